"""What /whoknows takes a whole question for: a label keeps words that ask, and the "and" in it, even misspelt."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest

from bot.models.skills import Skill
from bot.models.store import transaction
from bot.reply import Reply
from tests.cast import Teller, words

# Labels with an "and" in four languages; parts of them are skills of their own.
WHOLE = {
    "en": ["Research and development", "Fees and charges", "Terms, conditions and contracts", "Audio & lighting"],
    "sv": ["Forskning och utveckling", "Hälsa och säkerhet", "Lager, logistik och inköp"],
    "fi": ["Tutkimus ja kehitys", "Terveys ja turvallisuus", "Varasto, logistiikka ja hankinta"],
    "is": ["Rannsóknir og þróun", "Heilsa og öryggi", "Lager, flutningar og innkaup"],
}
PARTS = ["Research", "Development", "Safety", "Contracts", "Utveckling", "Logistik", "Tutkimus", "Kehitys", "Þróun"]
ASKING = ["Customer experience", "People skills", "Help with removals", "Experts in court"]
AND = {"en": "and", "sv": "och", "fi": "ja", "is": "og"}


async def _coin(*names: str) -> None:
    async def work() -> None:
        for name in names:
            await Skill.coin(name)

    await transaction(work)


def _misspelt(label: str) -> Iterator[str]:
    """A letter doubled, left out, or changed places with the next, in the middle of each long word."""
    for word in label.replace(",", "").split():
        if len(word) > 5:
            at = len(word) // 2
            yield label.replace(word, word[:at] + word[at - 1 :])
            yield label.replace(word, word[:at] + word[at + 1 :])
            yield label.replace(word, word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :])


@pytest.mark.parametrize("language", WHOLE)
async def test_a_misspelt_label_with_an_and_in_it_is_one_skill(teller: Teller, language: str) -> None:
    labels = WHOLE[language]
    await _coin(*labels, *PARTS)
    tried = [(label, typed) for label in labels for typed in (label, label.lower(), *_misspelt(label))]
    assert len(tried) > 14
    for label, typed in tried:
        reply = await teller.reply(f"whoknows {typed}")
        assert reply.summary == f"Nobody has said that they know {label} yet.", typed


@pytest.mark.parametrize("language", AND)
async def test_two_skills_stay_two_though_each_is_misspelt(teller: Teller, language: str) -> None:
    await _coin(*WHOLE[language], *PARTS)
    both = [("python", "Python"), ("kubernets", "Kubernetes"), ("javascrpt", "JavaScript"), ("reserch", "Research")]
    for (one, first), (two, second) in combinations(both, 2):
        for typed in (f"{one} {AND[language]} {two}", f"{one}, {two}"):
            said = words(await teller.reply(f"whoknows {typed}"))
            assert f"{first} and {second}" in said, typed


async def test_parts_that_are_found_better_than_the_whole_are_several(teller: Teller) -> None:
    """The whole is near "Rigging and tunings", but each of its parts is the very name of a skill."""
    await _coin("Rigging and tunings", "Rigging", "Tuning")
    assert "Rigging and Tuning yet" in words(await teller.reply("whoknows rigging and tuning"))
    await _coin("Microelectronic and thermodynamic", "Microelectronics", "Thermodynamics")
    said = words(await teller.reply("whoknows microelectronics and thermodynamcs"))
    assert "Microelectronics and Thermodynamics yet" in said
    assert "Rigging and tunings yet" in words(await teller.reply("whoknows rigging and tunigns"))


@pytest.mark.parametrize("label", ASKING)
async def test_a_label_with_words_that_ask_is_that_label(teller: Teller, label: str) -> None:
    await _coin(*ASKING, "Customer", "People", "Removals", "Court")
    for typed in (label, label.upper(), f"who knows {label}?", f"hej, vem har erfarenhet av {label}"):
        assert (await teller.reply(f"whoknows {typed}")).summary == f"Nobody has said that they know {label} yet.", (
            typed
        )


async def test_words_around_go_only_where_the_label_has_none_of_them(teller: Teller) -> None:
    await _coin("Customer experience", "Customer", "Elmish")

    async def known(typed: str) -> str:
        return (
            (await teller.reply(f"whoknows {typed}"))
            .summary.removeprefix("Nobody has said that they know ")
            .removesuffix(" yet.")
        )

    assert await known("someone with Elmish experience") == "Elmish"
    assert await known("someone with customer experience") == "Customer experience"
    assert await known("who has custmer experience, please?") == "Customer experience"
    assert await known("need a person with good elmissh skills") == "Elmish"


async def test_several_skills_are_asked_for_in_a_sentence(teller: Teller) -> None:
    reply = await teller.reply("whoknows we need someone with python and kubernetes experience, please")
    assert "know at least one of Python and Kubernetes" in reply.summary


@pytest.mark.parametrize(
    "line",
    [
        "looking for experts in python", "does anyone here have Python skills?", "har någon här erfarenhet av Python?",
        "onko kenelläkään Python-kokemusta?", "mig vantar einhvern með reynslu af Python", "söker Python-experter",
    ],
)  # fmt: skip
async def test_a_line_without_a_name_that_asks_for_people_is_whoknows(teller: Teller, line: str) -> None:
    reply = await teller.reply(line)
    assert isinstance(reply, Reply)
    assert reply.summary.startswith("12 people know Python.")
