"""Files that people hand to a stand-in, and how it gives out their bytes, rightly or not; it knows no platform."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from mimetypes import guess_type

from aiohttp import web

from bot import clock


@dataclass(slots=True)
class Brought:
    """A file that somebody sent.

    said:      its size as the platform tells it, where that is not the truth
    cut_after: bytes after which the connection breaks off
    elsewhere: it belongs to another company, so that the platform says nothing of it before it is asked
    """

    id: str
    name: str
    data: bytes
    user: str
    url: str
    said: int | None = None
    cut_after: int | None = None
    elsewhere: bool = False
    deleted: bool = False
    at: datetime = field(default_factory=clock.now)

    @property
    def size(self) -> int:
        """In bytes, as the platform says."""
        return len(self.data) if self.said is None else self.said

    @property
    def kind(self) -> str:
        """Its media type, by its name."""
        return guess_type(self.name)[0] or "application/octet-stream"

    @property
    def end(self) -> str:
        """What its name ends in, without the point."""
        return self.name.rpartition(".")[2].lower() if "." in self.name else ""


class Shelf(dict[str, Brought]):
    """The files by id; `downloads` counts how often somebody asked for the bytes of one, in vain or not."""

    downloads: int = 0

    async def give_out(self, request: web.Request, upload: Brought) -> web.StreamResponse:
        """The bytes of a file. Where another size was told, no header says how many there are."""
        answer = web.StreamResponse(headers={"Content-Type": upload.kind})
        if upload.said is None:
            answer.content_length = len(upload.data)
        await answer.prepare(request)
        await answer.write(upload.data if upload.cut_after is None else upload.data[: upload.cut_after])
        if upload.cut_after is None:
            await answer.write_eof()
        elif request.transport is not None:
            request.transport.abort()
        return answer
