# What Kunna says whichever command is used.
# Lists of words are separated by "|"; people mix languages, so the lists of all languages are read together.

greetings = hi | hello | hey | good morning
help-words = help | ? | what can you do | commands
connectors = and | & | + | plus
yes = Yes
no = No
form-submit = Save
form-cancel = Cancel
form-choose = Choose

hello = Hi { $name }, what would you like to know?
kunna-hello = Kunna knows who at { $company } can do what, which ideas are alive, and what you may say in public.
help = This is what you can ask me
help-verbs = Also: { $verbs }
help-more = Write to me as you would to a colleague: “who knows Python?” is enough. In a channel, mention me.
help-button = What can I ask?
cmd-kunna = Help and your language
cmd-kunna-language = Choose your language
title-kunna-language = { cmd-kunna-language }
arg-kunna-language-to = Language
verb-kunna-language = language
language-sv = Svenska
language-fi = Suomi
language-is = Íslenska
language-en = English
language-set = I speak English with you from now on.

did-you-mean-command = I know no command by that name. Did you mean { $name }?
what-is-it = What should I do with that?
which-of-two = That can be read in two ways. Which one is it?

role-employee = employees
role-communicator = communicators
role-admin = admins
not-allowed = Only { $role } may do that. An admin can give you the role.

already-done = That is done already. Nothing was done twice.
store-away = I cannot reach my data right now, so nothing was saved. Please try again in a minute.
platform-away = I cannot see who you are right now. Please try again in a minute.
broke = Something broke on our side. Nothing you typed was your fault. Try again in a while; if it happens again, give an admin the reference { $reference }.
resumed = I was interrupted. What you asked for is done, but my answer got lost: { $line }
gave-up = I tried several times, and I could not answer this: { $line }. Please ask again in other words, or tell an admin.

stranger-guest = Kunna is for employees, and guests have no access here. Ask your contact person to look it up for you.
stranger-foreign = Kunna answers people of its own company only, and you belong to another organisation.
stranger-gone = Your account is switched off in Kunna. An admin can switch it on again.
stranger-bot = Kunna answers people only.
stranger-unknown = I do not know who you are, so I cannot answer. Write to me in Slack or Teams.

field-empty = This is empty. Please write something.
too-long = That is { $length } characters long, and I can take { $most }. Please shorten it.
does-not-fit = “{ $given }” does not fit { $label }. Please check it.
unknown-thing = I cannot find “{ $given }”. It may have been removed.
unknown-person = I know nobody by “{ $given }”. Mention them with @, or write their e-mail address.
unknown-mention = I do not know that person yet. Write their e-mail address, or ask them to say hello to me first.
note-gone = That text is no longer here: it was used already, or a day has passed. Please write it again.

page-of = Page { $page } of { $pages }.
more-button = More
back-button = Back

takes-moment = less than a minute
takes-minutes = { $count ->
    [one] about { $count } minute
   *[other] about { $count } minutes
  }
takes-hours = { $count ->
    [one] about { $count } hour
   *[other] about { $count } hours
  }
time-left = Time left
follows-along = This message follows along and ends as a receipt. You need not wait here.

shell-load-read = { $people ->
    [one] { $people } person read ({ $encoding }).
   *[other] { $people } people read ({ $encoding }).
  }
shell-load-plan = New people: { $added }. To change: { $changed }. As before: { $same }. New spellings of skills: { $spellings }.
shell-load-done = New people: { $added }. Changed: { $changed }. New skills: { $coined }. Left as they were: { $refused }.
shell-load-undo = It can be undone for { $days } days with: { $command }
shell-load-undone = People as they were before: { $people }. Left as they are now: { $kept }.
shell-load-not-undone = There is nothing to undo in load { $number }: it has changed nothing, or it is older than { $days } days. Load a file in which it is right.
shell-load-problems = Doubts: { $count }. Rows that could not be used: { $lost }.
shell-load-away = The store is locked or away. What was begun goes on by itself when it is back; otherwise load the same file again.
