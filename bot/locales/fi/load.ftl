# Tiedosto, joka ladataan: suunnitelma, uudet kirjoitusasut, toteutus, peruminen.

cmd-whoknows-load = Lataa henkilöitä ja taitoja tiedostosta
cmd-whoknows-loads = Ladatut tiedostot
cmd-whoknows-load-show = Latauksen tilanne
cmd-whoknows-load-everyone = Kerro, että tiedostossa ovat kaikki
cmd-whoknows-load-changes = Mitä lataus muuttaa, yksi kerrallaan
cmd-whoknows-load-rows = Tiedoston epäselvät rivit
cmd-whoknows-load-rows-file = Tiedoston epäselvät rivit tiedostona
cmd-whoknows-load-spelling = Kysy, mikä taito uusi kirjoitusasu on
cmd-whoknows-load-decide = Päätä, mikä taito uusi kirjoitusasu on
cmd-whoknows-load-decide-all = Päätä kaikki samanlaiset kirjoitusasut
cmd-whoknows-load-apply = Toteuta suunnitelma
cmd-whoknows-load-skipped = Mitä lataus jätti ennalleen
cmd-whoknows-load-undo = Peru lataus
cmd-whoknows-load-drop = Hylkää suunnitelma
verb-whoknows-load = lataa | lataa tiedosto | tuo tiedosto
verb-whoknows-loads = lataukset | kaikki lataukset
verb-whoknows-load-show = näytä lataus | lataus
verb-whoknows-load-everyone = lataus kaikki
verb-whoknows-load-changes = lataus muutokset
verb-whoknows-load-rows = lataus rivit
verb-whoknows-load-rows-file = lataus rivit tiedosto
verb-whoknows-load-spelling = lataus kirjoitusasut | lataus kirjoitusasu
verb-whoknows-load-decide = lataus päätä
verb-whoknows-load-decide-all = lataus päätä kaikki
verb-whoknows-load-apply = toteuta lataus
verb-whoknows-load-skipped = lataus ennallaan
verb-whoknows-load-undo = peru lataus
verb-whoknows-load-drop = hylkää lataus
title-whoknows-load = Lataa tiedosto
intro-whoknows-load = Näet ensin suunnitelman, eikä mitään muuteta ennen kuin painat sen painiketta. Tiedoston voi myös pudottaa yksityisviestiin ilman sanoja.
submit-whoknows-load = Näytä suunnitelma
arg-whoknows-load-file = Tiedosto
hint-whoknows-load-file = Excel tai CSV, enintään 10 Mt. Sarakkeita ovat esimerkiksi nimi, sähköposti, yksikkö, paikkakunta ja osaaminen.
arg-whoknows-load-everyone = Ovatko kaikki siinä?
prefix-everyone = kaikki
title-whoknows-load-show = Näytä lataus
title-whoknows-load-everyone = Tässä ovat kaikki
title-whoknows-load-changes = Muutokset
title-whoknows-load-rows = Epäselvät rivit
title-whoknows-load-rows-file = Epäselvät rivit
title-whoknows-load-spelling = Uudet kirjoitusasut
title-whoknows-load-decide = Uusi kirjoitusasu
title-whoknows-load-decide-all = Uudet kirjoitusasut
title-whoknows-load-apply = Toteuta suunnitelma
title-whoknows-load-skipped = Ennalleen jäi
title-whoknows-load-undo = Peru lataus
title-whoknows-load-drop = Hylkää suunnitelma
arg-whoknows-load-show-load = Latauksen numero
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

# Suunnitelma. Laskettavat asiat liitetään pilkuilla: ”312 uutta henkilöä, 45 henkilön tiedot muuttuvat, 9 uutta kirjoitusasua”.
load-plan = { $file }: { $counts }. Mitään ei ole vielä muutettu.
load-plan-none = Kaikki on jo täällä: { $file }. Ladattavaa ei ole.
load-plan-nothing-left = Tiedostosta { $file } ei voi ladata mitään sellaisenaan.
load-added-people = { $count ->
    [one] { $count } uusi henkilö
   *[other] { $count } uutta henkilöä
  }
load-changed-people = { $count ->
    [one] { $count } henkilön tiedot muuttuvat
   *[other] { $count } henkilön tiedot muuttuvat
  }
load-spellings = { $count ->
    [one] { $count } uusi kirjoitusasu
   *[other] { $count } uutta kirjoitusasua
  }
load-rows = { $count ->
    [one] { $count } epäselvä rivi
   *[other] { $count } epäselvää riviä
  }
load-same = Ennallaan
load-next-spellings = Kirjoitusasusta, josta kukaan ei päätä, tulee oma taitonsa. Sen voi myöhemmin yhdistää toiseen.
load-next-rows = Epäselvät rivit jäävät pois. Muut rivit ladataan silti.
load-holds = Suunnitelma on voimassa { $minutes } minuuttia. Ladatun voi perua { $days } päivän ajan.
load-leavers = { $count ->
    [one] Tiedostosta { $file } puuttuu { $count } henkilö, joka on täällä. Onko hän lähtenyt?
   *[other] Tiedostosta { $file } puuttuu { $count } henkilöä, jotka ovat täällä. Ovatko he lähteneet?
  }
load-leavers-none = Kaikki täällä olevat ovat myös tiedostossa { $file }, joten kukaan ei näytä lähteneen.
load-leavers-unclear = Osa tiedoston { $file } riveistä on epäselviä, ja puuttuvilta näyttävät voivat olla niillä. Korjaa rivit, lähetä tiedosto uudelleen ja kerro sitten vielä kerran, että kaikki ovat mukana.
load-others = { $count ->
    [one] { $count } muu
   *[other] { $count } muuta
  }
load-kind-leavers = henkilöt, jotka eivät olleet tiedostossa
load-leavers-next = Heidän profiilinsa poistetaan, eikä kukaan enää löydä heitä. Heidän ideansa jäävät. Jos joku on vapaalla tai toisessa tiedostossa, hänen on parempi jäädä: hylkää silloin tämä luettelo.
load-guess = Kirjaimet luettiin niin kuin Windows ne kirjoittaa (cp1252). Jos tämä rivi näyttää väärältä, tallenna tiedosto muodossa ”CSV UTF-8” ja lähetä se uudelleen:
load-unknown-columns = Sarakkeet, joita en tunnista ja jotka ohitan: { $columns }.
load-double-columns = Sarakkeet, jotka tarkoittavat samaa kuin toinen ja jotka ohitan: { $columns }.

load-apply-people-button = { $count ->
    [one] Lataa { $count } henkilö
   *[other] Lataa { $count } henkilöä
  }
load-apply-leavers-button = { $count ->
    [one] Poista { $count } henkilö
   *[other] Poista { $count } henkilöä
  }
load-spellings-button = { $count ->
    [one] Päätä { $count } kirjoitusasu
   *[other] Päätä { $count } kirjoitusasua
  }
load-changes-button = Näytä muutokset
load-who-button = Näytä, keitä he ovat
load-rows-button = { $count ->
    [one] { $count } epäselvä kohta
   *[other] { $count } epäselvää kohtaa
  }
load-everyone-button = Tiedostossa ovat kaikki
load-missing-button = { $count ->
    [one] { $count }, joka puuttuu siitä
   *[other] { $count }, jotka puuttuvat siitä
  }
load-drop-button = Hylkää suunnitelma
load-drop-list-button = Hylkää luettelo
load-plan-button = Takaisin suunnitelmaan
load-open-button = Avaa
load-new-button = Lataa tiedosto
load-loads-button = Kaikki lataukset

load-unusable = En voi käyttää tätä tiedostoa: { $file }. Mitään ei muutettu.
load-unusable-next = Korjaa se ja lähetä tiedosto uudelleen. Hyvä alku on tyhjä tiedosto, jossa on oikeat otsikot.
load-template-button = Hae tyhjä tiedosto
load-dropped = Suunnitelma on hylätty: { $file }. Mitään ei ladattu.
unknown-load = Latausta ”{ $given }” ei ole. Etsi sen numero luettelosta.

# Muutokset yksi kerrallaan ja epäselvät rivit.
load-changes = { $count ->
    [one] { $file }: { $count } muutos.
   *[other] { $file }: { $count } muutosta.
  }
load-changes-none = { $file } ei muuta mitään.
load-is-new = uusi
load-is-new-skill = uusi taito
load-comes-back = on täällä taas käytössä
load-from-to = { $what }: { $before } → { $after }
load-set = { $what }: { $after }
load-leaves = poistetaan
load-more = { $count ->
    [one] ja { $count } muu
   *[other] ja { $count } muuta
  }
load-field-name = Nimi
load-field-unit = Yksikkö
load-field-place = Paikkakunta
load-field-title = Nimike
load-field-language = Kieli
load-rows-list = { $count ->
    [one] { $file }: { $count } epäselvä kohta.
   *[other] { $file }: { $count } epäselvää kohtaa.
  }
load-rows-none = Tiedoston { $file } kaikki rivit ovat selviä.
load-row = Rivi { $row }
load-row-column = Rivi { $row }, { $column }
load-file = Tiedosto
load-rows-file-button = Tallenna ne tiedostona
load-rows-file = epaselvat-rivit.csv

# Uudet kirjoitusasut.
load-spelling-where = { $count ->
    [one] ”{ $spelling }” on { $count } henkilöllä. Mikä taito se on?
   *[other] ”{ $spelling }” on { $count } henkilöllä. Mikä taito se on?
  }
load-spelling-left = { $count ->
    [one] Tämä on viimeinen.
   *[other] Jäljellä on { $count } kirjoitusasua, tämä mukaan lukien.
  }
load-spelling-new-button = Se on uusi taito
load-spelling-out-button = Jätä se pois
load-spelling-near-all-button = { $count ->
    [one] Ota lähin, kun se on varma ({ $count })
   *[other] Ota lähin kaikille { $count } varmalle
  }
load-spelling-new-all-button = { $count ->
    [one] { $count }, jolla ei ole läheistä: uusi taito
   *[other] Kaikki { $count }, joilla ei ole läheistä: uusia taitoja
  }
load-spelling-skip-button = Kysy myöhemmin
load-spelling-was = ”{ $spelling }” on tästä lähtien { $skill }.
load-spelling-was-new = Kirjoitusasusta ”{ $spelling }” tulee uusi taito.
load-spelling-was-out = ”{ $spelling }” jätetään pois.
load-spelling-were = { $count ->
    [one] { $count } kirjoitusasu on päätetty.
   *[other] { $count } kirjoitusasua on päätetty.
  }
load-spelling-gone = Se kirjoitusasu ei ole enää avoinna.

# Toteutus.
load-going = { $file }: valmiina { $done }/{ $count }.
load-going-back = Perutaan: { $file }. Valmiina { $done }/{ $count }.
load-begun = Lataan tiedostoa { $file }. Eteneminen näkyy yksityisviestissä, josta tulee lopuksi kuitti.
load-begun-back = Perun latausta { $file }. Eteneminen näkyy yksityisviestissä, josta tulee lopuksi kuitti.
load-look-button = Miten pitkällä se on?
load-receipt = { $file } on ladattu: { $counts }.
load-done-added-people = { $count ->
    [one] lisätty { $count } henkilö
   *[other] lisätty { $count } henkilöä
  }
load-done-changed = { $count ->
    [one] muutettu { $count }
   *[other] muutettu { $count }
  }
load-done-left = { $count ->
    [one] poistettu { $count } henkilö
   *[other] poistettu { $count } henkilöä
  }
load-done-coined = { $count ->
    [one] { $count } uusi taito
   *[other] { $count } uutta taitoa
  }
load-done-skipped = { $count ->
    [one] { $count } jäi ennalleen
   *[other] { $count } jäi ennalleen
  }
load-done-nothing = mitään ei tarvinnut muuttaa
load-by = Lataaja
load-at = Milloin
load-until = Peruttavissa
load-nobody = joku, joka ei ole enää täällä
load-undo-button = Peru lataus
load-skipped-button = { $count ->
    [one] { $count } jäi ennalleen
   *[other] { $count } jäi ennalleen
  }
load-find-button = Etsi työkavereita

load-expired = Suunnitelma on yli { $minutes } minuuttia vanha, ja tiedot ovat voineet muuttua sen jälkeen. Pudota tiedosto uudelleen, niin saat uuden. Mitään ei ladattu.
load-changed-meanwhile = Suunnitelma on muuttunut sen jälkeen, kun katsoit, joten mitään ei ladattu. Katso vielä kerran.

# Mitä jäi ennalleen ja miksi.
load-skipped = { $count ->
    [one] { $count } kohta jäi ennalleen.
   *[other] { $count } kohtaa jäi ennalleen.
  }
load-skipped-none = Mitään ei jäänyt pois: kaikki on suunnitelman mukaan.
load-refused-changed-since = Tätä muutettiin suunnitelman teon jälkeen. Pudota tiedosto uudelleen, jos tiedosto on oikeassa.
load-refused-in-use = Jokin muu käyttää tätä. Pudota tiedosto uudelleen, jos tiedosto on oikeassa.
load-refused-bug = Meillä meni tässä jotain rikki. Kerro palvelimen hoitajalle; se on lokissa.
load-kept-changed-since = Tätä muutettiin latauksen jälkeen, joten se jää sellaiseksi kuin se on nyt.
load-kept-in-use = Joku on käyttänyt tätä sen jälkeen, joten se jää.
load-kept-bug = Meillä meni tässä jotain rikki, joten se jää. Kerro palvelimen hoitajalle; se on lokissa.

# Peruminen.
load-undo-sure = { $count ->
    [one] Jos lataus { $number } perutaan, { $count } kohta palaa ennalleen.
   *[other] Jos lataus { $number } perutaan, { $count } kohtaa palaa ennalleen.
  }
load-undo-sure-next = Lisätyt poistetaan, ja muutetut saavat takaisin sen, mitä niissä oli. Mitä sen jälkeen on muutettu tai käytetty, jää voimaan, ja näytän sinulle, mitä se on.
load-undo-yes-button = { $count ->
    [one] Peru { $count } kohta
   *[other] Peru { $count } kohtaa
  }
load-undo-no-button = Pidä ennallaan
load-undone = Lataus on peruttu: { $file }, { $counts }.
load-back = { $count ->
    [one] { $count } kohta on niin kuin ennen
   *[other] { $count } kohtaa on niin kuin ennen
  }
load-kept = { $count ->
    [one] { $count } jäi voimaan
   *[other] { $count } jäi voimaan
  }
load-kept-button = { $count ->
    [one] Mitä jäi voimaan ({ $count })
   *[other] Mitä jäi voimaan ({ $count })
  }
load-undo-late = Lataus { $number } on yli { $days } päivää vanha, eikä sitä voi enää perua. Lataa tiedosto, jossa tiedot ovat oikein.
load-undo-not = Lataus { $number } ei ole muuttanut mitään, joten peruttavaa ei ole.

# Luettelo.
loads = { $count ->
    [one] { $count } lataus
   *[other] { $count } latausta, uusimmat ensin
  }.
loads-none = Mitään ei ole vielä ladattu.
load-title = { $number }. { $file }
load-state-planned = suunniteltu, ei ladattu
load-state-expired = liian vanha suunnitelma
load-state-applying = latautuu
load-state-applied = ladattu
load-state-undoing = perutaan
load-state-undone = peruttu
load-state-dropped = hylätty
audit-load = lataus { $number }
