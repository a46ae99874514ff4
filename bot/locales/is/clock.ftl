# Línur sem eru keyrðar seinna eða aftur og aftur.

cmd-kunna-schedule = Fáðu svar við línu seinna eða reglulega
cmd-kunna-schedules = Það sem þú hefur tímasett
cmd-kunna-unschedule = Stöðvaðu línu sem þú hefur tímasett
verb-kunna-schedule = tímasetja | seinna
verb-kunna-schedules = tímasett | tímasetningar | tímasetningarnar mínar
verb-kunna-unschedule = hætta við tímasetningu | stöðva tímasetningu
prefix-at = kl | klukkan | hvenær
prefix-every = endurtaka | endurtekning
title-kunna-schedule = Tímasetja línu
title-kunna-unschedule = Stöðva tímasetningu
arg-kunna-schedule-words = Hvað á ég að gera?
hint-kunna-schedule-words = Lína eins og þú myndir skrifa hana, til dæmis /whoknows Python
arg-kunna-schedule-at = Hvenær?
hint-kunna-schedule-at = 09:00, eða með degi: 2026-12-01 09:00. Eftir þinni eigin klukku.
arg-kunna-schedule-every = Hversu oft?
intro-kunna-schedule = Ég keyri hana í þínu nafni og svarið kemur í einkaspjallið okkar.
submit-kunna-schedule = Tímasetja
arg-kunna-unschedule-schedule = Númer tímasetningar
rhythm-once = einu sinni
rhythm-daily = á hverjum degi
rhythm-weekdays = mánudaga til föstudaga
rhythm-weekly = í hverri viku
rhythm-monthly = í hverjum mánuði

schedule-done = Ég hef skráð þetta og geri það þegar þar að kemur.
schedule-next = Næst
schedule-rhythm = Hversu oft
schedule-where = Línan er keyrð í þínu nafni: það sem þú mátt ekki gera þá verður ekki gert. Svarið kemur í einkaspjallið okkar.
schedule-ran = Þú tímasettir þetta: { $line }
schedule-stopped = Ég geri þetta ekki lengur.
schedules = { $count ->
    [one] { $count } lína bíður síns tíma.
   *[other] { $count } línur bíða síns tíma.
  }
schedules-none = Þú hefur ekkert tímasett.
schedule-no-command = Ég get ekki lesið þetta sem skipun. Skrifaðu hana eins og venjulega, til dæmis „/whoknows Python“.
schedule-incomplete = Ég gæti ekki keyrt þetta án þess að spyrja þig að einhverju. Skrifaðu alla línuna.
schedule-no-time = Ég get ekki lesið „{ $given }“ sem tíma. Skrifaðu 09:00, eða með degi 2026-12-01 09:00.
schedule-never = Sá tími kemur aldrei: hann er liðinn, dagurinn er ekki til, eða það eru meira en tíu ár þangað til.
schedule-too-many = Þú ert nú þegar með { $most } línur sem bíða og ég tek ekki við fleirum. Stöðvaðu eina þeirra fyrst.
schedule-from-a-shell = Ég myndi ekki finna þig þegar þar að kemur. Tímasettu þetta í Slack eða Teams.
unknown-schedule = Þú ert ekki með tímasetningu „{ $given }“. Finndu númerið í listanum.
schedules-button = Allar tímasetningarnar mínar
schedule-new-button = Tímasetja línu
schedule-stop-button = Stöðva
