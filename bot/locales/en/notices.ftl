# What people are told without having asked, and how they get less of it.

cmd-kunna-news = What is new for you
cmd-kunna-mute = No more messages of one kind
cmd-kunna-unmute = Get messages of one kind again
verb-kunna-news = news | what is new
verb-kunna-mute = mute
verb-kunna-unmute = unmute
title-kunna-mute = Mute
title-kunna-unmute = Unmute
arg-kunna-mute-why = Messages about
arg-kunna-unmute-why = Messages about
submit-kunna-mute = Mute
submit-kunna-unmute = Unmute

why-comments = comments on ideas
why-votes = votes for my ideas

news = { $count ->
    [one] { $count } thing is new for you.
   *[other] { $count } things are new for you.
  }
news-none = Nothing is new for you.
notice-comments = { $count ->
    [one] { $count } new comment on idea { $number }
   *[other] { $count } new comments on idea { $number }
  }
notice-votes = { $count ->
    [one] { $count } new vote for idea { $number }
   *[other] { $count } new votes for idea { $number }
  }
because-comments = You get to know about comments because you filed these ideas or commented on them yourself.
because-votes = You get to know about votes because you filed these ideas.
mute-done = I will not write to you about { $kind } any more.
unmute-done = I will write to you about { $kind } again.
news-open-button = Open
mute-button = Mute: { $kind }
unmute-button = Unmute: { $kind }
