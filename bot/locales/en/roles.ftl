# Roles and the audit log.

cmd-kunna-role-give = Make a colleague communicator or admin
cmd-kunna-role-take = Take a colleague's role back
cmd-kunna-roles = Who is admin or communicator
cmd-kunna-audit = What admins and communicators did
verb-kunna-role-give = role give | give role | give the role
verb-kunna-role-take = role take | take role | take the role
verb-kunna-roles = roles | role | role list | list roles
verb-kunna-audit = audit | audit log
title-kunna-role-give = Give a role
title-kunna-role-take = Take a role back
arg-kunna-role-give-whom = Colleague
hint-kunna-role-give-whom = A name or an e-mail address
arg-kunna-role-give-role = Role
arg-kunna-role-take-whom = Colleague
hint-kunna-role-take-whom = A name or an e-mail address
arg-kunna-audit-whom = Colleague
prefix-role = role

rank-communicator = communicator
rank-admin = admin
became-communicator = { $name } is a communicator now.
became-admin = { $name } is an admin now.
became-employee = { $name } has no role any more and may do what every colleague may.
is-already-communicator = { $name } is a communicator already.
is-already-admin = { $name } is an admin already.
is-already-employee = { $name } has no role that could be taken back.
which-role = Which role shall { $name } have?
admin-by-settings = { $name } is an admin by the settings (KUNNA_ADMINS). Only whoever runs the server can change that.
last-admin = { $name } is the only admin. Make somebody else admin first.
no-admin-any-more = You are not an admin any more, so nothing was changed.
roles-list = { $count ->
    [one] { $count } person has a role.
   *[other] { $count } people have a role.
  }
roles-none = Nobody has a role yet.
roles-to-come = Admins by the settings who have not written yet: { $emails }
roles-by-settings = by the settings
roles-button = All roles
role-give-button = Give a role
role-take-button = Take the role back
role-take-back-button = Take it back
audit-button = What was done

audit-list = { $count ->
    [one] { $count } act in the audit log.
   *[other] { $count } acts in the audit log.
  }
audit-list-of = { $count ->
    [one] { $count } act by { $name } or concerning them.
   *[other] { $count } acts by { $name } or concerning them.
  }
audit-none = Nothing is in the audit log yet.
audit-none-of = Nothing in the audit log is by { $name } or concerns them.
audit-person = person { $number }
audit-server = the command line on the server
audit-only-button = Only this person
audit-reminder = reminder { $number }
audit-snippet = section { $number }
audit-version = version { $number }
audit-messages = { $count ->
    [one] { $count } message
   *[other] { $count } messages
  }
audit-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
  }
did-kunna-role-give = gave a role
did-kunna-role-take = took a role back
did-new-account = came back with a new account, without the earlier role
did-load = loaded people from a file
did-load-leavers = took out people who were missing in a file
did-load-catalogue = loaded a catalogue of skills
did-load-undo = undid a load
did-policy-remind = sent a reminder
did-policy-cancel = stopped a reminder

audit-intact = { $count ->
    [one] { $count } act, as it was recorded.
   *[other] { $count } acts, all as they were recorded.
  }
audit-head = Head: { $head }
audit-note = Note it where nobody who can write to the store can change it. Next time: python -m bot audit verify --noted HEAD
audit-broken = { $count ->
    [one] The audit log is not as it was recorded: { $count } thing is wrong.
   *[other] The audit log is not as it was recorded: { $count } things are wrong.
  }
flaw-altered = Act { $row } was altered, or what stood before it was taken out or put in.
flaw-missing = { $count ->
    [one] Act { $row } is missing.
   *[other] Acts { $row } to { $last } are missing.
  }
flaw-moved = Act { $row } stands in another place than the one where it was recorded.
flaw-cut = { $count ->
    [one] The end was cut off: act { $row } is missing.
   *[other] The end was cut off: acts { $row } to { $last } are missing.
  }
flaw-added = Act { $row } stands behind the last one that was recorded.
flaw-ends = Act { $row } is not the one that was recorded last.
flaw-noted = Act { $row } is not the one whose head was noted.
