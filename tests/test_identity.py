"""Two people who may be one: asked once, decided by an admin, and what both had is one's afterwards, each once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from bot import clock
from bot.dispatch import Dispatch
from bot.models import doors, experts, ideas, identity, merging, notices, outbox, schedules, store
from bot.models.audit import Act
from bot.models.ideas import Comment, Idea, Vote
from bot.models.identity import Ground, IdentityConflict, OtherEmail
from bot.models.live import Shown
from bot.models.notices import Mute, Notice, Why
from bot.models.outbox import Delivery
from bot.models.people import Note, Person, PersonAddress, Role
from bot.models.picks import PICKS, Pick
from bot.models.policy import Snippet
from bot.models.reminders import Acknowledgement, Reminder
from bot.models.skills import Level, PersonSkill, Skill
from bot.reply import Address, UserText
from tests.cast import AINO, ANNA, ERIK, MAJA, Teller, titles, words
from tests.reminding import Watch

LINNEA = "linnea.hagg@example.com"  # admin by role


@pytest.fixture(autouse=True)
def watch() -> Iterator[Watch]:
    with Watch().held() as held:
        yield held


def at(user: str, space: str = "T1", platform: str = "slack") -> Address:
    return Address(platform, space, user)


async def written(work: Callable[[], Awaitable[Any]]) -> Any:
    return await store.transaction(work)


async def twins(claims: str = ANNA) -> tuple[Person, Person, IdentityConflict]:
    """Anna with an account, another one in the same workspace with her e-mail, and the question that comes of it."""
    anna = await doors.join(at("UANNA"), "Anna Lind", claims, "")
    other = await doors.join(at("UANNA2"), "Anna L", claims, "")
    return anna, other, await IdentityConflict.get(key=identity.key_of(anna.id, other.id, ""))


async def one(teller: Teller, conflict: IdentityConflict) -> Person:
    """An admin says that they are one: who is left."""
    asked = await teller.reply(f"kunna conflict-same {conflict.reference}", LINNEA)
    answer = await teller.press(asked, "Make them one", LINNEA)
    assert "is one person now" in words(answer), words(answer)
    return await Person.get(id=min(conflict.one_id, conflict.other_id or 0))


# --- found ---------------------------------------------------------------------------------------------------------


async def test_two_accounts_of_one_workspace_with_one_e_mail_are_a_question(dispatch: Dispatch) -> None:
    await Person.filter(email=ANNA).update(role=int(Role.ADMIN))
    anna, other, conflict = await twins()
    assert (anna.email, other.email, other.role) == (ANNA, None, int(Role.EMPLOYEE))
    assert (conflict.ground, conflict.one_id, conflict.other_id) == (Ground.TWICE, anna.id, other.id)
    assert (await doors.join(at("UANNA2"), "Anna L", ANNA, "")).id == other.id
    assert await IdentityConflict.all().count() == 1


async def test_two_new_accounts_with_one_e_mail_at_once_are_not_both_the_same(dispatch: Dispatch) -> None:
    both = await asyncio.gather(*(doors.join(at(f"UERIK{each}"), "Erik", ERIK, "") for each in range(2)))
    assert len({person.id for person in both}) == 2
    assert await IdentityConflict.all().count() == 1


async def test_another_workspace_or_a_switched_off_account_is_no_question(dispatch: Dispatch) -> None:
    anna = await doors.join(at("UANNA"), "Anna Lind", ANNA, "")
    assert (await doors.join(at("UANNA", "T2"), "Anna Lind", ANNA, "")).id == anna.id
    assert (await doors.join(at("anna", "T1", "teams"), "Anna Lind", ANNA, "")).id == anna.id
    await doors.told(at("UANNA"), "Anna Lind", "", gone=True, at=1)
    assert (await doors.join(at("UNEW"), "Anna Lind", ANNA, "")).id == anna.id
    assert not await IdentityConflict.exists()


async def test_an_e_mail_that_is_somebody_else_s_is_a_question_whichever_way_it_came(dispatch: Dispatch) -> None:
    anna = await doors.join(at("UANNA"), "Anna Lind", ANNA, "")
    nobody = await doors.join(at("UNEW"), "New", "", "")  # nothing was confirmed yet
    erik = await Person.get(email=ERIK)
    for number in range(2):
        await doors.told(at("UANNA"), "Anna Lind", ERIK, gone=False, at=number)
        await doors.told(at("UNEW"), "New", ERIK, gone=False, at=number)
    found = {(each.ground, each.one_id, each.other_id, each.email) for each in await IdentityConflict.all()}
    assert found == {(Ground.CLAIM, anna.id, erik.id, ERIK), (Ground.CLAIM, nobody.id, erik.id, ERIK)}
    assert (await Person.get(id=anna.id)).email == ANNA
    assert (await Person.get(id=nobody.id)).email is None


async def test_an_e_mail_that_is_confirmed_late_and_nobody_s_is_taken(dispatch: Dispatch) -> None:
    new = await doors.join(at("UNEW"), "New", "", "")
    await doors.told(at("UNEW"), "New", "new@example.com", gone=False, at=1)
    assert (await Person.get(id=new.id)).email == "new@example.com"


async def test_a_file_s_e_mail_is_doubted_where_the_platforms_vouch_for_another(teller: Teller) -> None:
    anna = await doors.join(at("UANNA"), "Anna Lind", "anna@old.example.com", "")
    await Person.filter(id=anna.id).update(email="given.away@example.com")
    await doors.join(at("UERIK"), "Erik", ERIK, "")
    assert await identity.doubted(["given.away@example.com", ERIK, AINO, "x@example.com"]) == {
        "given.away@example.com": anna.id
    }
    for said, left in (("conflict-same", "given.away@example.com"), ("conflict-two", "anna@old.example.com")):
        await IdentityConflict.all().delete()
        await written(lambda: identity.claim(Ground.FILE, anna.id, None, "given.away@example.com"))
        [conflict] = await IdentityConflict.all()
        assert titles(await teller.reply("kunna conflicts", LINNEA)) == ["Anna Lind"]
        answer = await teller.reply(f"kunna {said} {conflict.reference}", LINNEA)
        assert "Load the file again" in answer.summary
        assert (await Person.get(id=anna.id)).email == left
        assert not await identity.doubted(["given.away@example.com"])


# --- told and asked ------------------------------------------------------------------------------------------------


async def test_the_admins_are_told_once_and_of_nothing_that_they_were_told(teller: Teller, watch: Watch) -> None:
    linnea = await doors.join(at("ULINNEA"), "Linnea", LINNEA, "")
    by_settings = await doors.join(at("UADMIN"), "Admin", "admin@example.com", "")
    await doors.join(at("UERIK"), "Erik", ERIK, "")
    assert not await identity.tell_admins(["admin@example.com"], "Europe/Stockholm")
    await twins()
    await doors.told(at("UANNA"), "Anna Lind", ERIK, gone=False, at=1)
    assert await identity.tell_admins(["admin@example.com"], "Europe/Stockholm")
    assert not await identity.tell_admins(["admin@example.com"], "Europe/Stockholm")
    told = {each.person_id: (each.why, each.line, each.count) for each in await Notice.all()}
    assert told == dict.fromkeys((linnea.id, by_settings.id), ("conflicts", "kunna conflicts", 2))
    assert "2 new questions about who is who" in words(await teller.reply("kunna news", LINNEA))
    assert "because you are an admin" in words(await teller.reply("kunna news", LINNEA))


async def test_an_admin_sees_both_and_what_tells_them_apart(teller: Teller) -> None:
    await Person.filter(email=ANNA).update(role=int(Role.COMMUNICATOR))
    await twins()
    listed = await teller.reply("kunna conflicts", LINNEA)
    said = words(listed)
    for each in ("1 question", ANNA, "no e-mail", "Slack", "communicator", "Two accounts in the same workspace"):
        assert each in said, each
    asked = await teller.press(listed, "One person", LINNEA)
    assert "This cannot be undone." in words(asked)
    assert await IdentityConflict.all().count() == 1, "nothing has happened yet"


async def test_two_people_stay_two_and_are_not_asked_again(teller: Teller) -> None:
    anna, other, _ = await twins()
    answer = await teller.press(await teller.reply("kunna conflicts", LINNEA), "Two people", LINNEA)
    assert "I will not ask again. Nothing is open" in words(answer)
    assert not await written(lambda: identity.claim(Ground.CLAIM, other.id, anna.id, "x@example.com"))
    assert await IdentityConflict.filter(state="open").count() == 0
    assert await Person.filter(id__in=[anna.id, other.id]).count() == 2
    act = await Act.all().order_by("-id").first()
    assert act is not None
    assert (act.did, act.what) == ("kunna conflict-two", f"person/{anna.id} person/{other.id}")


async def test_who_comes_second_hears_that_it_was_decided(teller: Teller) -> None:
    _, _, conflict = await twins()
    await one(teller, conflict)
    for again in ("conflict-same", "conflict-two", "conflict-same sure:yes"):
        verb, _, sure = again.partition(" ")
        answer = await teller.reply(f"kunna {verb} {conflict.reference} {sure}", LINNEA)
        assert "no longer open" in answer.summary


async def test_two_admins_at_once_make_one_person_once(teller: Teller) -> None:
    anna, other, conflict = await twins()

    async def merged() -> Any:
        try:
            return await store.transaction(lambda: merging.merge(conflict, 1, "test", ()))
        except merging.NotOne:
            return None

    both = await asyncio.gather(merged(), merged())
    assert sorted(both, key=str) == [(anna.id, other.id), None]
    assert await Act.filter(did="kunna conflict-same").count() == 1


# --- one -----------------------------------------------------------------------------------------------------------


async def test_the_better_of_each_skill_is_left_and_search_sees_it(teller: Teller) -> None:
    anna, other, conflict = await twins()
    mine = await Skill.filter(known__person_id=anna.id).order_by("id")
    fresh = clock.now() + timedelta(days=1)
    new = await Skill.exclude(id__in=[each.id for each in mine]).order_by("id").first()
    assert new is not None
    await PersonSkill.filter(person=anna, skill=mine[0]).update(level=2, level_given=True, endorsements=7)
    await PersonSkill.filter(person=anna, skill=mine[1]).update(level=4, level_given=True)
    for skill, level in ((mine[0], 4), (mine[1], 1), (new, 3)):
        await PersonSkill.create(person=other, skill=skill, level=level, fresh=fresh, hidden=skill is mine[1])
    await experts.EXPERTS.ready()
    await one(teller, conflict)
    left = {each.skill_id: each for each in await PersonSkill.filter(person=anna)}
    assert len(left) == len(mine) + 1
    assert (left[mine[0].id].level, left[mine[0].id].endorsements) == (int(Level.CAN_TEACH), 7)
    assert (left[mine[1].id].level, left[mine[1].id].hidden) == (4, True)
    assert left[new.id].fresh == fresh
    assert "Anna Lind" in words(await teller.reply(f'whoknows "{new.name}" place:{anna.place}'))


async def test_one_vote_and_one_acknowledgement_each_the_first_one(teller: Teller, watch: Watch) -> None:
    anna, other, conflict = await twins()
    idea, alone = await Idea.get(id=1), await Idea.get(id=2)
    await Vote.filter(idea_id__in=[1, 2], person=anna).delete()
    before = {each: await Vote.filter(idea_id=each).count() for each in (1, 2)}
    for each in (1, 2):
        await Idea.filter(id=each).update(votes=before[each])
    first = clock.now()
    for person, ideas_of in ((other, (idea, alone)), (anna, (idea,))):
        for voted in ideas_of:
            await written(partial(voted.take_vote, person))
        watch.on(minutes=1)
    for person, moment in ((anna, first), (other, first - timedelta(days=1))):
        await Acknowledgement.create(person=person, snippet_id=1, version=1, at=moment)
    await Acknowledgement.create(person=other, snippet_id=2, version=1, at=first)
    await one(teller, conflict)
    votes = {each.idea_id: each for each in await Vote.filter(person=anna, idea_id__in=[1, 2])}  # type: ignore[attr-defined]
    assert votes[1].created == first
    assert [(await Idea.get(id=each)).votes for each in (1, 2)] == [before[1] + 1, before[2] + 1]
    given = {each.snippet_id: each.at for each in await Acknowledgement.filter(person=anna)}
    assert given == {1: first - timedelta(days=1), 2: first}


async def test_what_went_out_to_one_does_not_go_out_to_the_other(teller: Teller) -> None:
    anna, other, conflict = await twins()
    await written(lambda: outbox.deliver("reminder/1", "help", [anna.id, other.id]))
    await written(lambda: outbox.deliver("reminder/2", "help", [other.id]))
    await Delivery.filter(cause="reminder/1", person_id=other.id).update(state="sent", ref="7")
    await one(teller, conflict)
    left = {each.cause: (each.to, each.person_id, each.state, each.ref) for each in await Delivery.all()}
    me = f"person/{anna.id}"
    assert left == {"reminder/1": (me, anna.id, "sent", "7"), "reminder/2": (me, anna.id, "waiting", "")}


async def test_all_that_is_theirs_comes_along(teller: Teller) -> None:
    anna, other, conflict = await twins()
    skill = await Skill.get(id=1)
    await PICKS.get()

    async def work() -> None:
        idea, _ = await Idea.file(UserText("a bench by the lake"), other, "en")
        await idea.take_comment(other, UserText("with a roof"))
        await Note.keep(other, "long")
        for person, day in ((anna, date(2026, 1, 1)), (other, date(2026, 2, 2))):
            await Pick.create(person=person, skill=skill, asked="bench", day=day)
        await notices.mute(anna.id, Why.VOTES)
        await notices.mute(other.id, Why.VOTES)
        await notices.mute(other.id, Why.COMMENTS)
        await schedules.schedule(other, at("UANNA2"), "help", at=clock.now() + timedelta(days=1), zone="UTC")
        await Snippet.filter(id=1).update(owner_id=other.id)
        await Reminder.create(
            snippet_id=1, version=1, frozen="{}", hash="", sender=other, audience="everyone", sent=clock.now()
        )
        await notices.notify([other.id], Why.CONFLICTS, "kunna conflicts", by=0, zone="UTC")
        await Shown.create(
            line="x", platform="slack", space="T1", room="UANNA2", person=other, ref="1", language="en",
            free=clock.now(), face="", created=clock.now(),
        )  # fmt: skip

    await written(work)
    await one(teller, conflict)
    counted = {
        model.__name__: await model.filter(**{column: anna.id}).count()
        for model, column in (
            (PersonAddress, "person_id"), (Comment, "person_id"), (Note, "person_id"), (Pick, "person_id"),
            (Mute, "person_id"), (schedules.Schedule, "person_id"), (Snippet, "owner_id"), (Reminder, "sender_id"),
            (Notice, "person_id"), (Shown, "person_id"),
        )
    }  # fmt: skip
    assert counted == {
        "PersonAddress": 2, "Comment": 3, "Note": 1, "Pick": 1, "Mute": 2, "Schedule": 1, "Snippet": 1, "Reminder": 1,
        "Notice": 1, "Shown": 1,
    }  # fmt: skip
    assert (await Pick.get(person=anna)).day == date(2026, 2, 2)
    assert "a bench by the lake" in {each.text for each in (await ideas.filed_by(anna, 1)).rows}
    assert not await Person.exists(id=other.id)
    known = await doors.who(at("UANNA2"))
    assert known is not None
    assert known[0].id == anna.id
    act = await Act.all().order_by("-id").first()
    assert act is not None
    assert (act.did, act.what) == ("kunna conflict-same", f"person/{anna.id} person/{other.id}")
    assert "two people are one" in words(await teller.reply("kunna audit", LINNEA))


async def test_the_profile_is_filled_and_the_higher_role_of_who_is_here_holds(teller: Teller) -> None:
    anna, other, conflict = await twins()
    await Person.filter(id=anna.id).update(unit="", unit_key="", role=1)
    await Person.filter(id=other.id).update(unit="Åkeri", unit_key="akeri", place="Elsewhere", place_key="x", role=2)
    left = await one(teller, conflict)
    assert (left.unit, left.unit_key, left.role) == ("Åkeri", "akeri", int(Role.COMMUNICATOR))
    assert left.place == anna.place
    assert left.email == ANNA


async def test_the_role_of_who_is_switched_off_does_not_come_along(teller: Teller) -> None:
    anna, other, conflict = await twins()
    await Person.filter(id=other.id).update(role=3, active=False)
    left = await one(teller, conflict)
    assert (left.id, left.role, left.active) == (anna.id, int(Role.EMPLOYEE), True)


async def test_both_e_mails_find_the_one_afterwards_and_none_makes_an_admin_less(teller: Teller) -> None:
    first = await doors.join(at("UONE"), "Ada", "ada@example.com", "")
    second = await doors.join(at("UTWO"), "Ada", "admin@example.com", "")
    await written(lambda: identity.claim(Ground.CLAIM, first.id, second.id, "admin@example.com"))
    left = await one(teller, await IdentityConflict.all().get())
    assert (left.id, left.email) == (first.id, "admin@example.com"), "an admin by the settings stays one"
    assert (await OtherEmail.get()).email == "ada@example.com"
    assert await identity.known_as(["ada@example.com", "admin@example.com"]) == {"ada@example.com": "admin@example.com"}
    for named in ("ada@example.com", "admin@example.com"):
        assert await Person.referred(named, at("UONE")) == left
    assert (await doors.join(at("ada", "T", "teams"), "Ada", "ada@example.com", "")).id == first.id


async def test_open_questions_of_the_one_who_goes_are_of_the_one_who_stays(teller: Teller) -> None:
    anna, other, conflict = await twins()
    erik, maja = await Person.get(email=ERIK), await Person.get(email=MAJA)
    await written(lambda: identity.claim(Ground.CLAIM, other.id, erik.id, ERIK))
    await written(lambda: identity.claim(Ground.CLAIM, anna.id, maja.id, MAJA))
    await written(lambda: identity.claim(Ground.CLAIM, maja.id, other.id, MAJA))
    await IdentityConflict.filter(one_id=maja.id).update(state="two")
    await one(teller, conflict)
    left = {(each.key, str(each.state.value)) for each in await IdentityConflict.all()}
    assert left == {
        (identity.key_of(anna.id, erik.id, ""), "open"), (identity.key_of(anna.id, maja.id, ""), "two"),
    }  # fmt: skip


# --- no table is forgotten -----------------------------------------------------------------------------------------


async def test_every_table_that_knows_people_has_a_rule(empty_store: str) -> None:
    assert len(merging.keys()) > 15
    assert not merging.unruled(), "say in bot/models/merging.py (RULES) what becomes of its rows when two are one"
    assert not merging.RULES.keys() - merging.keys(), "a rule for a table that is no more"


async def test_a_table_without_a_rule_or_a_rule_that_forgets_rows_loses_nothing(
    teller: Teller, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, other, conflict = await twins()
    await Comment.create(idea_id=1, person=other, text="mine", created=clock.now())
    rules = dict(merging.RULES)

    async def nothing(stays: int, goes: int) -> None:
        """A rule that does not do what it is for."""

    for wrong in (
        {each: rules[each] for each in rules if each != "comment.person_id"},
        rules | {"comment.person_id": nothing},
    ):
        monkeypatch.setattr(merging, "RULES", wrong)
        with pytest.raises(LookupError, match="comment"):
            await written(lambda: merging.merge(conflict, 1, "test", ()))
    assert await Person.filter(id__in=[anna.id, other.id]).count() == 2
    assert (await Comment.get(text="mine")).person_id == other.id


def test_every_column_of_a_person_has_its_rule() -> None:
    filled = {column for columns in merging.FILLED for column in columns}
    assert filled | merging.DECIDED == Person._meta.db_fields
    assert not filled & merging.DECIDED
