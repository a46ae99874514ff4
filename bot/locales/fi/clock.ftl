# Rivit, jotka suoritetaan myöhemmin tai toistuvasti.

cmd-kunna-schedule = Pyydä vastaus riviin myöhemmin tai toistuvasti
cmd-kunna-schedules = Ajastamasi rivit
cmd-kunna-unschedule = Peru ajastamasi rivi
verb-kunna-schedule = ajasta | myöhemmin
verb-kunna-schedules = ajastukset | ajastetut | omat ajastukset
verb-kunna-unschedule = peru ajastus | poista ajastus
prefix-at = klo | milloin | aika
prefix-every = toisto | toista
title-kunna-schedule = Ajasta rivi
title-kunna-unschedule = Peru ajastus
arg-kunna-schedule-words = Mitä teen?
hint-kunna-schedule-words = Rivi niin kuin kirjoittaisit sen, esimerkiksi /whoknows Python
arg-kunna-schedule-at = Milloin?
hint-kunna-schedule-at = 09:00, tai päivän kanssa 2026-12-01 09:00. Oman kellosi mukaan.
arg-kunna-schedule-every = Kuinka usein?
intro-kunna-schedule = Suoritan sen sinun nimissäsi, ja vastaus tulee yksityiskeskusteluumme.
submit-kunna-schedule = Ajasta
arg-kunna-unschedule-schedule = Ajastuksen numero
rhythm-once = kerran
rhythm-daily = joka päivä
rhythm-weekdays = maanantaista perjantaihin
rhythm-weekly = joka viikko
rhythm-monthly = joka kuukausi

schedule-done = Merkitsin sen muistiin ja teen sen, kun aika koittaa.
schedule-next = Seuraavan kerran
schedule-rhythm = Kuinka usein
schedule-where = Rivi suoritetaan sinun nimissäsi: mitä et silloin saa tehdä, se jää tekemättä. Vastaus tulee yksityiskeskusteluumme.
schedule-ran = Ajastit tämän: { $line }
schedule-stopped = En tee tätä enää.
schedules = { $count ->
    [one] { $count } rivi odottaa aikaansa.
   *[other] { $count } riviä odottaa aikaansa.
  }
schedules-none = Et ole ajastanut mitään.
schedule-no-command = En osaa lukea tätä komentona. Kirjoita se niin kuin yleensä, esimerkiksi ”/whoknows Python”.
schedule-incomplete = En voisi suorittaa tätä kysymättä sinulta jotain. Kirjoita rivi kokonaan.
schedule-no-time = En osaa lukea tätä aikana: ”{ $given }”. Kirjoita 09:00 tai päivän kanssa 2026-12-01 09:00.
schedule-never = Se aika ei tule koskaan: se on jo mennyt, päivää ei ole, tai siihen on yli kymmenen vuotta.
schedule-too-many = Sinulla on jo { $most } odottavaa riviä, enkä voi ottaa enempää. Peru ensin jokin niistä.
schedule-from-a-shell = En löytäisi sinua, kun aika koittaa. Ajasta se Slackissa tai Teamsissa.
unknown-schedule = Sinulla ei ole ajastusta ”{ $given }”. Katso numero luettelosta.
schedules-button = Kaikki ajastukseni
schedule-new-button = Ajasta rivi
schedule-stop-button = Peru
