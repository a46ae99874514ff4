"""Who knows what, in arrays in memory: the best people for some skills at any size; reads no store, knows no names.

The order is the one that ranking.py writes down. Skills, levels and endorsements of an answer are one number for each
person, in which most skills count before levels, and levels before endorsements: so adding is all that ranking takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.models.paging import PAGE, Page, pages

MOST_ENDORSED = 10
"""Endorsements that count for one skill: ten colleagues say enough, and being popular is no skill."""

Numbers = NDArray[np.int32]
Times = NDArray[np.int64]

# One number holds skills, the sum of their levels (1 to 4) and that of endorsements: room for 255 skills in a question.
_SKILL, _LEVEL = 1 << 23, 1 << 13
# A skill that so large a part of all people has is kept by person: adding it then is 40 times as fast.
_WIDE = 0.5
# Rows that are so small a part of all people are added up by themselves: looking at everybody takes longer.
_FEW = 1 / 16


@dataclass(frozen=True, slots=True)
class Rows:
    """What people know, in columns: numbers of people and skills, what it is worth, when it was last said.

    20 bytes a row. worth: see `_SKILL`; fresh: microseconds since 1970, as exact as the store keeps them.
    """

    people: Numbers
    skills: Numbers
    worth: Numbers
    fresh: Times

    @classmethod
    def of(cls, told: Times) -> Rows:
        """From five numbers a row: person, skill, level, endorsements, microseconds."""
        people, skills, levels, said, fresh = told.reshape(-1, 5).T
        worth = _SKILL + levels * _LEVEL + np.minimum(said, MOST_ENDORSED)
        return cls(people.astype(np.int32), skills.astype(np.int32), worth.astype(np.int32), fresh.copy())

    @classmethod
    def joined(cls, parts: Sequence[Rows]) -> Rows:
        """The rows of all parts."""
        return cls(
            np.concatenate([part.people for part in parts]),
            np.concatenate([part.skills for part in parts]),
            np.concatenate([part.worth for part in parts]),
            np.concatenate([part.fresh for part in parts]),
        )

    def only(self, which: NDArray[np.bool_] | NDArray[np.intp] | slice) -> Rows:
        """Some of the rows."""
        return Rows(self.people[which], self.skills[which], self.worth[which], self.fresh[which])

    def __len__(self) -> int:
        return len(self.people)

    # --- as the rows of one skill, in the order of people -----------------------------------------------------------

    def add_to(self, worth: Numbers, who: NDArray[np.intp] | None = None) -> None:
        """Add what these are worth to each of their people. who: whose places `worth` has; None: by number."""
        worth[self.people.astype(np.intp) if who is None else np.searchsorted(who, self.people)] += self.worth

    def fresh_of(self, people: NDArray[np.intp]) -> Times:
        """When these people last said so; 0 for those who have no row."""
        if not len(self):
            return np.zeros(len(people), np.int64)
        at = np.minimum(np.searchsorted(self.people, people.astype(np.int32)), len(self) - 1)
        return np.where(self.people[at] == people, self.fresh[at], 0)


class _Wide:
    """The rows of a skill that most people have: worth and time by person, 0 for those who have none."""

    def __init__(self, rows: Rows, size: int) -> None:
        self._skill = int(rows.skills[0])
        self._worth, self._fresh = np.zeros(size, np.int32), np.zeros(size, np.int64)
        self._worth[rows.people], self._fresh[rows.people] = rows.worth, rows.fresh

    def add_to(self, worth: Numbers, _everybody: object = None) -> None:
        worth[: len(self._worth)] += self._worth

    def fresh_of(self, people: NDArray[np.intp]) -> Times:
        there = people < len(self._fresh)
        return np.where(there, self._fresh[np.where(there, people, 0)], 0)

    def rows(self) -> Rows:
        people = np.flatnonzero(self._worth)
        skills = np.full(len(people), self._skill, np.int32)
        return Rows(people.astype(np.int32), skills, self._worth[people], self._fresh[people])


class _Settled:
    """All rows by skill; never changed, so that a thread may read it."""

    def __init__(self, rows: Rows, size: int) -> None:
        rows = rows.only(np.lexsort((rows.people, rows.skills)))
        skills, starts, many = np.unique(rows.skills, return_index=True, return_counts=True)
        wide = many >= max(_WIDE * size, 1)
        self._wide = {
            int(skill): _Wide(rows.only(slice(start, start + count)), size)
            for skill, start, count in zip(skills[wide], starts[wide], many[wide], strict=True)
        }
        self._rows = rows.only(~np.repeat(wide, many)) if self._wide else rows

    def of(self, skill: int) -> Rows | _Wide:
        """The rows of one skill."""
        if wide := self._wide.get(skill):
            return wide
        start, end = np.searchsorted(self._rows.skills, np.array([skill, skill + 1], np.int32))
        return self._rows.only(slice(start, end))

    def rows(self) -> Rows:
        return Rows.joined([self._rows, *(wide.rows() for wide in self._wide.values())])


class _Words:
    """Folded texts as numbers, so that a filter compares each text once and not each person's."""

    def __init__(self, numbers: dict[str, int] | None = None) -> None:
        self._numbers = numbers if numbers is not None else {"": 0}

    def number(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers))

    def beginning(self, text: str) -> Numbers:
        """1 for each text that begins so, else 0; by number."""
        return np.fromiter((word.startswith(text) for word in self._numbers), np.int32, len(self._numbers))


@dataclass(frozen=True, slots=True)
class Colleague:
    """What filters need of a person: folded unit and place, and whether they still work here."""

    number: int
    unit: str
    place: str
    active: bool


class Known:
    """Who knows what. `replace` takes over what changed; `best` sees it at once; `folded` makes it settle.

    People are looked up by their number, which both databases count up from 1; so the arrays have few gaps.
    """

    def __init__(self) -> None:
        self._units, self._places = _Words(), _Words()
        # By person: unit, place, and 1 where the settled rows hold (0: has left, or everything of theirs is in _news).
        self._unit, self._place, self._holds = (np.zeros(1, np.int32) for _ in range(3))
        # The rows of people who changed since, by skill and person; and which skills those people have there.
        self._news: dict[int, dict[int, tuple[int, int]]] = {}
        self._moved: dict[int, list[int]] = {}
        self._settled = _Settled(Rows.of(np.zeros(0, np.int64)), 1)

    @property
    def unsettled(self) -> int:
        """How many people changed since the rows settled: many make questions slow."""
        return len(self._moved)

    def begin(self, colleagues: Iterable[Colleague]) -> None:
        """Take in people of whom nothing is known yet; `settle` follows."""
        for each in colleagues:
            self._grow(each.number)
            self._take(each)
            self._holds[each.number] = each.active

    def settle(self, rows: Rows) -> None:
        """All that those people know, in any order; may run in a thread."""
        there = rows.only(rows.people < len(self._holds))
        self._settled = _Settled(there.only(self._holds[there.people] == 1), len(self._holds))

    def best(self, skills: Sequence[int], unit: str = "", place: str = "", page: int = 1) -> Page[int]:
        """The numbers of the best people; the last page, where the number lies behind it. unit, place: folded."""
        settled = [self._settled.of(skill) for skill in skills]
        news = [self._newly(skill) for skill in skills if skill in self._news]
        few = self._few([*settled, *news])
        who = slice(None) if few is None else few
        holds = self._holds[who]
        worth = np.zeros(len(holds), np.int32)
        for part in settled:
            part.add_to(worth, few)
        worth *= holds
        for rows in news:
            rows.add_to(worth, few)
        if unit:
            worth *= self._units.beginning(unit).take(self._unit[who])
        if place:
            worth *= self._places.beginning(place).take(self._place[who])
        found = np.flatnonzero(worth)
        people, worth, total = found if few is None else few[found], worth[found], len(found)
        page = min(max(page, 1), pages(total))
        many = min(PAGE * page, total)
        if not many:
            return Page([], 1, 0)

        def fresh(people: NDArray[np.intp]) -> Times:
            times = np.zeros(len(people), np.int64)
            for part in settled:
                np.maximum(times, part.fresh_of(people), out=times)
            times *= self._holds[people]
            for rows in news:
                np.maximum(times, rows.fresh_of(people), out=times)
            return times

        # Times are looked up where they decide: among those who are worth as much as the last one shown.
        edge = np.partition(worth, total - many)[total - many]
        sure, equal = np.flatnonzero(worth > edge), np.flatnonzero(worth == edge)
        equal = equal[_greatest(fresh(people[equal]), many - len(sure))]
        first = np.concatenate((sure, equal))
        order = np.lexsort((first, -fresh(people[first]), -worth[first]))
        return Page(people[first[order[PAGE * (page - 1) :]]].tolist(), page, total)

    def replace(self, numbers: Iterable[int], colleagues: Iterable[Colleague], rows: Rows) -> None:
        """Take over all that is known now of these people; who is not among `colleagues` is nobody any more."""
        known, active = list(numbers), set()
        self._grow(max(known, default=0))
        for number in known:
            self._holds[number] = 0
            for skill in self._moved.get(number, ()):
                del self._news[skill][number]
            self._moved[number] = []
        for each in colleagues:
            self._take(each)
            if each.active:
                active.add(each.number)
        columns = (rows.people.tolist(), rows.skills.tolist(), rows.worth.tolist(), rows.fresh.tolist())
        for person, skill, worth, fresh in zip(*columns, strict=True):
            if person in active:
                self._news.setdefault(skill, {})[person] = (worth, fresh)
                self._moved[person].append(skill)

    def copy(self) -> Known:
        """The same, so that a thread may fold it while this one goes on changing."""
        made = Known.__new__(Known)
        made._units, made._places, made._settled = self._units, self._places, self._settled
        made._unit, made._place, made._holds = self._unit.copy(), self._place.copy(), self._holds.copy()
        made._news = {skill: dict(rows) for skill, rows in self._news.items()}
        made._moved = {person: list(skills) for person, skills in self._moved.items()}
        return made

    def folded(self) -> Known:
        """The same with everything settled."""
        made = self.copy()
        settled = self._settled.rows()
        parts = [settled.only(self._holds[settled.people] == 1), *map(self._newly, self._news)]
        for person in self._moved:
            made._holds[person] = 1  # nothing is left of them but what is in the new rows
        made._news, made._moved = {}, {}
        made._settled = _Settled(Rows.joined(parts), len(made._holds))
        return made

    def _few(self, parts: Sequence[Rows | _Wide]) -> NDArray[np.intp] | None:
        """Who has any of these rows, by number; None where looking at everybody takes less time."""
        some = [part.people for part in parts if isinstance(part, Rows)]
        if len(some) < len(parts) or sum(map(len, some)) > _FEW * len(self._holds):
            return None
        return (some[0] if len(some) == 1 else np.unique(np.concatenate(some))).astype(np.intp)

    def _take(self, each: Colleague) -> None:
        self._unit[each.number] = self._units.number(each.unit)
        self._place[each.number] = self._places.number(each.place)

    def _grow(self, number: int) -> None:
        if (more := number + 1 - len(self._holds)) > 0:
            more += len(self._holds) // 16  # so that one new person after the other copies little
            self._unit, self._place, self._holds = (
                np.concatenate((column, np.zeros(more, np.int32))) for column in (self._unit, self._place, self._holds)
            )

    def _newly(self, skill: int) -> Rows:
        rows = sorted(self._news[skill].items())
        people, told = np.array([person for person, _ in rows], np.int32), [values for _, values in rows]
        worth, fresh = np.array([each for each, _ in told], np.int32), np.array([each for _, each in told], np.int64)
        return Rows(people, np.full(len(rows), skill, np.int32), worth, fresh)


def _greatest(values: Times, many: int) -> NDArray[np.intp]:
    """Where the greatest values are; of equal ones the first."""
    if many >= len(values):
        return np.arange(len(values))
    edge = np.partition(values, len(values) - many)[len(values) - many]
    over = np.flatnonzero(values > edge)
    return np.concatenate((over, np.flatnonzero(values == edge)[: many - len(over)]))
