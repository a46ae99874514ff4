# Mikä odottaa lukijaa: /kunna home ja Slackin kotivälilehden yläosa.

cmd-kunna-home = Mikä odottaa sinua
verb-kunna-home = koti | odottaa | mikä odottaa
home-nothing = Mikään ei odota sinua.
home-waiting = { $count ->
    [one] { $count } asia odottaa kuittaustasi.
   *[other] { $count } asiaa odottaa kuittaustasi.
 }
home-read-button = Lue
