cmd-idea = Share an idea, or see other people’s
cmd-idea-new = Write down an idea in a form
cmd-idea-list = Look through the ideas
cmd-idea-top = The ideas with most votes
cmd-idea-mine = Your own ideas
cmd-idea-show = Read an idea
cmd-idea-share = Show an idea to everybody in the room
cmd-idea-vote = Vote for an idea
cmd-idea-unvote = Take your vote back
cmd-idea-comment = Say something about an idea
verb-idea-new = new
verb-idea-list = list | all ideas
verb-idea-top = top | most votes
verb-idea-mine = mine | my ideas
verb-idea-show = show | read | open
verb-idea-share = share
verb-idea-vote = vote | vote for | upvote
verb-idea-unvote = unvote | take back
verb-idea-comment = comment | comment on
example-idea = /idea top
ask-idea = i have an idea | i have got an idea | ive got an idea | i had an idea | i got an idea | here is an idea | heres an idea |
    here is my idea | my idea is | my idea | a new idea | new idea | i have a suggestion | i would like to suggest | id like to suggest |
    i want to suggest | i suggest | my suggestion is | my suggestion | suggestion
title-idea = { arg-idea-text }
title-idea-new = { arg-idea-text }
arg-idea-text = Your idea
hint-idea-text = What should be done, for whom, and what gets better. At most 4,000 characters.
arg-idea-nameless = Leave your name out?
intro-idea = Without your name, nothing here keeps that it was you: nobody can look it up, and you cannot change it later as its author.
submit-idea = File the idea
prefix-nameless = nameless | anonymous
arg-idea-new-text = { arg-idea-text }
hint-idea-new-text = { hint-idea-text }
arg-idea-new-nameless = { arg-idea-nameless }
intro-idea-new = { intro-idea }
submit-idea-new = { submit-idea }
arg-idea-list-words = About what?
arg-idea-show-idea = Number of the idea
arg-idea-share-idea = Number of the idea
arg-idea-vote-idea = Number of the idea
arg-idea-unvote-idea = Number of the idea
title-idea-comment = { arg-idea-comment-text }
arg-idea-comment-idea = Number of the idea
arg-idea-comment-text = Your comment
hint-idea-comment-text = Everybody can read it, with your name. At most 2,000 characters.
submit-idea-comment = Comment

stage-new = new
stage-discussed = being discussed
stage-evaluated = being evaluated
stage-building = being built
stage-launched = launched

idea-votes = { $count ->
    [one] { $count } vote
   *[other] { $count } votes
  }
idea-comments = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
  }
idea-comments-latest = The latest { $latest } of { $count } comments
idea-title = Idea { $number }
idea-author = By
idea-nobody = without a name
idea-created = Filed
idea-stage = Stage
idea-counts = Support

idea-filed = That is idea { $number } now.
idea-filed-next = Colleagues can find it, vote for it and comment on it.
idea-filed-nameless = Nothing here keeps that it was you. So it is not among your own ideas, and you cannot change it later.
idea-wordless = I need at least one word to file it. Please write what should be done.
idea-near = { $count ->
    [one] { $count } idea here is close to yours. Is it the same?
   *[other] { $count } ideas here are close to yours. Is it one of these?
  }
idea-near-next = Yours is not filed yet. Vote for the one that says the same, or file yours as well.
idea-list = { $count ->
    [one] { $count } idea
   *[other] { $count } ideas, the newest first
  }.
idea-list-none = There are no ideas here yet. Yours can be the first.
idea-about = { $count ->
    [one] { $count } idea
   *[other] { $count } ideas
  } about “{ $words }”.
idea-none-about = No idea here is about “{ $words }”. You can file it as one.
idea-top = The ideas with most votes.
idea-mine = { $count ->
    [one] You have filed { $count } idea by name.
   *[other] You have filed { $count } ideas by name.
  }
idea-mine-none = You have filed no idea by name yet. Those without your name are not shown here: nothing keeps that they were yours.
idea-voted = Your vote for idea { $number } is counted.
idea-voted-already = You have voted for idea { $number } already, and one vote is all that counts.
idea-unvoted = Your vote for idea { $number } is taken back.
idea-not-voted = You have not voted for idea { $number }, so there is nothing to take back.
idea-commented = Your comment stands under idea { $number }.
unknown-idea = There is no idea “{ $given }”. Look through the list for its number.

idea-vote-button = Vote
idea-unvote-button = Take vote back
idea-open-button = Open
idea-comment-button = Comment
idea-list-button = All ideas
idea-top-button = Most votes
idea-new-button = New idea
idea-file-button = File it as an idea
idea-anyway-button = File mine anyway
idea-anyway-nameless-button = File mine anyway, without my name
