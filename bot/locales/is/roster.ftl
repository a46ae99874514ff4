# Að sækja meðlimi vinnusvæðis eða fyrirtækis, og fólk sem gæti verið einn og sami maður.

cmd-kunna-roster = Sækja meðlimi vinnusvæðisins
cmd-kunna-roster-start = Byrja að sækja meðlimina
cmd-kunna-roster-progress = Hversu langt er komið að sækja meðlimina
cmd-kunna-conflicts = Fólk sem gæti verið sama manneskjan
cmd-kunna-conflict-same = Segja að tvær manneskjur séu ein og sama
cmd-kunna-conflict-two = Segja að þetta séu tvær manneskjur
verb-kunna-roster = meðlimir | meðlimalisti | sækja meðlimi
verb-kunna-conflicts = árekstrar | hver er hver
title-kunna-roster-progress = Meðlimir sóttir
title-kunna-conflict-same = Ein manneskja
title-kunna-conflict-two = Tvær manneskjur
arg-kunna-roster-progress-run = Númer keyrslunnar
arg-kunna-conflict-same-conflict = Hvaða tvær
arg-kunna-conflict-two-conflict = Hvaða tvær

roster-how-slack = Ég get lesið hverjir eru meðlimir þessa vinnusvæðis í Slack, svo að samstarfsfólk finnist og hægt sé að ná í það áður en það skrifar mér í fyrsta sinn. Enginn fær skilaboð.
roster-how-teams = Ég get lesið hverjir eru í þeim teymum sem mér hefur verið bætt við í, svo að samstarfsfólk finnist og hægt sé að ná í það áður en það skrifar mér í fyrsta sinn. Enginn fær skilaboð.
roster-rules = Þau sem ég þekki nú þegar af netfangi sem kerfið hefur staðfest verða áfram ein manneskja hvert. Gestum, vélmennum, fólki úr öðrum fyrirtækjum og óvirkum aðgöngum er sleppt. Það tekur nokkrar mínútur fyrir þúsundir meðlima og skilaboð í spjallinu okkar sýna hversu langt er komið.
roster-known = Aðgangar sem ég þekki hér
roster-teams = Teymi þar sem ég er
roster-last = Síðast
roster-start-button = Sækja þau
roster-progress-button = Hversu langt er komið?
roster-again-button = Reyna aftur
roster-where = Meðlimalistinn tilheyrir vinnusvæði í Slack eða fyrirtæki í Teams og þessa var spurt annars staðar. Skrifaðu mér þetta í Slack eða Teams.
roster-no-teams = Ekkert teymi hefur bætt mér við enn, svo ég sé enga meðlimi. Bættu mér við í teymi í Teams og spurðu svo aftur.
roster-started = Ég er að sækja meðlimina. Skilaboð í spjallinu okkar sýna hversu langt ég er komin.
roster-already = Ég er þegar að sækja meðlimina. Ekkert var byrjað tvisvar.
roster-going = { $count ->
    [one] Ég er að sækja meðlimina: { $count } aðgangur skoðaður hingað til.
   *[other] Ég er að sækja meðlimina: { $count } aðgangar skoðaðir hingað til.
  }
roster-done = { $count ->
    [one] Meðlimirnir hafa verið sóttir: { $count } aðgangur skoðaður.
   *[other] Meðlimirnir hafa verið sóttir: { $count } aðgangar skoðaðir.
  }
roster-stopped = { $count ->
    [one] Ég gat ekki lesið alla meðlimina af því að kerfið svaraði „{ $why }“. Sá { $count } aðgangur sem var skoðaður stendur óbreyttur. Athugaðu hvort forritið hafi enn heimildir sínar og reyndu svo aftur.
   *[other] Ég gat ekki lesið alla meðlimina af því að kerfið svaraði „{ $why }“. Þeir { $count } aðgangar sem voru skoðaðir standa óbreyttir. Athugaðu hvort forritið hafi enn heimildir sínar og reyndu svo aftur.
  }
roster-too-long = reyndu síðar
roster-follows = Þessi skilaboð uppfærast á meðan.
roster-taken = Ný hér
roster-joined = Sameinuð einhverjum eftir netfangi
roster-changed = Uppfærð
roster-same = Óbreytt
roster-doubtful = Hugsanlega einhver sem er þegar hér
roster-mailless = Án staðfests netfangs (sleppt)
roster-guest = Gestir (sleppt)
roster-bot = Vélmenni (sleppt)
roster-foreign = Önnur fyrirtæki (sleppt)
roster-gone = Óvirkir aðgangar (sleppt)

conflicts-button = Hver er hver?
conflicts-list = { $count ->
    [one] { $count } spurning um hver er hver.
   *[other] { $count } spurningar um hver er hver.
  }
conflicts-none = Ekkert bíður: ég efast ekki um hver er hver.
conflict-claim = Kerfið hefur staðfest { $email } fyrir aðgang þeirrar fyrri, og sú seinni er með það netfang hér.
conflict-twice = Tveir aðgangar á sama vinnusvæði eða í sama fyrirtæki eru með netfangið { $email }.
conflict-file = Skrá gefur þessari manneskju netfangið { $email }, og kerfin hafa staðfest annað.
conflict-no-email = ekkert netfang
conflict-switched-off = óvirkur aðgangur
conflict-same-button = Sama manneskjan
conflict-two-button = Tvær manneskjur
conflict-theirs-button = Hennar netfang
conflict-not-theirs-button = Einhvers annars
conflict-sure = Eiga þessar tvær að verða ein manneskja?
conflict-sure-note = Aðgangar, færni, hugmyndir, atkvæði, athugasemdir og staðfestingar eru sameinuð, hvert talið einu sinni, og hærra hlutverkið af tveimur gildir. Þetta er ekki hægt að afturkalla.
conflict-sure-button = Sameina þær
conflict-one = { $name } er nú ein manneskja, með öllu frá báðum.
conflict-kept-two = Þær verða áfram tvær manneskjur og ég spyr ekki aftur.
conflict-kept-theirs = Netfangið er hennar og ég spyr ekki aftur. Lestu skrána inn aftur til að taka við því sem í henni stendur.
conflict-kept-not-theirs = Netfangið er einhvers annars. Lestu skrána inn aftur, þá verður til ný manneskja.
conflict-decided = Einhver annar hefur þegar ákveðið þetta, svo engu var breytt. Skoðaðu hvað bíður enn.
unknown-identityconflict = Þessi spurning bíður ekki lengur („{ $given }“): einhver hefur svarað henni. Skoðaðu það sem eftir er með /kunna conflicts.
unknown-roster = Ég þekki enga keyrslu með númerið „{ $given }“. Sjá /kunna roster.

why-conflicts = fólk sem gæti verið sama manneskjan
notice-conflicts = { $count ->
    [one] { $count } ný spurning um hver er hver
   *[other] { $count } nýjar spurningar um hver er hver
  }
because-conflicts = Þú færð að vita af þessu af því að þú ert umsjónarmaður.
did-kunna-roster-start = sótti meðlimi
did-kunna-conflict-same = sagði að tvær manneskjur væru ein og sama
did-kunna-conflict-two = sagði að þetta væru tvær manneskjur
audit-roster = keyrsla { $number }

import-doubted-email = { $value } tilheyrir manneskju sem Slack eða Teams hefur staðfest annað netfang fyrir. Nýr samstarfsmaður gæti hafa fengið netfangið, svo röðinni er sleppt. Segðu hver þetta er með /kunna conflicts og lestu skrána svo inn aftur.
import-same-person = { $value } og { $email } eru ein og sama manneskjan hér og bæði eru í skránni. Þessari röð er sleppt: haltu öðru þeirra.
