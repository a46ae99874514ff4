# Att sköta katalogen över kompetenser: nya stavningar, namn, att slå ihop, ta bort och ångra.

cmd-whoknows-skills = Sköt katalogen över kompetenser
cmd-whoknows-skill-keep = Behåll en ny stavning som egen kompetens
cmd-whoknows-skill-rename = Byt namn på en kompetens
cmd-whoknows-skill-alias = Ge en kompetens ett namn till
cmd-whoknows-skill-merge = Slå ihop två kompetenser
cmd-whoknows-skill-drop = Ta bort en kompetens ur katalogen
cmd-whoknows-skill-undo = Ångra en ändring i katalogen
cmd-whoknows-skill-log = Vad som har ändrats i katalogen
verb-whoknows-skills = kompetenser | katalog | katalogen
verb-whoknows-skill-keep = behåll kompetens | kompetens behåll
verb-whoknows-skill-rename = byt namn | döp om | kompetens byt namn
verb-whoknows-skill-alias = kompetens alias | namn till
verb-whoknows-skill-merge = slå ihop | kompetens slå ihop
verb-whoknows-skill-drop = ta bort kompetens | kompetens ta bort
verb-whoknows-skill-undo = ångra kompetens | kompetens ångra
verb-whoknows-skill-log = katalogändringar | kompetens ändringar
title-whoknows-skills = Katalogen
title-whoknows-skill-keep = Behåll en kompetens
title-whoknows-skill-rename = Byt namn
title-whoknows-skill-alias = Ett namn till
title-whoknows-skill-merge = Slå ihop två
title-whoknows-skill-drop = Ta bort en kompetens
title-whoknows-skill-undo = Ångra en ändring
title-whoknows-skill-log = Senaste ändringarna
submit-whoknows-skill-merge = Fortsätt
submit-whoknows-skill-drop = Fortsätt
arg-whoknows-skills-what = Kompetens
arg-whoknows-skill-keep-skill = Kompetens
arg-whoknows-skill-rename-skill = Kompetens
arg-whoknows-skill-rename-to = Nytt namn
arg-whoknows-skill-rename-language = Namnets språk
hint-whoknows-skill-rename-language = Lämnar du det öppet gäller det namnet som du ser nu.
arg-whoknows-skill-alias-skill = Kompetens
arg-whoknows-skill-alias-name = Ett namn till
hint-whoknows-skill-alias-name = En förkortning, en annan stavning, ett gammalt namn. Kompetensen hittas på det.
arg-whoknows-skill-alias-language = { arg-whoknows-skill-rename-language }
arg-whoknows-skill-merge-skill = Den här kompetensen
arg-whoknows-skill-merge-into = blir den här
arg-whoknows-skill-drop-skill = Kompetens
arg-whoknows-skill-undo-load = Ändringens nummer
prefix-language = språk
tongue-every = Inget särskilt språk
tongue-every-short = Namn
tongue-sv = Svenska
tongue-fi = Finska
tongue-is = Isländska
tongue-en = Engelska

# Kön, och katalogen efter ord.
skills-queue = { $count ->
    [one] { $count } ny stavning väntar på att någon ser på den.
   *[other] { $count } nya stavningar väntar på att någon ser på dem.
  }
skills-queue-none = Inga nya stavningar väntar.
skills-queue-none-next = Här visas det som filer och kollegor kallar vid ett nytt namn. Slå upp allt annat med dess ord: /whoknows skills Python
skills-people = { $count ->
    [0] ingen har den
    [one] { $count } person har den
   *[other] { $count } personer har den
  }
skills-since = sedan { $date }
skills-has = Vilka
skills-by = hittas på ”{ $name }”
skills-found = { $count ->
    [one] ”{ $what }” kan betyda { $count } kompetens.
   *[other] ”{ $what }” kan betyda { $count } kompetenser.
  }
skills-found-none = Jag känner ingen kompetens som heter ”{ $what }”.
skills-did-you-mean = Jag känner ingen kompetens som heter ”{ $what }”. Menade du { $names }?
skills-several = Flera kompetenser heter ”{ $what }”. Öppna den som du menar.
skills-more-names = { $count ->
    [one] och { $count } till
   *[other] och { $count } till
  }
skills-esco = Namn som ni ändrar här är era egna.
skills-same-button = Samma som { $skill }
skills-keep-button = En egen kompetens
skills-rename-button = Byt namn
skills-alias-button = Ett namn till
skills-merge-button = Slå ihop med en annan
skills-drop-button = Ta bort
skills-open-button = Öppna
skills-queue-button = Nya stavningar
skills-log-button = Senaste ändringarna

# Vad som görs med en kompetens. Den första raden frågas, de andra sägs efteråt och i listan över ändringar.
skills-merge-sure = { $count ->
    [0] ”{ $skill }” blir { $into }. Ingen har den.
    [one] ”{ $skill }” blir { $into }. { $count } person har den.
   *[other] ”{ $skill }” blir { $into }. { $count } personer har den.
  }
skills-merge-next = Den som har kompetensen har sedan den andra i stället, och sökningen hittar den på alla namn som de två hade. Den som har båda behåller den högre nivån.
skills-merge-yes-button = Slå ihop
skills-drop-sure = { $count ->
    [0] ”{ $skill }” tas bort ur katalogen. Ingen har den.
    [one] ”{ $skill }” tas bort ur katalogen och ur { $count } persons profil.
   *[other] ”{ $skill }” tas bort ur katalogen och ur { $count } personers profiler.
  }
skills-drop-next = Ingen hittas på den längre. Är den en annan stavning av något, slå då ihop de två i stället.
skills-drop-yes-button = Ta bort den
skills-sure-changed = Antalet personer har ändrats sedan du tittade, så inget har gjorts. Så här ser det ut nu.
skills-did-keep = ”{ $skill }” är en egen kompetens.
skills-did-rename = ”{ $skill }” heter nu ”{ $other }”.
skills-did-alias = ”{ $skill }” hittas också på ”{ $other }”.
skills-did-merge = ”{ $skill }” har blivit { $other }.
skills-did-drop = ”{ $skill }” är borttagen ur katalogen.
skills-undo-note = Sökningen vet det redan. Det går att ångra i { $days } dagar.
skills-undo-button = Ångra
skills-same = Båda är samma kompetens: { $skill }. Ange vilken annan den ska bli.
skills-taken = ”{ $name }” är redan ett namn på { $skill }. Slå ihop de två kompetenserna eller välj ett annat namn.
skills-called-so = Den heter redan ”{ $skill }”. Skriv ett annat namn.
skills-has-name = { $skill } hittas redan på ”{ $name }”. Skriv ett annat namn.
skills-no-letters = ”{ $name }” har ingen bokstav eller siffra som en kompetens kan hittas på. Skriv det med ord.
skills-gone = Någon har under tiden slagit ihop eller tagit bort den kompetensen, så inget har gjorts. Slå upp den igen.

# Att ångra, och listan över ändringar.
skills-undone = Ångrat: { $act }
skills-undoing = Jag håller på att ångra det här, och det är mycket: { $act }
skills-undone-nothing = Inte ångrat, på grund av det som har hänt sedan dess: { $act }
skills-kept = { $count ->
    [one] { $count } sak blir som den är:
   *[other] { $count } saker blir som de är:
  }
skills-why-changed-since = Det har ändrats efter det. Ångra den senare ändringen först, eller rätta för hand.
skills-why-in-use = Något hänger på det nu, så det tas inte bort.
skills-why-gone = Det som det hörde till finns inte längre.
skills-undo-late = Det är äldre än { $days } dagar, så det går inte att ångra längre. Rätta för hand.
skills-no-act = Det är ingen ändring i katalogen som går att ångra. De som går att ångra står i listan över ändringar.
skills-log = { $count ->
    [one] { $count } ändring de senaste dagarna.
   *[other] { $count } ändringar de senaste dagarna, den senaste först.
  }
skills-log-none = Ingen har ändrat katalogen de senaste dagarna.
skills-was-undone = ångrat
skills-is-being-undone = ångras
did-whoknows-skill-keep = behöll en ny stavning som kompetens
did-whoknows-skill-rename = bytte namn på en kompetens
did-whoknows-skill-alias = gav en kompetens ett namn till
did-whoknows-skill-merge = slog ihop två kompetenser
did-whoknows-skill-drop = tog bort en kompetens ur katalogen
did-whoknows-skill-undo = ångrade en ändring i katalogen

# En fil ur klassifikationen Esco. Det som villkoren kräver står bredvid på engelska, ordagrant.
cmd-whoknows-load-language = Säg vilket språk en katalog är på
verb-whoknows-load-language = inläsning språk
title-whoknows-load-language = Filens språk
arg-whoknows-load-language-load = Inläsningens nummer
arg-whoknows-load-language-language = Språk
spoken-sv = Svenska
spoken-fi = Finska
spoken-is = Isländska
spoken-en = Engelska
in-sv = på svenska
in-fi = på finska
in-is = på isländska
in-en = på engelska
in-other = på språket ”{ $code }”
esco-language = Vilket språk är namnen i { $file } på?
esco-language-note = En officiell fil säger det i sitt namn, till exempel skills_sv.csv.
esco-plan = { $file } ger { $counts }. Inget har ändrats än.
esco-plan-none = Allt i { $file } finns redan här, så det finns inget att läsa in.
esco-new = { $count ->
    [one] { $count } ny kompetens
   *[other] { $count } nya kompetenser
  }
esco-more = { $count ->
    [one] { $count } kompetens med fler namn
   *[other] { $count } kompetenser med fler namn
  }
esco-names = { $count ->
    [one] { $count } namn { $language }
   *[other] { $count } namn { $language }
  }
esco-holds = Kompetenser som redan finns här med precis samma namn slås ihop med filens och behåller sina personer. Planen gäller i { $minutes } minuter. Det som har lästs in går att ångra i { $days } dagar.
esco-apply-button = { $count ->
    [one] Läs in { $count } kompetens
   *[other] Läs in { $count } kompetenser
  }
esco-changes-button = Visa ändringarna
esco-drop-button = Släng planen
esco-too-large = Det här ser ut som en fil ur klassifikationen Esco, och den är större än de { $megabytes } MB som jag tar emot i chatten. Be den som sköter Kunna att läsa in den på servern: python -m bot load { $file } --yes
esco-unsaid = Jag vet inte vilket språk namnen är på. Döp filen till skills_sv.csv, med det språk som den är på, och läs in den igen.
esco-shell-done = Nya kompetenser: { $added }. Med fler namn: { $changed }. Lämnade som de var: { $refused }.
esco-shell-undone = Kompetenser som är som förut: { $people }. Lämnade som de är nu: { $kept }.
