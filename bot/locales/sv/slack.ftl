slack-cut = Allt får inte plats i ett Slack-meddelande. Be om mindre, eller gör frågan snävare.
slack-open-form = Öppna formuläret
slack-form-waits = { $title }: tryck på knappen för att fylla i.
slack-form-late = Det tog för lång tid, och Slack låter mig inte längre öppna formuläret. Tryck på knappen för att försöka igen.
slack-invite-me = Jag får inte skriva i den kanalen. Bjud in mig dit först och försök sedan igen.
slack-not-here = Kunna finns inte för den här arbetsytan. Fråga i ditt eget företags arbetsyta.
