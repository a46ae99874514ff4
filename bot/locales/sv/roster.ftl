# Att ta in medlemmarna i en arbetsyta eller klientorganisation, och personer som kanske är en och samma.

cmd-kunna-roster = Ta in medlemmarna i arbetsytan
cmd-kunna-roster-start = Börja ta in medlemmarna
cmd-kunna-roster-progress = Hur långt medlemmarna har tagits in
cmd-kunna-conflicts = Personer som kanske är en och samma
cmd-kunna-conflict-same = Säg att två personer är en och samma
cmd-kunna-conflict-two = Säg att de är två personer
verb-kunna-roster = medlemmar | medlemmarna | ta in medlemmar | ta in medlemmarna
verb-kunna-conflicts = konflikter | vem är vem
title-kunna-roster-progress = Ta in medlemmarna
title-kunna-conflict-same = En person
title-kunna-conflict-two = Två personer
arg-kunna-roster-progress-run = Körningens nummer
arg-kunna-conflict-same-conflict = Vilka två
arg-kunna-conflict-two-conflict = Vilka två

roster-how-slack = Jag kan läsa vilka som är medlemmar i den här arbetsytan i Slack, så att kollegor hittas och går att nå innan de själva har skrivit till mig. Ingen får något meddelande.
roster-how-teams = Jag kan läsa vilka som är med i de team som jag är tillagd i, så att kollegor hittas och går att nå innan de själva har skrivit till mig. Ingen får något meddelande.
roster-rules = Den som jag redan känner genom den e-postadress som plattformen har bekräftat förblir en och samma person. Gäster, botar, personer från andra organisationer och avstängda konton lämnas utanför. Det tar några minuter för tusentals medlemmar, och ett meddelande i vår chatt visar hur långt det har kommit.
roster-known = Konton jag känner till här
roster-teams = Team där jag finns
roster-last = Senast
roster-start-button = Ta in dem
roster-progress-button = Hur långt är det?
roster-again-button = Försök igen
roster-where = Medlemslistan hör till en arbetsyta i Slack eller en organisation i Teams, och det här frågades någon annanstans. Skriv det till mig i Slack eller Teams.
roster-no-teams = Inget team har lagt till mig än, så jag ser inga medlemmar. Lägg till mig i ett team i Teams och fråga sedan igen.
roster-started = Jag tar in medlemmarna. Ett meddelande i vår chatt visar hur långt jag har kommit.
roster-already = Jag håller redan på att ta in medlemmarna. Inget påbörjades två gånger.
roster-going = { $count ->
    [one] Jag tar in medlemmarna: { $count } konto genomgånget hittills.
   *[other] Jag tar in medlemmarna: { $count } konton genomgångna hittills.
  }
roster-done = { $count ->
    [one] Medlemmarna är intagna: { $count } konto genomgånget.
   *[other] Medlemmarna är intagna: { $count } konton genomgångna.
  }
roster-stopped = { $count ->
    [one] Jag kunde inte läsa alla medlemmar, eftersom plattformen svarade ”{ $why }”. Det { $count } konto som hann gås igenom står kvar. Kontrollera att appen har kvar sina behörigheter och försök sedan igen.
   *[other] Jag kunde inte läsa alla medlemmar, eftersom plattformen svarade ”{ $why }”. De { $count } konton som hann gås igenom står kvar. Kontrollera att appen har kvar sina behörigheter och försök sedan igen.
  }
roster-too-long = försök senare
roster-follows = Meddelandet uppdateras medan det pågår.
roster-taken = Nya här
roster-joined = Hopförda med någon genom e-postadressen
roster-changed = Uppdaterade
roster-same = Som förut
roster-doubtful = Kanske någon som redan finns här
roster-mailless = Utan bekräftad e-postadress (utanför)
roster-guest = Gäster (utanför)
roster-bot = Botar (utanför)
roster-foreign = Andra organisationer (utanför)
roster-gone = Avstängda konton (utanför)

conflicts-button = Vem är vem?
conflicts-list = { $count ->
    [one] { $count } fråga om vem som är vem.
   *[other] { $count } frågor om vem som är vem.
  }
conflicts-none = Ingenting väntar: jag tvivlar inte på vem som är vem.
conflict-claim = Plattformen har bekräftat { $email } för ett konto som hör till den första, och den adressen har den andra här.
conflict-twice = Två konton i samma arbetsyta eller organisation har e-postadressen { $email }.
conflict-file = En fil ger personen e-postadressen { $email }, och plattformarna har bekräftat en annan.
conflict-no-email = ingen e-postadress
conflict-switched-off = avstängd
conflict-same-button = En och samma
conflict-two-button = Två personer
conflict-theirs-button = Den är personens
conflict-not-theirs-button = Någon annans
conflict-sure = Ska de här två bli en person?
conflict-sure-note = Konton, kompetenser, idéer, röster, kommentarer och bekräftelser förs ihop, vart och ett räknas en gång och den högre av de två rollerna gäller. Det går inte att ångra.
conflict-sure-button = Gör dem till en
conflict-one = { $name } är nu en person, med allt från båda.
conflict-kept-two = De förblir två personer, och jag frågar inte igen.
conflict-kept-theirs = E-postadressen är personens, och jag frågar inte igen. Läs in filen på nytt för att ta över det som står i den.
conflict-kept-not-theirs = E-postadressen är någon annans. Läs in filen på nytt, så blir det en egen person.
conflict-decided = Någon annan har redan avgjort det, så ingenting ändrades. Se efter vad som fortfarande väntar.
unknown-identityconflict = Den frågan väntar inte längre (”{ $given }”): någon har avgjort den. Se vad som är kvar med /kunna conflicts.
unknown-roster = Jag känner inte till någon körning med numret ”{ $given }”. Se /kunna roster.

why-conflicts = personer som kanske är en och samma
notice-conflicts = { $count ->
    [one] { $count } ny fråga om vem som är vem
   *[other] { $count } nya frågor om vem som är vem
  }
because-conflicts = Du får besked om vem som kan vara vem eftersom du är administratör.
did-kunna-roster-start = tog in medlemmar
did-kunna-conflict-same = sade att två personer är en och samma
did-kunna-conflict-two = sade att de är två personer
audit-roster = körning { $number }

import-doubted-email = { $value } hör till någon som Slack eller Teams har bekräftat en annan e-postadress för. Adressen kan ha gått till en ny kollega, så raden lämnas utanför. Säg vem det är med /kunna conflicts och läs sedan in filen på nytt.
import-same-person = { $value } och { $email } är en och samma person här, och båda står i filen. Den här raden lämnas utanför: behåll en av de två.
