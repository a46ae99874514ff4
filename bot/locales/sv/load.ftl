# En fil som läses in: planen, nya stavningar, genomförandet, att ångra.

cmd-whoknows-load = Läs in personer och kompetenser från en fil
cmd-whoknows-loads = Filer som har lästs in
cmd-whoknows-load-show = Hur det går med en inläsning
cmd-whoknows-load-everyone = Säg att alla är med i en fil
cmd-whoknows-load-changes = Vad en inläsning ändrar, en i taget
cmd-whoknows-load-rows = Rader i en fil som är oklara
cmd-whoknows-load-rows-file = Oklara rader i en fil, som en fil
cmd-whoknows-load-spelling = Fråga vilken kompetens en ny stavning är
cmd-whoknows-load-decide = Bestäm vilken kompetens en ny stavning är
cmd-whoknows-load-decide-all = Bestäm alla nya stavningar av ett slag
cmd-whoknows-load-apply = Genomför en plan
cmd-whoknows-load-skipped = Vad en inläsning lät vara
cmd-whoknows-load-undo = Ångra en inläsning
cmd-whoknows-load-drop = Släng en plan
verb-whoknows-load = läs in | läsa in | läs in fil | läs in en fil | importera fil
verb-whoknows-loads = inläsningar | alla inläsningar
verb-whoknows-load-show = visa inläsning | inläsning
verb-whoknows-load-everyone = inläsning alla
verb-whoknows-load-changes = inläsning ändringar
verb-whoknows-load-rows = inläsning rader
verb-whoknows-load-rows-file = inläsning rader fil
verb-whoknows-load-spelling = inläsning stavning | inläsning stavningar
verb-whoknows-load-decide = inläsning bestäm
verb-whoknows-load-decide-all = inläsning bestäm alla
verb-whoknows-load-apply = genomför inläsning
verb-whoknows-load-skipped = inläsning orört
verb-whoknows-load-undo = ångra inläsning
verb-whoknows-load-drop = släng inläsning
title-whoknows-load = Läs in en fil
intro-whoknows-load = Först får du se en plan, och inget ändras förrän du trycker på dess knapp. Du kan också släppa en fil i vår direktchatt, helt utan ord.
submit-whoknows-load = Visa planen
arg-whoknows-load-file = Fil
hint-whoknows-load-file = Excel eller CSV, högst 10 MB. Kolumner som namn, e-post, enhet, ort och kompetenser.
arg-whoknows-load-everyone = Är alla med i den?
prefix-everyone = alla
title-whoknows-load-show = Visa en inläsning
title-whoknows-load-everyone = Alla är med i filen
title-whoknows-load-changes = Ändringar
title-whoknows-load-rows = Oklara rader
title-whoknows-load-rows-file = Oklara rader
title-whoknows-load-spelling = Nya stavningar
title-whoknows-load-decide = Ny stavning
title-whoknows-load-decide-all = Nya stavningar
title-whoknows-load-apply = Genomför en plan
title-whoknows-load-skipped = Det som lämnades orört
title-whoknows-load-undo = Ångra en inläsning
title-whoknows-load-drop = Släng en plan
arg-whoknows-load-show-load = Inläsningens nummer
arg-whoknows-load-everyone-load = { arg-whoknows-load-show-load }
arg-whoknows-load-changes-load = { arg-whoknows-load-show-load }
arg-whoknows-load-rows-load = { arg-whoknows-load-show-load }
arg-whoknows-load-rows-file-load = { arg-whoknows-load-show-load }
arg-whoknows-load-spelling-load = { arg-whoknows-load-show-load }
arg-whoknows-load-decide-load = { arg-whoknows-load-show-load }
arg-whoknows-load-decide-all-load = { arg-whoknows-load-show-load }
arg-whoknows-load-apply-load = { arg-whoknows-load-show-load }
arg-whoknows-load-skipped-load = { arg-whoknows-load-show-load }
arg-whoknows-load-undo-load = { arg-whoknows-load-show-load }
arg-whoknows-load-drop-load = { arg-whoknows-load-show-load }

# Planen. Det som räknas upp sätts ihop med komman: ”312 nya personer, 45 personer ändrade, 9 nya stavningar”.
load-plan = { $file }: { $counts }. Inget har ändrats än.
load-plan-none = Allt i { $file } finns redan här, så det finns inget att läsa in.
load-plan-nothing-left = Inget i { $file } kan läsas in som det är.
load-added-people = { $count ->
    [one] { $count } ny person
   *[other] { $count } nya personer
  }
load-changed-people = { $count ->
    [one] { $count } person ändras
   *[other] { $count } personer ändras
  }
load-spellings = { $count ->
    [one] { $count } ny stavning
   *[other] { $count } nya stavningar
  }
load-rows = { $count ->
    [one] { $count } oklar rad
   *[other] { $count } oklara rader
  }
load-same = Som förut
load-next-spellings = En stavning som ingen bestämmer blir en egen kompetens, och kan slås ihop med en annan senare.
load-next-rows = Oklara rader hoppas över. De andra raderna läses in ändå.
load-holds = Planen gäller i { $minutes } minuter. Det som har lästs in kan ångras i { $days } dagar.
load-leavers = { $count ->
    [one] { $count } person här är inte med i { $file }. Har den personen slutat?
   *[other] { $count } personer här är inte med i { $file }. Har de slutat?
  }
load-leavers-none = Alla här är också med i { $file }, så ingen verkar ha slutat.
load-leavers-unclear = Några rader i { $file } är oklara, och de som verkar saknas kan stå på dem. Rätta de raderna och skicka filen igen, och säg sedan en gång till att alla är med.
load-others = { $count ->
    [one] { $count } till
   *[other] { $count } till
  }
load-kind-leavers = personer som inte var med i filen
load-leavers-next = Deras profiler tas bort, så att ingen hittar dem. Deras idéer blir kvar. Den som är ledig, eller står i en annan fil, bör få vara kvar: släng då den här listan.
load-guess = Bokstäverna lästes så som Windows skriver dem (cp1252). Ser den här raden fel ut, spara filen som ”CSV UTF-8” och skicka den igen:
load-unknown-columns = Kolumner som jag inte känner till och hoppar över: { $columns }.
load-double-columns = Kolumner som säger samma sak som en annan och hoppas över: { $columns }.

load-apply-people-button = { $count ->
    [one] Läs in { $count } person
   *[other] Läs in { $count } personer
  }
load-apply-leavers-button = { $count ->
    [one] Ta bort { $count } person
   *[other] Ta bort { $count } personer
  }
load-spellings-button = { $count ->
    [one] Bestäm { $count } stavning
   *[other] Bestäm { $count } stavningar
  }
load-changes-button = Visa ändringarna
load-who-button = Visa vilka de är
load-rows-button = { $count ->
    [one] { $count } oklarhet
   *[other] { $count } oklarheter
  }
load-everyone-button = Alla är med i filen
load-missing-button = { $count ->
    [one] { $count } som inte är med
   *[other] { $count } som inte är med
  }
load-drop-button = Släng planen
load-drop-list-button = Släng listan
load-plan-button = Tillbaka till planen
load-open-button = Öppna
load-new-button = Läs in en fil
load-loads-button = Alla inläsningar

load-unusable = Jag kan inte använda { $file }, och inget har ändrats.
load-unusable-next = Rätta till det och skicka filen igen. En tom fil med rätt rubriker är en bra början.
load-template-button = Hämta en tom fil
load-dropped = Planen för { $file } är slängd. Inget lästes in från den.
unknown-load = Det finns ingen inläsning ”{ $given }”. Leta upp dess nummer i listan.

# Ändringar, en i taget, och oklara rader.
load-changes = { $count ->
    [one] { $file } ändrar { $count } post.
   *[other] { $file } ändrar { $count } poster.
  }
load-changes-none = { $file } ändrar ingenting.
load-is-new = ny
load-is-new-skill = ny kompetens
load-comes-back = är aktiv här igen
load-from-to = { $what }: { $before } → { $after }
load-set = { $what }: { $after }
load-leaves = tas bort
load-more = { $count ->
    [one] och { $count } till
   *[other] och { $count } till
  }
load-field-name = Namn
load-field-unit = Enhet
load-field-place = Ort
load-field-title = Titel
load-field-language = Språk
load-rows-list = { $count ->
    [one] { $count } oklarhet i { $file }.
   *[other] { $count } oklarheter i { $file }.
  }
load-rows-none = Alla rader i { $file } är tydliga.
load-row = Rad { $row }
load-row-column = Rad { $row }, { $column }
load-file = Filen
load-rows-file-button = Ladda ner dem
load-rows-file = oklara-rader.csv

# Nya stavningar.
load-spelling-where = { $count ->
    [one] ”{ $spelling }” står hos { $count } person. Vilken kompetens är det?
   *[other] ”{ $spelling }” står hos { $count } personer. Vilken kompetens är det?
  }
load-spelling-left = { $count ->
    [one] Det här är den sista.
   *[other] { $count } stavningar är kvar, den här inräknad.
  }
load-spelling-new-button = Det är en ny kompetens
load-spelling-out-button = Hoppa över den
load-spelling-near-all-button = { $count ->
    [one] Ta den närmaste för { $count } som är säker
   *[other] Ta den närmaste för alla { $count } som är säkra
  }
load-spelling-new-all-button = { $count ->
    [one] { $count } utan något i närheten: en ny kompetens
   *[other] Alla { $count } utan något i närheten: nya kompetenser
  }
load-spelling-skip-button = Fråga mig senare
load-spelling-was = ”{ $spelling }” är { $skill } från och med nu.
load-spelling-was-new = ”{ $spelling }” blir en ny kompetens.
load-spelling-was-out = ”{ $spelling }” hoppas över.
load-spelling-were = { $count ->
    [one] { $count } stavning är bestämd.
   *[other] { $count } stavningar är bestämda.
  }
load-spelling-gone = Den stavningen är inte öppen längre.

# Genomförandet.
load-going = { $file }: { $done } av { $count } klara.
load-going-back = { $file } ångras: { $done } av { $count } klara.
load-begun = Jag läser in { $file }. Hur långt det har kommit visas i vår direktchatt, där det slutar med ett kvitto.
load-begun-back = Jag ångrar inläsningen av { $file }. Hur långt det har kommit visas i vår direktchatt, där det slutar med ett kvitto.
load-look-button = Hur långt har det kommit?
load-receipt = { $file } är inläst: { $counts }.
load-done-added-people = { $count ->
    [one] { $count } person tillagd
   *[other] { $count } personer tillagda
  }
load-done-changed = { $count ->
    [one] { $count } ändrad
   *[other] { $count } ändrade
  }
load-done-left = { $count ->
    [one] { $count } person borttagen
   *[other] { $count } personer borttagna
  }
load-done-coined = { $count ->
    [one] { $count } ny kompetens
   *[other] { $count } nya kompetenser
  }
load-done-skipped = { $count ->
    [one] { $count } lämnad som den var
   *[other] { $count } lämnade som de var
  }
load-done-nothing = inget behövde ändras
load-by = Inläst av
load-at = När
load-until = Kan ångras till
load-nobody = någon som inte längre är här
load-undo-button = Ångra inläsningen
load-skipped-button = { $count ->
    [one] { $count } lämnad som den var
   *[other] { $count } lämnade som de var
  }
load-find-button = Hitta kollegor

load-expired = Planen är äldre än { $minutes } minuter, och uppgifterna här kan ha ändrats sedan dess. Släpp filen en gång till, så får du en ny. Inget lästes in.
load-changed-meanwhile = Planen har ändrats sedan du tittade, så inget lästes in. Titta en gång till.

# Det som lämnades orört, och varför.
load-skipped = { $count ->
    [one] { $count } post lämnades som den var.
   *[other] { $count } poster lämnades som de var.
  }
load-skipped-none = Inget utelämnades: allt är som det var planerat.
load-refused-changed-since = Det ändrades efter att planen gjordes. Släpp filen en gång till om det är filen som stämmer.
load-refused-in-use = Det används av något annat. Släpp filen en gång till om det är filen som stämmer.
load-refused-bug = Något gick sönder hos oss just här. Säg till den som sköter servern; det står i loggen.
load-kept-changed-since = Det ändrades efter inläsningen, så det blir kvar som det är nu.
load-kept-in-use = Någon har använt det sedan dess, så det blir kvar.
load-kept-bug = Något gick sönder hos oss just här, så det blir kvar. Säg till den som sköter servern; det står i loggen.

# Ångra.
load-undo-sure = { $count ->
    [one] Om inläsning { $number } ångras blir { $count } post som den var.
   *[other] Om inläsning { $number } ångras blir { $count } poster som de var.
  }
load-undo-sure-next = Den som lades till tas bort igen, den som ändrades får tillbaka det som stod där. Det som har ändrats eller använts sedan dess blir kvar, och jag visar dig vad det är.
load-undo-yes-button = { $count ->
    [one] Ångra { $count } post
   *[other] Ångra { $count } poster
  }
load-undo-no-button = Behåll det
load-undone = Inläsningen av { $file } är ångrad: { $counts }.
load-back = { $count ->
    [one] { $count } post är som förut
   *[other] { $count } poster är som förut
  }
load-kept = { $count ->
    [one] { $count } blev kvar
   *[other] { $count } blev kvar
  }
load-kept-button = { $count ->
    [one] Det som blev kvar ({ $count })
   *[other] Det som blev kvar ({ $count })
  }
load-undo-late = Inläsning { $number } är äldre än { $days } dagar och kan inte längre ångras. Läs in en fil där det är rätt.
load-undo-not = Inläsning { $number } har inte ändrat något, så det finns inget att ångra.

# Listan.
loads = { $count ->
    [one] { $count } inläsning
   *[other] { $count } inläsningar, de senaste först
  }.
loads-none = Inget har lästs in än.
load-title = { $number }. { $file }
load-state-planned = planerad, inte inläst
load-state-expired = plan som är för gammal
load-state-applying = läses in
load-state-applied = inläst
load-state-undoing = ångras
load-state-undone = ångrad
load-state-dropped = slängd
audit-load = inläsning { $number }
