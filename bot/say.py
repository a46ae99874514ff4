"""`python -m bot say`, `load` and `audit`: a line, a file or a check from a shell; prints and decides nothing."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
import sys
from pathlib import Path

from bot import texts
from bot.adapters import terminal
from bot.app import open_store
from bot.dispatch import Dispatch
from bot.imports.load import load_people
from bot.imports.people import PeopleFile
from bot.imports.problems import Weight
from bot.imports.reading import read_apart
from bot.imports.sample import load_sample, people_of
from bot.incoming import Incoming
from bot.models import audit
from bot.models.people import Person
from bot.models.store import StoreAway, dialect, transaction
from bot.reply import Address, Form
from bot.settings import Settings

# Problems of a file that are printed before the rest is only counted.
_SHOWN = 20


async def say(settings: Settings, sample: Path, line: str, who: str | None, language: str | None, as_json: bool) -> int:
    """Answer one line as a person of the store and print it; on an empty machine with the sample company.

    Whoever has a shell on the server is trusted to be whom they say they are.
    """
    async with open_store(settings):
        if is_trial(settings):
            await load_sample(sample)
        email = (who or people_of(sample)[0]["email"]).casefold()
        person = await Person.get_or_none(email=email)
        if person is None:
            print(f"There is nobody with the e-mail {email} in the store. Say who asks: --as EMAIL", file=sys.stderr)
            return 1
        dispatch = Dispatch(settings.company, settings.guests)
        dispatch.messengers["terminal"] = terminal.Shell()
        address = Address("terminal", "shell", email)
        incoming = Incoming(line=line, who=address, key=secrets.token_hex(8), via="terminal", language=language or "")
        answered = await dispatch.answer(incoming, language=language)
        draw = terminal.as_json if as_json else terminal.draw
        print(draw(answered.answer, answered.language, settings.company.zone))
        return 0 if not isinstance(answered.answer, Form) or not answered.answer.errors else 1


def is_trial(settings: Settings) -> bool:
    """Whether the sample company may be loaded where nobody is yet: on SQLite, and with no platform set up."""
    return dialect() == "sqlite" and not settings.slack.on and not settings.teams.on


async def load(settings: Settings, path: Path, *, dry_run: bool) -> int:
    """Load a file of people and skills, or only say what is in it; prints every doubt by row."""
    language = settings.company.language
    try:
        data = await asyncio.to_thread(path.read_bytes)
    except OSError as error:
        print(f"Cannot read {path}: {error.strerror}.", file=sys.stderr)
        return 1
    file = await read_apart(data)
    _print_problems(file, language)
    if file.refused:
        return 1
    skills = len({label.casefold() for row in file.rows for label, _ in row.skills})
    print(texts.say(language, "load-read", people=len(file.rows), skills=skills, encoding=file.encoding))
    if dry_run:
        return 0
    async with open_store(settings):
        # The name of the file is somebody's words; its digest says which file it was to whoever has it.
        what = f"rows:{len(file.rows)} sha256:{hashlib.sha256(data).hexdigest()}"
        try:
            # First, so that nothing is ever loaded that is not written down, wherever a crash comes.
            await transaction(lambda: audit.record(audit.NOBODY, "load", what, "terminal"))
            receipt = await load_people(file.rows)
        except StoreAway:
            print(texts.say(language, "load-store-away"), file=sys.stderr)
            return 1
    print(
        texts.say(
            language,
            "load-done",
            added=receipt.people_added,
            changed=receipt.people_changed,
            same=receipt.people_same,
            coined=receipt.skills_coined,
        )
    )
    return 0


async def verify_audit(settings: Settings, noted: str) -> int:
    """Say whether the audit log is as it was recorded, and its head; 1 when it is not.

    noted: the head that was printed another day.
    """
    language = settings.company.language
    async with open_store(settings):
        try:
            chain = await audit.verify(noted)
        except ValueError as error:
            print(error, file=sys.stderr)
            return 2
    for flaw in chain.flaws[:_SHOWN]:
        count = max(1, flaw.last - flaw.row + 1)
        sentence = texts.say(language, f"flaw-{flaw.wrong}", count=count, row=str(flaw.row), last=str(flaw.last))
        print(sentence, file=sys.stderr)
    if chain.flaws:
        print(texts.say(language, "audit-broken", count=len(chain.flaws)), file=sys.stderr)
        return 1
    print(texts.say(language, "audit-intact", count=chain.acts))
    if chain.acts:
        print(texts.say(language, "audit-head", head=chain.head))
        print(texts.say(language, "audit-note"))
    return 0


def _print_problems(file: PeopleFile, language: str) -> None:
    for problem in file.problems[:_SHOWN]:
        where = f"{problem.line}: {problem.column}: " if problem.column else f"{problem.line}: " if problem.line else ""
        print(where + texts.say(language, f"import-{problem.code}", **problem.args), file=sys.stderr)
    lost = sum(problem.weight is Weight.ROW for problem in file.problems)
    if len(file.problems) > _SHOWN or lost:
        print(texts.say(language, "load-problems", count=len(file.problems), lost=lost), file=sys.stderr)
