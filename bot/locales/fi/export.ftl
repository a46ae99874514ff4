# Ulos annettavat tiedostot: kaikki ihmiset, tyhjä täytettävä tiedosto, epäselvät rivit; ja miten tiedosto tulee perille.

cmd-whoknows-export = Kaikki ihmiset osaamisineen tiedostona
cmd-whoknows-template = Tyhjä tiedosto ihmisten ja taitojen täyttämiseen
did-whoknows-export = otti kaikki ihmiset tiedostona
verb-whoknows-export = vie tiedostoon | vie kaikki
verb-whoknows-template = tiedostopohja | tyhjä tiedosto

# Ihmisten tiedoston otsikot, sellaisina kuin sisäänluku ne tuntee, ja esimerkki jokaisesta.
column-name = Nimi
column-email = Sähköposti
column-unit = Yksikkö
column-place = Paikkakunta
column-title = Nimike
column-language = Kieli
column-skills = Taidot
example-name = Anna Lind
example-email = anna.lind@example.com
example-unit = IT
example-place = Helsinki
example-title = Järjestelmäkehittäjä
example-language = fi
example-skills = Python:3, Kirjanpito
doubt-row = Rivi
doubt-column = Sarake
doubt-reason = Syy

export-file = ihmiset.csv
export-done = { $count ->
    [one] Tiedostossa on { $count } ihminen osaamisineen.
   *[other] Tiedostossa on { $count } ihmistä osaamisineen.
  }
export-hidden = { $count ->
    [one] { $count } taito ei ole mukana, koska se on piilotettu muilta.
   *[other] { $count } taitoa ei ole mukana, koska ne on piilotettu muilta.
  }
export-nameless = { $count ->
    [one] { $count } ihmisellä ei ole sähköpostia, jonka avulla tiedosto erottaa ihmiset toisistaan, joten hän ei ole mukana.
   *[other] { $count } ihmisellä ei ole sähköpostia, jonka avulla tiedosto erottaa ihmiset toisistaan, joten he eivät ole mukana.
  }
export-again = Tiedostossa on henkilötietoja, joten käsittele sitä sen mukaisesti. Voit muuttaa sitä ja lähettää sen minulle takaisin tänne: näytän, mikä muuttuisi, ennen kuin mikään muuttuu.
template-file = ihmiset-pohja.csv
template-done = Tässä on tyhjä tiedosto, jossa on tuntemani otsikot.
template-example = Rivi voi näyttää tältä:
template-next = Vain sähköposti on pakollinen. Taidon ja kaksoispisteen jälkeen tulee taso yhdestä (opettelee) neljään (osaa opettaa), jos tiedät sen. Lähetä täytetty tiedosto minulle yksityiskeskustelussamme.

# Miten tiedosto tulee perille.
out-named = Tiedosto: { $name } ({ $size })
out-comment = Tässä on pyytämäsi tiedosto.
out-direct = { $name } ({ $size }) on yksityiskeskustelussamme.
out-failed = En saanut tiedostoa { $name } yksityiskeskusteluumme juuri nyt. Pyydä sitä uudelleen minuutin kuluttua.
out-unsure = En tiedä, tuliko { $name } perille yksityiskeskusteluumme. Jos sitä ei ole siellä, pyydä sitä uudelleen.
out-allow = Teams kysyy, saanko tallentaa tiedoston { $name } ({ $size }) OneDriveesi. Saat sen painamalla Salli.
out-saved = { $name } on nyt OneDrivessasi.
out-unsaved = En saanut tallennettua tiedostoa { $name } OneDriveesi juuri nyt. Pyydä sitä uudelleen minuutin kuluttua.
out-declined = Tiedostoa { $name } ei tallennettu OneDriveesi. Pyydä sitä uudelleen, kun haluat sen.
