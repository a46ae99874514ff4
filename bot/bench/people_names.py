"""Common first and last names, places and units of a Nordic company that does not exist; draws nothing itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    """Where people of the company live: their language, share of all, names and places.

    With `patronymic` the last names are those of parents, in the genitive, before -son or -dóttir.
    """

    language: str
    share: float
    women: tuple[str, ...]
    men: tuple[str, ...]
    last: tuple[str, ...]
    places: tuple[str, ...]
    patronymic: bool = False


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


COUNTRIES: Mapping[str, Country] = {
    "Sweden": Country(
        "sv",
        0.45,
        _names(
            "Anna Eva Maria Karin Kristina Lena Sara Emma Elin Malin Jenny Linnéa Ida Hanna Sofia Åsa Ulrika Märta Ebba"
            " Alva Wilma Elsa Saga Astrid Frida Cecilia Agneta Birgitta Gunilla Josefin Amanda Matilda Tove Zainab"
        ),
        _names(
            "Lars Mikael Anders Johan Erik Per Peter Jan Thomas Daniel Fredrik Andreas Håkan Jörgen Göran Björn Oskar"
            " Gustav Axel Viktor Elias Hugo Liam Nils Olle Pär Magnus Mattias Rasmus Emil Simon Ahmed Mohammed Tobias"
        ),
        _names(
            "Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson Jonsson"
            " Jansson Hansson Bengtsson Jönsson Lindberg Jakobsson Magnusson Lindström Olofsson Lindqvist Lindgren Berg"
            " Andersson Axelsson Bergström Lundberg Lind Lundgren Mattsson Berglund Sandberg Forsberg Sjöberg Wallin"
            " Engström Ek Öberg Åkesson Björklund Sjögren Hassan Nyström Holm Fransson Dahl Hedlund Åström Ekström"
        ),
        ("Stockholm", "Göteborg", "Malmö", "Uppsala", "Umeå", "Linköping", "Västerås", "Örebro"),
    ),
    "Finland": Country(
        "fi",
        0.3,
        _names(
            "Helena Johanna Anneli Kaarina Marjatta Anna Liisa Sofia Hannele Tuulikki Päivi Satu Tiina Kirsi Minna"
            " Maria Sanna Mari Heidi Laura Emilia Aino Eevi Venla Hilla Pihla Riikka Outi Jaana Merja Sirpa"
        ),
        _names(
            "Juhani Johannes Mikael Antero Olavi Tapani Kalevi Matti Timo Kari Jukka Antti Mika Sami Jari Petri Ville"
            " Eetu Onni Leevi Eino Väinö Pekka Heikki Markku Janne Teemu Tuomas Lauri Joonas Aleksi Jarkko Esa Hannu"
        ),
        _names(
            "Korhonen Virtanen Mäkinen Nieminen Mäkelä Hämäläinen Laine Heikkinen Koskinen Järvinen Lehtonen Lehtinen"
            " Saarinen Niemi Salminen Heinonen Heikkilä Salonen Kinnunen Turunen Salo Laitinen Tuominen Rantanen"
            " Karjalainen Jokinen Mattila Savolainen Lahtinen Ahonen Leppänen Ojala Räsänen Hiltunen Väisänen Leinonen"
            " Miettinen Pitkänen Aaltonen Hakala Manninen Koivisto Anttila Laaksonen Hirvonen Nyman Lindholm Sjöblom"
        ),
        ("Helsinki", "Espoo", "Tampere", "Turku", "Oulu", "Jyväskylä", "Kuopio", "Vaasa"),
    ),
    "Iceland": Country(
        "is",
        0.1,
        _names(
            "Guðrún Anna Kristín Sigríður Margrét Helga Sigrún Ingibjörg Jóhanna María Katrín Hildur Ragnheiður Þórunn"
            " Erla Lilja Ásta Elín Hulda Ólöf Berglind Eva Íris Þóra Björk Sólveig Unnur Freyja Embla Harpa"
        ),
        _names(
            "Jón Sigurður Guðmundur Gunnar Ólafur Einar Magnús Kristján Stefán Jóhann Björn Árni Bjarni Helgi Halldór"
            " Þórður Kjartan Ragnar Ásgeir Haukur Daníel Davíð Þór Arnar Hlynur Sindri Kári Egill Örn Þorsteinn"
        ),
        _names(
            "Jóns Sigurðar Guðmundar Gunnars Ólafs Einars Magnúsar Kristjáns Stefáns Jóhanns Björns Árna Bjarna Helga"
            " Halldórs Þórðar Kjartans Ragnars Ásgeirs Hauks Daníels Davíðs Arnars Sindra Kára Egils Þorsteins"
        ),
        ("Reykjavik", "Akureyri", "Kópavogur", "Hafnarfjörður"),
        patronymic=True,
    ),
    "Britain": Country(
        "en",
        0.15,
        _names(
            "Olivia Amelia Emily Sophie Charlotte Grace Lucy Hannah Rebecca Laura Sarah Claire Helen Karen Susan Alice"
            " Priya Aisha Zoe Megan Chloe Ellie Holly Rachel Fiona Siobhan Niamh Gwen Beth Joanne"
        ),
        _names(
            "George Harry Jack James Thomas William Daniel Matthew David Paul Mark Andrew Simon Ian Stuart Callum"
            " Oliver Ewan Rhys Owen Liam Ryan Adam Ben Luke Samuel Joseph Imran Arjun Kwame"
        ),
        _names(
            "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White"
            " Roberts Green Hall Wood Jackson Clarke Khan Lewis James Phillips Mason Mitchell Rose Cox Hughes Price"
            " Bennett Murphy O'Brien Campbell Stewart MacDonald Fraser Reid Young Hill Begum Singh Turner Parker"
        ),
        ("London", "Leeds", "Edinburgh", "Bristol"),
    ),
}

UNITS: Mapping[str, tuple[str, ...]] = {
    "IT": ("Developer", "Architect", "Support engineer", "Data engineer"),
    "Finance": ("Controller", "Accountant", "Payroll specialist"),
    "Sales": ("Account manager", "Sales engineer", "Sales manager"),
    "Marketing": ("Marketing specialist", "Designer", "Copywriter"),
    "Communications": ("Communicator", "Press officer"),
    "HR": ("HR partner", "Recruiter"),
    "Legal": ("Legal counsel", "Compliance officer"),
    "Purchasing": ("Buyer", "Category manager"),
    "Logistics": ("Planner", "Warehouse lead", "Forwarder"),
    "Production": ("Operator", "Shift lead", "Production engineer"),
    "Maintenance": ("Electrician", "Mechanic", "Maintenance planner"),
    "Quality": ("Quality engineer", "Auditor"),
    "Research": ("Researcher", "Laboratory engineer"),
    "Projects": ("Project manager", "Project assistant"),
    "Service": ("Service technician", "Customer service agent"),
    "Safety": ("Safety engineer", "Security officer"),
    "Energy": ("Energy engineer", "Operations engineer"),
    "Property": ("Property manager", "Caretaker"),
}
