# Mitä henkilötiedostossa voi olla vialla. Rivin numero ja sarakkeen otsikko näytetään jokaisen lauseen vieressä.

import-empty = Tiedosto on tyhjä. Lähetä tiedosto, jossa on otsikkorivi ja yksi rivi jokaista henkilöä kohti.
import-too-large = Tiedoston koko on { $megabytes } Mt, ja otan vastaan enintään { $limit } Mt. Jaa se osiin ja lähetä osat yksi kerrallaan.
import-password = Työkirja on suojattu salasanalla. Tallenna se ilman salasanaa tai valitse Tallenna nimellä ja ”CSV UTF-8” ja lähetä minulle se tiedosto.
import-damaged = En pysty avaamaan työkirjaa. Avaa se Excelissä, tallenna se uudelleen muodossa ”xlsx” tai ”CSV UTF-8” ja lähetä minulle se tiedosto.
import-too-heavy = Tiedoston lukeminen vie yli { $seconds } sekuntia tai { $megabytes } Mt muistia. Usein syynä on yksittäinen solu kaukana muista: kopioi rivit uudelle taulukolle tai tallenna muodossa ”CSV UTF-8”.
import-not-text = Tämä ei ole tekstitiedosto eikä työkirja, vaikka nimi niin sanoisi. Lähetä Excel-tiedosto tai CSV-tiedosto, jonka Excel tallentaa muodossa ”CSV UTF-8”.
import-no-header = Ensimmäisellä rivillä ei ole otsikoita, jotka tunnistaisin. Lisää tietojen yläpuolelle otsikot, esimerkiksi nimi, sähköposti, yksikkö, paikkakunta ja osaaminen.
import-no-email-column = En löydä saraketta, jossa olisi sähköpostiosoitteet, ja niistä tunnistan, kuka on kuka. Anna jollekin näistä sarakkeista nimeksi ”sähköposti”: { $columns }.
import-too-many-columns = Tiedostossa on { $count } saraketta, ja otan vastaan enintään { $limit }. Poista ne, jotka eivät koske henkilöitä ja osaamista.
import-too-many-rows = Tiedostossa on yli { $limit } riviä. Jaa se osiin ja lähetä osat yksi kerrallaan.
import-quotes = Rivillä on lainausmerkki, jota ei ole suljettu, tai sulkevan lainausmerkin perässä on tekstiä. Kirjoita solun sisällä oleva lainausmerkki kahdesti.
import-too-many-cells = Rivillä on { $count } solua, mutta otsikkorivillä { $expected }. Solu, jossa on erotinmerkki, tarvitsee lainausmerkit ympärilleen.
import-beside-headings = Viimeisen otsikon vieressä on jotakin: rivillä on { $count } solua, mutta otsikkorivillä { $expected }. Anna sarakkeelle otsikko tai tyhjennä se.
import-cell-too-long = Rivillä on solu, jossa on yli { $limit } merkkiä. Lyhennä sitä.
import-broken-letters = Osa rivin kirjaimista oli vioittunut jo ennen kuin sain tiedoston. Tallenna tiedosto muodossa ”CSV UTF-8” ja lähetä se uudelleen.
import-no-email = Riviltä puuttuu sähköpostiosoite, joten en tiedä, ketä se koskee.
import-bad-email = ”{ $value }” ei ole sähköpostiosoite.
import-different-person = { $email } on myös rivillä { $first }, mutta siellä sarakkeessa ”{ $column }” on eri tieto. Korjaa toinen riveistä.
import-one-sheet = Luen taulukon ”{ $sheet }” ja jätän muut pois.
import-unknown-column = En tunnista tätä saraketta, joten ohitan sen.
import-double-column = Toinen sarake tarkoittaa samaa, joten ohitan tämän.
import-bad-level = ”{ $value }” ei ole taso väliltä 1–4. Otan taidon ”{ $skill }” mukaan ilman tasoa.
import-two-levels = Taidolle ”{ $skill }” on samalla henkilöllä annettu kaksi tasoa. Käytän korkeampaa, { $level }.
import-level-alone = Tason ”{ $value }” vieressä ei ole taitoa.
import-long-skill = Taidon nimessä on yli { $limit } merkkiä. Ohitan sen; erota taidot toisistaan pilkulla tai puolipisteellä.
import-no-letters = Kohdassa ”{ $value }” ei ole kirjainta tai numeroa, jolla taidon löytäisi. Ohitan sen; kirjoita taito sanoin.
