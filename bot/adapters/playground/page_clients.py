"""What the page asks of the two stand-ins, in one form: eyes (`look`) and hands; it decides nothing for a person."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

from bot.adapters.playground import slack_uploads, teams_drive
from bot.adapters.playground.shelf import Brought
from bot.adapters.playground.slack import Heard, StandInSlack
from bot.adapters.playground.slack_workspace import BOT, Channel, Member, Message, View
from bot.adapters.playground.teams_hands import Pressed, Seen, StandInTeams
from bot.adapters.playground.teams_tenant import TeamsConversation, TeamsMessage, TeamsUser
from bot.adapters.teams import limits

Json = dict[str, Any]


class Declined(Exception):  # noqa: N818 - an answer to the page, not an error
    """The stand-in's client would not let one do that; the sentence is for the page's banner."""


class Client(Protocol):
    """One platform's client as the page drives it. People are e-mails; a notice is "" when all went well."""

    @property
    def version(self) -> int:
        """Grows with everything that the client would redraw."""

    def bump(self) -> None:
        """Say that something is to be redrawn."""

    async def changed(self, after: int, seconds: float) -> int:
        """Wait for a version above `after`, at most that long; the version then."""

    def names(self) -> Mapping[str, str]:
        """What ids are called: people and rooms."""

    def look(self, person: str) -> Json:
        """What that person sees: `rooms`, `messages`, `views`."""

    def file(self, person: str, id: str) -> tuple[str, bytes] | None:
        """A file that the person can open: its name and bytes."""

    def upload(self, person: str, name: str, data: bytes) -> str:
        """Bring a file to the platform; the id by which `say` and `submit` send it."""

    async def say(self, person: str, room: str, text: str, files: Sequence[str]) -> str:
        """Type that, with those files attached, and press Enter."""

    async def press(self, person: str, message: str, action: Any, more: Mapping[str, Any]) -> str:
        """Press an action of a message; `more` holds the option of a menu or the inputs of a card."""

    async def submit(self, person: str, view: str, values: Mapping[str, str]) -> str:
        """Submit a modal."""

    async def close(self, person: str, view: str) -> str:
        """Close a modal."""


# --- Slack -----------------------------------------------------------------------------------------------------


class SlackClient:
    """The stand-in Slack, in the page's form. `commands` are the installed slash commands ("/whoknows")."""

    def __init__(self, slack: StandInSlack, commands: Collection[str]) -> None:
        self._slack = slack
        self._commands = frozenset(commands)

    @property
    def version(self) -> int:
        return self._slack.version

    def bump(self) -> None:
        self._slack.move()

    async def changed(self, after: int, seconds: float) -> int:
        return await self._slack.changed(after, seconds)

    def names(self) -> Mapping[str, str]:
        people = {member.id: member.name for member in self._slack.members.values()}
        return people | {channel.id: channel.name for channel in self._slack.channels.values()}

    def _member(self, person: str) -> Member:
        for member in self._slack.members.values():
            if person and member.email == person and member.team == self._slack.team:
                return member
        raise Declined(f"{person} has no account in this workspace.")

    def look(self, person: str) -> Json:
        member = self._member(person)
        own = self._slack.direct(member.id)
        others = [
            channel
            for channel in self._slack.channels.values()
            if member.id in channel.members and channel.kind in ("channel", "private")
        ]
        rooms = [own, *others]
        return {
            "me": member.id,
            "rooms": [{"id": room.id, "name": room.name, "direct": room is own} for room in rooms],
            "messages": [
                self._message(message, member)
                for message in self._slack.timeline(member.id)
                if self._slack.channels[message.channel] in rooms
            ],
            "views": [_view(view) for view in self._slack.open_views(member.id)],
        }

    def _message(self, message: Message, member: Member) -> Json:
        author = self._slack.members.get(message.user)
        return {
            "id": message.ts,
            "room": message.channel,
            "at": datetime.fromtimestamp(float(message.ts), UTC).isoformat(),
            "name": author.name if author else "Slackbot",
            "bot": message.user == BOT,
            "mine": message.user == member.id,
            "private": bool(message.only_for),
            "edited": message.edited and not message.only_for,
            "files": [{"name": file.name, "size": file.size} for file in message.brought],
            "sent": {"text": message.text, "blocks": message.blocks}
            | ({"files": message.files} if message.files else {}),
        }

    def file(self, person: str, id: str) -> tuple[str, bytes] | None:
        return slack_uploads.given(self._slack, self._member(person).id, id)

    def _room(self, person: str, room: str) -> tuple[Member, Channel]:
        member = self._member(person)
        channel = self._slack.channels.get(room)
        if channel is None or member.id not in channel.members:
            raise Declined("That person is not in this conversation.")
        return member, channel

    def upload(self, person: str, name: str, data: bytes) -> str:
        return self._slack.bring(self._member(person).id, name, data).id

    async def say(self, person: str, room: str, text: str, files: Sequence[str]) -> str:
        member, channel = self._room(person, room)
        if files or not text.startswith("/"):  # a slash command carries no files: with them it is a message
            attached = [self._slack.shelf[each] for each in files]
            return _heard(await self._slack.say(member.id, channel.id, text, files=attached))
        name = text.split(maxsplit=1)[0]
        if self._commands and name not in self._commands:
            raise Declined(f"Slack did not send this: {name} is not a slash command of an app that is installed here.")
        return _heard(await self._slack.type_command(member.id, channel.id, text))

    async def press(self, person: str, message: str, action: Any, more: Mapping[str, Any]) -> str:
        option = int(more.get("option", 0))
        return _heard(await self._slack.press(self._member(person).id, message, str(action), option))

    async def submit(self, person: str, view: str, values: Mapping[str, str]) -> str:
        return _heard(await self._slack.submit(self._member(person).id, view, values))

    async def close(self, person: str, view: str) -> str:
        await self._slack.close(self._member(person).id, view)
        return ""


def _view(view: View) -> Json:
    return {"id": view.id, "hash": view.hash, "view": view.drawn, "typed": view.typed, "errors": view.errors}


def _heard(heard: Heard | None) -> str:
    if heard is None or heard.status == 200:
        return ""
    if heard.status == 0:
        return "Kunna did not answer Slack within three seconds."
    return f"Kunna answered {heard.status} to Slack. Slack expects 200."


# --- Teams -----------------------------------------------------------------------------------------------------

# The personal chat comes into being with the first word in it; until then the page calls it this.
PERSONAL = "personal"


class TeamsClient:
    """The stand-in Teams, in the page's form."""

    def __init__(self, teams: StandInTeams) -> None:
        self._teams = teams
        self._called = re.compile(rf"@{re.escape(teams.tenant.bot_name)}(?!\w)\s*", re.IGNORECASE)

    @property
    def version(self) -> int:
        return self._teams.version

    def bump(self) -> None:
        self._teams.tenant.bump()

    async def changed(self, after: int, seconds: float) -> int:
        return await self._teams.changed(after, seconds)

    def names(self) -> Mapping[str, str]:
        return {user.id: user.name for user in self._teams.tenant.users.values()}

    def _user(self, person: str) -> TeamsUser:
        user = self._teams.tenant.find(person)
        if user is None:
            raise Declined(f"{person} has no account in this tenant.")
        return user

    def look(self, person: str) -> Json:
        user = self._user(person)
        channels = [
            where
            for where in self._teams.tenant.conversations.values()
            if where.kind == "channel" and user in where.members
        ]
        rooms = [{"id": PERSONAL, "name": self._teams.tenant.bot_name, "direct": True}]
        rooms += [{"id": where.id, "name": where.name, "direct": False} for where in channels]
        seen = sorted(self._teams.timeline(user), key=lambda one: (int(one.thread or one.message.id), one.message.id))
        return {"me": user.id, "rooms": rooms, "messages": [self._message(one, user) for one in seen], "views": []}

    def _message(self, one: Seen, user: TeamsUser) -> Json:
        message = one.message
        author = self._teams.tenant.users.get(message.author)
        sent: Json = {"type": "message", "text": message.text}
        if message.summary:
            sent["summary"] = message.summary
        if author is not None:
            sent["textFormat"] = "plain"
        if one.card is not None:
            sent["attachments"] = [{"contentType": limits.CARD_TYPE, "content": one.card}]
        if message.files:
            sent["attachments"] = message.files
        return {
            "id": message.id,
            "room": PERSONAL if one.where.kind == "personal" else one.where.id,
            "reply": one.thread not in ("", message.id),
            "at": datetime.fromtimestamp(int(message.id) / 1000, UTC).isoformat(),
            "name": author.name if author else self._teams.tenant.bot_name,
            "bot": author is None,
            "mine": author is user,
            "private": user.id in message.cards,
            "edited": message.updated > 0,
            "note": one.note,
            "files": [{"name": file.name, "size": file.size} for file in message.brought],
            "sent": sent,
        }

    def upload(self, person: str, name: str, data: bytes) -> str:
        return self._teams.bring(self._user(person), name, data).id

    async def say(self, person: str, room: str, text: str, files: Sequence[str]) -> str:
        user = self._user(person)
        attached = [self._teams.tenant.shelf[each] for each in files]
        if room == PERSONAL:
            return _answered(await self._teams.say(user, text, attached))
        where = self._teams.tenant.conversations.get(room)
        if where is None or user not in where.members:
            raise Declined("That person is not in this conversation.")
        if self._called.search(text):
            words = self._called.sub("", text, count=1).strip()
            return _answered(await self._teams.mention(user, where, words, files=attached))
        self._unheard(user, where, text, attached)
        return ""

    def _unheard(self, user: TeamsUser, where: TeamsConversation, text: str, files: Sequence[Brought]) -> None:
        """A message in a channel that does not mention the bot: colleagues see it, Teams does not tell the bot."""
        message = TeamsMessage(self._teams.tenant.next_id(), user.id, text, brought=tuple(files))
        self._teams.tenant.write(where, message.id, message)

    async def press(self, person: str, message: str, action: Any, more: Mapping[str, Any]) -> str:
        user = self._user(person)
        if isinstance(action, Mapping) and action.get("type") == "fileConsent":
            return _answered(await self._teams.consent(user, message, action.get("yes") is True))
        offered = self._teams.choices(user, message)
        if action not in offered:
            raise Declined("The card has changed; that button is no longer on it.")
        place, values = offered.index(action), dict(more.get("inputs") or {})
        if values:
            return _pressed(await self._teams.submit(user, message, values, place))
        return _pressed(await self._teams.press(user, message, place))

    async def submit(self, person: str, view: str, values: Mapping[str, str]) -> str:
        raise Declined("Teams has forms in cards, not in windows.")

    async def close(self, person: str, view: str) -> str:
        raise Declined("Teams has forms in cards, not in windows.")

    def file(self, person: str, id: str) -> tuple[str, bytes] | None:
        return teams_drive.given(self._teams.tenant, self._user(person), id)


def _pressed(pressed: Pressed) -> str:
    if pressed.missing:
        return " ".join(pressed.missing.values())
    return "" if pressed.url else _answered(pressed.status)


def _answered(status: int) -> str:
    if status == 0:
        return "Kunna did not answer Teams in time."
    return "" if 200 <= status < 300 else f"Kunna answered {status} to Teams. Teams expects 200."
