# A file that is taken in: its plan, new spellings, carrying it out, undoing it.

cmd-whoknows-load = Load people and skills from a file
cmd-whoknows-loads = Files that were loaded
cmd-whoknows-load-show = Where a load stands
cmd-whoknows-load-everyone = Say that a file has everyone
cmd-whoknows-load-changes = What a load changes, one by one
cmd-whoknows-load-rows = Rows of a file that are unclear
cmd-whoknows-load-rows-file = Unclear rows of a file, as a file
cmd-whoknows-load-spelling = Ask which skill a new spelling is
cmd-whoknows-load-decide = Decide which skill a new spelling is
cmd-whoknows-load-decide-all = Decide all new spellings of a kind
cmd-whoknows-load-apply = Carry a plan out
cmd-whoknows-load-skipped = What a load left as it was
cmd-whoknows-load-undo = Undo a load
cmd-whoknows-load-drop = Drop a plan
verb-whoknows-load = load | load file | load a file | import file
verb-whoknows-loads = loads | all loads
verb-whoknows-load-show = load show | show load
verb-whoknows-load-everyone = load everyone
verb-whoknows-load-changes = load changes
verb-whoknows-load-rows = load rows
verb-whoknows-load-rows-file = load rows file
verb-whoknows-load-spelling = load spelling | load spellings
verb-whoknows-load-decide = load decide
verb-whoknows-load-decide-all = load decide all
verb-whoknows-load-apply = load apply | apply load
verb-whoknows-load-skipped = load skipped
verb-whoknows-load-undo = load undo | undo load
verb-whoknows-load-drop = load drop | drop load
title-whoknows-load = Load a file
intro-whoknows-load = First you see a plan, and nothing is changed until you press its button. A file can also be dropped in our direct message, without any words.
submit-whoknows-load = Show the plan
arg-whoknows-load-file = File
hint-whoknows-load-file = Excel or CSV, at most 10 MB. Columns such as name, email, unit, place and skills.
arg-whoknows-load-everyone = Is everyone in it?
prefix-everyone = everyone | all
title-whoknows-load-show = Show a load
title-whoknows-load-everyone = This file has everyone
title-whoknows-load-changes = Changes
title-whoknows-load-rows = Unclear rows
title-whoknows-load-rows-file = Unclear rows
title-whoknows-load-spelling = New spellings
title-whoknows-load-decide = New spelling
title-whoknows-load-decide-all = New spellings
title-whoknows-load-apply = Carry a plan out
title-whoknows-load-skipped = Left as it was
title-whoknows-load-undo = Undo a load
title-whoknows-load-drop = Drop a plan
arg-whoknows-load-show-load = Number of the load
arg-whoknows-load-everyone-load = { arg-whoknows-load-show-load }
arg-whoknows-load-changes-load = { arg-whoknows-load-show-load }
arg-whoknows-load-rows-load = { arg-whoknows-load-show-load }
arg-whoknows-load-rows-file-load = { arg-whoknows-load-show-load }
arg-whoknows-load-spelling-load = { arg-whoknows-load-show-load }
arg-whoknows-load-decide-load = { arg-whoknows-load-show-load }
arg-whoknows-load-decide-all-load = { arg-whoknows-load-show-load }
arg-whoknows-load-apply-load = { arg-whoknows-load-show-load }
arg-whoknows-load-skipped-load = { arg-whoknows-load-show-load }
arg-whoknows-load-undo-load = { arg-whoknows-load-show-load }
arg-whoknows-load-drop-load = { arg-whoknows-load-show-load }

# The plan. What it counts is put together with commas: "312 new people, 45 changed, 9 new spellings".
load-plan = { $file }: { $counts }. Nothing is changed yet.
load-plan-none = Everything in { $file } is here already, so there is nothing to load.
load-plan-nothing-left = Nothing in { $file } can be loaded as it is.
load-added-people = { $count ->
    [one] { $count } new person
   *[other] { $count } new people
  }
load-changed-people = { $count ->
    [one] { $count } person changed
   *[other] { $count } people changed
  }
load-spellings = { $count ->
    [one] { $count } new spelling
   *[other] { $count } new spellings
  }
load-rows = { $count ->
    [one] { $count } row unclear
   *[other] { $count } rows unclear
  }
load-same = As before
load-next-spellings = A spelling that nobody decides becomes a skill of its own, and can be joined with another one later.
load-next-rows = Unclear rows are left out. The other rows are loaded without them.
load-holds = The plan holds for { $minutes } minutes. What was loaded can be undone for { $days } days.
load-leavers = { $count ->
    [one] { $count } person here is not in { $file }. Has that person left?
   *[other] { $count } people here are not in { $file }. Have they left?
  }
load-leavers-none = Everybody here is also in { $file }, so nobody seems to have left.
load-leavers-unclear = Some rows of { $file } are unclear, and people who seem to be missing may stand in them. Correct those rows and send the file again, then say once more that everyone is in it.
load-others = { $count ->
    [one] { $count } other
   *[other] { $count } others
  }
load-kind-leavers = people who were not in the file
load-leavers-next = Their profiles are taken out, so that nobody finds them. Their ideas stay. Somebody who is on leave, or in another file, is better left here: then drop this list.
load-guess = The letters were read as Windows writes them (cp1252). If this line looks wrong, save the file as “CSV UTF-8” and send it again:
load-unknown-columns = Columns that I do not know and leave out: { $columns }.
load-double-columns = Columns that say the same as another one and are left out: { $columns }.

load-apply-people-button = { $count ->
    [one] Load { $count } person
   *[other] Load { $count } people
  }
load-apply-leavers-button = { $count ->
    [one] Take { $count } person out
   *[other] Take { $count } people out
  }
load-spellings-button = { $count ->
    [one] Decide { $count } spelling
   *[other] Decide { $count } spellings
  }
load-changes-button = Show the changes
load-who-button = Show who they are
load-rows-button = { $count ->
    [one] { $count } doubt
   *[other] { $count } doubts
  }
load-everyone-button = This file has everyone
load-missing-button = { $count ->
    [one] { $count } who is not in it
   *[other] { $count } who are not in it
  }
load-drop-button = Drop the plan
load-drop-list-button = Drop the list
load-plan-button = Back to the plan
load-open-button = Open
load-new-button = Load a file
load-loads-button = All loads

load-unusable = I cannot use { $file }, and nothing was changed.
load-unusable-next = Put that right and send the file again. An empty file with the right headings is a good beginning.
load-template-button = Get an empty file
load-dropped = The plan for { $file } is dropped. Nothing was loaded from it.
unknown-load = There is no load “{ $given }”. Look through the list for its number.

# Changes, one by one, and unclear rows.
load-changes = { $count ->
    [one] { $file } changes { $count } entry.
   *[other] { $file } changes { $count } entries.
  }
load-changes-none = { $file } changes nothing.
load-is-new = new
load-is-new-skill = new skill
load-comes-back = is active here again
load-from-to = { $what }: { $before } → { $after }
load-set = { $what }: { $after }
load-leaves = is taken out
load-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
  }
load-field-name = Name
load-field-unit = Unit
load-field-place = Place
load-field-title = Title
load-field-language = Language
load-rows-list = { $count ->
    [one] { $count } doubt about { $file }.
   *[other] { $count } doubts about { $file }.
  }
load-rows-none = Every row of { $file } is clear.
load-row = Row { $row }
load-row-column = Row { $row }, { $column }
load-file = The file
load-rows-file-button = Download them
load-rows-file = unclear-rows.csv

# New spellings.
load-spelling-where = { $count ->
    [one] “{ $spelling }” is said of { $count } person. Which skill is it?
   *[other] “{ $spelling }” is said of { $count } people. Which skill is it?
  }
load-spelling-left = { $count ->
    [one] This is the last one.
   *[other] { $count } spellings are left, this one among them.
  }
load-spelling-new-button = It is a new skill
load-spelling-out-button = Leave it out
load-spelling-near-all-button = { $count ->
    [one] Take the nearest for { $count } that is certain
   *[other] Take the nearest for all { $count } that are certain
  }
load-spelling-new-all-button = { $count ->
    [one] { $count } with nothing near: a new skill
   *[other] All { $count } with nothing near: new skills
  }
load-spelling-skip-button = Ask me later
load-spelling-was = “{ $spelling }” is { $skill } from now on.
load-spelling-was-new = “{ $spelling }” becomes a new skill.
load-spelling-was-out = “{ $spelling }” is left out.
load-spelling-were = { $count ->
    [one] { $count } spelling is decided.
   *[other] { $count } spellings are decided.
  }
load-spelling-gone = That spelling is no longer open.

# Carrying it out.
load-going = { $file }: { $done } of { $count } done.
load-going-back = The load of { $file } is being undone: { $done } of { $count } done.
load-begun = I am loading { $file }. How far it has come is shown in our direct message, which ends as a receipt.
load-begun-back = I am undoing the load of { $file }. How far it has come is shown in our direct message, which ends as a receipt.
load-look-button = How far is it?
load-receipt = { $file } is loaded: { $counts }.
load-done-added-people = { $count ->
    [one] { $count } person added
   *[other] { $count } people added
  }
load-done-changed = { $count ->
    [one] { $count } changed
   *[other] { $count } changed
  }
load-done-left = { $count ->
    [one] { $count } person taken out
   *[other] { $count } people taken out
  }
load-done-coined = { $count ->
    [one] { $count } new skill
   *[other] { $count } new skills
  }
load-done-skipped = { $count ->
    [one] { $count } left as it was
   *[other] { $count } left as they were
  }
load-done-nothing = nothing had to be changed
load-by = Loaded by
load-at = When
load-until = Can be undone until
load-nobody = somebody who is no longer here
load-undo-button = Undo the load
load-skipped-button = { $count ->
    [one] { $count } left as it was
   *[other] { $count } left as they were
  }
load-find-button = Find colleagues

load-expired = The plan is older than { $minutes } minutes, and the people here may have changed since. Drop the file again to see a new one. Nothing was loaded.
load-changed-meanwhile = The plan has changed since you looked, so nothing was loaded. Look once more.

# What was left as it was, and why.
load-skipped = { $count ->
    [one] { $count } entry was left as it was.
   *[other] { $count } entries were left as they were.
  }
load-skipped-none = Nothing was left out: all of it is as planned.
load-refused-changed-since = It was changed after the plan was made. If the file is right, drop it again.
load-refused-in-use = It is used by something else. If the file is right, drop it again.
load-refused-bug = Something broke on our side here. Tell whoever runs the server; it stands in the log.
load-kept-changed-since = It was changed after the load, so it stays as it is now.
load-kept-in-use = Somebody has used it since, so it stays.
load-kept-bug = Something broke on our side here, so it stays. Tell whoever runs the server; it stands in the log.

# Undoing.
load-undo-sure = { $count ->
    [one] Undoing load { $number } puts { $count } entry back as it was.
   *[other] Undoing load { $number } puts { $count } entries back as they were.
  }
load-undo-sure-next = Who was added is taken out again, who was changed gets back what stood there. What has been changed or used since then stays, and I show you what that is.
load-undo-yes-button = { $count ->
    [one] Undo { $count } entry
   *[other] Undo { $count } entries
  }
load-undo-no-button = Keep it
load-undone = The load of { $file } is undone: { $counts }.
load-back = { $count ->
    [one] { $count } entry is as before
   *[other] { $count } entries are as before
  }
load-kept = { $count ->
    [one] { $count } stays
   *[other] { $count } stay
  }
load-kept-button = { $count ->
    [one] What stays ({ $count })
   *[other] What stays ({ $count })
  }
load-undo-late = Load { $number } is older than { $days } days, so it cannot be undone any more. Load a file in which it is right.
load-undo-not = Load { $number } has changed nothing, so there is nothing to undo.

# The list.
loads = { $count ->
    [one] { $count } load
   *[other] { $count } loads, the latest first
  }.
loads-none = Nothing has been loaded yet.
load-title = { $number }. { $file }
load-state-planned = planned, not loaded
load-state-expired = plan that is too old
load-state-applying = being loaded
load-state-applied = loaded
load-state-undoing = being undone
load-state-undone = undone
load-state-dropped = dropped
audit-load = load { $number }
