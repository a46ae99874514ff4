cmd-policy = Fråga vad du får säga offentligt
cmd-policy-show = Läs ett avsnitt i policyn
cmd-policy-list = Alla avsnitt i policyn
verb-policy-show = visa | läs | las | öppna
verb-policy-list = lista | innehåll | alla avsnitt
example-policy = /policy Får jag lägga ut ett foto på en kollega?
ask-policy = får jag | får man | får vi | får en | är det tillåtet | är det okej att | är det okej om |
    är det ok att | är det ok om | är det lugnt att | är det lugnt om | är det fritt fram att | kan jag lägga ut | kan jag lägga upp |
    kan jag posta | kan jag publicera | kan jag dela | kan jag skriva | kan jag säga | kan jag berätta | kan jag nämna |
    kan jag kommentera | kan jag twittra | kan man lägga ut | kan man skriva | kan man säga | kan man dela | kan vi lägga ut |
    måste jag berätta | måste jag säga | måste jag fråga | måste jag skriva | behöver jag tillstånd | behöver jag tillåtelse |
    behöver jag lov | behöver jag fråga | vad säger policyn | vad står det i policyn | vad gäller för | vad gäller om |
    vad gäller när | vad är det som gäller | vilka regler gäller | vilka är reglerna | hur är reglerna | regler för | regler om |
    policy för | policy om | policyn om | policyn för | vad får jag | vad får man | vad får vi | har jag rätt att
title-policy = { arg-policy-question }
arg-policy-question = Din fråga
hint-policy-question = Till exempel: Får jag lägga ut ett foto på en kollega?
submit-policy = Fråga
arg-policy-show-snippet = Avsnittets nummer

policy-answer = Ur policyn: { $heading }
policy-maybe = Det kan vara det här: { $heading }
policy-maybe-next = Jag är inte säker på att det här svarar på din fråga. Gör det inte det, så fråga den som är ansvarig.
policy-others = { $count ->
    [one] Det här avsnittet ligger också nära:
   *[other] De här avsnitten ligger också nära:
  }
policy-nothing = Jag har inget om det i policyn.
policy-ask-these = Fråga någon av de här kollegorna innan du publicerar:
policy-ask-your-manager = Fråga din chef innan du publicerar.
policy-empty = Här finns ingen policy ännu. Fråga din chef innan du publicerar.
policy-section = Avsnitt
policy-version = Version
policy-valid-from = Gäller från
policy-owner = Ansvarig
policy-no-owner = ingen just nu
policy-list = Policyn har { $count ->
    [one] { $count } avsnitt
   *[other] { $count } avsnitt
  }.
policy-since = Version { $version }, gäller från { $date }
policy-read-button = Läs
policy-list-button = Alla avsnitt
policy-ask-button = Ställ en fråga
unknown-snippet = Policyn har inget avsnitt ”{ $given }”. Leta upp numret i listan.
