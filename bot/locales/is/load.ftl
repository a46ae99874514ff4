# Skrá sem er lesin inn: áætlunin, nýr ritháttur, framkvæmdin, afturköllun.

cmd-whoknows-load = Lesa inn fólk og færni úr skrá
cmd-whoknows-loads = Skrár sem hafa verið lesnar inn
cmd-whoknows-load-show = Staða innlestrar
cmd-whoknows-load-everyone = Segja að allir séu í skrá
cmd-whoknows-load-changes = Hverju innlestur breytir, eitt í einu
cmd-whoknows-load-rows = Óskýrar raðir í skrá
cmd-whoknows-load-rows-file = Óskýrar raðir í skrá, sem skrá
cmd-whoknows-load-spelling = Spyrja hvaða færni nýr ritháttur er
cmd-whoknows-load-decide = Ákveða hvaða færni nýr ritháttur er
cmd-whoknows-load-decide-all = Ákveða allan nýjan rithátt sömu gerðar
cmd-whoknows-load-apply = Framkvæma áætlun
cmd-whoknows-load-skipped = Það sem innlestur lét óhreyft
cmd-whoknows-load-undo = Afturkalla innlestur
cmd-whoknows-load-drop = Henda áætlun
verb-whoknows-load = lesa inn | lesa inn skrá | flytja inn skrá
verb-whoknows-loads = innlestrar | allir innlestrar
verb-whoknows-load-show = sýna innlestur | innlestur
verb-whoknows-load-everyone = innlestur allir
verb-whoknows-load-changes = innlestur breytingar
verb-whoknows-load-rows = innlestur raðir
verb-whoknows-load-rows-file = innlestur raðir skrá
verb-whoknows-load-spelling = innlestur ritháttur
verb-whoknows-load-decide = innlestur ákveða
verb-whoknows-load-decide-all = innlestur ákveða allt
verb-whoknows-load-apply = framkvæma innlestur
verb-whoknows-load-skipped = innlestur óhreyft
verb-whoknows-load-undo = afturkalla innlestur
verb-whoknows-load-drop = henda innlestri
title-whoknows-load = Lesa inn skrá
intro-whoknows-load = Fyrst sérðu áætlun og engu er breytt fyrr en þú ýtir á hnapp hennar. Þú getur líka sleppt skrá í einkaspjallið okkar, án nokkurra orða.
submit-whoknows-load = Sýna áætlunina
arg-whoknows-load-file = Skrá
hint-whoknows-load-file = Excel eða CSV, mest 10 MB. Dálkar eins og nafn, netfang, deild, staður og færni.
arg-whoknows-load-everyone = Eru allir í henni?
prefix-everyone = allir
title-whoknows-load-show = Sýna innlestur
title-whoknows-load-everyone = Allir eru í skránni
title-whoknows-load-changes = Breytingar
title-whoknows-load-rows = Óskýrar raðir
title-whoknows-load-rows-file = Óskýrar raðir
title-whoknows-load-spelling = Nýr ritháttur
title-whoknows-load-decide = Nýr ritháttur
title-whoknows-load-decide-all = Nýr ritháttur
title-whoknows-load-apply = Framkvæma áætlun
title-whoknows-load-skipped = Það sem er óhreyft
title-whoknows-load-undo = Afturkalla innlestur
title-whoknows-load-drop = Henda áætlun
arg-whoknows-load-show-load = Númer innlestrarins
arg-whoknows-load-everyone-load = { arg-whoknows-load-show-load }
arg-whoknows-load-changes-load = { arg-whoknows-load-show-load }
arg-whoknows-load-rows-load = { arg-whoknows-load-show-load }
arg-whoknows-load-rows-file-load = { arg-whoknows-load-show-load }
arg-whoknows-load-spelling-load = { arg-whoknows-load-show-load }
arg-whoknows-load-decide-load = { arg-whoknows-load-show-load }
arg-whoknows-load-decide-all-load = { arg-whoknows-load-show-load }
arg-whoknows-load-apply-load = { arg-whoknows-load-show-load }
arg-whoknows-load-skipped-load = { arg-whoknows-load-show-load }
arg-whoknows-load-undo-load = { arg-whoknows-load-show-load }
arg-whoknows-load-drop-load = { arg-whoknows-load-show-load }

# Áætlunin. Það sem er talið er sett saman með kommum: „312 nýjar manneskjur, 45 manneskjum breytt“.
load-plan = { $file }: { $counts }. Engu hefur verið breytt enn.
load-plan-none = Allt er þegar komið hingað: { $file }. Það er ekkert að lesa inn.
load-plan-nothing-left = Ekkert er hægt að lesa inn eins og það er: { $file }.
load-added-people = { $count ->
    [one] { $count } ný manneskja
   *[other] { $count } nýjar manneskjur
  }
load-changed-people = { $count ->
    [one] { $count } manneskju breytt
   *[other] { $count } manneskjum breytt
  }
load-spellings = { $count ->
    [one] { $count } nýr ritháttur
   *[other] { $count } nýir rithættir
  }
load-rows = { $count ->
    [one] { $count } óskýr röð
   *[other] { $count } óskýrar raðir
  }
load-same = Eins og áður
load-next-spellings = Ritháttur sem enginn ákveður verður ný færni og hana má sameina annarri síðar.
load-next-rows = Óskýrum röðum er sleppt. Hinar raðirnar eru lesnar inn án þeirra.
load-holds = Áætlunin gildir í { $minutes } mínútur. Það sem var lesið inn má afturkalla í { $days } daga.
load-leavers = { $count ->
    [one] { $count } manneskja hér er ekki í skránni { $file }. Er hún hætt?
   *[other] { $count } manneskjur hér eru ekki í skránni { $file }. Eru þær hættar?
  }
load-leavers-none = Allir sem eru hér eru líka í skránni { $file }, svo enginn virðist vera hættur.
load-leavers-unclear = Sumar raðir eru óskýrar í { $file } og þeir sem virðast ekki vera með gætu staðið í þeim. Lagaðu raðirnar, sendu skrána aftur og segðu svo aftur að allir séu í henni.
load-others = { $count ->
    [one] { $count } í viðbót
   *[other] { $count } í viðbót
  }
load-kind-leavers = fólk sem var ekki í skránni
load-leavers-next = Prófílarnir eru teknir út svo að enginn finni þá lengur. Hugmyndirnar verða eftir. Ef einhver er í leyfi, eða í annarri skrá, er betra að láta prófílinn vera: hentu þá þessum lista.
load-guess = Stafirnir voru lesnir eins og Windows skrifar þá (cp1252). Ef þessi lína lítur rangt út skaltu vista skrána sem „CSV UTF-8“ og senda hana aftur:
load-unknown-columns = Dálkar sem ég þekki ekki og sleppi: { $columns }.
load-double-columns = Dálkar sem segja það sama og annar dálkur og er sleppt: { $columns }.

load-apply-people-button = { $count ->
    [one] Lesa inn { $count } manneskju
   *[other] Lesa inn { $count } manneskjur
  }
load-apply-leavers-button = { $count ->
    [one] Taka út { $count } manneskju
   *[other] Taka út { $count } manneskjur
  }
load-spellings-button = { $count ->
    [one] Ákveða { $count } rithátt
   *[other] Ákveða { $count } rithætti
  }
load-changes-button = Sýna breytingarnar
load-who-button = Sýna hverjir það eru
load-rows-button = { $count ->
    [one] { $count } vafaatriði
   *[other] { $count } vafaatriði
  }
load-everyone-button = Allir eru í skránni
load-missing-button = { $count ->
    [one] { $count } sem er ekki í henni
   *[other] { $count } sem eru ekki í henni
  }
load-drop-button = Henda áætluninni
load-drop-list-button = Henda listanum
load-plan-button = Aftur í áætlunina
load-open-button = Opna
load-new-button = Lesa inn skrá
load-loads-button = Allir innlestrar

load-unusable = Ég get ekki notað þessa skrá: { $file }. Engu var breytt.
load-unusable-next = Lagaðu þetta og sendu skrána aftur. Tóm skrá með réttum fyrirsögnum er góð byrjun.
load-template-button = Sækja tóma skrá
load-dropped = Áætluninni var hent: { $file }. Ekkert var lesið inn.
unknown-load = Innlesturinn „{ $given }“ er ekki til. Finndu númerið í listanum.

# Breytingar, ein í einu, og óskýrar raðir.
load-changes = { $count ->
    [one] { $file }: { $count } breyting.
   *[other] { $file }: { $count } breytingar.
  }
load-changes-none = { $file } breytir engu.
load-is-new = ný færsla
load-is-new-skill = ný færni
load-comes-back = aftur með virkan prófíl
load-from-to = { $what }: { $before } → { $after }
load-set = { $what }: { $after }
load-leaves = verður tekin út
load-more = { $count ->
    [one] og { $count } í viðbót
   *[other] og { $count } í viðbót
  }
load-field-name = Nafn
load-field-unit = Deild
load-field-place = Staður
load-field-title = Starfsheiti
load-field-language = Tungumál
load-rows-list = { $count ->
    [one] { $file }: { $count } vafaatriði.
   *[other] { $file }: { $count } vafaatriði.
  }
load-rows-none = Allar raðir eru skýrar: { $file }.
load-row = Röð { $row }
load-row-column = Röð { $row }, { $column }
load-file = Skráin
load-rows-file-button = Sækja þær sem skrá
load-rows-file = oskyrar-radir.csv

# Nýr ritháttur.
load-spelling-where = { $count ->
    [one] „{ $spelling }“ stendur hjá { $count } manneskju. Hvaða færni er það?
   *[other] „{ $spelling }“ stendur hjá { $count } manneskjum. Hvaða færni er það?
  }
load-spelling-left = { $count ->
    [one] Þetta er sá síðasti.
   *[other] { $count } rithættir eru eftir, að þessum meðtöldum.
  }
load-spelling-new-button = Þetta er ný færni
load-spelling-out-button = Sleppa þessu
load-spelling-near-all-button = { $count ->
    [one] Taka þá næstu fyrir { $count } sem er öruggur
   *[other] Taka þá næstu fyrir alla { $count } sem eru öruggir
  }
load-spelling-new-all-button = { $count ->
    [one] { $count } sem líkist engu: ný færni
   *[other] Allir { $count } sem líkjast engu: ný færni
  }
load-spelling-skip-button = Spyrja mig síðar
load-spelling-was = „{ $spelling }“ er hér eftir { $skill }.
load-spelling-was-new = „{ $spelling }“ verður ný færni.
load-spelling-was-out = „{ $spelling }“ er sleppt.
load-spelling-were = { $count ->
    [one] { $count } ritháttur er ákveðinn.
   *[other] { $count } rithættir eru ákveðnir.
  }
load-spelling-gone = Sá ritháttur er ekki lengur opinn.

# Framkvæmdin.
load-going = { $file }: { $done } af { $count } tilbúin.
load-going-back = Verið er að afturkalla { $file }: { $done } af { $count } tilbúin.
load-begun = Ég er að lesa inn { $file }. Framvindan sést í einkaspjallinu okkar og verður að lokum kvittun.
load-begun-back = Ég er að afturkalla { $file }. Framvindan sést í einkaspjallinu okkar og verður að lokum kvittun.
load-look-button = Hvernig gengur?
load-receipt = Lesið inn: { $file }, { $counts }.
load-done-added-people = { $count ->
    [one] { $count } manneskju bætt við
   *[other] { $count } manneskjum bætt við
  }
load-done-changed = { $count ->
    [one] { $count } breytt
   *[other] { $count } breytt
  }
load-done-left = { $count ->
    [one] { $count } manneskja tekin út
   *[other] { $count } manneskjur teknar út
  }
load-done-coined = { $count ->
    [one] { $count } ný færni
   *[other] { $count } nýjar færnir
  }
load-done-skipped = { $count ->
    [one] { $count } óhreyfð færsla
   *[other] { $count } óhreyfðar færslur
  }
load-done-nothing = engu þurfti að breyta
load-by = Lesið inn af
load-at = Hvenær
load-until = Má afturkalla til
load-nobody = einhver sem er ekki lengur hér
load-undo-button = Afturkalla innlesturinn
load-skipped-button = { $count ->
    [one] { $count } óhreyfð færsla
   *[other] { $count } óhreyfðar færslur
  }
load-find-button = Finna samstarfsfólk

load-expired = Áætlunin er eldri en { $minutes } mínútna og upplýsingarnar hér gætu hafa breyst síðan. Slepptu skránni aftur hingað til að fá nýja. Ekkert var lesið inn.
load-changed-meanwhile = Áætlunin hefur breyst síðan þú leist á hana, svo ekkert var lesið inn. Líttu á hana aftur.

# Það sem var látið óhreyft og hvers vegna.
load-skipped = { $count ->
    [one] { $count } færsla var látin óhreyfð.
   *[other] { $count } færslur voru látnar óhreyfðar.
  }
load-skipped-none = Engu var sleppt: allt er samkvæmt áætlun.
load-refused-changed-since = Þessu var breytt eftir að áætlunin var gerð. Slepptu skránni aftur hingað ef skráin er rétt.
load-refused-in-use = Eitthvað annað notar þetta. Slepptu skránni aftur hingað ef skráin er rétt.
load-refused-bug = Eitthvað bilaði hjá okkur hér. Láttu þann sem rekur þjóninn vita; það stendur í annál þjónsins.
load-kept-changed-since = Þessu var breytt eftir innlesturinn, svo það verður eins og það er núna.
load-kept-in-use = Einhver hefur notað þetta síðan, svo það verður eftir.
load-kept-bug = Eitthvað bilaði hjá okkur hér, svo það verður eftir. Láttu þann sem rekur þjóninn vita; það stendur í annál þjónsins.

# Afturköllun.
load-undo-sure = { $count ->
    [one] Ef innlestur { $number } er afturkallaður verður { $count } færsla eins og hún var.
   *[other] Ef innlestur { $number } er afturkallaður verða { $count } færslur eins og þær voru.
  }
load-undo-sure-next = Það sem bættist við er tekið út aftur og það sem breyttist fær aftur það sem stóð þar. Það sem hefur breyst eða verið notað síðan verður eftir og ég sýni þér hvað það er.
load-undo-yes-button = { $count ->
    [one] Afturkalla { $count } færslu
   *[other] Afturkalla { $count } færslur
  }
load-undo-no-button = Halda þessu
load-undone = Innlesturinn er afturkallaður: { $file }, { $counts }.
load-back = { $count ->
    [one] { $count } færsla er eins og áður
   *[other] { $count } færslur eru eins og áður
  }
load-kept = { $count ->
    [one] { $count } varð eftir
   *[other] { $count } urðu eftir
  }
load-kept-button = { $count ->
    [one] Það sem varð eftir ({ $count })
   *[other] Það sem varð eftir ({ $count })
  }
load-undo-late = Innlestur { $number } er eldri en { $days } daga og ekki er lengur hægt að afturkalla hann. Lestu inn skrá þar sem þetta er rétt.
load-undo-not = Innlestur { $number } hefur engu breytt, svo það er ekkert að afturkalla.

# Listinn.
loads = { $count ->
    [one] { $count } innlestur
   *[other] { $count } innlestrar, þeir nýjustu fyrst
  }.
loads-none = Ekkert hefur verið lesið inn enn.
load-title = { $number }. { $file }
load-state-planned = áætlað, ekki lesið inn
load-state-expired = of gömul áætlun
load-state-applying = verið er að lesa inn
load-state-applied = lesið inn
load-state-undoing = verið er að afturkalla
load-state-undone = afturkallað
load-state-dropped = hent
audit-load = innlestur { $number }
