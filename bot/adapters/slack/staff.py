"""What Slack says unasked about people (joined, left, renamed) -> the store; it answers nobody."""

from __future__ import annotations

import asyncio
import logging
import secrets

from bot.adapters.slack.members import profile_of
from bot.adapters.slack.read import News
from bot.adapters.slack.send import SlackMessenger
from bot.command import Profile
from bot.dispatch import Dispatch
from bot.models import doors

log = logging.getLogger("kunna.slack")

# How many seconds are waited before each next try while the store is away or Slack does not say whose token we have.
# What is lost all the same shows when Slack is asked again who somebody is (dispatch.TRUST).
_AGAIN = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0)


class Staff:
    """The people of the workspaces that are served."""

    def __init__(self, dispatch: Dispatch, messenger: SlackMessenger) -> None:
        self._dispatch, self._messenger = dispatch, messenger

    async def hear(self, news: News) -> None:
        """Take over what Slack says of somebody. Raises nothing."""
        try:
            self._messenger.forget(news.who)
            for pause in (*_AGAIN, None):
                if await self._taken_over(news, profile_of(news.user, news.who)):
                    return
                if pause is not None:
                    await asyncio.sleep(pause)
            log.warning("store or Slack away: that something about a person changed was not kept")
        except Exception:
            log.exception("bug %s in what Slack says of a person", secrets.token_hex(3))

    async def _taken_over(self, news: News, profile: Profile) -> bool:
        """Whether nothing is left to be done about it; False while that cannot be said or kept."""
        who, admitted = news.who, self._dispatch.admits(profile)
        # Slack sends news only where the app is installed; our token there may have run out all the same.
        if not (listed := await self._messenger.workspaces.listed(who.space)):
            return listed is not None
        try:
            if news.joined and admitted and profile.email:
                # Known from the first day, to colleagues who mention them and to what goes out to everybody.
                await doors.join(who, profile.name, profile.email, profile.zone, profile.language)
            await doors.told(who, profile.name, profile.email, gone=not admitted, at=news.at)
        except doors.StoreAway:
            return False
        return True
