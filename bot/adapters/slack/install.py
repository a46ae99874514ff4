"""GET /slack/install and /slack/oauth_redirect: a workspace gives the app its token; it answers nobody in Slack.

No store of Bolt's (PLATFORMS.md). The way back is open to whoever went out: a state that we sealed, in the browser
that holds its other half, for ten minutes and once.
"""

from __future__ import annotations

import hmac
import logging
import secrets
from dataclasses import dataclass, replace
from datetime import timedelta
from html import escape
from urllib.parse import urlencode, urljoin, urlsplit

from aiohttp import web

from bot import texts
from bot.adapters.slack.api import Api
from bot.adapters.slack.manifest import SCOPES
from bot.adapters.slack.read import identity, word
from bot.adapters.slack.words import Json
from bot.adapters.slack.workspaces import Workspaces, grant
from bot.command import Busy, Unknown
from bot.models import doors
from bot.settings import Slack

log = logging.getLogger("kunna.slack")

INSTALL, BACK = "/slack/install", "/slack/oauth_redirect"
# How many codes are exchanged at once. Anybody may come with an invented one; nobody else is kept waiting by them.
_AT_ONCE = 4
# How long somebody may take over Slack's page.
_PATIENCE = timedelta(minutes=10)
_COOKIE, _STATE = "kunna_install", "install "
# Longer than any of Slack's codes or our states; what is longer is not looked at.
_LONGEST = 2_000
# The page holds nothing that runs or loads, and its address, with Slack's code in it, goes nowhere.
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Language",
    "X-Content-Type-Options": "nosniff",
}
_STYLE = (
    "body{margin:0;background:#f4f6f6;color:#1d2b2f;font:1.0625rem/1.5 system-ui,sans-serif}"
    "main{max-width:32rem;margin:12vh auto;padding:2rem;background:#fff;border-radius:.75rem}"
    "h1{margin:0 0 .5rem;font-size:1.5rem;line-height:1.25;overflow-wrap:anywhere}p{overflow-wrap:anywhere}"
    "a{display:inline-block;padding:.6rem 1.1rem;border-radius:.5rem;background:#0f4c5c;color:#fff}"
    "a{text-decoration:none}"
    "a:focus-visible{outline:3px solid #d98e04;outline-offset:2px}"
    "@media(prefers-color-scheme:dark){body{background:#10191c;color:#e6edee}main{background:#1a272b}}"
)


def attach(
    app: web.Application, settings: Slack, public_url: str, keys: doors.Keys, api: Api, workspaces: Workspaces
) -> None:
    """Add both routes. `public_url`: our address as the browser of whoever installs sees it."""
    flow = _Flow(settings, public_url.rstrip("/"), keys, api, workspaces)
    app.router.add_get(INSTALL, flow.begin, allow_head=False)
    app.router.add_get(BACK, flow.finish, allow_head=False)


@dataclass(frozen=True, slots=True)
class _Page:
    """What whoever installs reads: the text's key with its words, the way on."""

    status: int
    key: str
    words: dict[str, str]
    link: str = INSTALL


class _Flow:
    def __init__(self, settings: Slack, public_url: str, keys: doors.Keys, api: Api, workspaces: Workspaces) -> None:
        self._client = (settings.client_id, settings.client_secret.get_secret_value())
        self._authorize = urljoin(settings.api_url.rstrip("/") + "/", "../oauth/v2/authorize")
        self._back, self._secure = public_url + BACK, public_url.startswith("https:")
        # As the browser sees them: our address may have a path of its own.
        self._begin, self._cookie_path = urlsplit(public_url).path + INSTALL, urlsplit(self._back).path
        self._exchanging = 0
        self._keys, self._api, self._workspaces = keys, api, workspaces

    async def begin(self, _: web.Request) -> web.Response:
        """To Slack's page, where a person of the workspace decides. Nothing is written for it."""
        nonce = secrets.token_urlsafe(24)
        asked = {
            "client_id": self._client[0],
            "scope": ",".join(SCOPES),
            "redirect_uri": self._back,
            "state": self._keys.seal(_STATE + nonce),
        }
        response = web.Response(status=302, headers={"Location": f"{self._authorize}?{urlencode(asked)}"} | _HEADERS)
        # Lax: it has to come along when Slack's page leads back here.
        response.set_cookie(
            _COOKIE, nonce, max_age=int(_PATIENCE.total_seconds()), path=self._cookie_path, secure=self._secure,
            httponly=True, samesite="Lax",
        )  # fmt: skip
        return response

    async def finish(self, request: web.Request) -> web.Response:
        """Back from Slack: a code for the token, or a no. Every way ends on a page that says what next."""
        try:
            page = await self._finished(request)
        except doors.StoreAway:
            page = _Page(503, "store", {})
        if page.link == INSTALL:
            page = replace(page, link=self._begin)
        if page.status != 200:
            log.info("not installed: %s", page.key)
        response = _drawn(page, _language(request))
        response.del_cookie(_COOKIE, path=self._cookie_path)
        return response

    async def _finished(self, request: web.Request) -> _Page:
        if not (sent := self._ours(request)):
            return _Page(400, "stale", {})
        if error := _given(request, "error"):
            return _Page(403, "declined", {}) if error == "access_denied" else _refused(error)
        if not (code := _given(request, "code")):
            return _Page(400, "stale", {})
        if self._exchanging >= _AT_ONCE:
            return _Page(502, "busy", {})
        self._exchanging += 1
        try:
            return await self._exchanged(sent, code)
        finally:
            self._exchanging -= 1

    async def _exchanged(self, sent: str, code: str) -> _Page:
        if not await doors.once("slack", sent):
            return _Page(400, "stale", {})
        told = await self._api.exchange(self._client, code=code, redirect_uri=self._back)
        match told:
            case Busy() | Unknown():
                return _Page(502, "busy", {})
            case dict():
                return await self._decided(told)
            case _:
                return _refused(told.why)

    def _ours(self, request: web.Request) -> str:
        """What this browser was sent out with by us, lately; "" where it was not. It may come back more than once."""
        nonce, state = request.cookies.get(_COOKIE, ""), _given(request, "state")
        try:
            sent = self._keys.unseal(state, within=_PATIENCE)
        except doors.Unreadable:
            return ""
        return sent if nonce.isascii() and hmac.compare_digest(sent, _STATE + nonce) else ""

    async def _decided(self, told: Json) -> _Page:
        """A token is there; it is kept where the workspace may be served, else given back."""
        team, name = identity(told, "team", "id"), word(told, "team", "name")
        given = grant(team, told)
        if given is None or not team or told.get("is_enterprise_install") is True:
            await self._give_back(word(told, "access_token"))
            return _Page(400, "whole", {})
        listed = await self._workspaces.listed(team)
        if listed is None:
            return _Page(502, "busy", {})  # perhaps our own, whose token is in use: it is not made void
        if not listed:
            await self._give_back(given.token)
            return _Page(403, "foreign", {"workspace": name or team, "team": team}, "")
        await doors.install(given, identity(told, "authed_user", "id"), self._keys)
        self._workspaces.forget(team)
        log.info("a workspace has installed the app")
        app = identity(told, "app_id")
        link = f"https://slack.com/app_redirect?{urlencode({'app': app, 'team': team})}" if app else ""
        return _Page(200, "done", {"workspace": name or team}, link)

    async def _give_back(self, token: str) -> None:
        """A token that we do not keep is made void, so that it opens nothing in anybody's hands."""
        told = await self._api.call(token, "auth.revoke", {}) if token else {}
        if not isinstance(told, dict):
            log.warning("a token was not given back: %s", told)


def _refused(why: str) -> _Page:
    """Slack's own word for it, which somebody can look up."""
    return _Page(400, "refused", {"why": why[:80]})


def _given(request: web.Request, name: str) -> str:
    """The one value of a query's field, "" where there is none, several, or one longer than any real one."""
    values = request.query.getall(name, [])
    return values[0] if len(values) == 1 and len(values[0]) <= _LONGEST and values[0].isascii() else ""


def _language(request: web.Request) -> str:
    """The first language of ours among those that the browser prefers."""
    wanted = []
    for place, part in enumerate(request.headers.get("Accept-Language", "")[:_LONGEST].split(",")[:50]):
        tag, _, quality = part.strip().partition(";q=")
        try:
            wanted.append((-float(quality or 1), place, tag))
        except ValueError:
            continue
    for weight, _, tag in sorted(wanted):
        if weight < 0 and (language := texts.nearest(tag, "")):
            return language
    return "en"


def _drawn(page: _Page, language: str) -> web.Response:
    title = escape(texts.say(language, f"install-{page.key}-title", **page.words))
    said = escape(texts.say(language, f"install-{page.key}", **page.words))
    label = texts.say(language, "install-open-button" if page.status == 200 else "install-again-button")
    link = f'<p><a href="{escape(page.link)}">{escape(label)}</a></p>' if page.link else ""
    html = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body><main><h1>{title}</h1><p>{said}</p>{link}</main></body></html>"
    )
    headers = _HEADERS | {"Content-Language": language}
    return web.Response(status=page.status, text=html, content_type="text/html", charset="utf-8", headers=headers)
