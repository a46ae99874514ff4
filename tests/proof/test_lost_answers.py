"""PROOF.md row 10: what may have arrived is looked up where that can be done, and otherwise said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.adapters.playground.faults import Fault
from tests.proof.stage import Stage
from tests.prove import times

# Each is met by so many messages: the answer was lost after the message was taken, or nobody knows.
_EACH = 6
_ACCEPTED = [Fault(cut=True, accept=True), Fault(status=500, accept=True), Fault(status=408, accept=True)]
_NOT_ACCEPTED = [Fault(status=503), Fault(status=408), Fault(cut=True)]


def _troubles(name: str) -> list[Fault]:
    return [replace(fault, name=name, times=times(_EACH)) for fault in _ACCEPTED + _NOT_ACCEPTED]


async def test_an_answer_that_was_lost_is_no_second_message_on_slack(stage: Stage) -> None:
    people, doubtful = times(80), times(_EACH) * len(_ACCEPTED + _NOT_ACCEPTED)
    await stage.write("proof/1", await stage.company(people))
    stage.slack.faults.extend(_troubles("chat.postMessage"))
    await stage.start("work")
    assert await stage.settled("proof/1") == {"sent": people - doubtful, "unknown": doubtful}
    # Looking up fails as well, at first.
    stage.slack.faults.extend(
        [
            Fault("conversations.history", status=503, times=3),
            Fault("conversations.history", status=429, pause=5, times=3),
            Fault("conversations.open", status=200, cut=True, times=3),
        ]
    )
    await stage.looked_up("proof/1", sent=people)
    assert len(stage.each()) == people
    assert set(stage.each().values()) == {1}
    assert stage.bugs() == []


@pytest.mark.parametrize("again", [False, True], ids=["at most once", "at least once"])
async def test_on_teams_the_cause_chooses_between_never_twice_and_never_none(stage: Stage, again: bool) -> None:
    people = times(60)
    arrived, lost = times(_EACH) * len(_ACCEPTED), times(_EACH) * len(_NOT_ACCEPTED)
    await stage.write("proof/1", await stage.company(people, "teams"), again=again)
    stage.teams.faults.extend(_troubles("post"))
    await stage.start("work")
    assert await stage.settled("proof/1") == {"sent": people - arrived - lost, "unknown": arrived + lost}
    certain = people if again else people - arrived - lost
    await stage.looked_up("proof/1", sent=certain, **({} if again else {"unknown": arrived + lost}))
    got = stage.each("teams")
    if again:
        assert len(got) == people
        assert sorted(got.values()) == [1] * (people - arrived) + [2] * arrived
    else:
        assert len(got) == people - lost
        assert set(got.values()) == {1}
    assert stage.bugs() == []


@pytest.mark.parametrize("database", ["sqlite"])
async def test_an_answer_that_takes_a_minute_counts_as_lost(database: str, stage: Stage) -> None:
    """Both platforms at once; no database has a part in how long a platform may take."""
    people, slow = 30, 8
    await stage.write("proof/slack", await stage.company(people))
    await stage.write("proof/teams", await stage.company(people, "teams"))
    stage.slack.faults.append(Fault("chat.postMessage", status=200, accept=True, hang=60, times=slow))
    stage.teams.faults.append(Fault("post", status=200, accept=True, hang=60, times=slow))
    await stage.start("work")
    assert await stage.settled("proof/slack") == {"sent": people - slow, "unknown": slow}
    assert await stage.settled("proof/teams") == {"sent": people - slow, "unknown": slow}
    await stage.looked_up("proof/slack", sent=people)
    await stage.looked_up("proof/teams", sent=people - slow, unknown=slow)
    for platform in ("slack", "teams"):
        assert len(stage.each(platform)) == people
        assert set(stage.each(platform).values()) == {1}
    assert stage.bugs() == []
