# Mistä ihmisille kerrotaan pyytämättä ja miten viestejä saa vähemmän.

cmd-kunna-news = Mitä uutta sinulle on
cmd-kunna-mute = Ei enää tietynlaisia viestejä
cmd-kunna-unmute = Tietynlaisia viestejä taas
verb-kunna-news = uutiset | uutta | mitä uutta
verb-kunna-mute = vaimenna | mykistä
verb-kunna-unmute = poista vaimennus | poista mykistys
title-kunna-mute = Vaimenna
title-kunna-unmute = Poista vaimennus
arg-kunna-mute-why = Viestien aihe
arg-kunna-unmute-why = Viestien aihe
submit-kunna-mute = Vaimenna
submit-kunna-unmute = Poista vaimennus

why-comments = ideoiden kommentit
why-votes = omien ideoideni äänet

news = { $count ->
    [one] Sinulle on { $count } uusi asia.
   *[other] Sinulle on { $count } uutta asiaa.
  }
news-none = Sinulle ei ole mitään uutta.
notice-comments = { $count ->
    [one] { $count } uusi kommentti ideaan { $number }
   *[other] { $count } uutta kommenttia ideaan { $number }
  }
notice-votes = { $count ->
    [one] { $count } uusi ääni idealle { $number }
   *[other] { $count } uutta ääntä idealle { $number }
  }
because-comments = Saat tiedon kommenteista, koska olet lähettänyt nämä ideat tai kommentoinut niitä itse.
because-votes = Saat tiedon äänistä, koska olet lähettänyt nämä ideat.
mute-done = En kirjoita sinulle enää tästä aiheesta: { $kind }.
unmute-done = Kirjoitan sinulle taas tästä aiheesta: { $kind }.
news-open-button = Avaa
mute-button = Vaimenna: { $kind }
unmute-button = Poista vaimennus: { $kind }
