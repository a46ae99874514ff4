# Roller och granskningsloggen.

cmd-kunna-role-give = Gör en kollega till kommunikatör eller administratör
cmd-kunna-role-take = Ta tillbaka en kollegas roll
cmd-kunna-roles = Vilka som är administratörer eller kommunikatörer
cmd-kunna-audit = Vad administratörer och kommunikatörer har gjort
verb-kunna-role-give = ge roll | ge rollen | roll ge | rollen ge
verb-kunna-role-take = ta roll | ta rollen | roll ta | ta bort roll | ta tillbaka roll
verb-kunna-roles = roller | roll | lista roller
verb-kunna-audit = logg | loggen | granskningslogg
title-kunna-role-give = Ge en roll
title-kunna-role-take = Ta tillbaka en roll
arg-kunna-role-give-whom = Kollega
hint-kunna-role-give-whom = Ett namn eller en e-postadress
arg-kunna-role-give-role = Roll
arg-kunna-role-take-whom = Kollega
hint-kunna-role-take-whom = Ett namn eller en e-postadress
arg-kunna-audit-whom = Kollega
prefix-role = roll

rank-communicator = kommunikatör
rank-admin = administratör
became-communicator = { $name } är nu kommunikatör.
became-admin = { $name } är nu administratör.
became-employee = { $name } har inte längre någon roll och får göra det som alla kollegor får.
is-already-communicator = { $name } är redan kommunikatör.
is-already-admin = { $name } är redan administratör.
is-already-employee = { $name } har ingen roll att ta tillbaka.
which-role = Vilken roll ska { $name } få?
admin-by-settings = { $name } är administratör genom inställningarna (KUNNA_ADMINS). Det kan bara den som sköter servern ändra.
last-admin = { $name } är den enda administratören. Gör först någon annan till administratör.
no-admin-any-more = Du är inte längre administratör, så ingenting ändrades.
roles-list = { $count ->
    [one] { $count } person har en roll.
   *[other] { $count } personer har en roll.
  }
roles-none = Ingen har någon roll än.
roles-to-come = Administratörer genom inställningarna som inte har skrivit än: { $emails }
roles-by-settings = genom inställningarna
roles-button = Alla roller
role-give-button = Ge en roll
role-take-button = Ta tillbaka rollen
role-take-back-button = Ta tillbaka den
audit-button = Vad som har gjorts

audit-list = { $count ->
    [one] { $count } händelse i granskningsloggen.
   *[other] { $count } händelser i granskningsloggen.
  }
audit-list-of = { $count ->
    [one] { $count } händelse som { $name } står bakom eller berörs av.
   *[other] { $count } händelser som { $name } står bakom eller berörs av.
  }
audit-none = Det finns ingenting i granskningsloggen än.
audit-none-of = Det finns ingenting i granskningsloggen som { $name } står bakom eller berörs av.
audit-person = person { $number }
audit-server = kommandoraden på servern
audit-only-button = Bara den här personen
audit-reminder = påminnelse { $number }
audit-snippet = avsnitt { $number }
audit-version = version { $number }
audit-messages = { $count ->
    [one] { $count } meddelande
   *[other] { $count } meddelanden
  }
audit-rows = { $count ->
    [one] { $count } rad
   *[other] { $count } rader
  }
did-kunna-role-give = gav en roll
did-kunna-role-take = tog tillbaka en roll
did-new-account = kom tillbaka med ett nytt konto, utan sin tidigare roll
did-load = läste in personer från en fil
did-load-leavers = tog bort personer som saknades i en fil
did-load-catalogue = läste in en kompetenskatalog
did-load-undo = ångrade en inläsning
did-policy-remind = skickade en påminnelse
did-policy-cancel = stoppade en påminnelse

audit-intact = { $count ->
    [one] { $count } händelse, så som den skrevs in.
   *[other] { $count } händelser, alla så som de skrevs in.
  }
audit-head = Huvud: { $head }
audit-note = Anteckna det där ingen som kan skriva i databasen kan ändra det. Nästa gång: python -m bot audit verify --noted HUVUD
audit-broken = { $count ->
    [one] Granskningsloggen är inte så som den skrevs in: { $count } sak är fel.
   *[other] Granskningsloggen är inte så som den skrevs in: { $count } saker är fel.
  }
flaw-altered = Händelse { $row } har ändrats, eller så har något före den tagits bort eller lagts till.
flaw-missing = { $count ->
    [one] Händelse { $row } saknas.
   *[other] Händelserna { $row } till { $last } saknas.
  }
flaw-moved = Händelse { $row } står på en annan plats än där den skrevs in.
flaw-cut = { $count ->
    [one] Slutet är avklippt: händelse { $row } saknas.
   *[other] Slutet är avklippt: händelserna { $row } till { $last } saknas.
  }
flaw-added = Händelse { $row } står efter den sista som skrevs in.
flaw-ends = Händelse { $row } är inte den som skrevs in sist.
flaw-noted = Händelse { $row } är inte den vars huvud antecknades.
