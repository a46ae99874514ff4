"""Writes the people and skills of a file into the store, a chunk of whole people at a time; reads no file itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot import clock
from bot.imports.people import PersonRow
from bot.matching import comparable
from bot.models import experts
from bot.models.people import Person
from bot.models.skills import LABELS, Level, PersonSkill, Skill, SkillLabel
from bot.models.store import transaction

# People per transaction. A long one blocks every reader of the process on SQLite (shared/STORE.md).
CHUNK = 250
# Values per IN list; both databases take more, their planners like fewer.
_ASKED = 500


@dataclass(slots=True)
class Receipt:
    """What a load did."""

    people_added: int = 0
    people_changed: int = 0
    people_same: int = 0
    skills_coined: int = 0


async def load_people(rows: Sequence[PersonRow]) -> Receipt:
    """Write people and what they know; who and what is there already is changed, never doubled or taken away.

    People are told apart by e-mail, skills by any label they have in any language. An empty cell changes nothing.
    """
    receipt = Receipt()
    meant = await _skills(dict.fromkeys(label for row in rows for label, _ in row.skills), receipt)
    for start in range(0, len(rows), CHUNK):
        chunk = rows[start : start + CHUNK]

        async def work(chunk: Sequence[PersonRow] = chunk) -> None:
            await _chunk(chunk, meant, receipt)

        await transaction(work)
    return receipt


def _parts(items: Sequence[str], size: int) -> Iterable[Sequence[str]]:
    return (items[start : start + size] for start in range(0, len(items), size))


async def _skills(labels: Iterable[str], receipt: Receipt) -> Mapping[str, int]:
    """The skill of every label by its comparable form; labels that no skill has become skills."""
    wanted = {comparable(label): label for label in labels if comparable(label)}
    meant: dict[str, int] = {}
    for keys in _parts(list(wanted), _ASKED):
        rows = await SkillLabel.filter(key__in=keys).order_by("-id").values_list("key", "skill_id")
        meant |= {str(key): int(skill) for key, skill in rows}
    unknown = [label for key, label in wanted.items() if key not in meant]
    if not unknown:
        return meant

    async def coin() -> None:
        await LABELS.added()
        before = await Skill.all().order_by("-id").limit(1).values_list("id", flat=True)
        now = clock.now()
        await Skill.bulk_create([Skill(name=label[:200], created=now) for label in unknown], batch_size=_ASKED)
        made = await Skill.filter(id__gt=before[0] if before else 0).values_list("id", "name")
        await SkillLabel.bulk_create(
            [
                SkillLabel(skill_id=skill, language="", text=name, key=comparable(name)[:200], preferred=True)
                for skill, name in made
            ],
            batch_size=_ASKED,
        )
        meant.update({comparable(name): skill for skill, name in made})

    await transaction(coin)
    receipt.skills_coined = len(unknown)
    return meant


async def _chunk(rows: Sequence[PersonRow], meant: Mapping[str, int], receipt: Receipt) -> None:
    emails = [row.email for row in rows]
    there = {person.email: person for person in await Person.filter(email__in=emails)}
    fresh = [_person(row) for row in rows if row.email not in there]
    await Person.bulk_create(fresh)
    receipt.people_added += len(fresh)
    changed = {row.email for row in rows if row.email in there and await _change(there[row.email], row)}
    ids = dict(await Person.filter(email__in=emails).values_list("email", "id"))
    touched = await _known(rows, ids, meant)
    await experts.changed([ids[email] for email in changed | touched])
    receipt.people_changed += len(changed | (touched & there.keys()))
    receipt.people_same += len(there.keys() - changed - touched)


def _person(row: PersonRow) -> Person:
    name = row.name or row.email.partition("@")[0]
    return Person.draft(name, row.email, row.unit, row.place, title=row.title[:200], language=row.language)


async def _change(person: Person, row: PersonRow) -> bool:
    """Take over what the file says of a person who is there; whether that changed anything."""
    drafted = _person(row)
    columns = [
        column
        for column in ("name", "unit", "place", "title", "language")
        if getattr(row, column) and getattr(person, column) != getattr(drafted, column)
    ]
    if columns:
        keys = [f"{column}_key" for column in columns if column in ("name", "unit", "place")]
        for column in (*columns, *keys):
            setattr(person, column, getattr(drafted, column))
        await person.save(update_fields=[*columns, *keys])
    return bool(columns)


async def _known(rows: Sequence[PersonRow], ids: Mapping[str, int], meant: Mapping[str, int]) -> set[str]:
    """Write what the people of a chunk know; the e-mails of those for whom that was new or changed."""
    there = {
        (known.person_id, known.skill_id): known
        for known in await PersonSkill.filter(person_id__in=list(ids.values())).only(
            "id", "person_id", "skill_id", "level", "level_given"
        )
    }
    now, touched, fresh = clock.now(), set(), {}
    for row in rows:
        for label, given in row.skills:
            skill = meant.get(comparable(label))
            if skill is None:
                continue
            pair = (ids[row.email], skill)
            known = there.get(pair)
            if known is None and pair not in fresh:
                fresh[pair] = PersonSkill(
                    person_id=pair[0],
                    skill_id=skill,
                    level=int(given or Level.CAN_DO),
                    level_given=given is not None,
                    fresh=now,
                )
                touched.add(row.email)
            elif known is not None and given is not None and (known.level, known.level_given) != (given, True):
                known.level, known.level_given, known.fresh = given, True, now
                await known.save(update_fields=["level", "level_given", "fresh"])
                touched.add(row.email)
    await PersonSkill.bulk_create(fresh.values())
    return touched
