"""From what a person does in Teams to what they see there; the stand-in's ledger is the witness."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot import texts
from bot.adapters.playground.faults import Fault
from bot.adapters.playground.teams_hands import StandInTeams
from bot.adapters.playground.teams_tenant import TeamsUser
from bot.command import Busy, Refused, Sent, Unknown
from bot.models import doors
from bot.models.inbox import Inbox
from bot.reply import Address, Button, Buttons, Field, Form, List, Reply, Room, Row, Text
from tests.patience import PATIENCE
from tests.teams.stage import Bot, shown


async def test_a_line_in_the_personal_chat_is_answered_there(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    assert await teams.say(anna, "/whoknows pyhton") == 200
    await bot.idle()
    [heard] = bot.dispatch.heard
    assert heard.line == "whoknows pyhton"
    assert heard.who == Address("teams", teams.tenant.id, anna.aad)
    assert heard.room is not None
    assert heard.room.direct
    assert heard.language == "sv-SE"
    asked, answer = teams.timeline(anna)
    assert "Heard: whoknows pyhton" in shown(answer)
    assert answer.where.kind == "personal"
    assert teams.ledger[-1].activity["replyToId"] == asked.message.id
    assert await Inbox.all().values_list("state", "call") == [("done", "")]


async def test_the_same_delivery_twice_is_answered_once(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    await teams.say(anna, "help")
    told = teams.sent[-1]
    assert [status for status, _ in await asyncio.gather(*(teams.deliver(told) for _ in range(4)))] == [200] * 4
    await bot.idle()
    assert len(bot.dispatch.heard) == 1
    assert [line.act for line in teams.ledger] == ["post"]


async def test_a_mention_in_a_channel_is_answered_in_the_personal_chat(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, erik: TeamsUser
) -> None:
    await teams.install(anna)
    channel = await teams.add_team("Data", [anna, erik])
    assert await teams.mention(anna, channel, "whoknows pyhton") == 200
    await bot.idle()
    assert bot.dispatch.heard[0].line == "whoknows pyhton"
    assert bot.dispatch.heard[0].room == Room("teams", teams.tenant.id, channel.id)
    assert "Heard" in shown(teams.timeline(anna)[-1])
    assert [seen.where.kind for seen in teams.timeline(anna)] == ["channel", "personal"]
    assert len(teams.timeline(erik)) == 1  # only what Anna wrote


async def test_without_the_app_a_private_answer_is_not_put_into_the_channel(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, erik: TeamsUser
) -> None:
    channel = await teams.add_team("Data", [anna, erik])
    await teams.mention(erik, channel, "idea secret")
    await bot.idle()
    [_, said] = teams.timeline(anna)
    assert "secret" not in shown(said)
    assert "Lisää minut Teamsiin (Sovellukset, hae nimellä Kunna)" in shown(said)  # in the asker's language
    assert said.thread == teams.timeline(anna)[0].message.id


async def test_a_public_answer_is_put_into_the_thread(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, erik: TeamsUser
) -> None:
    channel = await teams.add_team("Data", [anna, erik])
    bot.dispatch.answers["share"] = Reply("Two people know Python", public=True)
    await teams.mention(anna, channel, "share")
    await bot.idle()
    assert "Two people know Python" in shown(teams.timeline(erik)[-1])
    assert teams.timeline(erik)[-1].thread == teams.timeline(erik)[0].message.id


async def test_what_is_not_said_to_the_bot_is_not_heard(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, erik: TeamsUser
) -> None:
    channel = await teams.add_team("Data", [anna, erik])
    await teams.mention(anna, channel, "x")
    told = teams.sent[-1]
    other = told | {"id": "1", "entities": [], "text": "just talking"}
    own = told | {"id": "2", "from": told["recipient"]}
    for activity in (other, own):
        assert (await teams.deliver(activity))[0] == 200
    await bot.idle()
    assert [heard.line for heard in bot.dispatch.heard] == ["x"]


async def test_people_who_are_mentioned_keep_who_they_are(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, erik: TeamsUser
) -> None:
    channel = await teams.add_team("Data", [anna, erik])
    await teams.mention(anna, channel, "thanks @Erik Berg for the soup")
    assert bot.dispatch.heard[0].line == f"thanks <@{erik.aad}> for the soup"
    stranger = teams.sent[-1] | {"id": "77"}
    stranger["entities"] = [*stranger["entities"], _mention("29:nobody", "X")]
    stranger["text"] += " <at>X</at>"
    await teams.deliver(stranger)
    assert bot.dispatch.heard[1].line.endswith("<@29:nobody>")


def _mention(of: str, name: str) -> dict[str, Any]:
    return {"type": "mention", "mentioned": {"id": of, "name": name}, "text": f"<at>{name}</at>"}


async def test_a_button_is_a_line_that_somebody_else_typed(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    bot.dispatch.answers["list"] = Reply("Ideas", (List((Row("A sofa", actions=(Button("Vote", "idea vote 1"),)),)),))
    await teams.say(anna, "list")
    await bot.idle()
    card = teams.timeline(anna)[-1].message.id
    pressed = await teams.press(anna, card, "Vote")
    assert pressed.status == 200
    await bot.idle()
    assert [(heard.line, heard.via) for heard in bot.dispatch.heard] == [("list", "typed"), ("idea vote 1", "pressed")]
    assert "Heard: idea vote 1" in shown(teams.timeline(anna)[-1])
    assert teams.tenant.message(card) is not None
    assert teams.timeline(anna)[1].note == "Mitt svar står nedanför."


async def test_a_press_delivered_twice_has_one_effect(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    bot.dispatch.answers["list"] = Reply("Ideas", (Buttons((Button("Vote", "idea vote 1"),)),))
    await teams.say(anna, "list")
    await bot.idle()
    await teams.press(anna, teams.timeline(anna)[-1].message.id, 0)
    status, body = await teams.deliver(teams.sent[-1])
    assert (status, body["statusCode"]) == (200, 200)
    assert [heard.line for heard in bot.dispatch.heard] == ["list", "idea vote 1"]


async def test_an_answer_that_replaces_is_put_in_place(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    bot.dispatch.answers["page 1"] = Reply("First", (Buttons((Button("Next", "page 2"),)),))
    bot.dispatch.answers["page 2"] = Reply("Second", (Text("two"),), replaces=True)
    await teams.say(anna, "page 1")
    await bot.idle()
    card = teams.timeline(anna)[-1].message
    await teams.press(anna, card.id, "Next")
    assert "Second" in shown(teams.timeline(anna)[-1])
    assert card.updated == 1
    assert len(teams.ledger) == 1


async def test_an_answer_that_cannot_be_drawn_is_told_with_a_reference(
    bot: Bot, teams: StandInTeams, anna: TeamsUser
) -> None:
    bot.dispatch.answers["broken"] = Reply("Done", (object(),))  # type: ignore[arg-type]
    await teams.say(anna, "broken")
    await bot.idle()
    assert texts.say("sv", "broke", reference="*").partition("*")[0] in shown(teams.timeline(anna)[-1])
    assert [row.state for row in await Inbox.all()] == ["done"]


async def test_a_press_in_a_channel_is_answered_to_the_presser_alone(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, erik: TeamsUser
) -> None:
    await teams.install(erik)
    channel = await teams.add_team("Data", [anna, erik])
    bot.dispatch.answers["post"] = Reply("Idea 1", (Buttons((Button("Vote", "idea vote 1"),)),), public=True)
    bot.dispatch.answers["idea vote 1"] = Reply("You voted", replaces=True)
    await teams.mention(anna, channel, "post")
    await bot.idle()
    card = teams.timeline(erik)[-1].message
    await teams.press(erik, card.id, "Vote")
    assert "You voted" in shown(teams.timeline(erik)[-1])
    assert teams.timeline(erik)[-1].where.kind == "personal"
    assert "You voted" not in " ".join(shown(seen) for seen in teams.timeline(anna))
    assert card.notes == {erik.id: "Vastasin sinulle henkilökohtaisessa keskustelussamme."}
    await teams.press(anna, card.id, "Vote")  # the app is not installed for Anna
    assert "Lägg till mig i Teams" in card.notes[anna.id]
    assert "You voted" not in " ".join(shown(seen) for seen in teams.timeline(anna))


FORM = Form(
    "New idea",
    "idea new",
    (Field("text", "Your idea", "long"), Field("area", "Area", required=False)),
    "Send",
    "Cancel",
)


async def test_a_form_is_asked_filled_refused_and_taken(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    refused = Form(
        "New idea",
        "idea new",
        (Field("text", "Your idea", "long", value="x"),),
        "Send",
        "Cancel",
        errors={"text": "Too short"},
    )
    bot.dispatch.answers["idea new"] = lambda incoming: (
        FORM if not incoming.values else refused if len(incoming.values["text"]) < 3 else Reply("Filed as 12")
    )
    await teams.say(anna, "idea new")
    await bot.idle()
    card = teams.timeline(anna)[-1].message
    assert (await teams.submit(anna, card.id, {})).missing == {"Your idea": "Fyll i ”Your idea”."}
    await teams.submit(anna, card.id, {"Your idea": "x"})
    assert bot.dispatch.heard[-1].values == {"text": "x"}
    assert bot.dispatch.heard[-1].via == "submitted"
    assert "Too short" in shown(teams.timeline(anna)[-1])
    await bot.idle()
    await teams.submit(anna, card.id, {"Your idea": "a better sofa"})
    assert "Filed as 12" in shown(teams.timeline(anna)[-1])
    assert card.updated == 2
    assert len(teams.timeline(anna)) == 2
    assert await Inbox.filter(state="done").count() == 2  # the refused one left its key open


async def test_a_form_in_a_channel_is_asked_in_the_personal_chat(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, erik: TeamsUser
) -> None:
    await teams.install(anna)
    channel = await teams.add_team("Data", [anna, erik])
    bot.dispatch.answers["idea new"] = FORM
    await teams.mention(anna, channel, "idea new")
    await bot.idle()
    assert teams.timeline(anna)[-1].where.kind == "personal"
    assert len(teams.timeline(erik)) == 1


async def test_a_form_can_be_closed(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    bot.dispatch.answers["idea new"] = FORM
    await teams.say(anna, "idea new")
    await bot.idle()
    await teams.press(anna, teams.timeline(anna)[-1].message.id, "Cancel")
    assert "Inget sparades" in shown(teams.timeline(anna)[-1])
    assert len(bot.dispatch.heard) == 1


async def test_an_answer_that_takes_its_time_comes_as_a_message(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    bot.dispatch.answers["list"] = Reply("x", (Buttons((Button("Slow", "slow"),)),))
    bot.dispatch.answers["slow"] = Reply("Done at last", replaces=True)
    await teams.say(anna, "list")
    await bot.idle()
    bot.dispatch.slow = 2.8  # a press waits 2.5 seconds
    since = teams.version
    await teams.press(anna, teams.timeline(anna)[-1].message.id, "Slow")
    assert teams.timeline(anna)[-1].note.startswith("Det här tar en stund")
    async with asyncio.timeout(PATIENCE):
        while "Done at last" not in shown(teams.timeline(anna)[-1]):
            since = await teams.changed(since, 5)


async def test_adding_and_removing_the_app_is_remembered(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    who = Address("teams", teams.tenant.id, anna.aad)
    assert await teams.install(anna) == 200
    kept = await doors.conversation(who)
    assert kept is not None
    assert (kept["service"], kept["tenant"], kept["bot"]) == (teams.service_url, teams.tenant.id, teams.tenant.bot_id)
    chat = teams.tenant.chat(anna)
    assert chat is not None
    assert await bot.messenger.send(who, Reply("Good morning"), "k", "en") == Sent(f"{chat.id}|{teams.ledger[-1].id}")
    assert await teams.uninstall(anna) == 200
    assert await doors.conversation(who) is None


async def test_who_blocked_the_bot_is_marked_and_not_written_to_again(
    bot: Bot, teams: StandInTeams, anna: TeamsUser
) -> None:
    who = Address("teams", teams.tenant.id, anna.aad)
    await teams.install(anna)
    teams.block(anna)
    outcome = await bot.messenger.send(who, Reply("x"), "k", "en")
    assert outcome == Refused("403 MessageWritesBlocked", unreachable=True)
    assert await doors.conversation(who) is None


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault(status=429, headers={"Retry-After": "7"}), Busy),
        (Fault(status=429), Busy),
        (Fault(status=500), Unknown),
        (Fault(status=502, accept=True), Unknown),
        (Fault(status=504), Unknown),
        (Fault(status=408), Unknown),
        (Fault(status=412), Unknown),
        (Fault(cut=True), Unknown),
        (Fault(cut=True, accept=True), Unknown),
        (Fault(status=400, body={"error": {"code": "BadArgument"}}), Refused),
        (Fault(status=413), Refused),
        (Fault(status=302, headers={"Location": "http://127.0.0.1:9/"}), Refused),
    ],
)
async def test_outcomes_say_whether_it_may_have_arrived(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, fault: Fault, expected: type
) -> None:
    await teams.install(anna)
    teams.fail("post", fault)
    outcome = await bot.messenger.send(Address("teams", teams.tenant.id, anna.aad), Reply("x"), "k", "en")
    assert isinstance(outcome, expected)
    assert teams.asked["post"] == 1  # never a second try of its own
    if isinstance(outcome, Busy):
        assert outcome.seconds == (7 if fault.headers else 2)


async def test_a_connector_that_cannot_be_reached_took_nothing(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    await teams.install(anna)
    await teams.stop()
    outcome = await bot.messenger.send(Address("teams", teams.tenant.id, anna.aad), Reply("x"), "k", "en")
    assert isinstance(outcome, Busy)


async def test_an_access_token_that_ended_early_is_replaced(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    who = Address("teams", teams.tenant.id, anna.aad)
    await teams.install(anna)
    assert isinstance(await bot.messenger.send(who, Reply("1"), "k", "en"), Sent)
    teams.keys.withdraw()
    assert isinstance(await bot.messenger.send(who, Reply("2"), "k", "en"), Sent)
    assert teams.asked["token"] == 2
    assert len(teams.ledger) == 2


async def test_many_at_once_share_one_access_token(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    await teams.install(anna)
    teams.fail("token", Fault(status=200, accept=False, hang=0.1, body=teams.keys.give()))
    await asyncio.gather(*(teams.say(anna, f"line {n}") for n in range(20)))
    await bot.idle()
    assert teams.asked["token"] == 1
    assert len(teams.ledger) == 20


async def test_who_somebody_is(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    guest = teams.add_user("Gus Guest", "gus@else.example", guest=True)
    named = teams.add_user("Gun Guest", "gun_else.example#EXT#@example.com")
    foreign = teams.add_user("Fia Foreign", "fia@other.example", tenant="11111111-0000-0000-0000-000000000000")
    channel = await teams.add_team("Data", [anna, guest, named, foreign])
    for user in (anna, guest, named, foreign):
        await teams.mention(user, channel, "x")
    tenant = teams.tenant.id
    known = await bot.messenger.profile(Address("teams", tenant, anna.aad))
    assert known is not None
    assert (known.name, known.email, known.language, known.zone, known.standing) == (
        "Anna Lind", "anna.lind@example.com", "sv-SE", "Europe/Stockholm", "member",
    )  # fmt: skip
    for user, standing in ((guest, "guest"), (named, "guest"), (foreign, "foreign")):
        met = await bot.messenger.profile(Address("teams", tenant, user.aad))
        assert met is not None
        assert (met.standing, met.email) == (standing, "")
    channel.members.remove(guest)
    gone = await bot.messenger.profile(Address("teams", tenant, guest.aad))
    assert gone is not None
    assert gone.standing == "foreign", "no account is switched off, so nobody is told that one is"
    teams.fail("members", Fault(status=503))
    assert await bot.messenger.profile(Address("teams", tenant, anna.aad)) is None
    assert await bot.messenger.profile(Address("teams", tenant, "never-seen")) is None


async def test_who_is_in_a_room(bot: Bot, teams: StandInTeams, anna: TeamsUser, erik: TeamsUser) -> None:
    channel = await teams.add_team("Data", [anna])
    room = Room("teams", teams.tenant.id, channel.id)
    assert await bot.messenger.is_member(room, Address("teams", teams.tenant.id, anna.aad))
    assert not await bot.messenger.is_member(room, Address("teams", teams.tenant.id, erik.aad))
    assert not await bot.messenger.is_member(room, Address("teams", "other", anna.aad))
    teams.fail("members", Fault(status=500))
    assert not await bot.messenger.is_member(room, Address("teams", teams.tenant.id, anna.aad))


async def test_a_row_left_open_is_answered_from_itself_after_a_restart(
    bot: Bot, teams: StandInTeams, anna: TeamsUser
) -> None:
    await teams.say(anna, "first")
    await bot.idle()
    [heard] = bot.dispatch.heard
    again = type(heard).from_json(heard.as_json())
    assert isinstance(await bot.messenger.respond(again, Reply("after all"), "en"), Sent)
    assert "after all" in shown(teams.timeline(anna)[-1])


async def test_ids_with_slashes_stay_inside_their_part_of_the_address(
    bot: Bot, teams: StandInTeams, anna: TeamsUser
) -> None:
    anna.aad = "../../x?y=1&z#%2f"
    teams.tenant.join(anna)
    channel = await teams.add_team("Data", [anna])
    assert await bot.messenger.is_member(
        Room("teams", teams.tenant.id, channel.id), Address("teams", teams.tenant.id, anna.aad)
    )
