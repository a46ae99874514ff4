# Vad som har lärts av vad folk väljer.

cmd-kunna-picks = Vad som har lärts av val
cmd-kunna-pick-drop = Glöm något som har lärts av val
verb-kunna-picks = val | inlärt | lärt
verb-kunna-pick-drop = glöm val | val glöm
arg-kunna-pick-drop-pick = Det som har lärts
picks-list = { $count ->
    [one] { $count } ord leder till en kompetens för att kollegor har valt så.
   *[other] { $count } ord leder till en kompetens för att kollegor har valt så.
  }
picks-none = Inget har lärts av val än. Ett ord leder till en kompetens när två kollegor har valt den.
picks-leads = ”{ $asked }” leder till { $skill }
picks-people = { $count ->
    [one] valt av { $count } person, senast { $date }
   *[other] valt av { $count } personer, senast { $date }
  }
pick-drop-button = Glöm
pick-dropped = Nu är det glömt.
unknown-pick = Det är redan glömt, eller för gammalt för att räknas.
did-kunna-pick-drop = glömde något som hade lärts av val
audit-skill = kompetens { $number }
