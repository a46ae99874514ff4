cmd-idea = Deildu hugmynd eða skoðaðu hugmyndir annarra
cmd-idea-new = Skrifaðu hugmynd í eyðublað
cmd-idea-list = Skoðaðu hugmyndirnar
cmd-idea-top = Hugmyndirnar með flest atkvæði
cmd-idea-mine = Þínar eigin hugmyndir
cmd-idea-show = Lestu hugmynd
cmd-idea-share = Sýna öllum á rásinni hugmynd
cmd-idea-vote = Greiddu hugmynd atkvæði
cmd-idea-unvote = Taktu atkvæðið þitt til baka
cmd-idea-comment = Segðu eitthvað um hugmynd
verb-idea-new = ný | ný hugmynd
verb-idea-list = listi | allar hugmyndir
verb-idea-top = efstu | vinsælastar | flest atkvæði
verb-idea-mine = mínar | minar | mínar hugmyndir
verb-idea-show = sýna | sýndu | syna | lesa | opna
verb-idea-share = deila | deildu
verb-idea-vote = kjósa | kjóstu | kjosa | atkvæði | styðja
verb-idea-unvote = taka til baka | afturkalla | hætta við atkvæði
verb-idea-comment = athugasemd | gera athugasemd | skrifa athugasemd
example-idea = /idea efstu
ask-idea = ég er með hugmynd | ég er með góða hugmynd | ég fékk hugmynd | ég hef hugmynd | er með hugmynd | fékk hugmynd | hér er hugmynd |
    hér kemur hugmynd | hugmyndin mín er að | hugmyndin mín er | hugmyndin mín | hugmynd mín er | mín hugmynd er | ný hugmynd | hugmynd |
    ég er með tillögu | ég vil leggja til að | ég vil leggja til | mig langar að leggja til | ég legg til að | ég legg til |
    ég sting upp á að | ég sting upp á | tillaga mín er | mín tillaga er | tillaga
title-idea = { arg-idea-text }
title-idea-new = { arg-idea-text }
arg-idea-text = Hugmyndin þín
hint-idea-text = Hvað á að gera, fyrir hvern og hvað batnar. Í mesta lagi 4.000 stafir.
arg-idea-nameless = Sleppa nafninu þínu?
intro-idea = Ef þú sleppir nafninu geymist hvergi hér að hugmyndin sé þín: enginn getur komist að því og þú getur ekki breytt henni síðar sem höfundur.
submit-idea = Senda hugmynd
prefix-nameless = nafnlaust | nafnlaus
arg-idea-new-text = { arg-idea-text }
hint-idea-new-text = { hint-idea-text }
arg-idea-new-nameless = { arg-idea-nameless }
intro-idea-new = { intro-idea }
submit-idea-new = { submit-idea }
arg-idea-list-words = Um hvað?
arg-idea-show-idea = Númer hugmyndar
arg-idea-share-idea = Númer hugmyndar
arg-idea-vote-idea = Númer hugmyndar
arg-idea-unvote-idea = Númer hugmyndar
title-idea-comment = { arg-idea-comment-text }
arg-idea-comment-idea = Númer hugmyndar
arg-idea-comment-text = Athugasemdin þín
hint-idea-comment-text = Allir geta lesið hana og sjá nafnið þitt. Í mesta lagi 2.000 stafir.
submit-idea-comment = Senda athugasemd

stage-new = ný
stage-discussed = til umræðu
stage-evaluated = í mati
stage-building = í smíðum
stage-launched = komin í notkun

idea-votes = { $count ->
    [one] { $count } atkvæði
   *[other] { $count } atkvæði
  }
idea-comments = { $count ->
    [one] { $count } athugasemd
   *[other] { $count } athugasemdir
  }
idea-comments-latest = Nýjustu athugasemdirnar: { $latest } af { $count }
idea-title = Hugmynd { $number }
idea-author = Frá
idea-nobody = án nafns
idea-created = Send inn
idea-stage = Staða
idea-counts = Stuðningur

idea-filed = Þetta er nú hugmynd { $number }.
idea-filed-next = Samstarfsfólk getur fundið hana, kosið hana og gert athugasemdir við hana.
idea-filed-nameless = Hér geymist hvergi að þetta hafi verið þú. Hún er því ekki meðal hugmynda þinna og þú getur ekki breytt henni síðar.
idea-wordless = Ég þarf að minnsta kosti eitt orð. Skrifaðu hvað á að gera.
idea-near = { $count ->
    [one] { $count } hugmynd hér líkist þinni. Er það sú sama?
   *[other] { $count } hugmyndir hér líkjast þinni. Er það einhver þeirra?
  }
idea-near-next = Þín hefur ekki verið send inn enn. Kjóstu þá sem segir það sama eða sendu þína líka inn.
idea-list = { $count ->
    [one] { $count } hugmynd
   *[other] { $count } hugmyndir, þær nýjustu fyrst
  }.
idea-list-none = Hér eru engar hugmyndir enn. Þín getur orðið sú fyrsta.
idea-about = { $count ->
    [one] { $count } hugmynd
   *[other] { $count } hugmyndir
  } um „{ $words }“.
idea-none-about = Engin hugmynd hér fjallar um „{ $words }“. Þú getur sent það inn sem hugmynd.
idea-top = Hugmyndirnar með flest atkvæði.
idea-mine = { $count ->
    [one] Þú hefur sent inn { $count } hugmynd undir nafni.
   *[other] Þú hefur sent inn { $count } hugmyndir undir nafni.
  }
idea-mine-none = Þú hefur ekki sent inn hugmynd undir nafni enn. Nafnlausar sjást ekki hér: hvergi geymist að þær hafi verið þínar.
idea-voted = Atkvæðið þitt er talið: hugmynd { $number }.
idea-voted-already = Þú hefur þegar kosið hugmynd { $number } og aðeins eitt atkvæði telst.
idea-unvoted = Atkvæðið þitt er tekið til baka: hugmynd { $number }.
idea-not-voted = Þú hefur ekki kosið hugmynd { $number }, svo það er ekkert að taka til baka.
idea-commented = Athugasemdin þín er komin: hugmynd { $number }.
unknown-idea = Hugmyndin „{ $given }“ er ekki til. Finndu númerið í listanum.

idea-vote-button = Kjósa
idea-unvote-button = Taka atkvæði til baka
idea-open-button = Opna
idea-comment-button = Gera athugasemd
idea-list-button = Allar hugmyndir
idea-top-button = Flest atkvæði
idea-new-button = Ný hugmynd
idea-file-button = Senda inn sem hugmynd
idea-anyway-button = Senda mína samt
idea-anyway-nameless-button = Senda mína samt, án nafns míns
