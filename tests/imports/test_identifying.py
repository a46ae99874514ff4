"""Whom a file's e-mails mean: nobody is doubled, and nobody is taken for somebody whose e-mail they were given."""

from __future__ import annotations

import pytest

from bot.imports import loading
from bot.imports.loading import Begun, Load
from bot.models import audit, doors, identity, store
from bot.models.identity import Ground, IdentityConflict, OtherEmail
from bot.models.people import Person
from bot.reply import Address

pytestmark = pytest.mark.usefixtures("reading_here")

HEAD = "Name;E-mail;Unit\n"


async def planned(*lines: str) -> Load:
    data = (HEAD + "\n".join(lines) + "\n").encode()
    load = await loading.plan(data, "people.csv", audit.NOBODY, "terminal")
    assert isinstance(load, Load), load
    return load


async def applied(load: Load) -> None:
    assert await loading.begin(load, audit.NOBODY, "terminal") is Begun.STARTED
    assert await loading.carry_on(load.id, 30)


async def doubts(load: Load) -> list[tuple[int, str]]:
    return [(each.line, each.code) for each in (await loading.doubts(load, 1)).rows]


async def test_an_e_mail_that_may_have_been_given_to_somebody_else_is_left_out_and_asked_about(
    empty_store: str,
) -> None:
    anna = await doors.join(Address("slack", "T1", "UANNA"), "Anna Lind", "anna.ek@example.com", "")
    await Person.filter(id=anna.id).update(email="anna@example.com")
    lines = ("Anna Berg;anna@example.com;Sales", "Bo Berg;bo@example.com;IT")
    for _ in range(2):
        load = await planned(*lines)
        plan = await loading.found(load)
        assert (plan.added, plan.changed, plan.unclear) == (1, 0, 1)
        assert await doubts(load) == [(2, "doubted-email")]
    [conflict] = await IdentityConflict.all()
    assert (conflict.ground, conflict.one_id, conflict.other_id) == (Ground.FILE, anna.id, None)

    await store.transaction(lambda: identity.keep_apart(conflict))
    load = await planned(*lines)
    assert not await doubts(load)
    await applied(load)
    assert {each.name: each.email for each in await Person.all()} == {
        "Anna Lind": "anna.ek@example.com", "Anna Berg": "anna@example.com", "Bo Berg": "bo@example.com",
    }  # fmt: skip


async def test_an_e_mail_that_an_admin_says_is_theirs_is_theirs(empty_store: str) -> None:
    anna = await doors.join(Address("slack", "T1", "UANNA"), "Anna Lind", "anna.ek@example.com", "")
    await Person.filter(id=anna.id).update(email="anna@example.com")
    await planned("Anna Lind;anna@example.com;Sales")
    await store.transaction(_theirs)
    await applied(await planned("Anna Lind;anna@example.com;Sales"))
    assert (await Person.get()).unit == "Sales"


async def _theirs() -> bool:
    return await identity.is_theirs(await IdentityConflict.all().get())


async def test_another_e_mail_of_theirs_means_them_and_both_in_one_file_are_said(empty_store: str) -> None:
    anna = Person.draft("Anna Lind", "anna@example.com")
    await anna.save()
    await OtherEmail.create(person=anna, email="anna@old.example.com")
    await applied(await planned("Anna Lind;Anna@Old.example.com;Sales"))
    assert [(each.email, each.unit) for each in await Person.all()] == [("anna@example.com", "Sales")]
    load = await planned("Anna Lind;anna@example.com;IT", "Anna Lind;anna@old.example.com;HR")
    assert await doubts(load) == [(3, "same-person")]
    await applied(load)
    assert [(each.email, each.unit) for each in await Person.all()] == [("anna@example.com", "IT")]
