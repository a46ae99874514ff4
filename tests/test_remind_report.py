"""A reminder's report adds up: whatever becomes of messages and people, everybody is counted once."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from bot import clock, texts
from bot.adapters.slack import api
from bot.commands.policy.report import in_reader_words
from bot.models import outbox
from bot.models.audit import Act
from bot.models.outbox import Delivery
from bot.models.people import Person, Role
from bot.models.policy import Snippet
from bot.models.reminders import Letter
from bot.models.reminding import KINDS, Report, report
from bot.models.store import fetch, transaction
from bot.reply import Address, Reply
from tests.cast import ANNA, ERIK, MAJA, Teller, button, buttons, words
from tests.reminding import PHOTOS, Watch, deliveries, facts, reachable, reminded

ROUNDS = 6
STEPS = 60
# What may become of a message that a worker claimed, with its reasons.
OUTCOMES = (
    ("sent", ""), ("sent", ""), ("sent", ""), ("unknown", "timeout"), ("failed", "invalid_blocks"),
    ("failed", "bug 3f9a1c"), ("unreachable", "account_inactive"), ("cancelled", "left"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def watch() -> Iterator[Watch]:
    with Watch().held() as held:
        yield held


async def standing(number: int = 1) -> Report:
    letter = await Letter.referred(str(number), Address("terminal", "shell", MAJA))
    assert letter is not None
    return await report(letter)


async def became(email: str, state: str, why: str = "") -> None:
    who = await Person.get(email=email)
    await fetch(
        "UPDATE delivery SET state = $1, why = $2 WHERE cause = 'reminder/1' AND person_id = $3 RETURNING id",
        state, why, who.id,
    )  # fmt: skip


async def _step(chance: random.Random, teller: Teller, watch: Watch, people: list[Person]) -> None:
    """Something that happens while a reminder is out."""
    someone = chance.choice(people)
    match chance.randrange(8):
        case 0 | 1:
            await teller.reply("policy ack 1", str(someone.email))
        case 2:
            await teller.reply("policy unack 1", str(someone.email))
        case 3:
            await Person.filter(id=someone.id, role=int(Role.EMPLOYEE)).update(active=not someone.active)
        case 4:
            watch.on(minutes=chance.choice([1, 4, 9]))
            await outbox.recover()
        case 5 if chance.random() < 0.1:
            await teller.reply("policy cancel 1", MAJA)
        case 6 if chance.random() < 0.2:
            await Person.filter(id=someone.id, role=int(Role.EMPLOYEE)).delete()
        case _:
            for row in await outbox.claim(outbox.Scope("slack", "T1"), "us", chance.choice([1, 5])):
                state, why = chance.choice(OUTCOMES)
                if chance.random() < 0.2:
                    continue  # on its way until its lease is over
                if state == "sent":
                    await outbox.sent([(row, "1")])
                else:
                    await outbox.became(row, state, why)  # type: ignore[arg-type]  # the states above


@pytest.mark.parametrize("seed", range(ROUNDS))
async def test_it_adds_up_whatever_happens(teller: Teller, watch: Watch, seed: int) -> None:
    chance = random.Random(seed)
    await reachable(but=4)
    people = await Person.filter(active=True).order_by("id")
    await reminded(teller)
    seen: set[str] = set()
    for _ in range(STEPS):
        await _step(chance, teller, watch, people)
        found = await standing()
        assert set(found.counts) == set(KINDS)
        assert found.audience == len(people), found.counts
        assert sum(many for why in found.why.values() for _, many in why) == (
            found.counts["failed"] + found.counts["unreachable"]
        )
        seen |= {kind for kind, many in found.counts.items() if many}
    assert len(seen) >= 6, "the sequences reach too little of what can happen"
    said = facts(await teller.reply("policy report 1", MAJA))
    assert said["All together"] == str(len(people))


async def test_each_kind_is_said_with_its_number_share_and_reasons(teller: Teller) -> None:
    many = await reachable(but=1)
    await reminded(teller)
    others = await Person.filter(active=True, role=int(Role.EMPLOYEE)).exclude(email=ANNA).order_by("id").limit(6)
    states = (
        ("sent", ""), ("unknown", "timeout"), ("failed", "msg_too_long"), ("unreachable", "account_inactive"),
        ("cancelled", ""), ("sent", ""),
    )  # fmt: skip
    for who, (state, why) in zip(others, states, strict=True):
        await became(str(who.email), state, why)
    await Person.filter(id=others[5].id).update(active=False)
    await teller.reply("policy ack 1", ANNA)
    reply = await teller.reply("policy report 1", MAJA)
    share = int(100 / (many + 1))
    assert reply.summary.endswith(f"1 of {many + 1} has acknowledged.")
    said = facts(reply)
    one = f"1 ({share}%)"
    assert said["Acknowledged"] == one
    assert said["Delivered, not acknowledged yet"] == one
    assert said["May have arrived"] == one
    assert said["Failed"] == f"{one}: msg_too_long 1"
    assert said["Have left"] == one
    assert said["Taken back before sending"] == one
    assert said["Not reachable"].endswith("account switched off 1, no known account 1")
    waiting = many + 1 - 8
    assert said["Waiting to be sent"] == f"{waiting} ({int(100 * waiting / (many + 1))}%)"
    assert said["All together"] == str(many + 1)


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("to_people", [True, False])
def test_every_reason_that_makes_somebody_unreachable_is_said_in_words(language: str, to_people: bool) -> None:
    teams = (
        "403", "404", "403 MessageWritesBlocked", "403 ConversationBlockedByUser", "403 BotNotInConversationRoster",
        "403 ForbiddenOperationException", "403 BotDisabledByAdmin", "403 InvalidBotApiHost",
        "403 NotEnoughPermissions", "404 ConversationNotFound", "404 ActivityNotFoundInConversation",
        "404 MemberNotFoundInConversation",
    )  # fmt: skip
    words_of_platforms = [
        *sorted(api._UNREACHABLE), *teams, "no address", "the app is not installed there", "bug 3f9a1c",
    ]  # fmt: skip
    said = {word: in_reader_words(language, word, to_people=to_people) for word in words_of_platforms}
    assert [word for word, text in said.items() if text == word or "_" in text] == []
    if language != "en":
        english = {word: in_reader_words("en", word, to_people=to_people) for word in words_of_platforms}
        assert [word for word, text in said.items() if text == english[word]] == []
    assert (said["channel_not_found"] == said["user_not_found"]) == to_people


async def test_reasons_that_are_said_alike_are_one_number(teller: Teller) -> None:
    await reachable()
    await reminded(teller)
    others = await Person.filter(active=True, role=int(Role.EMPLOYEE)).order_by("id").limit(5)
    failed = ("bug 3f9a1c", "bug 77aa02", "invalid_blocks")
    for who, why in zip(others, failed, strict=False):
        await became(str(who.email), "failed", why)
    for who, why in zip(others[3:], ("403 ConversationBlockedByUser", "403 MessageWritesBlocked"), strict=True):
        await became(str(who.email), "unreachable", why)
    said = facts(await teller.reply("policy report 1", MAJA))
    assert said["Failed"].endswith(": a mistake of mine, which is in my log 2, invalid_blocks 1")
    assert said["Not reachable"].endswith(": has blocked Kunna 2")


async def test_who_acknowledged_counts_as_that_whatever_became_of_the_message(teller: Teller) -> None:
    await reachable()
    await reminded(teller)
    await teller.reply("policy ack 1", ANNA)
    for state in ("unknown", "failed", "sent", "waiting"):
        await became(ANNA, state)
        assert (await standing()).counts["acknowledged"] == 1
    await Person.filter(email=ANNA).update(active=False)
    assert (await standing()).counts["acknowledged"] == 1


async def test_each_version_is_acknowledged_for_itself(teller: Teller) -> None:
    many = await reachable()
    await reminded(teller)
    await teller.reply("policy ack 1", ANNA)
    await Snippet.filter(id=PHOTOS).update(version=99)
    await reminded(teller)
    assert (await standing(2)).counts["acknowledged"] == 0
    await teller.reply("policy ack 2", ANNA)
    await teller.reply("policy ack 2", ERIK)
    assert [(await standing(number)).counts["acknowledged"] for number in (1, 2)] == [1, 2]
    assert [(await standing(number)).audience for number in (1, 2)] == [many, many]
    assert f"1 of {many} has" in words(await teller.reply("policy reminders", MAJA))


async def test_who_left_is_counted_as_that_and_who_was_erased_too(teller: Teller) -> None:
    await reachable()
    await reminded(teller)
    before = (await standing()).audience
    await became(ANNA, "sent")
    await Person.filter(email=ANNA).update(active=False)
    await became(ERIK, "cancelled", "left")  # a worker met him gone; he is back since
    assert (await standing()).counts["left"] == 2
    await Person.filter(email=ANNA).delete()
    found = await standing()
    assert (found.counts["left"], found.audience) == (2, before)


async def test_what_waits_can_be_taken_back_and_what_is_out_is_out(teller: Teller) -> None:
    many = await reachable()
    await reminded(teller)
    await became(ANNA, "sent")
    await became(ERIK, "sending")
    shown = await teller.reply("policy report 1", MAJA)
    cancel = button(shown, "Take back")
    assert (cancel.label, cancel.weight) == (f"Take back {many - 1} that wait", "danger")
    after = await teller.press(shown, "Take back", MAJA)
    assert isinstance(after, Reply)
    assert f"{many - 2} messages were taken back." in words(after)  # one was on its way by then
    counts = (await standing()).counts
    assert (counts["cancelled"], counts["delivered"], counts["waiting"]) == (many - 2, 1, 1)
    acts = [(act.did, act.what) for act in await Act.all().order_by("id")]
    assert acts[1:] == [("policy cancel", f"reminder/1 messages/{many - 2}")]
    again = await teller.reply("policy cancel 1", MAJA)
    assert "Nothing was waiting any more" in words(again)
    assert await Act.all().count() == 2


async def test_what_was_taken_back_goes_out_with_the_next_reminder(teller: Teller) -> None:
    many = await reachable()
    await reminded(teller)
    await teller.reply("policy cancel 1", MAJA)
    await reminded(teller)
    assert [row["state"] for row in await deliveries("reminder/2")] == ["waiting"] * many


async def test_the_report_is_read_again_in_its_place(teller: Teller) -> None:
    await reachable()
    await reminded(teller)
    shown = await teller.reply("policy report 1", MAJA)
    await teller.reply("policy ack 1", ANNA)
    again = await teller.press(shown, "Refresh", MAJA)
    assert isinstance(again, Reply)
    assert again.replaces
    assert facts(again)["Acknowledged"].startswith("1 ")
    await Delivery.filter(cause="reminder/1").update(state="sent")
    done = await teller.press(again, "Refresh", MAJA)
    assert isinstance(done, Reply)
    assert "Take back" not in " ".join(each.label for each in buttons(done))
    assert clock.now() == Watch().at


async def test_a_small_share_is_not_said_to_be_none_nor_nearly_all_to_be_all(teller: Teller) -> None:
    people = await reachable()
    await reminded(teller)
    rows = [
        Delivery(
            cause="reminder/1", to=f"person/x{number}", line="policy reminder 1", state="sent", room=True,
            due=clock.now(), created=clock.now(),
        )
        for number in range(240)
    ]  # fmt: skip
    await transaction(lambda: Delivery.bulk_create(rows))
    await Delivery.filter(state="waiting").update(state="sent")
    await became(ERIK, "unknown")
    said = facts(await teller.reply("policy report 1", MAJA))
    assert said["May have arrived"] == "1 (under 1%)"
    assert said["Delivered, not acknowledged yet"] == f"{people + 239} (99%)"
