"""Which column of a file is which: headings and words for levels in four languages, loosely spelt; reads no rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from bot import matching
from bot.imports.problems import Problem
from bot.matching import comparable

Column = Literal["name", "first", "last", "email", "unit", "place", "language", "title", "skills", "level"]
_COLUMNS: tuple[Column, ...] = (
    "name", "first", "last", "email", "unit", "place", "language", "title", "skills", "level",
)  # fmt: skip

# Headings as HR systems and people write them, parted by "|".
_HEADINGS: dict[Column, str] = {
    "name": "name|full name|display name|employee|employee name|person"
    "|namn|fullständigt namn|för- och efternamn|anställd|medarbetare"
    "|nimi|koko nimi|työntekijä|henkilö|nafn|fullt nafn|starfsmaður",
    "first": "first name|given name|förnamn|tilltalsnamn|etunimi|kutsumanimi|fornafn|eiginnafn",
    "last": "last name|surname|family name|efternamn|sukunimi|eftirnafn|kenninafn|föðurnafn",
    "email": "email|e-mail|mail|email address|e-mail address|work email|user principal name|upn"
    "|e-post|epost|e-postadress|mejl|mejladress|mailadress|arbetsmejl"
    "|sähköposti|sähköpostiosoite|s-posti|netfang|tölvupóstur|tölvupóstfang",
    "unit": "unit|department|business unit|team|division|organisation unit|org unit"
    "|enhet|avdelning|organisationsenhet|arbetslag|yksikkö|osasto|tiimi|deild|eining|svið|teymi",
    "place": "place|location|office|city|site|town|work location"
    "|plats|ort|kontor|stad|arbetsort|arbetsplats|placeringsort"
    "|paikkakunta|toimipaikka|toimipiste|kaupunki|sijainti|toimisto"
    "|staður|starfsstöð|skrifstofa|bær|vinnustaður",
    "language": "language|preferred language|locale|språk|kommunikationsspråk|kieli|asiointikieli|tungumál|mál",
    "title": "title|job title|role|position|profession|titel|befattning|roll|yrke|yrkestitel"
    "|nimike|tehtävänimike|rooli|ammatti|starfsheiti|hlutverk|starf|staða",
    "skills": "skills|skill|competence|competences|competencies|competency|expertise|knows"
    "|kompetens|kompetenser|färdighet|färdigheter|kunskap|kunskaper|kunnande"
    "|osaaminen|osaamiset|osaamisalue|taidot|taito|færni|hæfni|kunnátta|þekking",
    "level": "level|skill level|proficiency|nivå|kunskapsnivå|kompetensnivå|taso|osaamistaso|stig|færnistig|hæfnistig",
}
_EXACT: dict[str, Column] = {
    comparable(heading): column for column in _COLUMNS for heading in _HEADINGS[column].split("|")
}
# What is longer by more is none of them, however it is misspelt: it may be a whole line, parted by the wrong sign.
_LONGEST = max(map(len, _EXACT)) + 8
# What stands behind a heading without changing it: "Skill 3", "E-post (arbete)", "Namn *".
_TAIL = re.compile(r"\s*(\([^)]*\)|\[[^]]*\]|\*|\d+)\s*$")
_SEVERAL = ("skills", "level")

_LEVELS = {
    1: "learning|beginner|basic|novice|lär mig|nybörjare|grundläggande|grund|opettelen|aloittelija|perusteet"
    "|læri|byrjandi|grunnur",
    2: "can do|can|intermediate|working|kan|van|medel|osaan|osaa|keskitaso|kann|miðlungs",
    3: "experienced|advanced|proficient|senior|erfaren|avancerad|kokenut|edistynyt|reyndur|reynd|lengra komin",
    4: "can teach|expert|teach|master|kan lära ut|expert|mästare|osaan opettaa|asiantuntija|get kennt|sérfræðingur",
}
_LEVEL_WORDS = {comparable(word): level for level, words in _LEVELS.items() for word in words.split("|")}


def column_of(heading: str) -> Column | None:
    """The column that a heading names, misspelt or with something behind it; None when it is none of ours."""
    heading = _bare(heading)
    if (column := _EXACT.get(comparable(heading))) or len(heading) > _LONGEST:
        return column
    best = next(iter(_index().find(heading, limit=1)), None)
    return _COLUMNS[best.id] if best and best.band is matching.Band.ANSWER else None


@cache
def _index() -> matching.Index:
    """All headings; made only for one that is misspelt: its arrays are a tenth of all that reading a file takes."""
    return matching.Index(matching.Term(_COLUMNS.index(column), heading) for heading, column in _EXACT.items())


def level_of(word: str) -> int | None:
    """The level that a number ("3", "3,0") or a word ("erfaren") means, 1 to 4; None when it means none."""
    plain = word.strip().replace(",", ".").removesuffix(".0")
    if plain in ("1", "2", "3", "4"):
        return int(plain)
    return _LEVEL_WORDS.get(comparable(word))


def find_columns(header: Sequence[str]) -> tuple[dict[Column, list[int]], list[Problem]]:
    """Where each column stands, and what was not understood; of two headings for one column the exact one wins."""
    found: dict[Column, list[int]] = {}
    problems: list[Problem] = []
    for at, heading in enumerate(header):
        column = column_of(heading)
        if column is None:
            problems.append(Problem(1, " ".join(heading.split()), "unknown-column"))
        elif column not in found or column in _SEVERAL:
            found.setdefault(column, []).append(at)
        else:
            loser = at
            if _is_exact(heading) and not _is_exact(header[found[column][0]]):
                loser, found[column] = found[column][0], [at]
            problems.append(Problem(1, " ".join(header[loser].split()), "double-column"))
    return found, problems


def _is_exact(heading: str) -> bool:
    return comparable(_bare(heading)) in _EXACT


def _bare(heading: str) -> str:
    while (shorter := _TAIL.sub("", heading)) != heading:
        heading = shorter
    return heading
