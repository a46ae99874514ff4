"""Reads the data that matching is measured on, and fills it up to a number of labels; measures nothing."""

from __future__ import annotations

import gzip
import json
import os
import random
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from bot.matching import Row as StoreRow
from bot.matching import comparable
from bot.settings import SettingsError

TASKS = ("skills", "policy", "ideas")

# Where the data lies beside a checkout of the project; none of it is shipped.
_BESIDE = Path(__file__).resolve().parents[4] / "shared" / "eval"
_SEARCHED = {
    "skills": "skills_catalogue.tsv.gz",
    "policy": "policy_snippets.jsonl.gz",
    "ideas": "ideas_corpus.jsonl.gz",
}
_ASKED = {"skills": "query", "policy": "question", "ideas": "text"}
# Labels of one made-up thing: as many as a concept of the catalogue has.
_LABELS_EACH = 8
_SEED = 4

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found: a label of a skill, a snippet of the policy (with its headings), an idea."""

    thing: str
    language: str
    text: str
    preferred: bool = True
    heading: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One question and the things that are right for it: none of them for the kind "none"."""

    id: str
    text: str
    language: str
    kind: str
    source: str
    correct: frozenset[str]


@dataclass(frozen=True)
class Data:
    """What is searched and what is asked in one task of one split."""

    task: str
    split: str
    entries: tuple[Entry, ...]
    items: tuple[Item, ...]

    @cached_property
    def things(self) -> dict[str, int]:
        """The number of each thing."""
        return {thing: at for at, thing in enumerate(dict.fromkeys(entry.thing for entry in self.entries))}

    @cached_property
    def rows(self) -> list[StoreRow]:
        """The entries as a store gives them."""
        return [(self.things[entry.thing], entry.text, entry.language, entry.preferred) for entry in self.entries]


def read(folder: Path | None, split: str, task: str) -> Data:
    """The data of one task. Raises SettingsError, with the way out, where it is not there or is not as it should be."""
    root = folder or Path(os.environ.get("KUNNA_EVAL") or _BESIDE)
    if not (root / _SEARCHED[task]).is_file():
        raise SettingsError(f"There is no {_SEARCHED[task]} in {root}. Say where the data is: --data DIR.")
    asked = root / split / f"{task}.jsonl.gz"
    if not asked.is_file():
        there = sorted(path.parent.name for path in root.glob(f"*/{task}.jsonl.gz"))
        raise SettingsError(f"There is no {asked}. Splits with {task} there: {', '.join(there) or 'none'}.")
    items = tuple(_lines(asked, lambda line: _item(json.loads(line), task)))
    if not items:
        raise SettingsError(f"{asked} holds no questions.")
    return Data(task, split, tuple(_lines(root / _SEARCHED[task], _reader(task), head=task == "skills")), items)


def filled(data: Data, many: int) -> Data:
    """The same questions on as many distinct labels as are asked for: the real ones, and blends of them.

    A blend is the front of one real label and the back of another of the same language, so that its trigrams are as
    frequent as real ones; the same ones every time. None is spelt as a real label or a question is.
    """
    if data.task == "policy":
        raise SettingsError("--terms fills up labels, and a policy has none: leave it out, or measure skills or ideas.")
    known = {comparable(entry.text) for entry in data.entries}
    if many < len(known):
        raise SettingsError(f"--terms {many} is fewer than the {len(known)} distinct labels of the data.")
    avoided = known | {comparable(item.text) for item in data.items}
    blends = _blends(data.entries, many - len(known), avoided)
    each = _LABELS_EACH if data.task == "skills" else 1
    made = (Entry(f"filled:{at // each}", language, text, at % each == 0) for at, (language, text) in enumerate(blends))
    return Data(data.task, data.split, (*data.entries, *made), data.items)


def shuffled(items: Sequence[Item]) -> list[Item]:
    """The same order every time, in which any beginning is a fair sample."""
    return random.Random(_SEED).sample(items, len(items))


def _blends(entries: Sequence[Entry], many: int, avoided: Collection[str]) -> Iterator[tuple[str, str]]:
    pick = random.Random(_SEED)
    by_language: dict[str, list[list[str]]] = {}
    for entry in entries:
        by_language.setdefault(entry.language, []).append(entry.text.split())
    seen = set(avoided)
    tries = 0
    while many > 0:
        language = entries[pick.randrange(len(entries))].language
        words = by_language[language]
        front, back = words[pick.randrange(len(words))], words[pick.randrange(len(words))]
        text = " ".join((*front[: (len(front) + 1) // 2], *back[len(back) // 2 :]))
        spelt, tries = comparable(text), tries + 1
        if spelt and spelt not in seen:
            seen.add(spelt)
            yield language, text
            many, tries = many - 1, 0
        elif tries > 10_000:
            raise SettingsError(f"The data's labels cannot be blended into {many} more: ask for fewer --terms.")


def _lines(path: Path, read_line: Callable[[str], Row], head: bool = False) -> Iterator[Row]:
    """The rows of a packed file, one a line."""
    number = 0
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if number > head:
                    yield read_line(line.rstrip("\n"))
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        # What is wrong with a row says its place; what is wrong with the packing, how far it could be read.
        raise SettingsError(f"{path} is not as it should be at line {number}: {error!r}.") from error


def _reader(task: str) -> Callable[[str], Entry]:
    return {"skills": _label, "policy": _snippet, "ideas": _idea}[task]


def _label(line: str) -> Entry:
    thing, language, kind, text = line.split("\t")
    return Entry(thing, language, text, kind == "pref")


def _snippet(line: str) -> Entry:
    row = json.loads(line)
    return Entry(row["id"], row["lang"], row["text"], heading=row.get("section", ""), title=row.get("title", ""))


def _idea(line: str) -> Entry:
    row = json.loads(line)
    return Entry(row["id"], row["lang"], row["text"])


def _item(row: dict[str, object], task: str) -> Item:
    correct = row["correct"]
    if not isinstance(correct, list):
        raise TypeError("`correct` is no list")
    text, language, kind, source = (str(row[name]) for name in (_ASKED[task], "lang", "kind", "source"))
    return Item(str(row["id"]), text, language, kind, source, frozenset(map(str, correct)))
