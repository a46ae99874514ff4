# Það sem bíður lesandans: /kunna home og efst á heimasíðu Kunnu í Slack.

cmd-kunna-home = Það sem bíður þín
verb-kunna-home = heim | bíður | bidur | hvað bíður
home-nothing = Ekkert bíður þín.
home-waiting = { $count ->
    [one] { $count } atriði bíður þess að þú staðfestir það.
   *[other] { $count } atriði bíða þess að þú staðfestir þau.
 }
home-more = { $count ->
    [one] { $count } atriði í viðbót bíður. Það birtist hér þegar þú hefur staðfest þessi.
   *[other] { $count } atriði í viðbót bíða. Þau birtast hér þegar þú hefur staðfest þessi.
 }
home-read-button = Lesa
