"""A reminder as it is read: frozen, in one's language, acknowledged once and undone in time; a room has one for all."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from bot import texts
from bot.dispatch import Dispatch
from bot.models.people import Person
from bot.models.policy import Snippet, SnippetText
from bot.models.reminders import Acknowledgement, Reminder
from bot.models.store import fetch
from bot.reply import Address, Facts, PersonName, Reply, Room
from tests.cast import AINO, ANNA, ERIK, GUDRUN, MAJA, Teller, button, buttons, words
from tests.reminding import PHOTOS, Somewhere, Watch, deliveries, facts, reachable, reminded

GENERAL = Room("terminal", "shell", "C7")


@pytest.fixture(autouse=True)
def watch() -> Iterator[Watch]:
    with Watch().held() as held:
        yield held


async def person(email: str) -> Person:
    return await Person.get(email=email)


# --- what they get ----------------------------------------------------------------------------------------------------


async def told(dispatch: Dispatch, email: str, language: str) -> Reply:
    """The delivery's line as the worker will answer it for somebody."""
    who = await person(email)
    return await dispatch.told("policy reminder 1", who, Address("slack", "T1", f"U{who.id}"), language)


@pytest.mark.parametrize(("email", "language"), [(ANNA, "sv"), (AINO, "fi"), (GUDRUN, "is"), (ERIK, "en")])
async def test_everybody_gets_the_frozen_text_in_their_language(teller: Teller, email: str, language: str) -> None:
    await reachable()
    before = await SnippetText.get(snippet_id=PHOTOS, language=language)
    await reminded(teller)
    await SnippetText.filter(snippet_id=PHOTOS).update(heading="New", text="Changed after it was sent.")
    reply = await told(teller.dispatch, email, language)
    assert reply.summary == texts.say(language, "letter-please", heading=before.heading)
    assert before.text in words(reply)
    said = facts(reply)
    assert said[texts.say(language, "letter-from")] == "Maja Öberg"
    assert said[texts.say(language, "letter-why")] == texts.say(language, "letter-why-everyone", company="Lumivik")
    assert texts.say(language, "letter-questions") in said
    assert [each.run for each in buttons(reply)] == ["policy ack 1", "policy"]


async def test_a_delivery_asks_the_store_once_more_and_no_more(teller: Teller, monkeypatch: pytest.MonkeyPatch) -> None:
    await reachable()
    await reminded(teller)
    people = [await person(email) for email in (ANNA, AINO, GUDRUN)]
    await told(teller.dispatch, ERIK, "sv")
    asked: list[str] = []

    async def counted(statement: str, *values: object) -> list[dict[str, object]]:
        asked.append(statement)
        return await fetch(statement, *values)

    monkeypatch.setattr("bot.models.reminders.fetch", counted)
    for each in people:
        await teller.dispatch.told("policy reminder 1", each, Address("slack", "T1", f"U{each.id}"), "en")
    assert len(asked) == len(people)


async def test_a_text_that_was_changed_in_the_store_is_shown_to_nobody(teller: Teller) -> None:
    await reachable()
    await reminded(teller)
    frozen = (await Reminder.get()).frozen
    await Reminder.all().update(frozen=frozen.replace("may", "must", 1))
    assert "Something broke on our side" in (await teller.reply("policy reminder 1", ANNA)).summary
    with pytest.raises(ValueError, match="hash"):
        await told(teller.dispatch, ANNA, "en")


async def test_who_sent_it_and_who_owns_it_may_be_gone(teller: Teller) -> None:
    await reachable()
    await reminded(teller)
    await Reminder.all().update(sender_id=None)
    await Snippet.filter(id=PHOTOS).update(owner_id=None)
    said = facts(await teller.reply("policy reminder 1", ANNA))
    assert said["From"] == "a colleague who has left"
    assert "Questions to" not in said
    assert facts(await teller.reply("policy report 1", MAJA))["From"] == "a colleague who has left"


async def test_names_are_ways_to_write_to_people(teller: Teller) -> None:
    await reachable()
    await reminded(teller)
    letter = await teller.reply("policy reminder 1", ANNA)
    said = {label: value for block in letter.blocks if isinstance(block, Facts) for label, value in block.pairs}
    sender = said["From"][0]
    assert isinstance(sender, PersonName)
    assert sender.on("slack", "T1") is not None


# --- acknowledging ----------------------------------------------------------------------------------------------------


async def test_an_acknowledgement_is_a_press_and_the_first_one_counts(teller: Teller, watch: Watch) -> None:
    await reachable()
    await reminded(teller)
    letter = await teller.reply("policy reminder 1", ANNA)
    assert await Acknowledgement.all().count() == 0  # reading is never inferred
    first = await teller.press(letter, "Acknowledge", ANNA)
    assert isinstance(first, Reply)
    assert first.replaces
    assert first.summary.startswith("You have acknowledged: ")
    at = watch.at
    watch.on(hours=2)
    again = await teller.reply("policy ack 1", ANNA)
    assert again.summary == first.summary
    assert "Acknowledge" not in [each.label for each in buttons(again)]
    mine = await Acknowledgement.get()
    assert (mine.person_id, mine.snippet_id, mine.at) == ((await person(ANNA)).id, PHOTOS, at)


async def test_pressed_on_two_platforms_at_once_it_is_one(teller: Teller) -> None:
    await reachable()
    await reminded(teller)
    await asyncio.gather(*(teller.reply("policy ack 1", ANNA) for _ in range(8)))
    assert await Acknowledgement.all().count() == 1


async def test_it_can_be_taken_back_for_five_minutes(teller: Teller, watch: Watch) -> None:
    await reachable()
    await reminded(teller)
    done = await teller.reply("policy ack 1", ANNA)
    watch.on(minutes=5)
    undone = await teller.press(done, "Undo", ANNA)
    assert isinstance(undone, Reply)
    assert undone.summary.startswith("Please read and acknowledge")
    assert await Acknowledgement.all().count() == 0
    done = await teller.reply("policy ack 1", ANNA)
    watch.on(minutes=5, seconds=1)
    late = await teller.press(done, "Undo", ANNA)
    assert isinstance(late, Reply)
    assert late.summary.startswith("You acknowledged this more than 5 minutes ago")
    assert not late.replaces
    assert await Acknowledgement.all().count() == 1
    assert "Undo" not in [each.label for each in buttons(await teller.reply("policy reminder 1", ANNA))]


async def test_nobody_takes_back_what_another_acknowledged(teller: Teller) -> None:
    await reachable()
    await reminded(teller)
    await teller.reply("policy ack 1", ANNA)
    assert (await teller.reply("policy unack 1", ERIK)).summary.startswith("Please read and acknowledge")
    assert await Acknowledgement.all().count() == 1


async def test_who_has_acknowledged_is_not_asked_again_before_a_new_version(teller: Teller) -> None:
    many = await reachable()
    await reminded(teller)
    await teller.reply("policy ack 1", ANNA)
    await teller.reply("policy ack 1", AINO)
    preview = await teller.reply(f"policy remind everyone {PHOTOS}", MAJA)
    assert facts(preview)["Not asked again"] == "2 people, who have acknowledged this version already"
    assert button(preview, "Send to").label == f"Send to {many - 2} people"
    await teller.press(preview, "Send to", MAJA)
    asked = {row["person_id"] for row in await deliveries("reminder/2")}
    assert len(asked) == many - 2
    assert asked.isdisjoint({(await person(ANNA)).id, (await person(AINO)).id})
    await Snippet.filter(id=PHOTOS).update(version=99)
    anew = await teller.reply(f"policy remind everyone {PHOTOS}", MAJA)
    assert "Not asked again" not in facts(anew)
    assert "said the same" not in words(anew)
    assert button(anew, "Send to").label == f"Send to {many} people"


@pytest.mark.parametrize("verb", ["reminder", "ack", "unack"])
async def test_a_reminder_that_is_not_there_is_said_to_be_so(teller: Teller, verb: str) -> None:
    for number in ("7", "#7", "999999999999"):
        assert (await teller.reply(f"policy {verb} {number}", ANNA)).summary.startswith("There is no reminder “")


# --- into a room ------------------------------------------------------------------------------------------------------


@pytest.fixture
def in_room(teller: Teller) -> Teller:
    """Everybody is in the room that they write in."""
    teller.dispatch.messengers["terminal"] = Somewhere()
    teller.room = GENERAL
    return teller


async def test_a_room_gets_one_message_and_a_press_answers_the_presser(in_room: Teller) -> None:
    await reachable()
    preview = await in_room.reply(f"policy remind here {PHOTOS}", MAJA)
    assert preview.summary == "The channel will get this. Nothing is sent yet."
    receipt = await in_room.press(preview, "Send to the channel", MAJA)
    assert isinstance(receipt, Reply)
    assert receipt.summary == "Reminder 1 is on its way to the channel."
    (row,) = await deliveries()
    assert (row["to"], row["line"], row["person_id"]) == ("terminal/shell/C7", "policy reminder 1", None)
    public = await in_room.dispatch.shown("policy reminder 1", GENERAL, "sv")
    text = await SnippetText.get(snippet_id=PHOTOS, language="sv")
    assert text.text in words(public)
    assert (public.public, public.into, public.live) == (True, GENERAL, "policy reminder 1")
    done = await in_room.press(public, "Bekräfta", ANNA)
    assert isinstance(done, Reply)
    assert done.summary.startswith("You have acknowledged")
    assert not done.public
    assert not done.replaces  # what stands in a room is everybody's
    assert "1 kollega har bekräftat" in words(await in_room.dispatch.shown("policy reminder 1", GENERAL, "sv"))
    report = await in_room.reply("policy report 1", MAJA)
    assert facts(report)["Acknowledged since then"] == "1"
    assert facts(report)["Waiting to be sent"] == "1 (100%)"
    again = await in_room.reply(f"policy remind here {PHOTOS}", MAJA)
    assert "Reminder 1 said the same in this channel:" in words(again)


async def test_the_rooms_message_is_drawn_again_when_somebody_acknowledges(in_room: Teller, watch: Watch) -> None:
    preview = await in_room.reply(f"policy remind here {PHOTOS}", MAJA)
    await in_room.press(preview, "Send to", MAJA)
    await fetch(
        "INSERT INTO shown (line, platform, space, room, ref, language, due, owner, changes, free, face, created) "
        "VALUES ('policy reminder 1', 'slack', 'T1', 'C7', '1', 'en', NULL, '', 0, $1, '', $1) RETURNING id",
        watch.at,
    )
    for line, changes in (("policy ack 1", 1), ("policy unack 1", 2)):
        await in_room.reply(line, ANNA)
        rows = await fetch("SELECT due, changes FROM shown")
        assert rows[0]["due"] is not None
        assert rows[0]["changes"] == changes


async def test_a_room_by_its_name_is_only_for_those_in_it(teller: Teller) -> None:
    teller.dispatch.messengers["terminal"] = platform = Somewhere()
    preview = await teller.reply(f"policy remind room/C7 {PHOTOS}", MAJA)
    run = button(preview, "Send to the channel").run

    platform.inside = False
    assert "not see that you are in that channel" in (await teller.reply(run, MAJA)).summary
    assert await deliveries() == []


async def test_what_a_room_reads_has_nobodys_state_in_it(in_room: Teller) -> None:
    await reminded(in_room, f"policy remind here {PHOTOS}")
    await in_room.reply("policy ack 1", ANNA)
    shown = await in_room.dispatch.shown("policy reminder 1", GENERAL, "en")
    assert "You have acknowledged" not in words(shown)
    assert [each.label for each in buttons(shown)] == ["Acknowledge", "Ask a question"]
