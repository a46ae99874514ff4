# What only Teams needs to say. Everything else is said by the commands, once for all platforms.
teams-cut = (shortened here: the rest does not fit into a Teams card)
teams-left-out = Not everything fits into one Teams card. Ask for less, or narrow the question.
teams-write-to = Write to { $name }
teams-missing = Please fill in “{ $label }”.
teams-no-number = “{ $label }” must be a number.
teams-cancelled = Closed. Nothing was saved.
teams-answered-private = I have answered you in our personal chat.
teams-answered-here = My answer is below.
teams-later = This takes a moment. My answer comes as a message.
teams-add-me = I answer privately, but I may not write to you yet. Add me to Teams (Apps, then search for { $app }), and ask again.
teams-file-here = Attach the file to a message here in this chat, write these words beside it, and send both: { $line }
