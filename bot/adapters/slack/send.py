"""The Messenger for Slack: who somebody is, who is in a room, and answers along the way they were asked for.

It decides nothing about what is said, and brings no private answer to anybody but its asker.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot import texts
from bot.adapters.lately import Lately
from bot.adapters.slack import draw, limits
from bot.adapters.slack.api import VIEW_SECONDS, Api, Failure
from bot.adapters.slack.files import Files
from bot.adapters.slack.files_out import FilesOut
from bot.adapters.slack.members import members, profile_of
from bot.adapters.slack.patience import patiently
from bot.adapters.slack.read import word
from bot.adapters.slack.words import Json, carries
from bot.adapters.slack.workspaces import Workspaces
from bot.command import Busy, Outcome, Profile, Refused, Sent, Unknown, Unread
from bot.incoming import FileIn, Incoming
from bot.messenger import Members
from bot.models import doors
from bot.reply import Address, Answer, Button, Buttons, Form, Reply, Room, Text, UserText
from bot.settings import Slack

log = logging.getLogger("kunna.slack")

# People remembered, for their language above all, which Slack tells in no request; how many seconds what is
# remembered stands for asking again; how many seconds asking may take.
_REMEMBERED, _FRESH, _ASKING = 10_000, 60.0, 1.5
# Pages of a thousand members that are looked through for one person.
_PAGES = 50
# How far back a message is looked for: pages of the most messages that Slack gives at once.
_HISTORY_PAGES, _HISTORY = 10, "999"
_DELIVERY = "kunna_delivery"
# What a channel takes, in so many seconds: one a second, with short bursts that are not counted on
# (docs.slack.dev/apis/web-api/rate-limits).
_CHANNEL = ((1, 1.0), (5, 5.0), (30, 30.0))
_POST = "chat.postMessage"
# Slack's words for a message that can never be drawn again.
_GONE = {"cant_update_message", "edit_window_closed", "message_not_found"}


class SlackMessenger:
    """Slack as dispatch and the worker see it. Errors are values; nothing is raised."""

    def __init__(self, settings: Slack, keys: doors.Keys | None = None) -> None:
        """`keys`: with an install flow, what opens the tokens of the workspaces."""
        self.api = Api(settings)
        self.workspaces = Workspaces(settings, keys, self.api)
        self.files = Files(settings, self.workspaces)
        self._out = FilesOut(self.workspaces, self.files.fetch)
        self._profiles: dict[Address, tuple[Profile, float]] = {}
        self._lately = Lately(_CHANNEL)

    # --- who ---------------------------------------------------------------------------------------------------

    def language(self, who: Address) -> str:
        """The language Slack told of somebody earlier in this process, "" otherwise."""
        known = self._profiles.get(who)
        return known[0].language if known else ""

    def forget(self, who: Address) -> None:
        """Slack says something new of somebody: what it said before is worth nothing."""
        self._profiles.pop(who, None)

    async def profile(self, who: Address) -> Profile | None:
        known = self._profiles.get(who)
        if known is not None and asyncio.get_running_loop().time() - known[1] < _FRESH:
            return known[0]
        allowed = await self.workspaces.allows(who.space)
        if not allowed:
            return None if allowed is None else Profile("", standing="foreign")
        told = await self.workspaces.ask(who.space, "users.info", seconds=_ASKING, user=who.user, include_locale="true")
        match told:
            case Refused("user_not_found" | "user_not_visible"):
                # Nobody of this workspace; who left it is still found, as deleted.
                return Profile("", standing="foreign")
            case Busy() | Refused() | Unknown():
                log.warning("Slack does not say who somebody is: %s", told)
                return None
        profile = profile_of(told.get("user"), who)
        self._profiles.pop(who, None)
        self._profiles[who] = (profile, asyncio.get_running_loop().time())
        if len(self._profiles) > _REMEMBERED:
            del self._profiles[next(iter(self._profiles))]
        return profile

    async def members(self, space: str, cursor: str) -> Members | Failure:
        return await members(self.workspaces, space, cursor)

    async def is_member(self, room: Room, who: Address) -> bool:
        cursor = ""
        for _ in range(_PAGES):
            told = await self.workspaces.ask(
                room.space, "conversations.members", channel=room.id, limit="1000", cursor=cursor
            )
            if not isinstance(told, dict):
                return False
            members = told.get("members")
            if isinstance(members, list) and who.user in members:
                return True
            cursor = word(told, "response_metadata", "next_cursor")
            if not cursor:
                return False
        return False

    # --- what goes out unasked -----------------------------------------------------------------------------------

    async def read(self, file: FileIn, who: Address, most: int) -> bytes | Unread:
        return await self.files.read(file, most)

    async def send(self, to: Address | Room, reply: Reply, key: str, language: str) -> Outcome:
        channel = to.user if isinstance(to, Address) else to.id
        private = isinstance(to, Address) or to.direct
        body = draw.message(reply if private else replace(reply, public=True), to.space, language)
        # The key is found again in the conversation's history when it is not known whether this arrived.
        body |= {"channel": channel, "metadata": {"event_type": _DELIVERY, "event_payload": {"key": key}}}
        told = await self._post(to.space, channel, body)
        # Of Slack's own words for "too much" one means the workspace; the other does not say what it means.
        if isinstance(told, Busy) and told.scope == _POST:
            return self._lately.narrowed(told, f"{to.space}/{channel}")
        return _sent(told, "ts")

    async def _post(self, space: str, place: str, body: Json) -> Json | Failure:
        """A message, counted in its place: a room's id, or whose direct message it is."""
        told = await self.workspaces.call(space, _POST, body)
        if isinstance(told, dict):
            self._lately.posted(f"{space}/{place}")
        return told

    async def find(self, to: Address | Room, key: str) -> Outcome | None:
        channel = await self._channel(to)
        if not isinstance(channel, str):
            return channel
        cursor, refs = "", list[str]()
        for _ in range(_HISTORY_PAGES):
            told = await self.workspaces.ask(
                to.space,
                "conversations.history",
                channel=channel,
                limit=_HISTORY,
                cursor=cursor,
                include_all_metadata="true",
            )
            if not isinstance(told, dict):
                return _seen(refs) or told
            messages = told.get("messages")
            refs += [
                word(message, "ts")
                for message in (messages if isinstance(messages, list) else [])
                if word(message, "metadata", "event_payload", "key") == key
                and word(message, "metadata", "event_type") == _DELIVERY
            ]
            cursor = word(told, "response_metadata", "next_cursor")
            if not cursor:
                return _seen(refs)
        return _seen(refs) or Refused("too much was written there since")

    async def update(self, to: Address | Room, ref: str, reply: Reply, language: str) -> Outcome:
        channel = await self._channel(to)
        if not isinstance(channel, str):
            return channel
        private = isinstance(to, Address) or to.direct
        body = draw.message(reply if private else replace(reply, public=True), to.space, language)
        # Its metadata is not named and so stays as it is: the message is still found by its key.
        outcome = _sent(
            await self.workspaces.call(to.space, "chat.update", body | {"channel": channel, "ts": ref}), "ts"
        )
        gone = isinstance(outcome, Refused) and outcome.why in _GONE
        return Refused(outcome.why, unreachable=True) if gone and isinstance(outcome, Refused) else outcome

    async def _channel(self, to: Address | Room) -> str | Failure:
        """The conversation that a message stands in: a person's direct message with the bot, or the room."""
        if isinstance(to, Room):
            return to.id
        opened = await self.workspaces.ask(to.space, "conversations.open", users=to.user)
        return word(opened, "channel", "id") if isinstance(opened, dict) else opened

    async def publish(self, who: Address, view: Json) -> Outcome:
        """Put a view on somebody's Home, in the place of what stood there."""
        body = {"user_id": who.user, "view": view}
        return await _patiently(lambda: self.workspaces.call(who.space, "views.publish", body), "")

    # --- answers -------------------------------------------------------------------------------------------------

    async def respond(self, to: Incoming, answer: Answer, language: str) -> Outcome:
        if isinstance(answer, Form):
            return await self._ask(to, answer, language)
        if answer.files:
            answer = await self._out.hand_over(to.who, answer, language)
        return await (self._share(to, answer, language) if answer.public else self.tell(to, answer, language))

    async def tell(self, to: Incoming, reply: Reply, language: str) -> Outcome:
        """A private answer: through response_url, unseen by others in the channel of a mention, else directly."""
        body = draw.message(replace(reply, public=False), to.who.space, language)
        url, lasting = to.way.get("response_url", ""), to.way.get("said_in") == "direct"
        # A button under what everybody in a channel sees: that stays, whatever it tells its presser.
        in_place = reply.replaces and to.way.get("said_in") != "channel"
        outcome: Outcome = Refused("no way back")
        if url and (in_place or not lasting):
            # What replaces a lasting message has to last as well.
            how = {"response_type": "in_channel" if lasting else "ephemeral", "replace_original": in_place}
            outcome = await _patiently(lambda: self.api.answer(url, body | how | _thread(to)), "ts")
        elif to.way.get("said_in") == "channel":
            # In the channel, where the question stands, and for its asker's eyes only.
            where = {"channel": to.way.get("channel", ""), "user": to.who.user} | _thread(to)
            outcome = await _patiently(
                lambda: self.workspaces.call(to.who.space, "chat.postEphemeral", body | where), "message_ts"
            )
        if not isinstance(outcome, Refused):
            return outcome
        return await self._directly(to, body)

    async def _directly(self, to: Incoming, body: Json) -> Outcome:
        """To the asker's direct message; in its thread if that is where they wrote."""
        channel = to.way.get("channel", "") if to.way.get("said_in") == "direct" else ""
        where = {"channel": channel} | _thread(to) if channel else {"channel": to.who.user}
        return await _patiently(lambda: self._post(to.who.space, to.who.user, body | where), "ts")

    async def _share(self, to: Incoming, reply: Reply, language: str) -> Outcome:
        """For everybody in the room. Where the bot is no member, Slack's answer address still leads there."""
        room = reply.into or to.room
        if room is None or room.platform != "slack":
            return await self.tell(to, reply, language)
        body = draw.message(reply, room.space, language)
        here = to.room is not None and room.id == to.room.id
        where = {"channel": room.id} | (_thread(to) if here else {})
        outcome = await _patiently(lambda: self._post(room.space, room.id, body | where), "ts")
        url = to.way.get("response_url", "")
        if isinstance(outcome, Refused) and here and url:
            how = {"response_type": "in_channel", "replace_original": False}
            outcome = await _patiently(lambda: self.api.answer(url, body | how | _thread(to)), "ts")
        if isinstance(outcome, Refused):
            log.warning("not shared: %s", outcome.why)
            await self.tell(to, Reply(texts.say(language, "slack-invite-me")), language)
        return outcome

    async def _ask(self, to: Incoming, form: Form, language: str) -> Outcome:
        """A modal while the trigger lives; after that a message with one button that asks again."""
        trigger = to.way.get("trigger_id", "")
        if trigger:
            view = draw.modal(form, language, notes(to))
            told = await self.workspaces.call(
                to.who.space, "views.open", {"trigger_id": trigger, "view": view}, seconds=VIEW_SECONDS
            )
            if isinstance(told, dict):
                return Sent(word(told, "view", "id"))
            if isinstance(told, Unknown):
                return told
            log.warning("a modal was not opened: %s", told)
        again = to.line if to.via != "submitted" and carries(to.line, limits.BUTTON_VALUE) else form.run
        summary = (
            texts.say(language, "slack-form-late")
            if trigger
            else texts.say(language, "slack-form-waits", title=UserText(form.title))
        )
        button = Button(texts.say(language, "slack-open-form"), again, "main")
        errors = tuple(Text(sentence) for sentence in form.errors.values())
        return await self.tell(to, Reply(summary, (*errors, Buttons((button,)))), language)


def notes(to: Incoming) -> dict[str, str]:
    """What of a way goes on in a modal: where the answer to it belongs. The trigger is used up."""
    room = {"room": to.room.id} if to.room else {}
    return {name: told for name, told in to.way.items() if name != "trigger_id"} | room


def _thread(to: Incoming) -> Json:
    return {"thread_ts": to.way["thread_ts"]} if to.way.get("thread_ts") else {}


async def _patiently(work: Callable[[], Awaitable[Json | Failure]], ref: str) -> Outcome:
    return _sent(await patiently(work), ref)


def _seen(refs: list[str]) -> Sent | None:
    """What was found of one message, the newest first; the oldest is the one that came first."""
    return Sent(refs[-1], len(refs)) if refs else None


def _sent(told: Json | Failure, ref: str) -> Outcome:
    return Sent(word(told, ref)) if isinstance(told, dict) else told
