"""How often a platform lets a bot write: counted by place when switched on, refused beyond; it sends nothing.

Sources: docs.slack.dev/apis/web-api/rate-limits (tiers 2 to 4 are 20, 50 and 100 a minute in a workspace; posting is
one a second in a channel, with short bursts, and several hundred a minute in a workspace), and
learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit.
"""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot import clock


@dataclass(frozen=True, slots=True)
class Window:
    """At most so many in any stretch of so many seconds."""

    most: int
    seconds: float


Rules = Mapping[str, tuple[Window, ...]]

# The workspace's own limit is not published: a commercial sender lives with 525 a minute (PLATFORMS.md), and what is
# 5 % beyond that counts as too much.
SLACK: Final[Rules] = {
    "channel": (Window(2, 1.0), Window(5, 4.0), Window(30, 29.0)),
    "workspace": (Window(551, 60.0),),
    "chat.update": (Window(50, 60.0),),
    "chat.postEphemeral": (Window(100, 60.0),),
    "conversations.history": (Window(50, 60.0),),
    "conversations.members": (Window(100, 60.0),),
    "conversations.open": (Window(50, 60.0),),
    "files.completeUploadExternal": (Window(100, 60.0),),
    "files.getUploadURLExternal": (Window(100, 60.0),),
    "users.info": (Window(100, 60.0),),
    "users.list": (Window(20, 60.0),),
    "views.open": (Window(100, 60.0),),
}
TEAMS: Final[Rules] = {
    "conversation": (Window(7, 1.0), Window(8, 2.0), Window(60, 30.0), Window(1_800, 3_600.0)),
    "members": (Window(14, 1.0), Window(16, 2.0), Window(120, 30.0), Window(3_600, 3_600.0)),
    "tenant": (Window(50, 1.0),),
}


class Rates:
    """The counters of one stand-in; off until `on` is set."""

    def __init__(self, rules: Rules) -> None:
        self.on = False
        self.refused: Counter[str] = Counter()
        self._rules = rules
        self._times: dict[tuple[str, str], deque[float]] = {}

    def take(self, places: Mapping[str, str]) -> int:
        """Count one request in each place (rule -> which one); seconds to wait instead where one of them is full."""
        if not self.on:
            return 0
        now, wait = clock.now().timestamp(), 0.0
        counted = [self._times.setdefault((rule, place), deque()) for rule, place in places.items()]
        for rule, times in zip(places, counted, strict=True):
            full = max(_full(times, window, now) for window in self._rules[rule])
            if full:
                self.refused[rule] += 1
            wait = max(wait, full)
            longest = max(window.seconds for window in self._rules[rule])
            while times and times[0] <= now - longest:
                times.popleft()
        if not wait:
            for times in counted:
                times.append(now)
        return math.ceil(wait)


def _full(times: deque[float], window: Window, now: float) -> float:
    """Seconds until the window has room, 0 where it has."""
    if len(times) < window.most:
        return 0.0
    return max(times[-window.most] + window.seconds - now, 0.0)
