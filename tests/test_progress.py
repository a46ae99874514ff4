"""Long work is one message in the direct message: drawn again at most every five seconds, a receipt in the end."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest

from bot.command import Busy, Outcome, Refused, Sent, Unknown
from bot.dispatch import Dispatch
from bot.models import live, outbox
from bot.models.live import Shown
from bot.models.outbox import Delivery, Scope
from bot.models.people import Person, Role
from bot.models.store import fetch
from bot.reply import Address, Reply, Room
from bot.worker.deliver import Rates, deliver
from bot.worker.live import redraw
from tests.cast import ERIK, MAJA, Teller, button, words
from tests.patience import until
from tests.recorder import Recorder
from tests.reminding import PHOTOS, Somewhere, Watch, facts, reachable, reminded


@dataclass
class Chat(Recorder):
    """A platform on which every message to the sender stands, with the moments at which it was drawn again."""

    watch: Watch = field(default_factory=Watch)
    sent: list[tuple[Address | Room, str, Reply]] = field(default_factory=list)
    drawn: list[tuple[float, Address | Room, str, Reply]] = field(default_factory=list)

    async def send(self, to: Address | Room, reply: Reply, key: str, language: str) -> Outcome:
        self.sent.append((to, key, reply))
        return Sent(f"m-{key}")

    async def find(self, to: Address | Room, key: str) -> Outcome | None:
        return Sent(f"m-{key}")

    async def update(self, to: Address | Room, ref: str, reply: Reply, language: str) -> Outcome:
        self.drawn.append((self.watch.at.timestamp(), to, ref, reply))
        return self.outcomes.pop(0) if self.outcomes else Sent(ref)

    @property
    def shows(self) -> Reply:
        return self.drawn[-1][3] if self.drawn else self.sent[0][2]


@pytest.fixture(autouse=True)
def watch() -> Iterator[Watch]:
    with Watch().held() as held:
        yield held


@pytest.fixture
def chat(dispatch: Dispatch, watch: Watch) -> Chat:
    dispatch.messengers["slack"] = made = Chat(watch=watch)
    return made


async def begun(teller: Teller) -> int:
    """A reminder to everybody whose first message, the sender's, is out; how many wait behind it."""
    await Person.filter(email=MAJA).update(language="en")
    many = await reachable(but=3)
    await reminded(teller)
    await Delivery.filter(cause="reminder/1").update(due=Watch().at.replace(year=2027))
    await worked(teller.dispatch)
    return many


async def worked(dispatch: Dispatch) -> None:
    """A worker until what is due is out."""
    task = asyncio.create_task(deliver(dispatch, {"slack": Rates(1e-9, 1e-9)}, look=0.02))

    async def out() -> bool:
        return not await Delivery.filter(cause="progress/1").exclude(state="sent").exists() and await Shown.exists()

    await until(out)
    task.cancel()
    await asyncio.wait({task})


async def went(watch: Watch, many: int, state: str = "sent", why: str = "") -> None:
    """So many of what waits have gone, as a worker records it."""
    await fetch(
        "UPDATE delivery SET state = $1, why = $2, due = $3 WHERE id IN (SELECT id FROM delivery "  # noqa: S608 - a number
        f"WHERE cause = 'reminder/1' AND state = 'waiting' ORDER BY id LIMIT {many}) RETURNING id",
        state, why, watch.at,
    )  # fmt: skip


def added_up(reply: Reply) -> bool:
    said = facts(reply)
    kinds = {each: int(said[each]) for each in said if each not in ("All together", "Time left", "Took")}
    return sum(kinds.values()) == int(said["All together"])


async def test_one_message_drawn_at_most_every_five_seconds_ends_as_a_receipt_that_adds_up(
    teller: Teller, chat: Chat, watch: Watch
) -> None:
    many = await begun(teller)
    [(to, key, first)] = chat.sent
    maja = await Person.get(email=MAJA)
    assert to == Address("slack", "T1", f"U{maja.id}")
    assert first.summary == f"Reminder 1 is going out: 0 of {many} messages."
    assert (facts(first)["Waiting to be sent"], facts(first)["Not reachable"]) == (str(many), "3")
    for second in range(90):
        if second == 40:
            await went(watch, 2, "failed", "msg_too_long")
            await went(watch, 1, "unknown", "timeout")
            await went(watch, 4, "cancelled")
            await went(watch, 1, "cancelled", "left")
        await went(watch, 1)
        await redraw(teller.dispatch)
        watch.on(seconds=1)
    moments = [at for at, *_ in chat.drawn]
    gaps = [after - before for before, after in itertools.pairwise([Watch().at.timestamp(), *moments])]
    assert min(gaps) >= 5.0
    assert 8 <= len(moments) <= 90 / 5
    assert {(to, ref) for _, to, ref, _ in chat.drawn} == {(to, f"m-{key}")}
    assert all(added_up(reply) for *_, reply in chat.drawn)
    said = facts(chat.shows)
    sent = many - 2 - 1 - 4 - 1
    assert chat.shows.summary == f"Reminder 1 is finished: {sent + 1} of {many - 1} messages went out."
    assert {each: said[each] for each in said if each not in ("Took",)} == {
        "Delivered": str(sent), "May have arrived": "1", "Failed": "2", "Not reachable": "3", "Have left": "1",
        "Taken back before sending": "4", "All together": str(many + 3),
    }  # fmt: skip
    assert said["Took"] == "about 1 minute"
    assert not chat.shows.live
    assert not await Shown.exists()
    assert len(chat.sent) == 1


async def test_it_goes_out_before_everything_that_waits(teller: Teller) -> None:
    await reachable()
    await reminded(teller)
    await reminded(teller, f"policy remind everyone {PHOTOS - 1}")
    first = await outbox.claim(Scope("slack", "T1"), "us", 2)
    assert [row.line for row in first] == ["policy progress 1", "policy progress 2"]


async def test_the_time_left_comes_from_the_rate_and_then_from_what_went(
    teller: Teller, chat: Chat, watch: Watch
) -> None:
    teller.dispatch.company = replace(teller.dispatch.company, apart={"slack": 6.0})
    many = await begun(teller)
    assert facts(chat.shows)["Time left"] == f"about {round(many / 10)} minutes"
    watch.on(minutes=10)
    await went(watch, 5)
    assert (
        facts(await teller.reply("policy progress 1", MAJA))["Time left"] == f"about {round((many - 5) * 2 / 60)} hours"
    )


async def test_it_is_told_in_the_senders_language_and_the_report_opens_beside_it(
    teller: Teller, chat: Chat, watch: Watch
) -> None:
    await begun(teller)
    await Person.filter(email=MAJA).update(language="fi")
    await went(watch, 3)
    watch.on(seconds=6)
    await redraw(teller.dispatch)
    assert "matkalla" in chat.shows.summary
    report = await teller.say(button(chat.shows, "Raportti").run, MAJA, via="pressed")
    assert isinstance(report, Reply)
    assert not report.replaces, "the next drawing would take its place"
    asked = await teller.reply("policy progress 1", MAJA)
    assert "follows along" not in words(asked)  # what was asked for stands still
    assert await Shown.all().count() == 1


async def test_a_restart_goes_on_and_a_crash_is_drawn_once_more_after_its_lease(
    teller: Teller, chat: Chat, watch: Watch
) -> None:
    await begun(teller)
    watch.on(seconds=6)
    assert len(await live.claim("dead", 20)) == 1  # and it dies
    await went(watch, 3)
    watch.on(seconds=20)
    assert not await redraw(teller.dispatch)
    watch.on(seconds=20)
    again = Dispatch(teller.dispatch.company)  # another process
    again.messengers["slack"] = chat
    assert await redraw(again)
    assert "3 of" in chat.shows.summary
    await went(watch, 1_000)
    watch.on(seconds=5)
    await redraw(again)
    assert "is finished" in chat.shows.summary


async def test_a_message_whose_answer_was_lost_is_found_and_goes_on(teller: Teller, chat: Chat, watch: Watch) -> None:
    await begun(teller)
    await Shown.all().delete()
    await Delivery.filter(cause="progress/1").update(state="unknown", due=watch.at)
    await worked(teller.dispatch)
    await went(watch, 1_000)
    watch.on(seconds=5)
    await redraw(teller.dispatch)
    assert "is finished" in chat.shows.summary
    assert len(chat.sent) == 1


async def test_who_left_is_told_no_more(teller: Teller, chat: Chat, watch: Watch) -> None:
    await begun(teller)
    await Person.filter(email=MAJA).update(active=False)
    watch.on(seconds=6)
    await redraw(teller.dispatch)
    assert chat.drawn == []
    assert not await Shown.exists()


async def test_who_may_no_longer_send_sees_no_more_numbers(teller: Teller, chat: Chat, watch: Watch) -> None:
    await begun(teller)
    await Person.filter(email=MAJA).update(role=int(Role.EMPLOYEE))
    watch.on(seconds=6)
    await redraw(teller.dispatch)
    assert facts(chat.shows) == {}
    assert not await Shown.exists()


@pytest.mark.parametrize(
    ("outcome", "after", "lives"),
    [
        (Refused("message_not_found", unreachable=True), 0, False),
        (Refused("invalid_blocks"), 0, False),
        (Busy(60, "chat.update"), 60, True),
        (Unknown("http 503"), 10, True),
    ],
)
async def test_what_a_platform_says_to_a_drawing(
    teller: Teller, chat: Chat, watch: Watch, outcome: Outcome, after: int, lives: bool
) -> None:
    await begun(teller)
    await went(watch, 3)
    watch.on(seconds=6)
    chat.outcomes = [outcome]
    await redraw(teller.dispatch)
    assert await Shown.exists() is lives
    if lives:
        watch.on(seconds=after - 1)
        assert not await redraw(teller.dispatch)
        watch.on(seconds=1)
        assert await redraw(teller.dispatch)


async def test_a_reminder_to_a_room_needs_no_such_message_and_an_employee_gets_no_numbers(teller: Teller) -> None:
    await reachable()
    await reminded(teller)
    assert facts(await teller.reply("policy progress 1", ERIK)) == {}
    teller.dispatch.messengers["terminal"] = Somewhere()
    teller.room = Room("terminal", "shell", "C7")
    receipt = await teller.press(await teller.reply(f"policy remind here {PHOTOS}", MAJA), "Send to", MAJA)
    assert isinstance(receipt, Reply)
    assert "on its way to the channel" in receipt.summary
    assert {row.cause for row in await Delivery.all()} == {"reminder/1", "progress/1", "reminder/2"}
