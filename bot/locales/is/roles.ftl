# Hlutverk og aðgerðaskráin.

cmd-kunna-role-give = Gera samstarfsmann að samskiptafulltrúa eða umsjónarmanni
cmd-kunna-role-take = Taka hlutverk af samstarfsmanni
cmd-kunna-roles = Hverjir eru umsjónarmenn eða samskiptafulltrúar
cmd-kunna-audit = Hvað umsjónarmenn og samskiptafulltrúar hafa gert
verb-kunna-role-give = gefa hlutverk | hlutverk gefa | veita hlutverk
verb-kunna-role-take = taka hlutverk | hlutverk taka
verb-kunna-roles = hlutverk | hlutverkin
verb-kunna-audit = aðgerðaskrá | aðgerðaskráin
title-kunna-role-give = Veita hlutverk
title-kunna-role-take = Taka hlutverk
arg-kunna-role-give-whom = Samstarfsmaður
hint-kunna-role-give-whom = Nafn eða netfang
arg-kunna-role-give-role = Hlutverk
arg-kunna-role-take-whom = Samstarfsmaður
hint-kunna-role-take-whom = Nafn eða netfang
arg-kunna-audit-whom = Samstarfsmaður
prefix-role = hlutverk

rank-communicator = samskiptafulltrúi
rank-admin = umsjónarmaður
became-communicator = { $name } er nú samskiptafulltrúi.
became-admin = { $name } er nú umsjónarmaður.
became-employee = { $name } er ekki lengur með hlutverk og má gera það sem allt samstarfsfólk má.
is-already-communicator = { $name } er nú þegar samskiptafulltrúi.
is-already-admin = { $name } er nú þegar umsjónarmaður.
is-already-employee = { $name } er ekki með neitt hlutverk.
which-role = Hvaða hlutverk á { $name } að fá?
admin-by-settings = { $name } er umsjónarmaður samkvæmt stillingunum (KUNNA_ADMINS). Aðeins sá sem rekur þjóninn getur breytt því.
last-admin = { $name } er eini umsjónarmaðurinn. Gerðu fyrst einhvern annan að umsjónarmanni.
no-admin-any-more = Þú ert ekki lengur umsjónarmaður, svo engu var breytt.
roles-list = { $count ->
    [one] { $count } manneskja er með hlutverk.
   *[other] { $count } manneskjur eru með hlutverk.
  }
roles-none = Enginn er með hlutverk enn.
roles-to-come = Umsjónarmenn samkvæmt stillingunum sem hafa ekki skrifað enn: { $emails }
roles-by-settings = samkvæmt stillingunum
roles-button = Öll hlutverk
role-give-button = Veita hlutverk
role-take-button = Taka hlutverkið
role-take-back-button = Taka það til baka
audit-button = Hvað var gert

audit-list = { $count ->
    [one] { $count } aðgerð er í aðgerðaskránni.
   *[other] { $count } aðgerðir eru í aðgerðaskránni.
  }
audit-list-of = { $count ->
    [one] { $count } aðgerð þar sem þessi manneskja gerði eitthvað eða átti í hlut: { $name }.
   *[other] { $count } aðgerðir þar sem þessi manneskja gerði eitthvað eða átti í hlut: { $name }.
  }
audit-none = Ekkert er í aðgerðaskránni enn.
audit-none-of = Ekkert í aðgerðaskránni snertir þessa manneskju: { $name }.
audit-person = manneskja { $number }
audit-server = skipanalína þjónsins
audit-only-button = Aðeins þessi manneskja
audit-reminder = áminning { $number }
audit-snippet = kafli { $number }
audit-version = útgáfa { $number }
audit-messages = { $count ->
    [one] { $count } skilaboð
   *[other] { $count } skilaboð
  }
audit-rows = { $count ->
    [one] { $count } röð
   *[other] { $count } raðir
  }
did-kunna-role-give = veitti hlutverk
did-kunna-role-take = tók hlutverk
did-new-account = kom aftur með nýjum aðgangi, án fyrra hlutverks
did-load = las fólk inn úr skrá
did-load-leavers = tók út fólk sem vantaði í skrá
did-load-catalogue = las inn færniskrá
did-load-undo = afturkallaði innlestur
did-policy-remind = sendi áminningu
did-policy-cancel = stöðvaði áminningu

audit-intact = { $count ->
    [one] { $count } aðgerð, eins og hún var skráð.
   *[other] { $count } aðgerðir, allar eins og þær voru skráðar.
  }
audit-head = Innsigli: { $head }
audit-note = Geymdu það þar sem enginn með aðgang að gagnagrunninum getur breytt því. Næst: python -m bot audit verify --noted INNSIGLI
audit-broken = { $count ->
    [one] Aðgerðaskráin er ekki eins og hún var skráð: { $count } atriði er rangt.
   *[other] Aðgerðaskráin er ekki eins og hún var skráð: { $count } atriði eru röng.
  }
flaw-altered = Aðgerð { $row } var breytt, eða eitthvað á undan henni var tekið út eða sett inn.
flaw-missing = { $count ->
    [one] Aðgerð { $row } vantar.
   *[other] Aðgerðir { $row } til { $last } vantar.
  }
flaw-moved = Aðgerð { $row } er á öðrum stað en þar sem hún var skráð.
flaw-cut = { $count ->
    [one] Skorið var aftan af skránni: aðgerð { $row } vantar.
   *[other] Skorið var aftan af skránni: aðgerðir { $row } til { $last } vantar.
  }
flaw-added = Aðgerð { $row } er á eftir þeirri síðustu sem var skráð.
flaw-ends = Aðgerð { $row } er ekki sú sem var skráð síðast.
flaw-noted = Aðgerð { $row } er ekki sú sem innsiglið var geymt fyrir.
