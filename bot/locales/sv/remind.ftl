cmd-policy-remind = Påminn om ett avsnitt
cmd-policy-reminder = Läs en påminnelse
cmd-policy-ack = Bekräfta en påminnelse
cmd-policy-unack = Ångra en bekräftelse
cmd-policy-report = Hur det går med en påminnelse
cmd-policy-progress = Hur långt utskicket av en påminnelse har kommit
cmd-policy-cancel = Dra tillbaka det som väntar i en påminnelse
cmd-policy-reminders = Alla påminnelser, de senaste först
verb-policy-remind = påminn | paminn | påminn om
verb-policy-reminder = påminnelse | paminnelse
verb-policy-ack = bekräfta | bekrafta | kvittera
verb-policy-unack = ångra bekräftelse
verb-policy-report = rapport
verb-policy-progress = framsteg | förlopp
verb-policy-cancel = avbryt | dra tillbaka
verb-policy-reminders = påminnelser | paminnelser | alla påminnelser
audience-everyone = alla | allihop
audience-here = här | hit
title-policy-remind = Skicka en påminnelse
title-policy-reminder = Läs en påminnelse
title-policy-ack = Bekräfta
title-policy-unack = Ångra
title-policy-report = Rapport
title-policy-progress = Utskicket
title-policy-cancel = Dra tillbaka
intro-policy-remind = Först ser du meddelandet och hur många det gäller. Inget skickas förrän du bekräftar.
submit-policy-remind = Förhandsgranska
arg-policy-remind-whom = Vilka
hint-policy-remind-whom = alla, eller här för kanalen du skriver i
arg-policy-remind-snippet = Avsnittets nummer
arg-policy-remind-unit = Bara den här enheten
arg-policy-remind-place = Bara den här orten
arg-policy-remind-doubt = Om det är oklart om ett meddelande kom fram
prefix-doubt = oklart | osäkert
doubt-leave = låt det vara, så får ingen det två gånger
doubt-again = skicka det igen, någon kan få det två gånger
arg-policy-reminder-reminder = Påminnelsens nummer
arg-policy-ack-reminder = Påminnelsens nummer
arg-policy-unack-reminder = Påminnelsens nummer
arg-policy-report-reminder = Påminnelsens nummer
arg-policy-progress-reminder = Påminnelsens nummer
arg-policy-cancel-reminder = Påminnelsens nummer

letter-please = Läs och bekräfta: { $heading }
letter-done = Du har bekräftat: { $heading }
letter-means = När du bekräftar säger du att du har läst den här versionen. Du kan ångra dig inom { $minutes ->
    [one] { $minutes } minut
   *[other] { $minutes } minuter
  }.
letter-too-late = Du bekräftade det här för mer än { $minutes ->
    [one] { $minutes } minut
   *[other] { $minutes } minuter
  } sedan, så det går inte längre att ångra. Blev det fel, säg till kollegan som skickade det.
letter-so-far = { $count ->
    [one] { $count } kollega har bekräftat sedan dess.
   *[other] { $count } kollegor har bekräftat sedan dess.
  }
letter-rule = Avsnitt
letter-section = { $number }, version { $version }
letter-from = Från
letter-nobody = en kollega som har slutat
letter-why = Varför du får det
letter-why-everyone = Alla på { $company } får det.
letter-why-unit = Alla i enheten { $unit } får det.
letter-why-place = Alla i { $place } får det.
letter-why-unit-place = Alla i enheten { $unit } i { $place } får det.
letter-why-room = Det skickades till den här kanalen.
letter-questions = Frågor till
letter-acknowledged = Bekräftat
letter-ack-button = Bekräfta
letter-undo-button = Ångra
unknown-letter = Det finns ingen påminnelse ”{ $given }”.

whom-everyone = alla
whom-unit = enheten { $unit }
whom-place = alla i { $place }
whom-unit-place = enheten { $unit } i { $place }
whom-room = en kanal i { $platform }
unknown-audience = Jag vet inte vilka ”{ $given }” är. Skriv alla, eller här i en kanal; med enhet:NAMN eller ort:NAMN blir det färre.
remind-preview = { $count ->
    [one] { $count } person får det här. Inget är skickat ännu.
   *[other] { $count } personer får det här. Inget är skickat ännu.
  }
remind-preview-room = Kanalen får det här. Inget är skickat ännu.
remind-changed = Något har ändrats sedan du tittade, så inget skickades. Titta en gång till.
remind-earlier = Påminnelse { $number } sa samma sak till samma personer:
remind-earlier-room = Påminnelse { $number } sa samma sak i den här kanalen:
remind-nobody = Det finns ingen att skicka det till.
remind-once = Var och en får ett meddelande, på sitt språk om avsnittet finns på det, med en knapp för att bekräfta.
remind-once-room = Det är ett meddelande för alla, med en knapp för att bekräfta. Den som trycker får ett privat svar.
remind-send-button = { $count ->
    [one] Skicka till { $count } person
   *[other] Skicka till { $count } personer
  }
remind-send-room-button = Skicka till kanalen
remind-to = Till
remind-languages = Språk
remind-takes = Tar
remind-unreachable = Går inte att nå
remind-unreachable-why = { $count ->
    [one] { $count } person: jag känner inte till något konto i Slack eller Teams
   *[other] { $count } personer: jag känner inte till något konto i Slack eller Teams
  }
remind-doubt = Om det är oklart om det kom fram
remind-not-again = Får det inte igen
remind-done-before = { $count ->
    [one] { $count } person, som redan har bekräftat den här versionen
   *[other] { $count } personer, som redan har bekräftat den här versionen
  }
remind-empty = Det här avsnittet har ingen text ännu, så det finns inget att skicka.
remind-either = En kanal går inte att begränsa till en enhet eller ort. Välj kanalen, eller enheten och orten.
remind-where = ”Här” betyder kanalen du skriver i, och det här är ingen kanal. Skriv det i kanalen du menar.
remind-nobody-there = Ingen arbetar i ”{ $where }”. Skriv det som det står i en kollegas profil.
remind-sent = { $count ->
    [one] Påminnelse { $number } är på väg till { $count } person.
   *[other] Påminnelse { $number } är på väg till { $count } personer.
  }
remind-sent-room = Påminnelse { $number } är på väg till kanalen.
remind-sent-already = Det är påminnelse { $number }, som redan har skickats. Inget skickades två gånger.
remind-sent-next = Du behöver inte vänta här. Rapporten visar hur långt det har kommit.
remind-report-button = Rapport
remind-list-button = Alla påminnelser
remind-new-button = Ny påminnelse
remind-none = Ingen påminnelse har skickats ännu.
remind-list = { $count ->
    [one] { $count } påminnelse
   *[other] { $count } påminnelser, de senaste först
  }.

report-title = Påminnelse { $number }: { $heading }
report-done = { $done } av { $count } har bekräftat
report-acknowledged = Har bekräftat
report-delivered = Levererat, inte bekräftat ännu
report-waiting = Väntar på att skickas
report-unknown = Kan ha kommit fram
report-failed = Misslyckades
report-unreachable = Gick inte att nå
report-left = Har slutat
report-cancelled = Drogs tillbaka före sändning
report-audience = Sammanlagt
report-since = Har bekräftat sedan dess
report-resent = Skickat igen, eftersom det var oklart
report-doubled = Kom fram två gånger
report-sent = Skickat
report-share = { $count } ({ $percent } %)
report-share-small = { $count } (under 1 %)
report-refresh-button = Uppdatera
report-cancel-button = { $count ->
    [one] Dra tillbaka { $count } som väntar
   *[other] Dra tillbaka { $count } som väntar
  }
report-cancelled-now = { $count ->
    [one] { $count } meddelande drogs tillbaka.
   *[other] { $count } meddelanden drogs tillbaka.
  }
report-cancelled-none = Inget väntade längre, så inget drogs tillbaka.

progress-going = { $count ->
    [one] Påminnelse { $number } är på väg: { $out } av { $count } meddelande har gått ut.
   *[other] Påminnelse { $number } är på väg: { $out } av { $count } meddelanden har gått ut.
  }
progress-done = { $count ->
    [one] Påminnelse { $number } är klar: { $out } av { $count } meddelande har gått ut.
   *[other] Påminnelse { $number } är klar: { $out } av { $count } meddelanden har gått ut.
  }
progress-delivered = Levererat
progress-took = Tog
