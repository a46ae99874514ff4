"""Fills an empty store with the sample company of config/sample/ (its README has the layout); never touches another."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from datetime import date
from pathlib import Path

from bot import clock, texts
from bot.imports.load import load_people
from bot.imports.people import read_people
from bot.models.ideas import Comment, Idea, Vote
from bot.models.people import Person, Role
from bot.models.policy import PASSAGES, Snippet, SnippetText
from bot.models.skills import Skill
from bot.models.store import transaction
from bot.reply import UserText

_META = re.compile(r"<!-- id: ([a-z0-9-]+); owner: (\S+); version: (\d+); valid-from: (\d{4}-\d{2}-\d{2}) -->")
_HEADING = re.compile(r"^## \d+\. (.+)$", re.MULTILINE)


def people_of(folder: Path) -> list[dict[str, str]]:
    """The sample people as rows of text by column; the first one is the default employee."""
    return _table(folder / "people.csv")


def rooms_of(folder: Path) -> list[dict[str, str]]:
    """The rooms that the stand-in platforms show."""
    return _table(folder / "rooms.csv")


async def load_sample(folder: Path) -> bool:
    """Load the sample company; False, and nothing is touched, when there is anybody in the store."""

    async def work() -> bool:
        if await Person.exists():
            return False
        await _load_skills(folder)
        file = folder / "people.csv"
        await load_people(read_people(file.read_bytes()).rows)
        await _complete_people(folder)
        await _load_policy(folder)
        await _load_ideas(folder)
        return True

    # In one, so that a first run that is cut off leaves an empty store and not half a company.
    return await transaction(work)


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def _listed(cell: str, separator: str = ";") -> list[str]:
    return [part.strip() for part in cell.split(separator) if part.strip()]


async def _load_skills(folder: Path) -> None:
    labels: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for row in _table(folder / "skills.csv"):
        labels[row["skill"]].append((row["language"], row["label"], row["kind"] == "preferred"))

    async def work() -> None:
        for skill, named in labels.items():
            await Skill.coin(skill, named, checked=True)

    await transaction(work)


async def _complete_people(folder: Path) -> None:
    roles = {"employee": Role.EMPLOYEE, "communicator": Role.COMMUNICATOR, "admin": Role.ADMIN}

    async def work() -> None:
        for row in people_of(folder):
            await Person.filter(email=row["email"]).update(
                role=int(roles[row["role"]]),
                title=row["title"],
                language=row["language"],
                earlier=row["earlier"],
                interests=row["interests"],
                speaks=row["languages"],
            )

    await transaction(work)


async def _load_policy(folder: Path) -> None:
    owners = dict(await Person.all().values_list("email", "id"))
    snippets: dict[str, Snippet] = {}

    async def work() -> None:
        for language in texts.LANGUAGES:
            source = (folder / f"policy.{language}.md").read_text("utf-8")
            headings, parts = _HEADING.findall(source), _HEADING.split(source)[2::2]
            for heading, part in zip(headings, parts, strict=True):
                meta = _META.search(part)
                if meta is None:
                    raise ValueError(f"policy.{language}.md: the section {heading!r} lacks its comment line.")
                section, owner, version, since = meta.groups()
                if section not in snippets:
                    snippets[section] = await Snippet.create(
                        section=section,
                        owner_id=owners[owner],
                        version=int(version),
                        valid_from=date.fromisoformat(since),
                    )
                text = _META.sub("", part).strip()
                await SnippetText.create(snippet=snippets[section], language=language, heading=heading, text=text)
        await PASSAGES.remade()

    await transaction(work)


async def _load_ideas(folder: Path) -> None:
    people = {person.email: person for person in await Person.all()}

    async def work() -> None:
        for row in _table(folder / "ideas.csv"):
            idea, _ = await Idea.file(UserText(row["text"]), people[row["author"]], row["language"])
            voters = [people[email] for email in _listed(row["votes"])]
            said = [comment.partition(": ") for comment in _listed(row["comments"], "|")]
            now = clock.now()
            await Vote.bulk_create([Vote(idea=idea, person=voter, created=now) for voter in voters])
            await Comment.bulk_create(
                [Comment(idea=idea, person=people[email], text=words, created=now) for email, _, words in said]
            )
            await Idea.filter(id=idea.id).update(votes=len(voters), comments=len(said))

    await transaction(work)
