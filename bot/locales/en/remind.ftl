# A section of the policy sent to many, read, acknowledged and counted.
cmd-policy-remind = Remind people of a section
cmd-policy-reminder = Read a reminder of the policy
cmd-policy-ack = Acknowledge a reminder
cmd-policy-unack = Take an acknowledgement back
cmd-policy-report = How a reminder stands
cmd-policy-progress = How far sending a reminder has come
cmd-policy-cancel = Take back what of a reminder waits
cmd-policy-reminders = All reminders, the latest first
verb-policy-remind = remind | remind of
verb-policy-reminder = reminder
verb-policy-ack = ack | acknowledge
verb-policy-unack = unack | undo acknowledgement
verb-policy-report = report
verb-policy-progress = progress
verb-policy-cancel = cancel
verb-policy-reminders = reminders | all reminders
audience-everyone = everyone | everybody | all
audience-here = here
title-policy-remind = Remind people
title-policy-reminder = Read a reminder
title-policy-ack = Acknowledge
title-policy-unack = Take it back
title-policy-report = Report
title-policy-progress = Progress
title-policy-cancel = Take back what waits
intro-policy-remind = You see the message and the number of people first. Nothing is sent before you confirm.
submit-policy-remind = Preview
arg-policy-remind-whom = Whom
hint-policy-remind-whom = everyone, or here for the channel you are in
arg-policy-remind-snippet = Number of the section
arg-policy-remind-unit = Only this unit
arg-policy-remind-place = Only this place
arg-policy-remind-doubt = If it is unclear whether a message arrived
prefix-doubt = doubt | unclear
doubt-leave = leave it; nobody gets it twice
doubt-again = send it again; somebody may get it twice
arg-policy-reminder-reminder = Number of the reminder
arg-policy-ack-reminder = Number of the reminder
arg-policy-unack-reminder = Number of the reminder
arg-policy-report-reminder = Number of the reminder
arg-policy-progress-reminder = Number of the reminder
arg-policy-cancel-reminder = Number of the reminder

letter-please = Please read and acknowledge: { $heading }
letter-done = You have acknowledged: { $heading }
letter-means = By acknowledging you say that you have read this version. You can take it back within { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }.
letter-too-late = You acknowledged this more than { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  } ago, so it can no longer be taken back. If it was a mistake, tell the colleague who sent it.
letter-so-far = { $count ->
    [one] { $count } colleague has acknowledged it since then.
   *[other] { $count } colleagues have acknowledged it since then.
  }
letter-rule = Section
letter-section = { $number }, version { $version }
letter-from = From
letter-nobody = a colleague who has left
letter-why = Why you get it
letter-why-everyone = Everyone at { $company } gets it.
letter-why-unit = Everyone in the unit { $unit } gets it.
letter-why-place = Everyone in { $place } gets it.
letter-why-unit-place = Everyone in the unit { $unit } in { $place } gets it.
letter-why-room = It was sent to this channel.
letter-questions = Questions to
letter-acknowledged = Acknowledged
letter-ack-button = Acknowledge
letter-undo-button = Undo
unknown-letter = There is no reminder “{ $given }”.

whom-everyone = everyone
whom-unit = the unit { $unit }
whom-place = everyone in { $place }
whom-unit-place = the unit { $unit } in { $place }
whom-room = a channel in { $platform }
unknown-audience = I do not know whom “{ $given }” means. Write everyone, or here in a channel; unit:NAME or place:NAME narrows it.
remind-preview = { $count ->
    [one] { $count } person will get this. Nothing is sent yet.
   *[other] { $count } people will get this. Nothing is sent yet.
  }
remind-preview-room = The channel will get this. Nothing is sent yet.
remind-changed = Something has changed since you looked, so nothing was sent. Please look again.
remind-earlier = Reminder { $number } said the same to the same people:
remind-earlier-room = Reminder { $number } said the same in this channel:
remind-nobody = There is nobody to send it to.
remind-once = Each of them gets one message, in their own language where the section has it, with a button to acknowledge it.
remind-once-room = It is one message for all, with a button to acknowledge it. Whoever presses it gets a private answer.
remind-send-button = { $count ->
    [one] Send to { $count } person
   *[other] Send to { $count } people
  }
remind-send-room-button = Send to the channel
remind-to = To
remind-languages = Languages
remind-takes = Takes
remind-unreachable = Not reachable
remind-unreachable-why = { $count ->
    [one] { $count } person: I know no account of theirs in Slack or Teams
   *[other] { $count } people: I know no account of theirs in Slack or Teams
  }
remind-doubt = If unclear whether it arrived
remind-not-again = Not asked again
remind-done-before = { $count ->
    [one] { $count } person, who has acknowledged this version already
   *[other] { $count } people, who have acknowledged this version already
  }
remind-empty = This section has no text yet, so there is nothing to send.
remind-either = A channel cannot be narrowed to a unit or a place. Choose the channel, or the unit and place.
remind-where = “Here” means the channel you write in, and this is no channel. Write it in the channel you mean.
remind-nobody-there = Nobody works in “{ $where }”. Write it as it stands in a colleague’s profile.
remind-sent = { $count ->
    [one] Reminder { $number } is on its way to { $count } person.
   *[other] Reminder { $number } is on its way to { $count } people.
  }
remind-sent-room = Reminder { $number } is on its way to the channel.
remind-sent-already = That is reminder { $number }, which has been sent already. Nothing was sent twice.
remind-sent-next = You need not wait here. The report shows how far it has come.
remind-report-button = Report
remind-list-button = All reminders
remind-new-button = New reminder
remind-none = No reminder has been sent yet.
remind-list = { $count ->
    [one] { $count } reminder
   *[other] { $count } reminders, the latest first
  }.

report-title = Reminder { $number }: { $heading }
report-done = { $done ->
    [one] { $done } of { $count } has acknowledged
   *[other] { $done } of { $count } have acknowledged
  }
report-acknowledged = Acknowledged
report-delivered = Delivered, not acknowledged yet
report-waiting = Waiting to be sent
report-unknown = May have arrived
report-failed = Failed
report-unreachable = Not reachable
report-left = Have left
report-cancelled = Taken back before sending
report-audience = All together
report-since = Acknowledged since then
report-resent = Sent again, as it was unclear
report-doubled = Found twice
report-sent = Sent
report-share = { $count } ({ $percent }%)
report-share-small = { $count } (under 1%)
report-refresh-button = Refresh
report-cancel-button = { $count ->
    [one] Take back { $count } that waits
   *[other] Take back { $count } that wait
  }
report-cancelled-now = { $count ->
    [one] { $count } message was taken back.
   *[other] { $count } messages were taken back.
  }
report-cancelled-none = Nothing was waiting any more, so nothing was taken back.

progress-going = { $count ->
    [one] Reminder { $number } is going out: { $out } of { $count } message.
   *[other] Reminder { $number } is going out: { $out } of { $count } messages.
  }
progress-done = { $count ->
    [one] Reminder { $number } is finished: { $out } of { $count } message went out.
   *[other] Reminder { $number } is finished: { $out } of { $count } messages went out.
  }
progress-delivered = Delivered
progress-took = Took
