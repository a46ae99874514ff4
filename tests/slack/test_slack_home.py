"""The Home tab: opened and pressed in the stand-in, what stands on it out."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace

import pytest

from bot import clock, texts
from bot.adapters.playground.slack_home import on_home, open_home, press_home
from bot.adapters.playground.slack_refusals import check_view
from bot.adapters.slack import draw, limits, read
from bot.models import outbox
from bot.models.people import Person
from bot.models.policy import Snippet
from bot.models.reminders import Acknowledgement, Reminder, Wording, line_of
from bot.models.store import transaction
from bot.reply import Button, Buttons, List, Reply, Row, Text
from tests.slack.conftest import World


async def shown(world: World, user: str, times: int = 1) -> str:
    """Everything on a Home, when it has been drawn so often in all."""
    await world.until(lambda: len(drawn(world, user)) >= times)
    await world.calm()
    assert len(drawn(world, user)) == times
    return json.dumps(world.slack.homes[user].drawn["blocks"], ensure_ascii=False)


def drawn(world: World, user: str) -> list[object]:
    return [entry for entry in world.ledger if entry.method == "views.publish" and entry.only_for == user]


async def sent(person: Person, heading: str, snippet: Snippet, version: int = 1) -> Reminder:
    """A reminder that was sent to somebody and arrived."""
    wording = Wording({"en": (heading, "Text."), "sv": (f"{heading} på svenska", "Text.")})
    made = await Reminder.create(
        snippet=snippet, version=version, frozen=wording.frozen, hash=wording.seal, audience="everyone",
        sent=clock.now(),
    )  # fmt: skip

    async def work() -> int:
        return await outbox.deliver(f"reminder/{made.id}", line_of(made.id), [person.id])

    await transaction(work)
    await outbox.Delivery.filter(cause=f"reminder/{made.id}").update(state="sent")
    return made


async def snippet(heading: str) -> Snippet:
    return await Snippet.create(section=heading, valid_from=clock.now().date())


async def test_a_home_holds_what_waits_my_profile_and_help_in_my_language(world: World) -> None:
    heard = await open_home(world.slack, world.anna)
    assert (heard.status, heard.body) == (200, "")
    page = await shown(world, world.anna)
    wanted = [texts.say("sv", key) for key in ("home-nothing", "me-title", "me-no-skills", "help")]
    assert all(each in page for each in wanted)
    assert [page.index(each) for each in wanted] == sorted(page.index(each) for each in wanted)
    assert world.sees(world.anna) == [], "nothing is written to anybody"
    assert await world.rows() == []
    [entry] = world.ledger
    assert check_view(entry.body["view"], "home") == ""


async def test_only_the_home_tab_is_drawn(world: World) -> None:
    await open_home(world.slack, world.anna, "messages")
    await world.calm()
    assert world.ledger == []


@pytest.mark.parametrize("who", ["guest", "stranger"])
async def test_whoever_is_no_member_reads_one_sentence(world: World, who: str) -> None:
    user = getattr(world, who)
    if who == "stranger":
        world.slack.members[user].team = world.slack.team
        world.slack.members[user].bot = True
    key = {"guest": "stranger-guest", "stranger": "stranger-bot"}[who]
    await open_home(world.slack, user)
    page = await shown(world, user)
    assert page.count(texts.say("en", key)) == 1
    assert not on_home(world.slack, user)
    assert not await Person.exists()


async def test_help_on_a_home_is_by_role(world: World) -> None:
    await open_home(world.slack, world.anna)
    assert "audit" not in await shown(world, world.anna)
    assert texts.say("sv", "example-whoknows") in on_home(world.slack, world.anna)
    await open_home(world.slack, world.bo)
    assert "audit" in await shown(world, world.bo), "bo is an admin"


async def test_a_press_is_answered_in_the_direct_message_and_the_home_drawn_again(world: World) -> None:
    await open_home(world.slack, world.anna)
    await shown(world, world.anna)
    heard = await press_home(world.slack, world.anna, texts.say("sv", "cmd-kunna"))
    assert (heard.status, heard.body) == (200, "")
    await shown(world, world.anna, 2)
    [message] = world.sees(world.anna)
    assert (message.channel, message.only_for) == (world.direct, "")
    assert message.text == texts.say("sv", "kunna-hello", company="Lumivik")
    [row] = await world.rows()
    assert (row.state, row.call) == ("done", "")


async def test_a_form_from_a_home_opens_as_a_modal_and_what_it_did_shows_on_the_home(world: World) -> None:
    await open_home(world.slack, world.anna)
    await shown(world, world.anna)
    await press_home(world.slack, world.anna, texts.say("sv", "add-skill-button"))
    await world.until(lambda: world.slack.open_views(world.anna))
    [view] = world.slack.open_views(world.anna)
    await shown(world, world.anna, 2)
    wrong = await world.slack.submit(world.anna, view.id, {"skill": "x" * 200})
    assert wrong
    assert wrong.json["response_action"] == "errors"
    assert "Bookkeeping" not in await shown(world, world.anna, 2)
    heard = await world.slack.submit(world.anna, view.id, {"skill": "Bookkeeping"})
    assert heard
    assert heard.json == {"response_action": "clear"}
    assert "Bookkeeping" in await shown(world, world.anna, 3)
    [message] = world.sees(world.anna)
    assert (message.channel, "Bookkeeping" in message.text) == (world.direct, True)


async def test_another_language_chosen_on_the_way_is_the_home_s_next_language(world: World) -> None:
    await open_home(world.slack, world.anna)
    await shown(world, world.anna)
    await world.slack.say(world.anna, world.direct, "kunna language fi")
    await world.until(lambda: world.sees(world.anna))
    await open_home(world.slack, world.anna)
    assert texts.say("fi", "me-title") in await shown(world, world.anna, 2)


async def test_what_waits_stands_on_the_home_until_it_is_acknowledged(world: World) -> None:
    await open_home(world.slack, world.anna)
    await shown(world, world.anna)
    anna, about = await Person.get(email="anna.lind@example.com"), await snippet("Travel")
    old = await sent(anna, "Old words", about, 1)
    await sent(anna, "Travelling", about, 2)
    other = await sent(anna, "Gifts", await snippet("Gifts"))
    await open_home(world.slack, world.anna)
    page = await shown(world, world.anna, 2)
    assert texts.say("sv", "home-waiting", count=2) in page
    assert "Travelling på svenska" in page
    assert "Old words" not in page, "of a snippet only what was sent last counts"
    await Acknowledgement.create(person=anna, snippet_id=other.snippet_id, version=1, at=clock.now())
    await Acknowledgement.create(person=anna, snippet_id=old.snippet_id, version=1, at=clock.now())
    await open_home(world.slack, world.anna)
    page = await shown(world, world.anna, 3)
    assert texts.say("sv", "home-waiting", count=1) in page
    assert "Gifts" not in page
    await open_home(world.slack, world.bo)
    assert texts.say("en", "home-nothing") in await shown(world, world.bo), "others wait for nothing"


async def test_a_home_says_how_many_wait_and_shows_the_newest_ten(world: World) -> None:
    await open_home(world.slack, world.anna)
    await shown(world, world.anna)
    anna = await Person.get(email="anna.lind@example.com")
    for number in range(14):
        await sent(anna, f"Rule {number:02}", await snippet(f"Rule {number:02}"))
    await open_home(world.slack, world.anna)
    page = await shown(world, world.anna, 2)
    assert texts.say("sv", "home-waiting", count=14) in page
    assert texts.say("sv", "home-more", count=4) in page
    assert [f"Rule {number:02}" in page for number in range(14)] == [False] * 4 + [True] * 10


async def test_many_openings_at_once_are_few_drawings(world: World) -> None:
    await open_home(world.slack, world.anna)
    await shown(world, world.anna)
    await asyncio.gather(*(open_home(world.slack, world.anna) for _ in range(20)))
    await world.calm()
    assert 2 <= len(drawn(world, world.anna)) <= 8


async def test_a_store_that_is_away_is_said_on_the_home(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.models import doors

    async def away(_: object) -> None:
        raise doors.StoreAway("test")

    monkeypatch.setattr(doors, "who", away)
    assert (await open_home(world.slack, world.anna)).status == 200
    assert (await shown(world, world.anna)).count(texts.say("sv", "store-away")) == 1


def test_the_longest_answers_stay_inside_slack_s_limits() -> None:
    row = Row("t" * 200, ("d" * 300,) * 3, (Button("b" * 60, "whoknows me"), Button("c", "help"), Button("d", "kunna")))
    buttons = Buttons(tuple(Button(f"{number}", f"idea {number}") for number in range(60)))
    reply = Reply("s" * 500, (List((row,) * 10), Text("w" * 9_000), buttons, List((row,) * 10), buttons))
    view = draw.home([reply, replace(reply, summary="two"), replace(reply, summary="three")], "T1", "en")
    assert check_view(view, "home") == ""
    assert 50 < len(view["blocks"]) <= limits.BLOCKS_IN_VIEW
    small = List((Row("t", ("d",), (Button("b", "help"), Button("c", "kunna"))),) * 10)
    many = Reply("s", (small,) * 5)
    view = draw.home([many, replace(many, summary="two"), replace(many, summary="three")], "T1", "en")
    assert check_view(view, "home") == ""
    shown = json.dumps(view)
    assert "two" in shown
    assert "three" in shown, "what stands above leaves room for what stands below"


def test_the_stand_in_refuses_what_is_no_home() -> None:
    block = {"type": "divider"}
    assert check_view({"type": "home", "blocks": [block]}, "home") == ""
    for wrong in (
        {"type": "modal", "blocks": [block]}, {"type": "home", "blocks": []}, {"type": "home", "blocks": [block] * 101},
        {"type": "home", "blocks": [block], "title": {"type": "plain_text", "text": "t"}}, None,
    ):  # fmt: skip
        assert check_view(wrong, "home").startswith("invalid_arguments")


@pytest.mark.parametrize("payload", [{}, {"event": []}, {"event": {"tab": "home", "user": 7}}, {"event": {"tab": []}}])
def test_a_payload_of_another_shape_is_nobody_s_home(payload: dict[str, object]) -> None:
    assert read.home_opened({"team_id": "T1", **payload}) is None
