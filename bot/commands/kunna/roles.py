"""/kunna role-give, role-take and roles: who is admin or communicator; the rules are in models/roles.py."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from bot import texts
from bot.command import Arg, Call, May, command
from bot.line import line
from bot.matching import comparable
from bot.models.people import Person, Role, names
from bot.models.roles import Change, change, holders, yet_to_come
from bot.models.store import transaction
from bot.reply import Block, Button, Buttons, Line, List, Refusal, Reply, Row, Text, UserText


class Rank(StrEnum):
    """The roles that can be given, as they are typed."""

    COMMUNICATOR = "communicator"
    ADMIN = "admin"


@command("kunna role-give", "Make a colleague communicator or admin", may=May.ADMIN)
async def give(
    call: Call,
    whom: Annotated[UserText, Arg("Colleague", most=300, hint="A name or an e-mail address")],
    role: Annotated[Rank | None, Arg("Role", prefix=True)] = None,
) -> Reply:
    """Give a role: "role give Anna Lind communicator", the role in any of our languages."""
    words = str(whom)
    if role is None:
        words, role = _with_rank(words)
    person: Person = await call.named(Person, words, "whom")
    if role is None:
        choices = (
            Button(call.t(f"rank-{each}").capitalize(), line(give, whom=_as(person), role=each)) for each in Rank
        )
        return Reply(call.t("which-role", name=person.name), (Buttons(tuple(choices)),))
    return await _changed(call, person, Role[role.name])


def _with_rank(words: str) -> tuple[str, Rank | None]:
    """The words without the role at their end, and the role; none where there is no other word or no role."""
    before, _, last = words.rpartition(" ")
    for each in Rank:
        if before and comparable(last) in map(comparable, (each.value, *texts.words_everywhere(f"rank-{each}"))):
            return before, each
    return words, None


@command("kunna role-take", "Take a colleague's role back", may=May.ADMIN)
async def take(
    call: Call, whom: Annotated[UserText, Arg("Colleague", most=300, hint="A name or an e-mail address")]
) -> Reply:
    """Take whichever role somebody has; the last admin keeps theirs."""
    return await _changed(call, await call.named(Person, whom, "whom"), Role.EMPLOYEE)


async def _changed(call: Call, person: Person, role: Role) -> Reply:
    async def work() -> Change:
        did = " ".join(call.command.path)
        return await change(call.person, person, role, call.company.admins, did, call.who.platform)

    about = role.name.casefold()
    match await transaction(work):
        case Change.DONE:
            sentence = call.t(f"became-{about}", name=person.name)
        case Change.SAME:
            sentence = call.t(f"is-already-{about}", name=person.name)
        case Change.FIRST:
            raise Refusal(call.t("admin-by-settings", name=person.name), "whom")
        case Change.LAST:
            raise Refusal(call.t("last-admin", name=person.name), "whom")
        case Change.NOT_ADMIN:
            raise Refusal(call.t("no-admin-any-more"))
        case Change.GONE:
            raise Refusal(call.t("unknown-person", given=person.name), "whom")
    back = () if role is Role.EMPLOYEE else (Button(call.t("role-take-back-button"), line(take, whom=_as(person))),)
    return Reply(sentence, (Buttons((_to_roles(call), *back)),))


def _as(person: Person) -> UserText:
    return UserText(person.reference)


def _to_roles(call: Call) -> Button:
    return Button(call.t("roles-button"), line(roles))


@command("kunna roles", "Who is admin or communicator", may=May.ADMIN)
async def roles(call: Call, page: Annotated[int, Arg("Page", prefix=True, asked=False)] = 1) -> Reply:
    """Everybody with a role, admins first, and what can be taken back."""
    firsts = call.company.admins
    found = await holders(firsts, page)
    called = await names([each.id for each in found.rows])
    rows = []
    for each in found.rows:
        by_settings = each.email in firsts
        details: list[Line] = [call.t(f"rank-{each.role_with(firsts).name.casefold()}")]
        details += [call.t("roles-by-settings")] if by_settings else []
        actions = () if by_settings else (Button(call.t("role-take-button"), line(take, whom=_as(each))),)
        rows.append(Row((called[each.id],), tuple(details), actions))
    blocks: list[Block] = [List(tuple(rows))] if rows else []
    if to_come := await yet_to_come(firsts):
        blocks.append(Text(call.t("roles-to-come", emails=texts.listed(call.language, to_come)), role="note"))
    turns = call.turns(found, lambda number: line(roles, page=number))
    blocks.append(Buttons((*turns, Button(call.t("role-give-button"), line(give)))))
    headline = call.t("roles-list", count=found.total) if rows else call.t("roles-none")
    return Reply(headline + call.page_of(found), tuple(blocks), replaces=True)
