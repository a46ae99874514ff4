"""PROOF.md row 7 once more, through the doors: signed by Slack, with Teams' tokens; who may not, changes nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable

from bot import clock, texts
from bot.adapters.playground import slack_wire, teams_wire
from bot.adapters.playground.ledger import of_teams
from bot.adapters.playground.slack_workspace import BOT
from bot.adapters.playground.teams_tenant import TeamsUser
from bot.command import May
from bot.models.people import Person, PersonAddress
from tests.cast import ANNA, ERIK, MAJA
from tests.domain import changed, contents
from tests.proof.stage import Running, Stage
from tests.test_authorisation import LINNEA, ROLES, Row, _every_line, _seat
from tests.test_authorisation import Stage as Matrix

_AT_ONCE = 10
_LANGUAGES = ("en", "fi", "is", "sv")


def _in_any_language(key: str, may: str = "") -> tuple[str, ...]:
    return tuple(
        texts.say(each, key, **({"role": texts.say(each, f"role-{may}")} if may else {})) for each in _LANGUAGES
    )


class Doors:
    """The cast on both platforms, and every way in which a line comes through a door."""

    def __init__(self, stage: Stage, server: Running) -> None:
        self.stage, self.server = stage, server
        stage.teams.bot_url = server.messages
        self.on_teams: dict[str, TeamsUser] = {}
        self.on_slack: dict[str, str] = {}
        self.in_place: list[str] = []  # what was said in the response to a press

    def guest(self) -> str:
        """Somebody whom both platforms call a guest."""
        self.on_slack["guest"] = self.stage.slack.add_user("A Guest", id="U0GUEST", email="g@x.example", guest=True).id
        self.on_teams["guest"] = self.stage.teams.add_user("A Guest", "g@x.example", guest=True)
        self.stage.teams.tenant.open_chat(self.on_teams["guest"]).installed = True
        return "guest"

    async def seat(self, email: str) -> None:
        """Somebody of the company."""
        person = await Person.get(email=email)
        teams = self.on_teams[email] = self.stage.teams.add_user(person.name, email)
        self.stage.teams.tenant.open_chat(teams).installed = True
        slack = self.on_slack[email] = self.stage.slack.add_user(person.name, id=f"U0P{person.id}", email=email).id
        for platform, space, user in (
            ("slack", self.stage.slack.team, slack),
            ("teams", self.stage.teams.tenant.id, teams.aad),
        ):
            await PersonAddress.create(person=person, platform=platform, space=space, user=user, checked=clock.now())

    # --- ways in: each says the HTTP status ------------------------------------------------------------------------

    async def slack_typed(self, who: str, line: str) -> int:
        return (await self.stage.post(self.server.events, self.stage.command(self.on_slack[who], f"/kunna {line}")))[0]

    async def slack_pressed(self, who: str, line: str) -> int:
        slack, user = self.stage.slack, self.on_slack[who]
        room = slack.direct(user)
        action = {"type": "button", "action_id": "b", "block_id": "c", "value": line}
        message, trigger = slack.post(room.id, BOT, "Press me"), slack.new_trigger(user)
        url = slack._url(room.id, user)
        request = slack_wire.press(slack, slack.members[user], message, action, trigger, url)
        return (await self.stage.post(self.server.events, request))[0]

    async def teams_typed(self, who: str, line: str) -> int:
        return await self.stage.teams.say(self.on_teams[who], line)

    async def teams_pressed(self, who: str, line: str) -> int:
        return await self._invoked(who, {"line": line})

    async def teams_submitted(self, who: str, line: str) -> int:
        return await self._invoked(who, {"form": True, "run": line})

    async def _invoked(self, who: str, data: dict[str, object]) -> int:
        teams, user = self.stage.teams, self.on_teams[who]
        base = teams._base("invoke", user, teams.tenant.open_chat(user), "")
        status, body = await teams.deliver(teams_wire.execute(base, teams.tenant.next_id(), {"data": data}, {}))
        if isinstance(card := body.get("value"), dict):
            self.in_place.append(str(card["speak"]))
        return status

    # --- what came of it -------------------------------------------------------------------------------------------

    def heard(self) -> list[str]:
        """Everything that the bot has said to anybody."""
        slack = [each.text for user in self.on_slack.values() for each in self.stage.slack.timeline(user)]
        return slack + self.in_place + [entry.text for entry in of_teams(self.stage.teams.tenant) if entry.new]

    async def all(self, sent: Iterable[Awaitable[int]]) -> int:
        """Send them, some at once; how many there were. None may meet a 5xx, nor be left unanswered."""
        waiting, tried = list(sent), 0
        for start in range(0, len(waiting), _AT_ONCE):
            statuses = await asyncio.gather(*waiting[start : start + _AT_ONCE])
            assert set(statuses) == {200}
            tried += len(statuses)
        return tried


Way = Callable[[str, str], Awaitable[int]]


async def _opened(stage: Stage) -> tuple[Doors, list[tuple[str, Row]]]:
    matrix = Matrix()
    for email in (*ROLES, ERIK):
        await _seat(email)
    lines = await _every_line(matrix)
    stage.with_teams()
    # What is sent unasked goes out elsewhere: here it counts what a line writes.
    doors = Doors(stage, await stage.start("serve", "--no-worker", patient=True))
    for email in ROLES:
        await doors.seat(email)
    return doors, lines


async def test_who_may_not_changes_nothing_by_any_door(stage: Stage) -> None:
    """Every line that a role forbids, by each way in; and every line there is from a guest."""
    doors, lines = await _opened(stage)
    guest, before = doors.guest(), await contents()
    ways: list[Way] = [
        doors.slack_typed, doors.slack_pressed, doors.teams_typed, doors.teams_pressed, doors.teams_submitted,
    ]  # fmt: skip
    forbidden = [(who, text, row) for who in (ANNA, MAJA) for text, row in lines if ROLES[who] < May[row.may.upper()]]
    assert len(forbidden) > 15
    tried = await doors.all(way(who, text) for who, text, _ in forbidden for way in ways)
    tried += await doors.all(way(guest, text) for text, _ in lines for way in (ways[0], ways[2]))
    await stage.answered(tried)
    # Where somebody can be written to is kept of whoever writes.
    assert changed(before, await contents()) <= {"door"}
    said = doors.heard()
    for may in ("communicator", "admin"):
        many = sum(row.may == may for _, _, row in forbidden) * len(ways)
        assert sum(each.startswith(_in_any_language("not-allowed", may)) for each in said) == many, may
    assert sum(each in _in_any_language("stranger-guest") for each in said) == len(lines) * 2
    assert stage.bugs() == []


async def test_who_may_is_let_through_by_both_doors(stage: Stage) -> None:
    """Every line that an employee may say, pressed on Teams; every line at all, typed on Slack by an admin."""
    doors, lines = await _opened(stage)
    before = await contents()
    tried = await doors.all(doors.teams_pressed(ANNA, text) for text, row in lines if row.may == "employee")
    # But what would take her own role away in the middle of it.
    linnea = (await Person.get(email=LINNEA)).reference
    tried += await doors.all(doors.slack_typed(LINNEA, text) for text, _ in lines if linnea not in text)
    assert tried > 90
    await stage.answered(tried)
    assert not [each for each in doors.heard() if each.startswith(_refusals())]
    # At least what the admin's own lines change: what is about the same thing may undo another's.
    assert changed(before, await contents()) >= {"act", "comment", "delivery", "idea", "mute", "person_skill", "vote"}
    assert stage.bugs() == []


def _refusals() -> tuple[str, ...]:
    return tuple(each for may in ("communicator", "admin") for each in _in_any_language("not-allowed", may))
