slack-cut = Ekki kemst allt fyrir í einum Slack-skilaboðum. Biddu um minna eða þrengdu spurninguna.
slack-open-form = Opna eyðublaðið
slack-form-waits = { $title }: ýttu á hnappinn til að fylla út.
slack-form-late = Þetta tók of langan tíma og Slack leyfir mér ekki lengur að opna eyðublaðið. Ýttu á hnappinn til að reyna aftur.
slack-invite-me = Ég má ekki skrifa á þá rás. Bjóddu mér þangað fyrst og reyndu svo aftur.
slack-not-here = Kunna þjónar ekki þessu vinnusvæði. Spurðu á vinnusvæði þíns fyrirtækis.
