# Files that go out: everybody, an empty file to fill in, unclear rows; and how a file reaches the one who asked.

cmd-whoknows-export = All people with what they know, as a file
cmd-whoknows-template = An empty file to fill in with people and skills
did-whoknows-export = took all people as a file
verb-whoknows-export = export | export all | export people
verb-whoknows-template = template | empty file

# Headings of a file of people, as the import knows them, and an example of each.
column-name = Name
column-email = E-mail
column-unit = Unit
column-place = Place
column-title = Title
column-language = Language
column-skills = Skills
example-name = Anna Lind
example-email = anna.lind@example.com
example-unit = IT
example-place = Stockholm
example-title = System developer
example-language = sv
example-skills = Python:3, Bookkeeping
doubt-row = Row
doubt-column = Column
doubt-reason = Reason

export-file = people.csv
export-done = { $count ->
    [one] { $count } person with what they know is in the file.
   *[other] { $count } people with what they know are in the file.
  }
export-hidden = { $count ->
    [one] { $count } skill is not in it, because somebody keeps it to themselves.
   *[other] { $count } skills are not in it, because people keep them to themselves.
  }
export-nameless = { $count ->
    [one] { $count } person has no e-mail, by which a file tells people apart, and is not in it.
   *[other] { $count } people have no e-mail, by which a file tells people apart, and are not in it.
  }
export-again = The file holds personal data, so treat it as such. You can change it and send it back to me here: I show what would change before anything does.
template-file = people-template.csv
template-done = Here is an empty file with the headings that I know.
template-example = A row can look like this:
template-next = Only the e-mail is needed. Behind a skill and a colon stands a level, from 1 (learning) to 4 (can teach), if you know it. Send me the file in our direct message when it is filled in.

# How a file reaches the one who asked.
out-named = File: { $name } ({ $size })
out-comment = Here is the file you asked for.
out-direct = { $name } ({ $size }) is in our direct message.
out-failed = I could not put { $name } into our direct message just now. Ask for it again in a minute.
out-unsure = I do not know whether { $name } has reached our direct message. If it is not there, ask for it again.
out-allow = Teams asks whether I may put { $name } ({ $size }) into your OneDrive. Press Allow to get it.
out-saved = { $name } is in your OneDrive now.
out-unsaved = I could not put { $name } into your OneDrive just now. Ask for it again in a minute.
out-declined = { $name } was not put into your OneDrive. Ask for it again whenever you want it.
