# Taking in the members of a workspace or tenant, and people who may be one.

cmd-kunna-roster = Take in the members of this workspace
cmd-kunna-roster-start = Begin to take in the members
cmd-kunna-roster-progress = How far taking in the members has come
cmd-kunna-conflicts = People here who may be one
cmd-kunna-conflict-same = Say that two people here are one
cmd-kunna-conflict-two = Say that they are two people
verb-kunna-roster = roster | members | take in members
verb-kunna-conflicts = conflicts | who is who
title-kunna-roster-progress = Taking in the members
title-kunna-conflict-same = One person
title-kunna-conflict-two = Two people
arg-kunna-roster-progress-run = Number of the run
arg-kunna-conflict-same-conflict = Which two
arg-kunna-conflict-two-conflict = Which two

roster-how-slack = I can read the members of this Slack workspace, so that colleagues are found and can be reached before they first write to me. Nobody gets a message.
roster-how-teams = I can read the members of the teams that I was added to, so that colleagues are found and can be reached before they first write to me. Nobody gets a message.
roster-rules = Whoever I know already by the e-mail that the platform has confirmed stays one person. Guests, bots, people of other organisations and accounts that are switched off are left out. It takes a few minutes for thousands of members, and a message in our chat shows how far it is.
roster-known = Accounts I know here
roster-teams = Teams that have me
roster-last = Last time
roster-start-button = Take them in
roster-progress-button = How far is it?
roster-again-button = Try again
roster-where = The roster belongs to a Slack workspace or a Teams tenant, and this was asked elsewhere. Write it to me in Slack or Teams.
roster-no-teams = No team has added me yet, so I cannot see any members. Add me to a team in Teams, then ask again.
roster-started = I am taking in the members. A message in our chat shows how far I have come.
roster-already = I am taking in the members already. Nothing was begun twice.
roster-going = { $count ->
    [one] I am taking in the members: { $count } account looked at so far.
   *[other] I am taking in the members: { $count } accounts looked at so far.
  }
roster-done = { $count ->
    [one] The members are taken in: { $count } account looked at.
   *[other] The members are taken in: { $count } accounts looked at.
  }
roster-stopped = { $count ->
    [one] I could not read all members, because the platform answered “{ $why }”. The { $count } account looked at so far stays. Check that the app still has its permissions, then try again.
   *[other] I could not read all members, because the platform answered “{ $why }”. The { $count } accounts looked at so far stay. Check that the app still has its permissions, then try again.
  }
roster-too-long = try again later
roster-follows = This message is updated while it goes on.
roster-taken = New here
roster-joined = Joined with somebody by e-mail
roster-changed = Brought up to date
roster-same = As before
roster-doubtful = Perhaps somebody who is here already
roster-mailless = No confirmed e-mail (left out)
roster-guest = Guests (left out)
roster-bot = Bots (left out)
roster-foreign = Other organisations (left out)
roster-gone = Switched off (left out)

conflicts-button = Who is who?
conflicts-list = { $count ->
    [one] { $count } question about who is who.
   *[other] { $count } questions about who is who.
  }
conflicts-none = Nothing is open: I have no doubt about who is who.
conflict-claim = The platform has confirmed { $email } for an account of the first one, and the second one has that e-mail here.
conflict-twice = Two accounts in the same workspace or tenant have the e-mail { $email }.
conflict-file = A file calls this person by the e-mail { $email }, and the platforms have confirmed another one.
conflict-no-email = no e-mail
conflict-switched-off = switched off
conflict-same-button = One person
conflict-two-button = Two people
conflict-theirs-button = It is theirs
conflict-not-theirs-button = Somebody else's
conflict-sure = Shall these two be one person?
conflict-sure-note = Accounts, skills, ideas, votes, comments and acknowledgements are put together, each counted once, and the higher of the two roles holds. This cannot be undone.
conflict-sure-button = Make them one
conflict-one = { $name } is one person now, with everything from both.
conflict-kept-two = They stay two people, and I will not ask again.
conflict-kept-theirs = The e-mail is theirs, and I will not ask again. Load the file again to take over what it says.
conflict-kept-not-theirs = The e-mail is somebody else's. Load the file again, and it makes them a person of their own.
conflict-decided = Somebody else has decided that meanwhile, so nothing was changed. Look at what is still open.
unknown-identityconflict = That question is no longer open (“{ $given }”): somebody has decided it. Look at what is still open with /kunna conflicts.
unknown-roster = I know no run with the number “{ $given }”. See /kunna roster.

why-conflicts = people who may be one
notice-conflicts = { $count ->
    [one] { $count } new question about who is who
   *[other] { $count } new questions about who is who
  }
because-conflicts = You get to know about who may be who because you are an admin.
did-kunna-roster-start = took in members
did-kunna-conflict-same = said that two people are one
did-kunna-conflict-two = said that they are two people
audit-roster = run { $number }

import-doubted-email = { $value } belongs to somebody for whom Slack or Teams has confirmed another e-mail. It may have been given to a new colleague, so the row is left out. Say who it is with /kunna conflicts, then load the file again.
import-same-person = { $value } and { $email } are one person here, and both are in the file. This row is left out: keep one of the two.
