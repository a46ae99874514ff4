cmd-idea = Kerro idea tai katso muiden ideoita
cmd-idea-new = Kirjoita idea lomakkeelle
cmd-idea-list = Selaa ideoita
cmd-idea-top = Eniten ääniä saaneet ideat
cmd-idea-mine = Omat ideasi
cmd-idea-show = Lue idea
cmd-idea-share = Näytä idea kaikille kanavalla
cmd-idea-vote = Äänestä ideaa
cmd-idea-unvote = Peru äänesi
cmd-idea-comment = Kommentoi ideaa
verb-idea-new = uusi | uusi idea
verb-idea-list = luettelo | kaikki ideat
verb-idea-top = suosituimmat | eniten ääniä
verb-idea-mine = omat | omani | omat ideat | minun ideani
verb-idea-show = näytä | nayta | lue | avaa
verb-idea-share = jaa
verb-idea-vote = äänestä | aanesta | kannata
verb-idea-unvote = peru | peru ääni | peru ääneni | poista ääni
verb-idea-comment = kommentoi | kommentti
example-idea = /idea suosituimmat
ask-idea = minulla on idea | mulla on idea | minulla on ajatus | mulla on ajatus | minulla olisi idea | mulla olis idea | sain idean |
    sain idiksen | mulla on idis | tässä idea | tässä olisi idea | tässä on idea | ideani on | ideani on että | ideani | uusi idea |
    minulla on ehdotus | mulla on ehdotus | minulla olisi ehdotus | mulla olis ehdotus | haluaisin ehdottaa | haluan ehdottaa |
    ehdottaisin | ehdotan | ehdotan että | ehdotukseni on | ehdotukseni | ehdotus
title-idea = { arg-idea-text }
title-idea-new = { arg-idea-text }
arg-idea-text = Ideasi
hint-idea-text = Mitä pitäisi tehdä, kenelle ja mikä siitä paranee. Enintään 4 000 merkkiä.
arg-idea-nameless = Ilman nimeäsi?
intro-idea = Jos jätät nimesi pois, mikään täällä ei säilytä tietoa siitä, että idea on sinun: kukaan ei saa sitä selville, etkä voi muokata ideaa sen tekijänä.
submit-idea = Lähetä idea
prefix-nameless = nimettömänä | nimeton | nimetön
arg-idea-new-text = { arg-idea-text }
hint-idea-new-text = { hint-idea-text }
arg-idea-new-nameless = { arg-idea-nameless }
intro-idea-new = { intro-idea }
submit-idea-new = { submit-idea }
arg-idea-list-words = Mistä?
arg-idea-show-idea = Idean numero
arg-idea-share-idea = Idean numero
arg-idea-vote-idea = Idean numero
arg-idea-unvote-idea = Idean numero
title-idea-comment = { arg-idea-comment-text }
arg-idea-comment-idea = Idean numero
arg-idea-comment-text = Kommenttisi
hint-idea-comment-text = Kaikki voivat lukea sen, ja nimesi näkyy. Enintään 2 000 merkkiä.
submit-idea-comment = Kommentoi

stage-new = uusi
stage-discussed = keskusteltavana
stage-evaluated = arvioitavana
stage-building = rakenteilla
stage-launched = käytössä

idea-votes = { $count ->
    [one] { $count } ääni
   *[other] { $count } ääntä
  }
idea-comments = { $count ->
    [one] { $count } kommentti
   *[other] { $count } kommenttia
  }
idea-comments-latest = Uusimmat kommentit: { $latest }/{ $count }
idea-title = Idea { $number }
idea-author = Tekijä
idea-nobody = ilman nimeä
idea-created = Lähetetty
idea-stage = Vaihe
idea-counts = Kannatus

idea-filed = Tämä on nyt idea { $number }.
idea-filed-next = Työkaverit voivat löytää sen, äänestää sitä ja kommentoida sitä.
idea-filed-nameless = Mikään täällä ei kerro, että se oli sinun. Siksi se ei näy omissa ideoissasi, etkä voi muokata sitä myöhemmin.
idea-wordless = Tarvitsen ainakin yhden sanan. Kirjoita, mitä pitäisi tehdä.
idea-near = { $count ->
    [one] Täällä on { $count } idea, joka on lähellä omaasi. Onko se sama?
   *[other] Täällä on { $count } ideaa, jotka ovat lähellä omaasi. Onko se jokin näistä?
  }
idea-near-next = Omaasi ei ole vielä lähetetty. Äänestä sitä, joka sanoo saman, tai lähetä omasi silti.
idea-list = { $count ->
    [one] { $count } idea
   *[other] { $count } ideaa, uusimmat ensin
  }.
idea-list-none = Täällä ei ole vielä ideoita. Sinun ideasi voi olla ensimmäinen.
idea-about = { $count ->
    [one] { $count } idea
   *[other] { $count } ideaa
  } haulla ”{ $words }”.
idea-none-about = Haulla ”{ $words }” ei löydy ideoita. Voit lähettää sen ideana.
idea-top = Eniten ääniä saaneet ideat.
idea-mine = { $count ->
    [one] Olet lähettänyt nimelläsi { $count } idean.
   *[other] Olet lähettänyt nimelläsi { $count } ideaa.
  }
idea-mine-none = Et ole vielä lähettänyt ideaa nimelläsi. Nimettömiä ei näy tässä: mikään ei säilytä tietoa siitä, että ne olivat sinun.
idea-voted = Äänesi on laskettu: idea { $number }.
idea-voted-already = Olet jo äänestänyt: idea { $number }. Vain yksi ääni lasketaan.
idea-unvoted = Äänesi on peruttu: idea { $number }.
idea-not-voted = Et ole äänestänyt tätä, joten peruttavaa ei ole: idea { $number }.
idea-commented = Kommenttisi on paikallaan: idea { $number }.
unknown-idea = Ideaa ”{ $given }” ei ole. Etsi sen numero luettelosta.

idea-vote-button = Äänestä
idea-unvote-button = Peru ääni
idea-open-button = Avaa
idea-comment-button = Kommentoi
idea-list-button = Kaikki ideat
idea-top-button = Eniten ääniä
idea-new-button = Uusi idea
idea-file-button = Lähetä se ideana
idea-anyway-button = Lähetä omani silti
idea-anyway-nameless-button = Lähetä omani silti, ilman nimeäni
