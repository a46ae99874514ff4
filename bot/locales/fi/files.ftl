# Tiedostot, jotka joku lähettää: rivin kanssa, ilman sanoja tai lomakkeella.

file-too-large = Tiedosto on suurempi kuin { $megabytes } Mt, enkä voi ottaa vastaan suurempaa. Jaa se osiin ja lähetä osat yksi kerrallaan.
file-gone = Tiedostoa ei enää ole. Lähetä se uudelleen.
file-away = En saanut tiedostoa haettua juuri nyt, joten sille ei tehty mitään. Lähetä se uudelleen minuutin kuluttua.
file-refused = En päässyt käsiksi tähän tiedostoon. Tallenna se omalle laitteellesi ja lähetä se sieltä. Jos se ei auta, kerro ylläpitäjälle.
file-several = Otan vastaan yhden tiedoston kerrallaan, ja näin monta tuli: { $count }. Niille ei tehty mitään. Lähetä ne yksi kerrallaan.
file-kind = En osaa lukea tällaista tiedostoa tässä. Näitä osaan lukea: { $kinds }. Tallenna tiedosto johonkin näistä muodoista ja lähetä se uudelleen.
file-not-here = Otan tiedostoja vastaan vain yksityiskeskustelussamme, jossa kukaan muu ei näe niitä. Lähetä se minulle siellä.
file-unused = En käyttänyt tiedostoa, koska tähän sitä ei tarvita.
file-missing = Tässä ei ole vielä tiedostoa. Valitse tiedosto.
