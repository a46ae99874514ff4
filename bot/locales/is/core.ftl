# Það sem Kunna segir, sama hvaða skipun er notuð.
# Orðalistar eru aðgreindir með "|". Þeir eru ekki þýðingar heldur það sem fólk skrifar í raun og veru.

greetings = hæ | hæ hæ | hæhæ | hæ þú | hæ kunna | halló | hallo | halló halló | hey | hei | jó | heil og sæl | sæl | sæll | sæl kunna |
    sæl og blessuð | sæll og blessaður | sæl veriði | sæl verið þið | komdu sæl | komdu sæll | komdu sæl og blessuð |
    komdu sæll og blessaður | blessuð | blessaður | daginn | góðan dag | góðan daginn | góða daginn | góðan og blessaðan daginn |
    góðan og blessaðan | góðan morgun | gott kvöld | góða kvöldið | kvöldið | halló kunna | góðan daginn kunna
help-words = hjálp | hjálpa | hjálpa mér | hjálpaðu | hjálpaðu mér | geturðu hjálpað mér | getur þú hjálpað mér |
    mig vantar hjálp | mér vantar hjálp | vantar hjálp | ég þarf hjálp | aðstoð | mig vantar aðstoð | leiðbeiningar |
    hvað geturðu | hvað getur þú | hvað geturðu gert | hvað getur þú gert | hvað kanntu | hvað kannt þú | hvað gerir þú |
    hvað gerirðu | hvað get ég gert | hvað get ég spurt um | hvað má spyrja um | hvað er hægt að gera | skipun | skipanir |
    hvaða skipanir eru til | hvernig virkar þetta | hvernig virkarðu | hvernig virkar þú | hvernig nota ég þetta | valmynd |
    upplýsingar | hver ert þú | hver ertu | hvað ertu | hvað er þetta | hvað er kunna
connectors = og | eða | auk | ásamt | plús
yes = Já
no = Nei
form-submit = Vista
form-cancel = Hætta við
form-choose = Veldu

hello = Hæ { $name }, hvað viltu vita?
kunna-hello = { $company }: Kunna veit hver kann hvað, hvaða hugmyndir eru lifandi og hvað þú mátt segja opinberlega.
help = Þetta geturðu spurt mig um
help-verbs = Einnig: { $verbs }
help-more = Skrifaðu mér eins og samstarfsfélaga: „hver kann Python?“ er nóg. Á rás skaltu nefna mig.
help-button = Hvað get ég spurt um?
cmd-kunna = Hjálp og tungumálið þitt
cmd-kunna-language = Veldu tungumál
title-kunna-language = { cmd-kunna-language }
arg-kunna-language-to = Tungumál
verb-kunna-language = tungumál | tungumal | mál | mal
language-sv = Svenska
language-fi = Suomi
language-is = Íslenska
language-en = English
language-set = Héðan í frá tala ég íslensku við þig.

did-you-mean-command = Ég þekki enga skipun með þessu nafni. Áttirðu við { $name }?
what-is-it = Hvað á ég að gera við þetta?
which-of-two = Þetta má skilja á tvo vegu. Hvort áttu við?

role-employee = starfsmenn
role-communicator = samskiptafulltrúar
role-admin = umsjónarmenn
not-allowed = Aðeins { $role } mega gera þetta. Umsjónarmaður getur gefið þér hlutverkið.

already-done = Þetta hefur þegar verið gert. Ekkert var gert tvisvar.
store-away = Ég næ ekki í gögnin mín núna og því var ekkert vistað. Reyndu aftur eftir mínútu.
platform-away = Ég sé ekki hver þú ert eins og er. Reyndu aftur eftir mínútu.
broke = Eitthvað bilaði okkar megin. Það var ekki vegna þess sem þú skrifaðir. Reyndu aftur eftir smástund. Ef þetta gerist aftur skaltu gefa umsjónarmanni tilvísunina { $reference }.
resumed = Ég varð fyrir truflun. Það sem þú baðst um er búið, en svarið mitt týndist: { $line }
gave-up = Ég reyndi nokkrum sinnum en gat ekki svarað þessu: { $line }. Spurðu aftur með öðrum orðum eða láttu umsjónarmann vita.

stranger-guest = Kunna er fyrir starfsfólk og gestir hafa ekki aðgang. Biddu tengiliðinn þinn að fletta þessu upp fyrir þig.
stranger-foreign = Kunna svarar aðeins starfsfólki síns fyrirtækis og þú tilheyrir öðru fyrirtæki.
stranger-gone = Aðgangurinn þinn að Kunna er óvirkur. Umsjónarmaður getur virkjað hann aftur.
stranger-bot = Kunna svarar aðeins fólki.
stranger-unknown = Ég veit ekki hver þú ert og get því ekki svarað. Skrifaðu mér í Slack eða Teams.

field-empty = Hér er autt. Skrifaðu eitthvað hér.
too-long = { $length ->
    [one] Textinn er { $length } stafur og ég tek við { $most } í mesta lagi. Styttu hann aðeins.
   *[other] Textinn er { $length } stafir og ég tek við { $most } í mesta lagi. Styttu hann aðeins.
  }
does-not-fit = „{ $given }“ passar ekki í „{ $label }“. Kíktu á það aftur.
unknown-thing = Ég finn ekki „{ $given }“. Kannski var það fjarlægt.
unknown-person = Ég þekki þessa manneskju ekki: „{ $given }“. Nefndu hana með @ eða skrifaðu netfangið hennar.
unknown-mention = Ég þekki þessa manneskju ekki enn. Skrifaðu netfangið hennar eða biddu hana að heilsa mér fyrst.
note-gone = Þessi texti er ekki lengur hér: hann hefur þegar verið notaður eða sólarhringur er liðinn. Skrifaðu hann aftur.

page-of = Síða { $page } af { $pages }.
more-button = Fleiri
back-button = Til baka

takes-moment = innan við mínútu
takes-minutes = { $count ->
    [one] um { $count } mínútu
   *[other] um { $count } mínútur
  }
takes-hours = { $count ->
    [one] um { $count } klukkustund
   *[other] um { $count } klukkustundir
  }
time-left = Tími eftir
follows-along = Þessi skilaboð uppfærast og verða að lokum kvittun. Þú þarft ekki að bíða hér.

shell-load-read = { $people ->
    [one] { $people } manneskja lesin ({ $encoding }).
   *[other] { $people } manneskjur lesnar ({ $encoding }).
  }
shell-load-plan = Nýjar manneskjur: { $added }. Breytast: { $changed }. Óbreyttar: { $same }. Nýir rithættir færni: { $spellings }.
shell-load-done = Nýjar manneskjur: { $added }. Breyttar: { $changed }. Ný færni: { $coined }. Látnar óhreyfðar: { $refused }.
shell-load-undo = Hægt er að afturkalla þetta í { $days } daga með: { $command }
shell-load-undone = Manneskjur eins og áður: { $people }. Látnar vera eins og þær eru núna: { $kept }.
shell-load-not-undone = Það er ekkert að afturkalla í innlestri { $number }: hann hefur engu breytt eða er eldri en { $days } daga. Lestu inn skrá þar sem þetta er rétt.
shell-load-problems = Óljós atriði: { $count }. Raðir sem ekki var hægt að nota: { $lost }.
shell-load-away = Gagnagrunnurinn er læstur eða ekki næst samband við hann. Það sem er byrjað heldur áfram af sjálfu sér þegar hann er kominn aftur; annars skaltu lesa sömu skrána inn aftur.
