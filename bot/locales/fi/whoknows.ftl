cmd-whoknows = Etsi työkavereita, jotka osaavat jotain
cmd-whoknows-share = Näytä vastaus kaikille kanavalla
cmd-whoknows-me = Profiilisi: mitä osaat
cmd-whoknows-add = Lisää taito profiiliisi
cmd-whoknows-drop = Poista taito profiilistasi
cmd-whoknows-hide = Piilota taito muilta
cmd-whoknows-show = Näytä taito taas kaikille
verb-whoknows-me = minä | mina | mä | profiili | profiilini | oma profiili | omat taidot | omat tiedot
verb-whoknows-add = lisää | lisaa
verb-whoknows-drop = poista
verb-whoknows-hide = piilota | kätke | katke
verb-whoknows-show = näytä | nayta
verb-whoknows-share = jaa
example-whoknows = /whoknows kirjanpito
ask-whoknows = kuka osaa | kuka osaa parhaiten | kuka osaa käyttää | kuka osaa tehdä | kuka osaa auttaa | kuka osaa opettaa |
    kuka osaa kertoa | kuka osais | kuka osaisi | kuka meillä osaa | kuka meistä osaa | kuka teistä osaa | kuka täällä osaa |
    kuka siellä osaa | kuka talossa osaa | kuka porukasta osaa | ketkä osaa | ketkä osaavat | ketkä meillä osaavat |
    kuka hallitsee | ketkä hallitsevat | kuka taitaa | kuka tietää | kuka tietää jotain | kuka tietää eniten | kuka tietäis |
    kuka tietäisi | ketkä tietävät | kuka tuntee | kuka ymmärtää | kuka puhuu | ketkä puhuvat | ketkä puhuu | kuka on hyvä |
    kuka on hyvä tekemään | kuka on paras | kuka on taitava | kuka on haka | kuka on guru | kuka on asiantuntija |
    kuka on perehtynyt | kuka on kokenut | kuka on käyttänyt | kuka on tehnyt | kuka on työskennellyt | ketkä ovat hyviä |
    kenellä on kokemusta | kellä on kokemusta | kenellä olisi kokemusta | kellä ois kokemusta | kenellä on osaamista |
    kellä on osaamista | kenellä on tietoa | kellä on tietoa | kenellä on hallussa | kellä on hallussa | kuka työskentelee |
    kuka käyttää | kuka tekee | kuka pystyy auttamaan | kuka voi auttaa | kuka voisi auttaa | kuka vois auttaa |
    kuka voi opettaa | kuka voisi opettaa | kuka vois opettaa | keneltä voin kysyä | keneltä voi kysyä | keneltä voisin kysyä |
    keneltä kysyn | keneltä kysyä | keneltä kannattaa kysyä | keltä voin kysyä | keltä voi kysyä | keltä vois kysyä |
    keltä kysyn | keltä kannattaa kysyä | osaako kukaan | osaako kukaan täällä | osaako kukaan teistä | osaako kukaan meistä |
    osaako joku | osaako joku teistä | osaako joku täällä | osaaks kukaan | osaaks joku | osaisiko kukaan | osaisiko joku |
    osaisko kukaan | osaisko joku | hallitseeko kukaan | hallitseeko joku | tietääkö kukaan | tietääkö joku | tietääks kukaan |
    tietääks joku | tietäisikö joku | tunteeko kukaan | tunteeko joku | ymmärtääkö kukaan | ymmärtääkö joku | puhuuko kukaan |
    puhuuko joku | puhuuks kukaan | puhuuks joku | onko kukaan hyvä | onko joku hyvä | onko kukaan käyttänyt |
    onko joku käyttänyt | onko kukaan tehnyt | onko joku tehnyt | onko ketään joka osaa | onko ketään joka osaisi |
    onko joku joka osaa | onko täällä ketään joka osaa | onko täällä joku joka osaa | onko meillä ketään joka osaa |
    onko meillä joku joka osaa | onko meillä jotakuta joka osaa | onko meillä joku joka tietää | onko jollain kokemusta |
    onko jollakin kokemusta | onko kellään kokemusta | onko kenelläkään kokemusta | onko meillä kokemusta |
    onko meillä osaamista | löytyykö joku joka osaa | löytyykö ketään joka osaa | löytyykö jotakuta joka osaa |
    löytyykö meiltä joku joka osaa | löytyykö meiltä ketään joka osaa | löytyykö meiltä osaamista |
    löytyykö keneltäkään kokemusta | löytyykö kokemusta | löytyykö osaamista | joku joka osaa | joku joka tietää |
    joku joka tuntee | joku jolla on kokemusta | joku kuka osaa | jotakuta joka osaa | ketään joka osaa |
    tarvitsen jonkun joka osaa | tarvitsisin jonkun joka osaa | tarviin jonkun joka osaa | tarvitaan joku joka osaa |
    tarvitsen ihmisen joka osaa | tarvitsen henkilön joka osaa | tarvitsemme jonkun joka osaa | tarvittais joku joka osaa |
    etsin jotakuta joka osaa | etsin henkilöä joka osaa | etsin ihmistä joka osaa | etsin tyyppiä joka osaa |
    etsin työkaveria joka osaa | etsin osaajaa | etsitään joku joka osaa | etsimme jotakuta joka osaa | haen jotakuta joka osaa |
    etsi joku joka osaa | etsi joku kuka osaa | etsi henkilö joka osaa | tunnetko ketään joka osaa | tunnetko jonkun joka osaa |
    tiedätkö kuka osaa | tiedätkö ketään joka osaa | tiedätkö jonkun joka osaa | tiedäksä kuka osaa | tiiätkö kuka osaa |
    tiedättekö kuka osaa | tietääkö kukaan kuka osaa | tietääkö joku kuka osaa | näytä kuka osaa | näytä ketkä osaavat |
    kerro kuka osaa | kaikki jotka osaavat
title-whoknows = Etsi työkavereita
arg-whoknows-what = Mitä tarvitset?
hint-whoknows-what = Yksi taito tai useita: Python ja kirjanpito
submit-whoknows = Hae
arg-whoknows-unit = Yksikkö
arg-whoknows-place = Paikkakunta
prefix-unit = yksikkö | yksikko | osasto | tiimi | ryhmä | ryhma
prefix-place = paikka | paikkakunta | kaupunki | toimisto | toimipaikka | toimipiste
title-whoknows-share = Jaa vastaus
arg-whoknows-share-what = { arg-whoknows-what }
hint-whoknows-share-what = { hint-whoknows-what }
arg-whoknows-share-unit = { arg-whoknows-unit }
arg-whoknows-share-place = { arg-whoknows-place }
title-whoknows-add = { add-skill-button }
arg-whoknows-add-skill = Taito
hint-whoknows-add-skill = Yksi taito, esimerkiksi Python tai neuvottelutaito
arg-whoknows-add-level = Kuinka hyvin osaat sen?
arg-whoknows-add-hidden = Vain sinulle itsellesi?
prefix-level = taso
prefix-hidden = piilotettu | piilossa
arg-whoknows-drop-skill = Taito
arg-whoknows-hide-skill = Taito
arg-whoknows-show-skill = Taito

level-learning = opettelee
level-can-do = osaa
level-experienced = kokenut
level-can-teach = osaa opettaa
level-not-given = tasoa ei ilmoitettu

whoknows-found = { $count ->
    [one] { $count } henkilö osaa tämän: { $skills }.
   *[other] { $count } henkilöä osaa tämän: { $skills }.
  }
whoknows-found-any = { $count ->
    [one] { $count } henkilö osaa ainakin yhden näistä: { $skills }.
   *[other] { $count } henkilöä osaa ainakin yhden näistä: { $skills }.
  }
whoknows-found-where = { $count ->
    [one] { $count } henkilö ({ $where }) osaa tämän: { $skills }.
   *[other] { $count } henkilöä ({ $where }) osaa tämän: { $skills }.
  }
whoknows-found-any-where = { $count ->
    [one] { $count } henkilö ({ $where }) osaa ainakin yhden näistä: { $skills }.
   *[other] { $count } henkilöä ({ $where }) osaa ainakin yhden näistä: { $skills }.
  }
whoknows-showing = Kirjoitit ”{ $typed }”. Näytän tulokset: { $skills }.
whoknows-read = ”{ $typed }” tulkittiin näin: { $skill }.
whoknows-why = { $skill }: { $why }
endorsed = { $count ->
    [one] { $count } suositus
   *[other] { $count } suositusta
  }
fresh = päivitetty { $date }
profile-button = Profiili
more-people = Lisää ihmisiä
share-button = Jaa tällä kanavalla
me-button = Oma profiili
everywhere-button = Hae kaikkialta
i-know-it-button = Osaan tämän
whoknows-part-unknown = En tunne taitoa nimeltä ”{ $what }”, joten se jäi pois.
whoknows-part-doubt = ”{ $what }” jäi pois. Tarkoititko jotain näistä?
whoknows-did-you-mean = En tunne taitoa nimeltä ”{ $what }”. Tarkoititko jotain näistä?
whoknows-unknown = Kukaan täällä ei ole kertonut osaavansa tätä: ”{ $what }”. En myöskään tunne sen nimistä taitoa.
whoknows-unknown-next = Kokeile toista sanaa. Jos osaat sen itse, lisää se profiiliisi, niin muut löytävät sinut.
whoknows-nobody = Kukaan ei ole vielä kertonut osaavansa tätä: { $skills }.
whoknows-nobody-where = Kukaan ({ $where }) ei ole kertonut osaavansa tätä: { $skills }.
whoknows-nearest = Nämä taidot ovat lähellä:
shared-by = Jakaja: { $name }
share-where = Voin jakaa vain kanavalle. Kysy sillä kanavalla, jolle haluat vastauksen.
share-not-member = En nähnyt, että olisit sillä kanavalla, joten mitään ei jaettu.
share-nothing = Jaettavaa ei ole: vastauksessa ei ole enää ketään.

me-title = Profiilisi
me-no-skills = Täällä ei ole vielä taitojasi. Lisää ensimmäinen, niin työkaverit löytävät sinut.
me-more-skills = Ja lisäksi: { $skills }
colleague-no-skills = Täällä ei ole vielä taitoja.
profile-title = Työ
profile-unit = Yksikkö
profile-place = Paikkakunta
profile-earlier = Aiempi kokemus
profile-interests = Kiinnostukset
profile-speaks = Kielet
hidden-skill = vain sinä näet tämän
add-skill-button = Lisää taito
hide-button = Piilota
show-button = Näytä
remove-button = Poista
add-which = ”{ $skill }” ei ole luettelossa. Onko se jokin näistä?
add-as-new = Uusi: ”{ $skill }”
added = Profiilissasi on nyt: { $skill }.
dropped = Poistettu profiilistasi: { $skill }.
was-not-there = Profiilissasi ei ollut tätä: { $skill }.
now-hidden = Nyt vain sinä näet tämän: { $skill }.
now-shown = Kaikki näkevät taas tämän: { $skill }.
