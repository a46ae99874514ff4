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
ask-whoknows = hver kann | hver kann á | hver kann best á | hver kann eitthvað í | hver kann eitthvað á | hver kann vel á | hver kann að |
    hver kann að nota | hver hér kann | hver hérna kann | hver hjá okkur kann | hver af okkur kann | hver ykkar kann |
    hverjir kunna | hverjir kunna á | hver veit | hver veit um | hver veit allt um | hver veit eitthvað um |
    hver veit mest um | hver veit mikið um | hverjir vita | hver þekkir | hver þekkir til | hver þekkir vel | hver þekkir inn á |
    hverjir þekkja | hver skilur | hver talar | hverjir tala | hver er góður í | hver er góð í |
    hver er góður að | hver er góð að | hver er góður á | hver er góð á | hver er bestur í | hver er best í | hver er klár í |
    hver er klár á | hver er flinkur í | hver er flink í | hver er fær í | hver er snjall í | hver er sterkur í |
    hver er sterk í | hver er vel að sér í | hver er inni í | hver er með reynslu af | hver er með þekkingu á |
    hver er með kunnáttu í | hver er vanur að vinna með | hver er vön að vinna með | hver er sérfræðingur í |
    hver er sérfræðingurinn í | hver er sérfróður um | hver er menntaður í | hver er menntuð í | hverjir eru góðir í |
    hverjir eru sérfræðingar í | hverjir eru með reynslu af | hver hefur reynslu af | hver hefur reynslu í |
    hver hefur mikla reynslu af | hver hefur þekkingu á | hver hefur kunnáttu í | hver hefur vit á | hver hefur færni í |
    hver hefur unnið með | hver hefur unnið við | hver hefur unnið í | hver hefur notað | hver hefur gert |
    hverjir hafa reynslu af | hverjir hafa þekkingu á | hverjir hafa unnið með | hver vinnur með | hver vinnur við |
    hver vinnur í | hver notar | hverjir vinna með | hverjir vinna við | hver getur | hver getur hjálpað mér með |
    hver getur hjálpað mér við | hver getur hjálpað mér að | hver getur hjálpað með | hver getur hjálpað við |
    hver getur hjálpað okkur með | hver getur aðstoðað mig við | hver getur aðstoðað mig með | hver getur aðstoðað við |
    hver getur kennt | hver getur kennt mér | hver getur kennt mér á | hver getur sagt mér frá | hver getur svarað spurningum um |
    hver gæti hjálpað mér með | hver gæti kennt mér | hvern get ég spurt um | hvern er best að spyrja um |
    hvern á ég að spyrja um | hvern spyr ég um | hvern má spyrja um | við hvern get ég talað um | við hvern tala ég um |
    kann einhver | kann einhver á | kann einhver að | kann einhver að nota | kann einhver hér | kann einhver hér á |
    kann einhver hérna | kann einhver hérna á | kann einhver ykkar | kann einhver eitthvað í | kann einhver eitthvað á |
    kunna einhverjir | veit einhver | veit einhver um | veit einhver eitthvað um | veit einhver hver kann |
    veit einhver um einhvern sem kann | þekkir einhver | þekkir einhver til | þekkir einhver hér | þekkir einhver inn á |
    þekkir einhver einhvern sem kann | skilur einhver | talar einhver | talar einhver hér | er einhver góður í |
    er einhver góð í | er einhver klár í | er einhver flinkur í | er einhver með reynslu af | er einhver með þekkingu á |
    er einhver sem kann | er einhver sem kann á | er einhver sem veit | er einhver sem þekkir | er einhver hér sem kann |
    er einhver hér sem kann á | er einhver hérna sem kann | er einhver hérna sem kann á | er einhver hjá okkur sem kann |
    er til einhver sem kann | hefur einhver reynslu af | hefur einhver hér reynslu af | hefur einhver þekkingu á |
    hefur einhver unnið með | hefur einhver unnið við | hefur einhver notað | hefur einhver vit á |
    getur einhver hjálpað mér með | getur einhver hjálpað mér við | getur einhver aðstoðað mig við | getur einhver kennt mér |
    getur einhver kennt mér á | eigum við einhvern sem kann | erum við með einhvern sem kann | höfum við einhvern sem kann |
    einhver sem kann | einhver sem kann á | einhver hér sem kann | einhver hérna sem kann | einhver sem veit |
    einhver sem þekkir | einhver sem er góður í | einhver sem er góð í | einhver sem hefur reynslu af | einhver með reynslu af |
    einhver með þekkingu á | einhvern sem kann | einhvern sem kann á | mig vantar einhvern sem kann |
    mig vantar einhvern sem kann á | mér vantar einhvern sem kann | vantar einhvern sem kann | vantar einhvern sem kann á |
    okkur vantar einhvern sem kann | mig vantar hjálp með | mig vantar hjálp við | vantar hjálp með | vantar hjálp við |
    mig vantar aðstoð við | vantar aðstoð við | ég þarf einhvern sem kann | þarf einhvern sem kann | við þurfum einhvern sem kann |
    ég þarf hjálp með | ég þarf hjálp við | ég leita að einhverjum sem kann | leita að einhverjum sem kann |
    ég er að leita að einhverjum sem kann | er að leita að einhverjum sem kann | við leitum að einhverjum sem kann |
    finndu einhvern sem kann | finna einhvern sem kann | leitaðu að einhverjum sem kann | þekkirðu einhvern sem kann |
    þekkir þú einhvern sem kann | veistu hver kann | veistu hver kann á | veist þú hver kann | veistu um einhvern sem kann |
    vitið þið hver kann | vitiði hver kann | sýndu mér hver kann | sýndu hver kann | allir sem kunna
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
