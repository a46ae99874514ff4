"""/kunna conflicts, conflict-same, conflict-two: who is who, said by an admin; the rules are in models/identity.py."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from bot.command import Arg, Call, May, command
from bot.line import line
from bot.models import audit, identity
from bot.models.identity import Ground, IdentityConflict
from bot.models.merging import NotOne, merge
from bot.models.people import Person, Role, names
from bot.models.store import transaction
from bot.reply import Block, Button, Buttons, Inline, Line, List, PersonName, Refusal, Reply, Row, Text

Which = Annotated[IdentityConflict, Arg("Which two")]

# Names of products, the same in every language.
_PLATFORMS = {"slack": "Slack", "teams": "Teams", "terminal": "terminal"}


@command("kunna conflicts", "People here who may be one", may=May.ADMIN)
async def conflicts(call: Call, page: Annotated[int, Arg("Page", prefix=True, asked=False)] = 1) -> Reply:
    """Every open question of who is who, the oldest first, with what tells the two apart."""
    return await _listed(call, page)


async def _listed(call: Call, page: int, done: str = "") -> Reply:
    found = await identity.conflicts(page)
    seen = await _seen([number for each in found.rows for number in _people(each)])
    rows = tuple(_row(call, each, seen) for each in found.rows)
    turns = call.turns(found, lambda to: line(conflicts, page=to))
    blocks = ((List(rows),) if rows else ()) + ((Buttons(tuple(turns)),) if turns else ())
    headline = call.t("conflicts-list", count=found.total) if rows else call.t("conflicts-none")
    return Reply(f"{done} {headline}".strip() + call.page_of(found), blocks, replaces=True)


def _people(conflict: IdentityConflict) -> list[int]:
    return [each for each in (conflict.one_id, conflict.other_id) if each is not None]


async def _seen(people: list[int]) -> Mapping[int, tuple[Person, PersonName]]:
    called = await names(people)
    return {person.id: (person, called[person.id]) for person in await Person.filter(id__in=people)}


def _row(call: Call, conflict: IdentityConflict, seen: Mapping[int, tuple[Person, PersonName]]) -> Row:
    title: list[Inline] = []
    for number in _people(conflict):
        title += [" · "] if title else []
        title.append(seen[number][1])
    same = "conflict-theirs-button" if conflict.ground is Ground.FILE else "conflict-same-button"
    other = "conflict-not-theirs-button" if conflict.ground is Ground.FILE else "conflict-two-button"
    actions = (
        Button(call.t(same), line(conflict_same, conflict=conflict)),
        Button(call.t(other), line(conflict_two, conflict=conflict)),
    )
    return Row(tuple(title), (_why(call, conflict), *_told_apart(call, conflict, seen)), actions)


def _why(call: Call, conflict: IdentityConflict) -> str:
    return call.t(f"conflict-{conflict.ground.value}", email=conflict.email)


def _told_apart(
    call: Call, conflict: IdentityConflict, seen: Mapping[int, tuple[Person, PersonName]]
) -> tuple[Line, ...]:
    return tuple(_described(call, *seen[number]) for number in _people(conflict))


def _described(call: Call, person: Person, named: PersonName) -> str:
    """What an admin tells somebody by: name, e-mail, where they work, their accounts, what they may do."""
    platforms = dict.fromkeys(_PLATFORMS.get(each.platform, each.platform) for each in named.addresses)
    role = call.t(f"rank-{Role(person.role).name.casefold()}") if person.role > Role.EMPLOYEE else ""
    away = "" if person.active else call.t("conflict-switched-off")
    said = (person.email or call.t("conflict-no-email"), person.unit, person.place, ", ".join(platforms), role, away)
    return f"{person.name}: " + " · ".join(each for each in said if each)


@command("kunna conflict-same", "Say that two people here are one", may=May.ADMIN)
async def conflict_same(
    call: Call, conflict: Which, sure: Annotated[bool, Arg("Sure", prefix=True, asked=False)] = False
) -> Reply:
    """Make them one person, after a look at both: it cannot be undone."""
    if conflict.ground is Ground.FILE:
        return await _decided(call, conflict, theirs=True)
    if not sure:
        seen = await _seen(_people(conflict))
        both = tuple(Text(each) for each in _told_apart(call, conflict, seen))
        yes = Button(call.t("conflict-sure-button"), line(conflict_same, conflict=conflict, sure=True), "danger")
        actions = Buttons((yes, Button(call.t("conflicts-button"), line(conflicts))))
        blocks: tuple[Block, ...] = (*both, Text(_why(call, conflict)), Text(call.t("conflict-sure-note")), actions)
        return Reply(call.t("conflict-sure"), blocks, replaces=True)

    async def work() -> tuple[int, int]:
        return await merge(conflict, call.person.id, call.who.platform, call.company.admins)

    try:
        stays, _ = await transaction(work)
    except NotOne:
        raise Refusal(call.t("conflict-decided")) from None
    one = await Person.get(id=stays)
    return await _listed(call, 1, call.t("conflict-one", name=one.name))


@command("kunna conflict-two", "Say that they are two people", may=May.ADMIN)
async def conflict_two(call: Call, conflict: Which) -> Reply:
    """Leave them apart, and ask no more."""
    return await _decided(call, conflict, theirs=False)


async def _decided(call: Call, conflict: IdentityConflict, *, theirs: bool) -> Reply:
    async def work() -> bool:
        done = await (identity.is_theirs(conflict) if theirs else identity.keep_apart(conflict))
        if done:
            did = " ".join(call.command.path)
            what = " ".join(f"person/{number}" for number in _people(conflict))
            await audit.record(call.person.id, did, what, call.who.platform)
        return done

    if not await transaction(work):
        raise Refusal(call.t("conflict-decided"))
    said = {(True, True): "theirs", (True, False): "not-theirs"}.get((conflict.ground is Ground.FILE, theirs), "two")
    return await _listed(call, 1, call.t(f"conflict-kept-{said}"))
