"""The floors of MATCHING.md on a small sample of the open evaluation data; whole figures come from `bench matching`."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.bench.matching.items import Data, Item, read, shuffled
from bot.bench.matching.measure import Asked, ask
from bot.bench.matching.ours import ENGINES
from bot.settings import SettingsError

# Questions of each kind: enough that one miss more than usual does not break a floor, few enough for a few seconds.
_MANY = 120
# Recall among five, in percent, by kind. A sample is smaller than what MATCHING.md's floors are for, so what these
# leave out is a question or two of it.
_FLOORS = {
    "skills": {
        "exact": 100, "typo": 99, "inflected": 99, "compound": 100, "altlabel": 87, "abbrev": 85, "phrase": 97,
        "partial": 98,
    },
    "policy": {"ours": 60, "faq": 50},
    "ideas": {"nearcopy": 99, "paraphrase": 94},
}  # fmt: skip
# Questions without an answer that get nothing once the cut-offs count, in percent.
_REFUSED = {"skills": ("none", 92), "policy": ("none_written_by_us", 90), "ideas": ("none", 50)}


@pytest.fixture(scope="module", params=["skills", "policy", "ideas"])
def asked(request: pytest.FixtureRequest) -> tuple[str, list[Asked]]:
    task: str = request.param
    try:
        data = read(None, "dev", task)
    except SettingsError as error:
        pytest.skip(f"The evaluation data is not part of the project, and not beside this checkout: {error}")
    with ENGINES[task](data) as match:
        return task, ask(match, _sample(data))


def _sample(data: Data) -> Sequence[Item]:
    items = shuffled(data.items)
    kinds = {item.kind for item in items}
    return [item for kind in sorted(kinds) for item in [each for each in items if each.kind == kind][:_MANY]]


def test_what_is_asked_for_is_among_five(asked: tuple[str, list[Asked]]) -> None:
    task, found = asked
    for kind, floor in _FLOORS[task].items():
        of_kind = [each for each in found if each.item.kind == kind]
        assert of_kind
        share = 100 * sum(each.rank() is not None for each in of_kind) / len(of_kind)
        assert share >= floor, (kind, share)


def test_what_nobody_wrote_is_refused(asked: tuple[str, list[Asked]]) -> None:
    task, found = asked
    made, floor = _REFUSED[task]
    none = [each for each in found if made in (each.item.kind, each.item.source)]
    assert none
    share = 100 * sum(not each.offered(bands=True) for each in none) / len(none)
    assert share >= floor, share
