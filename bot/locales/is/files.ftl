# Skrár sem einhver sendir með: við hlið línu, án orða eða á eyðublaði.

file-too-large = Skráin er stærri en { $megabytes } MB og stærri skrá get ég ekki tekið við. Skiptu henni og sendu hlutana einn í einu.
file-gone = Skráin er ekki lengur til. Sendu hana aftur.
file-away = Ég gat ekki sótt skrána núna og því var ekkert gert við hana. Sendu hana aftur eftir mínútu.
file-refused = Ég komst ekki í þessa skrá. Vistaðu hana á þínu eigin tæki og sendu hana þaðan. Ef það dugar ekki skaltu láta umsjónarmann vita.
file-several = Ég tek við einni skrá í einu, en fjöldinn var { $count }. Ekkert var gert við skrárnar. Sendu þær eina í einu.
file-kind = Ég get ekki lesið svona skrá hér. Ég get lesið þessar: { $kinds }. Vistaðu skrána á einu af þessum sniðum og sendu hana aftur.
file-not-here = Ég tek aðeins við skrám í einkaspjallinu okkar þar sem enginn annar sér þær. Sendu mér hana þar.
file-unused = Ég lét skrána vera því að hennar er ekki þörf hér.
file-missing = Hér er engin skrá enn. Veldu skrá.
