# Filer som någon skickar med: bredvid en rad, utan ord eller i ett formulär.

file-too-large = Filen är större än { $megabytes } MB, och mer kan jag inte ta emot. Dela upp den och skicka delarna en i taget.
file-gone = Filen finns inte kvar. Skicka den igen.
file-away = Jag kunde inte hämta filen just nu, så inget har gjorts med den. Skicka den igen om en minut.
file-refused = Jag kom inte åt den här filen. Spara den på din egen enhet och skicka den därifrån. Hjälper inte det, säg till en administratör.
file-several = Jag tar emot en fil i taget, och så här många kom: { $count }. Inget har gjorts med dem. Skicka dem en i taget.
file-kind = Sådana filer kan jag inte läsa här. De här kan jag läsa: { $kinds }. Spara filen som något av dem och skicka den igen.
file-not-here = Jag tar bara emot filer i vår direktchatt, där ingen annan ser dem. Skicka den till mig där.
file-unused = Jag lät filen vara, för den behövs inte här.
file-missing = Här finns ingen fil än. Välj en.
