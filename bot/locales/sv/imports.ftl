# Vad som kan vara fel i en fil med personer. Radens nummer och kolumnens rubrik visas bredvid varje mening.

import-empty = Filen är tom. Skicka en med en rubrikrad och en rad för varje person.
import-too-large = Filen är på { $megabytes } MB och jag tar emot högst { $limit } MB. Dela den och skicka delarna en i taget.
import-password = Arbetsboken är skyddad med lösenord. Spara den utan lösenord, eller välj Spara som och ”CSV UTF-8”, och skicka den filen till mig.
import-damaged = Jag kan inte öppna arbetsboken. Öppna den i Excel, spara den på nytt som ”xlsx” eller ”CSV UTF-8” och skicka den filen till mig.
import-too-heavy = Att läsa filen tar mer än { $seconds } sekunder eller { $megabytes } MB minne. Ofta beror det på en enda cell långt från de andra: kopiera raderna till ett nytt blad eller spara som ”CSV UTF-8”.
import-not-text = Det här är varken en textfil eller en arbetsbok, vad den än heter. Skicka en Excel-fil, eller en CSV-fil så som Excel sparar den med ”CSV UTF-8”.
import-no-header = Första raden har inga rubriker som jag känner igen. Sätt rubriker som namn, e-post, enhet, ort och kompetenser över uppgifterna.
import-no-email-column = Jag hittar ingen kolumn med e-postadresser, och det är de som visar vem som är vem. Döp en av de här kolumnerna till ”e-post”: { $columns }.
import-too-many-columns = Filen har { $count } kolumner och jag tar emot högst { $limit }. Ta bort dem som inte handlar om personer och kompetenser.
import-too-many-rows = Filen har fler än { $limit } rader. Dela den och skicka delarna en i taget.
import-quotes = Ett citattecken på raden är inte avslutat, eller så står det text efter ett som är det. Skriv ett citattecken inne i en cell två gånger.
import-too-many-cells = Raden har { $count } celler och rubrikraden { $expected }. En cell som innehåller skiljetecknet behöver citattecken runt sig.
import-beside-headings = Det står något bredvid den sista rubriken: raden har { $count } celler och rubrikraden { $expected }. Ge kolumnen en rubrik eller töm den.
import-cell-too-long = En cell på raden är längre än { $limit } tecken. Korta den.
import-broken-letters = Några bokstäver på raden var förstörda redan när filen kom till mig. Spara filen som ”CSV UTF-8” och skicka den igen.
import-no-email = Raden saknar e-postadress, så jag vet inte vem den gäller.
import-bad-email = ”{ $value }” är ingen e-postadress.
import-different-person = { $email } finns också på rad { $first }, men där står något annat under ”{ $column }”. Rätta en av raderna.
import-one-sheet = Jag läser bladet ”{ $sheet }” och utelämnar de andra.
import-unknown-column = Jag känner inte igen kolumnen och hoppar över den.
import-double-column = En annan kolumn betyder samma sak, så den här hoppar jag över.
import-bad-level = ”{ $value }” är ingen nivå mellan 1 och 4. Jag tar med ”{ $skill }” utan nivå.
import-two-levels = ”{ $skill }” har två olika nivåer för samma person. Jag tar den högre, { $level }.
import-level-alone = Nivån ”{ $value }” har ingen kompetens bredvid sig.
import-long-skill = En kompetens har ett namn på mer än { $limit } tecken. Jag hoppar över den; sätt komma eller semikolon mellan kompetenserna.
import-no-letters = ”{ $value }” har ingen bokstav eller siffra som en kompetens kan hittas på. Jag hoppar över den; skriv kompetensen med ord.
