"""POST /api/messages: guard, token check, activity -> Incoming -> inbox -> acknowledgement. Answers by dispatch only.

A message is acknowledged at once and answered afterwards; a press is answered inside its own response where that is
possible in time: a form or a private replacement as a card in place, anything else as a message.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import TYPE_CHECKING, Any, NoReturn

import aiohttp
from aiohttp import web

from bot import texts
from bot.adapters.teams import draw, limits, read
from bot.adapters.teams.connector import Connector
from bot.adapters.teams.read import Knock, Malformed
from bot.adapters.teams.send import TeamsMessenger, in_place
from bot.adapters.teams.tokens import LOOPBACK, AccessToken, Check, Denied, KeyRing
from bot.adapters.teams.words import Json
from bot.command import Busy, Outcome, Refused
from bot.dispatch import Answered, Dispatch, brought, bug
from bot.incoming import Incoming
from bot.models import doors
from bot.reply import Address, Form, Reply
from bot.settings import Teams
from bot.texts import say

if TYPE_CHECKING:
    from bot.adapters.teams.turn import Turns

log = logging.getLogger("kunna.teams")

PATH = "/api/messages"
# How long a press waits for its answer before it is told that the answer comes as a message, in seconds.
_PATIENCE = 2.5
# How long shutdown waits for presses under way, in seconds, after dispatch has waited for its own: 10 in all.
_GRACE = 2.0


def attach(app: web.Application, settings: Teams, dispatch: Dispatch, *, open_loopback: bool = False) -> TeamsMessenger:
    """Add the route and its life to the application; the Messenger for dispatch.

    `open_loopback` is play mode: activities without a token are taken, from and to the loopback only. Without it
    a registration is required: raises ValueError, since no app id would mean no check.
    """
    if not settings.on and not open_loopback:
        raise ValueError("Teams needs KUNNA_TEAMS__APP_ID: without it nobody's token could be checked.")
    # Here and not above: the SDK takes a second to import, which a company without Teams does not wait for.
    from bot.adapters.teams.turn import Turns

    keys, tokens = KeyRing(settings.openid_url), AccessToken(settings)
    connector = Connector(settings, tokens, open_loopback)
    messenger = TeamsMessenger(settings, connector, open_loopback)
    listener = _Listener(Turns(), Check(settings, keys, open_loopback), messenger, dispatch, open_loopback)

    async def life(_: web.Application) -> AsyncIterator[None]:
        # Two pools: a connector that hangs must not keep anybody from fetching keys.
        timeout = aiohttp.ClientTimeout(total=limits.REQUEST_SECONDS, sock_connect=limits.KEYS_TIMEOUT_SECONDS)
        async with _session(timeout) as outgoing, _session(timeout) as login:
            connector.session, keys.session, tokens.session = outgoing, login, login
            await messenger.files.fetch.open()
            yield
            await listener.drain()
            await messenger.files.fetch.close()
            await keys.close()
            await tokens.close()

    app.cleanup_ctx.append(life)
    app.router.add_post(PATH, listener.hear)
    return messenger


def _session(timeout: aiohttp.ClientTimeout) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(timeout=timeout, cookie_jar=aiohttp.DummyCookieJar())


class _Listener:
    """The ears of one registration."""

    def __init__(
        self, turns: Turns, check: Check, messenger: TeamsMessenger, dispatch: Dispatch, open_loopback: bool
    ) -> None:
        self._check = check
        self._messenger = messenger
        self._dispatch = dispatch
        self._open = open_loopback
        self._turns = turns
        self._at_work: set[asyncio.Task[None]] = set()

    async def hear(self, request: web.Request) -> web.Response:
        """One activity. 401 and 403 for strangers, 4xx for what is no activity, never 5xx for what Teams sent."""
        try:
            if self._open:
                _only_loopback(request)
            badge = await self._check.badge(request.headers.get("Authorization"))
            activity = await _activity(request)
            said = read.knock(activity, self._check.admit(badge, activity))
        except Denied as denied:
            log.info("refused: %s", denied)
            return web.Response(status=denied.status)
        except Malformed as malformed:
            log.info("malformed activity: %s", malformed)
            return web.Response(status=400)
        return await self._turn(said)

    async def _turn(self, said: Knock) -> web.Response:
        try:
            body = await self._turns.run(said, self)
        except Malformed as malformed:
            log.info("malformed activity: %s", malformed)
            return web.Response(status=400)
        except Exception:
            # Teams would deliver it again and count us as broken; the reference finds the traceback.
            sentence = bug(log, f"a Teams {said.type[:40]} activity", self._language(said))
            body = _words(sentence) if said.type == "invoke" else None
        return web.json_response(body) if body is not None else web.Response()

    def _language(self, said: Knock) -> str:
        return texts.nearest(said.language, self._dispatch.company.language)

    # --- the ears ------------------------------------------------------------------------------------------------

    async def on_message(self, said: Knock) -> None:
        """Take a line in, then answer it after the acknowledgement."""
        if not read.is_for_us(said):
            return
        self._messenger.meet(said)
        mentioned = read.people(said)
        incoming = read.typed(said, await self._messenger.directory(said.way, mentioned) if mentioned else {})
        try:
            inbox = await doors.take_in(incoming)
        except doors.StoreAway:
            language = self._language(said)
            self._soon(lambda: self._tell(said, say(language, "store-away"), language))
            return
        if inbox is not None:
            self._soon(lambda: self._keep(said))
            self._dispatch.soon(incoming, inbox)

    async def on_press(self, said: Knock) -> Json:
        """Take a press in and answer it, in time, in its own response."""
        self._messenger.meet(said)
        language = self._language(said)
        if read.cancelled(said):
            return _card(Reply(say(language, "teams-cancelled")), language)
        incoming = read.pressed(said)
        try:
            inbox = await doors.take_in(incoming)
        except doors.StoreAway:
            return _words(say(language, "store-away"))
        if inbox is None:
            return _words(say(language, "already-done"))
        body: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._soon(lambda: self._keep(said))
        self._soon(lambda: self._answer(incoming, inbox, body))
        await asyncio.wait({body}, timeout=_PATIENCE)
        if not body.done():
            body.cancel()
            return _words(say(language, "teams-later"))
        return body.result()

    async def on_consent(self, said: Knock) -> None:
        """A yes or no to a file. With a yes its line is taken in like a press; the file goes where it was allowed."""
        self._messenger.meet(said)
        language = self._language(said)
        name, incoming = read.consent(said)
        if incoming is None:
            self._soon(lambda: self._messenger.declined(said.way, name, language))
            return
        try:
            inbox = await doors.take_in(incoming)
        except doors.StoreAway:
            self._soon(lambda: self._tell(said, say(language, "store-away"), language))
            return
        if inbox is not None:
            self._dispatch.soon(incoming, inbox)

    async def on_added(self, said: Knock) -> None:
        """The app was added: remember where that person can be written to."""
        self._messenger.meet(said)
        await asyncio.wait({self._soon(lambda: self._keep(said))}, timeout=_PATIENCE)

    async def on_removed(self, said: Knock) -> None:
        """The app was removed: nobody writes there again."""
        await asyncio.wait({self._soon(lambda: self._forget(said))}, timeout=_PATIENCE)

    async def on_members(self, said: Knock) -> None:
        """Colleagues came into a team or went out of it."""
        await asyncio.wait({self._soon(lambda: self._members(said))}, timeout=_PATIENCE)

    async def _members(self, said: Knock) -> None:
        """Who is new is known, and reachable by that team; who went out may have left, and is asked about again."""
        try:
            for who in read.members(said, "membersRemoved").values():
                await doors.doubt(who)
                kept = read.Way.of(await doors.conversation(who) or {})
                if kept.base == said.way.base:
                    await self._messenger.forget(who)
            new = await self._messenger.directory(said.way, list(read.members(said, "membersAdded")))
            for user in new.values():
                who = Address("teams", said.way.tenant, user)
                profile = await self._messenger.profile(who)
                if profile is not None and self._dispatch.admits(profile) and profile.email:
                    await doors.join(who, profile.name, profile.email, profile.zone, profile.language)
                    await self._messenger.keep(who)
        except doors.StoreAway:
            log.warning("store away: who came into a team is met when they write")

    async def _keep(self, said: Knock) -> None:
        try:
            await self._messenger.keep(said.who)
            await self._messenger.keep_team(said)
        except doors.StoreAway:
            log.warning("store away: where somebody can be written to is kept with their next message")

    async def _forget(self, said: Knock) -> None:
        try:
            if said.way.personal:
                await self._messenger.forget(said.who)
            else:
                await self._messenger.forget_team(said)
        except doors.StoreAway:
            log.warning("store away: a removal shows itself with the next message, which is refused")

    # --- answering -----------------------------------------------------------------------------------------------

    async def _answer(self, incoming: Incoming, inbox: int, body: asyncio.Future[Json]) -> None:
        """A press: in place while its response waits, else as a message; the row is closed by what became of it."""
        answered = await self._dispatch.answer(incoming, inbox)
        outcome: Outcome | None = None
        if in_place(incoming, answered.answer) and not body.done():
            body.set_result(_card(answered.answer, answered.language))
        elif body.done():
            outcome = await self._dispatch.bring(incoming, answered.answer, answered.language)
        else:
            outcome, said = await self._elsewhere(incoming, answered)
            if not body.done():
                body.set_result(said)
        if outcome is not None:
            brought(inbox, outcome)
        try:
            if isinstance(outcome, Busy):
                await doors.put_off(inbox, outcome.seconds)
                return
            refused = incoming.via == "submitted" and isinstance(answered.answer, Form)
            await (doors.reopen(inbox) if refused else doors.settle(inbox))
        except doors.StoreAway:
            log.warning("store away after an answer; the worker takes row %s up", inbox)

    async def _elsewhere(self, incoming: Incoming, answered: Answered) -> tuple[Outcome, Json]:
        """Send the answer as a message of its own; the outcome, and what the pressed card says meanwhile."""
        answer, language = answered.answer, answered.language
        public = isinstance(answer, Reply) and answer.public
        direct = incoming.room is not None and incoming.room.direct
        if public or direct:
            outcome = await self._dispatch.bring(incoming, answer, language)
            if public and direct and incoming.via == "submitted" and isinstance(answer, Reply):
                return outcome, _card(Reply(answer.summary), language)
            return outcome, _words(say(language, "teams-answered-here"))
        outcome = await self._messenger.privately(incoming, answer, language)
        if isinstance(outcome, Refused):
            return outcome, _words(self._messenger.add_me(language))
        return outcome, _words(say(language, "teams-answered-private"))

    async def _tell(self, said: Knock, text: str, language: str) -> None:
        outcome = await self._messenger.tell(said.way, text, language)
        log.info("told that the store is away", extra={"outcome": type(outcome).__name__})

    def _soon(self, work: Callable[[], Coroutine[Any, Any, None]]) -> asyncio.Task[None]:
        async def logged() -> None:
            try:
                await work()
            except Exception:
                log.exception("work beside a Teams activity failed; an open row is taken up by the worker")

        task = doors.spawn(logged)
        self._at_work.add(task)
        task.add_done_callback(self._at_work.discard)
        return task

    async def drain(self) -> None:
        """Wait for what is under way; the worker resumes the rest."""
        if self._at_work:
            _, late = await asyncio.wait(self._at_work, timeout=_GRACE)
            for task in late:
                task.cancel()


def _card(answer: Form | Reply, language: str) -> Json:
    return {"statusCode": 200, "type": limits.CARD_TYPE, "value": draw.card(answer, language)}


def _words(text: str) -> Json:
    return {"statusCode": 200, "type": limits.MESSAGE_TYPE, "value": text}


# --- the guard ---------------------------------------------------------------------------------------------------


def _only_loopback(request: web.Request) -> None:
    """Play mode takes nobody's word from outside: both ends of the connection and the name it was asked by."""
    ends = [request.get_extra_info("sockname"), request.get_extra_info("peername")]
    near = all(isinstance(end, tuple) and end[0] in LOOPBACK for end in ends)
    asked = request.host.removesuffix(f":{ends[0][1]}").strip("[]") if near else ""
    if asked not in LOOPBACK or "Origin" in request.headers:
        raise Denied(403, "play mode answers on the loopback only")


async def _activity(request: web.Request) -> Json:
    """The body as a JSON object. Raises Malformed, or 413 beyond limits.BODY_BYTES."""
    if (request.content_length or 0) > limits.BODY_BYTES:
        raise web.HTTPRequestEntityTooLarge(limits.BODY_BYTES, request.content_length or 0)
    raw = bytearray()
    try:
        async for chunk in request.content.iter_any():
            raw += chunk
            if len(raw) > limits.BODY_BYTES:
                raise web.HTTPRequestEntityTooLarge(limits.BODY_BYTES, len(raw))
    except web.RequestPayloadError:
        raise Malformed("a body that is not what its headers say") from None
    try:
        body = json.loads(raw.decode(), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Malformed("no JSON") from None
    if not isinstance(body, dict) or not _shallow(body) or not isinstance(body.get("type"), str):
        raise Malformed("no activity")
    return body


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _shallow(value: Any) -> bool:
    """Whether nothing is nested deeper than limits.BODY_DEPTH."""
    level = [value]
    for _ in range(limits.BODY_DEPTH):
        below = [part.values() if isinstance(part, dict) else part for part in level if isinstance(part, dict | list)]
        if not below:
            return True
        level = [item for part in below for item in part]
    return False
