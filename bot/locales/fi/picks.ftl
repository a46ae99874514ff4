# Mitä valinnoista on opittu.

cmd-kunna-picks = Mitä valinnoista on opittu
cmd-kunna-pick-drop = Unohda jotain valinnoista opittua
verb-kunna-picks = valinnat | opittu | opitut
verb-kunna-pick-drop = unohda valinta | valinta unohda
arg-kunna-pick-drop-pick = Mitä on opittu
picks-list = { $count ->
    [one] { $count } sana johtaa taitoon, koska kollegat ovat valinneet niin.
   *[other] { $count } sanaa johtaa taitoon, koska kollegat ovat valinneet niin.
  }
picks-none = Valinnoista ei ole vielä opittu mitään. Sana johtaa taitoon, kun kaksi kollegaa on valinnut sen.
picks-leads = ”{ $asked }” johtaa tähän: { $skill }
picks-people = { $count ->
    [one] { $count } henkilön valinta, viimeksi { $date }
   *[other] { $count } henkilön valinta, viimeksi { $date }
  }
pick-drop-button = Unohda
pick-dropped = Unohdettu.
unknown-pick = Se on jo unohdettu tai liian vanha laskettavaksi.
did-kunna-pick-drop = unohti jotain valinnoista opittua
audit-skill = taito { $number }
