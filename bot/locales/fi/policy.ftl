cmd-policy = Kysy, mitä saat sanoa julkisesti
cmd-policy-show = Lue ohjeen kohta
cmd-policy-list = Ohjeen kaikki kohdat
verb-policy-show = näytä | nayta | lue | avaa
verb-policy-list = luettelo | sisältö | sisällys | sisallys | kaikki kohdat
example-policy = /policy Saanko julkaista kuvan kollegasta?
ask-policy = saanko | saaks | saako | saisinko | saammeko | saisko | saisiko | onko luvallista | onko sallittua | onko lupa |
    onko ok | onko okei | onko ookoo | onko kiellettyä | onks ok | onks okei | voinko julkaista | voinko jakaa |
    voinko kirjoittaa | voinko kertoa | voinko sanoa | voinko puhua | voinko mainita | voinko postata | voinko kommentoida |
    voinko laittaa | voiko julkaista | voiko jakaa | voiko kirjoittaa | voiko kertoa | voiko sanoa | pitääkö minun kertoa |
    pitääkö mun kertoa | pitääkö minun kysyä | pitääkö kertoa | pitääkö kysyä | täytyykö minun kertoa | täytyykö kertoa |
    tarvitsenko luvan | tarvitsenko lupaa | tarviiko lupaa | tarvitaanko lupa | mitä ohje sanoo | mitä ohjeissa sanotaan |
    mitä ohjeessa sanotaan | mitä politiikka sanoo | mitkä ovat säännöt | mitkä on säännöt | millaiset säännöt | mikä on ohje |
    säännöt | mitä saan | mitä saa | mitä me saamme
title-policy = { arg-policy-question }
arg-policy-question = Kysymyksesi
hint-policy-question = Esimerkiksi: Saanko julkaista kuvan kollegasta?
submit-policy = Kysy
arg-policy-show-snippet = Kohdan numero

policy-answer = Ohjeesta: { $heading }
policy-maybe = Tämä voi olla se: { $heading }
policy-maybe-next = En ole varma, vastaako tämä kysymykseesi. Jos ei vastaa, kysy vastuuhenkilöltä.
policy-others = { $count ->
    [one] Myös tämä kohta on lähellä:
   *[other] Myös nämä kohdat ovat lähellä:
  }
policy-nothing = Ohjeessa ei ole tästä mitään.
policy-ask-these = Kysy joltakulta näistä työkavereista ennen kuin julkaiset:
policy-ask-your-manager = Kysy esihenkilöltäsi ennen kuin julkaiset.
policy-empty = Täällä ei ole vielä ohjetta. Kysy esihenkilöltäsi ennen kuin julkaiset.
policy-section = Kohta
policy-version = Versio
policy-valid-from = Voimassa alkaen
policy-owner = Vastuuhenkilö
policy-no-owner = ei juuri nyt ketään
policy-list = { $count ->
    [one] Ohjeessa on { $count } kohta.
   *[other] Ohjeessa on { $count } kohtaa.
  }
policy-since = Versio { $version }, voimassa { $date } alkaen
policy-read-button = Lue
policy-list-button = Kaikki kohdat
policy-ask-button = Kysy
unknown-snippet = Ohjeessa ei ole kohtaa ”{ $given }”. Etsi sen numero luettelosta.
