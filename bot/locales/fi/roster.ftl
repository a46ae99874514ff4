# Työtilan tai organisaation jäsenten lukeminen ja henkilöt, jotka saattavat olla yksi ja sama.

cmd-kunna-roster = Lue tämän työtilan jäsenet
cmd-kunna-roster-start = Aloita jäsenten lukeminen
cmd-kunna-roster-progress = Kuinka pitkällä jäsenten lukeminen on
cmd-kunna-conflicts = Henkilöt, jotka saattavat olla sama
cmd-kunna-conflict-same = Sano, että kaksi henkilöä on yksi ja sama
cmd-kunna-conflict-two = Sano, että he ovat kaksi henkilöä
verb-kunna-roster = jäsenet | lue jäsenet | hae jäsenet
verb-kunna-conflicts = ristiriidat | kuka on kuka
title-kunna-roster-progress = Jäsenten lukeminen
title-kunna-conflict-same = Yksi henkilö
title-kunna-conflict-two = Kaksi henkilöä
arg-kunna-roster-progress-run = Ajon numero
arg-kunna-conflict-same-conflict = Ketkä kaksi
arg-kunna-conflict-two-conflict = Ketkä kaksi

roster-how-slack = Voin lukea, ketkä ovat tämän Slack-työtilan jäseniä, jotta kollegat löytyvät ja ovat tavoitettavissa jo ennen kuin he kirjoittavat minulle. Kukaan ei saa viestiä.
roster-how-teams = Voin lukea, ketkä ovat niiden tiimien jäseniä, joihin minut on lisätty, jotta kollegat löytyvät ja ovat tavoitettavissa jo ennen kuin he kirjoittavat minulle. Kukaan ei saa viestiä.
roster-rules = Se, jonka tunnen jo alustan vahvistamasta sähköpostiosoitteesta, pysyy yhtenä henkilönä. Vieraat, botit, muiden organisaatioiden ihmiset ja suljetut tilit jätetään pois. Tuhansien jäsenten lukeminen kestää muutaman minuutin, ja viesti keskustelussamme näyttää, kuinka pitkällä se on.
roster-known = Tilejä, jotka tunnen täällä
roster-teams = Tiimejä, joissa olen
roster-last = Viimeksi
roster-start-button = Lue jäsenet
roster-progress-button = Kuinka pitkällä?
roster-again-button = Yritä uudelleen
roster-where = Jäsenluettelo on aina Slack-työtilan tai Teams-organisaation, ja tätä kysyttiin muualla. Kirjoita se minulle Slackissa tai Teamsissa.
roster-no-teams = Mikään tiimi ei ole vielä lisännyt minua, joten en näe jäseniä. Lisää minut tiimiin Teamsissa ja kysy sitten uudelleen.
roster-started = Luen jäseniä. Viesti keskustelussamme näyttää, kuinka pitkällä olen.
roster-already = Luen jäseniä jo. Mitään ei aloitettu kahteen kertaan.
roster-going = { $count ->
    [one] Luen jäseniä: { $count } tili käyty läpi tähän mennessä.
   *[other] Luen jäseniä: { $count } tiliä käyty läpi tähän mennessä.
  }
roster-done = { $count ->
    [one] Jäsenet on luettu: { $count } tili käytiin läpi.
   *[other] Jäsenet on luettu: { $count } tiliä käytiin läpi.
  }
roster-stopped = { $count ->
    [one] En voinut lukea kaikkia jäseniä, koska alusta vastasi ”{ $why }”. Se { $count } tili, joka ehdittiin käydä läpi, jää voimaan. Tarkista, että sovelluksella on yhä oikeutensa, ja yritä sitten uudelleen.
   *[other] En voinut lukea kaikkia jäseniä, koska alusta vastasi ”{ $why }”. Ne { $count } tiliä, jotka ehdittiin käydä läpi, jäävät voimaan. Tarkista, että sovelluksella on yhä oikeutensa, ja yritä sitten uudelleen.
  }
roster-too-long = yritä myöhemmin
roster-follows = Tämä viesti päivittyy lukemisen aikana.
roster-taken = Uusia täällä
roster-joined = Yhdistetty henkilöön sähköpostiosoitteen perusteella
roster-changed = Päivitetty
roster-same = Ennallaan
roster-doubtful = Ehkä joku, joka on täällä jo
roster-mailless = Ilman vahvistettua sähköpostiosoitetta (jätetty pois)
roster-guest = Vieraita (jätetty pois)
roster-bot = Botteja (jätetty pois)
roster-foreign = Muista organisaatioista (jätetty pois)
roster-gone = Suljettuja tilejä (jätetty pois)

conflicts-button = Kuka on kuka?
conflicts-list = { $count ->
    [one] { $count } kysymys siitä, kuka on kuka.
   *[other] { $count } kysymystä siitä, kuka on kuka.
  }
conflicts-none = Mitään ei ole auki: en epäile, kuka on kuka.
conflict-claim = Alusta on vahvistanut osoitteen { $email } ensimmäisen henkilön tilille, ja täällä se on toisen henkilön osoite.
conflict-twice = Kahdella tilillä samassa työtilassa tai organisaatiossa on sähköpostiosoite { $email }.
conflict-file = Tiedosto antaa tälle henkilölle sähköpostiosoitteen { $email }, ja alustat ovat vahvistaneet toisen.
conflict-no-email = ei sähköpostiosoitetta
conflict-switched-off = suljettu
conflict-same-button = Sama henkilö
conflict-two-button = Kaksi henkilöä
conflict-theirs-button = Osoite on hänen
conflict-not-theirs-button = Jonkun muun
conflict-sure = Tehdäänkö näistä kahdesta yksi henkilö?
conflict-sure-note = Tilit, taidot, ideat, äänet, kommentit ja kuittaukset yhdistetään, kukin lasketaan kerran, ja kahdesta roolista ylempi jää voimaan. Tätä ei voi perua.
conflict-sure-button = Yhdistä heidät
conflict-one = { $name } on nyt yksi henkilö, ja kaikki molemmilta on tallella.
conflict-kept-two = He pysyvät kahtena henkilönä, enkä kysy uudelleen.
conflict-kept-theirs = Sähköpostiosoite on hänen, enkä kysy uudelleen. Lataa tiedosto uudelleen, niin siinä olevat tiedot tulevat voimaan.
conflict-kept-not-theirs = Sähköpostiosoite on jonkun muun. Lataa tiedosto uudelleen, niin hänestä tulee oma henkilönsä.
conflict-decided = Joku muu on jo ratkaissut tämän, joten mitään ei muutettu. Katso, mitä on vielä auki.
unknown-identityconflict = Tämä kysymys ei ole enää auki (”{ $given }”): joku on ratkaissut sen. Katso, mitä on jäljellä: /kunna conflicts.
unknown-roster = En tunne ajoa, jonka numero on ”{ $given }”. Katso /kunna roster.

why-conflicts = henkilöt, jotka saattavat olla yksi ja sama
notice-conflicts = { $count ->
    [one] { $count } uusi kysymys siitä, kuka on kuka
   *[other] { $count } uutta kysymystä siitä, kuka on kuka
  }
because-conflicts = Saat tiedon siitä, kuka saattaa olla kuka, koska olet ylläpitäjä.
did-kunna-roster-start = luki jäsenet
did-kunna-conflict-same = sanoi, että kaksi henkilöä on yksi ja sama
did-kunna-conflict-two = sanoi, että he ovat kaksi henkilöä
audit-roster = ajo { $number }

import-doubted-email = { $value } kuuluu henkilölle, jolle Slack tai Teams on vahvistanut toisen sähköpostiosoitteen. Osoite on voitu antaa uudelle kollegalle, joten rivi jätetään pois. Kerro, kuka hän on, komennolla /kunna conflicts ja lataa tiedosto sitten uudelleen.
import-same-person = { $value } ja { $email } ovat täällä yksi ja sama henkilö, ja molemmat ovat tiedostossa. Tämä rivi jätetään pois: pidä toinen niistä.
