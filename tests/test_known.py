"""Who knows what, in arrays alone: the order as ranking.py writes it down, after any changes, for many and for few."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models import known as columns
from bot.models.known import MOST_ENDORSED, Colleague, Known, Rows
from bot.models.paging import PAGE

Told = dict[tuple[int, int], tuple[int, int, int]]
_PEOPLE, _SKILLS = st.integers(1, 30), st.integers(1, 4)
_TOLD = st.dictionaries(
    st.tuples(_PEOPLE, _SKILLS),
    st.tuples(st.integers(3, 4), st.sampled_from([0, 10, 11, 50]), st.integers(10**15, 10**15 + 1)),
    max_size=110,
)  # fmt: skip
_STAFF = st.lists(st.tuples(st.sampled_from(["", "it", "it ops", "sales"]), st.booleans()), min_size=30, max_size=30)


def _rows(told: Told) -> Rows:
    return Rows.of(np.array([(*pair, *values) for pair, values in told.items()], np.int64))


def _known(colleagues: Sequence[Colleague], told: Told) -> Known:
    known = Known()
    known.begin(colleagues)
    known.settle(_rows(told))
    return known


def _staff(staff: Sequence[tuple[str, bool]]) -> list[Colleague]:
    return [Colleague(number, unit, unit[::-1], active) for number, (unit, active) in enumerate(staff, start=1)]


def _in_words(staff: Sequence[tuple[str, bool]], told: Told, asked: Sequence[int], unit: str, place: str) -> list[int]:
    """The order, as a person would read it off the docstring of ranking.py."""
    people = {
        person: [told[person, skill] for skill in asked if (person, skill) in told]
        for person, (where, active) in enumerate(staff, start=1)
        if active and where.startswith(unit) and where[::-1].startswith(place)
    }

    def key(person: int) -> tuple[int, ...]:
        rows = people[person]
        endorsed = sum(min(said, MOST_ENDORSED) for _, said, _ in rows)
        return (-len(rows), -sum(row[0] for row in rows), -endorsed, -max(row[2] for row in rows), person)

    return sorted((person for person, rows in people.items() if rows), key=key)


def _same(known: Known, staff: Sequence[tuple[str, bool]], told: Told, asked: Sequence[int]) -> None:
    """Rows of few people are added up in another way: that of many and that of few answer alike."""
    for (unit, place), few in product((("", ""), ("it", ""), ("", "spo"), ("it", "ti"), ("no", "")), (0, 1000)):
        wanted = _in_words(staff, told, asked, unit, place)
        for page in range(1, len(wanted) // PAGE + 3):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(columns, "_FEW", few)
                found = known.best(asked, unit, place, page)
            last = max(1, -(-len(wanted) // PAGE))
            assert found.number == min(page, last)
            assert found.rows == wanted[PAGE * (found.number - 1) :][:PAGE]
            assert found.total == len(wanted)


@given(_STAFF, _TOLD, st.lists(st.tuples(_PEOPLE, _TOLD), max_size=4), st.lists(_SKILLS, min_size=1, unique=True))
def test_the_arrays_have_the_written_order_after_any_changes(
    staff: list[tuple[str, bool]], told: Told, changes: list[tuple[int, Told]], asked: list[int]
) -> None:
    known = _known(_staff(staff), told)
    _same(known, staff, told, asked)
    for person, anew in changes:
        staff[person - 1] = (staff[person - 1][0], not staff[person - 1][1])
        told = {pair: values for pair, values in told.items() if pair[0] != person}
        told |= {pair: values for pair, values in anew.items() if pair[0] == person}
        mine = {pair: values for pair, values in told.items() if pair[0] == person}
        known.replace([person], [_staff(staff)[person - 1]], _rows(mine))
        _same(known, staff, told, asked)
        frozen = known.copy()
        _same(frozen.folded(), staff, told, asked)
    _same(known.folded(), staff, told, asked)


def test_a_copy_stays_as_it_was_while_the_original_goes_on() -> None:
    known = _known(_staff([("it", True)] * 3), {(person, 1): (4, 0, 10 - person) for person in (1, 2, 3)})
    known.replace([1], _staff([("it", True)]), _rows({(1, 1): (3, 0, 1)}))
    frozen = known.copy()
    known.replace([1, 2, 70_000], [Colleague(1, "sales", "", True), Colleague(70_000, "it", "", True)], _rows({}))
    assert known.best([1]).rows == known.folded().best([1]).rows == [3]
    known.replace([70_000], [Colleague(70_000, "it", "", True)], _rows({(70_000, 1): (1, 0, 1)}))
    for same in (frozen, frozen.folded()):
        assert same.best([1], unit="it").rows == [2, 3, 1]
        assert same.best([1], place="ti").rows == [2, 3, 1]
    assert known.best([1], unit="it").rows == known.folded().best([1], unit="it").rows == [3, 70_000]


def test_a_row_takes_twenty_bytes() -> None:
    rows = _rows({(1, 1): (4, 0, 1)})
    assert sum(column.itemsize for column in (rows.people, rows.skills, rows.worth, rows.fresh)) == 20


def test_what_somebody_said_before_a_change_counts_no_more() -> None:
    """Of two who are worth the same, the later one is first: who changed, by what they say now."""
    known = _known(_staff([("it", True), ("it", True), ("it", True)]), {(1, 1): (4, 0, 9), (2, 1): (4, 0, 5)})
    assert known.best([1]).rows == [1, 2]
    known.replace([1], _staff([("it", True)]), _rows({(1, 1): (4, 0, 3)}))
    assert known.best([1]).rows == known.folded().best([1]).rows == [2, 1]


@pytest.mark.parametrize("staff", [30, 300])
def test_of_many_who_are_worth_the_same_the_latest_are_shown_and_then_the_first(staff: int) -> None:
    """25 of 30 know it, and 25 of 300: a skill is kept in two ways. The tenth is among nine of the same time."""
    people, told = [("it", True)] * staff, {(person, 1): (4, 0, 5 + person % 3) for person in range(1, 26)}
    known = _known(_staff(people), told)
    assert known.best([1]).rows == [2, 5, 8, 11, 14, 17, 20, 23, 1, 4]
    _same(known, people, told, [1])
    people, told = [*people, ("it", True)], told | {(staff + 1, 1): (4, 0, 9)}
    known.replace([staff + 1], _staff(people)[-1:], _rows({(staff + 1, 1): (4, 0, 9)}))
    assert known.best([1]).rows[:2] == [staff + 1, 2]
    _same(known, people, told, [1])
    _same(known.folded(), people, told, [1])


def test_who_came_while_all_was_being_read_is_nobody_yet() -> None:
    """Their rows are read after the people are; the log of changes brings them a moment later."""
    assert _known(_staff([("it", True)]), {(1, 1): (4, 0, 1), (99, 1): (4, 0, 1)}).best([1]).rows == [1]
