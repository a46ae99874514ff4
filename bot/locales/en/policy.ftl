cmd-policy = Ask what you may say in public
cmd-policy-show = Read a section of the policy
cmd-policy-list = All sections of the policy
verb-policy-show = show | read | open
verb-policy-list = list | all sections | table of contents
example-policy = /policy May I post a photo of a colleague?
ask-policy = may i | may we | may you | am i allowed | are we allowed | are you allowed | is it allowed | is it ok to | is it ok if |
    is it okay to | is it okay if | is it fine to | is it fine if | is one allowed | can i post | can i publish | can i share |
    can i write | can i say | can i tell | can i talk about | can i mention | can i name | can i comment | can i tweet | can i use |
    can we post | can we publish | can we share | can we say | do i have to disclose | do i have to say | do i have to tell |
    do i need permission | do i need to ask | must i say | must i disclose | should i say that | what does the policy say |
    what does our policy say | what is the policy on | what is our policy on | whats the policy on | whats our policy on |
    what are the rules | policy on | policy about | rules for | rules about | what may i say | what can i say | what may i post |
    what can i post
title-policy = { arg-policy-question }
arg-policy-question = Your question
hint-policy-question = For example: May I post a photo of a colleague?
submit-policy = Ask
arg-policy-show-snippet = Number of the section

policy-answer = From the policy: { $heading }
policy-maybe = This may be it: { $heading }
policy-maybe-next = I am not sure that this answers your question. If it does not, ask the owner.
policy-others = { $count ->
    [one] This section is near, too:
   *[other] These sections are near, too:
  }
policy-nothing = I have nothing on that in the policy.
policy-ask-these = Ask one of these colleagues before you post:
policy-ask-your-manager = Ask your manager before you post.
policy-empty = There is no policy here yet. Ask your manager before you post.
policy-section = Section
policy-version = Version
policy-valid-from = Valid from
policy-owner = Owner
policy-no-owner = nobody at present
policy-list = { $count ->
    [one] The policy has { $count } section.
   *[other] The policy has { $count } sections.
  }
policy-since = Version { $version }, valid from { $date }
policy-read-button = Read
policy-list-button = All sections
policy-ask-button = Ask a question
unknown-snippet = The policy has no section “{ $given }”. Look through the list for its number.
