"""Concepts of the ESCO classification compared with our skills, and written as skills and labels; reads no file.

A concept is the skill that has its address, so that a file per language adds up; else one of ours that has its very
name as its own; else a new one. What a skill is called already, it stays called: nothing is renamed or taken away.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot import clock
from bot.imports.esco import LANGUAGES, Concept, Label
from bot.imports.planning import keep_steps
from bot.imports.steps import Outcome, Step, Written, packed
from bot.imports.writing import write_changes
from bot.models import bulk, loads, rows, store
from bot.models.loads import Load, LoadStep
from bot.models.rows import CHANGED, Images
from bot.models.skills import LABELS

# Concepts that are compared at a time.
_AT_ONCE = 400
# What a step is called until it is known which language its names are in.
_WAITS = "waits"

_Key = tuple[str, str]  # a label's language and comparable form


@dataclass(slots=True)
class Counts:
    """What a plan comes to: skills that are new, get labels, have all of it; labels of the first two."""

    added: int = 0
    changed: int = 0
    same: int = 0
    labels: int = 0
    steps: int = 0


@dataclass(slots=True)
class _Ours:
    """A skill of ours: its labels, and the languages in which it has a name of its own."""

    id: int
    uri: str | None
    checked: bool
    labels: set[_Key] = field(default_factory=set)
    named: set[str] = field(default_factory=set)

    def lacks(self, labels: Iterable[Label], language: str) -> list[list[Any]]:
        """Those of the labels that it is not found by, each with whether it becomes its name in that language."""
        new = [each for each in labels if not {(language, each[1]), ("", each[1])} & self.labels]
        first = next(iter(labels), None)
        return [[text, key, language not in self.named and (text, key) == first] for text, key in new]


async def plan_skills(load: int, concepts: Sequence[Concept], language: str, told: Mapping[str, Any]) -> None:
    """Write the steps of a load that makes concepts, with their names in one language, skills; then it is a plan.

    told: what is kept of how the file was read. Without a language the concepts wait until `tell` is called.
    """
    if not language:
        waiting = [_step(_WAITS, each, {"uri": each.uri, "labels": each.labels}, {}) for each in concepts]
        await keep_steps(load, 0, waiting)
        await store.fetch("UPDATE load SET what = $1 WHERE id = $2 RETURNING id", packed(told), load)
        return
    counts, taken = Counts(), set[int]()
    for start in range(0, len(concepts), _AT_ONCE):
        part = concepts[start : start + _AT_ONCE]
        ours = await _ours(part, language, taken)
        steps = await asyncio.to_thread(_compare, part, ours, language, counts)
        counts.steps = await keep_steps(load, counts.steps, steps)
    counted = {"added": counts.added, "changed": counts.changed, "same": counts.same, "labels": counts.labels}
    what = packed({**told, **counted, "language": language})
    await store.transaction(lambda: loads.stand(load, counts.steps, what))


async def tell(load: Load, language: str) -> Load:
    """Say which language the concepts of a load are in, once; the load as it is then. Raises ValueError for none."""
    if language not in LANGUAGES:
        raise ValueError(f"{language!r} is no language of the classification: {', '.join(sorted(LANGUAGES))}.")
    told = json.loads(load.what)
    said = await store.fetch(
        "UPDATE load SET what = $1 WHERE id = $2 AND what = $3 AND kind = 'catalogue' AND state = 'planning' "
        "RETURNING id",
        packed(told | {"language": language}), load.id, load.what,
    )  # fmt: skip
    if said and not told.get("language"):
        with store.answering(None):
            concepts = await _waiting(load.id)
            await store.transaction(lambda: LoadStep.filter(load_id=load.id).delete())
            await plan_skills(load.id, concepts, language, told)
    return await Load.get(id=load.id)


async def _waiting(load: int) -> list[Concept]:
    concepts: list[Concept] = []
    while steps := await store.fetch(
        "SELECT number, wanted FROM load_step WHERE load_id = $1 AND number > $2 AND act = $3 "  # noqa: S608 - ours
        f"ORDER BY number LIMIT {_AT_ONCE}",
        load, len(concepts), _WAITS,
    ):  # fmt: skip
        for step in steps:
            wanted = json.loads(step["wanted"])
            concepts.append(Concept(0, wanted["uri"], [(text, key) for text, key in wanted["labels"]]))
    return concepts


async def _ours(concepts: Sequence[Concept], language: str, taken: set[int]) -> dict[str, _Ours]:
    """The skill of ours that each concept is, by its address; none is two of them."""
    those, uris = bulk.one_of(each.uri for each in concepts)
    known = await store.fetch(f"SELECT id, uri FROM skill WHERE uri {those}", uris)  # noqa: S608 - ours
    found: dict[str, int] = {row["uri"]: row["id"] for row in known}
    named = await store.fetch(
        "SELECT l.key, l.skill_id FROM skill_label l JOIN skill s ON s.id = l.skill_id "  # noqa: S608 - ours
        f"WHERE l.key {those} AND l.preferred = TRUE AND l.language IN ('', $2) "
        "AND s.uri IS NULL ORDER BY l.skill_id DESC",
        bulk.one_of(each.labels[0][1] for each in concepts)[1],
        language,
    )
    by_name: dict[str, int] = {row["key"]: row["skill_id"] for row in named}
    for concept in concepts:
        skill = by_name.get(concept.labels[0][1])
        if concept.uri not in found and skill is not None and skill not in taken:
            found[concept.uri] = skill
            taken.add(skill)
    ours = await _with_labels(found.values())
    return {uri: ours[skill] for uri, skill in found.items()}


async def _with_labels(skills: Iterable[int], lock: str = "") -> dict[int, _Ours]:
    ids = bulk.among(list(skills))
    found = await store.fetch(f"SELECT id, uri, checked FROM skill WHERE id IN ({ids}) ORDER BY id{lock}")  # noqa: S608 - numbers
    ours = {row["id"]: _Ours(row["id"], row["uri"], row["checked"] is not None) for row in found}
    labels = await store.fetch(f"SELECT skill_id, language, key, preferred FROM skill_label WHERE skill_id IN ({ids})")  # noqa: S608
    for row in labels:
        ours[row["skill_id"]].labels.add((row["language"], row["key"]))
        if row["preferred"]:
            ours[row["skill_id"]].named.add(row["language"])
    return ours


def _compare(
    concepts: Sequence[Concept], ours: Mapping[str, _Ours], language: str, counts: Counts
) -> list[dict[str, Any]]:
    steps = []
    for concept in concepts:
        skill = ours.get(concept.uri)
        wanted: dict[str, Any] = {"uri": concept.uri, "language": language}
        if skill is None:
            counts.added += 1
            counts.labels += len(concept.labels)
            wanted["labels"] = [[text, key, at == 0] for at, (text, key) in enumerate(concept.labels)]
            steps.append(_step("add", concept, wanted, {}))
        elif (new := skill.lacks(concept.labels, language)) or skill.uri is None or not skill.checked:
            counts.changed += 1
            counts.labels += len(new)
            steps.append(_step("change", concept, wanted | {"id": skill.id, "labels": new}, {"uri": skill.uri}))
        else:
            counts.same += 1
    return steps


def _step(act: str, concept: Concept, wanted: Mapping[str, Any], seen: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "act": act, "about": concept.name, "size": 2 + len(wanted["labels"]), "wanted": packed(wanted),
        "seen": packed(seen),
    }  # fmt: skip


# --- written ---------------------------------------------------------------------------------------------------------


async def write_skills(steps: Sequence[Step]) -> Written:
    """Write steps of one act; one whose skill is not any more as the plan saw it is refused."""
    images = await (_add if steps[0].act == "add" else _change)(steps)
    outcomes: list[Outcome] = [images.get(step.id, CHANGED) for step in steps]
    return Written(outcomes)


class _Writer:
    """Label rows of many skills, with ids that were taken for them."""

    def __init__(self, ids: Sequence[int]) -> None:
        self._ids, self._blank = iter(ids), rows.Blank("skill_label")
        self._written: list[list[Any]] = []

    def label(self, skill: int, language: str, labels: Iterable[Sequence[Any]]) -> list[list[Any]]:
        new = [
            self._blank.row(
                id=next(self._ids), skill_id=skill, language=language, text=text, key=key[:200], preferred=preferred
            )
            for text, key, preferred in labels
        ]
        self._written += new
        return new

    async def write(self) -> None:
        await bulk.insert("skill_label", self._blank.columns, self._written)


async def _add(steps: Sequence[Step]) -> dict[int, Images]:
    those, uris = bulk.one_of(step.wanted["uri"] for step in steps)
    taken = await store.fetch(f"SELECT uri FROM skill WHERE uri {those}", uris)  # noqa: S608 - ours
    there = {row["uri"] for row in taken}
    new = [step for step in steps if step.wanted["uri"] not in there]
    await LABELS.added()
    now = clock.now()
    blank = rows.Blank("skill", created=now, checked=now)
    skills = await bulk.take_ids("skill", len(new))
    # One more than the file has: what it is called where a language has no name of its own.
    writer = _Writer(await bulk.take_ids("skill_label", sum(1 + len(step.wanted["labels"]) for step in new)))
    images, written = {}, []
    for step, skill in zip(new, skills, strict=True):
        labels = step.wanted["labels"]
        row = blank.row(id=skill, name=labels[0][0], uri=step.wanted["uri"])
        named = writer.label(skill, "", [(labels[0][0], labels[0][1], True)])
        named += writer.label(skill, step.wanted["language"], labels)
        images[step.id] = Images()
        images[step.id].add({"skill": [row], "skill_label": named})
        written.append(row)
    await bulk.insert("skill", blank.columns, written)
    await writer.write()
    return images


async def _change(steps: Sequence[Step]) -> dict[int, Images]:
    lock = "" if store.dialect() == "sqlite" else " FOR UPDATE"
    ours = await _with_labels([step.wanted["id"] for step in steps], lock)
    now = bulk.stored(clock.now())
    lacking = {}
    for step in steps:
        skill = ours.get(step.wanted["id"])
        if skill is not None and skill.uri == step.seen["uri"]:
            wanted = [(text, key) for text, key, _ in step.wanted["labels"]]
            name = next(((text, key) for text, key, preferred in step.wanted["labels"] if preferred), None)
            lacking[step.id] = [
                [text, key, preferred and (text, key) == name]
                for text, key, preferred in skill.lacks(wanted, step.wanted["language"])
            ]
    await LABELS.added()  # labels beside those that are there: nothing has to be read again for them
    writer = _Writer(await bulk.take_ids("skill_label", sum(map(len, lacking.values()))))
    images: dict[int, Images] = {}
    for step in steps:
        if step.id not in lacking:
            continue
        skill = ours[step.wanted["id"]]
        made = images[step.id] = Images()
        made.add({"skill_label": writer.label(skill.id, step.wanted["language"], lacking[step.id])})
        after: dict[str, Any] = {} if skill.uri else {"uri": step.wanted["uri"]}
        after |= {} if skill.checked else {"checked": now}
        if after:
            made.changed["skill"] = [(skill.id, dict.fromkeys(after), after)]
    await writer.write()
    await write_changes(images.values())
    return images
