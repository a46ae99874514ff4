# Lines that are run later or again and again.

cmd-kunna-schedule = Have a line answered later, or again and again
cmd-kunna-schedules = What you have scheduled
cmd-kunna-unschedule = Stop a line that you have scheduled
verb-kunna-schedule = schedule | later
verb-kunna-schedules = schedules | my schedules | scheduled
verb-kunna-unschedule = unschedule | stop schedule
prefix-at = at | when
prefix-every = every | repeat
title-kunna-schedule = Schedule a line
title-kunna-unschedule = Stop a schedule
arg-kunna-schedule-words = What should I do?
hint-kunna-schedule-words = A line as you would type it, such as /whoknows Python
arg-kunna-schedule-at = When?
hint-kunna-schedule-at = 09:00, or with a day: 2026-12-01 09:00. On your own clock.
arg-kunna-schedule-every = How often?
intro-kunna-schedule = I run it as you, and the answer comes into our direct message.
submit-kunna-schedule = Schedule
arg-kunna-unschedule-schedule = Number of the schedule
rhythm-once = once
rhythm-daily = every day
rhythm-weekdays = Monday to Friday
rhythm-weekly = every week
rhythm-monthly = every month

schedule-done = I have noted that, and will do it when its time comes.
schedule-next = Next time
schedule-rhythm = How often
schedule-where = It is run as you: what you may not do then is not done. The answer comes into our direct message.
schedule-ran = You scheduled this: { $line }
schedule-stopped = I will not do that any more.
schedules = { $count ->
    [one] { $count } line is waiting for its time.
   *[other] { $count } lines are waiting for their time.
  }
schedules-none = You have scheduled nothing.
schedule-no-command = I cannot read that as a command. Write it as you would type it, such as “/whoknows Python”.
schedule-incomplete = I could not run that without asking you something. Please write it out in full.
schedule-no-time = I cannot read “{ $given }” as a time. Write 09:00, or with a day 2026-12-01 09:00.
schedule-never = That time never comes: it has passed, there is no such day, or it is more than ten years from now.
schedule-too-many = You have { $most } lines waiting already, and I keep no more. Please stop one first.
schedule-from-a-shell = I could not find you when the time comes. Schedule it in Slack or Teams.
unknown-schedule = You have no schedule “{ $given }”. Look through the list for its number.
schedules-button = All my schedules
schedule-new-button = Schedule a line
schedule-stop-button = Stop
