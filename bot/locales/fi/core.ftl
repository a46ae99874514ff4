# Mitä Kunna sanoo, käytettiinpä mitä komentoa tahansa.
# Sanaluettelot erotetaan merkillä "|". Ne eivät ole käännöksiä vaan sitä, mitä ihmiset oikeasti kirjoittavat.

greetings = hei | hei hei | heihei | heippa | heips | heissan | heipä hei | hei vaan | no hei | moi | moi moi | moikka | moiks |
    no moi | moro | moro moro | morjens | morjesta | morjes | terve | tervehdys | terve vaan | haloo | huomenta | huomenia |
    hyvää huomenta | päivää | hyvää päivää | iltapäivää | hyvää iltapäivää | iltaa | hyvää iltaa | hei kunna | moi kunna |
    moikka kunna | terve kunna
help-words = apua | apu | auta | auta minua | auta mua | auttakaa | voitko auttaa | voisitko auttaa | tarvitsen apua | tarviin apua |
    ohje | ohjeet | ohjeita | käyttöohje | käyttöohjeet | neuvo | neuvoja | opastus | mitä osaat | mitä sä osaat |
    mitä sinä osaat | mitä voit tehdä | mitä voin kysyä | mitä voi kysyä | mitä voin tehdä | mitä täällä voi tehdä |
    mitä tällä voi tehdä | komento | komennot | mitkä ovat komennot | miten tämä toimii | miten tää toimii | miten toimit |
    miten sä toimit | miten käytän tätä | miten tätä käytetään | valikko | info | kuka olet | kuka sä oot | mikä olet |
    mikä tämä on | mikä tää on | mikä on kunna
connectors = ja | sekä | tai | plus
yes = Kyllä
no = Ei
form-submit = Tallenna
form-cancel = Peruuta
form-choose = Valitse

hello = Hei { $name }, mitä haluaisit tietää?
kunna-hello = { $company }: Kunna tietää, kuka osaa mitäkin, mitkä ideat elävät ja mitä saat sanoa julkisesti.
help = Näitä voit kysyä minulta
help-verbs = Lisäksi: { $verbs }
help-more = Kirjoita minulle kuin työkaverille: ”kuka osaa Pythonia?” riittää. Kanavalla mainitse minut.
help-button = Mitä voin kysyä?
cmd-kunna = Ohjeet ja oma kielesi
cmd-kunna-language = Valitse kieli
title-kunna-language = { cmd-kunna-language }
arg-kunna-language-to = Kieli
verb-kunna-language = kieli
language-sv = Svenska
language-fi = Suomi
language-is = Íslenska
language-en = English
language-set = Tästä lähtien puhun kanssasi suomea.

did-you-mean-command = En tunne sen nimistä komentoa. Tarkoititko komentoa { $name }?
what-is-it = Mitä teen tällä?
which-of-two = Tämän voi ymmärtää kahdella tavalla. Kumpaa tarkoitat?

role-employee = työntekijät
role-communicator = viestijät
role-admin = ylläpitäjät
not-allowed = Vain { $role } voivat tehdä tämän. Ylläpitäjä voi antaa sinulle roolin.

already-done = Tämä on jo tehty. Mitään ei tehty kahteen kertaan.
store-away = En saa juuri nyt yhteyttä tietoihini, joten mitään ei tallennettu. Yritä uudelleen minuutin kuluttua.
platform-away = En näe juuri nyt, kuka olet. Yritä uudelleen minuutin kuluttua.
broke = Meillä meni jotain rikki. Syy ei ollut siinä, mitä kirjoitit. Yritä uudelleen hetken kuluttua. Jos niin käy taas, anna ylläpitäjälle viite { $reference }.
resumed = Työni keskeytyi. Pyytämäsi on tehty, mutta vastaukseni katosi: { $line }
gave-up = Yritin useita kertoja, mutta en osannut vastata tähän: { $line }. Kysy uudelleen toisin sanoin tai kerro ylläpitäjälle.

stranger-guest = Kunna on työntekijöille, eikä vierailla ole pääsyä. Pyydä yhteyshenkilöäsi etsimään tieto puolestasi.
stranger-foreign = Kunna vastaa vain oman yrityksensä työntekijöille, ja sinä kuulut toiseen organisaatioon.
stranger-gone = Kunna-tilisi on poissa käytöstä. Ylläpitäjä voi ottaa sen taas käyttöön.
stranger-bot = Kunna vastaa vain ihmisille.
stranger-unknown = En tiedä, kuka olet, joten en voi vastata. Kirjoita minulle Slackissa tai Teamsissa.

field-empty = Tämä on tyhjä. Kirjoita tähän jotain.
too-long = Tekstin pituus merkkeinä on { $length }, ja enimmäispituus on { $most }. Lyhennä sitä vähän.
does-not-fit = ”{ $given }” ei sovi kohtaan ”{ $label }”. Katso se vielä kerran.
unknown-thing = En löydä tätä: ”{ $given }”. Se on ehkä poistettu.
unknown-person = En tunne tätä henkilöä: ”{ $given }”. Mainitse hänet @-merkillä tai kirjoita hänen sähköpostiosoitteensa.
unknown-mention = En tunne tätä henkilöä vielä. Kirjoita hänen sähköpostiosoitteensa tai pyydä häntä tervehtimään minua ensin.
note-gone = Tuota tekstiä ei enää ole: se on jo käytetty tai siitä on kulunut vuorokausi. Kirjoita se uudelleen.

page-of = Sivu { $page }/{ $pages }.
more-button = Lisää
back-button = Takaisin

takes-moment = alle minuutti
takes-minutes = { $count ->
    [one] noin { $count } minuutti
   *[other] noin { $count } minuuttia
  }
takes-hours = { $count ->
    [one] noin { $count } tunti
   *[other] noin { $count } tuntia
  }
time-left = Aikaa jäljellä
follows-along = Tämä viesti päivittyy ja jää lopuksi kuitiksi. Sinun ei tarvitse odottaa tässä.

shell-load-read = { $people ->
    [one] Luettu { $people } henkilö ({ $encoding }).
   *[other] Luettu { $people } henkilöä ({ $encoding }).
  }
shell-load-plan = Uusia henkilöitä: { $added }. Muutettavia: { $changed }. Ennallaan: { $same }. Taitojen uusia kirjoitusasuja: { $spellings }.
shell-load-done = Uusia henkilöitä: { $added }. Muuttuneita: { $changed }. Uusia taitoja: { $coined }. Jätetty ennalleen: { $refused }.
shell-load-undo = Latauksen voi perua { $days } päivän ajan komennolla: { $command }
shell-load-undone = Entiselleen palautettuja henkilöitä: { $people }. Jätetty nykyiselleen: { $kept }.
shell-load-not-undone = Latauksessa { $number } ei ole mitään peruttavaa: se ei ole muuttanut mitään, tai se on yli { $days } päivää vanha. Lataa tiedosto, jossa tiedot ovat oikein.
shell-load-problems = Epäselviä kohtia: { $count }. Rivejä, joita ei voitu käyttää: { $lost }.
shell-load-away = Tietokanta on lukittu tai siihen ei saada yhteyttä. Aloitettu lataus jatkuu itsestään, kun yhteys palaa; muuten lataa sama tiedosto uudelleen.
