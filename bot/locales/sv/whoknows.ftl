cmd-whoknows = Hitta kollegor som kan något
cmd-whoknows-share = Visa ett svar för alla i kanalen
cmd-whoknows-me = Din profil: det du kan
cmd-whoknows-add = Lägg till en kompetens i din profil
cmd-whoknows-drop = Ta bort en kompetens från din profil
cmd-whoknows-hide = Dölj en kompetens för alla andra
cmd-whoknows-show = Visa en kompetens för alla igen
verb-whoknows-me = jag | mig | profil | min profil | minprofil | mina kompetenser
verb-whoknows-add = lägg till | lägga till | addera
verb-whoknows-drop = ta bort | radera | stryk
verb-whoknows-hide = dölj | dolj | göm | gom
verb-whoknows-show = visa
verb-whoknows-share = dela
example-whoknows = /whoknows bokföring
ask-whoknows = vem kan | vem kan bäst | vem kan mest om | vem kan något om | vem kan nåt om | vem kan lära mig | vem kan lära ut |
    vem kan visa mig | vem kan hjälpa mig med | vem kan hjälpa till med | vem kan hjälpa oss med | vem kan jag fråga om |
    vem kan man fråga om | vem kan svara på frågor om | vem kan prata | vem kan tala | vem här kan | vem hos oss kan |
    vem av oss kan | vem på kontoret kan | vem i företaget kan | vem vet | vem vet något om | vem vet nåt om | vem vet mest om |
    vem vet mycket om | vem är bra på | vem är bäst på | vem är duktig på | vem är duktig i | vem är grym på | vem är vass på |
    vem är haj på | vem är kunnig i | vem är kunnig om | vem är kunnig inom | vem är expert på | vem är expert inom |
    vem är expert i | vem är experten på | vem är specialist på | vem är insatt i | vem är utbildad i | vem är van vid |
    vem har koll på | vem har bra koll på | vem har kunskap om | vem har kunskaper i | vem har kunskaper om |
    vem har kompetens i | vem har kompetens inom | vem har erfarenhet av | vem har erfarenhet inom | vem har lång erfarenhet av |
    vem har jobbat med | vem har arbetat med | vem har hållit på med | vem har gjort | vem har använt | vem jobbar med |
    vem arbetar med | vem håller på med | vem sysslar med | vem förstår | vem förstår sig på | vem begriper | vem begriper sig på |
    vem behärskar | vem talar | vem pratar | vem snackar | vem känner till | vem frågar jag om | vem frågar man om |
    vem ska jag fråga om | vem bör jag fråga om | vilka kan | vilka vet | vilka är bra på | vilka har koll på |
    vilka har erfarenhet av | vilka jobbar med | vilka har jobbat med | vilka talar | vilka pratar | kan någon | kan nån |
    kan någon här | kan nån här | kan någon av er | är någon bra på | är nån bra på | är det någon som kan | är det nån som kan |
    är det någon som vet | är det någon som har koll på | finns det någon som kan | finns det nån som kan |
    finns det någon här som kan | finns det nån här som kan | finns det någon som är bra på | finns det nån som är bra på |
    finns det någon som har koll på | finns det nån som har koll på | finns det någon som har erfarenhet av |
    finns det någon som vet | finns det någon som pratar | finns det någon med erfarenhet av | finns någon som kan |
    finns nån som kan | har vi någon som kan | har vi nån som kan | har vi någon som är bra på | har vi någon som har koll på |
    har vi någon med erfarenhet av | har någon koll på | har nån koll på | har någon erfarenhet av | har nån erfarenhet av |
    har någon jobbat med | har nån jobbat med | talar någon | pratar någon | pratar nån | någon som kan | nån som kan |
    någon här som kan | nån här som kan | någon som vet | nån som vet | någon som är bra på | nån som är bra på |
    någon som är duktig på | någon som har koll på | nån som har koll på | någon som har erfarenhet av | någon som jobbat med |
    någon som har jobbat med | nån som jobbat med | någon med erfarenhet av | känner du någon som kan | känner du nån som kan |
    känner du till någon som kan | vet du någon som kan | vet du nån som kan | vet du vem som kan | vet ni vem som kan |
    vet du vem som har koll på | vet någon vem som kan | vet nån vem som kan | vem som kan | jag behöver någon som kan |
    jag behöver nån som kan | behöver någon som kan | behöver nån som kan | vi behöver någon som kan | jag behöver hjälp med |
    jag behöver hjälp av någon som kan | behöver hjälp med | vi behöver hjälp med | jag söker någon som kan |
    jag söker nån som kan | söker någon som kan | söker nån som kan | vi söker någon som kan | jag letar efter någon som kan |
    jag letar efter nån som kan | letar efter någon som kan | letar efter nån som kan | hitta någon som kan | hitta nån som kan |
    sök någon som kan | visa vem som kan | visa mig vem som kan | visa alla som kan | alla som kan
title-whoknows = Hitta kollegor
arg-whoknows-what = Vad behöver du?
hint-whoknows-what = En kompetens eller flera: Python och bokföring
submit-whoknows = Sök
arg-whoknows-unit = Enhet
arg-whoknows-place = Ort
prefix-unit = enhet | avdelning | avd | team | grupp
prefix-place = ort | plats | stad | kontor
title-whoknows-share = Dela ett svar
arg-whoknows-share-what = { arg-whoknows-what }
hint-whoknows-share-what = { hint-whoknows-what }
arg-whoknows-share-unit = { arg-whoknows-unit }
arg-whoknows-share-place = { arg-whoknows-place }
title-whoknows-add = { add-skill-button }
arg-whoknows-add-skill = Kompetens
hint-whoknows-add-skill = En kompetens, till exempel Python eller förhandling
arg-whoknows-add-level = Hur väl kan du det?
arg-whoknows-add-hidden = Bara för dig själv?
prefix-level = nivå | niva
prefix-hidden = dold | dolt
arg-whoknows-drop-skill = Kompetens
arg-whoknows-hide-skill = Kompetens
arg-whoknows-show-skill = Kompetens

level-learning = lär sig
level-can-do = kan
level-experienced = har erfarenhet
level-can-teach = kan lära ut
level-not-given = nivå inte angiven

whoknows-found = { $count ->
    [one] { $count } person kan { $skills }.
   *[other] { $count } personer kan { $skills }.
  }
whoknows-found-any = { $count ->
    [one] { $count } person kan minst ett av följande: { $skills }.
   *[other] { $count } personer kan minst ett av följande: { $skills }.
  }
whoknows-found-where = { $count ->
    [one] { $count } person kan { $skills } ({ $where }).
   *[other] { $count } personer kan { $skills } ({ $where }).
  }
whoknows-found-any-where = { $count ->
    [one] { $count } person ({ $where }) kan minst ett av följande: { $skills }.
   *[other] { $count } personer ({ $where }) kan minst ett av följande: { $skills }.
  }
whoknows-showing = Du skrev ”{ $typed }”. Visar { $skills }.
whoknows-read = ”{ $typed }” tolkades som { $skill }.
whoknows-why = { $skill }: { $why }
endorsed = { $count ->
    [one] bekräftad av { $count } kollega
   *[other] bekräftad av { $count } kollegor
  }
fresh = uppdaterad { $date }
profile-button = Profil
more-people = Fler personer
share-button = Dela i den här kanalen
me-button = Min profil
everywhere-button = Sök överallt
i-know-it-button = Jag kan det
whoknows-part-unknown = Jag känner inte till någon kompetens som heter ”{ $what }”, så den kom inte med.
whoknows-part-doubt = ”{ $what }” kom inte med. Menade du något av det här?
whoknows-did-you-mean = Jag känner inte till någon kompetens som heter ”{ $what }”. Menade du något av det här?
whoknows-unknown = Ingen här har berättat att de kan ”{ $what }”, och jag känner inte till någon kompetens med det namnet.
whoknows-unknown-next = Prova ett annat ord för det. Kan du det själv? Lägg till det i din profil, så hittar andra dig.
whoknows-nobody = Ingen har ännu berättat att de kan { $skills }.
whoknows-nobody-where = Ingen har berättat att de kan { $skills } ({ $where }).
whoknows-nearest = De här kompetenserna ligger nära:
shared-by = Delat av { $name }
share-where = Jag kan bara dela i en kanal. Ställ frågan i den kanal där du vill ha svaret.
share-not-member = Jag kunde inte se att du är med i den kanalen, så inget delades.
share-nothing = Det finns inget att dela: ingen finns kvar i det här svaret.

me-title = Din profil
me-no-skills = Här finns inga kompetenser ännu. Lägg till den första, så att kollegor kan hitta dig.
me-more-skills = Och dessutom: { $skills }
colleague-no-skills = Här finns inga kompetenser ännu.
profile-title = Arbete
profile-unit = Enhet
profile-place = Ort
profile-earlier = Tidigare erfarenhet
profile-interests = Intressen
profile-speaks = Språk
hidden-skill = bara du ser det här
add-skill-button = Lägg till en kompetens
hide-button = Dölj
show-button = Visa
remove-button = Ta bort
add-which = ”{ $skill }” finns inte i katalogen. Är det något av det här?
add-as-new = Ny: ”{ $skill }”
added = { $skill } finns nu i din profil.
dropped = { $skill } finns inte längre i din profil.
was-not-there = { $skill } fanns inte i din profil.
now-hidden = Nu är det bara du som ser { $skill }.
now-shown = Alla ser { $skill } igen.
