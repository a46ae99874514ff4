"""A message that lives shows what is true by now: drawn for everybody, at most once a second, by one worker."""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Annotated

import pytest

from bot import clock, command, texts
from bot.command import (
    COMMANDS,
    Arg,
    Busy,
    Call,
    DeclarationError,
    Everyone,
    FileIn,
    May,
    Outcome,
    Profile,
    Refused,
    Sent,
    Unknown,
    Unread,
    for_everyone,
)
from bot.commands.idea import share, show
from bot.dispatch import Dispatch
from bot.incoming import Incoming
from bot.line import line
from bot.models import doors, live
from bot.models.ideas import Idea
from bot.models.inbox import Inbox
from bot.models.live import Shown
from bot.models.people import Note, Person
from bot.models.store import transaction
from bot.reply import Address, Answer, Button, Buttons, Reply, Room, UserText
from bot.worker import work
from bot.worker.live import redraw
from tests.cast import ANNA, Teller, words
from tests.patience import until
from tests.recorder import Recorder

C1, C2, ELSEWHERE = Room("slack", "T1", "C1"), Room("slack", "T1", "C2"), Room("slack", "T2", "C1")
_keys = itertools.count()


async def _at_once() -> None:
    return None


@dataclass
class Walls(Recorder):
    """A platform whose rooms have walls: what is shared hangs there, and is drawn again."""

    hanging: dict[tuple[str, str], Reply] = field(default_factory=dict)
    updates: list[tuple[Room, str, str, float]] = field(default_factory=list)
    answers: list[Outcome] = field(default_factory=list)
    meanwhile: Callable[[], Awaitable[None]] = _at_once
    at_work: dict[str, int] = field(default_factory=dict)
    most_at_work: int = 0
    inside: bool = True

    async def read(self, file: FileIn, who: Address, most: int) -> bytes | Unread:
        raise AssertionError

    async def is_member(self, room: Room, who: Address) -> bool:
        return self.inside

    async def respond(self, to: Incoming, answer: Answer, language: str) -> Outcome:
        outcome = await super().respond(to, answer, language)
        if isinstance(outcome, Sent) and isinstance(answer, Reply) and answer.public and answer.into:
            outcome = Sent(f"m{next(_keys)}") if outcome.ref == "1" else outcome
            self.hanging[answer.into.space + answer.into.id, outcome.ref] = answer
            await self.meanwhile()
        return outcome

    async def update(self, to: Address | Room, ref: str, reply: Reply, language: str) -> Outcome:
        room = to
        assert isinstance(room, Room)
        self.at_work[ref] = self.at_work.get(ref, 0) + 1
        self.most_at_work = max(self.most_at_work, self.at_work[ref])
        await self.meanwhile()
        self.at_work[ref] -= 1
        self.updates.append((room, ref, words(reply), clock.now().timestamp()))
        outcome = self.answers.pop(0) if self.answers else Sent(ref)
        if isinstance(outcome, Sent):
            self.hanging[room.space + room.id, ref] = reply
        return outcome

    @property
    def shown(self) -> str:
        """What the only message says."""
        [reply] = self.hanging.values()
        return words(reply)


@pytest.fixture
def walls(dispatch: Dispatch) -> Walls:
    dispatch.messengers["slack"] = made = Walls(
        {"U1": Profile("Anna Lind", "anna.lind@example.com", language="sv"), "U2": Profile("Nils Ny", language="fi")}
    )
    return made


@pytest.fixture(autouse=True)
def declarations() -> Iterator[None]:
    """What a test declares is gone afterwards."""
    before = dict(COMMANDS)
    yield
    COMMANDS.clear()
    COMMANDS.update(before)


async def say(dispatch: Dispatch, text: str, room: Room = C1, user: str = "U1") -> None:
    """A line through the door, by somebody on the platform."""
    who = Address("slack", room.space, user)
    incoming = Incoming(line=text, who=who, key=f"live-{next(_keys)}", room=room, language="sv")
    inbox = await doors.take_in(incoming)
    assert inbox is not None
    await dispatch.finish(incoming, inbox)


async def look(dispatch: Dispatch, after: float = 3.0) -> bool:
    """One look of a worker, so many seconds from now."""
    at = datetime.now(UTC) + timedelta(seconds=after)
    with clock.frozen(lambda: at):
        return await redraw(dispatch)


async def hung_up(dispatch: Dispatch, walls: Walls, *rooms: Room) -> None:
    """Idea 2 shared into rooms, and looked at for the first time."""
    for room in rooms or (C1,):
        await say(dispatch, "idea share 2", room)
    assert await look(dispatch, 1.1)
    assert walls.updates == []  # nothing has happened, so nothing is sent


async def vote(email: str, idea: int = 2) -> None:
    """A vote, as the command takes it."""
    person, chosen = await Person.get(email=email), await Idea.get(id=idea)

    async def work() -> None:
        assert await chosen.take_vote(person)

    await transaction(work)


async def voters(many: int) -> list[str]:
    """New colleagues, who have voted for nothing."""
    crowd = [Person.draft(f"Voter {number}", f"voter{next(_keys)}@example.com") for number in range(many)]

    async def work() -> None:
        for person in crowd:
            await person.save()

    await transaction(work)
    return [str(person.email) for person in crowd]


async def votes() -> str:
    return texts.say("en", "idea-votes", count=(await Idea.get(id=2)).votes)


# --- what everybody sees -------------------------------------------------------------------------------------------


async def test_an_idea_is_shared_in_the_rooms_language_with_nothing_that_is_one_persons(
    dispatch: Dispatch, walls: Walls, teller: Teller
) -> None:
    await teller.say("idea vote 2", ANNA)
    await say(dispatch, "idea share 2")  # by Anna, who speaks Swedish and has voted
    [card] = walls.hanging.values()
    assert (card.summary, card.public, card.into, card.live) == ("Idea 2", True, C1, "idea show 2")
    assert await votes() in words(card)
    assert [each.label for each in card.buttons] == ["Vote", "Comment", "Open"]
    assert walls.brought[-1][2] == "en"
    [row] = await Shown.all()
    assert (row.line, row.platform, row.space, row.room, row.language) == ("idea show 2", "slack", "T1", "C1", "en")
    assert (row.line, row.line) == (line(show, idea=await Idea.get(id=2)), (await Idea.get(id=2)).line)


async def test_the_share_button_is_offered_in_a_room_only_and_leads_back_to_it(
    dispatch: Dispatch, walls: Walls
) -> None:
    await say(dispatch, "idea 2")
    answer = walls.brought[-1][1]
    assert isinstance(answer, Reply)
    run = next(each.run for each in answer.buttons if each.label == texts.say("sv", "share-button"))
    assert run == line(share, idea=await Idea.get(id=2), room="C1")
    await say(dispatch, run, Room("slack", "T1", "D1", direct=True))
    assert next(iter(walls.hanging)) == ("T1C1", next(iter(walls.hanging))[1])
    await say(dispatch, "idea 2", Room("slack", "T1", "D1", direct=True))
    answer = walls.brought[-1][1]
    assert isinstance(answer, Reply)
    assert texts.say("sv", "share-button") not in [each.label for each in answer.buttons]


async def test_nobody_shares_into_a_room_where_they_are_not(dispatch: Dispatch, walls: Walls) -> None:
    walls.inside = False
    await say(dispatch, 'idea share idea:"2" room:"C2"')
    assert walls.said == [texts.say("sv", "share-not-member")]
    await say(dispatch, "idea share 2", Room("slack", "T1", "D1", direct=True))
    assert walls.said[1] == texts.say("sv", "share-where")
    assert walls.hanging == {}
    assert not await Shown.exists()


async def test_a_vote_draws_the_message_again_in_its_own_language(
    dispatch: Dispatch, walls: Walls, teller: Teller
) -> None:
    await hung_up(dispatch, walls)
    before = walls.shown
    teller.language = "fi"
    await teller.say("idea vote 2", ANNA)
    assert await look(dispatch)
    assert len(walls.updates) == 1
    assert walls.shown != before
    assert await votes() in walls.shown
    assert "Take vote back" not in walls.shown
    await teller.say("idea comment 2 yes", ANNA)
    await look(dispatch, 5)
    assert texts.say("en", "idea-comments", count=(await Idea.get(id=2)).comments) in walls.shown
    assert not await look(dispatch, 8)
    assert len(walls.updates) == 2


async def test_only_messages_of_what_changed_are_drawn_again(dispatch: Dispatch, walls: Walls) -> None:
    await hung_up(dispatch, walls)
    await vote(ANNA, 3)
    assert not await look(dispatch)
    assert walls.updates == []


async def test_a_change_that_is_rolled_back_draws_nothing(dispatch: Dispatch, walls: Walls) -> None:
    await hung_up(dispatch, walls)
    anna, idea = await Person.get(email=ANNA), await Idea.get(id=2)

    async def breaks() -> None:
        await idea.take_vote(anna)
        raise RuntimeError("after the vote")

    with pytest.raises(RuntimeError):
        await transaction(breaks)
    assert not await look(dispatch)


async def test_what_looks_the_same_again_is_not_sent(dispatch: Dispatch, walls: Walls, teller: Teller) -> None:
    await hung_up(dispatch, walls)
    await teller.say("idea vote 2", ANNA)
    await teller.say("idea unvote 2", ANNA)
    assert await look(dispatch)
    assert walls.updates == []
    assert not await look(dispatch, 60)


async def test_a_message_without_a_reference_is_shared_and_does_not_live(dispatch: Dispatch, walls: Walls) -> None:
    walls.outcomes = [Sent("")]  # as Slack takes it through a response_url
    await say(dispatch, "idea share 2")
    assert len(walls.hanging) == 1
    assert not await Shown.exists()


# --- at most once a second, nothing lost ---------------------------------------------------------------------------


async def test_a_hundred_votes_in_a_second_are_one_or_two_updates_and_the_last_one_counts(
    dispatch: Dispatch, walls: Walls
) -> None:
    await hung_up(dispatch, walls)
    crowd = await voters(100)
    at, ticks = datetime.now(UTC) + timedelta(seconds=3), 0.0
    with clock.frozen(lambda: at + timedelta(seconds=ticks)):
        for email in crowd:
            ticks += 0.0099
            await vote(email)
            await redraw(dispatch)
        assert len(walls.updates) == 1  # the first vote at once, the others together
        ticks += 1.0
        await redraw(dispatch)
    assert len(walls.updates) == 2
    assert await votes() in walls.shown
    gaps = [after[3] - before[3] for before, after in itertools.pairwise(walls.updates)]
    assert all(gap >= 0.999 for gap in gaps)


async def test_what_changes_during_the_drawing_is_drawn_after_it(dispatch: Dispatch, walls: Walls) -> None:
    await hung_up(dispatch, walls)
    first, second = await voters(2)
    await vote(first)

    async def one_more() -> None:
        walls.meanwhile = _at_once
        await vote(second)

    walls.meanwhile = one_more
    assert await look(dispatch)
    assert await votes() not in walls.shown
    assert not await look(dispatch, 3.5)  # not within the second
    assert await look(dispatch, 5)
    assert await votes() in walls.shown


async def test_what_changes_between_sharing_and_remembering_is_drawn(dispatch: Dispatch, walls: Walls) -> None:
    walls.meanwhile = lambda: vote(ANNA)
    await say(dispatch, "idea share 2")
    walls.meanwhile = _at_once
    assert await votes() not in walls.shown
    assert await look(dispatch)
    assert await votes() in walls.shown


async def test_a_vote_under_way_while_the_message_is_drawn_is_not_lost(dispatch: Dispatch, walls: Walls) -> None:
    await hung_up(dispatch, walls)
    first, second = await voters(2)
    await vote(first)
    person, idea = await Person.get(email=second), await Idea.get(id=2)
    counted, on = asyncio.Event(), asyncio.Event()

    async def slowly() -> None:
        await idea.take_vote(person)
        counted.set()
        await on.wait()  # written, not committed

    async def commit_later() -> None:
        await asyncio.sleep(0.2)
        on.set()

    voting = asyncio.create_task(transaction(slowly))
    await counted.wait()
    letting = asyncio.create_task(commit_later())
    await look(dispatch)
    await asyncio.gather(voting, letting)
    for seconds in (5, 8):
        await look(dispatch, seconds)
    assert await votes() in walls.shown


# --- several workers, and crashes ----------------------------------------------------------------------------------


async def test_four_workers_draw_each_message_once_and_never_two_of_them_the_same(
    dispatch: Dispatch, walls: Walls
) -> None:
    rooms = [Room("slack", "T1", f"C{number}") for number in range(40)]
    await hung_up(dispatch, walls, *rooms[:20])
    for room in rooms[20:]:
        await say(dispatch, "idea share 2", room)
    await vote(ANNA)
    walls.meanwhile = lambda: asyncio.sleep(0.02)
    at = datetime.now(UTC) + timedelta(seconds=3)
    with clock.frozen(lambda: at):
        for _ in range(3):
            await asyncio.gather(*(redraw(dispatch) for _ in range(4)))
    assert sorted(room.id for room, *_ in walls.updates) == sorted(room.id for room in rooms)
    assert walls.most_at_work == 1


async def test_workers_and_voters_at_the_same_time_lose_nothing(dispatch: Dispatch, walls: Walls) -> None:
    await hung_up(dispatch, walls, C1, C2)
    done = asyncio.Event()

    async def worker() -> None:
        while not done.is_set():
            await redraw(dispatch)
            await asyncio.sleep(0.01)

    workers = [asyncio.create_task(worker()) for _ in range(3)]
    crowd = await voters(40)
    for start in range(0, len(crowd), 5):
        await asyncio.gather(*(vote(email) for email in crowd[start : start + 5]))
        await asyncio.sleep(0.05)
    done.set()
    await asyncio.gather(*workers)
    for seconds in (3, 6):
        await look(dispatch, seconds)
    assert walls.most_at_work == 1
    counted = await votes()
    assert all(counted in words(reply) for reply in walls.hanging.values())


async def test_a_crash_between_update_and_record_only_draws_once_more(dispatch: Dispatch, walls: Walls) -> None:
    await hung_up(dispatch, walls)
    await vote(ANNA)
    at = datetime.now(UTC) + timedelta(seconds=3)
    with clock.frozen(lambda: at):
        [row] = await live.claim("dead", 20)
        assert isinstance(row.to, Room)
        await walls.update(row.to, row.ref, await dispatch.shown(row.line, row.to, row.language), row.language)
    assert not await look(dispatch, 20)  # its lease holds
    assert await look(dispatch, 40)
    assert not await look(dispatch, 80)
    assert len(walls.updates) == 2
    assert len({said for _, _, said, _ in walls.updates}) == 1
    await live.drawn(row, "late")  # and the dead one records nothing any more
    assert (await Shown.get()).face != "late"


# --- what platforms answer -----------------------------------------------------------------------------------------


async def test_a_pause_that_the_platform_wants_holds_for_its_whole_workspace_and_no_other(
    dispatch: Dispatch, walls: Walls
) -> None:
    await hung_up(dispatch, walls, C1)
    await vote(ANNA)
    walls.answers = [Busy(60, "chat.update")]
    assert await look(dispatch)
    await say(dispatch, "idea share 2", C2)
    await say(dispatch, "idea share 2", ELSEWHERE, "U2")
    walls.updates.clear()
    [second] = await voters(1)
    await vote(second)
    await look(dispatch, 50)
    assert [room for room, *_ in walls.updates] == [ELSEWHERE]
    await look(dispatch, 65)
    assert {(room.space, room.id) for room, *_ in walls.updates} == {("T2", "C1"), ("T1", "C1"), ("T1", "C2")}
    counted = await votes()
    assert all(counted in words(reply) for reply in walls.hanging.values())


async def test_a_message_that_is_gone_is_forgotten(dispatch: Dispatch, walls: Walls) -> None:
    await hung_up(dispatch, walls)
    await vote(ANNA)
    walls.answers = [Refused("message_not_found", unreachable=True)]
    await look(dispatch)
    assert not await Shown.exists()


async def test_a_message_that_was_refused_for_another_reason_lives_on(dispatch: Dispatch, walls: Walls) -> None:
    await hung_up(dispatch, walls)
    first, second = await voters(2)
    await vote(first)
    walls.answers = [Refused("invalid_auth")]
    await look(dispatch)
    assert not await look(dispatch, 3600)
    await vote(second)
    await look(dispatch, 3700)
    assert await votes() in walls.shown


async def test_a_message_of_which_nobody_can_say_whether_it_was_drawn_is_drawn_again(
    dispatch: Dispatch, walls: Walls
) -> None:
    await hung_up(dispatch, walls)
    await vote(ANNA)
    walls.answers = [Unknown("http 503")]
    await look(dispatch)
    assert not await look(dispatch, 5)
    assert await look(dispatch, 15)
    assert await votes() in walls.shown


async def test_messages_live_for_thirty_days(dispatch: Dispatch, walls: Walls) -> None:
    await hung_up(dispatch, walls, C1, C2)
    await Shown.filter(room="C1").update(created=clock.now() - timedelta(days=30, seconds=1))
    await vote(ANNA)
    await look(dispatch)
    assert [room for room, *_ in walls.updates] == [C2]
    await live.sweep()
    assert [row.room for row in await Shown.all()] == ["C2"]


async def test_messages_of_a_platform_that_was_switched_off_do_no_harm(dispatch: Dispatch, walls: Walls) -> None:
    await hung_up(dispatch, walls)
    await vote(ANNA)
    del dispatch.messengers["slack"]
    assert await look(dispatch)
    assert not await look(dispatch, 60)


async def test_one_message_that_breaks_us_leaves_the_others_alone(
    dispatch: Dispatch, walls: Walls, caplog: pytest.LogCaptureFixture
) -> None:
    await hung_up(dispatch, walls, C1, C2)
    await Shown.filter(room="C1").update(line="idea list")  # of a version that showed lists to everybody
    await vote(ANNA)
    await live.changed("idea list")
    await look(dispatch)
    assert [room for room, *_ in walls.updates] == [C2]
    assert [record for record in caplog.records if record.levelno == logging.ERROR and "idea list" in record.message]
    assert not await look(dispatch, 60)


async def test_the_worker_draws_beside_its_other_work(
    dispatch: Dispatch, walls: Walls, monkeypatch: pytest.MonkeyPatch
) -> None:
    await hung_up(dispatch, walls)
    await vote(ANNA)

    async def breaks(limit: int) -> list[doors.TakenUp]:
        raise RuntimeError("another kind of work")

    monkeypatch.setattr(doors, "take_up", breaks)
    working = asyncio.create_task(work(dispatch, {}))
    await until(lambda: bool(walls.updates))
    working.cancel()
    await asyncio.wait({working})
    assert await votes() in walls.shown


# --- declaring -----------------------------------------------------------------------------------------------------


async def test_a_line_that_nothing_shows_to_everybody_is_a_bug_when_it_is_shared(
    dispatch: Dispatch, walls: Walls, caplog: pytest.LogCaptureFixture
) -> None:
    async def careless(call: Call) -> Reply:
        return Reply("All", public=True, into=C1, live="idea list")

    command.command("careless", "Made up")(careless)
    await say(dispatch, "careless")
    assert walls.hanging == {}
    assert walls.said[0].startswith(texts.say("sv", "broke", reference="x").partition("x")[0])
    assert "for_everyone" in caplog.text
    assert await Inbox.filter(state="done").count() == 1


async def test_a_button_that_only_some_may_press_is_shown_to_nobody(dispatch: Dispatch) -> None:
    async def secret(call: Call) -> Reply:
        return Reply("Secret")

    async def poster(call: Call) -> Reply:
        return Reply("Poster")

    command.command("secret", "Made up", may=May.COMMUNICATOR)(secret)
    command.command("poster", "Made up")(poster)

    @for_everyone(poster)
    async def pasted(room: Everyone) -> Reply:
        return Reply("Poster", (Buttons((Button("Only some", "secret"),)),))

    with pytest.raises(TypeError, match="only some may press"):
        await dispatch.shown("poster", C1, "en")


async def test_what_is_no_longer_there_is_said(dispatch: Dispatch) -> None:
    reply = await dispatch.shown("idea show 999", C1, "en")
    assert reply.summary == texts.say("en", "unknown-idea", given="999")
    assert reply.public


async def test_a_note_of_one_person_is_never_shown_to_everybody(dispatch: Dispatch) -> None:
    async def wall(call: Call, text: Annotated[UserText, Arg("Text")]) -> Reply:
        return Reply(text)

    command.command("wall", "Made up")(wall)

    @for_everyone(wall)
    async def paper(room: Everyone, text: UserText) -> Reply:
        return Reply(text)

    assert (await dispatch.shown("wall hello", C1, "en")).summary == "hello"
    note = await Note.keep(await Person.get(email=ANNA), "a draft")
    with pytest.raises(TypeError, match="note"):
        await dispatch.shown(f"wall {note}", C1, "en")


def test_what_a_room_is_shown_asks_for_arguments_of_the_command_and_for_no_person() -> None:
    async def with_call(call: Call, idea: Idea) -> Reply:
        return Reply("")

    async def with_more(room: Everyone, idea: Idea, page: int = 1) -> Reply:
        return Reply("")

    async def secret(call: Call) -> Reply:
        return Reply("")

    async def nothing(room: Everyone) -> Reply:
        return Reply("")

    with pytest.raises(DeclarationError, match="room: Everyone"):
        for_everyone(show)(with_call)
    with pytest.raises(DeclarationError, match="nothing but arguments"):
        for_everyone(show)(with_more)
    command.command("secret", "Made up", may=May.ADMIN)(secret)
    with pytest.raises(DeclarationError, match="not for every employee"):
        for_everyone(secret)(nothing)
