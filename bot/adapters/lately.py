"""What this process has posted where of late, against what a platform takes there; it holds nothing up and asks nobody.

Neither platform says which of its limits a 429 was for: the conversation's or that of the whole workspace or tenant.
Where our own messages alone have filled the conversation's, it was that one, and only that one has to wait. Everywhere
else it may have been the wide one, so everything waits: nothing goes early into what may be limited.
"""

from __future__ import annotations

from dataclasses import replace

from bot import clock
from bot.messenger import PLACE, Busy

# Conversations remembered.
_MOST = 5_000


class Lately:
    """Posts by conversation. `windows`: (how many, in how many seconds) a platform takes in one."""

    def __init__(self, windows: tuple[tuple[int, float], ...]) -> None:
        self._windows = windows
        self._longest = max(most for most, _ in windows)
        self._posts: dict[str, list[float]] = {}

    def posted(self, place: str) -> None:
        """The platform accepted one there just now."""
        times = self._posts.pop(place, [])
        times.append(clock.now().timestamp())
        del times[: -self._longest]
        self._posts[place] = times  # the newest conversation, last in the dict
        if len(self._posts) > _MOST:
            del self._posts[next(iter(self._posts))]

    def full(self, place: str) -> bool:
        """Whether our own posts are as many as the conversation takes."""
        now, times = clock.now().timestamp(), self._posts.get(place, [])
        return any(len(times) >= most and times[-most] > now - seconds for most, seconds in self._windows)

    def narrowed(self, told: Busy, place: str) -> Busy:
        """A 429 for a message to that conversation, with what is known of whom it holds for."""
        return replace(told, scope=PLACE) if self.full(place) else told
