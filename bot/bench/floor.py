"""The reference of `bench answer`: the same route and frameworks answering a constant. Knows nothing of Kunna.

Bolt acknowledges a slash command on `/slack/events` and, beside it, posts one constant answer to the response_url: ten
people with a button each, as long as Kunna's own. Bolt's own signature check and its recommended lazy listener.
Run as `python -m bot.bench.floor PORT SECRET`.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult

_BUTTON = {"type": "button", "text": {"type": "plain_text", "text": "Profile", "emoji": False}}
CONSTANT = {
    "response_type": "ephemeral",
    "replace_original": False,
    "text": "1,173 people know supervise grape pressing. Page 1 of 118.",
    "blocks": [
        {"type": "header", "text": {"type": "plain_text", "text": "1,173 people know supervise grape pressing."}},
        *(
            {
                "type": "section",
                "text": {
                    "type": "mrkdwn",
                    "text": "*<mailto:gudrun.egilsdottir@example.com|Guðrún Egilsdóttir>*\n"
                    "supervise grape pressing: can teach · updated Nov 21, 2026\n"
                    "Data Engineer · Engineering · Reykjavik",
                    "verbatim": True,
                },
                "accessory": _BUTTON | {"action_id": f"a{number}", "value": f"whoknows person/{number}"},
            }
            for number in range(10)
        ),
    ],
}


async def _authorize(**_: Any) -> AuthorizeResult:
    token = "xoxb"  # noqa: S105 - no token at all: nothing here calls the Web API
    return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token=token, bot_id="B1", bot_user_id="U1")


def application(secret: str) -> web.Application:
    """The application: one route, one command, one constant."""
    bolt = AsyncApp(signing_secret=secret, authorize=_authorize, process_before_response=True)
    out: dict[str, aiohttp.ClientSession] = {}

    async def ack(ack: Callable[[], Awaitable[Any]]) -> None:
        await ack()

    async def work(body: dict[str, Any]) -> None:
        async with out["session"].post(body["response_url"], json=CONSTANT) as answer:
            await answer.read()

    bolt.command("/whoknows")(ack=ack, lazy=[work])

    async def hear(request: web.Request) -> web.Response:
        answer = await bolt.async_dispatch(await to_bolt_request(request))
        return await to_aiohttp_response(answer)

    async def life(_: web.Application) -> Any:
        async with aiohttp.ClientSession() as session:
            out["session"] = session
            yield

    app = web.Application()
    app.router.add_post("/slack/events", hear)
    app.router.add_get("/readyz", _ready)
    app.cleanup_ctx.append(life)
    return app


async def _ready(_: web.Request) -> web.Response:
    return web.Response()


async def _main(port: int, secret: str) -> None:
    runner = web.AppRunner(application(secret), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_main(int(sys.argv[1]), sys.argv[2]))
