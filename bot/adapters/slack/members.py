"""Who somebody is by Slack's word, and the members of a workspace, a page at a time; it keeps and decides nothing."""

from __future__ import annotations

from typing import Final

from bot.adapters.slack.read import identity, word
from bot.adapters.slack.workspaces import Workspaces
from bot.command import Busy, Profile, Refused, Unknown
from bot.messenger import Members
from bot.reply import Address, UserText

# What users.list gives at once: Slack advises no more than 200 (docs.slack.dev/apis/web-api/pagination). It is of tier
# 2, 20 calls a minute in a workspace; a little slower than that.
_PAGE: Final = "200"
_APART: Final = 3.15
# Seconds after which a workspace is asked for again of which nobody can say now whether it is served.
_BREATH: Final = 5.0


async def members(workspaces: Workspaces, space: str, cursor: str) -> Members | Busy | Refused | Unknown:
    """A page of a workspace's people, in the order that Slack has them in."""
    allowed = await workspaces.allows(space)
    if not allowed:
        return Busy(_BREATH, "workspace") if allowed is None else Refused("the app is not installed there")
    told = await workspaces.ask(space, "users.list", limit=_PAGE, cursor=cursor, include_locale="true")
    if not isinstance(told, dict):
        return told
    listed = told.get("members")
    if not isinstance(listed, list):
        return Unknown("no members in the answer")
    users = {identity(user, "id"): user for user in listed}
    people = tuple((id, profile_of(user, Address("slack", space, id))) for id, user in users.items() if id)
    return Members(people, word(told, "response_metadata", "next_cursor"), _APART)


def profile_of(user: object, who: Address) -> Profile:
    """What users.info or an event says of somebody, in our words. An e-mail counts only where Slack confirmed it."""
    flags = user if isinstance(user, dict) else {}
    name = word(user, "profile", "real_name") or word(user, "real_name") or word(user, "name")
    language, zone = word(user, "locale"), word(user, "tz")
    email = word(user, "profile", "email") if flags.get("is_email_confirmed") is True else ""
    own = identity(user, "team_id") == who.space and not flags.get("is_stranger")
    if not own:
        return Profile(name, standing="foreign")
    if flags.get("deleted"):
        return Profile(name, standing="gone")
    if flags.get("is_bot") or who.user == "USLACKBOT":
        return Profile(name, standing="bot")
    if flags.get("is_restricted") or flags.get("is_ultra_restricted"):
        return Profile(name, email, language, zone, "guest")
    return Profile(UserText(name), email, language, zone)
