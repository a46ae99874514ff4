"""The page's routes: its files and the JSON through which it moves people's hands; it trusts only this machine."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlsplit

from aiohttp import web

from bot.adapters.playground.cast import Colleague
from bot.adapters.playground.page_clients import Client, Declined, SlackClient, TeamsClient
from bot.adapters.playground.slack import StandInSlack
from bot.adapters.playground.teams_hands import StandInTeams

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

FILES: Final = Path(__file__).with_name("page")
LONGEST_WAIT: Final = 25.0  # seconds of one long poll
LARGEST_FILE: Final = 64 << 20  # bytes; more than Kunna takes, so that its refusal can be tried
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def attach_page(
    app: web.Application,
    slack: StandInSlack,
    teams: StandInTeams,
    people: Sequence[Colleague],
    commands: Sequence[Mapping[str, str]] = (),
) -> Page:
    """Add `/`, `/page/` and `/api/play/` to the application, and refuse to everything in it what is not this machine.

    `people` are those whom one may be; they must have moved in (`cast.move_in`) when the page is opened. `commands`
    are the slash commands as the Slack manifest lists them (command, description, usage_hint); typing any other is
    refused as Slack does. Then give `Page.watch` the applications in which the stand-ins answer, before they start.
    """
    installed = {entry["command"] for entry in commands}
    page = Page(slack.name, {"slack": SlackClient(slack, installed), "teams": TeamsClient(teams)}, people, commands)
    app.middlewares.append(only_this_machine)
    app.router.add_get("/", _index)
    app.router.add_get("/api/play/company", page.company)
    app.router.add_get("/api/play/{client}", page.look)
    app.router.add_get("/api/play/{client}/file/{file}", page.file)
    app.router.add_post("/api/play/{client}/upload", page.upload)
    app.router.add_post("/api/play/{client}/{move}", page.move)
    app.router.add_static("/page/", FILES)
    return page


@web.middleware
async def only_this_machine(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse a Host that is not the loopback (DNS rebinding) and a request that another site's page makes."""
    try:
        name = urlsplit(f"//{request.host}").hostname
    except ValueError:
        name = None
    if name not in _LOOPBACK:
        raise web.HTTPForbidden(text="The playground answers only to this machine's own names, such as 127.0.0.1.")
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"{request.scheme}://{request.host}":
        raise web.HTTPForbidden(text="The playground does not answer to other sites' pages.")
    ours = request.path == "/" or request.path.startswith(("/page/", "/api/play/"))
    if ours and request.method == "POST" and origin is None and "X-Playground" not in request.headers:
        raise web.HTTPForbidden(text="A POST needs this page's Origin, or the header X-Playground.")
    response = await handler(request)
    if ours:
        response.headers.update(_HEADERS)
    return response


async def _index(_: web.Request) -> web.FileResponse:
    return web.FileResponse(FILES / "index.html")


class Page:
    """The JSON side of the page."""

    def __init__(
        self,
        space: str,
        clients: Mapping[str, Client],
        people: Sequence[Colleague],
        commands: Sequence[Mapping[str, str]],
    ) -> None:
        self._space = space
        self._clients = clients
        self._people = people
        self._commands = commands
        self._notices: deque[dict[str, Any]] = deque(maxlen=20)
        self._noticed = 0

    async def company(self, _: web.Request) -> web.Response:
        """Who lives here; `noticed` is the number of the last notice, so that a new page does not show old ones."""
        return web.json_response(
            {
                "space": self._space,
                "people": [asdict(person) for person in self._people],
                "names": {key: dict(client.names()) for key, client in self._clients.items()},
                "commands": [dict(entry) for entry in self._commands],
                "noticed": self._noticed,
            }
        )

    async def look(self, request: web.Request) -> web.Response:
        """What `person` sees, as soon as the version is above `after` or `wait` seconds are over."""
        client = self._client(request)
        try:
            after = int(request.query.get("after", "-1"))
            wait = min(float(request.query.get("wait", "0")), LONGEST_WAIT)
        except ValueError:
            return _declined("after and wait are numbers.")
        if wait > 0:
            await client.changed(after, wait)
        try:
            seen = client.look(request.query.get("person", ""))
        except Declined as declined:
            return _declined(str(declined))
        notices = [notice for notice in self._notices if notice["client"] == request.match_info["client"]]
        return web.json_response({"version": client.version, **seen, "notices": notices})

    async def move(self, request: web.Request) -> web.Response:
        """One move of a person's hands: say, press, submit, close. `notice` says what the bot did wrong."""
        client = self._client(request)
        try:
            body = json.loads(await request.text())
            notice = await _moved(client, request.match_info["move"], body)
        except Declined as declined:
            return _declined(str(declined))
        except (LookupError, TypeError, ValueError) as wrong:
            # The stand-ins say with LookupError that a person sees no such thing; the rest is a body of another shape.
            return _declined(f"That cannot be done: {wrong}")
        return web.json_response({"notice": notice})

    async def file(self, request: web.Request) -> web.Response:
        """A file that stands in one of the person's conversations, to be saved and never shown."""
        try:
            found = self._client(request).file(request.query.get("person", ""), request.match_info["file"])
        except Declined as declined:
            return _declined(str(declined))
        if found is None:
            raise web.HTTPNotFound(text="That person has no such file.")
        name, data = found
        saved = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
        return web.Response(body=data, content_type="application/octet-stream", headers=saved)

    async def upload(self, request: web.Request) -> web.Response:
        """A file that a person attaches, as the body: `file` is the id by which a later move sends it."""
        client, data = self._client(request), bytearray()
        async for piece in request.content.iter_any():
            data += piece
            if len(data) > LARGEST_FILE:
                return _declined(f"The playground holds files of at most {LARGEST_FILE >> 20} MB.")
        try:
            file = client.upload(request.query.get("person", ""), request.query.get("name", ""), bytes(data))
        except Declined as declined:
            return _declined(str(declined))
        return web.json_response({"file": file})

    def _client(self, request: web.Request) -> Client:
        client = self._clients.get(request.match_info["client"])
        if client is None:
            raise web.HTTPNotFound(text="There are two clients: slack and teams.")
        return client

    def watch(self, client: str, app: web.Application) -> None:
        """Guard an application in which only a stand-in answers, and tell on the page what that platform refuses."""

        async def look_at(request: web.Request, response: web.StreamResponse) -> None:
            told = _refusal(response) if isinstance(response, web.Response) else ""
            if told:
                self._noticed += 1
                title = f"{client.capitalize()} refused {_asked(request)}"
                self._notices.append({"number": self._noticed, "client": client, "title": title, "detail": told})
                self._clients[client].bump()

        app.middlewares.append(only_this_machine)
        app.on_response_prepare.append(look_at)


def _asked(request: web.Request) -> str:
    """What a platform was asked, in its own words: a method of Slack's Web API, else the request."""
    known = request.match_info.get("method") or ("response_url" if "name" in request.match_info else "")
    return known or f"{request.method} {request.path}"


async def _moved(client: Client, move: str, body: Mapping[str, Any]) -> str:
    person = str(body["person"])
    match move:
        case "say":
            return await client.say(person, str(body["room"]), str(body["text"]), list(body.get("files", ())))
        case "press":
            return await client.press(person, str(body["message"]), body["action"], body)
        case "submit":
            return await client.submit(person, str(body["view"]), dict(body["values"]))
        case "close":
            return await client.close(person, str(body["view"]))
        case _:
            raise Declined(f"Hands cannot {move}.")


def _refusal(response: web.Response) -> str:
    """What a stand-in's answer says when it is a refusal, else ""."""
    text = response.text or ""
    if response.content_type != "application/json":
        return f"HTTP {response.status}" if response.status >= 400 else ""
    told = json.loads(text)
    refused = response.status >= 400 or (isinstance(told, dict) and told.get("ok") is False)
    return json.dumps(told, ensure_ascii=False, indent=1) if refused else ""


def _declined(sentence: str) -> web.Response:
    return web.json_response({"error": sentence}, status=400)
