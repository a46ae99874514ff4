# What was learned from people's choices.

cmd-kunna-picks = What was learned from choices
cmd-kunna-pick-drop = Drop what was learned from choices
verb-kunna-picks = picks | choices | learned
verb-kunna-pick-drop = pick drop | drop pick
arg-kunna-pick-drop-pick = What was learned
picks-list = { $count ->
    [one] { $count } word leads to a skill because colleagues chose so.
   *[other] { $count } words lead to a skill because colleagues chose so.
  }
picks-none = Nothing has been learned from choices yet. A word leads to a skill once two colleagues have chosen it.
picks-leads = “{ $asked }” leads to { $skill }
picks-people = { $count ->
    [one] chosen by { $count } person, last { $date }
   *[other] chosen by { $count } people, last { $date }
  }
pick-drop-button = Drop
pick-dropped = Dropped.
unknown-pick = That was dropped already, or is too old to count.
did-kunna-pick-drop = dropped what was learned from choices
audit-skill = skill { $number }
