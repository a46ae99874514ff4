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
ask-whoknows =
    någon som jobbat med | nån som jobbat med | känner du till någon som kan | vet du vem som har koll på |
    vet nån vem som kan | vem som kan | jag behöver hjälp av någon som kan | visa vem som kan |
    visa mig vem som kan | hjälp med |
    (hej/hejsan/hallå/tjena/tja/god morgon/hej alla/hej allihopa/hej på er/snälla/ursäkta/en fråga/snabb fråga) … |
    (jag/vi) (söker/letar efter/behöver/skulle behöva/vill hitta/vill ha/vill prata med/vill ha tag i/vill ha tag
        på/vill veta/saknar/efterlyser/undrar/undrar om det finns/undrar om) … |
    (söker/söker efter/letar efter/behöver/skulle behöva/efterlyser/hitta/visa/visa mig/lista/ge mig/tipsa om/tips
        på/undrar/undrar om/undrar om det finns/saknar/sök/sök efter) … |
    (jag behöver/behöver) (hitta/prata med/få tag i/få tag på/komma i kontakt med) … |
    (finns det/finns/finns här/har vi/har ni/har du/är det/det finns) … |
    (känner du/känner ni/känner någon/vet du/vet ni/vet någon/vet du om/vet ni om/vet någon om/vet du om det finns/
        vet ni om det finns/vet någon om det finns) … |
    (kan du/kan ni/kan någon/skulle någon kunna) (tipsa om/säga/berätta/rekommendera/hitta/visa) … |
    (vem är/vilka är/var hittar jag/var finns/säg mig/berätta/säg/rekommendera) … |
    (söker/letar efter/jag söker/jag letar efter/vi söker/vi letar efter) |
    (någon/nån/någon här/nån här/någon hos oss/någon annan/någon av er/nån av er/en person/personer/folk/en kollega/
        kollegor/någon kollega/några/de/den/alla/människor) (som kan/som kan något om/som kan mycket om/som vet/som
        vet något om/som vet mycket om/som förstår/som förstår sig på/som behärskar/som talar/som pratar/som är bra
        på/som är duktig på/som är duktiga på/som är duktig i/som är vass på/som är kunnig i/som är kunnig inom/som
        är kunnig om/som är kunniga i/som är kunniga inom/som är expert på/som är expert inom/som är insatt i/som är
        van vid/som är utbildad i/som är utbildad inom/som är specialiserad på/som har erfarenhet av/som har
        erfarenhet inom/som har erfarenhet från/som har kunskap om/som har kunskaper i/som har kunskaper om/som har
        kunskaper inom/som har kompetens inom/som har jobbat med/som har arbetat med/som har gjort/som har använt/
        som har koll på/som jobbar med/som arbetar med/som håller på med/som sysslar med/som använder/som kan hjälpa
        till med/som kan hjälpa mig med/som kan hjälpa oss med/som kan lära mig/med erfarenhet av/med erfarenhet
        inom/med erfarenhet från/med kunskap om/med kunskap inom/med kunskaper i/med kunskaper inom/med kunskaper
        om/med kompetens inom/med kompetens i/med koll på/med bakgrund inom/med vana av/med/bra på/duktig på/duktig
        i/duktiga på/kunnig i/kunnig inom/kunnig om/kunniga i/kunniga inom/insatt i/van vid/utbildad i/utbildad
        inom/specialiserad på/att fråga om) |
    (en/någon/nån/våra/vår/) (expert/experter/experten/specialist/specialister/specialisten/kunnig/kunniga/proffs/
        guru/mentor) (på/inom/i/om/för) |
    (erfarenhet/erfarenheter/lång erfarenhet/god erfarenhet/praktisk erfarenhet) (av/inom/från/kring) |
    (goda/bra/djupa/) (kunskaper) (i/om/inom) |
    (vem/vilka/vem här/vilka här/vem hos oss/vem i teamet/vem i gruppen/vem på jobbet/vem mer/vem annars/vem av er/
        vem av oss/vilka av oss/vem på kontoret/vem i företaget/vem på företaget/vem på firman/vem i huset/vilken
        kollega/vilka kollegor/vilken av mina kollegor) (kan/kan bäst/kan mest om/kan något om/kan nåt om/kan mycket
        om/kan lära mig/kan lära ut/kan visa mig/kan förklara/kan göra/kan använda/kan hantera/kan hjälpa mig med/
        kan hjälpa till med/kan hjälpa oss med/kan hjälpa med/kan bistå med/kan ge råd om/kan stötta med/kan jag
        fråga om/kan man fråga om/kan svara på frågor om/kan prata/kan tala/vet/vet något om/vet nåt om/vet mest om/
        vet mycket om/är bra på/är bäst på/är duktig på/är duktiga på/är duktig i/är grym på/är vass på/är haj på/är
        stark i/är stark på/är skicklig på/är skicklig i/är kunnig i/är kunnig om/är kunnig inom/är kunnig på/är
        kunniga inom/är kunniga i/är kompetent inom/är expert på/är expert inom/är expert i/är experten på/är
        experter på/är experter inom/är vår expert på/är specialist på/är specialist inom/är specialister på/är
        specialiserad på/är insatt i/är insatta i/är utbildad i/är utbildad inom/är certifierad i/är van vid/är van
        att arbeta med/är hemma på/är ansvarig för/är rätt person för/är bäst i/har koll på/har bra koll på/har bäst
        koll på/har kunskap om/har kunskap inom/har kunskaper i/har kunskaper om/har kunskaper inom/har goda
        kunskaper i/har kompetens i/har kompetens inom/har kompetens kring/har erfarenhet av/har erfarenhet inom/har
        erfarenhet från/har erfarenhet kring/har lång erfarenhet av/har god erfarenhet av/har mest erfarenhet av/har
        vana av/har jobbat med/har arbetat med/har jobbat inom/har arbetat inom/har hållit på med/har sysslat med/
        har gjort/har använt/har läst/har gått kurs i/jobbar med/jobbar inom/arbetar med/arbetar inom/håller på med/
        sysslar med/använder/gör/ansvarar för/hanterar/tar hand om/förstår/förstår sig på/begriper/begriper sig på/
        behärskar/talar/pratar/snackar/känner till/är det som kan/är det som vet) |
    vem (frågar jag om/frågar man om/ska jag fråga om/bör jag fråga om/ska jag prata med om/kan jag prata med om/ska
        jag kontakta om/kan jag vända mig till om/kan jag vända mig till för/vänder jag mig till om/vänder man sig
        till om/kan jag vända mig till angående) |
    (kan/vet/förstår/behärskar/talar/pratar/jobbar/använder) (någon/nån/någon här/nån här/någon av er/nån av er/
        någon hos oss/någon annan) (/om/något om/nåt om/med/sig på) |
    (är/) (någon/nån/någon här/nån här/någon av er/nån av er/någon hos oss) (bra på/duktig på/duktig i/grym på/vass
        på/haj på/expert på/expert inom/kunnig i/kunnig inom/kunnig om/insatt i/van vid) |
    (har) (någon/nån/någon här/nån här/någon av er/nån av er/någon hos oss/vi någon som har/vi någon med/vi/ni) (/
        lite/bra/god/goda/lång/någon) (erfarenhet av/erfarenhet inom/erfarenhet från/kunskap om/kunskap inom/
        kunskaper i/kunskaper om/kunskaper inom/kompetens inom/kompetens i/koll på/jobbat med/arbetat med/använt/
        gjort/testat/hållit på med) |
    (kan/skulle/kunde) (någon/nån/någon här/någon av er/du/ni) (/kunna) (hjälpa till med/hjälpa mig med/hjälpa oss
        med/hjälpa med/bistå med/stötta med/lära mig/visa mig/förklara/ge råd om/ge tips om) |
    (jag behöver/behöver/vi behöver/jag skulle behöva/vi skulle behöva/skulle behöva/jag söker/söker/jag vill ha/
        vill ha/önskar/kan jag få/kan vi få/kan någon ge mig/jag har behov av/har behov av) (/lite/någon att fråga
        om/en hand/mer/akut) (hjälp/stöd/råd/tips/rådgivning/vägledning/assistans/handledning) (med/om/kring/inom/i/
        på/angående/gällande/för) |
    (experter/våra experter/kunniga) |
    (vem har/vem hos oss har/vem här har/vilka har/vilka här har/har någon/har nån/har någon här/har någon hos oss/
        har någon annan/har någon av er/har vi någon med/finns det någon med/någon med/nån med/en person med/
        personer med/folk med/kollegor med/en kollega med/någon som har/nån som har/personer som har/jag behöver
        någon med/jag söker någon med) (/goda/bra/god/lång/gedigen/djup/stark/någon) … (erfarenhet/erfarenheter/
        kunskap/kunskaper/kompetens/kompetenser/bakgrund/vana/expertis/färdigheter/kännedom/utbildning/certifiering)
        |
    (söker/jag söker/vi söker/letar efter/jag letar efter/vi letar efter/behöver/jag behöver/vi behöver/finns det/
        har vi/hitta/vem är/vilka är/efterlyser/var finns) (/en/någon/nån/några/ett/duktig/en duktig/en bra/vår/
        våra/bästa/den bästa) … (expert/experten/experter/experterna/specialist/specialisten/specialister/guru/
        kunnig/kunniga/proffs/proffset/person/personer/folk/kompetens/kunskap/kunskaper/erfarenhet/hjälp/stöd) |
    vem kan … (bra/bäst/mest/riktigt bra) |
    (vet någon något om/vet du vem som kan/vet ni vem som kan/vet någon vem som kan/vet du vem som är bra på/vem kan
        det här med/vem kan göra/någon kunnig på/folk som kan/de som kan) |
    … (tack/snälla/här/här hos oss/hos oss/på jobbet/på företaget/i företaget/på firman/i teamet/i gruppen/på
        kontoret/av er/av oss)
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
