"""What means the same is found where letters find no answer: kept beside the store, computed behind people's backs."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Sequence

import pytest

from bot.matching import Band
from bot.matching.meaning import Meaning, Vectors
from bot.matching.reader import Reader
from bot.models import meanings, policy, skills, store
from bot.models.meanings import Vector
from bot.models.policy import Snippet, SnippetText
from bot.models.skills import Skill, SkillLabel
from bot.models.store import transaction
from tests.cast import Teller, buttons
from tests.matching.bilingual import Bilingual


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Bilingual:
    """A model of a few words in place of the real one."""
    made = Bilingual()
    _use(monkeypatch, made)
    return made


def _use(monkeypatch: pytest.MonkeyPatch, model: Meaning) -> Reader:
    reader = Reader(lambda: model)
    monkeypatch.setattr(meanings, "reader", lambda: reader)
    monkeypatch.setattr(meanings, "_RENEW", 0.0)
    monkeypatch.setattr(meanings, "PATIENCE", 30.0)  # a machine may be busy; how long people wait has a test of its own
    return reader


async def _computed() -> int:
    steps = 0
    while await meanings.compute():
        steps += 1
    return steps


async def _coin(*names: str) -> list[Skill]:
    async def work() -> list[Skill]:
        return [await Skill.coin(name) for name in names]

    coined = await transaction(work)
    _followed()
    return coined


async def _found(text: str) -> list[tuple[str, Band]]:
    return [(hit.text, hit.band) for hit in await skills.meant(text, "sv") if hit.band is not Band.NONE]


@pytest.mark.usefixtures("empty_store", "model")
async def test_a_label_in_another_language_is_asked_about_once_it_has_its_vector() -> None:
    await _coin("Welding", "Bookkeeping", "Chess")
    assert await _found("svetsning") == []
    await _computed()
    assert await _found("svetsning") == [("Welding", Band.ASK)]
    assert await _found("welding") == [("Welding", Band.ANSWER)]
    assert await _found("sjukgymnastik") == []


@pytest.mark.usefixtures("empty_store", "model")
async def test_new_renamed_and_removed_labels_are_followed() -> None:
    (chess, _) = await _coin("Chess", "Juggling")
    await _computed()
    assert await _found("fiske") == []
    await _coin("Fishing")
    await _computed()
    assert await _found("fiske") == [("Fishing", Band.ASK)]

    async def rename() -> None:
        await SkillLabel.filter(skill=chess).update(text="Planing", key="planing")
        await skills.LABELS.changed([chess.id])

    await transaction(rename)
    _followed()
    await _computed()
    assert await _found("hyvling") == [("Planing", Band.ASK)]

    async def remove() -> None:
        await Skill.filter(id=chess.id).delete()
        await skills.LABELS.changed([chess.id])

    await transaction(remove)
    _followed()
    assert await _found("hyvling") == []


def _followed() -> None:
    """What another process does within a second."""
    skills.NEAR._texts.look()


async def test_a_new_process_goes_on_where_the_last_one_ended(empty_store: str, model: Bilingual) -> None:
    await _coin("Welding", "Chess")
    for _ in range(5):
        await meanings.compute()
    done = len(model.read) + len(model.asked)
    assert 0 < done < 322
    await store.disconnect()
    await store.connect(empty_store)
    await _computed()
    assert len(model.read) + len(model.asked) == 2 * 160 + 2  # each text once
    assert await _found("svetsning") == [("Welding", Band.ASK)]


@pytest.mark.usefixtures("empty_store", "model")
async def test_a_text_computed_by_two_processes_is_one_row() -> None:
    await _computed()
    rows = await Vector.all().count()
    kept = await Vector.all().limit(3)
    await transaction(lambda: meanings._keep([row.key for row in kept], [bytes(row.numbers) for row in kept]))
    assert await Vector.all().count() == rows


@pytest.mark.usefixtures("empty_store")
async def test_vectors_of_texts_that_are_no_more_are_swept(
    model: Bilingual, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(meanings, "_LEFT_OVER", 1)
    (welding, *_) = await _coin("Welding", "Chess", "Juggling")
    await _computed()

    async def remove() -> None:
        gone = [skill.id for skill in await Skill.exclude(id=welding.id)]
        await Skill.filter(id__in=gone).delete()
        await skills.LABELS.changed(gone)

    await transaction(remove)
    _followed()
    read = len(model.read)
    with caplog.at_level(logging.INFO, "kunna.meanings"):
        await _computed()
    assert "2 vectors of texts that are no more are swept" in caplog.text
    assert await Vector.all().count() == 2 * 160 + 1
    assert await _found("svetsning") == [("Welding", Band.ASK)]
    assert len(model.read) == read


@pytest.mark.usefixtures("empty_store", "model")
async def test_progress_is_told(caplog: pytest.LogCaptureFixture) -> None:
    await _coin("Welding")
    with caplog.at_level(logging.INFO, "kunna.meanings"):
        await _computed()
    assert "321 of 321 texts have their vectors of meaning" in caplog.text


@pytest.mark.usefixtures("empty_store")
async def test_nobody_waits_for_a_slow_model_and_the_next_one_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    free = threading.Event()

    class Slow(Bilingual):
        def of_question(self, text: str) -> Vectors:
            if text == "hyvling":
                free.wait(60)
            return super().of_question(text)

    reader = _use(monkeypatch, Slow())
    await _coin("Planing")
    await _computed()
    monkeypatch.setattr(meanings, "PATIENCE", 0.05)
    try:
        async with asyncio.timeout(10):
            assert await _found("hyvling") == []  # the model still holds its thread
    finally:
        free.set()
    await reader.of_question("hyvling")
    monkeypatch.setattr(meanings, "PATIENCE", 30.0)
    assert await _found("hyvling") == [("Planing", Band.ASK)]


@pytest.mark.usefixtures("empty_store")
async def test_a_model_that_breaks_leaves_the_letters(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(Bilingual):
        def of_question(self, text: str) -> Vectors:
            if text == "hyvling":
                raise MemoryError
            return super().of_question(text)

    _use(monkeypatch, Broken())
    await _coin("Planing", "Fishing")
    await _computed()
    by_letters = (await skills.LABELS.get()).index.find("hyvling", "sv", 5)
    assert await skills.meant("hyvling", "sv") == by_letters
    assert "what is near in meaning could not be looked up" in caplog.text
    assert await _found("fiske") == [("Fishing", Band.ASK)]


@pytest.mark.usefixtures("empty_store")
async def test_without_a_model_nothing_is_kept_and_letters_find_what_they_did(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meanings, "reader", lambda: None)
    await _coin("Welding", "Chess")
    assert not await meanings.compute()
    assert await Vector.all().count() == 0
    assert await _found("weldng") == [("Welding", Band.ANSWER)]
    assert await _found("svetsning") == []


@pytest.mark.usefixtures("empty_store")
async def test_people_are_answered_while_vectors_are_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    holding, free = threading.Event(), threading.Event()

    class Held(Bilingual):
        def of_labels(self, texts: Sequence[str]) -> Vectors:
            holding.set()
            free.wait(60)
            return super().of_labels(texts)

    _use(monkeypatch, Held())
    await _coin("Welding")
    computing = asyncio.create_task(meanings.compute())
    try:
        await asyncio.to_thread(holding.wait, 60)
        assert await _found("weldng") == [("Welding", Band.ANSWER)]
        assert not computing.done()
    finally:
        free.set()
    assert await computing


@pytest.mark.usefixtures("model")
async def test_whoknows_asks_whether_it_was_meant(teller: Teller) -> None:
    await _coin("Fishing")
    await _computed()
    reply = await teller.reply("whoknows fiske")
    assert "Fishing" in [button.label for button in buttons(reply)]


@pytest.mark.usefixtures("sample_store")
async def test_a_policy_asked_about_in_other_words_is_shown_unsure_and_only_when_near(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    snippet = await Snippet.all().order_by("id").first()
    assert snippet is not None
    near = [(snippet.id, 0.5), (snippet.id + 1, 0.42)]

    async def nearest(question: str, limit: int) -> list[tuple[int, float]]:
        return near[:limit]

    monkeypatch.setattr(policy.NEAR, "nearest", nearest)
    (found,) = await policy.answering("qwxzvk", "sv", "en")
    assert (found.snippet.id, found.sentence, found.sure, found.text.language) == (snippet.id, "", False, "sv")
    near.clear()
    assert await policy.answering("qwxzvk", "sv", "en") == []


@pytest.mark.usefixtures("sample_store")
async def test_a_snippet_is_read_by_its_heading_and_its_beginning_in_english(model: Bilingual) -> None:
    await _computed()
    texts = {text.snippet_id: text for text in await SnippetText.filter(language="en")}
    read = {text for text in model.read if any(text.startswith(each.heading + ". ") for each in texts.values())}
    assert len(read) == len(texts)
    assert max(map(len, read)) <= 250 + 2 + max(len(text.heading) for text in texts.values())
    held = next(iter(texts.values()))
    near = await policy.NEAR.nearest(f"{held.heading}. {' '.join(held.text.split())[:250]}", 1)
    assert near[0][0] == held.snippet_id
