# Mikä odottaa lukijaa: /kunna home ja Slackin kotivälilehden yläosa.

cmd-kunna-home = Mikä odottaa sinua
verb-kunna-home = koti | odottaa | mikä odottaa
home-nothing = Mikään ei odota sinua.
home-waiting = { $count ->
    [one] { $count } asia odottaa kuittaustasi.
   *[other] { $count } asiaa odottaa kuittaustasi.
 }
home-more = { $count ->
    [one] Vielä { $count } asia odottaa. Se näkyy tässä, kun olet kuitannut nämä.
   *[other] Vielä { $count } asiaa odottaa. Ne näkyvät tässä, kun olet kuitannut nämä.
 }
home-read-button = Lue
