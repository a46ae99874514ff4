# Skrár sem eru afhentar: allt fólk, auð skrá til að fylla út, óljósar línur; og hvernig skrá berst þeim sem bað um hana.

cmd-whoknows-export = Allt fólk og hvað það kann, sem skrá
cmd-whoknows-template = Auð skrá til að fylla út með fólki og færni
did-whoknows-export = tók út allt fólk sem skrá
verb-whoknows-export = flytja út | flytja alla út
verb-whoknows-template = skráarsniðmát | auð skrá

# Fyrirsagnir í skrá um fólk, eins og innlesturinn þekkir þær, og dæmi um hverja.
column-name = Nafn
column-email = Netfang
column-unit = Deild
column-place = Staður
column-title = Starfsheiti
column-language = Tungumál
column-skills = Færni
example-name = Anna Lind
example-email = anna.lind@example.com
example-unit = Upplýsingatækni
example-place = Reykjavík
example-title = Kerfisþróun
example-language = is
example-skills = Python:3, Bókhald
doubt-row = Lína
doubt-column = Dálkur
doubt-reason = Ástæða

export-file = folk.csv
export-done = { $count ->
    [one] { $count } manneskja og það sem hún kann er í skránni.
   *[other] { $count } manneskjur og það sem þær kunna eru í skránni.
  }
export-hidden = { $count ->
    [one] { $count } færniatriði er ekki í henni því að það er falið fyrir öðrum.
   *[other] { $count } færniatriði eru ekki í henni því að þau eru falin fyrir öðrum.
  }
export-nameless = { $count ->
    [one] { $count } manneskja er ekki með netfang, en eftir því greinir skrá fólk að, og er því ekki í henni.
   *[other] { $count } manneskjur eru ekki með netfang, en eftir því greinir skrá fólk að, og eru því ekki í henni.
  }
export-again = Í skránni eru persónuupplýsingar, svo að farðu með hana samkvæmt því. Þú getur breytt henni og sent mér hana aftur hér: ég sýni hvað myndi breytast áður en nokkuð breytist.
template-file = folk-snidmat.csv
template-done = Hér er auð skrá með fyrirsögnunum sem ég þekki.
template-example = Lína getur litið svona út:
template-next = Aðeins netfangið er nauðsynlegt. Á eftir færni og tvípunkti stendur stig, frá 1 (er að læra) til 4 (getur kennt), ef þú þekkir það. Sendu mér skrána í einkaspjallinu okkar þegar hún er útfyllt.

# Hvernig skrá berst þeim sem bað um hana.
out-named = Skrá: { $name } ({ $size })
out-comment = Hér er skráin sem þú baðst um.
out-direct = { $name } ({ $size }) er í einkaspjallinu okkar.
out-failed = Ég gat ekki sett { $name } í einkaspjallið okkar núna. Biddu aftur um skrána eftir mínútu.
out-unsure = Ég veit ekki hvort { $name } barst í einkaspjallið okkar. Ef skráin er ekki þar skaltu biðja aftur um hana.
out-allow = Teams spyr hvort ég megi setja { $name } ({ $size }) í OneDrive hjá þér. Ýttu á Leyfa til að fá skrána.
out-saved = { $name } er nú í OneDrive hjá þér.
out-unsaved = Ég gat ekki sett { $name } í OneDrive hjá þér núna. Biddu aftur um skrána eftir mínútu.
out-declined = { $name } var ekki sett í OneDrive hjá þér. Biddu aftur um skrána þegar þú vilt fá hana.
