"""The members of the teams that have the bot, page by page; of guests and strangers nothing is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bot.adapters.teams.connector import AWAY_SECONDS, Connector, Taken
from bot.adapters.teams.read import Way
from bot.adapters.teams.words import Json
from bot.command import Busy, Profile, Refused, Unknown
from bot.messenger import Members
from bot.models import doors
from bot.reply import Address, UserText

# People of a page (50 to 500: learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context), and seconds
# between two of them: the members of a conversation may be asked for 3,600 times an hour [limits.py, 2].
_PAGE: Final = "200"
_APART: Final = 1.05

# What Teams says of an account, as a profile: who, how it was asked, its words.
Read = Callable[[Address, Way, Json], Profile]


async def members(connector: Connector, read: Read, tenant: str, cursor: str) -> Members | Busy | Refused | Unknown:
    """A page of a team's people. The cursor: the team's number here, and Teams' own word for the place in it."""
    number, _, place = cursor.partition("|")
    try:
        # Of the team that a page was begun of, or the first one after those that are through.
        after = int(number or 0) - (1 if place else 0)
        found = await doors.next_team(tenant, after)
    except doors.StoreAway:
        return Busy(AWAY_SECONDS, "store")
    except ValueError:
        return Refused("no cursor of ours")
    if found is None:
        return Members(())
    own, team, reference = found
    way = Way.of(reference)
    query = {"pageSize": _PAGE} | ({"continuationToken": place} if place and own == int(number) else {})
    told = await connector.ask("GET", way.service, team, "pagedmembers", query=query)
    if isinstance(told, Refused) and told.unreachable:
        # The bot was taken out of that team, which is no way to anybody any more; the other ones are.
        return await _without(tenant, own, team)
    if not isinstance(told, Taken):
        return told
    return await _page(told.body, tenant, own, way, read)


async def _without(tenant: str, own: int, team: str) -> Members | Busy:
    try:
        await doors.forget_team(tenant, team)
    except doors.StoreAway:
        return Busy(AWAY_SECONDS, "store")
    return Members((), f"{own}|", _APART)


async def _page(body: Json, tenant: str, own: int, way: Way, read: Read) -> Members | Busy | Unknown:
    listed, more = body.get("members"), body.get("continuationToken")
    if not isinstance(listed, list):
        return Unknown("no members in the answer")
    people: dict[str, Profile] = {}
    ways: dict[Address, dict[str, object]] = {}
    for account in listed:
        user = _word(account, "aadObjectId") or _word(account, "objectId") or _word(account, "id")
        if not user:
            continue
        who = Address("teams", tenant, user)
        theirs = _way(way, _word(account, "id") or user)
        people[user] = read(who, theirs, account)
        if people[user].standing == "member":
            ways[who] = dict(theirs.as_dict())
    try:
        await doors.keep_conversations(ways)
    except doors.StoreAway:
        return Busy(AWAY_SECONDS, "store")
    place = more if isinstance(more, str) and more else ""
    return Members(tuple(people.items()), f"{own}|{place}", _APART)


def _way(team: Way, user: str) -> Way:
    """By the team: it is enough to ask who they are, and to open their personal chat."""
    return Way(team.service, team.conversation, team.kind, team.tenant, team.bot, user)


def _word(account: object, name: str) -> str:
    told = account.get(name) if isinstance(account, dict) else None
    return UserText(told)[:255] if isinstance(told, str) else ""
