"""Files that people send to Kunna in Slack: asked about by id, then fetched with the workspace's token, which goes to
Slack's own host for files and nowhere else."""

from __future__ import annotations

from bot.adapters.fetch import Fetch, place
from bot.adapters.slack.read import word
from bot.adapters.slack.words import Json
from bot.adapters.slack.workspaces import Workspaces
from bot.command import FileIn, Refused, Unread
from bot.settings import Slack

# Slack's words for a file that was there once.
_GONE = {"file_not_found", "file_deleted"}


class Files:
    """What was sent to one app."""

    def __init__(self, settings: Slack, workspaces: Workspaces) -> None:
        scheme, host, port = place(settings.api_url)
        # Beside an API that is not slack.com (a stand-in's, a government cloud's), its own host for files.
        own = {(scheme, host, port)} if host != "slack.com" else set()
        self._hosts = {("https", f"files.{host}", 443)} | own
        self._workspaces = workspaces
        self.fetch = Fetch(lambda url: place(url) in self._hosts)

    async def read(self, file: FileIn, most: int) -> bytes | Unread:
        """What is in it. Slack is asked first, always: it leaves out what it knows of a file from another company
        (`file_access: check_file_info`), and says no more of one that was deleted meanwhile."""
        space = file.way.get("space", "")
        told = await self._workspaces.ask(space, "files.info", file=file.way.get("id", ""))
        if not isinstance(told, dict):
            gone = isinstance(told, Refused) and told.why in _GONE
            return Unread("gone" if gone else "refused" if isinstance(told, Refused) else "away")
        found = told.get("file")
        if not isinstance(found, dict) or word(found, "mode") == "tombstone":
            return Unread("gone")
        if (size := _size(found)) > most:
            return Unread("too-large")
        token = await self._workspaces.token(space)
        if not isinstance(token, str):
            return Unread("away")
        body = await self.fetch.get(word(found, "url_private_download") or word(found, "url_private"), most, token)
        cut = isinstance(body, bytes) and len(body) < size
        return Unread("away") if cut else body


def _size(file: Json) -> int:
    size = file.get("size")
    return size if isinstance(size, int) else 0
