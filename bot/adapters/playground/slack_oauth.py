"""Stand-in Slack for an app in several workspaces: the page that asks, codes, tokens that rotate, farewells.

    oauth = StandInOAuth([lumivik, hamnverk], rotating=True)
    oauth.attach(app)                              # KUNNA_SLACK__API_URL is {the server's address}/api/
    await oauth.uninstall(hamnverk)

Each workspace is a `StandInSlack` with its own hands and ledger; here stands only what they share at slack.com.
"""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from urllib.parse import urlencode

from aiohttp import web

from bot import clock
from bot.adapters.playground import slack_api
from bot.adapters.playground.faults import Faults
from bot.adapters.playground.slack import StandInSlack
from bot.adapters.playground.slack_wire import JSON
from bot.adapters.playground.slack_workspace import APP, BOT

# What Slack documents: codes live ten minutes, tokens that rotate twelve hours.
CODE_LIFE, TOKEN_LIFE = timedelta(minutes=10), timedelta(hours=12)


@dataclass
class Code:
    """What a person's yes is exchanged for."""

    space: str
    redirect: str
    issued: datetime
    used: bool = False


@dataclass
class Token:
    """A bot token that was given out; `refresh` is "" where tokens do not rotate."""

    space: str
    refresh: str
    expires: datetime | None
    revoked: bool = False


class StandInOAuth:
    """slack.com as an installed app sees it. It counts every exchange: a refresh token serves once."""

    def __init__(
        self,
        workspaces: Sequence[StandInSlack],
        *,
        rotating: bool = False,
        client_id: str = "1000.2000",
        client_secret: str = "stand-in-client-secret",  # noqa: S107 - opens nothing but the stand-in
    ) -> None:
        self.workspaces = {workspace.team: workspace for workspace in workspaces}
        self.rotating, self.client_id, self.client_secret = rotating, client_id, client_secret
        self.faults = Faults()
        self.tokens: dict[str, Token] = {}
        self.codes: dict[str, Code] = {}
        # Every exchange that was asked for: by which code or refresh token, and what came of it.
        self.exchanges: list[tuple[str, str]] = []

    def attach(self, app: web.Application) -> None:
        """Add the page, the Web API for all workspaces, and under /TEAM what each has of its own."""
        app.router.add_get("/oauth/v2/authorize", self._page)
        app.router.add_post("/oauth/v2/authorize", self._decide)
        app.router.add_post("/api/oauth.v2.access", self._access)
        app.router.add_route("*", "/api/{method}", self._call)
        for team, workspace in self.workspaces.items():
            workspace.attach(app, f"/{team}")

    # --- the page ------------------------------------------------------------------------------------------------

    async def _page(self, request: web.Request) -> web.Response:
        """What Slack shows to whoever installs: which app, which workspace, yes or no."""
        asked = request.query
        if asked.get("client_id") != self.client_id or not asked.get("scope") or not asked.get("redirect_uri"):
            return web.Response(status=400, text="invalid_client_id, scope or redirect_uri")
        kept = "".join(
            f'<input type="hidden" name="{name}" value="{escape(asked.get(name, ""))}">'
            for name in ("redirect_uri", "state")
        )
        choices = "".join(
            f'<button name="team" value="{escape(team)}">Allow in {escape(workspace.name)}</button>'
            for team, workspace in self.workspaces.items()
        )
        form = f'<form method="post">{kept}{choices}<button name="team" value="">Cancel</button></form>'
        return web.Response(text=f"<!doctype html><title>Install</title>{form}", content_type="text/html")

    async def _decide(self, request: web.Request) -> web.Response:
        """Yes in one workspace, or no; back to the app either way."""
        told = await request.post()
        redirect, team = str(told.get("redirect_uri", "")), str(told.get("team", ""))
        back = {"state": str(told.get("state", ""))}
        if team:
            code = secrets.token_hex(12)
            self.codes[code] = Code(team, redirect, clock.now())
            back["code"] = code
        else:
            back["error"] = "access_denied"
        return web.Response(status=302, headers={"Location": f"{redirect}?{urlencode(back)}"})

    # --- oauth.v2.access -----------------------------------------------------------------------------------------

    async def _access(self, request: web.Request) -> web.StreamResponse:
        async def work() -> web.Response:
            told = {name: str(value) for name, value in (await request.post()).items()}
            try:
                self._known_client(request)
                renewing = told.get("grant_type") == "refresh_token"
                space = self._renewed(told.get("refresh_token", "")) if renewing else self._redeemed(told)
            except slack_api.Cannot as cannot:
                self.exchanges.append((told.get("refresh_token") or told.get("code", ""), cannot.error))
                return web.json_response(cannot.answer())
            self.exchanges.append((told.get("refresh_token") or told.get("code", ""), "ok"))
            return web.json_response({"ok": True, **self.grant(space)})

        return await self.faults.pass_by(request, "oauth.v2.access", work)

    def _known_client(self, request: web.Request) -> None:
        expected = base64.b64encode(f"{self.client_id}:{self.client_secret}".encode()).decode()
        if request.headers.get("Authorization") != f"Basic {expected}":
            raise slack_api.Cannot("bad_client_secret")

    def _redeemed(self, told: dict[str, str]) -> str:
        code = self.codes.get(told.get("code", ""))
        if code is None:
            raise slack_api.Cannot("invalid_code")
        if code.used:
            raise slack_api.Cannot("code_already_used")
        if clock.now() - code.issued > CODE_LIFE:
            raise slack_api.Cannot("code_expired")
        if told.get("redirect_uri") != code.redirect:
            raise slack_api.Cannot("bad_redirect_uri")
        code.used = True
        return code.space

    def _renewed(self, refresh: str) -> str:
        """A refresh token serves once; the access token beside it goes on until it expires."""
        for token in self.tokens.values():
            if refresh and token.refresh == refresh and not token.revoked:
                token.refresh = ""
                return token.space
        raise slack_api.Cannot("invalid_refresh_token")

    def grant(self, space: str) -> dict[str, object]:
        """A new token for a workspace, as oauth.v2.access tells it."""
        name = f"xoxe.xoxb-{secrets.token_hex(12)}" if self.rotating else f"xoxb-{secrets.token_hex(12)}"
        refresh = f"xoxe-1-{secrets.token_hex(12)}" if self.rotating else ""
        self.tokens[name] = Token(space, refresh, clock.now() + TOKEN_LIFE if self.rotating else None)
        told: dict[str, object] = {
            "app_id": APP,
            "authed_user": {"id": "U0INSTALLER"},
            "scope": "chat:write",
            "token_type": "bot",
            "access_token": name,
            "bot_user_id": BOT,
            "team": {"id": space, "name": self.workspaces[space].name},
            "enterprise": None,
            "is_enterprise_install": False,
        }
        if self.rotating:
            told |= {"refresh_token": refresh, "expires_in": int(TOKEN_LIFE.total_seconds())}
        return told

    # --- the Web API, by token -----------------------------------------------------------------------------------

    async def _call(self, request: web.Request) -> web.StreamResponse:
        """The workspace whose token it is answers."""
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        try:
            workspace = self._workspace(given)
        except slack_api.Cannot as cannot:
            return web.json_response(cannot.answer())
        if request.match_info["method"] == "auth.revoke":
            self.tokens[given].revoked = True
            return web.json_response({"ok": True, "revoked": True})
        answer: web.StreamResponse = await slack_api.api(workspace, given)(request)
        return answer

    def _workspace(self, given: str) -> StandInSlack:
        for workspace in self.workspaces.values():
            if given == workspace.bot_token:
                return workspace
        token = self.tokens.get(given)
        if token is None:
            raise slack_api.Cannot("invalid_auth")
        if token.revoked:
            raise slack_api.Cannot("token_revoked")
        if token.expires is not None and token.expires <= clock.now():
            raise slack_api.Cannot("token_expired")
        return self.workspaces[token.space]

    # --- hands ---------------------------------------------------------------------------------------------------

    async def uninstall(self, workspace: StandInSlack) -> None:
        """Somebody removes the app from a workspace: its tokens are void, and the app hears of both."""
        for token in self.tokens.values():
            token.revoked = token.revoked or token.space == workspace.team
        events: list[dict[str, object]] = [
            {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [BOT]}},
            {"type": "app_uninstalled"},
        ]
        for event in events:
            await workspace.deliver_event(JSON, farewell(workspace, event, clock.now()))


def farewell(workspace: StandInSlack, event: dict[str, object], at: datetime) -> bytes:
    """The body of an event that says something about the app itself."""
    outer = {
        "token": "legacy",
        "team_id": workspace.team,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": "Ev" + secrets.token_hex(5).upper(),
        "event_time": int(at.timestamp()),
    }
    return json.dumps(outer).encode()
