"""PROOF.md row 9: kill -9 loses and doubles no vote, acknowledgement or comment, typed on Slack or pressed on Teams."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

import pytest

from bot import clock
from bot.adapters.playground.faults import Fault
from bot.adapters.playground.ledger import of_teams
from bot.adapters.playground.teams_tenant import TeamsConversation, TeamsUser
from bot.dispatch import TRUST
from bot.models import doors, reminding
from bot.models.audiences import Audience
from bot.models.ideas import Comment, Idea, Vote
from bot.models.people import Person, PersonAddress
from bot.models.policy import Snippet
from bot.models.reminders import Acknowledgement, Reminder
from bot.models.store import transaction
from tests.proof.stage import Running, Stage
from tests.prove import times

Kind = Literal["comment", "vote", "acknowledge"]
# What is asked, by platform; on Teams what has a button is pressed: the vote in a channel, the other in one's own chat.
_ASKED: tuple[tuple[str, Kind], ...] = (
    ("slack", "vote"), ("slack", "acknowledge"), ("teams", "comment"), ("teams", "vote"), ("teams", "acknowledge"),
)  # fmt: skip


@dataclass
class Asker:
    """Somebody who asks for one thing, once."""

    person: int
    platform: str
    kind: Kind
    user: str  # Slack's id, or the directory's
    card: str = ""  # the message on which it is pressed
    before: int = 0  # what the bot had written to them
    acknowledged: bool = False


@dataclass
class Company:
    """One idea, one reminder, and people who vote, comment and acknowledge."""

    stage: Stage
    idea: int
    letter: int
    snippet: int
    channel: TeamsConversation | None = None
    askers: list[Asker] = field(default_factory=list)

    async def came(self, each: int) -> list[Asker]:
        """New people, so many for each thing that is asked."""
        new = []
        for platform, kind in _ASKED:
            for person in await self.stage.company(each, platform):
                seat = await PersonAddress.get(person_id=person)
                new.append(Asker(person, platform, kind, seat.user))
        self.askers += new
        return new

    async def look(self, askers: list[Asker], server: Running) -> None:
        """Whoever presses on Teams has the card before them."""
        teams = self.stage.teams
        teams.bot_url = server.messages
        own = [asker for asker in askers if (asker.platform, asker.kind) == ("teams", "acknowledge")]
        voters = [asker for asker in askers if (asker.platform, asker.kind) == ("teams", "vote")]
        if self.channel is None:
            self.channel = await teams.add_team("Data", [self._user(voters[0])])
            assert await teams.mention(self._user(voters[0]), self.channel, f"idea share {self.idea}") == 200
        self.channel.members += [self._user(asker) for asker in voters if self._user(asker) not in self.channel.members]
        for asker in own:
            assert await teams.say(self._user(asker), f"policy reminder {self.letter}") == 200
        await self.stage.until(lambda: all(self._last_card(asker) for asker in own + voters))
        for asker in askers:
            asker.card, asker.before = self._last_card(asker), self.written(asker)

    def _user(self, asker: Asker) -> TeamsUser:
        user = self.stage.teams.tenant.find(asker.user)
        assert user is not None
        return user

    def _last_card(self, asker: Asker) -> str:
        """The message with a button for what they want to press."""
        if asker.platform == "slack" or asker.kind == "comment":
            return ""
        label = {"vote": "Vote", "acknowledge": "Acknowledge"}[asker.kind]
        user = self._user(asker)
        for seen in reversed(self.stage.teams.timeline(user)):
            if label in [one.get("title") for one in self.stage.teams.choices(user, seen.message.id)]:
                return seen.message.id
        return ""

    async def ask(self, asker: Asker, server: Running) -> None:
        """Their request; remembered where it was acknowledged."""
        if asker.platform == "slack":
            line = {"vote": f"/idea vote {self.idea}", "acknowledge": f"/policy ack {self.letter}"}[asker.kind]
            asker.acknowledged = await self.stage.post(server.events, self.stage.command(asker.user, line)) == (200, "")
        elif asker.kind == "comment":
            said = f"idea comment {self.idea} Crash {asker.person}"
            asker.acknowledged = await self.stage.teams.say(self._user(asker), said) == 200
        else:
            label = {"vote": "Vote", "acknowledge": "Acknowledge"}[asker.kind]
            pressed = await self.stage.teams.press(self._user(asker), asker.card, label)
            asker.acknowledged = pressed.status == 200

    def written(self, asker: Asker) -> int:
        """How often the bot has written to them, or into their card."""
        if asker.platform == "slack":
            return len(self.stage.told(asker.user))
        return sum(
            entry.who == asker.user and entry.act in ("post", "update") for entry in of_teams(self.stage.teams.tenant)
        )

    async def effects(self) -> Counter[tuple[str, int | None]]:
        """What was done, by kind and person."""
        done = Counter(("comment", each.person_id) for each in await Comment.filter(text__startswith="Crash"))
        voters = await Vote.filter(idea_id=self.idea).values("person_id")
        readers = await Acknowledgement.filter(snippet_id=self.snippet).values("person_id")
        done.update(("vote", each["person_id"]) for each in voters)
        done.update(("acknowledge", each["person_id"]) for each in readers)
        return done

    async def hold_true(self) -> None:
        """What was acknowledged is done once, nothing is done twice, and the numbers under the idea add up."""
        done = await self.effects()
        assert [asker for asker in self.askers if asker.acknowledged and not done[asker.kind, asker.person]] == []
        assert max(done.values()) == 1
        idea = await Idea.get(id=self.idea)
        assert idea.votes == await Vote.filter(idea=idea).count()
        assert idea.comments == await Comment.filter(idea=idea).count()


async def _company(stage: Stage) -> Company:
    idea, snippet, sender = await Idea.all().first(), await Snippet.all().first(), await Person.all().first()
    assert idea is not None
    assert snippet is not None
    assert sender is not None
    await stage.company(1)  # a reminder is for somebody
    draft = await reminding.draft(snippet, Audience())
    assert draft is not None

    async def work() -> Reminder:
        return await Reminder.create(
            snippet_id=snippet.id, version=snippet.version, frozen=draft.wording.frozen, hash=draft.wording.seal,
            sender_id=sender.id, audience=Audience().stored, sent=clock.now(),
        )  # fmt: skip

    return Company(stage, idea.id, (await transaction(work)).id, snippet.id)


@pytest.mark.parametrize(
    ("slack", "teams", "effects", "words"),
    [
        (Fault("users.info", hang=60), Fault("members", hang=60), 0, {1}),
        (Fault("response_url", hang=60), Fault("post", hang=60), 1, {1}),
        (Fault("response_url", hang=60, accept=True), Fault("post", hang=60, accept=True), 1, {1, 2}),
    ],
    ids=["before the effect", "before the answer", "before the record"],
)
async def test_a_kill_between_two_steps(
    stage: Stage, slack: Fault, teams: Fault, effects: int, words: set[int]
) -> None:
    """All are held at the same step when the process dies."""
    company, each = await _company(stage), 3
    askers = await company.came(each)
    first = await stage.start("serve", patient=True)
    await company.look(askers, first)
    await first.end()
    # Whoever was asked about longer ago is asked about again: there Teams can be held up before the effect.
    await PersonAddress.filter(platform="teams").update(checked=clock.now() - 2 * TRUST)
    slack.times = None
    stage.slack.faults.append(slack)
    server = await stage.start("serve", patient=True)
    stage.teams.bot_url = server.messages
    if effects:
        await PersonAddress.filter(platform="teams").update(checked=clock.now())
    teams.times = None
    stage.teams.faults.append(teams)
    asking = asyncio.gather(*(company.ask(asker, server) for asker in askers))
    # An acknowledgement pressed in one's own chat is answered in its response: nothing is asked of the platform.
    held = [asker for asker in askers if not (effects and (asker.platform, asker.kind) == ("teams", "acknowledge"))]
    await stage.until(lambda: len(stage.slack.faults.met) + len(stage.teams.faults.met) == len(held))
    # A press is acknowledged by its answer, or when that takes 2.5 s; before that whoever asks about people gives up.
    waited = [asker for asker in askers if effects or not asker.card]
    await stage.until(lambda: all(asker.acknowledged for asker in waited))
    await server.kill()
    await asking
    done = await company.effects()
    assert {done[asker.kind, asker.person] for asker in askers} == {effects}
    stage.slack.faults.clear()
    stage.teams.faults.clear()
    stage.moment.ahead(doors.LEASE.total_seconds() + 1)
    await stage.start("serve", patient=True)
    await stage.answered(len(askers))
    await company.hold_true()
    done = await company.effects()
    assert {done[asker.kind, asker.person] for asker in askers} == {1}
    # Who has the answer, and whose record was lost, is told once more that it was done.
    assert {company.written(asker) - asker.before for asker in held} <= words
    assert stage.bugs() == []


async def test_kills_at_any_moment(stage: Stage) -> None:
    company, chance = await _company(stage), random.Random(90)
    for _ in range(times(3)):
        askers = await company.came(2)
        server = await stage.start("serve", patient=True)
        await company.look(askers, server)
        asking = [asyncio.create_task(company.ask(asker, server)) for asker in askers]
        await stage.until(lambda: any(asker.acknowledged for asker in askers))  # noqa: B023 - in this round only
        await asyncio.sleep(chance.uniform(0, 0.1))
        await server.kill()
        await asyncio.gather(*asking)
        stage.moment.ahead(doors.LEASE.total_seconds() + 1)
        worker = await stage.start("work")
        await stage.answered(sum(asker.acknowledged for asker in askers))
        await worker.kill()
        await company.hold_true()
        # What was pressed may have been answered in the response to the press.
        typed = [asker for asker in askers if asker.acknowledged and not asker.card]
        assert [asker for asker in typed if company.written(asker) == asker.before] == []
    assert stage.bugs() == []
