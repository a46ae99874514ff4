"""Files that Kunna hands over in Slack: uploaded into the asker's direct message and nowhere else.

An upload is three steps (docs.slack.dev/messaging/working-with-files): an address is asked for, the bytes go there, and
the last call shares the file. Only that one shows anything to anybody, so only it can leave a doubt.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

from bot import texts
from bot.adapters.fetch import Fetch
from bot.adapters.slack.patience import patiently
from bot.adapters.slack.read import word
from bot.adapters.slack.words import escape
from bot.adapters.slack.workspaces import Workspaces
from bot.command import Unknown
from bot.reply import Address, Block, File, Reply, Text

log = logging.getLogger("kunna.slack")

# Seconds for the steps that nobody sees, and of waiting for the one that shows the file: with the ways of the answer
# itself below the lease of its row (doors.LEASE).
PREPARING, SHARING = 15.0, 5.0


class FilesOut:
    """Hands files over for one app. Errors are sentences in the answer; nothing is raised."""

    def __init__(self, workspaces: Workspaces, fetch: Fetch) -> None:
        """`fetch` lets them go to Slack's own host for files."""
        self._workspaces, self._fetch = workspaces, fetch

    async def hand_over(self, who: Address, reply: Reply, language: str) -> Reply:
        """The answer with a sentence in the place of each file: that it is in the direct message, or what went wrong.

        It may be read in a channel, by its asker alone, while the file is where nobody else can come.
        """
        blocks: list[Block] = []
        for block in reply.blocks:
            blocks.append(await self._handed(who, block, language) if isinstance(block, File) else block)
        return replace(reply, blocks=tuple(blocks))

    async def _handed(self, who: Address, file: File, language: str) -> Text:
        outcome = await self._upload(who, file, language)
        log.info("what became of a file: %s", outcome, extra={"bytes": len(file.data)})
        size = texts.size(language, len(file.data))
        return Text(texts.say(language, outcome, name=file.name, size=size))

    async def _upload(self, who: Address, file: File, language: str) -> str:
        """What became of it, as the key of a text."""
        try:
            async with asyncio.timeout(PREPARING):
                ready = await self._prepared(who, file)
        except TimeoutError:
            ready = None
        if ready is None:
            return "out-failed"
        channel, id = ready
        comment = escape(texts.say(language, "out-comment"))
        body = {"files": [{"id": id, "title": file.name}], "channel_id": channel, "initial_comment": comment}
        shared = await patiently(
            lambda: self._workspaces.call(who.space, "files.completeUploadExternal", body), SHARING
        )
        if isinstance(shared, dict):
            return "out-direct"
        log.warning("a file was not shared: %s", shared)
        return "out-unsure" if isinstance(shared, Unknown) else "out-failed"

    async def _prepared(self, who: Address, file: File) -> tuple[str, str] | None:
        """The direct message and the file's id, when its bytes are at Slack; nobody sees anything of it yet."""
        told = await patiently(lambda: self._workspaces.ask(who.space, "conversations.open", users=who.user))
        channel, size = word(told, "channel", "id"), str(len(file.data))
        if channel:
            told = await patiently(
                lambda: self._workspaces.ask(who.space, "files.getUploadURLExternal", filename=file.name, length=size)
            )
        url, id = word(told, "upload_url"), word(told, "file_id")
        if not (url and id):
            log.warning("Slack gives no place for a file: %s", told)
            return None
        taken = await self._fetch.put("POST", url, file.data, {"Content-Type": "application/octet-stream"})
        return (channel, id) if taken else None
