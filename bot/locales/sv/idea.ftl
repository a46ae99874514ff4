cmd-idea = Dela en idé eller se andras
cmd-idea-new = Skriv ner en idé i ett formulär
cmd-idea-list = Bläddra bland idéerna
cmd-idea-top = Idéerna med flest röster
cmd-idea-mine = Dina egna idéer
cmd-idea-show = Läs en idé
cmd-idea-share = Visa en idé för alla i kanalen
cmd-idea-vote = Rösta på en idé
cmd-idea-unvote = Ta tillbaka din röst
cmd-idea-comment = Säg något om en idé
verb-idea-new = ny | ny idé | ny ide
verb-idea-list = lista | alla idéer | alla ideer
verb-idea-top = topp | topplista | flest röster
verb-idea-mine = mina | mina idéer | mina ideer | mina egna
verb-idea-show = visa | läs | las | öppna
verb-idea-share = dela
verb-idea-vote = rösta | rösta på | rösta för | rosta | rosta på
verb-idea-unvote = ta tillbaka | ångra | ångra röst | ångra rösten | angra
verb-idea-comment = kommentera | kommentar
example-idea = /idea topp
ask-idea = jag har en idé | jag har en bra idé | jag har en ide | jag fick en idé | jag fick en ide | jag har fått en idé | har en idé |
    har en ide | här är en idé | här kommer en idé | en idé är att | en idé | min idé är att | min idé är | min idé | ny idé | idé |
    jag har ett förslag | jag vill föreslå att | jag vill föreslå | jag skulle vilja föreslå | jag föreslår att | jag föreslår |
    mitt förslag är att | mitt förslag är | mitt förslag | ett förslag | förslag
title-idea = { arg-idea-text }
title-idea-new = { arg-idea-text }
arg-idea-text = Din idé
hint-idea-text = Vad som ska göras, för vem och vad som blir bättre. Högst 4 000 tecken.
arg-idea-nameless = Utan ditt namn?
intro-idea = Utan ditt namn sparas inget här som visar att det var du: ingen kan ta reda på det, och du kan inte ändra idén som dess upphovsperson.
submit-idea = Lämna in idén
prefix-nameless = anonymt | anonym | namnlös
arg-idea-new-text = { arg-idea-text }
hint-idea-new-text = { hint-idea-text }
arg-idea-new-nameless = { arg-idea-nameless }
intro-idea-new = { intro-idea }
submit-idea-new = { submit-idea }
arg-idea-list-words = Om vad?
arg-idea-show-idea = Idéns nummer
arg-idea-share-idea = Idéns nummer
arg-idea-vote-idea = Idéns nummer
arg-idea-unvote-idea = Idéns nummer
title-idea-comment = { arg-idea-comment-text }
arg-idea-comment-idea = Idéns nummer
arg-idea-comment-text = Din kommentar
hint-idea-comment-text = Alla kan läsa den, med ditt namn. Högst 2 000 tecken.
submit-idea-comment = Kommentera

stage-new = ny
stage-discussed = diskuteras
stage-evaluated = utvärderas
stage-building = byggs
stage-launched = lanserad

idea-votes = { $count ->
    [one] { $count } röst
   *[other] { $count } röster
  }
idea-comments = { $count ->
    [one] { $count } kommentar
   *[other] { $count } kommentarer
  }
idea-comments-latest = De senaste { $latest } av { $count } kommentarer
idea-title = Idé { $number }
idea-author = Av
idea-nobody = utan namn
idea-created = Inlämnad
idea-stage = Läge
idea-counts = Stöd

idea-filed = Nu är det idé { $number }.
idea-filed-next = Kollegor kan hitta den, rösta på den och kommentera den.
idea-filed-nameless = Inget här visar att det var du. Därför finns den inte bland dina egna idéer, och du kan inte ändra den senare.
idea-wordless = Jag behöver minst ett ord. Skriv vad som ska göras.
idea-near = { $count ->
    [one] { $count } idé här liknar din. Är det samma idé?
   *[other] { $count } idéer här liknar din. Är det någon av dem?
  }
idea-near-next = Din är inte inlämnad ännu. Rösta på den som säger samma sak, eller lämna in din också.
idea-list = { $count ->
    [one] { $count } idé
   *[other] { $count } idéer, de nyaste först
  }.
idea-list-none = Här finns inga idéer ännu. Din kan bli den första.
idea-about = { $count ->
    [one] { $count } idé
   *[other] { $count } idéer
  } om ”{ $words }”.
idea-none-about = Ingen idé här handlar om ”{ $words }”. Du kan lämna in det som en idé.
idea-top = Idéerna med flest röster.
idea-mine = { $count ->
    [one] Du har lämnat in { $count } idé med ditt namn.
   *[other] Du har lämnat in { $count } idéer med ditt namn.
  }
idea-mine-none = Du har inte lämnat in någon idé med ditt namn ännu. De utan namn visas inte: det sparas inte att de var dina.
idea-voted = Din röst på idé { $number } är räknad.
idea-voted-already = Du har redan röstat på idé { $number }, och en röst är allt som räknas.
idea-unvoted = Din röst på idé { $number } är tillbakatagen.
idea-not-voted = Du har inte röstat på idé { $number }, så det finns inget att ta tillbaka.
idea-commented = Din kommentar står nu under idé { $number }.
unknown-idea = Det finns ingen idé ”{ $given }”. Leta upp numret i listan.

idea-vote-button = Rösta
idea-unvote-button = Ta tillbaka rösten
idea-open-button = Öppna
idea-comment-button = Kommentera
idea-list-button = Alla idéer
idea-top-button = Flest röster
idea-new-button = Ny idé
idea-file-button = Lämna in den som idé
idea-anyway-button = Lämna in min ändå
idea-anyway-nameless-button = Lämna in min ändå, utan mitt namn
