# Det som väntar på någon: /kunna home, och överst på hemfliken i Slack.

cmd-kunna-home = Det som väntar på dig
verb-kunna-home = hem | väntar | vantar | vad väntar
home-nothing = Inget väntar på dig.
home-waiting = { $count ->
    [one] { $count } sak väntar på att du bekräftar den.
   *[other] { $count } saker väntar på att du bekräftar dem.
 }
home-read-button = Läs
