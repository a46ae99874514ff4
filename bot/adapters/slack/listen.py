"""POST /slack/events: guard, Bolt, payload -> Incoming -> inbox -> acknowledgement. Answers by dispatch only.

Whatever Slack signed is answered 200, also what nobody here knows: Slack switches an app's events off when they fail.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
import secrets
from collections.abc import AsyncIterator, Callable, Coroutine
from contextvars import Context
from dataclasses import replace
from typing import Any, TypeVar

from aiohttp import web
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse

from bot import texts
from bot.adapters.slack import draw, read
from bot.adapters.slack.guard import Denied, admit
from bot.adapters.slack.home import Home
from bot.adapters.slack.send import SlackMessenger, notes
from bot.adapters.slack.socket import SocketMode
from bot.adapters.slack.staff import Staff
from bot.adapters.slack.words import Json
from bot.dispatch import Answered, Dispatch, bug
from bot.incoming import Incoming
from bot.models import doors
from bot.reply import Address, Form, Reply
from bot.settings import Slack

T = TypeVar("T")
log = logging.getLogger("kunna.slack")

PATH = "/slack/events"
# How long an acknowledgement waits for the store and for a form together, in seconds; Slack gives up after three.
_PATIENCE = 2.5
# How many seconds are waited before each next look whether a workspace may be served, while Slack does not say.
_UNSURE = (0.5, 1.0, 2.0, 5.0, 10.0)
# How long shutdown waits for what is under way, in seconds; the process must end within 10, with all else it waits for.
_GRACE = 2.5


def attach(
    app: web.Application,
    settings: Slack,
    dispatch: Dispatch,
    *,
    keys: doors.Keys | None = None,
    listening: bool = True,
) -> SlackMessenger:
    """Add the route and its life to the application; the Messenger for dispatch. Starts also while Slack is away.

    Without a signing secret there is no route, which could let nobody in: then Socket Mode is the way. A process that
    is not `listening` (a worker) has neither and can answer all the same. `keys` open the tokens of an install flow.
    """
    messenger = SlackMessenger(settings, keys)
    listener = _Listener(settings, messenger, dispatch)
    by_socket = listening and settings.app_token.get_secret_value()
    socket = SocketMode(settings, listener.overhear, listener.soon) if by_socket else None

    async def life(_: web.Application) -> AsyncIterator[None]:
        await messenger.api.open()
        await messenger.files.fetch.open()
        # So that the first command finds it known; it is asked again when it is needed and still unknown.
        listener.soon(messenger.workspaces.ourselves)
        if socket is not None:
            socket.open()
        yield
        if socket is not None:
            await socket.stop()
        await listener.drain()
        if socket is not None:
            await socket.close()
        await messenger.workspaces.close()
        await messenger.files.fetch.close()
        await messenger.api.close()

    app.cleanup_ctx.append(life)
    if listening and settings.signing_secret.get_secret_value():
        app.router.add_post(PATH, listener.receive)
    return messenger


class _Listener:
    """The ears of one app: Bolt tells the kinds of payloads apart, a method for each takes it in."""

    def __init__(self, settings: Slack, messenger: SlackMessenger, dispatch: Dispatch) -> None:
        self._secret = settings.signing_secret.get_secret_value()
        self._messenger, self._workspaces = messenger, messenger.workspaces
        self._dispatch = dispatch
        self._home = Home(dispatch, messenger)
        self._staff = Staff(dispatch, messenger)
        self._at_work: set[asyncio.Task[Any]] = set()
        self._bolt = self._routes()

    def _routes(self) -> AsyncApp:
        # Bolt's own words hold bodies: whole ones where a signature is bad, parts where nobody listens. Its loggers
        # all take their level from this one, and it sets that of the one named like the app too.
        quiet = logging.getLogger("kunna.slack.bolt")
        quiet.setLevel(logging.ERROR)
        logging.getLogger("slack_bolt.RequestVerification").disabled = True

        async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
            """Who we are there, which Bolt tells our own messages by: nothing goes out by it, so it gets no token."""
            user = await self._workspaces.known_as(team_id or "")
            return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_user_id=user)

        bolt = AsyncApp(
            name=quiet.name,
            logger=quiet,
            process_before_response=True,
            authorize=authorize,
            # The guard has checked the signature, on the bytes as they came and without logging any.
            request_verification_enabled=False,
            attaching_function_token_enabled=False,
            attaching_conversation_kwargs_enabled=False,
        )
        anything = re.compile("")
        bolt.command(anything)(self._on_command)
        bolt.event("app_mention")(self._on_event)
        bolt.event("message")(self._on_event)
        bolt.event("app_home_opened")(self._on_home)
        bolt.event("team_join")(self._on_news)
        bolt.event("user_change")(self._on_news)
        bolt.event("app_uninstalled")(self._on_farewell)
        bolt.event("tokens_revoked")(self._on_farewell)
        bolt.action({"type": "block_actions", "action_id": anything})(self._on_press)
        bolt.view({"type": "view_submission", "callback_id": "form"})(self._on_submission)
        bolt.error(self._on_bug)
        return bolt

    # --- the route -----------------------------------------------------------------------------------------------

    async def receive(self, request: web.Request) -> web.Response:
        """One request: 4xx for what Slack did not send, 200 for what it did."""
        try:
            payload = await admit(request, self._secret)
        except Denied as denied:
            log.info("refused: %s", denied.reason)
            return web.Response(status=denied.status, text=denied.reason)
        said = await self._heard(payload)
        if said is None:
            return web.Response()
        content_type = said.first_headers().get("content-type", "text/plain").partition(";")[0]
        return web.Response(text=said.body, content_type=content_type)

    async def overhear(self, payload: Json) -> Json:
        """The same for a payload that came by Socket Mode: what its acknowledgement says, {} for nothing."""
        said = await self._heard(payload)
        if said is None or not said.body:
            return {}
        told = json.loads(said.body) if said.body.startswith("{") else {"text": said.body}
        return told if isinstance(told, dict) else {}

    async def _heard(self, payload: Json) -> BoltResponse | None:
        """What the ears say to a payload; None where none of them listens to it or one of them broke."""
        try:
            # That mode is Bolt's word for a payload that is parsed already. Its own parser looks for the word
            # "payload" anywhere in a form, and would lose a command with that word in its text.
            said = await self._bolt.async_dispatch(AsyncBoltRequest(body=payload, mode="socket_mode"))
        except Exception:
            # Bolt reads parts of a body before it routes, and stumbles over shapes that Slack never sends.
            log.exception("bug %s in a Slack request", secrets.token_hex(3))
            return None
        if said.status != 200:
            log.info("nothing of ours listens to a Slack payload (%s)", said.status)
            return None
        return said

    # --- one method per kind of payload ----------------------------------------------------------------------------

    async def _on_command(self, ack: AsyncAck, body: Json) -> None:
        incoming = read.command(body)
        sorry = await self._accept(incoming, body) if incoming else ""
        await (ack(text=sorry, response_type="ephemeral") if sorry else ack())

    async def _on_event(self, ack: AsyncAck, body: Json) -> None:
        incoming = read.event(body, self._workspaces.bot_user(read.workspace(body)))
        if incoming and (sorry := await self._accept(incoming, body)):
            self._say(incoming, sorry)
        await ack()

    async def _on_farewell(self, ack: AsyncAck, body: Json) -> None:
        """Before the acknowledgement: what Slack has been told is known, it does not tell again."""
        if farewell := read.farewell(body):
            await _ready(self.soon(lambda: self._workspaces.leave(*farewell)), _deadline())
        await ack()

    async def _on_home(self, ack: AsyncAck, body: Json) -> None:
        who = read.home_opened(body)
        if who is not None:
            self.soon(lambda: self._show_home(who))
        await ack()

    async def _show_home(self, who: Address) -> None:
        for pause in (*_UNSURE, None):
            if listed := await self._workspaces.listed(who.space):
                await self._home.show(who)
            if listed is not None:
                return
            if pause is not None:
                await asyncio.sleep(pause)
        log.warning("a Home was not drawn: Slack does not say whose token this is")

    async def _on_news(self, ack: AsyncAck, body: Json) -> None:
        """Somebody joined, left or changed: before the acknowledgement, so that their next press finds it done."""
        if (news := read.news(body)) is not None:
            await _ready(self.soon(lambda: self._staff.hear(news)), _deadline())
        await ack()

    async def _on_press(self, ack: AsyncAck, body: Json) -> None:
        incoming = read.press(body)
        if incoming and (sorry := await self._accept(incoming, body)):
            self._say(incoming, sorry)
        await ack()

    async def _on_submission(self, ack: AsyncAck, body: Json) -> None:
        """A modal: its answer decides what happens to it, so it is waited for as long as Slack waits."""
        incoming = read.submission(body)
        if incoming is None:
            await ack()
            return
        until = _deadline()
        inbox, sorry = await self._take_in(incoming, body)
        if sorry:
            # What was typed stays in the open modal.
            if field := read.first_field(body):
                await ack(response_action="errors", errors={field: sorry})
                return
            self._say(incoming, sorry)
            await ack()
            return
        if inbox is None:
            await ack()
            return
        answering = self.soon(lambda: self._answer(incoming, inbox))
        if await _ready(answering, until) and isinstance(form := answering.result().answer, Form):
            how, refused = _form_again(incoming, inbox, form, answering.result().language, read.first_field(body))
            await ack(**how)
            self.soon(lambda: self._close(inbox, refused=refused))
            return
        # A modal that waits longer than Slack does would show an error; the answer comes as a message instead.
        self.soon(lambda: self._bring(incoming, inbox, answering))
        await ack(response_action="clear")

    async def _on_bug(self, error: Exception) -> BoltResponse:
        # Slack would deliver it again and count us as broken; the reference finds the traceback.
        log.error("bug %s in a Slack request", secrets.token_hex(3), exc_info=error)
        return BoltResponse(status=200)

    # --- taking in ---------------------------------------------------------------------------------------------------

    async def _accept(self, incoming: Incoming, body: Json) -> str:
        """Take a line in and have it answered: a form before the acknowledgement, anything else after it.

        The sentence to say instead where that is not possible now, "" otherwise.
        """
        until = _deadline()
        inbox, sorry = await self._take_in(incoming, body)
        if inbox is not None:
            answering = self.soon(lambda: self._finish(incoming, inbox))
            if self._dispatch.asks(incoming):
                await _ready(answering, until)
        return sorry

    async def _take_in(self, incoming: Incoming, body: Json) -> tuple[int | None, str]:
        """The inbox row of a line, or a sentence; neither for a replay."""
        allowed = await self._workspaces.allows(read.workspace(body))
        try:
            if allowed:
                return await doors.take_in(self._in_known_language(incoming)), ""
            sorry = "platform-away" if allowed is None else "slack-not-here"
        except doors.StoreAway:
            sorry = "store-away"
        return None, texts.say(self._language(incoming), sorry)

    def _language(self, incoming: Incoming) -> str:
        return texts.nearest(self._messenger.language(incoming.who), self._dispatch.company.language)

    # --- answering ---------------------------------------------------------------------------------------------------

    async def _finish(self, incoming: Incoming, inbox: int) -> None:
        await self._dispatch.finish(await self._in_language(incoming), inbox)
        await self._redraw(incoming)

    async def _answer(self, incoming: Incoming, inbox: int) -> Answered:
        return await self._dispatch.answer(await self._in_language(incoming), inbox)

    async def _in_language(self, incoming: Incoming) -> Incoming:
        """With its asker's language, which Slack puts into no request: it is asked for once per person."""
        if not (known := self._in_known_language(incoming)).language:
            await self._messenger.profile(incoming.who)
            known = self._in_known_language(incoming)
        return known

    def _in_known_language(self, incoming: Incoming) -> Incoming:
        return replace(incoming, language=self._messenger.language(incoming.who))

    # --- afterwards --------------------------------------------------------------------------------------------------

    def soon(self, work: Callable[[], Coroutine[Any, Any, T]]) -> asyncio.Task[T]:
        """Work beside the acknowledgement, waited for at shutdown."""
        # A context of its own: a plain task would inherit the caller's, and with it whatever it is in the middle of.
        task = asyncio.get_running_loop().create_task(work(), context=Context())
        self._at_work.add(task)
        task.add_done_callback(self._at_work.discard)
        return task

    async def drain(self) -> None:
        """Wait for what is under way; what is not ready in time is resumed by the worker."""
        if self._at_work:
            _, late = await asyncio.wait(self._at_work, timeout=_GRACE)
            for task in late:
                task.cancel()

    def _say(self, incoming: Incoming, sentence: str) -> None:
        """A sentence where the acknowledgement itself can say none."""
        language = self._language(incoming)
        self.soon(lambda: self._messenger.tell(incoming, Reply(sentence), language))

    async def _bring(self, incoming: Incoming, inbox: int, answering: asyncio.Task[Answered]) -> None:
        """Bring the answer to a form, whose modal is gone by now, and close its row."""
        try:
            await self._dispatch.hand_back(incoming, inbox, await answering)
            await self._redraw(incoming)
        except doors.StoreAway:
            log.warning("store away; the worker takes row %s up", inbox)
        except Exception:
            log.exception("row %s: not everything was brought; the worker takes up what is open", inbox)

    async def _redraw(self, incoming: Incoming) -> None:
        """What was pressed on a Home was answered in the direct message; the Home shows what came of it."""
        if incoming.way.get("said_in") == "home":
            await self._home.show(incoming.who)

    async def _close(self, inbox: int, *, refused: bool) -> None:
        try:
            await (doors.reopen(inbox) if refused else doors.settle(inbox))
        except doors.StoreAway:
            log.warning("store away after an answer; the worker takes row %s up", inbox)


def _deadline() -> float:
    """The moment of the loop's clock at which the request under way has to be acknowledged."""
    return asyncio.get_running_loop().time() + _PATIENCE


async def _ready(task: asyncio.Task[Any], until: float) -> bool:
    """Whether a task is done in time; it goes on if not."""
    await asyncio.wait({task}, timeout=max(0.0, until - asyncio.get_running_loop().time()))
    return task.done()


def _form_again(incoming: Incoming, inbox: int, form: Form, language: str, field: str) -> tuple[Json, bool]:
    """What the acknowledgement does to a modal, and whether it stays: sentences at its fields or another form in its
    place. Where that cannot be drawn, it stays as it was typed, with the reference at `field`."""
    try:
        if errors := draw.field_errors(form):
            return {"response_action": "errors", "errors": errors}, True
        return {"response_action": "update", "view": draw.modal(form, language, notes(incoming))}, bool(form.errors)
    except Exception:
        return {"response_action": "errors", "errors": {field: bug(log, f"the answer of row {inbox}", language)}}, True
