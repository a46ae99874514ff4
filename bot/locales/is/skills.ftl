# Umhirða færnilistans: nýr ritháttur, heiti, sameining, brottfelling, afturköllun.

cmd-whoknows-skills = Hirða um færnilistann
cmd-whoknows-skill-keep = Halda nýjum rithætti sem eigin færni
cmd-whoknows-skill-rename = Breyta heiti færni
cmd-whoknows-skill-alias = Gefa færni annað heiti
cmd-whoknows-skill-merge = Sameina tvennt í eina færni
cmd-whoknows-skill-drop = Taka færni úr listanum
cmd-whoknows-skill-undo = Afturkalla breytingu á listanum
cmd-whoknows-skill-log = Hverju var breytt í listanum
verb-whoknows-skills = færni | listi | færnilisti
verb-whoknows-skill-keep = halda færni | færni halda
verb-whoknows-skill-rename = endurnefna | endurnefna færni
verb-whoknows-skill-alias = færni heiti | annað heiti
verb-whoknows-skill-merge = sameina | sameina færni
verb-whoknows-skill-drop = taka færni | eyða færni
verb-whoknows-skill-undo = afturkalla færni | færni afturkalla
verb-whoknows-skill-log = færni breytingar | breytingar á lista
title-whoknows-skills = Færnilistinn
title-whoknows-skill-keep = Halda færni
title-whoknows-skill-rename = Breyta heiti færni
title-whoknows-skill-alias = Annað heiti
title-whoknows-skill-merge = Sameina færni
title-whoknows-skill-drop = Taka færni úr listanum
title-whoknows-skill-undo = Afturkalla breytingu
title-whoknows-skill-log = Nýjustu breytingar
submit-whoknows-skill-merge = Áfram
submit-whoknows-skill-drop = Áfram
arg-whoknows-skills-what = Færni
arg-whoknows-skill-keep-skill = Færni
arg-whoknows-skill-rename-skill = Færni
arg-whoknows-skill-rename-to = Nýtt heiti
arg-whoknows-skill-rename-language = Tungumál heitisins
hint-whoknows-skill-rename-language = Ef ekkert er valið á þetta við heitið sem þú sérð núna.
arg-whoknows-skill-alias-skill = Færni
arg-whoknows-skill-alias-name = Annað heiti
hint-whoknows-skill-alias-name = Skammstöfun, annar ritháttur eða gamalt heiti. Færnin finnst með því.
arg-whoknows-skill-alias-language = { arg-whoknows-skill-rename-language }
arg-whoknows-skill-merge-skill = Þessi færni
arg-whoknows-skill-merge-into = verður að þessari
arg-whoknows-skill-drop-skill = Færni
arg-whoknows-skill-undo-load = Númer breytingarinnar
prefix-language = tungumál | mál
tongue-every = Ekkert sérstakt tungumál
tongue-every-short = Heiti
tongue-sv = Sænska
tongue-fi = Finnska
tongue-is = Íslenska
tongue-en = Enska

# Biðröðin og listinn eftir orðum.
skills-queue = { $count ->
    [one] { $count } nýr ritháttur bíður þess að einhver líti á hann.
   *[other] { $count } dæmi um nýjan rithátt bíða þess að einhver líti á þau.
  }
skills-queue-none = Enginn nýr ritháttur bíður.
skills-queue-none-next = Hér birtist það sem skrár og samstarfsfólk kalla nýju heiti. Flettu öðru upp með orðum: /whoknows skills Python
skills-people = { $count ->
    [0] enginn er með þetta
    [one] { $count } manneskja er með þetta
   *[other] { $count } manneskjur eru með þetta
  }
skills-since = síðan { $date }
skills-has = Hverjir
skills-by = fannst sem „{ $name }“
skills-found = { $count ->
    [one] „{ $what }“ gæti átt við { $count } færni.
   *[other] „{ $what }“ gæti átt við eitthvað af { $count } í listanum.
  }
skills-found-none = Ég þekki enga færni sem heitir „{ $what }“.
skills-did-you-mean = Ég þekki enga færni sem heitir „{ $what }“. Áttirðu við: { $names }?
skills-several = Fleira en eitt heitir „{ $what }“. Opnaðu það sem þú átt við.
skills-more-names = { $count ->
    [one] og { $count } í viðbót
   *[other] og { $count } í viðbót
  }
skills-esco = Heiti sem þið breytið hér eru ykkar eigin.
skills-same-button = Sama og { $skill }
skills-keep-button = Sérstök færni
skills-rename-button = Breyta heiti
skills-alias-button = Annað heiti
skills-merge-button = Sameina annarri
skills-drop-button = Taka út
skills-open-button = Opna
skills-queue-button = Nýr ritháttur
skills-log-button = Nýjustu breytingar

# Það sem er gert við færni. Spurt er í fyrstu línunni, hinar eru sagðar á eftir og í lista yfir breytingar.
skills-merge-sure = { $count ->
    [0] „{ $skill }“ verður: { $into }. Enginn er með þetta.
    [one] „{ $skill }“ verður: { $into }. { $count } manneskja er með þetta.
   *[other] „{ $skill }“ verður: { $into }. { $count } manneskjur eru með þetta.
  }
skills-merge-next = Þau sem eru með hana fá hina í staðinn og leitin finnur hana með öllum heitum beggja. Ef einhver er með báðar gildir hærra stigið.
skills-merge-yes-button = Sameina
skills-drop-sure = { $count ->
    [0] „{ $skill }“ fer úr listanum. Enginn er með þetta.
    [one] „{ $skill }“ fer úr listanum og af prófíl hjá { $count } manneskju.
   *[other] „{ $skill }“ fer úr listanum og af prófílum hjá { $count } manneskjum.
  }
skills-drop-next = Enginn finnst framar með henni. Ef þetta er annar ritháttur á einhverju er betra að sameina það tvennt.
skills-drop-yes-button = Taka út
skills-sure-changed = Fjöldi fólks hefur breyst síðan þú leist á þetta og því var ekkert gert. Svona er staðan núna.
skills-did-keep = „{ $skill }“ er sérstök færni.
skills-did-rename = „{ $skill }“ heitir nú „{ $other }“.
skills-did-alias = „{ $skill }“ finnst nú líka sem „{ $other }“.
skills-did-merge = „{ $skill }“ er orðið að þessu: { $other }.
skills-did-drop = „{ $skill }“ hefur verið tekið úr listanum.
skills-undo-note = Leitin veit af þessu nú þegar. Hægt er að afturkalla það í { $days } daga.
skills-undo-button = Afturkalla
skills-same = Hvort tveggja er sama færnin: { $skill }. Segðu að hvaða annarri færni hún á að verða.
skills-taken = „{ $name }“ er þegar heiti á þessu: { $skill }. Sameinaðu það tvennt eða veldu annað heiti.
skills-called-so = Þetta heitir þegar „{ $skill }“. Skrifaðu annað heiti.
skills-has-name = { $skill } finnst þegar sem „{ $name }“. Skrifaðu annað heiti.
skills-no-letters = Í „{ $name }“ er hvorki bókstafur né tölustafur sem hægt væri að finna færni með. Skrifaðu það með orðum.
skills-gone = Einhver hefur sameinað þá færni eða tekið hana út í millitíðinni og því var ekkert gert. Flettu henni upp aftur.

# Afturköllun og listi yfir breytingar.
skills-undone = Afturkallað: { $act }
skills-undoing = Ég er að afturkalla þetta og það er mikið af því: { $act }
skills-undone-nothing = Ekki afturkallað vegna þess sem gerst hefur síðan: { $act }
skills-kept = { $count ->
    [one] { $count } atriði er óhreyft:
   *[other] { $count } atriði eru óhreyfð:
  }
skills-why-changed-since = Þessu var breytt síðar. Afturkallaðu síðari breytinguna fyrst eða lagaðu þetta í höndunum.
skills-why-in-use = Eitthvað er nú háð þessu og því er það ekki fjarlægt.
skills-why-gone = Það sem þetta tilheyrði er ekki lengur til.
skills-undo-late = Þetta er eldra en { $days } daga og verður ekki afturkallað lengur. Lagaðu það í höndunum.
skills-no-act = Þetta er ekki breyting á listanum sem hægt er að afturkalla. Þær sem hægt er að afturkalla eru í lista yfir breytingar.
skills-log = { $count ->
    [one] { $count } breyting síðustu daga.
   *[other] { $count } breytingar síðustu daga, sú nýjasta fyrst.
  }
skills-log-none = Enginn hefur breytt listanum síðustu daga.
skills-was-undone = afturkallað
skills-is-being-undone = í afturköllun
did-whoknows-skill-keep = hélt nýjum rithætti sem færni
did-whoknows-skill-rename = breytti heiti færni
did-whoknows-skill-alias = gaf færni annað heiti
did-whoknows-skill-merge = sameinaði færni
did-whoknows-skill-drop = tók færni úr listanum
did-whoknows-skill-undo = afturkallaði breytingu á listanum

# Skrá úr ESCO-flokkuninni. Það sem notkunarskilmálarnir krefjast stendur til hliðar á ensku, orðrétt.
cmd-whoknows-load-language = Segja á hvaða máli listi er
verb-whoknows-load-language = innlestur tungumál
title-whoknows-load-language = Tungumál skrárinnar
arg-whoknows-load-language-load = Númer innlestrarins
arg-whoknows-load-language-language = Tungumál
spoken-sv = Sænska
spoken-fi = Finnska
spoken-is = Íslenska
spoken-en = Enska
in-sv = á sænsku
in-fi = á finnsku
in-is = á íslensku
in-en = á ensku
in-other = á tungumálinu „{ $code }“
esco-language = Á hvaða máli eru heitin í { $file }?
esco-language-note = Heiti opinberrar skrár segir til um það, til dæmis skills_sv.csv.
esco-plan = { $file } færir þér: { $counts }. Engu hefur verið breytt enn.
esco-plan-none = Allt í { $file } er þegar hér og því er ekkert að lesa inn.
esco-new = { $count ->
    [one] { $count } nýtt í færnilistann
   *[other] { $count } ný í færnilistann
  }
esco-more = { $count ->
    [one] fleiri heiti á { $count } færni
   *[other] fleiri heiti á { $count } í listanum
  }
esco-names = { $count ->
    [one] { $count } heiti { $language }
   *[other] { $count } heiti { $language }
  }
esco-holds = Færni sem ber nákvæmlega sama heiti hér er sameinuð færni skrárinnar og heldur sínu fólki. Áætlunin gildir í { $minutes } mínútur. Það sem var lesið inn má afturkalla í { $days } daga.
esco-apply-button = { $count ->
    [one] Lesa inn { $count } færni
   *[other] Lesa inn { $count } í listann
  }
esco-changes-button = Sýna breytingarnar
esco-drop-button = Henda áætluninni
esco-too-large = Þetta lítur út fyrir að vera skrá úr ESCO-flokkuninni og hún er stærri en þau { $megabytes } MB sem ég tek við í spjalli. Biddu þann sem rekur Kunna að lesa hana inn á þjóninum: python -m bot load { $file } --yes
esco-unsaid = Ég veit ekki á hvaða máli heitin eru. Nefndu skrána til dæmis skills_sv.csv eftir málinu sem hún er á og lestu hana aftur inn.
esco-shell-done = Nýtt í færnilistanum: { $added }. Með fleiri heiti: { $changed }. Óhreyft: { $refused }.
esco-shell-undone = Aftur eins og áður: { $people }. Látið standa eins og er: { $kept }.
