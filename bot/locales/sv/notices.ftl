# Det folk får veta utan att ha frågat, och hur de får mindre av det.

cmd-kunna-news = Nytt för dig
cmd-kunna-mute = Inga fler meddelanden av ett slag
cmd-kunna-unmute = Få meddelanden av ett slag igen
verb-kunna-news = nyheter | nytt | vad är nytt
verb-kunna-mute = tysta | stäng av
verb-kunna-unmute = sluta tysta | slå på
title-kunna-mute = Tysta
title-kunna-unmute = Sluta tysta
arg-kunna-mute-why = Meddelanden om
arg-kunna-unmute-why = Meddelanden om
submit-kunna-mute = Tysta
submit-kunna-unmute = Sluta tysta

why-comments = kommentarer till idéer
why-votes = röster på mina idéer

news = { $count ->
    [one] { $count } sak är ny för dig.
   *[other] { $count } saker är nya för dig.
  }
news-none = Det finns inget nytt för dig.
notice-comments = { $count ->
    [one] { $count } ny kommentar till idé { $number }
   *[other] { $count } nya kommentarer till idé { $number }
  }
notice-votes = { $count ->
    [one] { $count } ny röst på idé { $number }
   *[other] { $count } nya röster på idé { $number }
  }
because-comments = Du får besked om kommentarer eftersom du har lämnat in idéerna eller själv kommenterat dem.
because-votes = Du får besked om röster eftersom du har lämnat in idéerna.
mute-done = Jag skriver inte mer till dig om det här: { $kind }.
unmute-done = Jag skriver till dig om det här igen: { $kind }.
news-open-button = Öppna
mute-button = Tysta: { $kind }
unmute-button = Sluta tysta: { $kind }
