slack-cut = Kaikki ei mahdu yhteen Slack-viestiin. Pyydä vähemmän tai rajaa kysymystä.
slack-open-form = Avaa lomake
slack-form-waits = { $title }: täytä lomake painamalla painiketta.
slack-form-late = Se kesti liian kauan, eikä Slack anna minun enää avata lomaketta. Yritä uudelleen painamalla painiketta.
slack-invite-me = En saa kirjoittaa sille kanavalle. Kutsu minut sinne ensin ja yritä sitten uudelleen.
slack-not-here = Kunna ei palvele tätä työtilaa. Kysy oman yrityksesi työtilassa.
