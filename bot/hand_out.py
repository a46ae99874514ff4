"""`python -m bot export` and `template`: files of people written to the server's disk; loads and decides nothing."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from bot import texts
from bot.app import open_store
from bot.imports.export import template_file
from bot.imports.listing import list_everybody
from bot.models import audit
from bot.models.store import StoreAway, transaction
from bot.settings import Settings


async def export(settings: Settings, path: Path, language: str | None) -> int:
    """Write everybody with what they know into a new file that only its owner can read; 1 when that cannot be."""
    language = language or settings.company.language
    async with open_store(settings):
        try:
            listing = await list_everybody(language)
            # Before there is a file, as for whoever asks for it in a chat.
            what = f"rows:{listing.people}"
            await transaction(lambda: audit.record(audit.NOBODY, "whoknows export", what, "terminal"))
        except StoreAway:
            print(texts.say(language, "store-away"), file=sys.stderr)
            return 1
    if not await asyncio.to_thread(_write, path, listing.data):
        return 1
    print(texts.say(language, "export-done", count=listing.people))
    for key, count in (("export-hidden", listing.hidden), ("export-nameless", listing.nameless)):
        if count:
            print(texts.say(language, key, count=count))
    return 0


def template(settings: Settings, path: Path, language: str | None) -> int:
    """Write a new file with the headings alone; 1 when that cannot be."""
    language = language or settings.company.language
    if not _write(path, template_file(language)):
        return 1
    print(texts.say(language, "template-done"))
    return 0


def _write(path: Path, data: bytes) -> bool:
    try:
        # Never over a file that is there, and for nobody else's eyes.
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
    except FileExistsError:
        print(f"{path} is there already. Name a new file, or remove that one first.", file=sys.stderr)
        return False
    except OSError as error:
        print(f"Cannot write {path}: {error.strerror}.", file=sys.stderr)
        return False
    return True
