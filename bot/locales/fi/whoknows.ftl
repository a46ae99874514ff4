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
ask-whoknows =
    kuka on hyvä tekemään | tietääks kukaan | tietääks joku | tietäisikö joku | puhuuks kukaan | puhuuks joku |
    onko kukaan hyvä | onko joku hyvä | onko kukaan käyttänyt | onko joku käyttänyt | onko kukaan tehnyt |
    onko joku tehnyt | löytyykö kokemusta | löytyykö osaamista | tarvitsen ihmisen joka osaa |
    tarvittais joku joka osaa | tunnetko ketään joka osaa | tunnetko jonkun joka osaa | tiedäksä kuka osaa |
    tiiätkö kuka osaa | kaikki jotka osaavat |
    (hei/moi/moikka/terve/huomenta/hei kaikki/moi kaikki/heippa/päivää/anteeksi/apua/auttakaa/kysymys) … |
    (etsin/etsimme/etsitään/etsiskelen/haen/haemme/haetaan/kaipaan/kaipaamme/kaivataan/tarvitsen/tarvitsemme/
        tarvitaan/tarviin/tarvin/tarttis/tarvisin/tarvitsisin/tarvitsisimme/haluan löytää/haluaisin löytää/yritän
        löytää/pitäisi löytää/haluan tietää/haluaisin tietää/löydä/etsi/näytä/listaa/suosittele/minun pitää löytää/
        tarvitsen avuksi) … |
    (löytyykö/löytyiskö/löytyisikö/löytyskö/onko/onks/olisiko/oisko/onkohan/löytyyköhän) (/meillä/meiltä/talossa/
        talosta/täällä/täältä/teillä/tiimistä/firmasta/firmassa/porukasta/joukosta) … |
    (kerro/kerro minulle/kertokaa/tiedätkö/tiedättekö/tietääkö kukaan/tietääkö joku/osaatko sanoa/osaatko kertoa/
        osaisitko kertoa/voitko kertoa/voisitko kertoa/voiko joku kertoa/osaako joku kertoa/osaako joku sanoa/
        mietin/pohdin/voitko suositella/osaatko suositella/osaako joku suositella) … |
    (kuka on/keitä ovat/ketkä ovat/missä on/mistä löytyy/mistä löydän/keneltä löytyy) … |
    (etsin/etsimme/haen/haemme/etsiskelen) |
    (joku/jonkun/jotakuta/jotakin/jotain/ketään/kukaan/joitakin/henkilö/henkilöä/henkilön/henkilöitä/ihmistä/
        ihmisiä/ihminen/kollega/kollegaa/kollegan/kollegoita/työkaveri/työkaveria/työkaverin/tekijä/tekijää/tyyppi/
        tyyppiä/tyypin/tyyppejä/porukkaa/väkeä/sellaista/sellainen/sellaisen/sitä/ne/se) (/meillä/täällä) (joka
        osaa/joka osaisi/joka osaa käyttää/joka osaa tehdä/joka osaa opettaa/joka osaa auttaa/joka hallitsee/joka
        hallitsisi/joka tuntee/joka tietää/joka tietäisi/joka ymmärtää/joka puhuu/joka taitaa/joka käyttää/joka
        tekee/joka on hyvä/joka on tehnyt/joka on käyttänyt/joka on perehtynyt/joka on työskennellyt/joka voi
        auttaa/joka voisi auttaa/joka pystyy auttamaan/joka työskentelee/jolla on kokemusta/jolla on osaamista/jolla
        on tietoa/jolla olisi kokemusta/jolla olisi osaamista/jolla on hallussa/jotka osaavat/jotka hallitsevat/
        jotka tuntevat/jotka tietävät/jotka puhuvat/joilla on kokemusta/joilla on osaamista/ketkä osaavat/kuka osaa)
        |
    (asiantuntija/asiantuntijaa/asiantuntijan/asiantuntijoita/asiantuntijat/osaaja/osaajaa/osaajan/osaajia/osaajat/
        ekspertti/eksperttiä/ekspertin/eksperttejä/tuntija/tuntijaa/ammattilainen/ammattilaista/ammattilaisia/
        spesialisti/spesialistia/mentori/mentoria/konsultti/konsulttia/apu/apua/neuvoja/neuvoa/tukea/osaamista/
        kokemusta/tietoa/henkilö/henkilöä/ihmisiä/joku/jotakuta/ketään) (aiheena/aiheesta/aiheeseen/aiheessa/aihe/
        alalta/alueelta/aihealueelta/asiassa/osa alueena/osaamisalueena/alana/taitona/osaamisena) |
    (asiantuntija/asiantuntijaa/asiantuntijan/asiantuntijoita/asiantuntijat/osaaja/osaajaa/osaajan/osaajia/osaajat/
        ekspertti/eksperttiä/ekspertit) |
    (kenellä/kellä/kenellä meillä/kellä meillä/kenellä täällä/kenellä teistä/kellä teistä/kenellä muulla/kenellä
        kaikilla/keillä) (on/olisi/ois) (/hyvää/vahvaa/paljon/eniten/jotain/yhtään/käytännön/pitkä/vankkaa)
        (kokemusta/kokemus/osaamista/tietoa/tietämystä/hallussa/taitoa/taitoja/asiantuntemusta/näkemystä/koulutusta/
        aiheesta/asiantuntijuutta) |
    (onko/onks/olisiko/oisko/onkohan/löytyykö) (kenelläkään/kellään/kellään teistä/kenelläkään teistä/kenelläkään
        meistä/kenelläkään täällä/kellään täällä/jollakin/jollain/jollakulla/jollain teistä/teillä/meillä/meillä
        kenelläkään/meillä kellään/keneltäkään/keltään/joltain/joltakin/meiltä/teiltä/sinulla/sulla/jollakin
        kollegalla) (/hyvää/vahvaa/paljon/jotain/yhtään/mitään/käytännön) (kokemusta/osaamista/tietoa/tietämystä/
        hallussa/taitoa/taitoja/asiantuntemusta/koulutusta) |
    (keneltä/keltä/keneltä meiltä) (löytyy/löytyisi/löytyis) (/hyvää/vahvaa/paljon/jotain) (kokemusta/osaamista/
        tietoa/tietämystä/taitoa/taitoja/asiantuntemusta) |
    (osaako/osaisiko/osaisko/osaiskohan/osaakohan/osaaks/hallitseeko/tunteeko/tietääkö/ymmärtääkö/puhuuko/käyttääkö/
        tekeekö/opettaako/taitaako) (kukaan/joku/kukaan teistä/kukaan meistä/kukaan meillä/kukaan täällä/kukaan
        siellä/kukaan muu/joku teistä/joku meistä/joku täällä/joku muu) (/käyttää/tehdä/opettaa/auttaa/neuvoa/
        jotain/mitään) |
    (voiko/voisiko/voisko/pystyykö/pystyisikö/osaako/osaisiko/ehtiikö) (joku/kukaan/kukaan teistä/joku teistä)
        (auttaa/opettaa/neuvoa/auttaa minua/opettaa minulle/neuvoa minua/opastaa/selittää) |
    (kuka/kukas/ketkä/kuka täällä/kuka meillä/kuka teistä/kuka meistä/kuka siellä/kuka firmassa/kuka talossa/kuka
        tiimissä/kuka porukasta/kuka yrityksessä/kuka muu/kuka kaikki/ketkä kaikki/ketkä meillä/ketkä täällä/ketkä
        teistä/kuka kollegoista/kuka työkavereista) (osaa/osaavat/osais/osaisi/osaa parhaiten/osaa hyvin/osaa
        käyttää/osaa tehdä/osaa auttaa/osaa opettaa/osaa kertoa/osaa neuvoa/osaa selittää/hallitsee/hallitsevat/
        hallitsee parhaiten/taitaa/taitavat/tietää/tietää jotain/tietää eniten/tietää paljon/tietävät/tietäis/
        tietäisi/tuntee/tuntevat/tuntee parhaiten/ymmärtää/ymmärtävät/puhuu/puhuvat/käyttää/käyttävät/tekee/tekevät/
        opettaa/vastaa/on vastuussa/on hyvä/ovat hyviä/on paras/on parhaita/on taitava/on haka/on guru/on
        asiantuntija/on ekspertti/on perehtynyt/ovat perehtyneet/on erikoistunut/on kokenut/on käyttänyt/ovat
        käyttäneet/on tehnyt/ovat tehneet/on työskennellyt/ovat työskennelleet/on opiskellut/on kouluttautunut/
        työskentelee/työskentelevät/pystyy auttamaan/voi auttaa/voisi auttaa/vois auttaa/voi opettaa/voisi opettaa/
        vois opettaa/voi neuvoa/voisi neuvoa/auttaa/auttaisi/neuvoo) |
    (keneltä/keltä/kenen puoleen) (voin/voi/voisin/vois/voisi/kannattaa/pitää/pitäisi/kannattaisi) (kysyä/kysyä
        apua/pyytää apua/saada apua/kääntyä) |
    (keneltä/keltä) (kysyn/kysyä/saa apua/saan apua/saisi apua/apua) |
    (tarvitsen/tarvitsisin/tarvitsemme/kaipaan/kaipaisin/tarviin/tarvin/tarvisin/tarttis/haluaisin/saisinko/saanko/
        mistä saan/mistä saisin/kuka voi antaa/etsin/haen) (/vähän/hieman/pikaista/kipeästi) (apua/neuvoa/neuvoja/
        tukea/opastusta/vinkkejä/ohjausta/sparrausta/konsultointia) |
    (tarvitsen/tarvitsisin/tarvitsemme/kaipaan/kaipaisin/tarviin/tarvin/tarvisin/tarttis/saisinko/saanko/mistä saan/
        kuka voi antaa/haluaisin/voiko joku/voisiko joku/kuka voi/kuka voisi/voisitko) (/vähän/hieman) (apua/neuvoa/
        neuvoja/tukea/opastusta/vinkkejä/auttaa/auttaa minua) … (kanssa/asioissa/asiassa/käytössä/käyttöön/suhteen/
        osalta/parissa/liittyen/tiimoilta) |
    (kuka/ketkä/kuka meillä/kuka täällä/kuka teistä/osaako kukaan/osaako joku/onko joku joka/joku joka/ketään joka)
        … (osaa/osaisi/osaavat/hallitsee/hallitsevat/tuntee/tuntevat/taitaa/tekee/käyttää) |
    (kuka on/kuka työskentelee/ketkä työskentelevät/kuka on työskennellyt/joka on työskennellyt/joka työskentelee/
        kuka puuhaa/kuka tekee töitä) … (kanssa/parissa/asiantuntija/osaaja/ekspertti/ammattilainen/guru/mestari/
        spesialisti) |
    (kenellä/kellä/kenellä meillä/kellä meillä/kenellä täällä/onko kenelläkään/onko kenelläkään täällä/onko
        kenelläkään teistä/onko kenelläkään meistä/onko kellään/onko kellään täällä/onks kellään/onko jollain/onko
        jollakin/onko meillä/onko teillä/löytyykö/löytyykö keneltäkään/keneltä/keltä/henkilöä jolla/joku jolla/
        jotakuta jolla/ketään jolla/tarvitsen jonkun jolla) (/on/olisi/löytyy/ois) (/hyvää/vahvaa) … (kokemusta/
        kokemus/osaamista/osaaminen/taitoja/taitoa/taidot/tietoa/tietämystä/tuntemusta/tuntemus/asiantuntemusta/
        asiantuntemus/hallussa/koulutusta/koulutus/tausta/taustaa) |
    (etsin/etsimme/etsitään/haen/haemme/haetaan/kaipaan/kaivataan/tarvitsen/tarvitsemme/tarvitaan/tarvitsisin/
        löytyykö/löytyykö meiltä/löytyykö talosta/onko/onko meillä/onko talossa/onko täällä/onks meillä/olisiko/
        olisiko meillä/kuka on/kuka meillä on/ketkä ovat/missä on/keitä ovat) (/hyvää/hyvä/hyvän/meidän/jotain/joku/
        paras/kokenutta) … (osaaja/osaajaa/osaajia/osaajan/osaajat/asiantuntija/asiantuntijaa/asiantuntijan/
        asiantuntijoita/asiantuntijat/ekspertti/eksperttiä/ekspertin/eksperttejä/ekspertit/guru/gurua/guruja/
        taitaja/taitajaa/taitajia/tuntija/tuntijaa/tuntijoita/tekijä/tekijää/tekijöitä/ammattilainen/ammattilaista/
        ammattilaisia/ammattilaisen/spesialisti/spesialistia/henkilö/henkilöä/ihmistä/ihmisiä/osaavaa/osaava/
        osaavan/osaavia/taitavaa/taitava/kokemusta/osaamista/taitoja/taitoa/tietoa/apua/tukea/neuvoja/neuvontaa/
        koulutusta) |
    … (kiitos/kiitti/täällä/meillä/talossa/firmassa/tiimissä/meistä/teistä/hyvin/parhaiten/kunnolla/yhtään)
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
