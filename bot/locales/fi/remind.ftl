cmd-policy-remind = Muistuta ohjeen kohdasta
cmd-policy-reminder = Lue muistutus
cmd-policy-ack = Kuittaa muistutus
cmd-policy-unack = Peru kuittaus
cmd-policy-report = Muistutuksen tilanne
cmd-policy-progress = Muistutuksen lähetyksen eteneminen
cmd-policy-cancel = Peru muistutuksen odottavat viestit
cmd-policy-reminders = Kaikki muistutukset, uusimmat ensin
verb-policy-remind = muistuta
verb-policy-reminder = muistutus
verb-policy-ack = kuittaa
verb-policy-unack = peru kuittaus
verb-policy-report = raportti | tilanne
verb-policy-progress = eteneminen
verb-policy-cancel = peru | keskeytä
verb-policy-reminders = muistutukset | kaikki muistutukset
audience-everyone = kaikki | kaikille | kaikkia
audience-here = tänne | täällä | tässä
title-policy-remind = Lähetä muistutus
title-policy-reminder = Lue muistutus
title-policy-ack = Kuittaa
title-policy-unack = Peru kuittaus
title-policy-report = Raportti
title-policy-progress = Eteneminen
title-policy-cancel = Peru odottavat
intro-policy-remind = Näet ensin viestin ja saajien määrän. Mitään ei lähetetä ennen kuin vahvistat.
submit-policy-remind = Esikatsele
arg-policy-remind-whom = Kenelle
hint-policy-remind-whom = kaikki, tai tänne, kun tarkoitat tätä kanavaa
arg-policy-remind-snippet = Kohdan numero
arg-policy-remind-unit = Vain tämä yksikkö
arg-policy-remind-place = Vain tämä paikka
arg-policy-remind-doubt = Jos on epäselvää, tuliko viesti perille
prefix-doubt = epäselvä | epaselva
doubt-leave = ei lähetetä uudelleen, kukaan ei saa sitä kahdesti
doubt-again = lähetetään uudelleen, joku voi saada sen kahdesti
arg-policy-reminder-reminder = Muistutuksen numero
arg-policy-ack-reminder = Muistutuksen numero
arg-policy-unack-reminder = Muistutuksen numero
arg-policy-report-reminder = Muistutuksen numero
arg-policy-progress-reminder = Muistutuksen numero
arg-policy-cancel-reminder = Muistutuksen numero

letter-please = Lue ja kuittaa: { $heading }
letter-done = Olet kuitannut: { $heading }
letter-means = Kuittaamalla kerrot, että olet lukenut tämän version. Voit perua kuittauksen { $minutes } minuutin kuluessa.
letter-too-late = Kuittasit tämän yli { $minutes } minuuttia sitten, joten kuittausta ei voi enää perua. Jos se oli vahinko, kerro siitä lähettäjälle.
letter-so-far = { $count ->
    [one] { $count } työkaveri on kuitannut sen jälkeen.
   *[other] { $count } työkaveria on kuitannut sen jälkeen.
  }
letter-rule = Kohta
letter-section = { $number }, versio { $version }
letter-from = Lähettäjä
letter-nobody = työkaveri, joka on lähtenyt
letter-why = Miksi sait tämän
letter-why-everyone = Kaikki saavat sen: { $company }.
letter-why-unit = Koko yksikkö saa sen: { $unit }.
letter-why-place = Kaikki tässä paikassa saavat sen: { $place }.
letter-why-unit-place = Koko yksikkö tässä paikassa saa sen: { $unit }, { $place }.
letter-why-room = Se lähetettiin tälle kanavalle.
letter-questions = Kysymykset
letter-acknowledged = Kuitattu
letter-ack-button = Kuittaa
letter-undo-button = Peru kuittaus
unknown-letter = Muistutusta ”{ $given }” ei ole.

whom-everyone = kaikki
whom-unit = yksikkö { $unit }
whom-place = paikka { $place }
whom-unit-place = yksikkö { $unit }, { $place }
whom-room = { $platform }-kanava
unknown-audience = En tiedä, keitä ”{ $given }” tarkoittaa. Kirjoita kaikki, tai kanavalla tänne; yksikkö:NIMI tai paikka:NIMI rajaa joukkoa.
remind-preview = { $count ->
    [one] { $count } henkilö saa tämän. Mitään ei ole vielä lähetetty.
   *[other] { $count } henkilöä saa tämän. Mitään ei ole vielä lähetetty.
  }
remind-preview-room = Tämä lähetetään kanavalle. Mitään ei ole vielä lähetetty.
remind-changed = Jokin on muuttunut sen jälkeen, kun katsoit, joten mitään ei lähetetty. Katso vielä kerran.
remind-earlier = Muistutus { $number } kertoi saman samoille ihmisille:
remind-earlier-room = Muistutus { $number } kertoi saman tällä kanavalla:
remind-nobody = Ei ole ketään, jolle sen voisi lähettää.
remind-once = Jokainen saa yhden viestin, omalla kielellään jos kohta on sillä kielellä, ja viestissä on kuittauspainike.
remind-once-room = Se on yksi yhteinen viesti, jossa on kuittauspainike. Painaja saa yksityisen vastauksen.
remind-send-button = { $count ->
    [one] Lähetä { $count } henkilölle
   *[other] Lähetä { $count } henkilölle
  }
remind-send-room-button = Lähetä kanavalle
remind-to = Saajat
remind-languages = Kielet
remind-takes = Kesto
remind-unreachable = Ei tavoitettavissa
remind-unreachable-why = { $count ->
    [one] { $count } henkilö: en tiedä hänen Slack- tai Teams-tiliään
   *[other] { $count } henkilöä: en tiedä heidän Slack- tai Teams-tilejään
  }
remind-doubt = Jos perilletulo on epäselvä
remind-not-again = Ei kysytä uudestaan
remind-done-before = { $count ->
    [one] { $count } henkilö, joka on jo kuitannut tämän version
   *[other] { $count } henkilöä, jotka ovat jo kuitanneet tämän version
  }
remind-empty = Tässä kohdassa ei ole vielä tekstiä, joten lähetettävää ei ole.
remind-either = Kanavaa ei voi rajata yksikköön tai paikkaan. Valitse kanava, tai yksikkö ja paikka.
remind-where = ”Tänne” tarkoittaa kanavaa, jolla kirjoitat, eikä tämä ole kanava. Kirjoita se kanavalla, jota tarkoitat.
remind-nobody-there = Kukaan ei ole töissä täällä: ”{ $where }”. Kirjoita se niin kuin se on työkaverin profiilissa.
remind-sent = { $count ->
    [one] Muistutus { $number } on matkalla { $count } henkilölle.
   *[other] Muistutus { $number } on matkalla { $count } henkilölle.
  }
remind-sent-room = Muistutus { $number } on matkalla kanavalle.
remind-sent-already = Se on muistutus { $number }, joka on jo lähetetty. Mitään ei lähetetty kahdesti.
remind-sent-next = Sinun ei tarvitse odottaa tässä. Raportti kertoo, miten pitkällä ollaan.
remind-report-button = Raportti
remind-list-button = Kaikki muistutukset
remind-new-button = Uusi muistutus
remind-none = Yhtään muistutusta ei ole vielä lähetetty.
remind-list = { $count ->
    [one] { $count } muistutus
   *[other] { $count } muistutusta, uusimmat ensin
  }.

report-title = Muistutus { $number }: { $heading }
report-done = Kuittauksia { $done }, saajia { $count }
report-acknowledged = Kuitannut
report-delivered = Perillä, ei vielä kuitattu
report-waiting = Odottaa lähetystä
report-unknown = On voinut tulla perille
report-failed = Epäonnistui
report-unreachable = Ei tavoitettu
report-left = Lähtenyt
report-cancelled = Peruttu ennen lähetystä
report-audience = Yhteensä
report-since = Kuitannut sen jälkeen
report-resent = Lähetetty uudelleen epäselvyyden vuoksi
report-doubled = Tullut perille kahdesti
report-sent = Lähetetty
report-share = { $count } ({ $percent } %)
report-share-small = { $count } (alle 1 %)
report-refresh-button = Päivitä
report-cancel-button = { $count ->
    [one] Peru { $count } odottava
   *[other] Peru { $count } odottavaa
  }
report-cancelled-now = { $count ->
    [one] { $count } viesti peruttiin.
   *[other] { $count } viestiä peruttiin.
  }
report-cancelled-none = Mikään ei enää odottanut, joten mitään ei peruttu.

progress-going = { $count ->
    [one] Muistutus { $number } on matkalla: lähetetty { $out }, kaikkiaan { $count } viesti.
   *[other] Muistutus { $number } on matkalla: lähetetty { $out }, kaikkiaan { $count } viestiä.
  }
progress-done = { $count ->
    [one] Muistutuksen { $number } lähetys on valmis: lähetetty { $out }, kaikkiaan { $count } viesti.
   *[other] Muistutuksen { $number } lähetys on valmis: lähetetty { $out }, kaikkiaan { $count } viestiä.
  }
progress-delivered = Perillä
progress-took = Kesti
