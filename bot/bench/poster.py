"""The reference of `bench deliver`: slack_sdk's own client posting one message again and again. Knows nothing of Kunna.

Run as `python -m bot.bench.poster BASE_URL HOW_MANY AT_ONCE`, with the message as JSON on standard input.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient


@asynccontextmanager
async def poster(base: str, message: dict[str, Any]) -> AsyncIterator[Callable[[str], Awaitable[None]]]:
    """What posts the message once, to the Slack at `base`, with the key it is given in it."""
    import aiohttp

    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(token="xoxb", base_url=base, retry_handlers=[], session=session)  # noqa: S106 - no token

        async def post(key: str) -> None:
            metadata = {"event_type": "kunna_delivery", "event_payload": {"key": key}}
            await client.chat_postMessage(**(message | {"metadata": metadata}))

        yield post


async def _main(base: str, many: int, at_once: int, message: dict[str, Any]) -> None:
    left = iter(range(many))
    async with poster(base, message) as post:

        async def hand() -> None:
            for number in left:
                await post(f"r{number}")

        await asyncio.gather(*(hand() for _ in range(at_once)))


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), json.load(sys.stdin)))
