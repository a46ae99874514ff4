# Filer som lämnas ut: alla, en tom fil att fylla i, oklara rader; och hur en fil når den som frågade.

cmd-whoknows-export = Alla personer med det de kan, som fil
cmd-whoknows-template = En tom fil att fylla i med personer och kompetenser
did-whoknows-export = tog ut alla personer som fil
verb-whoknows-export = exportera | exportera alla | exportera personer
verb-whoknows-template = filmall | tom fil

# Rubriker i en fil med personer, som inläsningen känner dem, och ett exempel på var och en.
column-name = Namn
column-email = E-post
column-unit = Enhet
column-place = Ort
column-title = Titel
column-language = Språk
column-skills = Kompetenser
example-name = Anna Lind
example-email = anna.lind@example.com
example-unit = IT
example-place = Stockholm
example-title = Systemutvecklare
example-language = sv
example-skills = Python:3, Bokföring
doubt-row = Rad
doubt-column = Kolumn
doubt-reason = Orsak

export-file = personer.csv
export-done = { $count ->
    [one] { $count } person med det hen kan är med i filen.
   *[other] { $count } personer med det de kan är med i filen.
  }
export-hidden = { $count ->
    [one] { $count } kompetens är inte med, eftersom någon har valt att inte visa den.
   *[other] { $count } kompetenser är inte med, eftersom de som har dem har valt att inte visa dem.
  }
export-nameless = { $count ->
    [one] { $count } person saknar e-post, som en fil skiljer personer åt med, och är inte med.
   *[other] { $count } personer saknar e-post, som en fil skiljer personer åt med, och är inte med.
  }
export-again = Filen innehåller personuppgifter, så hantera den därefter. Du kan ändra i den och skicka tillbaka den till mig här: jag visar vad som skulle ändras innan något ändras.
template-file = personer-mall.csv
template-done = Här är en tom fil med de rubriker jag känner till.
template-example = En rad kan se ut så här:
template-next = Bara e-posten behövs. Efter en kompetens och ett kolon står en nivå, från 1 (lär sig) till 4 (kan lära ut), om du känner till den. Skicka filen till mig i vår direktchatt när den är ifylld.

# Hur en fil når den som frågade.
out-named = Fil: { $name } ({ $size })
out-comment = Här är filen du bad om.
out-direct = { $name } ({ $size }) ligger i vår direktchatt.
out-failed = Jag kunde inte lägga { $name } i vår direktchatt just nu. Be om den igen om en minut.
out-unsure = Jag vet inte om { $name } har nått vår direktchatt. Be om den igen om den inte finns där.
out-allow = Teams frågar om jag får lägga { $name } ({ $size }) i din OneDrive. Tryck på Tillåt för att få den.
out-saved = { $name } ligger nu i din OneDrive.
out-unsaved = Jag kunde inte lägga { $name } i din OneDrive just nu. Be om den igen om en minut.
out-declined = { $name } lades inte i din OneDrive. Be om den igen när du vill ha den.
