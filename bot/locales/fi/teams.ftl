# Vain Teamsissa tarvittavat tekstit. Kaiken muun sanovat komennot, kerran kaikille alustoille.
teams-cut = (katkaistu tähän: loppu ei mahdu Teams-korttiin)
teams-left-out = Kaikki ei mahdu yhteen Teams-korttiin. Pyydä vähemmän tai rajaa kysymystä.
teams-write-to = Lähetä viesti: { $name }
teams-missing = Täytä kohta ”{ $label }”.
teams-no-number = Kohdan ”{ $label }” pitää olla luku.
teams-cancelled = Suljettu. Mitään ei tallennettu.
teams-answered-private = Vastasin sinulle henkilökohtaisessa keskustelussamme.
teams-answered-here = Vastaukseni on alla.
teams-later = Tämä kestää hetken. Vastaus tulee viestinä.
teams-add-me = Vastaan yksityisesti, mutta en saa vielä kirjoittaa sinulle. Lisää minut Teamsiin (Sovellukset, hae nimellä { $app }) ja kysy uudelleen.
teams-file-here = Liitä tiedosto viestiin tässä keskustelussa, kirjoita viestiin nämä sanat ja lähetä: { $line }
