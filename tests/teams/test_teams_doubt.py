"""What may have arrived in Teams: a communicator chooses whether it is left or sent again; the report says both."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest

from bot import clock
from bot.adapters.playground.faults import Fault
from bot.adapters.playground.ledger import of_teams
from bot.adapters.playground.teams_hands import StandInTeams
from bot.adapters.terminal import Shell
from bot.dispatch import Dispatch
from bot.models.store import fetch
from bot.reply import Reply
from bot.settings import Company
from bot.worker.deliver import Rates, deliver
from tests.cast import MAJA, Teller, button
from tests.conftest import DATABASES
from tests.patience import until
from tests.reminding import PHOTOS, deliveries, facts
from tests.teams.stage import serve

CAUSE = "reminder/1"
CHOICE = "If unclear whether it arrived"


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def company(sample_store: str, teams: StandInTeams) -> AsyncIterator[Dispatch]:
    """The sample company, of whom three have added the app in Teams."""
    real = Dispatch(Company("Lumivik", "en", "Europe/Stockholm", ()))
    runner, _, _ = await serve(real, teams)
    real.messengers["terminal"] = Shell()
    for name in ("Maja Öberg", "Anna Lind", "Erik Åkesson"):
        first, last = name.casefold().replace("ö", "o").replace("å", "a").split()
        user = teams.add_user(name, f"{first}.{last}@example.com", locale="en-GB")
        await teams.install(user)
        await teams.say(user, "help")
    await real.drain()
    yield real
    await real.drain()
    await runner.cleanup()


@asynccontextmanager
async def sending(dispatch: Dispatch) -> AsyncIterator[None]:
    task = asyncio.create_task(deliver(dispatch, {"teams": Rates(1e-9, 1e-9)}, look=0.02))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})


async def over() -> bool:
    rows = await deliveries()
    return bool(rows) and not {"waiting", "sending"} & {str(row["state"]) for row in rows}


def read(teams: StandInTeams) -> list[str]:
    """Whom a message that they did not ask for stands with, once for each time that it does."""
    return [entry.who for entry in of_teams(teams.tenant) if entry.same]


async def reminded(company: Dispatch, teams: StandInTeams, choice: str) -> Teller:
    """Anna's, Erik's and Maja's answers are all lost after Teams took the message; then six minutes pass."""
    teller = Teller(company)
    preview = await teller.reply(f"policy remind everyone {PHOTOS} {choice}".strip(), MAJA)
    assert isinstance(await teller.press(preview, "Send to 3 people", MAJA), Reply)
    await fetch("DELETE FROM delivery WHERE cause = 'progress/1' RETURNING id")  # it would meet a fault as well
    teams.fail("post", Fault(status=504, accept=True, times=3))
    async with sending(company):
        await until(over)
        with clock.frozen(lambda: datetime.now(UTC) + timedelta(minutes=6)):
            await until(looked_at)
            await until(over)
    return teller


async def looked_at() -> bool:
    """Whether all were asked about: sent again, or left for ever."""
    far = clock.now() + timedelta(days=1)
    rows = [row for row in await deliveries() if row["platform"]]
    return all(row["attempts"] or str(row["due"]) > str(far) for row in rows)


async def test_it_is_left_unless_somebody_chose_otherwise(company: Dispatch, teams: StandInTeams) -> None:
    teller = await reminded(company, teams, "")
    assert sorted(read(teams)) == sorted(set(read(teams)))
    assert len(read(teams)) == 3
    said = facts(await teller.reply("policy report 1", MAJA))
    assert said["May have arrived"].startswith("3 ")
    assert said[CHOICE] == "leave it; nobody gets it twice"
    assert "Sent again, as it was unclear" not in said


async def test_at_least_once_sends_again_and_the_report_counts_it(company: Dispatch, teams: StandInTeams) -> None:
    teller = await reminded(company, teams, "doubt:again")
    assert {read(teams).count(where) for where in read(teams)} == {2}
    assert len(read(teams)) == 6
    said = facts(await teller.reply("policy report 1", MAJA))
    assert said["Sent again, as it was unclear"] == "3"
    assert said["May have arrived"].startswith("0 ")
    assert said["Delivered, not acknowledged yet"].startswith("3 ")
    assert said[CHOICE] == "send it again; somebody may get it twice"


async def test_the_preview_says_what_was_chosen_and_its_button_carries_it(company: Dispatch) -> None:
    teller = Teller(company)
    left = await teller.reply(f"policy remind everyone {PHOTOS}", MAJA)
    again = await teller.reply(f"policy remind everyone {PHOTOS} doubt:again", MAJA)
    assert facts(left)[CHOICE] == "leave it; nobody gets it twice"
    assert facts(again)[CHOICE] == "send it again; somebody may get it twice"
    assert "doubt" not in button(left, "Send to").run
    assert "doubt:again" in button(again, "Send to").run
