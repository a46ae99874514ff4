# Det Kunna säger oavsett vilket kommando som används.
# Ordlistor skiljs åt med "|". De är inga översättningar, utan det som folk faktiskt skriver.

greetings = hej | hej hej | hejhej | hejsan | hejsan hejsan | hallå | hallå där | halloj | tja | tjabba | tjena | tjena tjena |
    tjenare | tjenis | tjo | morsning | morrn | mors | god morgon | godmorgon | god dag | goddag | god kväll | godkväll |
    god eftermiddag | hej kunna | hej på dig | hej där | tjena kunna | hallå kunna
help-words = hjälp | hjälp mig | hjälp tack | kan du hjälpa mig | jag behöver hjälp | behöver hjälp | vad kan du |
    vad kan du göra | vad kan du hjälpa mig med | vad gör du | vad kan jag göra | vad kan man göra | vad kan jag fråga |
    vad kan man fråga | vad kan jag fråga om | kommando | kommandon | vilka kommandon finns | hur funkar det |
    hur funkar det här | hur funkar detta | hur funkar du | hur fungerar det | hur fungerar det här | hur fungerar du |
    hur gör jag | hur gör man | hur använder jag det här | hur använder man det här | instruktion | instruktioner | meny |
    guide | info | vem är du | vad är du | vad är det här | vad är detta | vad är kunna
connectors = och | samt | eller | o | plus
yes = Ja
no = Nej
form-submit = Spara
form-cancel = Avbryt
form-choose = Välj

hello = Hej { $name }, vad vill du veta?
kunna-hello = Kunna vet vem på { $company } som kan vad, vilka idéer som lever och vad du får säga offentligt.
help = Det här kan du fråga mig
help-verbs = Även: { $verbs }
help-more = Skriv till mig som till en kollega: ”vem kan Python?” räcker. I en kanal nämner du mig.
help-button = Vad kan jag fråga?
cmd-kunna = Hjälp och ditt språk
cmd-kunna-language = Välj språk
title-kunna-language = { cmd-kunna-language }
arg-kunna-language-to = Språk
verb-kunna-language = språk | sprak
language-sv = Svenska
language-fi = Suomi
language-is = Íslenska
language-en = English
language-set = Från och med nu talar jag svenska med dig.

did-you-mean-command = Jag känner inte till något kommando med det namnet. Menade du { $name }?
what-is-it = Vad ska jag göra med det?
which-of-two = Det kan läsas på två sätt. Vilket menar du?

role-employee = medarbetare
role-communicator = kommunikatörer
role-admin = administratörer
not-allowed = Det får bara { $role } göra. En administratör kan ge dig rollen.

already-done = Det är redan gjort. Inget gjordes två gånger.
store-away = Jag når inte mina data just nu, så inget sparades. Försök igen om en minut.
platform-away = Jag kan inte se vem du är just nu. Försök igen om en minut.
broke = Något gick sönder hos oss. Det berodde inte på det du skrev. Försök igen om en stund. Händer det igen, ge en administratör referensen { $reference }.
resumed = Jag blev avbruten. Det du bad om är gjort, men mitt svar kom bort: { $line }
gave-up = Jag har försökt flera gånger, men kunde inte svara på det här: { $line }. Fråga gärna igen med andra ord, eller säg till en administratör.

stranger-guest = Kunna är till för medarbetare, och gäster har inte tillgång. Be din kontaktperson söka åt dig.
stranger-foreign = Kunna svarar bara det egna företagets medarbetare, och du hör till en annan organisation.
stranger-gone = Ditt konto är avstängt i Kunna. En administratör kan slå på det igen.
stranger-bot = Kunna svarar bara människor.
stranger-unknown = Jag vet inte vem du är, så jag kan inte svara. Skriv till mig i Slack eller Teams.

field-empty = Här är det tomt. Skriv något här.
too-long = Texten är { $length } tecken lång, och jag kan ta emot { $most }. Korta ner den lite.
does-not-fit = ”{ $given }” passar inte i ”{ $label }”. Titta på det en gång till.
unknown-thing = Jag hittar inte ”{ $given }”. Det kan ha tagits bort.
unknown-person = Jag känner inte till någon ”{ $given }”. Nämn personen med @ eller skriv e-postadressen.
unknown-mention = Jag känner inte den personen än. Skriv e-postadressen, eller be personen säga hej till mig först.
note-gone = Den texten finns inte kvar: den är redan använd, eller så har det gått ett dygn. Skriv den igen.

page-of = Sida { $page } av { $pages }.
more-button = Fler
back-button = Tillbaka

takes-moment = mindre än en minut
takes-minutes = { $count ->
    [one] ungefär { $count } minut
   *[other] ungefär { $count } minuter
  }
takes-hours = { $count ->
    [one] ungefär { $count } timme
   *[other] ungefär { $count } timmar
  }
time-left = Tid kvar
follows-along = Det här meddelandet uppdateras och blir till sist ett kvitto. Du behöver inte vänta här.

shell-load-read = { $people ->
    [one] { $people } person inläst ({ $encoding }).
   *[other] { $people } personer inlästa ({ $encoding }).
  }
shell-load-plan = Nya personer: { $added }. Ändras: { $changed }. Oförändrade: { $same }. Nya stavningar av kompetenser: { $spellings }.
shell-load-done = Nya personer: { $added }. Ändrade: { $changed }. Nya kompetenser: { $coined }. Lämnade som de var: { $refused }.
shell-load-undo = Det går att ångra i { $days } dagar med: { $command }
shell-load-undone = Personer som är som förut: { $people }. Lämnade som de är nu: { $kept }.
shell-load-not-undone = Det finns inget att ångra i inläsning { $number }: den har inte ändrat något, eller så är den äldre än { $days } dagar. Läs in en fil där det är rätt.
shell-load-problems = Oklarheter: { $count }. Rader som inte kunde användas: { $lost }.
shell-load-away = Databasen är låst eller går inte att nå. Det som har påbörjats fortsätter av sig självt när den är tillbaka; läs annars in samma fil igen.
