"""Stand-in Slack: a workspace with people's hands on it, in front of any app that speaks Slack's HTTP.

    slack = StandInSlack(public_url="http://127.0.0.1:3978/stand-in/slack")
    slack.attach(app, "/stand-in/slack")           # Web API and response_url
    slack.events_url = "http://127.0.0.1:3978/slack/events"
    anna = slack.add_user("Anna Lind", email="anna.lind@example.com", locale="sv-SE")
    await slack.type_command(anna.id, slack.direct(anna.id).id, "/whoknows pyhton")
    message = slack.timeline(anna.id)[-1]
    await slack.press(anna.id, message.ts, "b1.0")
    await slack.submit(anna.id, slack.open_views(anna.id)[-1].id, {"skill": "Python"})

The app under test is set to `api_url`, `bot_token` and `signing_secret`. It knows nothing of the app.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import aiohttp
from aiohttp import web

from bot import clock
from bot.adapters.playground import slack_api, slack_files, slack_uploads, slack_wire
from bot.adapters.playground.control import attach_control
from bot.adapters.playground.ledger import of_slack
from bot.adapters.playground.shelf import Brought
from bot.adapters.playground.slack_refusals import check_message, check_view
from bot.adapters.playground.slack_workspace import (
    BOT,
    SLACKBOT,
    Message,
    ResponseUrl,
    View,
    Workspace,
    inputs,
    pressables,
)
from bot.adapters.slack import limits

TROUBLE = "We had some trouble connecting. Try again?"


@dataclass(frozen=True, slots=True)
class Heard:
    """What the app answered to a request; status 0 is no answer in time (Slack: three seconds)."""

    status: int
    body: str
    sent: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def json(self) -> Mapping[str, Any]:
        """The answer as an object, {} where it is none."""
        with contextlib.suppress(ValueError):
            told = json.loads(self.body)
            if isinstance(told, dict):
                return told
        return {}


class StandInSlack(Workspace):
    """One workspace with Kunna installed. Hands below; people, channels, timeline and ledger in `Workspace`."""

    def __init__(
        self,
        *,
        public_url: str = "",
        events_url: str = "",
        signing_secret: str = "8f742231b10e8888abcd99yyyzzz85a5",  # noqa: S107 - made up, as in Slack's documentation
        bot_token: str = "xoxb-stand-in",  # noqa: S107 - opens nothing but the stand-in
        retry_delays: Sequence[float] = limits.RETRIES_AFTER,
        ack_seconds: float = limits.ACK_SECONDS,
        team: str = "T0KUNNA",
    ) -> None:
        super().__init__(team)
        self.public_url, self.events_url = public_url, events_url
        self.signing_secret, self.bot_token = signing_secret, bot_token
        self.retry_delays, self.ack_seconds = tuple(retry_delays), ack_seconds
        self.heard: list[Heard] = []
        self._session: aiohttp.ClientSession | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    # --- where it stands --------------------------------------------------------------------------------------

    @property
    def api_url(self) -> str:
        """What KUNNA_SLACK__API_URL has to be."""
        return f"{self.public_url}/api/"

    def attach(self, app: web.Application, prefix: str = "") -> None:
        """Add the Web API, response_url and the controls under `prefix`, and closing to the application's clean-up."""
        app.router.add_route("*", f"{prefix}/api/{{method}}", slack_api.api(self, self.bot_token))
        files = slack_files.download(self, self.bot_token)
        app.router.add_get(f"{prefix}/files-pri/{{file}}/download/{{name}}", files)
        app.router.add_post(f"{prefix}/hooks/{{name}}", slack_api.response_url(self))
        app.router.add_post(f"{prefix}/upload/{{ticket}}", slack_uploads.receive(self))
        attach_control(app, prefix, self.faults, self.rates, lambda: of_slack(self))
        app.on_shutdown.append(self._let_go)
        app.on_cleanup.append(self._clean_up)

    async def _let_go(self, _: web.Application) -> None:
        self.faults.clear()  # a request that hangs must not keep its server from closing

    async def _clean_up(self, _: web.Application) -> None:
        await self.close_connections()

    async def close_connections(self) -> None:
        """Stop repeating events and close the client session."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    # --- sending to the app -----------------------------------------------------------------------------------

    async def deliver(self, content_type: str, body: bytes, headers: Mapping[str, str] | None = None) -> Heard:
        """Post a signed body to the app and keep what it answered in `heard`."""
        signed = slack_wire.sign(self.signing_secret, body, int(clock.now().timestamp()))
        return await self.deliver_as_is(body, {"Content-Type": content_type, **signed, **(headers or {})})

    async def deliver_as_is(self, body: bytes, headers: Mapping[str, str]) -> Heard:
        """Post exactly this: a replay, or a request that nobody at Slack signed."""
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=self.ack_seconds))
        try:
            async with self._session.post(self.events_url, data=body, headers=headers) as answer:
                heard = Heard(answer.status, await answer.text(), body, dict(headers))
        except (aiohttp.ClientError, TimeoutError):
            heard = Heard(0, "", body, dict(headers))
        self.heard.append(heard)
        return heard

    def _url(self, channel: str, user: str, original: str = "") -> str:
        name = secrets.token_urlsafe(18)
        self.response_urls[name] = ResponseUrl(channel, user, clock.now(), original)
        return f"{self.public_url}/hooks/{name}"

    # --- hands ------------------------------------------------------------------------------------------------

    async def type_command(self, user: str, channel: str, typed: str) -> Heard:
        """Type a slash command, "/whoknows pyhton". What the acknowledgement says is shown to the user alone."""
        member, room = self.members[user], self.channels[channel]
        trigger, url = self.new_trigger(user), self._url(channel, user)
        heard = await self.deliver(*slack_wire.command(self, member, room, typed, trigger, url))
        name = typed.split(" ")[0]
        if heard.status == 0:
            self.post(channel, SLACKBOT, f'{name} failed with the error "operation_timeout"', only_for=user)
        elif heard.status != 200:
            self.post(channel, SLACKBOT, f'{name} failed with the error "dispatch_failed"', only_for=user)
        elif heard.body.strip():
            told = heard.json or {"text": heard.body}
            if not check_message(told):
                only_for = "" if told.get("response_type") == "in_channel" else user
                message = self.post(channel, BOT, told.get("text", ""), told.get("blocks"), only_for=only_for)
                self.enter("acknowledgement", message, told)
        return heard

    def bring(self, user: str, name: str, data: bytes, **more: Any) -> Brought:
        """A file that somebody's client has brought to Slack and that no message shows yet; `more` as in `Brought`."""
        made = self.next_id("F")
        url = f"{self.public_url}/files-pri/{made}/download/{quote(name or 'file', safe='')}"
        self.shelf[made] = Brought(made, name, data, user, url, **more)
        return self.shelf[made]

    async def say(
        self, user: str, channel: str, text: str, *, thread: str = "", files: Sequence[Brought] = ()
    ) -> Heard | None:
        """Write a message. The app hears of it in its direct message, or where it is mentioned ("@kunna").

        Waits for the first delivery; repetitions follow in the background, as Slack's do. None: not delivered.
        """
        member, room = self.members[user], self.channels[channel]
        message = self.post(channel, user, slack_wire.as_sent(self, text), thread=thread, brought=tuple(files))
        if room.kind == "im":
            request = slack_wire.event(self, "message", member, message)
        elif BOT in room.members and re.search(rf"<@{BOT}(\|[^>]*)?>", message.text):
            request = slack_wire.event(self, "app_mention", member, message)
        else:
            return None
        return await self.deliver_event(*request)

    async def deliver_event(self, content_type: str, body: bytes) -> Heard:
        """Deliver an event, and again after the delays while the app does not answer 200."""
        heard = await self.deliver(content_type, body)
        if heard.status != 200:
            task = asyncio.create_task(self._repeat(content_type, body, heard))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return heard

    async def _repeat(self, content_type: str, body: bytes, heard: Heard) -> None:
        for number, delay in enumerate(self.retry_delays, start=1):
            await asyncio.sleep(delay)
            reason = "http_timeout" if heard.status == 0 else "http_error"
            headers = {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason}
            heard = await self.deliver(content_type, body, headers)
            if heard.status == 200:
                return

    async def press(self, user: str, ts: str, action_id: str, option: int = 0) -> Heard:
        """Press a button (or take option number `option` of a menu) of a message that the user sees.

        Raises LookupError where the user sees no such message or it has no such button.
        """
        message = self._seen(user, ts)
        action = pressed(message, action_id, option, self.next_ts())
        member = self.members[user]
        url = self._url(message.channel, user, message.ts)
        return await self.deliver(*slack_wire.press(self, member, message, action, self.new_trigger(user), url))

    async def press_label(self, user: str, label: str) -> Heard:
        """Press the newest button or menu entry with that label which the user sees."""
        for message in reversed(self.timeline(user)):
            for action_id, option, text in labels(message):
                if text == label:
                    return await self.press(user, message.ts, action_id, option)
        raise LookupError(f"{user} sees no button {label!r}")

    def _seen(self, user: str, ts: str) -> Message:
        for message in self.timeline(user):
            if message.ts == ts:
                return message
        raise LookupError(f"{user} sees no message {ts}")

    async def submit(self, user: str, view_id: str, values: Mapping[str, str] | None = None) -> Heard | None:
        """Fill a modal's fields by name (their block_id; others keep what they show) and submit it.

        None: Slack's client did not send it, because a required field is empty; the sentence stands at the field.
        """
        view = self.views[view_id]
        if view.owner != user:
            raise LookupError(f"{view_id} is not open in front of {user}")
        view.typed = {block["block_id"]: state(block, view, values or {}, self.shelf) for block in inputs(view.drawn)}
        view.errors = {
            block["block_id"]: "Please complete this required field."
            for block in inputs(view.drawn)
            if not block.get("optional") and not any(filled(v) for v in view.typed[block["block_id"]].values())
        }
        self.move()
        if view.errors:
            return None
        heard = await self.deliver(*slack_wire.submission(self, self.members[user], view, self.new_trigger(user)))
        self._take_answer(view, heard)
        return heard

    def _take_answer(self, view: View, heard: Heard) -> None:
        """What the acknowledgement of a submission says happens to the modal."""
        told = heard.json
        match told.get("response_action") if heard.status == 200 else "failed":
            case None | "clear" if heard.status == 200 and (told or not heard.body.strip()):
                self.views.pop(view.id, None)
            case "errors" if told.get("errors") and set(told["errors"]) <= {b["block_id"] for b in inputs(view.drawn)}:
                view.errors = dict(told["errors"])
            case "update" if not check_view(told.get("view")):
                self.redraw_view(view, told["view"])
            case _:
                view.errors = {"": TROUBLE}
        self.move()

    async def close(self, user: str, view_id: str) -> None:
        """Close a modal without submitting it; the app is not told (`notify_on_close` is not set)."""
        if self.views[view_id].owner != user:
            raise LookupError(f"{view_id} is not open in front of {user}")
        del self.views[view_id]
        self.move()


# --- what a client reads out of blocks -------------------------------------------------------------------------


def labels(message: Message) -> list[tuple[str, int, str]]:
    """Everything that can be pressed in a message: action id, number of the option, label."""
    found = []
    for block in message.blocks:
        for element in pressables(block):
            if element["type"] == "button":
                found.append((element["action_id"], 0, element["text"]["text"]))
            else:
                found += [(element["action_id"], n, o["text"]["text"]) for n, o in enumerate(element["options"])]
    return found


def pressed(message: Message, action_id: str, option: int, ts: str) -> dict[str, Any]:
    """The entry of `actions` that a press makes."""
    for block in message.blocks:
        for element in pressables(block):
            if element["action_id"] != action_id:
                continue
            action = {
                "type": element["type"],
                "action_id": action_id,
                "block_id": block["block_id"],
                "action_ts": ts,
            }
            if element["type"] == "button":
                return action | {name: element[name] for name in ("text", "value", "style") if name in element}
            return action | {"selected_option": element["options"][option]}
    raise LookupError(f"message {message.ts} has no button {action_id}")


def state(
    block: Mapping[str, Any], view: View, values: Mapping[str, str], shelf: Mapping[str, Brought]
) -> dict[str, Any]:
    """One field's entry in `state.values`: what is given now, else what was typed before, else what it shows.

    Files are given by their ids, with blanks between them.
    """
    element = block["element"]
    name, action_id, kind = block["block_id"], element["action_id"], element["type"]
    if name not in values and action_id in view.typed.get(name, {}):
        return {action_id: view.typed[name][action_id]}
    if kind in ("plain_text_input", "number_input"):
        return {action_id: {"type": kind, "value": values.get(name, element.get("initial_value")) or None}}
    if kind == "file_input":
        given = [slack_files.told(shelf[one]) for one in values.get(name, "").split()]
        return {action_id: {"type": kind, "files": given}}
    option = element.get("initial_option")
    if name in values:
        option = next((o for o in element["options"] if o["value"] == values[name]), None)
        if option is None and values[name]:
            raise LookupError(f"the field {name!r} has no option {values[name]!r}")
    return {action_id: {"type": kind, "selected_option": option}}


def filled(entry: Mapping[str, Any]) -> bool:
    """Whether a field's entry holds anything."""
    return bool(entry.get("value") or entry.get("selected_option") or entry.get("files"))
