# Det som väntar på någon: /kunna home, och överst på hemfliken i Slack.

cmd-kunna-home = Det som väntar på dig
verb-kunna-home = hem | väntar | vantar | vad väntar
home-nothing = Inget väntar på dig.
home-waiting = { $count ->
    [one] { $count } sak väntar på att du bekräftar den.
   *[other] { $count } saker väntar på att du bekräftar dem.
 }
home-more = { $count ->
    [one] { $count } sak till väntar. Den syns här när du har bekräftat de här.
   *[other] { $count } saker till väntar. De syns här när du har bekräftat de här.
 }
home-read-button = Läs
