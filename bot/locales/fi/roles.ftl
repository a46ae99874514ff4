# Roolit ja tapahtumaloki.

cmd-kunna-role-give = Tee työkaverista viestijä tai ylläpitäjä
cmd-kunna-role-take = Ota työkaverin rooli pois
cmd-kunna-roles = Ketkä ovat ylläpitäjiä tai viestijöitä
cmd-kunna-audit = Mitä ylläpitäjät ja viestijät ovat tehneet
verb-kunna-role-give = anna rooli | rooli anna
verb-kunna-role-take = ota rooli | rooli ota | poista rooli | ota rooli pois
verb-kunna-roles = roolit | rooli
verb-kunna-audit = loki | tapahtumaloki
title-kunna-role-give = Anna rooli
title-kunna-role-take = Ota rooli pois
arg-kunna-role-give-whom = Työkaveri
hint-kunna-role-give-whom = Nimi tai sähköpostiosoite
arg-kunna-role-give-role = Rooli
arg-kunna-role-take-whom = Työkaveri
hint-kunna-role-take-whom = Nimi tai sähköpostiosoite
arg-kunna-audit-whom = Työkaveri
prefix-role = rooli

rank-communicator = viestijä
rank-admin = ylläpitäjä
became-communicator = { $name } on nyt viestijä.
became-admin = { $name } on nyt ylläpitäjä.
became-employee = { $name } on nyt ilman roolia ja saa tehdä sen, minkä kaikki työkaverit saavat.
is-already-communicator = { $name } on jo viestijä.
is-already-admin = { $name } on jo ylläpitäjä.
is-already-employee = { $name } on jo ilman roolia.
which-role = Minkä roolin { $name } saa?
admin-by-settings = { $name } on ylläpitäjä asetusten (KUNNA_ADMINS) perusteella. Sen voi muuttaa vain palvelimen hoitaja.
last-admin = { $name } on ainoa ylläpitäjä. Tee ensin jostakusta toisesta ylläpitäjä.
no-admin-any-more = Et ole enää ylläpitäjä, joten mitään ei muutettu.
roles-list = { $count ->
    [one] Rooli on { $count } henkilöllä.
   *[other] Rooli on { $count } henkilöllä.
  }
roles-none = Kenelläkään ei ole vielä roolia.
roles-to-come = Ylläpitäjiä asetusten perusteella, eivät ole vielä kirjoittaneet: { $emails }
roles-by-settings = asetusten perusteella
roles-button = Kaikki roolit
role-give-button = Anna rooli
role-take-button = Ota rooli pois
role-take-back-button = Ota se pois
audit-button = Mitä on tehty

audit-list = { $count ->
    [one] Tapahtumalokissa on { $count } tapahtuma.
   *[other] Tapahtumalokissa on { $count } tapahtumaa.
  }
audit-list-of = { $count ->
    [one] { $count } tapahtuma, jossa tekijänä tai kohteena on { $name }.
   *[other] { $count } tapahtumaa, joissa tekijänä tai kohteena on { $name }.
  }
audit-none = Tapahtumalokissa ei ole vielä mitään.
audit-none-of = Tapahtumalokissa ei ole mitään, missä tekijänä tai kohteena on { $name }.
audit-person = henkilö { $number }
audit-server = palvelimen komentorivi
audit-only-button = Vain tämä henkilö
audit-reminder = muistutus { $number }
audit-snippet = kohta { $number }
audit-version = versio { $number }
audit-messages = { $count ->
    [one] { $count } viesti
   *[other] { $count } viestiä
  }
audit-rows = { $count ->
    [one] { $count } rivi
   *[other] { $count } riviä
  }
did-kunna-role-give = antoi roolin
did-kunna-role-take = otti roolin pois
did-new-account = palasi uudella tilillä ilman aiempaa rooliaan
did-load = latasi ihmisiä tiedostosta
did-load-leavers = poisti ihmiset, joita ei ollut tiedostossa
did-load-catalogue = latasi taitoluettelon
did-load-undo = perui latauksen
did-policy-remind = lähetti muistutuksen
did-policy-cancel = pysäytti muistutuksen

audit-intact = { $count ->
    [one] { $count } tapahtuma, sellaisena kuin se kirjattiin.
   *[other] { $count } tapahtumaa, kaikki sellaisina kuin ne kirjattiin.
  }
audit-head = Tiiviste: { $head }
audit-note = Kirjoita se talteen paikkaan, jota tietokantaan pääsevä ei voi muuttaa. Ensi kerralla: python -m bot audit verify --noted TIIVISTE
audit-broken = { $count ->
    [one] Tapahtumaloki ei ole sellainen kuin se kirjattiin: { $count } asia on vialla.
   *[other] Tapahtumaloki ei ole sellainen kuin se kirjattiin: { $count } asiaa on vialla.
  }
flaw-altered = Tapahtumaa { $row } on muutettu, tai jotain ennen sitä on poistettu tai lisätty.
flaw-missing = { $count ->
    [one] Tapahtuma { $row } puuttuu.
   *[other] Tapahtumat { $row }–{ $last } puuttuvat.
  }
flaw-moved = Tapahtuma { $row } on muussa paikassa kuin mihin se kirjattiin.
flaw-cut = { $count ->
    [one] Loppu on katkaistu: tapahtuma { $row } puuttuu.
   *[other] Loppu on katkaistu: tapahtumat { $row }–{ $last } puuttuvat.
  }
flaw-added = Tapahtuma { $row } on viimeisen kirjatun tapahtuman jäljessä.
flaw-ends = Tapahtuma { $row } ei ole se, joka kirjattiin viimeisenä.
flaw-noted = Tapahtuma { $row } ei ole se, jonka tiiviste kirjoitettiin talteen.
