# Det som bara behövs i Teams. Allt annat sägs av kommandona, en gång för alla plattformar.
teams-cut = (avkortat här: resten får inte plats i ett Teams-kort)
teams-left-out = Allt får inte plats i ett Teams-kort. Be om mindre, eller gör frågan snävare.
teams-write-to = Skriv till { $name }
teams-missing = Fyll i ”{ $label }”.
teams-no-number = ”{ $label }” måste vara ett tal.
teams-cancelled = Stängt. Inget sparades.
teams-answered-private = Jag har svarat i vår personliga chatt.
teams-answered-here = Mitt svar står nedanför.
teams-later = Det här tar en stund. Svaret kommer som ett meddelande.
teams-add-me = Jag svarar privat, men jag får inte skriva till dig ännu. Lägg till mig i Teams (Appar, sök efter { $app }) och fråga igen.
teams-file-here = Bifoga filen i ett meddelande här i chatten, skriv de här orden bredvid och skicka: { $line }
