# Það sem fólki er sagt án þess að það spyrji og hvernig það fær minna af því.

cmd-kunna-news = Hvað er nýtt fyrir þig
cmd-kunna-mute = Engin fleiri skilaboð af einni gerð
cmd-kunna-unmute = Fáðu aftur skilaboð af einni gerð
verb-kunna-news = fréttir | nýtt | hvað er nýtt
verb-kunna-mute = þagga | þagga niður
verb-kunna-unmute = hætta að þagga | afþagga
title-kunna-mute = Þagga
title-kunna-unmute = Hætta að þagga
arg-kunna-mute-why = Skilaboð um
arg-kunna-unmute-why = Skilaboð um
submit-kunna-mute = Þagga
submit-kunna-unmute = Hætta að þagga

why-comments = athugasemdir við hugmyndir
why-votes = atkvæði með hugmyndum mínum

news = { $count ->
    [one] { $count } atriði er nýtt fyrir þig.
   *[other] { $count } atriði eru ný fyrir þig.
  }
news-none = Ekkert er nýtt fyrir þig.
notice-comments = { $count ->
    [one] { $count } ný athugasemd við hugmynd { $number }
   *[other] { $count } nýjar athugasemdir við hugmynd { $number }
  }
notice-votes = { $count ->
    [one] { $count } nýtt atkvæði með hugmynd { $number }
   *[other] { $count } ný atkvæði með hugmynd { $number }
  }
because-comments = Þú færð að vita af athugasemdum af því að þú sendir inn þessar hugmyndir eða skrifaðir athugasemd við þær.
because-votes = Þú færð að vita af atkvæðum af því að þú sendir inn þessar hugmyndir.
mute-done = Ég skrifa þér ekki lengur um þetta: { $kind }.
unmute-done = Ég skrifa þér aftur um þetta: { $kind }.
news-open-button = Opna
mute-button = Þagga: { $kind }
unmute-button = Hætta að þagga: { $kind }
