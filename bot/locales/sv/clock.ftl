# Rader som körs senare, eller om och om igen.

cmd-kunna-schedule = Få en rad besvarad senare, eller regelbundet
cmd-kunna-schedules = Det du har schemalagt
cmd-kunna-unschedule = Stoppa en rad som du har schemalagt
verb-kunna-schedule = schemalägg | senare
verb-kunna-schedules = scheman | mina scheman | schemalagt
verb-kunna-unschedule = avboka | stoppa schema
prefix-at = kl | klockan | när
prefix-every = varje | upprepa
title-kunna-schedule = Schemalägg en rad
title-kunna-unschedule = Stoppa ett schema
arg-kunna-schedule-words = Vad ska jag göra?
hint-kunna-schedule-words = En rad som du skulle skriva den, till exempel /whoknows Python
arg-kunna-schedule-at = När?
hint-kunna-schedule-at = 09:00, eller med en dag: 2026-12-01 09:00. Enligt din egen klocka.
arg-kunna-schedule-every = Hur ofta?
intro-kunna-schedule = Jag kör den i ditt namn, och svaret kommer i vår direktchatt.
submit-kunna-schedule = Schemalägg
arg-kunna-unschedule-schedule = Schemats nummer
rhythm-once = en gång
rhythm-daily = varje dag
rhythm-weekdays = måndag till fredag
rhythm-weekly = varje vecka
rhythm-monthly = varje månad

schedule-done = Det är noterat, och jag gör det när det är dags.
schedule-next = Nästa gång
schedule-rhythm = Hur ofta
schedule-where = Den körs i ditt namn: det du inte får göra då blir inte gjort. Svaret kommer i vår direktchatt.
schedule-ran = Du har schemalagt det här: { $line }
schedule-stopped = Då gör jag inte det längre.
schedules = { $count ->
    [one] { $count } rad väntar på sin tid.
   *[other] { $count } rader väntar på sin tid.
  }
schedules-none = Du har inget schemalagt.
schedule-no-command = Jag kan inte läsa det som ett kommando. Skriv som du brukar, till exempel ”/whoknows Python”.
schedule-incomplete = Det kan jag inte köra utan att fråga dig något. Skriv ut hela raden.
schedule-no-time = Jag kan inte läsa ”{ $given }” som en tid. Skriv 09:00, eller med en dag 2026-12-01 09:00.
schedule-never = Den tiden kommer aldrig: den har varit, dagen finns inte, eller så är det mer än tio år dit.
schedule-too-many = Du har redan { $most } rader som väntar, och fler tar jag inte emot. Stoppa en av dem först.
schedule-from-a-shell = Jag skulle inte hitta dig när det är dags. Schemalägg det i Slack eller Teams.
unknown-schedule = Du har inget schema ”{ $given }”. Leta upp numret i listan.
schedules-button = Alla mina scheman
schedule-new-button = Schemalägg en rad
schedule-stop-button = Stoppa
