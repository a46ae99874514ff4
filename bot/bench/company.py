"""Makes a company of any size, with the questions its people would type, the same for the same seed; stores nothing."""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import random
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from pathlib import Path

from bot.bench.people_names import COUNTRIES, UNITS, Country
from bot.imports.people import PersonRow
from bot.matching import fold

CONCEPTS = 5_000
"""Skills that a company of any size has names for."""

_LANGUAGES = ("en", "sv", "fi")
# Labels with these signs would be read as several skills, or as a level, in a cell of skills.
_SIGNS_OF_A_CELL = re.compile(r"[,;|:()\"\n]")
# People write shorter names than a classification does; and 25,000 people must fit the 10 MB that a load may have.
_LONGEST_LABEL = 40
# How popular the second, third ... skill is beside the first: Zipf's law with a flat head, as skills in companies are.
_HEAD, _DECAY = 10, 0.9
_ENGLISH_LABEL, _NO_LEVEL = 0.3, 0.3
_LEVELS, _LEVEL_SHARES = (1, 2, 3, 4), (20, 45, 25, 10)

_MIX = (("exact", 50), ("typo", 30), ("two", 10), ("filter", 5), ("nonsense", 5))
_ANDS = ("and", "och", "ja", "og")
_TRIES = 50  # for a line that was not asked before
_SHORTEST_TYPO = 5
_ROWS_OF_KEYS = ("qwertyuiopå", "asdfghjklöä", "zxcvbnm")
_SYLLABLES = ("bru", "xel", "kvo", "zim", "tra", "plo", "gny", "wux", "hjö", "fli", "sko", "vra", "dun", "mek", "oss")


def make_company(catalogue: Path, people: int = 25_000, skills_each: int = 10, seed: int = 1) -> list[PersonRow]:
    """People with names, unique addresses at example.com, units, places, and skills drawn by popularity.

    `catalogue` is a TSV file (also .gz) of concept, language, "pref" or "alt", label. A person names a skill in their
    own language or, three times in ten, in English; so one concept appears under several labels. Numbered as they
    would be in a file: the first person is row 2.
    """
    draw = random.Random(seed)
    concepts = _concepts(catalogue, draw)
    popularity = list(accumulate(1 / (rank + _HEAD) ** _DECAY for rank in range(len(concepts))))
    countries = draw.choices(list(COUNTRIES.values()), [country.share for country in COUNTRIES.values()], k=people)
    addresses: set[str] = set()
    rows = []
    for line, country in enumerate(countries, start=2):
        name = _name(country, draw)
        unit = draw.choice(tuple(UNITS))
        chosen = dict.fromkeys(draw.choices(range(len(concepts)), cum_weights=popularity, k=2 * skills_each))
        labels = dict.fromkeys(_label(concepts[at], country.language, draw) for at in chosen)
        skills = [(label, _level(draw)) for label in list(labels)[:skills_each]]
        address = _address(name, addresses)
        place, title = draw.choice(country.places), draw.choice(UNITS[unit])
        rows.append(PersonRow(line, name, address, unit, place, country.language, title, skills))
    return rows


def queries(rows: Sequence[PersonRow], n: int, seed: int = 1) -> list[str]:
    """`n` lines that people would type: half the very label, 30 % with a keyboard slip, 10 % two skills, 5 % with a
    filter, 5 % nonsense; shuffled, and each once as long as the company has enough to ask for."""
    draw = random.Random(seed)
    makers: dict[str, Callable[[], str]] = {
        "exact": lambda: _some_skill(rows, draw),
        "typo": lambda: _slip(_some_skill(rows, draw, _SHORTEST_TYPO), draw),
        "two": lambda: f"{_some_skill(rows, draw)} {draw.choice(_ANDS)} {_some_skill(rows, draw)}",
        "filter": lambda: f"{_some_skill(rows, draw)} {_filter(draw.choice(rows), draw)}",
        "nonsense": lambda: " ".join(
            "".join(draw.choices(_SYLLABLES, k=draw.randint(2, 4))) for _ in range(draw.randint(1, 2))
        ),
    }
    kinds = [kind for kind, share in _MIX for _ in range(share * n // 100)]
    kinds += ["exact"] * (n - len(kinds))
    draw.shuffle(kinds)
    asked: set[str] = set()
    lines = []
    for kind in kinds:
        text = makers[kind]()
        for _ in range(_TRIES):
            if text not in asked:
                break
            text = makers[kind]()
        asked.add(text)
        lines.append(f"whoknows {text}")
    return lines


def as_csv(rows: Iterable[PersonRow]) -> str:
    """The rows as a file that `/whoknows load` takes."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("name", "email", "unit", "place", "language", "title", "skills"))
    for row in rows:
        cell = "; ".join(skill if level is None else f"{skill}:{level}" for skill, level in row.skills)
        writer.writerow((row.name, row.email, row.unit, row.place, row.language, row.title, cell))
    return out.getvalue()


def main(argv: Sequence[str] | None = None) -> None:
    """Write a company to a file, and its questions to another when asked to."""
    parser = argparse.ArgumentParser(prog="bench company", description="Make a company as a CSV file.")
    parser.add_argument("--catalogue", type=Path, required=True, help="TSV of concept, language, pref/alt, label")
    parser.add_argument("--out", type=Path, required=True, help="where the people go")
    parser.add_argument("--people", type=int, default=25_000)
    parser.add_argument("--skills-each", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--queries", type=Path, help="where 10,000 lines to ask go")
    asked = parser.parse_args(argv)
    rows = make_company(asked.catalogue, asked.people, asked.skills_each, asked.seed)
    asked.out.write_text(as_csv(rows), "utf-8")
    if asked.queries:
        asked.queries.write_text("\n".join(queries(rows, 10_000, asked.seed)) + "\n", "utf-8")
    print(f"{len(rows)} people, {sum(len(row.skills) for row in rows)} skills -> {asked.out}")


def _concepts(catalogue: Path, draw: random.Random) -> list[dict[str, str]]:
    """Concepts with a label in every language, the most popular first; which are popular is drawn."""
    found: dict[str, dict[str, str]] = {}
    read = gzip.open if catalogue.suffix == ".gz" else open
    with read(catalogue, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 4 and cells[2] == "pref" and _is_plain(cells[3]):
                found.setdefault(cells[0], {}).setdefault(cells[1], cells[3])
    whole = [labels for _, labels in sorted(found.items()) if all(language in labels for language in _LANGUAGES)]
    if not whole:
        raise ValueError(f"{catalogue} holds no concept with a label in each of {', '.join(_LANGUAGES)}.")
    return draw.sample(whole, min(CONCEPTS, len(whole)))


def _is_plain(label: str) -> bool:
    return len(label) <= _LONGEST_LABEL and not _SIGNS_OF_A_CELL.search(label)


def _name(country: Country, draw: random.Random) -> str:
    woman = draw.random() < 0.5
    last = draw.choice(country.last)
    if country.patronymic:
        last += "dóttir" if woman else "son"
    return f"{draw.choice(country.women if woman else country.men)} {last}"


def _address(name: str, taken: set[str]) -> str:
    local = ".".join(re.sub("[^a-z ]", "", fold(name.casefold())).split())
    address, number = f"{local}@example.com", 1
    while address in taken:
        number += 1
        address = f"{local}{number}@example.com"
    taken.add(address)
    return address


def _label(labels: dict[str, str], language: str, draw: random.Random) -> str:
    return labels["en"] if draw.random() < _ENGLISH_LABEL else labels.get(language, labels["en"])


def _level(draw: random.Random) -> int | None:
    return None if draw.random() < _NO_LEVEL else draw.choices(_LEVELS, _LEVEL_SHARES)[0]


def _some_skill(rows: Sequence[PersonRow], draw: random.Random, shortest: int = 1) -> str:
    """A skill of somebody, so the more people have it the more often it is asked for."""
    for _ in range(_TRIES):
        skills = [skill for skill, _ in draw.choice(rows).skills if len(skill) >= shortest]
        if skills:
            return draw.choice(skills)
    raise ValueError(f"These people have no skill of {shortest} letters or more.")


def _filter(person: PersonRow, draw: random.Random) -> str:
    return draw.choice((f"unit:{person.unit}", f"place:{person.place}"))


def _slip(text: str, draw: random.Random) -> str:
    """The text as a hurried hand types it: a neighbouring key, two letters swapped, one left out or doubled."""
    letters = [at for at in range(1, len(text)) if text[at].isalpha()]
    at = draw.choice(letters or [len(text) - 1])
    kind = draw.randrange(4)
    if kind == 0 and text[at - 1] != text[at]:
        return text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at + 1 :]
    if kind == 2:
        return text[:at] + text[at] + text[at:]
    return text[:at] + _neighbour(text[at].lower(), draw) + text[at + 1 :]


def _neighbour(letter: str, draw: random.Random) -> str:
    for keys in _ROWS_OF_KEYS:
        if (at := keys.find(letter)) >= 0:
            return keys[draw.choice([side for side in (at - 1, at + 1) if 0 <= side < len(keys)])]
    return draw.choice("aeiou")


if __name__ == "__main__":
    main()
