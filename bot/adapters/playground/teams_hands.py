"""A stand-in Microsoft Teams with people whose hands tests and the page can use; it knows nothing of our commands.

async with StandInTeams() as teams:          # a server on 127.0.0.1, its own port
    teams.bot_url = "http://127.0.0.1:3978/api/messages"
    anna = teams.add_user("Anna Lind", "anna.lind@example.com", locale="sv-SE")
    await teams.say(anna, "whoknows pyhton")  # the answer is in teams.timeline(anna) when the bot has written it
    await teams.press(anna, message_id, "Next")
"""

from __future__ import annotations

import json
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self

import aiohttp
from aiohttp import web
from pydantic import SecretStr

from bot.adapters.playground import teams_drive, teams_wire
from bot.adapters.playground.faults import Fault, Faults
from bot.adapters.playground.shelf import Brought
from bot.adapters.playground.teams_cards import actions, flaws, inputs
from bot.adapters.playground.teams_connector import Connector
from bot.adapters.playground.teams_keys import Keys
from bot.adapters.playground.teams_tenant import Accepted, TeamsConversation, TeamsMessage, TeamsUser, Tenant
from bot.adapters.teams import limits
from bot.settings import Teams

Json = dict[str, Any]

# What Teams itself shows under a card when the bot does not answer as it should.
UNREACHABLE = "Unable to reach app. Please try again."
WENT_WRONG = "Something went wrong. Please try again."


@dataclass(frozen=True)
class Seen:
    """One message in a person's client."""

    where: TeamsConversation
    thread: str
    message: TeamsMessage
    card: Json | None
    note: str


@dataclass
class Pressed:
    """What became of a press: HTTP status (0: nothing was sent), the bot's answer, a link that opened instead."""

    status: int
    body: Json = field(default_factory=dict)
    url: str = ""
    missing: dict[str, str] = field(default_factory=dict)


class StandInTeams:
    """One tenant with the bot's registration, its connector, keys and login, all over HTTP on the loopback."""

    def __init__(self, bot_name: str = "Kunna", tenant: str = "3f6a1c5e-0b7d-4c61-9b1e-6b1f0c2a7d10") -> None:
        self.app_id = "8b6f7d8e-4f0a-4a55-8a6e-2d5f0b1c9e77"
        self.app_secret = secrets.token_urlsafe(24)
        self.tenant = Tenant(tenant, "28:" + self.app_id, bot_name)
        self.keys = Keys()
        self.connector = Connector(self.tenant, self.keys, self.app_id, self.app_secret)
        self.bot_url = ""
        self.base_url = ""
        self.sent: list[Json] = []  # activities delivered to the bot
        self._runner: web.AppRunner | None = None
        self._client: aiohttp.ClientSession | None = None

    # --- life ----------------------------------------------------------------------------------------------------

    async def start(self, port: int = 0) -> Self:
        """Listen on 127.0.0.1; port 0 takes a free one. `base_url` says where."""
        self._client = aiohttp.ClientSession()
        self._runner = web.AppRunner(self.connector.application(), access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.base_url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def stop(self) -> None:
        """Close the server and the client."""
        self.faults.clear()  # a request that hangs must not keep its server from closing
        if self._client is not None:
            await self._client.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    @property
    def service_url(self) -> str:
        """Where the bot sends its answers, as activities say it."""
        return self.base_url + "/emea/"

    def settings(self) -> Teams:
        """Our settings for this tenant, as an administrator would set them."""
        return Teams(
            app_id=self.app_id,
            app_secret=SecretStr(self.app_secret),
            tenant_id=(self.tenant.id,),
            openid_url=self.base_url + "/v1/.well-known/openidconfiguration",
            login_url=self.base_url + "/",
            service_hosts=(self.base_url.removeprefix("http://"),),
        )

    @property
    def ledger(self) -> list[Accepted]:
        """Everything that the platform accepted from the bot."""
        return self.tenant.ledger

    @property
    def asked(self) -> dict[str, int]:
        """How often the bot asked: keys, openid, token, post, update, create, members."""
        return self.connector.asked

    @property
    def faults(self) -> Faults:
        """What goes wrong, by the names that `asked` counts."""
        return self.tenant.faults

    def fail(self, name: str, *faults: Fault) -> None:
        """The next requests of that name (see `asked`) meet these, in order."""
        self.faults.extend(replace(fault, name=name) for fault in faults)

    # --- people and places -----------------------------------------------------------------------------------------

    def add_user(self, name: str, upn: str = "", *, tenant: str = "", **more: Any) -> TeamsUser:
        """A person: `guest=True`, another `tenant`, `locale="sv-SE"`, `zone=...`. The app is not installed yet."""
        made = upn or ".".join(name.casefold().split()) + "@example.com"
        user = TeamsUser(name, made, tenant or self.tenant.id, **more)
        self.tenant.join(user)
        return user

    async def add_team(self, name: str, members: list[TeamsUser]) -> TeamsConversation:
        """A team with one channel in which the app is added by the first member."""
        made = f"19:{secrets.token_hex(16)}@thread.tacv2"
        channel = TeamsConversation(made, "channel", self.tenant.id, list(members), name=name, team=made)
        self.tenant.conversations[channel.id] = channel
        for told in teams_wire.installation(self.tenant, self._base("installationUpdate", members[0], channel), "add"):
            await self.deliver(told)
        return channel

    async def add_member(self, channel: TeamsConversation, user: TeamsUser) -> int:
        """Somebody comes into a team."""
        channel.members.append(user)
        return await self._members(channel, user, "membersAdded")

    async def remove_member(self, channel: TeamsConversation, user: TeamsUser) -> int:
        """Somebody is taken out of a team."""
        channel.members.remove(user)
        return await self._members(channel, user, "membersRemoved")

    async def _members(self, channel: TeamsConversation, user: TeamsUser, change: str) -> int:
        base = self._base("conversationUpdate", channel.members[0], channel)
        return (await self.deliver(base | {change: [{"id": user.id, "aadObjectId": user.aad}]}))[0]

    async def install(self, user: TeamsUser) -> int:
        """The person adds the app: both activities that Teams sends. The last one's status."""
        chat = self.tenant.open_chat(user)
        chat.installed, user.blocked, status = True, False, 0
        for told in teams_wire.installation(self.tenant, self._base("installationUpdate", user, chat), "add"):
            status, _ = await self.deliver(told)
        self.tenant.bump()
        return status

    async def uninstall(self, user: TeamsUser) -> int:
        """The person removes the app."""
        chat = self.tenant.open_chat(user)
        chat.installed = False
        told = teams_wire.installation(self.tenant, self._base("installationUpdate", user, chat), "remove")
        return (await self.deliver(told[0]))[0]

    def block(self, user: TeamsUser, blocked: bool = True) -> None:
        """The person blocks the bot: Teams does not tell it."""
        user.blocked = blocked

    # --- hands -----------------------------------------------------------------------------------------------------

    def bring(self, user: TeamsUser, name: str, data: bytes, **more: Any) -> Brought:
        """A file that somebody's client has brought to their OneDrive; `more` as in `Brought`.

        Its address needs no token: it is one for as long as it lives.
        """
        made = str(uuid.uuid4())
        url = f"{self.base_url}/personal/{made}/download.aspx?UniqueId={made}&tempauth={secrets.token_urlsafe(32)}"
        self.tenant.shelf[made] = Brought(made, name, data, user.id, url, **more)
        return self.tenant.shelf[made]

    async def say(self, user: TeamsUser, text: str, files: Sequence[Brought] = ()) -> int:
        """Write to the bot in the personal chat, adding the app first if it is not there. The bot's HTTP status."""
        chat = self.tenant.chat(user)
        if chat is None or not chat.installed:
            await self.install(user)
        return await self._write(user, self.tenant.open_chat(user), "", text, files, to_bot=False)

    async def mention(
        self, user: TeamsUser, channel: TeamsConversation, text: str, thread: str = "", files: Sequence[Brought] = ()
    ) -> int:
        """Write "@Kunna text" in a channel, as a new thread or in one. The bot's HTTP status."""
        return await self._write(user, channel, thread, text, files, to_bot=True)

    async def _write(
        self,
        user: TeamsUser,
        where: TeamsConversation,
        thread: str,
        text: str,
        files: Sequence[Brought],
        *,
        to_bot: bool,
    ) -> int:
        base = self._base("message", user, where, thread)
        said = teams_wire.message(self.tenant, base, text, to_bot)
        if files:
            said["attachments"] = teams_wire.attachments(files, alone=where.kind == "personal")
        if where.kind == "channel" and not thread:
            thread = said["id"]
            said["conversation"]["id"] = f"{where.id};messageid={thread}"
        typed = (f"@{self.tenant.bot_name} " if to_bot else "") + text
        shown = TeamsMessage(said["id"], user.id, typed, brought=tuple(files))
        self.tenant.write(where, thread if where.kind == "channel" else "", shown)
        return (await self.deliver(said))[0]

    def choices(self, user: TeamsUser, message_id: str) -> list[Json]:
        """What the person can press on a message: buttons, menu entries and links, as read from top to bottom."""
        _, _, message = self._message(message_id)
        card = message.card_for(user)
        return actions(card) if card else []

    async def press(self, user: TeamsUser, message_id: str, action: int | str) -> Pressed:
        """Press the n-th action or the first of that title. A link only opens."""
        return await self._press(user, message_id, self._pick(user, message_id, action), {})

    async def submit(
        self, user: TeamsUser, message_id: str, values: dict[str, str], action: int | str | None = None
    ) -> Pressed:
        """Fill in by label or id, leave the rest as it is, and press `action` (else the first that sends inputs).

        As the client does, it sends nothing while a required input is empty: `missing` holds its messages by label.
        """
        _, _, message = self._message(message_id)
        fields = inputs(message.card_for(user) or {})
        unknown = set(values) - {field["id"] for field in fields} - {field["label"] for field in fields}
        if unknown:
            raise LookupError(
                f"The card has no input {sorted(unknown)}; it has {[field['label'] for field in fields]}."
            )
        filled = {f["id"]: values.get(f["label"], values.get(f["id"], f.get("value", ""))) for f in fields}
        empty = {f["label"]: f["errorMessage"] for f in fields if f.get("isRequired") and filled[f["id"]] in ("", None)}
        if empty:
            return Pressed(0, missing=empty)
        sending = [a for a in self.choices(user, message_id) if a.get("associatedInputs") != "none"]
        chosen = sending[0] if action is None else self._pick(user, message_id, action)
        return await self._press(user, message_id, chosen, {key: value for key, value in filled.items() if value != ""})

    async def consent(self, user: TeamsUser, message_id: str, yes: bool) -> int:
        """Press Allow or Decline under a file that the bot offers. The bot's HTTP status."""
        where, thread, message = self._message(message_id)
        asks = next((one for one in message.files if one["contentType"] == teams_drive.ASK), None)
        if asks is None or user not in where.members:
            raise LookupError(f"Message {message_id!r} asks for no file.")
        info = teams_drive.place(self.tenant, user, str(asks["name"]), self.base_url) if yes else None
        base = self._base("invoke", user, where, thread)
        return (await self.deliver(teams_wire.consent(base, message_id, asks["content"], info)))[0]

    def _pick(self, user: TeamsUser, message_id: str, action: int | str) -> Json:
        offered = self.choices(user, message_id)
        if isinstance(action, int):
            return offered[action]
        found = [one for one in offered if one.get("title") == action]
        if not found:
            raise LookupError(f"No action {action!r}; there are {[one.get('title') for one in offered]}.")
        return found[0]

    def _message(self, message_id: str) -> tuple[TeamsConversation, str, TeamsMessage]:
        found = self.tenant.message(message_id)
        if found is None:
            raise LookupError(f"No message {message_id!r}.")
        return found

    async def _press(self, user: TeamsUser, message_id: str, action: Json, values: Json) -> Pressed:
        if action["type"] == "Action.OpenUrl":
            return Pressed(0, url=action["url"])
        where, thread, message = self._message(message_id)
        base = self._base("invoke", user, where, thread)
        told = teams_wire.execute(base, message_id, action, values)
        status, body = await self.deliver(told)
        self._show(user, where, message, status, body)
        return Pressed(status, body)

    def _show(self, user: TeamsUser, where: TeamsConversation, message: TeamsMessage, status: int, body: Json) -> None:
        """What the client does with the answer to an invoke."""
        message.notes.pop(user.id, None)
        match (status, body.get("statusCode"), body.get("type"), body.get("value")):
            case (200, 200, limits.CARD_TYPE, dict() as card) if not flaws(card):
                if where.kind == "personal":
                    message.card, message.updated = card, message.updated + 1
                else:
                    message.cards[user.id] = card
            case (200, 200, limits.MESSAGE_TYPE, str() as words):
                message.notes[user.id] = words
            case (200, int(), limits.ERROR_TYPE, dict() as error):
                message.notes[user.id] = str(error.get("message") or WENT_WRONG)
            case (200, _, _, _):
                message.notes[user.id] = WENT_WRONG
            case _:
                message.notes[user.id] = UNREACHABLE
        self.tenant.bump()

    # --- eyes ------------------------------------------------------------------------------------------------------

    def timeline(self, user: TeamsUser) -> list[Seen]:
        """Every message that the person can see, oldest first: their personal chat and their channels."""
        seen = [
            Seen(where, thread, message, message.card_for(user), message.notes.get(user.id, ""))
            for where in self.tenant.conversations.values()
            if user in where.members
            for thread, message in where.messages
        ]
        return sorted(seen, key=lambda one: int(one.message.id))

    @property
    def version(self) -> int:
        """Grows with everything that a client would redraw."""
        return self.tenant.version

    async def changed(self, since: int, seconds: float = 20.0) -> int:
        """Wait for a version above `since` (long polling); the version then."""
        return await self.tenant.changed(since, seconds)

    # --- the wire --------------------------------------------------------------------------------------------------

    def _base(self, kind: str, user: TeamsUser, where: TeamsConversation, thread: str = "") -> Json:
        return teams_wire.activity(self.tenant, self.service_url, kind, user, where, thread)

    async def deliver(self, activity: Json, **claims: Any) -> tuple[int, Json]:
        """Post an activity to the bot with a token for it; `claims` change the token. Status and JSON answer.

        Status 0: no answer in the time that Teams waits.
        """
        token = self.keys.sign(self.app_id, str(activity.get("serviceUrl")), **claims)
        self.sent.append(activity)
        return await self.post(json.dumps(activity).encode(), {"Authorization": "Bearer " + token})

    async def post(self, body: bytes, headers: dict[str, str]) -> tuple[int, Json]:
        """Any request at the bot's door, for tests that knock wrongly."""
        if self._client is None:
            raise RuntimeError("Start the stand-in first: `async with StandInTeams() as teams`.")
        timeout = aiohttp.ClientTimeout(total=limits.REDELIVERY_SECONDS)
        kept = {"Content-Type": "application/json; charset=utf-8"} | headers
        try:
            async with self._client.post(self.bot_url, data=body, headers=kept, timeout=timeout) as answer:
                raw = await answer.read()
                kind = answer.content_type
                parsed = json.loads(raw) if raw and kind == "application/json" else {}
                return answer.status, parsed if isinstance(parsed, dict) else {}
        except (aiohttp.ClientError, TimeoutError):
            return 0, {}
