"""Slack's App Home: what the commands answer to its reader, on one page; it words nothing and keeps nothing.

It is drawn anew whenever it is opened and after all that is pressed on it. So it needs no row of the inbox: what a
crash takes away comes back with the next opening.
"""

from __future__ import annotations

import logging
import secrets

from bot.adapters.slack import draw
from bot.adapters.slack.send import SlackMessenger
from bot.command import Sent
from bot.dispatch import Dispatch
from bot.incoming import Incoming
from bot.reply import Address, Reply

log = logging.getLogger("kunna.slack")

# From top to bottom: what waits, my profile, what may be asked.
LINES = ("kunna home", "whoknows me", "help")


class Home:
    """The Homes of all who open them."""

    def __init__(self, dispatch: Dispatch, messenger: SlackMessenger) -> None:
        self._dispatch, self._messenger = dispatch, messenger
        # Whose Home is being drawn, and whether something has changed meanwhile.
        self._drawing: dict[Address, bool] = {}

    async def show(self, who: Address) -> None:
        """Draw somebody's Home as things are now. Wishes that come while it is drawn become one more drawing."""
        busy, self._drawing[who] = who in self._drawing, True
        if busy:
            return
        try:
            while self._drawing[who]:
                self._drawing[who] = False
                await self._draw(who)
        except Exception:
            log.exception("bug %s in a Home", secrets.token_hex(3))
        finally:
            del self._drawing[who]

    async def _draw(self, who: Address) -> None:
        profile = await self._messenger.profile(who)
        language = profile.language if profile else ""
        asked = [await self._dispatch.answer(Incoming(line=line, who=who, key="", language=language)) for line in LINES]
        # Whoever gets nothing gets one sentence for all of them.
        shown = tuple(dict.fromkeys(each.answer for each in asked if isinstance(each.answer, Reply)))
        outcome = await self._messenger.publish(who, draw.home(shown, who.space, asked[0].language))
        if not isinstance(outcome, Sent):
            log.warning("a Home was not drawn: %s", outcome)
