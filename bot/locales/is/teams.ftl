# Það sem aðeins þarf að segja í Teams. Skipanirnar segja allt annað, einu sinni fyrir öll kerfi.
teams-cut = (stytt hér: afgangurinn kemst ekki fyrir í Teams-spjaldi)
teams-left-out = Ekki kemst allt fyrir í einu Teams-spjaldi. Biddu um minna eða þrengdu spurninguna.
teams-write-to = Skrifa til: { $name }
teams-missing = Fylltu út „{ $label }“.
teams-no-number = „{ $label }“ verður að vera tala.
teams-cancelled = Lokað. Ekkert var vistað.
teams-answered-private = Ég svaraði þér í einkaspjallinu okkar.
teams-answered-here = Svarið mitt er hér fyrir neðan.
teams-later = Þetta tekur smástund. Svarið kemur sem skilaboð.
teams-add-me = Ég svara í einkaspjalli en má ekki skrifa þér enn. Bættu mér við í Teams (Forrit, leitaðu að { $app }) og spurðu aftur.
teams-file-here = Hengdu skrána við skilaboð hér í spjallinu, skrifaðu þessi orð með og sendu: { $line }
