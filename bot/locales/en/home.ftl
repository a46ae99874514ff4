# What waits for somebody: /kunna home, and the top of Slack's Home.

cmd-kunna-home = What waits for you
verb-kunna-home = home | waiting | what is waiting
home-nothing = Nothing is waiting for you.
home-waiting = { $count ->
    [one] { $count } thing is waiting for you to acknowledge it.
   *[other] { $count } things are waiting for you to acknowledge them.
 }
home-more = { $count ->
    [one] { $count } more is waiting. It shows here when you have acknowledged these.
   *[other] { $count } more are waiting. They show here when you have acknowledged these.
 }
home-read-button = Read it
