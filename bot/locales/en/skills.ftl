# Looking after the catalogue of skills: new spellings, names, joining, taking out, undoing.

cmd-whoknows-skills = Look after the catalogue of skills
cmd-whoknows-skill-keep = Keep a new spelling as a skill of its own
cmd-whoknows-skill-rename = Call a skill otherwise
cmd-whoknows-skill-alias = Give a skill another name
cmd-whoknows-skill-merge = Make one skill of two
cmd-whoknows-skill-drop = Take a skill out of the catalogue
cmd-whoknows-skill-undo = Undo a change to the catalogue
cmd-whoknows-skill-log = What was changed in the catalogue
verb-whoknows-skills = skills | catalogue
verb-whoknows-skill-keep = skill keep | keep skill
verb-whoknows-skill-rename = skill rename | rename skill
verb-whoknows-skill-alias = skill alias | alias
verb-whoknows-skill-merge = skill merge | merge skill | merge
verb-whoknows-skill-drop = skill drop | drop skill | remove skill
verb-whoknows-skill-undo = skill undo | undo skill
verb-whoknows-skill-log = skill log | skills log
title-whoknows-skills = The catalogue
title-whoknows-skill-keep = Keep a skill
title-whoknows-skill-rename = Rename a skill
title-whoknows-skill-alias = Another name
title-whoknows-skill-merge = Join two skills
title-whoknows-skill-drop = Take a skill out
title-whoknows-skill-undo = Undo a change
title-whoknows-skill-log = Latest changes
submit-whoknows-skill-merge = Continue
submit-whoknows-skill-drop = Continue
arg-whoknows-skills-what = Skill
arg-whoknows-skill-keep-skill = Skill
arg-whoknows-skill-rename-skill = Skill
arg-whoknows-skill-rename-to = New name
arg-whoknows-skill-rename-language = Language of the name
hint-whoknows-skill-rename-language = Left open, it is the name that you see now.
arg-whoknows-skill-alias-skill = Skill
arg-whoknows-skill-alias-name = Other name
hint-whoknows-skill-alias-name = An abbreviation, another spelling, an old name. The skill is found by it.
arg-whoknows-skill-alias-language = { arg-whoknows-skill-rename-language }
arg-whoknows-skill-merge-skill = This skill
arg-whoknows-skill-merge-into = becomes this one
arg-whoknows-skill-drop-skill = Skill
arg-whoknows-skill-undo-load = Number of the change
prefix-language = language
tongue-every = No language in particular
tongue-every-short = Name
tongue-sv = Swedish
tongue-fi = Finnish
tongue-is = Icelandic
tongue-en = English

# The queue, and the catalogue by words.
skills-queue = { $count ->
    [one] { $count } new spelling waits for somebody to look at it.
   *[other] { $count } new spellings wait for somebody to look at them.
  }
skills-queue-none = No new spelling waits for anybody.
skills-queue-none-next = What files and colleagues call by a new name appears here. Look anything else up with its words: /whoknows skills Python
skills-people = { $count ->
    [0] nobody has it
    [one] { $count } person has it
   *[other] { $count } people have it
  }
skills-since = since { $date }
skills-has = Who
skills-by = found by “{ $name }”
skills-found = { $count ->
    [one] { $count } skill may be meant by “{ $what }”.
   *[other] { $count } skills may be meant by “{ $what }”.
  }
skills-found-none = I know no skill called “{ $what }”.
skills-did-you-mean = I know no skill called “{ $what }”. Did you mean { $names }?
skills-several = Several skills are called “{ $what }”. Open the one that you mean.
skills-more-names = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
  }
skills-esco = Names that you change here are your own.
skills-same-button = Same as { $skill }
skills-keep-button = A skill of its own
skills-rename-button = Rename
skills-alias-button = Another name
skills-merge-button = Join with another
skills-drop-button = Take out
skills-open-button = Open
skills-queue-button = New spellings
skills-log-button = Latest changes

# What is done to a skill. The first line is asked, the others are said afterwards and in the list of changes.
skills-merge-sure = { $count ->
    [0] “{ $skill }” becomes { $into }. Nobody has it.
    [one] “{ $skill }” becomes { $into }. { $count } person has it.
   *[other] “{ $skill }” becomes { $into }. { $count } people have it.
  }
skills-merge-next = Whoever has it has the other one from then on, and search finds that by all names of both. Somebody who has both keeps the higher level.
skills-merge-yes-button = Join them
skills-drop-sure = { $count ->
    [0] “{ $skill }” leaves the catalogue. Nobody has it.
    [one] “{ $skill }” leaves the catalogue, and the profile of { $count } person.
   *[other] “{ $skill }” leaves the catalogue, and the profiles of { $count } people.
  }
skills-drop-next = Nobody is found by it any more. If it is another spelling of something, join the two instead.
skills-drop-yes-button = Take it out
skills-sure-changed = The number of people has changed since you looked, so nothing was done. This is how it stands now.
skills-did-keep = “{ $skill }” is a skill of its own.
skills-did-rename = “{ $skill }” is called “{ $other }” now.
skills-did-alias = “{ $skill }” is also found by “{ $other }”.
skills-did-merge = “{ $skill }” has become { $other }.
skills-did-drop = “{ $skill }” is taken out of the catalogue.
skills-undo-note = Search knows it already. It can be undone for { $days } days.
skills-undo-button = Undo
skills-same = Both are the same skill: { $skill }. Say which other one it should become.
skills-taken = “{ $name }” is a name of { $skill } already. Join the two skills, or choose another name.
skills-called-so = It is called “{ $skill }” already. Write another name.
skills-has-name = { $skill } is found by “{ $name }” already. Write another name.
skills-no-letters = “{ $name }” has no letter or digit that a skill could be found by. Write it in words.
skills-gone = Somebody has joined or taken out that skill meanwhile, so nothing was done. Look it up again.

# Undoing, and the list of changes.
skills-undone = Undone: { $act }
skills-undoing = I am undoing this, and there is a lot of it: { $act }
skills-undone-nothing = Not undone, because of what has happened since: { $act }
skills-kept = { $count ->
    [one] { $count } thing stays as it is:
   *[other] { $count } things stay as they are:
  }
skills-why-changed-since = It was changed after that. Undo the later change first, or put it right by hand.
skills-why-in-use = Something depends on it by now, so it is not removed.
skills-why-gone = What it belonged to is not there any more.
skills-undo-late = That is older than { $days } days, so it cannot be undone any more. Put it right by hand.
skills-no-act = That is no change to the catalogue that can be undone. The list of changes has those that can.
skills-log = { $count ->
    [one] { $count } change in the last days.
   *[other] { $count } changes in the last days, the latest first.
  }
skills-log-none = Nobody has changed the catalogue in the last days.
skills-was-undone = undone
skills-is-being-undone = being undone
did-whoknows-skill-keep = kept a new spelling as a skill
did-whoknows-skill-rename = renamed a skill
did-whoknows-skill-alias = gave a skill another name
did-whoknows-skill-merge = joined two skills
did-whoknows-skill-drop = took a skill out of the catalogue
did-whoknows-skill-undo = undid a change to the catalogue

# A file of the ESCO classification. What its conditions of use ask for is said beside it in English, word for word.
cmd-whoknows-load-language = Say which language a catalogue is in
verb-whoknows-load-language = load language
title-whoknows-load-language = Language of the file
arg-whoknows-load-language-load = Number of the load
arg-whoknows-load-language-language = Language
spoken-sv = Swedish
spoken-fi = Finnish
spoken-is = Icelandic
spoken-en = English
in-sv = in Swedish
in-fi = in Finnish
in-is = in Icelandic
in-en = in English
in-other = in the language “{ $code }”
esco-language = Which language are the names in { $file } in?
esco-language-note = The name of an official file says it, such as skills_sv.csv.
esco-plan = { $file } brings { $counts }. Nothing is changed yet.
esco-plan-none = All that { $file } has is here already, so there is nothing to load.
esco-new = { $count ->
    [one] { $count } new skill
   *[other] { $count } new skills
  }
esco-more = { $count ->
    [one] { $count } skill with more names
   *[other] { $count } skills with more names
  }
esco-names = { $count ->
    [one] { $count } name { $language }
   *[other] { $count } names { $language }
  }
esco-holds = Skills of yours with the very same name are joined with those of the file and keep their people. The plan holds for { $minutes } minutes. What was loaded can be undone for { $days } days.
esco-apply-button = { $count ->
    [one] Load { $count } skill
   *[other] Load { $count } skills
  }
esco-changes-button = Show the changes
esco-drop-button = Drop the plan
esco-too-large = This looks like a file of the ESCO classification, and it is larger than the { $megabytes } MB that I take in chat. Ask whoever runs Kunna to load it on the server: python -m bot load { $file } --yes
esco-unsaid = I cannot tell which language the names are in. Call the file skills_sv.csv, with the language that it is in, and load it again.
esco-shell-done = New skills: { $added }. With more names: { $changed }. Left as they were: { $refused }.
esco-shell-undone = Skills as they were before: { $people }. Left as they are now: { $kept }.
