cmd-whoknows = Finndu samstarfsfólk sem kann eitthvað
cmd-whoknows-share = Sýna öllum á rásinni svar
cmd-whoknows-me = Prófíllinn þinn: það sem þú kannt
cmd-whoknows-add = Bæta færni við prófílinn þinn
cmd-whoknows-drop = Taka færni af prófílnum þínum
cmd-whoknows-hide = Fela færni fyrir öðrum
cmd-whoknows-show = Sýna öllum færni aftur
verb-whoknows-me = ég | eg | prófíll | profill | prófíllinn | minn prófíll | prófíllinn minn | færnin mín
verb-whoknows-add = bæta við | bættu við | skrá | skráðu
verb-whoknows-drop = fjarlægja | fjarlægðu | eyða | eyddu | taka út | taktu út
verb-whoknows-hide = fela | feldu
verb-whoknows-show = sýna | sýndu | syna | birta | birtu
verb-whoknows-share = deila | deildu
example-whoknows = /whoknows bókhald
ask-whoknows =
    hver vinnur í | hver getur | hver getur hjálpað mér að | hver getur hjálpað okkur með |
    hver getur sagt mér frá | hver getur svarað spurningum um | hver gæti kennt mér | hvern er best að spyrja um |
    hvern spyr ég um | hvern má spyrja um | við hvern get ég talað um | við hvern tala ég um | kunna einhverjir |
    er einhver sem kann á | er einhver hér sem kann á | er einhver hérna sem kann á | mér vantar einhvern sem kann |
    vitiði hver kann | sýndu hver kann |
    (hæ/halló/hey/sæl/sæll/sæl öll/sælt veri fólkið/hæ öll/góðan dag/góðan daginn/góðan morgun/afsakið/fyrirgefðu/
        ein spurning/smá spurning) … |
    (mig/okkur) (vantar/bráðvantar/vantar að finna/langar að finna/langar að vita/langar að tala við/vantar að tala
        við/vantar að ná í) … |
    (ég/við) (leita að/leitum að/er að leita að/erum að leita að/þarf/þurfum/þarf að finna/þurfum að finna/þarf að
        ná í/þarf að tala við/óska eftir/óskum eftir/auglýsi eftir/vil finna/er að spá hvort/er að velta fyrir mér)
        … |
    (vantar/vantar mig/leita að/leitum að/er að leita að/erum að leita að/þarf/þarf að finna/óska eftir/óskum eftir/
        auglýsi eftir/finna/finndu/leitaðu að/sýndu mér/segðu mér/bentu mér á/nefndu) … |
    (er/er til/er hér/er hérna/eigum við/höfum við/erum við með/er hjá okkur/eru til/eru hér/eru) … |
    (veist þú/veistu/veistu um/veist þú um/veit einhver/veit einhver um/veit einhver hvort/vitið þið um/vitið þið/
        þekkir þú/þekkirðu/þekkir einhver/þekkið þið) … |
    (getur þú/geturðu/getur einhver/getið þið) (bent á/bent mér á/mælt með/fundið/sagt mér) … |
    (hver er/hverjir eru/hvar finn ég/hvar er/hvar eru/hvar fæ ég) … |
    (leita að/ég leita að/ég er að leita að/er að leita að) |
    (einhver/einhvern/einhverjum/einhverja/einhverjir/einhverjum hér/einhver hér/einhver hérna/einhver hjá okkur/
        aðila/aðili/manneskju/manneskja/starfsmann/starfsmanni/starfsmaður/mann/manni/fólk/fólki/samstarfsmann/
        samstarfsmanni/samstarfsfólk/samstarfsfólki/þann/þá/allir/alla) (sem kann/sem kann á/sem kann vel á/sem kann
        að/sem kann að nota/sem kann eitthvað í/sem kann eitthvað á/sem kunna/sem kunna á/sem veit/sem veit um/sem
        veit allt um/sem veit eitthvað um/sem veit mikið um/sem þekkir/sem þekkir til/sem þekkir vel/sem þekkja/sem
        skilur/sem talar/sem tala/sem er góður í/sem er góð í/sem eru góðir í/sem er klár í/sem er fær í/sem er
        flinkur í/sem er vel að sér í/sem er sérfræðingur í/sem er með reynslu af/sem er með þekkingu á/sem er með
        kunnáttu í/sem eru með reynslu af/sem hefur reynslu af/sem hefur reynslu í/sem hefur þekkingu á/sem hefur
        kunnáttu í/sem hefur færni í/sem hefur vit á/sem hafa reynslu af/sem hafa þekkingu á/sem hefur unnið með/sem
        hefur unnið við/sem hefur notað/sem hefur gert/sem vinnur við/sem vinnur með/sem notar/sem getur/sem getur
        hjálpað mér með/sem getur hjálpað með/sem getur hjálpað við/sem getur aðstoðað við/sem getur aðstoðað með/
        sem getur kennt/sem getur kennt mér/með reynslu af/með reynslu í/með reynslu úr/með mikla reynslu af/með
        góða reynslu af/með þekkingu á/með góða þekkingu á/með kunnáttu í/með færni í/með menntun í/með vit á/með
        sérþekkingu á/með/góðan í/góða í/góður í/góð í/kláran í/færan í/vanan/vana) |
    (sérfræðingur/sérfræðing/sérfræðingi/sérfræðinga/sérfræðingar/sérfræðingum/snillingur/snilling/snillinga/
        ráðgjafi/ráðgjafa) (í/á/um/á sviði) |
    (reynsla/reynslu/mikla reynslu/góða reynslu) (af/í/úr) |
    (þekking/þekkingu/góða þekkingu) á |
    (kunnátta/kunnáttu/færni/sérþekkingu) (í/á) |
    (hver/hverjir/hver hér/hver hérna/hver hjá okkur/hver af okkur/hver ykkar/hver í fyrirtækinu/hver í teyminu/hver
        á skrifstofunni/hver annar/hvaða starfsmaður/hvaða starfsmenn/hvaða samstarfsmaður) (kann/kann á/kann best
        á/kann eitthvað í/kann eitthvað á/kann vel á/kann mest í/kann að/kann að nota/kunna/kunna á/kunna að/veit/
        veit um/veit allt um/veit eitthvað um/veit mest um/veit mikið um/vita/vita um/þekkir/þekkir til/þekkir vel/
        þekkir vel til/þekkir inn á/þekkir best/þekkja/þekkja til/skilur/skilja/talar/tala/er góður í/er góð í/er
        góður að/er góð að/er góður á/er góð á/er góður með/er bestur í/er best í/er klár í/er klár á/er flinkur í/
        er flink í/er fær í/er snjall í/er sterkur í/er sterk í/er vel að sér í/er vel að sér um/er inni í/er með
        reynslu af/er með reynslu í/er með mikla reynslu af/er með þekkingu á/er með góða þekkingu á/er með kunnáttu
        í/er með færni í/er með menntun í/er með sérþekkingu á/er vanur/er vön/er vanur að vinna með/er vön að vinna
        með/er sérfræðingur í/er sérfræðingur á sviði/er sérfræðingur um/er sérfræðingurinn í/er okkar sérfræðingur
        í/er sérfróður um/er menntaður í/er menntuð í/er ábyrgur fyrir/sér um/eru góðir í/eru bestir í/eru
        sérfræðingar í/eru með reynslu af/eru með þekkingu á/hefur reynslu af/hefur reynslu í/hefur mikla reynslu
        af/hefur góða reynslu af/hefur mesta reynslu af/hefur þekkingu á/hefur góða þekkingu á/hefur kunnáttu í/
        hefur vit á/hefur færni í/hefur menntun í/hefur sérþekkingu á/hefur unnið með/hefur unnið við/hefur unnið í/
        hefur notað/hefur gert/hefur lært/hafa reynslu af/hafa þekkingu á/hafa unnið með/vinnur við/vinnur með/vinna
        við/vinna með/notar/getur hjálpað mér með/getur hjálpað mér við/getur hjálpað með/getur hjálpað við/getur
        aðstoðað við/getur aðstoðað með/getur aðstoðað mig við/getur aðstoðað mig með/getur kennt/getur kennt mér/
        getur kennt mér á/getur útskýrt/getur ráðlagt um/gæti hjálpað mér með/gæti aðstoðað við) |
    (hvern/við hvern/hverjum/til hvers) (get ég/á ég að/ætti ég að/má ég/þarf ég að) (spurt um/spyrja um/talað við
        um/tala um/tala við um/leitað með/leita með/leita til um/leitað til um/hafa samband við um/haft samband við
        um) |
    (kann/kannast/veit/þekkir/skilur/talar) (einhver/einhver hér/einhver hérna/einhver hjá okkur/einhver ykkar/
        einhver af okkur/einhver annar) (/á/um/til/við/vel á/inn á/eitthvað á/eitthvað í/eitthvað um/að/að nota) |
    (er einhver/er einhver hér/er einhver hérna/er einhver ykkar/er einhver hjá okkur/einhver) (góður í/góð í/góður
        á/klár í/klár á/fær í/flinkur í/flink í/sterkur í/vel að sér í/sérfræðingur í/vanur/vön/sem kann/með reynslu
        af/með þekkingu á/með kunnáttu í) |
    (hefur einhver/hefur einhver hér/hefur einhver hérna/hefur einhver ykkar/hefur einhver hjá okkur/hafið þið/hefur
        þú) (/einhverja/mikla/góða) (reynslu af/reynslu í/þekkingu á/kunnáttu í/færni í/vit á/unnið með/unnið við/
        notað/prófað/gert/lært) |
    (getur/gæti) (einhver/einhver hér/einhver ykkar/þú) (hjálpað mér með/hjálpað mér við/hjálpað með/hjálpað við/
        hjálpað okkur með/aðstoðað við/aðstoðað með/aðstoðað mig við/aðstoðað mig með/kennt mér/kennt mér á/kennt/
        útskýrt/leiðbeint mér með) |
    (mig vantar/vantar/vantar mig/okkur vantar/ég þarf/þarf/við þurfum/ég þarf á/get ég fengið/getum við fengið/hvar
        fæ ég/ég óska eftir/óska eftir/getur einhver veitt mér/ég leita að/leita að) (/smá/einhverja/góða) (hjálp/
        aðstoð/ráð/ráðgjöf/stuðning/stuðningi/leiðsögn/ráðum) (með/við/í/um/varðandi/að halda með/að halda við) |
    (hjálp/aðstoð) (með/við) |
    (sérfræðingar/sérfræðingarnir okkar) |
    (hver er með/hver hefur/hver hér hefur/hverjir hafa/hverjir eru með/er einhver með/er einhver hér með/er einhver
        hérna með/er einhver ykkar með/er einhver hjá okkur með/hefur einhver/hefur einhver hér/hefur einhver ykkar/
        hefur einhver hjá okkur/einhver með/einhvern með/einhverjum með/manneskju með/fólk með/fólki með/aðila með/
        starfsmann með/starfsmanni með/einhvern sem hefur/einhver sem hefur/einhvern sem er með) (/góða/mikla/
        sterka/einhverja) … (reynslu/þekkingu/kunnáttu/færni/hæfni/hæfileika/menntun/bakgrunn/sérþekkingu/réttindi/
        kunnáttuna) |
    (mig vantar/vantar/vantar mig/okkur vantar/leita að/ég leita að/er að leita að/ég er að leita að/óska eftir/ég
        þarf/þarf/við þurfum/er einhver/hver er/hverjir eru/eigum við/höfum við/er til/finna/finndu) (/góðan/
        einhvern/góðum/okkar/besti/helsti/helstu/klár) … (sérfræðing/sérfræðingi/sérfræðingur/sérfræðingurinn/
        sérfræðinga/sérfræðingum/sérfræðingar/snilling/snillingur/snillinga/kunnáttu/reynslu/þekkingu/færni/hjálp/
        aðstoð/mann/manneskju/fólk/fólki) |
    … (takk/takk fyrir/hér/hérna/hjá okkur/í fyrirtækinu/í teyminu/á skrifstofunni/vel/best/mjög vel/almennilega)
title-whoknows = Finndu samstarfsfólk
arg-whoknows-what = Hvað vantar þig?
hint-whoknows-what = Færni, ein eða fleiri: Python og bókhald
submit-whoknows = Leita
arg-whoknows-unit = Deild
arg-whoknows-place = Staður
prefix-unit = deild | svið | svid | eining | teymi
prefix-place = staður | stadur | staðsetning | borg | bær | skrifstofa | starfsstöð
title-whoknows-share = Deildu svari
arg-whoknows-share-what = { arg-whoknows-what }
hint-whoknows-share-what = { hint-whoknows-what }
arg-whoknows-share-unit = { arg-whoknows-unit }
arg-whoknows-share-place = { arg-whoknows-place }
title-whoknows-add = { add-skill-button }
arg-whoknows-add-skill = Færni
hint-whoknows-add-skill = Ein færni, til dæmis Python eða samningatækni
arg-whoknows-add-level = Hversu vel kanntu þetta?
arg-whoknows-add-hidden = Aðeins fyrir þig?
prefix-level = stig | hæfnistig
prefix-hidden = falið | falid | falin
arg-whoknows-drop-skill = Færni
arg-whoknows-hide-skill = Færni
arg-whoknows-show-skill = Færni

level-learning = að læra
level-can-do = kann
level-experienced = með reynslu
level-can-teach = getur kennt
level-not-given = stig ekki gefið upp

whoknows-found = { $count ->
    [one] { $count } manneskja kann þetta: { $skills }.
   *[other] { $count } manneskjur kunna þetta: { $skills }.
  }
whoknows-found-any = { $count ->
    [one] { $count } manneskja kann að minnsta kosti eitt af þessu: { $skills }.
   *[other] { $count } manneskjur kunna að minnsta kosti eitt af þessu: { $skills }.
  }
whoknows-found-where = { $count ->
    [one] { $count } manneskja ({ $where }) kann þetta: { $skills }.
   *[other] { $count } manneskjur ({ $where }) kunna þetta: { $skills }.
  }
whoknows-found-any-where = { $count ->
    [one] { $count } manneskja ({ $where }) kann að minnsta kosti eitt af þessu: { $skills }.
   *[other] { $count } manneskjur ({ $where }) kunna að minnsta kosti eitt af þessu: { $skills }.
  }
whoknows-showing = Þú skrifaðir „{ $typed }“. Ég sýni: { $skills }.
whoknows-read = „{ $typed }“ var skilið sem { $skill }.
whoknows-why = { $skill }: { $why }
endorsed = { $count ->
    [one] staðfest af { $count } samstarfsmanni
   *[other] staðfest af { $count } samstarfsmönnum
  }
fresh = uppfært { $date }
profile-button = Prófíll
more-people = Fleira fólk
share-button = Deila á þessari rás
me-button = Minn prófíll
everywhere-button = Leita alls staðar
i-know-it-button = Ég kann þetta
whoknows-part-unknown = Ég þekki enga færni sem heitir „{ $what }“ og því var henni sleppt.
whoknows-part-doubt = „{ $what }“ var sleppt. Áttirðu við eitthvað af þessu?
whoknows-did-you-mean = Ég þekki enga færni sem heitir „{ $what }“. Áttirðu við eitthvað af þessu?
whoknows-unknown = Enginn hér hefur sagst kunna þetta: „{ $what }“. Ég þekki heldur enga færni með því nafni.
whoknows-unknown-next = Prófaðu annað orð. Ef þú kannt þetta skaltu bæta því við prófílinn þinn. Þá finna aðrir þig.
whoknows-nobody = Enginn hefur enn sagst kunna þetta: { $skills }.
whoknows-nobody-where = Enginn ({ $where }) hefur sagst kunna þetta: { $skills }.
whoknows-nearest = Þetta er skylt því:
shared-by = Frá: { $name }
share-where = Ég get aðeins deilt á rás. Spurðu á rásinni þar sem svarið á að birtast.
share-not-member = Ég sá ekki að þú værir á þeirri rás og því var engu deilt.
share-nothing = Það er engu að deila: enginn er lengur í þessu svari.

me-title = Prófíllinn þinn
me-no-skills = Hér er engin færni enn. Bættu þeirri fyrstu við svo að samstarfsfólk geti fundið þig.
me-more-skills = Og einnig: { $skills }
colleague-no-skills = Hér er engin færni enn.
profile-title = Starf
profile-unit = Deild
profile-place = Staður
profile-earlier = Fyrri reynsla
profile-interests = Áhugamál
profile-speaks = Tungumál
hidden-skill = aðeins þú sérð þetta
add-skill-button = Bæta við færni
hide-button = Fela
show-button = Sýna
remove-button = Fjarlægja
add-which = „{ $skill }“ er ekki í listanum. Er það eitthvað af þessu?
add-as-new = Ný: „{ $skill }“
added = Nú er þetta á prófílnum þínum: { $skill }.
dropped = Tekið af prófílnum þínum: { $skill }.
was-not-there = Þetta var ekki á prófílnum þínum: { $skill }.
now-hidden = Nú sérð aðeins þú þetta: { $skill }.
now-shown = Nú sjá allir þetta aftur: { $skill }.
