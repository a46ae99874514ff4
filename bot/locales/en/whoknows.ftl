cmd-whoknows = Find colleagues who know something
cmd-whoknows-share = Show an answer to everybody in the room
cmd-whoknows-me = Your profile: what you know
cmd-whoknows-add = Add a skill to your profile
cmd-whoknows-drop = Take a skill off your profile
cmd-whoknows-hide = Show a skill to nobody else
cmd-whoknows-show = Show a skill to everybody again
verb-whoknows-me = me | my profile
verb-whoknows-add = add
verb-whoknows-drop = drop | remove
verb-whoknows-hide = hide
verb-whoknows-show = show
verb-whoknows-share = share
example-whoknows = /whoknows Python
ask-whoknows = who knows | who can | who is good at | who has experience with | who understands | who speaks | anyone who knows |
    does anyone know | does anybody know | somebody who knows | i need someone who knows | looking for someone who knows |
    find someone who knows | who here knows | who else knows | who works with | who has worked with | who is an expert in |
    who is an expert on | whos good at | who is familiar with | who can help me with | who can help with | who can teach me |
    who do i ask about | who should i ask about | can anyone | can anybody | can someone help me with | can anyone help me with |
    can anybody help me with | is anyone good at | anyone good at | anyone here who knows | is there anyone who knows |
    is there someone who knows | do we have anyone who knows | do we have someone who knows | has anyone worked with |
    do you know anyone who knows | do you know who knows | i need help with | need help with |
    i am looking for someone who knows | who has used | people who know
title-whoknows = Find colleagues
arg-whoknows-what = What do you need?
hint-whoknows-what = A skill, or several: Python and bookkeeping
submit-whoknows = Search
arg-whoknows-unit = Unit
arg-whoknows-place = Place
prefix-unit = unit | department | team
prefix-place = place | office | city
title-whoknows-share = Share an answer
arg-whoknows-share-what = { arg-whoknows-what }
hint-whoknows-share-what = { hint-whoknows-what }
arg-whoknows-share-unit = { arg-whoknows-unit }
arg-whoknows-share-place = { arg-whoknows-place }
title-whoknows-add = { add-skill-button }
arg-whoknows-add-skill = Skill
hint-whoknows-add-skill = One skill, such as Python or negotiation
arg-whoknows-add-level = How well do you know it?
arg-whoknows-add-hidden = Keep it to yourself?
prefix-level = level
prefix-hidden = hidden
arg-whoknows-drop-skill = Skill
arg-whoknows-hide-skill = Skill
arg-whoknows-show-skill = Skill

level-learning = learning
level-can-do = can do
level-experienced = experienced
level-can-teach = can teach
level-not-given = level not given

whoknows-found = { $count ->
    [one] { $count } person knows { $skills }.
   *[other] { $count } people know { $skills }.
  }
whoknows-found-any = { $count ->
    [one] { $count } person knows at least one of { $skills }.
   *[other] { $count } people know at least one of { $skills }.
  }
whoknows-found-where = { $count ->
    [one] { $count } person in { $where } knows { $skills }.
   *[other] { $count } people in { $where } know { $skills }.
  }
whoknows-found-any-where = { $count ->
    [one] { $count } person in { $where } knows at least one of { $skills }.
   *[other] { $count } people in { $where } know at least one of { $skills }.
  }
whoknows-showing = You wrote “{ $typed }”. Showing { $skills }.
whoknows-read = “{ $typed }” was read as { $skill }.
whoknows-why = { $skill }: { $why }
endorsed = { $count ->
    [one] { $count } endorsement
   *[other] { $count } endorsements
  }
fresh = updated { $date }
profile-button = Profile
more-people = More people
share-button = Share in this channel
me-button = My profile
everywhere-button = Search everywhere
i-know-it-button = I know it
whoknows-part-unknown = I know no skill called “{ $what }”, so it was left out.
whoknows-part-doubt = “{ $what }” was left out. Did you mean one of these?
whoknows-did-you-mean = I know no skill called “{ $what }”. Did you mean one of these?
whoknows-unknown = Nobody here has said that they know “{ $what }”, and I know no skill by that name.
whoknows-unknown-next = Try another word for it. If you know it yourself, add it to your profile and others will find you.
whoknows-nobody = Nobody has said that they know { $skills } yet.
whoknows-nobody-where = Nobody in { $where } has said that they know { $skills }.
whoknows-nearest = These skills are close to it:
shared-by = Shared by { $name }
share-where = I can only share into a channel. Ask the question in the channel where you want the answer.
share-not-member = I could not see that you are in that channel, so nothing was shared.
share-nothing = There is nothing to share: nobody is in this answer any more.

me-title = Your profile
me-no-skills = You have no skills here yet. Add the first one, so that colleagues can find you.
me-more-skills = And also: { $skills }
colleague-no-skills = They have not added any skills yet.
profile-title = Work
profile-unit = Unit
profile-place = Place
profile-earlier = Earlier experience
profile-interests = Interests
profile-speaks = Languages
hidden-skill = only you see this
add-skill-button = Add a skill
hide-button = Hide
show-button = Show
remove-button = Remove
add-which = “{ $skill }” is not in the catalogue. Is it one of these?
add-as-new = Add “{ $skill }” as new
added = { $skill } is on your profile.
dropped = { $skill } is off your profile.
was-not-there = { $skill } was not on your profile.
now-hidden = { $skill } is hidden: only you see it.
now-shown = Everybody sees { $skill } again.
