"""`python -m bot say`, `load` and `audit`: a line, a file or a check from a shell; prints and decides nothing."""

from __future__ import annotations

import asyncio
import secrets
import sys
from collections.abc import Sequence
from pathlib import Path

from bot import texts
from bot.adapters import terminal
from bot.app import open_store
from bot.commands.whoknows.skills_esco import counts
from bot.dispatch import Dispatch
from bot.imports import carrying, esco, loading
from bot.imports.loading import Begun, Unusable
from bot.imports.problems import Problem, Weight
from bot.imports.sample import load_sample, people_of
from bot.incoming import Incoming
from bot.models import audit
from bot.models.loads import UNDO_WITHIN, Kind, Load, State
from bot.models.people import Person
from bot.models.store import StoreAway, dialect
from bot.reply import Address, Form
from bot.settings import Settings

# Problems of a file that are printed before the rest is only counted.
_SHOWN = 20
# Seconds of one turn of a load.
_TURN = 60.0


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
    """Load a file of people and skills, or only say what it would change; prints every doubt by row."""
    language = settings.company.language
    try:
        data = await asyncio.to_thread(path.read_bytes)
    except OSError as error:
        print(f"Cannot read {path}: {error.strerror}.", file=sys.stderr)
        return 1
    async with open_store(settings):
        try:
            made = await loading.plan(data, path.name, audit.NOBODY, "terminal", megabytes=esco.MEGABYTES)
            if isinstance(made, Unusable):
                _print_problems(made.problems, language)
                return 1
            if not await _print_plan(made, language):
                return 1
            if dry_run:
                await loading.drop(made, audit.NOBODY)
                return 0
            await loading.begin(made, audit.NOBODY, "terminal")
            return await _to_the_end(made, language)
        except StoreAway:
            print(texts.say(language, "shell-load-away"), file=sys.stderr)
            return 1


async def undo(settings: Settings, number: int) -> int:
    """Take a load back; prints what was left as it is, and why."""
    language = settings.company.language
    async with open_store(settings):
        try:
            made = await Load.get_or_none(id=number)
            begun = Begun.NOT_NOW if made is None else await loading.undo(made, audit.NOBODY, "terminal")
            if made is None or begun in (Begun.NOT_NOW, Begun.EXPIRED):
                said = texts.say(language, "shell-load-not-undone", number=str(number), days=UNDO_WITHIN.days)
                print(said, file=sys.stderr)
                return 1
            return await _to_the_end(made, language)
        except StoreAway:
            print(texts.say(language, "shell-load-away"), file=sys.stderr)
            return 1


async def _print_plan(made: Load, language: str) -> bool:
    """Print what a load comes to; False where it is no plan yet."""
    plan = await loading.found(made)
    _print_problems(await loading.all_doubts(made), language)
    if plan.unsaid:
        print(texts.say(language, "esco-unsaid"), file=sys.stderr)
        return False
    if made.kind == Kind.CATALOGUE:
        brought = texts.listed(language, brings) if (brings := counts(language, plan)) else ""
        key = "esco-plan" if brought else "esco-plan-none"
        print(texts.say(language, key, file=made.name, counts=brought))
        print(esco.ACKNOWLEDGEMENT)
        return True
    people = plan.added + plan.changed + plan.same
    print(texts.say(language, "shell-load-read", people=people, encoding=plan.encoding))
    print(
        texts.say(
            language, "shell-load-plan", added=plan.added, changed=plan.changed, same=plan.same,
            spellings=plan.spellings,
        )
    )  # fmt: skip
    return True


async def _to_the_end(made: Load, language: str) -> int:
    """Work until it is over, and print what was done."""
    while not await carrying.carry_on(made.id, _TURN):
        continue
    now = await Load.get(id=made.id)
    done, refused = await loading.receipt(now), await loading.refusals(now, 1)
    for each in refused.rows:
        why = texts.say(language, f"load-{each.state}-{each.why}")
        print(f"{each.about}: {why}", file=sys.stderr)
    left = sum(done.refused.values())
    if now.state == State.UNDONE:
        key = "esco-shell-undone" if made.kind == Kind.CATALOGUE else "shell-load-undone"
        print(texts.say(language, key, people=done.added + done.changed + done.left, kept=left))
        return 0
    key = "esco-shell-done" if made.kind == Kind.CATALOGUE else "shell-load-done"
    print(texts.say(language, key, added=done.added, changed=done.changed, coined=done.skills, refused=left))
    if made.kind == Kind.CATALOGUE:
        print(esco.ACKNOWLEDGEMENT)
    command = f"python -m bot load --undo {made.id}"
    print(texts.say(language, "shell-load-undo", days=UNDO_WITHIN.days, command=command))
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


def _print_problems(problems: Sequence[Problem], language: str) -> None:
    for problem in problems[:_SHOWN]:
        where = f"{problem.line}: {problem.column}: " if problem.column else f"{problem.line}: " if problem.line else ""
        print(where + texts.say(language, f"import-{problem.code}", **problem.args), file=sys.stderr)
    lost = sum(problem.weight is Weight.ROW for problem in problems)
    if len(problems) > _SHOWN or lost:
        print(texts.say(language, "shell-load-problems", count=len(problems), lost=lost), file=sys.stderr)
