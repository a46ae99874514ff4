"""Vectors of what can be found, kept in the store and computed beside everything else; what is near bot.matching says.

Optional: where no model runs nothing is read, written or waited for. Works the same in any number of processes: a
vector's key is a digest of its text, so that a renamed label is a new text and a text computed twice is one row.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import blake2b
from time import monotonic

import numpy as np
from tortoise import fields
from tortoise.models import Model

from bot.matching import Band, Hit
from bot.matching.meaning import DIMENSIONS, Corners, Nano, Nearness, Packed, blend, corners, yardsticks
from bot.matching.reader import Reader
from bot.models import store
from bot.models.columns import plain
from bot.models.following import Followed, Singly

log = logging.getLogger("kunna.meanings")

PATIENCE = 0.3
"""Seconds that a person's question may wait for what it means; what comes later serves the next one."""

# Characters of one hop to the thread (a question waits for one such at most, 0.1 to 0.2 s), texts of one transaction
# and of one line in the log.
_HOP, _STEP, _TOLD = 150, 24, 1_000
# Of so many texts without a vector, the newest first, each process takes some at random: two seldom take the same.
_NEWEST = 96
# Things of one kind that get a vector: 40 MB and the better part of an hour. What is beyond is found by its letters.
_MOST = 100_000
# Vectors of texts that are no more may be so many before they are swept; they answer nothing, they only lie there.
_LEFT_OVER = 1_000
# How often what is near is put together anew while vectors come in, in seconds.
_RENEW = 2.0


@cache
def reader() -> Reader | None:
    """The model of this process, made when it is first asked; None where none runs."""
    return Reader(Nano) if Nano.runs_here() else None


class Vector(Model):
    """A text's vector by bot.matching.meaning: 384 numbers of a byte. The text itself stands where it belongs."""

    id = plain(fields.IntField(primary_key=True))
    key = plain(fields.CharField(32, unique=True))
    numbers = plain(fields.BinaryField())

    class Meta:
        table = "meaning_vector"


@dataclass(frozen=True, slots=True)
class Text:
    """A text that may stand for a thing: a label of a skill, the beginning of a policy snippet."""

    thing: int
    text: str
    language: str


class _Kept:
    """All vectors of the store in memory, by key."""

    def __init__(self, entries: Iterable[tuple[str, bytes]] = ()) -> None:
        self.at: dict[str, int] = {}
        self._packed: Packed = np.zeros((64, DIMENSIONS), np.int8)
        self.extend(entries)

    def extend(self, entries: Iterable[tuple[str, bytes]]) -> None:
        for key, numbers in entries:
            at = self.at.get(key, len(self.at))
            if at == len(self._packed):
                self._packed = np.concatenate([self._packed, np.zeros_like(self._packed)])
            self._packed[at] = np.frombuffer(numbers, np.int8)
            self.at[key] = at  # last, because threads read beside this

    def rows(self, keys: Sequence[str]) -> Packed:
        places = [self.at[key] for key in keys]
        taken: Packed = self._packed[places]
        return taken


async def _vectors_after(last: int) -> list[tuple[int, tuple[str, bytes]]]:
    rows = await Vector.filter(id__gt=last).order_by("id").values_list("id", "key", "numbers")
    return [(row, (key, bytes(numbers))) for row, key, numbers in rows]


VECTORS: Followed[_Kept, tuple[str, bytes]] = Followed("vectors", _vectors_after, _Kept, _Kept.extend)


class _Texts:
    """The text of each thing with its key: the English one, which the model knows best, or the first there was.

    Several languages of one thing found less: Finnish labels beside the English ones took Swedish questions from 77
    to 70 % (dev, first of 1,800 things), at thrice the time.
    """

    def __init__(self, texts: Iterable[Text] = ()) -> None:
        self.of: dict[int, tuple[str, str]] = {}  # thing -> key, text
        self._english: set[int] = set()
        self.changes = 0
        self.extend(texts)

    def extend(self, texts: Iterable[Text]) -> None:
        for each in texts:
            known = each.thing in self.of
            better = each.language == "en" and each.thing not in self._english
            if better if known else len(self.of) < _MOST:
                self.of[each.thing] = _key(each.text), each.text
                if better:
                    self._english.add(each.thing)
        self.changes += 1

    def replace(self, thing: int, texts: Sequence[Text]) -> None:
        self.of.pop(thing, None)
        self._english.discard(thing)
        self.extend(texts)


def _key(text: str) -> str:
    """What a text's vector is kept under."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A text that needs a vector: of a thing that can be found, or (of the yardstick too) of a question."""

    text: str
    asked: bool = False


@cache
def _yardsticks(asked: bool) -> dict[str, _Wanted]:
    return {_key(("?" if asked else "") + text): _Wanted(text, asked) for text in yardsticks()}


Called = Callable[[Sequence[int]], Awaitable[Mapping[int, str]]]


class Space:
    """Things of one kind among which what was meant is looked for behind what was written."""

    def __init__(
        self,
        name: str,
        read: Callable[[int], Awaitable[list[tuple[int, Text]]]],
        read_things: Callable[[Collection[int]], Awaitable[list[Text]]],
    ) -> None:
        """What to follow, as `Followed` and `Singly` have it; of several texts in one language the first counts."""
        singly = Singly(read_things, lambda text: text.thing, _Texts.replace)
        self._texts: Followed[_Texts, Text] = Followed(name, read, _Texts, _Texts.extend, singly)
        self._near = _nothing()
        self._of: tuple[object, int, object, int] | None = None
        self._renew = 0.0
        _SPACES.append(self)

    async def behind(self, hits: Sequence[Hit], question: str, limit: int, called: Called) -> list[Hit]:
        """The hits, with what is near in meaning where they hold no answer; the rest as `blend` says.

        `called` gives the names of things that are there.
        """
        if hits and hits[0].band is Band.ANSWER:
            return list(hits[:limit])
        near = await self.nearest(question, 2 * limit, [hit.id for hit in hits])
        return blend(hits, near, limit, await called([thing for thing, _ in near]) if near else {})

    async def nearest(self, question: str, limit: int, also: Sequence[int] = ()) -> list[tuple[int, float]]:
        """As `Nearness.nearest`; nothing where no model runs, nothing is kept yet, or it takes too long."""
        mind = reader()
        if mind is None or not mind.usable:
            return []
        found: list[tuple[int, float]] = []

        async def look() -> None:
            try:
                if len(near := await self._nearness()):
                    asked = await mind.of_question(question)
                    found.extend(await asyncio.to_thread(near.nearest, asked, limit, also))
            except Exception:
                log.warning("what is near in meaning could not be looked up", exc_info=True)

        # The rest is done even when nobody waits for it any more: the next one who asks this has it at once.
        await asyncio.wait({store.beside(look)}, timeout=PATIENCE)
        return list(found)

    async def _nearness(self) -> Nearness:
        kept, texts = await VECTORS.get(), await self._texts.get()
        state = kept, len(kept.at), texts, texts.changes
        other = self._of is None or self._of[0] is not kept or self._of[2] is not texts
        if state != self._of and (other or monotonic() >= self._renew):
            keys = [(thing, key) for thing, (key, _) in texts.of.items()]
            self._near = await asyncio.to_thread(_put_together, kept, keys)
            self._of, self._renew = state, monotonic() + _RENEW
        return self._near

    async def wanted(self) -> dict[str, _Wanted]:
        """The texts that need a vector, by their keys."""
        return {key: _Wanted(text) for key, text in (await self._texts.get()).of.values()}


def _put_together(kept: _Kept, keys: Sequence[tuple[int, str]]) -> Nearness:
    """What has a vector by now; nothing, while it is not known yet where the languages lie."""
    if not kept.at.keys() >= (_yardsticks(False) | _yardsticks(True)).keys():
        return _nothing()
    there = [(thing, key) for thing, key in keys if key in kept.at]
    labels, questions = (corners(kept.rows(list(_yardsticks(asked))).astype(np.float32)) for asked in (False, True))
    return Nearness([thing for thing, _ in there], kept.rows([key for _, key in there]), Corners(labels, questions))


def _nothing() -> Nearness:
    nowhere = np.zeros((1, DIMENSIONS), np.float32)
    return Nearness((), np.zeros((0, DIMENSIONS), np.int8), Corners(nowhere, nowhere))


_SPACES: list[Space] = []


async def compute() -> bool:
    """Give some texts that have none yet their vectors; whether there are more to do. For the worker, again and again.

    Ended and begun anew it goes on where it was: what is kept is asked of the store. Raises StoreAway.
    """
    mind = reader()
    if mind is None or not mind.usable:
        return False
    with store.away():
        return await _step(mind)


async def _step(mind: Reader) -> bool:
    kept, first = await VECTORS.get(), _yardsticks(False) | _yardsticks(True)
    wanted = dict(first)
    for space in _SPACES:
        wanted |= await space.wanted()
    missing = [key for key in wanted if key not in kept.at]
    if not missing:
        await _sweep(kept, wanted)
        return False
    # Without the yardsticks nothing is found at all; they come first among the wanted.
    newest = [key for key in missing if key in first] or missing[-_NEWEST:]
    some = random.sample(newest, min(_STEP, len(newest)))
    rows: list[bytes] = []
    for hop in _hops([wanted[key] for key in some]):
        rows += [row.tobytes() for row in await mind.of_texts([(each.text, each.asked) for each in hop])]
    await store.transaction(partial(_keep, some, rows))
    _tell(len(wanted) - len(missing), len(wanted), len(some))
    return True


def _hops(texts: Iterable[_Wanted]) -> Iterable[list[_Wanted]]:
    hop: list[_Wanted] = []
    for each in texts:
        if hop and sum(len(other.text) for other in hop) + len(each.text) > _HOP:
            yield hop
            hop = []
        hop.append(each)
    yield hop


async def _keep(keys: Sequence[str], rows: Sequence[bytes]) -> None:
    await VECTORS.added()
    vectors = [Vector(key=key, numbers=numbers) for key, numbers in zip(keys, rows, strict=True)]
    await Vector.bulk_create(vectors, ignore_conflicts=True)


def _tell(before: int, of: int, more: int) -> None:
    if before // _TOLD != (before + more) // _TOLD or before + more >= of:
        log.info("%s of %s texts have their vectors of meaning", min(before + more, of), of)


async def _sweep(kept: _Kept, wanted: Mapping[str, _Wanted]) -> None:
    left = [key for key in kept.at if key not in wanted]
    if len(left) > _LEFT_OVER:
        log.info("%s vectors of texts that are no more are swept", len(left))
        await store.transaction(partial(_drop, left))


async def _drop(keys: Sequence[str]) -> None:
    await VECTORS.remade()
    for at in range(0, len(keys), 500):
        await Vector.filter(key__in=keys[at : at + 500]).delete()
