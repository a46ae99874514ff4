# Hvað getur verið að í skrá með fólki. Númer línunnar og heiti dálksins standa við hverja setningu.

import-empty = Skráin er tóm. Sendu skrá með fyrirsagnalínu og einni línu fyrir hvern starfsmann.
import-too-large = Skráin er { $megabytes } MB en ég tek mest við { $limit } MB. Skiptu henni og sendu hlutana hvern á eftir öðrum.
import-password = Vinnubókin er varin með lykilorði. Vistaðu hana án lykilorðs eða veldu „Vista sem“ (Save as) og „CSV UTF-8“ og sendu mér þá skrá.
import-damaged = Ég get ekki opnað vinnubókina. Opnaðu hana í Excel, vistaðu hana aftur sem „xlsx“ eða „CSV UTF-8“ og sendu mér þá skrá.
import-too-heavy = Lestur skrárinnar tekur meira en { $seconds } sekúndur eða { $megabytes } MB af minni. Oft er ástæðan einn reitur langt frá hinum: afritaðu línurnar á nýtt blað eða vistaðu sem „CSV UTF-8“.
import-not-text = Þetta er hvorki textaskrá né vinnubók, hvað sem hún heitir. Sendu Excel-skrá eða CSV-skrá eins og Excel vistar hana með „CSV UTF-8“.
import-no-header = Í fyrstu línunni eru engar fyrirsagnir sem ég þekki. Settu fyrirsagnir á borð við nafn, netfang, deild, staður og færni fyrir ofan gögnin.
import-no-email-column = Ég finn engan dálk með netföngum, en eftir þeim veit ég hver er hver. Nefndu einn af þessum dálkum „netfang“: { $columns }.
import-too-many-columns = Fjöldi dálka í skránni er { $count } en ég tek mest við { $limit }. Fjarlægðu þá sem snúast ekki um fólk og færni.
import-too-many-rows = Línurnar í skránni eru fleiri en { $limit }. Skiptu henni og sendu hlutana hvern á eftir öðrum.
import-quotes = Gæsalöppum í línunni er ekki lokað, eða texti stendur fyrir aftan þær. Skrifaðu gæsalappir innan reits tvisvar.
import-too-many-cells = Fjöldi reita í línunni er { $count } en í fyrirsagnalínunni { $expected }. Reitur sem inniheldur aðgreiningartáknið þarf að vera innan gæsalappa.
import-beside-headings = Eitthvað stendur við hliðina á síðustu fyrirsögninni: fjöldi reita í línunni er { $count } en í fyrirsagnalínunni { $expected }. Gefðu dálkinum fyrirsögn eða tæmdu hann.
import-cell-too-long = Einn reitur í línunni er lengri en { $limit } stafir. Styttu hann.
import-broken-letters = Einhverjir stafir í línunni höfðu skemmst áður en skráin barst mér. Vistaðu skrána sem „CSV UTF-8“ og sendu hana aftur.
import-no-email = Netfang vantar í línuna, svo að ég veit ekki um hvern hún er.
import-bad-email = „{ $value }“ er ekki netfang.
import-different-person = { $email } er líka í línu { $first }, en þar stendur annað í dálknum „{ $column }“. Leiðréttu aðra línuna.
import-one-sheet = Ég les blaðið „{ $sheet }“ og sleppi hinum.
import-unknown-column = Ég þekki ekki þennan dálk og sleppi honum.
import-double-column = Annar dálkur merkir það sama, svo að ég sleppi þessum.
import-bad-level = „{ $value }“ er ekki stig á bilinu 1 til 4. Ég tek „{ $skill }“ með án stigs.
import-two-levels = „{ $skill }“ er með tvö ólík stig hjá sömu manneskju. Ég tek hærra stigið, { $level }.
import-level-alone = Engin færni er við hliðina á stiginu „{ $value }“.
import-long-skill = Heiti á færni er lengra en { $limit } stafir. Ég sleppi henni; settu kommu eða semíkommu á milli.
import-no-letters = Í „{ $value }“ er enginn stafur sem hægt er að finna færni eftir. Ég sleppi henni; skrifaðu færnina með orðum.
