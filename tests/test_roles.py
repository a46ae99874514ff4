"""Roles: admins give and take them, one admin stays, each change counts at the next press and is written down."""

from __future__ import annotations

import asyncio
from functools import partial

import pytest

from bot import clock, texts
from bot.adapters.terminal import Shell
from bot.command import COMMANDS, May
from bot.commands.kunna import roles
from bot.dispatch import Dispatch
from bot.line import line
from bot.models.audit import Act, record, verify
from bot.models.people import Person, PersonAddress, Role
from bot.models.roles import Change, change
from bot.models.store import transaction
from bot.reply import Form, List, Reply, UserText, inlines
from bot.settings import Company
from tests.cast import AINO, ANNA, ERIK, MAJA, Teller, button, buttons, titles, words

LINNEA = "linnea.hagg@example.com"  # admin by role
ADMINS = (LINNEA, "paivi.lehtonen@example.com", "timo.ekholm@example.com", "hrafnhildur.bjornsdottir@example.com")


async def _role(email: str) -> Role:
    return Role((await Person.get(email=email)).role)


async def _acts() -> list[tuple[int, str, str, str]]:
    return [(act.who, act.did, act.what, act.via) for act in await Act.all().order_by("id")]


async def _number(email: str) -> int:
    return (await Person.get(email=email)).id


async def _only_admin(email: str) -> None:
    await Person.filter(role=int(Role.ADMIN)).exclude(email=email).update(role=int(Role.EMPLOYEE))


@pytest.fixture
def nobody_by_settings(sample_store: str) -> Teller:
    """Says lines where the settings name no admin."""
    dispatch = Dispatch(Company("Lumivik", "en", "Europe/Stockholm", ()))
    dispatch.messengers["terminal"] = Shell()
    return Teller(dispatch)


# --- giving and taking -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "kunna role give Anna Lind communicator",
        "kunna role give anna.lind@example.com communicator",
        "kunna role give Anna.Lind@Example.com Communicator",
        "kunna role give @anna.lind communicator",
        "kunna role give <@UANNA> communicator",
        "kunna role-give anna lind role:communicator",
        "kunna ge rollen Anna Lind kommunikatör",
        "kunna ge roll Anna Lind kommunikator",
        "kunna anna rooli Anna Lind viestijä",
        "kunna veita hlutverk Anna Lind samskiptafulltrúi",
        'kunna role-give whom:"Anna Lind" role:"communicator"',
    ],
)
async def test_a_role_is_given_to_a_mention_an_e_mail_or_a_name_in_any_language(teller: Teller, typed: str) -> None:
    anna = await Person.get(email=ANNA)
    await PersonAddress.create(person=anna, platform="terminal", space="shell", user="UANNA", checked=clock.now())
    reply = await teller.reply(typed, LINNEA)
    assert reply.summary == "Anna Lind is a communicator now."
    assert await _role(ANNA) is Role.COMMUNICATOR
    assert await _acts() == [(await _number(LINNEA), "kunna role-give", f"person/{anna.id} communicator", "terminal")]


@pytest.mark.parametrize("language", texts.LANGUAGES)
async def test_every_step_is_said_in_the_readers_language(dispatch: Dispatch, language: str) -> None:
    told = Teller(dispatch, language)
    asked = await told.reply("kunna role give Anna Lind", LINNEA)
    assert [each.run for each in buttons(asked)] == [
        line(roles.give, whom=UserText(f"person/{await _number(ANNA)}"), role=role) for role in roles.Rank
    ]
    for role in roles.Rank:
        name = texts.say(language, f"rank-{role}").capitalize()
        given = await told.press(asked, name, LINNEA)
        assert words(given).startswith(texts.say(language, f"became-{role}", name="Anna Lind"))
        same = await told.press(asked, name, LINNEA)
        assert words(same).startswith(texts.say(language, f"is-already-{role}", name="Anna Lind"))
    for key in ("became-employee", "is-already-employee"):
        taken = await told.reply("kunna role take Anna Lind", LINNEA)
        assert taken.summary == texts.say(language, key, name="Anna Lind")
    assert [(did, what.partition(" ")[2]) for _, did, what, _ in await _acts()] == [
        ("kunna role-give", "communicator"), ("kunna role-give", "admin"), ("kunna role-take", ""),
    ]  # fmt: skip


async def test_a_role_given_counts_at_the_very_next_press_and_a_taken_one_no_more(teller: Teller) -> None:
    before = await teller.reply("kunna roles", AINO)
    assert before.summary.startswith("Only admins may do that")
    await teller.reply("kunna role give Aino Mäkelä admin", LINNEA)
    listed = await teller.reply("kunna roles", AINO)
    assert listed.summary == "9 people have a role."
    await teller.reply("kunna role take Aino Mäkelä", LINNEA)
    pressed = await teller.press(listed, "Take the role back", AINO)  # the button is still there, the role is not
    assert words(pressed).startswith("Only admins may do that")
    assert len(await _acts()) == 2


@pytest.mark.parametrize(
    "typed", ["kunna role give Anna Lind admin", "kunna role take Linnea Hägg", "kunna roles", "kunna audit"]
)
@pytest.mark.parametrize("who", [ANNA, MAJA])
async def test_nobody_but_an_admin_changes_or_sees_roles(teller: Teller, who: str, typed: str) -> None:
    reply = await teller.reply(typed, who)
    assert reply.summary == "Only admins may do that. An admin can give you the role."
    assert (await _role(ANNA), await _role(LINNEA)) == (Role.EMPLOYEE, Role.ADMIN)
    assert await _acts() == []


async def test_the_form_asks_for_a_person_and_a_mistake_stands_at_its_field(teller: Teller) -> None:
    form = await teller.form("kunna role give", LINNEA)
    assert [each.name for each in form.fields] == ["whom", "role"]
    wrong = await teller.say(form.run, LINNEA, {"whom": "Nobody Atall", "role": "admin"})
    assert isinstance(wrong, Form)
    assert wrong.errors == {"whom": texts.say("en", "unknown-person", given="Nobody Atall")}
    done = await teller.reply(form.run, LINNEA, {"whom": "Anna Lind", "role": "admin"})
    assert done.summary == "Anna Lind is an admin now."
    assert (await teller.form("kunna role take", LINNEA)).fields[0].name == "whom"


async def test_the_list_says_who_is_what_and_who_is_so_by_the_settings(teller: Teller) -> None:
    listed = await teller.reply("kunna role list", LINNEA)
    assert len(titles(listed)) == 8
    assert titles(listed)[0] == "Hrafnhildur Björnsdóttir"
    assert "Admins by the settings who have not written yet: admin@example.com" in words(listed)
    await Person.filter(email=ERIK).update(email="admin@example.com")
    listed = await teller.reply("kunna roles", LINNEA)
    assert "Erik Åkesson" in titles(listed)
    assert "by the settings" in words(listed)
    assert f"kunna role-take person/{await _number('admin@example.com')}" not in [each.run for each in buttons(listed)]


async def test_many_roles_come_page_by_page(teller: Teller) -> None:
    await Person.filter(role=int(Role.EMPLOYEE)).update(role=int(Role.COMMUNICATOR))
    seen: list[str] = []
    page = await teller.reply("kunna roles", LINNEA)
    for _ in range(7):
        seen += titles(page)
        if not any(each.label == texts.say("en", "more-button") for each in buttons(page)):
            break
        turned = await teller.press(page, texts.say("en", "more-button"), LINNEA)
        assert not isinstance(turned, Form)
        page = turned
    assert len(seen) == len(set(seen)) == await Person.all().count()


async def test_help_shows_roles_and_the_audit_log_to_admins_only(teller: Teller) -> None:
    shown = {who: words(await teller.say("help", who)) for who in (ANNA, MAJA, LINNEA)}
    for word in ("role-give", "role-take", "roles", "audit"):
        assert [word in said for said in shown.values()] == [False, False, True], word
    assert {path for path, each in COMMANDS.items() if path[0] == "kunna" and each.may is May.ADMIN} >= {
        ("kunna", "role-give"), ("kunna", "role-take"), ("kunna", "roles"), ("kunna", "audit"),
    }  # fmt: skip


# --- one admin always stays ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["kunna role take Linnea Hägg", "kunna role give Linnea Hägg communicator"])
async def test_the_last_admin_stays(nobody_by_settings: Teller, typed: str) -> None:
    await _only_admin(LINNEA)
    refused = await nobody_by_settings.reply(typed, LINNEA)
    assert refused.summary == "Linnea Hägg is the only admin. Make somebody else admin first."
    assert await _role(LINNEA) is Role.ADMIN
    assert await _acts() == []
    await nobody_by_settings.reply("kunna role give Anna Lind admin", LINNEA)
    assert "Linnea Hägg" in (await nobody_by_settings.reply(typed, LINNEA)).summary
    assert await _role(LINNEA) is not Role.ADMIN
    assert await _role(ANNA) is Role.ADMIN


async def test_an_admin_who_left_is_none_to_rely_on(nobody_by_settings: Teller) -> None:
    await _only_admin(LINNEA)
    await Person.filter(email=ERIK).update(role=int(Role.ADMIN), active=False)
    refused = await nobody_by_settings.reply("kunna role take Linnea Hägg", LINNEA)
    assert "is the only admin" in refused.summary


async def test_admins_by_the_settings_stay_and_are_enough(teller: Teller) -> None:
    await Person.filter(email=ERIK).update(email="admin@example.com")
    await _only_admin(LINNEA)
    for typed in ("kunna role take Erik Åkesson", "kunna role give Erik Åkesson communicator"):
        refused = await teller.reply(typed, LINNEA)
        assert refused.summary.startswith("Erik Åkesson is an admin by the settings")
    assert (await teller.reply("kunna role take Linnea Hägg", LINNEA)).summary.startswith("Linnea Hägg has no role")
    assert (await teller.reply("kunna roles", "admin@example.com")).summary == "5 people have a role."
    assert [did for _, did, _, _ in await _acts()] == ["kunna role-take"]


async def test_an_admin_by_the_settings_who_never_came_is_none_to_rely_on(teller: Teller) -> None:
    await _only_admin(LINNEA)  # the settings name admin@example.com, whom nobody has ever seen
    assert "is the only admin" in (await teller.reply("kunna role take Linnea Hägg", LINNEA)).summary


async def test_admins_who_take_each_others_role_at_once_leave_one(nobody_by_settings: Teller) -> None:
    for _ in range(5):
        await Person.filter(email__in=list(ADMINS)).update(role=int(Role.ADMIN))
        circle = [
            nobody_by_settings.reply(f"kunna role take {whom}", who)
            for who, whom in zip(ADMINS, (*ADMINS[1:], ADMINS[0]), strict=True)
        ]
        said = [reply.summary for reply in await asyncio.gather(*circle)]
        left = await Person.filter(role=int(Role.ADMIN)).count()
        assert left >= 1, said
        assert left == 4 - sum("has no role any more" in each for each in said), said
    assert not (await verify()).flaws


async def test_two_admins_who_take_each_others_role_at_once_leave_one(nobody_by_settings: Teller) -> None:
    one, other = ADMINS[:2]
    for _ in range(10):
        await _only_admin(one)
        await Person.filter(email__in=[one, other]).update(role=int(Role.ADMIN))
        said = await asyncio.gather(
            nobody_by_settings.reply(f"kunna role take {other}", one),
            nobody_by_settings.reply(f"kunna role take {one}", other),
        )
        assert await Person.filter(role=int(Role.ADMIN)).count() == 1, said
    assert len(await _acts()) == 10


async def test_whoever_lost_the_role_while_they_pressed_changes_nothing(sample_store: str) -> None:
    linnea, anna = await Person.get(email=LINNEA), await Person.get(email=ANNA)  # as dispatch has read them
    await Person.filter(id=linnea.id).update(role=int(Role.EMPLOYEE))
    become = await transaction(lambda: change(linnea, anna, Role.ADMIN, (), "kunna role-give", "terminal"))
    assert become is Change.NOT_ADMIN
    await Person.filter(id=linnea.id).update(role=int(Role.ADMIN))
    await Person.filter(id=anna.id).update(active=False)
    assert await transaction(lambda: change(linnea, anna, Role.ADMIN, (), "kunna role-give", "x")) is Change.GONE
    assert await _role(ANNA) is Role.EMPLOYEE
    assert await _acts() == []


# --- what was done ------------------------------------------------------------------------------------------------


def _details(reply: Reply) -> str:
    rows = [row for block in reply.blocks if isinstance(block, List) for row in block.rows]
    return "\n".join("".join(map(str, inlines(detail))) for row in rows for detail in row.details)


async def test_what_was_done_to_a_reminder_is_said_in_the_readers_language(teller: Teller) -> None:
    maja = await _number(MAJA)
    for did, what in (
        ("policy remind", "reminder/1 snippet/6 version/2 messages/62"), ("policy cancel", "reminder/1 messages/1"),
        ("load", "rows:62 sha256:abc"),
    ):  # fmt: skip
        await transaction(partial(record, maja, did, what, "terminal"))
    said = _details(await teller.reply("kunna audit", LINNEA))
    assert "sent a reminder: reminder 1, section 6, version 2, 62 messages" in said
    assert "stopped a reminder: reminder 1, 1 message" in said
    assert "1 messages" not in said
    assert "loaded people from a file: 62 rows sha256:abc" in said
    teller.language = "sv"
    assert "påminnelse 1, avsnitt 6, version 2, 62 meddelanden" in _details(await teller.reply("kunna audit", LINNEA))


async def test_the_audit_log_shows_names_newest_first_by_pages_and_a_number_for_who_was_erased(teller: Teller) -> None:
    anna, linnea = await _number(ANNA), await _number(LINNEA)
    for _ in range(6):
        await teller.reply("kunna role give Anna Lind communicator", LINNEA)
        await teller.reply("kunna role take Anna Lind", LINNEA)
    first = await teller.reply("kunna audit", LINNEA)
    assert first.summary == "12 acts in the audit log. Page 1 of 2."
    assert titles(first) == ["Linnea Hägg"] * 10
    assert words(first).index("took a role back") < words(first).index("gave a role")
    last = await teller.reply("kunna audit page:2", LINNEA)
    assert len(titles(last)) == 2
    assert (await teller.reply("kunna audit page:99", LINNEA)).summary.endswith("Page 2 of 2.")
    await Person.filter(id=linnea).delete()
    gone = await teller.reply("kunna audit", ADMINS[1])
    assert titles(gone) == [f"person {linnea}"] * 10
    theirs = await teller.press(gone, "Only this person", ADMINS[1])
    assert words(theirs).startswith(f"12 acts by person {linnea} or concerning them.")
    assert (await teller.reply("kunna audit Anna Lind", ADMINS[1])).summary.startswith("12 acts by Anna Lind")
    assert (await teller.reply("kunna audit Erik Åkesson", ADMINS[1])).summary.startswith("Nothing in the audit log")
    assert (await teller.reply(f"kunna audit person/{anna}0", ADMINS[1])).summary.startswith("Nothing in the audit log")
    assert not (await verify()).flaws


async def test_an_act_is_written_down_with_its_effect_or_not_at_all(
    teller: Teller, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: object) -> None:
        raise RuntimeError("the log cannot be written")

    monkeypatch.setattr("bot.models.roles.record", fails)
    broke = await teller.reply("kunna role give Anna Lind admin", LINNEA)
    assert "broke on our side" in broke.summary
    assert await _role(ANNA) is Role.EMPLOYEE
    monkeypatch.undo()
    assert button(await teller.reply("kunna role give Anna Lind admin", LINNEA), "Take it back").run.startswith(
        "kunna role-take"
    )
    assert len(await _acts()) == 1
