# What only Slack needs to say. Everything else is said by the commands, once for all platforms.
slack-cut = Not everything fits into one Slack message. Ask for less, or narrow the question.
slack-open-form = Open the form
slack-form-waits = { $title }: press the button to fill it in.
slack-form-late = That took too long, and Slack no longer lets me open the form. Press the button to try again.
slack-invite-me = I may not write in that channel. Invite me there first, then try again.
slack-not-here = Kunna does not serve this workspace. Ask in your own company's workspace.
