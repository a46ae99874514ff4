cmd-policy = Spurðu hvað þú mátt segja opinberlega
cmd-policy-show = Lestu kafla í stefnunni
cmd-policy-list = Allir kaflar stefnunnar
verb-policy-show = sýna | sýndu | syna | lesa | opna
verb-policy-list = listi | efnisyfirlit | allir kaflar
example-policy = /policy Má ég birta mynd af samstarfsmanni?
ask-policy = má ég | má maður | má | mætti ég | megum við | mega starfsmenn | er í lagi að | er í lagi ef | er það í lagi |
    er það leyfilegt | er leyfilegt að | er mér heimilt | er heimilt að | er bannað að | er bannað | get ég birt | get ég deilt |
    get ég skrifað | get ég sagt | get ég talað um | get ég nefnt | get ég póstað | getum við birt | þarf ég leyfi |
    þarf ég að biðja um leyfi | þarf ég að segja | þarf ég að taka fram | þarf ég að spyrja | á ég að segja | verð ég að segja |
    verð ég að taka fram | hvað segir stefnan | hvað segja reglurnar | hvað stendur í stefnunni | hvað gildir um |
    hvaða reglur gilda | hverjar eru reglurnar | reglur um | stefnan um | stefna um | hvað má ég | hvað má maður | hvað megum við
title-policy = { arg-policy-question }
arg-policy-question = Spurningin þín
hint-policy-question = Til dæmis: Má ég birta mynd af samstarfsmanni?
submit-policy = Spyrja
arg-policy-show-snippet = Númer kaflans

policy-answer = Úr stefnunni: { $heading }
policy-maybe = Þetta gæti verið það: { $heading }
policy-maybe-next = Ég er ekki viss um að þetta svari spurningunni. Ef það gerir það ekki skaltu spyrja ábyrgðarmanninn.
policy-others = { $count ->
    [one] Þessi kafli er líka nálægt:
   *[other] Þessir kaflar eru líka nálægt:
  }
policy-nothing = Ég finn ekkert um þetta í stefnunni.
policy-ask-these = Spurðu einhvern úr þessum hópi áður en þú birtir:
policy-ask-your-manager = Spurðu yfirmann þinn áður en þú birtir.
policy-empty = Hér er engin stefna enn. Spurðu yfirmann þinn áður en þú birtir.
policy-section = Kafli
policy-version = Útgáfa
policy-valid-from = Gildir frá
policy-owner = Ábyrgð
policy-no-owner = enginn eins og er
policy-list = { $count ->
    [one] Í stefnunni er { $count } kafli.
   *[other] Í stefnunni eru { $count } kaflar.
  }
policy-since = Útgáfa { $version }, gildir frá { $date }
policy-read-button = Lesa
policy-list-button = Allir kaflar
policy-ask-button = Spyrja
unknown-snippet = Í stefnunni er enginn kafli „{ $given }“. Finndu númerið í listanum.
