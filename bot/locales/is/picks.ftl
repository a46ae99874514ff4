# Það sem lærst hefur af vali fólks.

cmd-kunna-picks = Hvað hefur lærst af vali fólks
cmd-kunna-pick-drop = Gleyma því sem lærst hefur af vali
verb-kunna-picks = val | lært
verb-kunna-pick-drop = gleyma vali | val gleyma
arg-kunna-pick-drop-pick = Það sem lærst hefur
picks-list = { $count ->
    [one] { $count } orð vísar á færni af því að samstarfsfólk valdi svo.
   *[other] { $count } orð vísa á færni af því að samstarfsfólk valdi svo.
  }
picks-none = Ekkert hefur enn lærst af vali fólks. Orð vísar á færni þegar tveir hafa valið hana.
picks-leads = „{ $asked }“ vísar á { $skill }
picks-people = { $count ->
    [one] { $count } manneskja valdi þetta, síðast { $date }
   *[other] { $count } manneskjur völdu þetta, síðast { $date }
  }
pick-drop-button = Gleyma
pick-dropped = Þessu er nú gleymt.
unknown-pick = Þessu hefur þegar verið gleymt eða það er of gamalt til að telja.
did-kunna-pick-drop = lét gleyma því sem lærst hafði af vali
audit-skill = færni { $number }
