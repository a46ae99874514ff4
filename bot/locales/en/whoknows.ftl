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
ask-whoknows =
    whos good at | looking for |
    (hi/hello/hey/good morning/hi all/hi everyone/hello everyone/hey all/hey team/please/quick question/excuse me/
        sorry) … |
    (i/we) (need/really need/want/am looking for/are looking for/was looking for) … |
    (i/we) (need to/want to/would like to/have to/am trying to/are trying to) (find/talk to/ask/meet/know/reach) … |
    (im/were/) (looking for/searching for/trying to find/in need of/in search of/hoping to find) … |
    (need/seeking/find/find me/help me find/show me/give me/list/tell me/get me/point me to/connect me with/
        recommend/suggest) … |
    (can/could) (you/anyone/anybody/someone) (recommend/suggest/find/find me/tell me/show me/point me to) … |
    (do/would) you (know/know of/know if there is/happen to know/have) … |
    does (anyone/anybody) (know/know of) … |
    (i wonder/im wondering/i was wondering/any idea) … |
    (is/are) there … |
    (do we have/have we got/have we) … |
    (who is/whos/who are/where is/where are/where do i find/where can i find) … |
    (someone/somebody/anyone/anybody/a person/people/persons/a colleague/colleagues/the person/the people/folks) (/
        here/in the company/around) (who knows/who know/that knows/that know/who knows about/who knows how to/who
        can/who can do/who could/who understands/who is good at/who are good at/whos good at/who is skilled in/who
        is an expert in/who has worked with/who have worked with/who works with/who work with/who has experience
        with/who has experience in/who has experience of/who have experience with/who has used/who has done/who
        does/who speaks/who can help with/who can help me with/who can teach me/good at/great at/good with/skilled
        in/skilled at/experienced in/experienced with/familiar with/proficient in/knowledgeable about/competent in/
        trained in/certified in/qualified in/specialised in/specialized in/specialising in/specializing in/working
        with/working on/to help with/to help me with/with) |
    (an/the/any/some/our/) (expert/experts/specialist/specialists/guru/gurus/mentor/mentors/consultant/consultants)
        (in/on/for/at/with) |
    (/any/some/someone with/somebody with/anyone with/anybody with/people with/a person with/colleagues with/good/
        solid/deep/strong/hands on/previous) (experience/expertise) (in/with/of/on/using/from) |
    (someone with/somebody with/anyone with/anybody with/people with/a person with/colleagues with/someone who has/
        anyone who has) (/any/some/good/solid/deep/strong/a good) (knowledge of/knowledge about/skills in/a
        background in/background in/training in/competence in/an understanding of/understanding of) |
    (/i/we) (need/could use/want/would like) (/some/a bit of/a little) (help/advice/support/guidance/assistance/
        input/a hand) (with/on/in/about) |
    (/some/any) help with |
    (experts/our experts) |
    (looking for/im looking for/i am looking for/we are looking for/can i get/could i get/can anyone give me/who can
        give me/where can i get) (/some) (help/advice/support/guidance/assistance) (with/on/in/about) |
    who (/here/else/else here/in the company/at the company/in the team/in our team/at our company/in the office/at
        work/among us/of us) (knows/know/knows about/knows anything about/knows something about/knows a lot about/
        knows most about/knows how to/knows how to use/can/can do/could do/can use/can help with/can help me with/
        can help us with/could help with/could help me with/can help out with/can assist with/can teach/can teach
        me/can explain/can advise on/can advise me on/can support with/can handle/has worked with/has worked on/has
        worked in/works with/works on/works in/has done/has used/has studied/uses/does/is doing/is good at/is great
        at/is best at/is the best at/is good with/is skilled in/is skilled at/is experienced in/is experienced with/
        is familiar with/is proficient in/is knowledgeable about/is competent in/is an expert in/is an expert on/is
        an expert at/is the expert on/is the expert in/is our expert on/is our expert in/is a specialist in/is into/
        is trained in/is certified in/is qualified in/specialises in/specializes in/understands/speaks/masters/is
        fluent in/is responsible for/is in charge of/handles/deals with/is the go to person for/is the right person
        for/would know about/might know about) |
    (who/whom) (should i/do i/can i/could i/should we/do we/can we) (ask about/talk to about/contact about/turn to
        for/turn to about/go to for/speak to about/ask for help with) |
    (who has/who here has/who else has/who has got/whos got/who have/who in the team has/who in the company has/does
        anyone have/does anyone here have/does anybody here have/does anyone else have/does anybody have/does
        someone have/has anyone got/has anyone here got/has anybody got/anyone have/anyone got/do we have people
        with/do you have) (/any/some/a lot of/good/solid/deep/most) (experience/expertise/knowledge/skills/training/
        competence/a background) (in/with/of/on/using/about) |
    (does/do/is there/) (anyone/anybody/someone/somebody/any of you/any one of you) (/here/else/in the company/in
        the team/at work) (know/knows/know about/know anything about/know something about/know how to/know how to
        use/speak/understand/work with/worked with/use/do/master) |
    (can/could/would) (anyone/anybody/someone/somebody/any of you/you) (/here) (/please) (help/help me/help us/help
        out/assist/assist me/support me/advise me) (with/on/in) |
    (can/could) (anyone/anybody/someone/somebody) (/here) (/do/teach/teach me/explain/handle) |
    (is/are/) (anyone/anybody/someone/any of you) (/here) (good at/great at/good with/skilled in/skilled at/
        experienced in/experienced with/familiar with/proficient in/an expert in/an expert on/knowledgeable about/
        working with/working on/fluent in/into) |
    (has/have) (anyone/anybody/someone/any of you) (/here) (/ever) (worked with/worked on/used/done/tried/studied/
        had experience with/experience with) |
    which (colleague/colleagues/person/people/employees/of us/of my colleagues/of you) (knows/know/can/can do/is
        good at/are good at/has experience with/have experience with/works with/work with/speak/speaks) |
    (who has/who here has/who else has/who has got/whos got/does anyone have/does anyone here have/does anybody here
        have/does anyone else have/does anybody have/has anyone got/has anyone here got/anyone have/someone with/
        somebody with/anyone with/anybody with/people with/persons with/colleagues with/a person with/a colleague
        with/someone who has/anyone who has/someone having) (/any/some/good/strong/solid/great/a good/a strong/
        relevant/previous) … (experience/skills/skill/knowledge/expertise/background/know how/knowhow/competence/
        competency/training/certification/abilities) |
    (need/i need/we need/looking for/im looking for/i am looking for/we are looking for/seeking/find/find me/is
        there/are there/do we have/have we got/who is/whos/who are/any of our/searching for/where are) (/a/an/any/
        some/our/the/a good/good/the best/our best/your) … (expert/experts/specialist/specialists/guru/gurus/person/
        people/wizard/pro/pros/guy/mentor/talent/skills/expertise/experience/knowledge/help/support/advice/
        competence/know how) |
    (i need/need/we need/looking for/im looking for) (someone/somebody) for |
    (who do we have for/who could do/who would be good at/whos good with/who do you recommend for/tell me who knows/
        tell me who can/find people who know/people that know/anyone into) |
    who does … well |
    … (please/thanks/thank you/thx/pls/here/in the company/at our company/in our company/in the team/in our team/in
        the office/at work/among us/by any chance/around here/well/really well)
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
