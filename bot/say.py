"""`python -m bot say` and `load`: one line or one file from a shell, through the same doors; prints what comes back."""

from __future__ import annotations

import asyncio
import secrets
import sys
from pathlib import Path

from bot import texts
from bot.adapters import terminal
from bot.app import open_store
from bot.dispatch import Dispatch
from bot.imports.load import load_people
from bot.imports.people import PeopleFile, read_people
from bot.imports.problems import Weight
from bot.imports.sample import load_sample, people_of
from bot.incoming import Incoming
from bot.models.people import Person
from bot.models.store import StoreAway, dialect
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
    file = read_people(data, path.name)
    _print_problems(file, language)
    if file.refused:
        return 1
    skills = len({label.casefold() for row in file.rows for label, _ in row.skills})
    print(texts.say(language, "load-read", people=len(file.rows), skills=skills, encoding=file.encoding))
    if dry_run:
        return 0
    async with open_store(settings):
        try:
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


def _print_problems(file: PeopleFile, language: str) -> None:
    for problem in file.problems[:_SHOWN]:
        where = f"{problem.line}: {problem.column}: " if problem.column else f"{problem.line}: " if problem.line else ""
        print(where + texts.say(language, f"import-{problem.code}", **problem.args), file=sys.stderr)
    lost = sum(problem.weight is Weight.ROW for problem in file.problems)
    if len(file.problems) > _SHOWN or lost:
        print(texts.say(language, "load-problems", count=len(file.problems), lost=lost), file=sys.stderr)
