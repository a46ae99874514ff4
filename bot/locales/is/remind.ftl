cmd-policy-remind = Minntu á kafla í stefnunni
cmd-policy-reminder = Lestu áminningu
cmd-policy-ack = Staðfestu áminningu
cmd-policy-unack = Afturkallaðu staðfestingu
cmd-policy-report = Staða áminningar
cmd-policy-progress = Hversu langt sending áminningar er komin
cmd-policy-cancel = Taktu til baka það sem bíður í áminningu
cmd-policy-reminders = Allar áminningar, þær nýjustu fyrst
verb-policy-remind = minna á | minntu á | áminna
verb-policy-reminder = áminning
verb-policy-ack = staðfesta | staðfestu
verb-policy-unack = afturkalla staðfestingu
verb-policy-report = skýrsla | staða
verb-policy-progress = framvinda
verb-policy-cancel = hætta við | stöðva
verb-policy-reminders = áminningar | allar áminningar
audience-everyone = allir | alla | öllum
audience-here = hér | hingað
title-policy-remind = Senda áminningu
title-policy-reminder = Lesa áminningu
title-policy-ack = Staðfesta
title-policy-unack = Afturkalla
title-policy-report = Skýrsla
title-policy-progress = Framvinda
title-policy-cancel = Taka til baka
intro-policy-remind = Fyrst sérðu skilaboðin og fjölda viðtakenda. Ekkert er sent fyrr en þú staðfestir.
submit-policy-remind = Forskoða
arg-policy-remind-whom = Hverjum
hint-policy-remind-whom = allir, eða hér fyrir rásina sem þú skrifar á
arg-policy-remind-snippet = Númer kaflans
arg-policy-remind-unit = Aðeins þessi eining
arg-policy-remind-place = Aðeins þessi staður
arg-policy-remind-doubt = Ef óvíst er hvort skilaboð bárust
prefix-doubt = óvíst | ovist
doubt-leave = láta kyrrt liggja, þá fær enginn þau tvisvar
doubt-again = senda aftur, einhver gæti fengið þau tvisvar
arg-policy-reminder-reminder = Númer áminningarinnar
arg-policy-ack-reminder = Númer áminningarinnar
arg-policy-unack-reminder = Númer áminningarinnar
arg-policy-report-reminder = Númer áminningarinnar
arg-policy-progress-reminder = Númer áminningarinnar
arg-policy-cancel-reminder = Númer áminningarinnar

letter-please = Lestu og staðfestu: { $heading }
letter-done = Þú hefur staðfest: { $heading }
letter-means = Með því að staðfesta segirðu að þú hafir lesið þessa útgáfu. Þú getur afturkallað það innan { $minutes ->
    [one] { $minutes } mínútu
   *[other] { $minutes } mínútna
  }.
letter-too-late = Þú staðfestir þetta fyrir meira en { $minutes ->
    [one] { $minutes } mínútu
   *[other] { $minutes } mínútum
  }, svo ekki er lengur hægt að afturkalla það. Ef það voru mistök skaltu láta sendandann vita.
letter-so-far = { $count ->
    [one] { $count } hefur staðfest síðan þá.
   *[other] { $count } hafa staðfest síðan þá.
  }
letter-rule = Kafli
letter-section = { $number }, útgáfa { $version }
letter-from = Frá
letter-nobody = samstarfsmanni sem er hættur
letter-why = Af hverju þú færð þetta
letter-why-everyone = Allir hjá { $company } fá þetta.
letter-why-unit = Allir í einingunni { $unit } fá þetta.
letter-why-place = Allir á staðnum { $place } fá þetta.
letter-why-unit-place = Allir í einingunni { $unit } á staðnum { $place } fá þetta.
letter-why-room = Þetta var sent á þessa rás.
letter-questions = Spurningar til
letter-acknowledged = Staðfest
letter-ack-button = Staðfesta
letter-undo-button = Afturkalla
unknown-letter = Áminningin „{ $given }“ er ekki til.

whom-everyone = allir
whom-unit = einingin { $unit }
whom-place = staðurinn { $place }
whom-unit-place = einingin { $unit }, { $place }
whom-room = rás í { $platform }
unknown-audience = Ég veit ekki hverja „{ $given }“ á við. Skrifaðu allir, eða hér á rás; eining:NAFN eða staður:NAFN þrengir hópinn.
remind-preview = { $count ->
    [one] { $count } manneskja fær þetta. Ekkert hefur verið sent enn.
   *[other] { $count } manneskjur fá þetta. Ekkert hefur verið sent enn.
  }
remind-preview-room = Þetta fer á rásina. Ekkert hefur verið sent enn.
remind-changed = Eitthvað hefur breyst síðan þú leist á þetta, svo ekkert var sent. Líttu aftur á það.
remind-earlier = Áminning { $number } sagði það sama við sama fólk:
remind-earlier-room = Áminning { $number } sagði það sama á þessari rás:
remind-nobody = Það er enginn sem hægt er að senda þetta.
remind-once = Hvert og eitt fær ein skilaboð, á sínu tungumáli ef kaflinn er til á því, með hnappi til að staðfesta.
remind-once-room = Þetta eru ein skilaboð fyrir alla með hnappi til að staðfesta. Sá sem ýtir fær svar í einrúmi.
remind-send-button = { $count ->
    [one] Senda á { $count } manneskju
   *[other] Senda á { $count } manneskjur
  }
remind-send-room-button = Senda á rásina
remind-to = Til
remind-languages = Tungumál
remind-takes = Tekur
remind-unreachable = Næst ekki í
remind-unreachable-why = { $count ->
    [one] { $count } manneskja: ég þekki engan aðgang hennar að Slack eða Teams
   *[other] { $count } manneskjur: ég þekki engan aðgang þeirra að Slack eða Teams
  }
remind-doubt = Ef óvíst er hvort þau bárust
remind-not-again = Ekki beðin aftur
remind-done-before = { $count ->
    [one] { $count } manneskja, sem hefur þegar staðfest þessa útgáfu
   *[other] { $count } manneskjur, sem hafa þegar staðfest þessa útgáfu
  }
remind-empty = Þessi kafli hefur engan texta enn, svo það er ekkert að senda.
remind-either = Ekki er hægt að þrengja rás við einingu eða stað. Veldu rásina, eða eininguna og staðinn.
remind-where = „Hér“ á við rásina sem þú skrifar á og þetta er ekki rás. Skrifaðu það á rásinni sem þú átt við.
remind-nobody-there = Enginn vinnur í „{ $where }“. Skrifaðu það eins og það stendur í lýsingu samstarfsmanns.
remind-sent = { $count ->
    [one] Áminning { $number } er á leiðinni til { $count } manneskju.
   *[other] Áminning { $number } er á leiðinni til { $count } manneskja.
  }
remind-sent-room = Áminning { $number } er á leiðinni á rásina.
remind-sent-already = Þetta er áminning { $number } sem hefur þegar verið send. Ekkert var sent tvisvar.
remind-sent-next = Þú þarft ekki að bíða hér. Skýrslan sýnir hversu langt þetta er komið.
remind-report-button = Skýrsla
remind-list-button = Allar áminningar
remind-new-button = Ný áminning
remind-none = Engin áminning hefur verið send enn.
remind-list = { $count ->
    [one] { $count } áminning
   *[other] { $count } áminningar, þær nýjustu fyrst
  }.

report-title = Áminning { $number }: { $heading }
report-done = { $done ->
    [one] { $done } af { $count } hefur staðfest
   *[other] { $done } af { $count } hafa staðfest
  }
report-acknowledged = Hafa staðfest
report-delivered = Komið til skila, ekki staðfest enn
report-waiting = Bíður sendingar
report-unknown = Gæti hafa borist
report-failed = Mistókst
report-unreachable = Náðist ekki í
report-left = Eru hætt
report-cancelled = Tekið til baka fyrir sendingu
report-audience = Samtals
report-since = Hafa staðfest síðan þá
report-resent = Sent aftur þar sem óvíst var
report-doubled = Bárust tvisvar
report-sent = Sent
report-share = { $count } ({ $percent }%)
report-share-small = { $count } (undir 1%)
report-refresh-button = Uppfæra
report-cancel-button = { $count ->
    [one] Taka til baka { $count } sem bíður
   *[other] Taka til baka { $count } sem bíða
  }
report-cancelled-now = { $count ->
    [one] { $count } skilaboð voru tekin til baka.
   *[other] { $count } skilaboð voru tekin til baka.
  }
report-cancelled-none = Ekkert beið lengur, svo ekkert var tekið til baka.

progress-going = { $count ->
    [one] Áminning { $number } er á leiðinni: { $out } af { $count } skilaboðum eru farin.
   *[other] Áminning { $number } er á leiðinni: { $out } af { $count } skilaboðum eru farin.
  }
progress-done = { $count ->
    [one] Sendingu áminningar { $number } er lokið: { $out } af { $count } skilaboðum fóru út.
   *[other] Sendingu áminningar { $number } er lokið: { $out } af { $count } skilaboðum fóru út.
  }
progress-delivered = Komið til skila
progress-took = Tók
