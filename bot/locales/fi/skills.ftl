# Taitoluettelon hoito: uudet kirjoitusasut, nimet, yhdistäminen, poistaminen, peruminen.

cmd-whoknows-skills = Hoida taitoluetteloa
cmd-whoknows-skill-keep = Pidä uusi kirjoitusasu omana taitonaan
cmd-whoknows-skill-rename = Vaihda taidon nimi
cmd-whoknows-skill-alias = Anna taidolle toinen nimi
cmd-whoknows-skill-merge = Yhdistä kaksi taitoa
cmd-whoknows-skill-drop = Poista taito luettelosta
cmd-whoknows-skill-undo = Peru luettelon muutos
cmd-whoknows-skill-log = Mitä luettelossa on muutettu
verb-whoknows-skills = taidot | luettelo | taitoluettelo
verb-whoknows-skill-keep = pidä taito | taito pidä
verb-whoknows-skill-rename = nimeä taito | taito nimeä
verb-whoknows-skill-alias = taito alias | toinen nimi
verb-whoknows-skill-merge = yhdistä taito | taito yhdistä | yhdistä
verb-whoknows-skill-drop = poista taito | taito poista
verb-whoknows-skill-undo = peru taito | taito peru
verb-whoknows-skill-log = taito muutokset | luettelon muutokset
title-whoknows-skills = Taitoluettelo
title-whoknows-skill-keep = Pidä taito
title-whoknows-skill-rename = Vaihda taidon nimi
title-whoknows-skill-alias = Toinen nimi
title-whoknows-skill-merge = Yhdistä kaksi taitoa
title-whoknows-skill-drop = Poista taito
title-whoknows-skill-undo = Peru muutos
title-whoknows-skill-log = Viimeisimmät muutokset
submit-whoknows-skill-merge = Jatka
submit-whoknows-skill-drop = Jatka
arg-whoknows-skills-what = Taito
arg-whoknows-skill-keep-skill = Taito
arg-whoknows-skill-rename-skill = Taito
arg-whoknows-skill-rename-to = Uusi nimi
arg-whoknows-skill-rename-language = Nimen kieli
hint-whoknows-skill-rename-language = Jos jätät tämän auki, vaihtuu se nimi, jonka näet nyt.
arg-whoknows-skill-alias-skill = Taito
arg-whoknows-skill-alias-name = Toinen nimi
hint-whoknows-skill-alias-name = Lyhenne, toinen kirjoitusasu tai vanha nimi. Taito löytyy sillä.
arg-whoknows-skill-alias-language = { arg-whoknows-skill-rename-language }
arg-whoknows-skill-merge-skill = Tästä taidosta
arg-whoknows-skill-merge-into = tulee tämä
arg-whoknows-skill-drop-skill = Taito
arg-whoknows-skill-undo-load = Muutoksen numero
prefix-language = kieli
tongue-every = Ei mikään tietty kieli
tongue-every-short = Nimi
tongue-sv = Ruotsi
tongue-fi = Suomi
tongue-is = Islanti
tongue-en = Englanti

# Jono ja luettelo sanojen mukaan.
skills-queue = { $count ->
    [one] { $count } uusi kirjoitusasu odottaa katsojaa.
   *[other] { $count } uutta kirjoitusasua odottaa katsojaa.
  }
skills-queue-none = Yksikään uusi kirjoitusasu ei odota.
skills-queue-none-next = Tässä näkyy se, mitä tiedostot ja työkaverit kutsuvat uudella nimellä. Hae muut sanoilla: /whoknows skills Python
skills-people = { $count ->
    [0] ei kenelläkään
    [one] { $count } henkilöllä
   *[other] { $count } henkilöllä
  }
skills-since = { $date } alkaen
skills-has = Kenellä
skills-by = löytyi nimellä ”{ $name }”
skills-found = { $count ->
    [one] ”{ $what }” voi tarkoittaa { $count } taitoa.
   *[other] ”{ $what }” voi tarkoittaa { $count } taitoa.
  }
skills-found-none = En tunne taitoa nimeltä ”{ $what }”.
skills-did-you-mean = En tunne taitoa nimeltä ”{ $what }”. Tarkoititko: { $names }?
skills-several = Usean taidon nimi on ”{ $what }”. Avaa se, jota tarkoitat.
skills-more-names = { $count ->
    [one] ja { $count } muu
   *[other] ja { $count } muuta
  }
skills-esco = Nimet, joita muutatte täällä, ovat teidän omianne.
skills-same-button = Sama kuin { $skill }
skills-keep-button = Oma taitonsa
skills-rename-button = Vaihda nimi
skills-alias-button = Toinen nimi
skills-merge-button = Yhdistä toiseen
skills-drop-button = Poista
skills-open-button = Avaa
skills-queue-button = Uudet kirjoitusasut
skills-log-button = Viimeisimmät muutokset

# Mitä taidolle tehdään. Ensimmäinen rivi kysytään, muut sanotaan jälkikäteen ja muutosten luettelossa.
skills-merge-sure = { $count ->
    [0] Taidosta ”{ $skill }” tulee { $into }. Sitä ei ole kenelläkään.
    [one] Taidosta ”{ $skill }” tulee { $into }. Se on { $count } henkilöllä.
   *[other] Taidosta ”{ $skill }” tulee { $into }. Se on { $count } henkilöllä.
  }
skills-merge-next = Jokaisella, jolla se on, on sen jälkeen tuo toinen, ja haku löytää sen kummankin kaikilla nimillä. Jos jollakulla on molemmat, korkeampi taso jää.
skills-merge-yes-button = Yhdistä
skills-drop-sure = { $count ->
    [0] ”{ $skill }” poistuu luettelosta. Sitä ei ole kenelläkään.
    [one] ”{ $skill }” poistuu luettelosta ja { $count } henkilön profiilista.
   *[other] ”{ $skill }” poistuu luettelosta ja { $count } henkilön profiilista.
  }
skills-drop-next = Ketään ei enää löydy sillä. Jos se on jonkin toinen kirjoitusasu, yhdistä mieluummin nämä kaksi.
skills-drop-yes-button = Poista se
skills-sure-changed = Henkilöiden määrä on muuttunut sen jälkeen, kun katsoit, joten mitään ei tehty. Tilanne on nyt tämä.
skills-did-keep = ”{ $skill }” on oma taitonsa.
skills-did-rename = Taidon ”{ $skill }” nimi on nyt ”{ $other }”.
skills-did-alias = ”{ $skill }” löytyy nyt myös nimellä ”{ $other }”.
skills-did-merge = Taidosta ”{ $skill }” on tullut { $other }.
skills-did-drop = ”{ $skill }” on poistettu luettelosta.
skills-undo-note = Haku tietää sen jo. Muutoksen voi perua { $days } päivän ajan.
skills-undo-button = Peru
skills-same = Molemmat ovat sama taito: { $skill }. Kerro, mikä muu siitä tulee.
skills-taken = ”{ $name }” on jo tämän taidon nimi: { $skill }. Yhdistä taidot tai valitse toinen nimi.
skills-called-so = Sen nimi on jo ”{ $skill }”. Kirjoita toinen nimi.
skills-has-name = { $skill } löytyy jo nimellä ”{ $name }”. Kirjoita toinen nimi.
skills-no-letters = Nimessä ”{ $name }” ei ole kirjainta eikä numeroa, jolla taidon voisi löytää. Kirjoita se sanoin.
skills-gone = Joku on sillä välin yhdistänyt tai poistanut taidon, joten mitään ei tehty. Hae se uudelleen.

# Peruminen ja muutosten luettelo.
skills-undone = Peruttu: { $act }
skills-undoing = Perun tätä parhaillaan, ja sitä on paljon: { $act }
skills-undone-nothing = Ei peruttu sen vuoksi, mitä sen jälkeen on tapahtunut: { $act }
skills-kept = { $count ->
    [one] { $count } kohta jää ennalleen:
   *[other] { $count } kohtaa jää ennalleen:
  }
skills-why-changed-since = Sitä on muutettu sen jälkeen. Peru ensin myöhempi muutos tai korjaa se käsin.
skills-why-in-use = Jokin on nyt sen varassa, joten sitä ei poisteta.
skills-why-gone = Sitä, mihin se kuului, ei enää ole.
skills-undo-late = Siitä on yli { $days } päivää, joten sitä ei voi enää perua. Korjaa se käsin.
skills-no-act = Tuo ei ole luettelon muutos, jonka voi perua. Muutosten luettelossa ovat ne, jotka voi.
skills-log = { $count ->
    [one] { $count } muutos viime päivinä.
   *[other] { $count } muutosta viime päivinä, viimeisin ensin.
  }
skills-log-none = Kukaan ei ole muuttanut luetteloa viime päivinä.
skills-was-undone = peruttu
skills-is-being-undone = perutaan
did-whoknows-skill-keep = piti uuden kirjoitusasun omana taitonaan
did-whoknows-skill-rename = vaihtoi taidon nimen
did-whoknows-skill-alias = antoi taidolle toisen nimen
did-whoknows-skill-merge = yhdisti kaksi taitoa
did-whoknows-skill-drop = poisti taidon luettelosta
did-whoknows-skill-undo = perui luettelon muutoksen

# ESCO-luokituksen tiedosto. Käyttöehtojen vaatima lause näkyy vieressä englanniksi sanasta sanaan.
cmd-whoknows-load-language = Kerro, minkä kielinen luettelo on
verb-whoknows-load-language = lataus kieli
title-whoknows-load-language = Tiedoston kieli
arg-whoknows-load-language-load = Latauksen numero
arg-whoknows-load-language-language = Kieli
spoken-sv = Ruotsi
spoken-fi = Suomi
spoken-is = Islanti
spoken-en = Englanti
in-sv = ruotsiksi
in-fi = suomeksi
in-is = islanniksi
in-en = englanniksi
in-other = kielellä ”{ $code }”
esco-language = Minkä kielisiä tiedoston { $file } nimet ovat?
esco-language-note = Virallisen tiedoston nimi kertoo sen, esimerkiksi skills_sv.csv.
esco-plan = Tiedosto { $file } tuo: { $counts }. Mitään ei ole vielä muutettu.
esco-plan-none = Kaikki tiedostossa { $file } on jo täällä, joten ladattavaa ei ole.
esco-new = { $count ->
    [one] { $count } uusi taito
   *[other] { $count } uutta taitoa
  }
esco-more = { $count ->
    [one] { $count } taito saa lisää nimiä
   *[other] { $count } taitoa saa lisää nimiä
  }
esco-names = { $count ->
    [one] { $count } nimi { $language }
   *[other] { $count } nimeä { $language }
  }
esco-holds = Taidot, joilla on täällä jo täsmälleen sama nimi, yhdistetään tiedoston taitoihin, ja ihmiset säilyvät. Suunnitelma on voimassa { $minutes } minuuttia. Ladatun voi perua { $days } päivän ajan.
esco-apply-button = { $count ->
    [one] Lataa { $count } taito
   *[other] Lataa { $count } taitoa
  }
esco-changes-button = Näytä muutokset
esco-drop-button = Hylkää suunnitelma
esco-too-large = Tämä näyttää ESCO-luokituksen tiedostolta, ja se on suurempi kuin { $megabytes } Mt, jonka voin ottaa vastaan keskustelussa. Pyydä Kunnan ylläpitäjää lataamaan se palvelimella: python -m bot load { $file } --yes
esco-unsaid = En tiedä, minkä kielisiä nimet ovat. Anna tiedoston nimeksi esimerkiksi skills_sv.csv sen kielen mukaan ja lataa se uudelleen.
esco-shell-done = Uusia taitoja: { $added }. Lisää nimiä saaneita: { $changed }. Ennalleen jätettyjä: { $refused }.
esco-shell-undone = Taitoja palautettu entiselleen: { $people }. Nykyiselleen jätettyjä: { $kept }.
