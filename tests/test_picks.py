"""What people choose is learned from; and /whoknows says what it took a question for, in the asker's language."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot import clock
from bot.matching import Band
from bot.models.people import Person
from bot.models.picks import PICKS, Pick, lessons, take
from bot.models.skills import Skill, meant
from bot.models.store import transaction
from bot.reply import Reply
from tests.cast import AINO, ANNA, ERIK, GUDRUN, Teller, button, buttons, titles, words

LINNEA = "linnea.hagg@example.com"  # admin by role

# A word that no label holds, and the skill that people mean by it.
WORD, MEANT = "snurran", "Kubernetes"


async def _pick(email: str, asked: str = WORD, skill: str = MEANT) -> None:
    person, chosen = await Person.get(email=email), await Skill.get(name=skill)
    await transaction(lambda: take(person, asked, chosen.id))


async def _first(asked: str = WORD) -> tuple[str, Band] | None:
    hits = await meant(asked, "en")
    return ((await Skill.get(id=hits[0].id)).name, hits[0].band) if hits else None


# --- learned picks ---------------------------------------------------------------------------------------------------


async def test_what_two_people_chose_is_what_the_third_gets_and_is_told(teller: Teller) -> None:
    before = await teller.reply(f"whoknows {WORD}")
    assert "Kubernetes" not in [*titles(before), before.summary]
    for email in (ANNA, ERIK):
        await _pick(email)
    reply = await teller.reply(f"whoknows {WORD.upper()}", AINO)
    assert "Kubernetes" in reply.summary
    assert f"You wrote “{WORD.upper()}”. Showing Kubernetes." in words(reply)


async def test_one_person_leads_nobody_however_often_they_choose(sample_store: str) -> None:
    for _ in range(5):
        await _pick(ANNA)
    assert MEANT not in (await _first() or ())
    assert await Pick.all().count() == 1
    await _pick(ERIK)
    assert await _first() == (MEANT, Band.ANSWER)


async def test_a_pick_never_stands_above_the_very_label_of_another_skill(sample_store: str) -> None:
    for email in (ANNA, ERIK, AINO, GUDRUN):
        await _pick(email, "java", "Python")
    assert await _first("java") == ("Java", Band.ANSWER)


async def test_picks_weigh_less_with_time_and_are_deleted_in_the_end(sample_store: str) -> None:
    for email in (ANNA, ERIK):
        await _pick(email)
    then = clock.now()
    with clock.frozen(lambda: then + timedelta(days=120)):
        assert (await _first() or ("", Band.NONE))[1] is not Band.ANSWER
        await _pick(AINO)
        assert await _first() == (MEANT, Band.ANSWER)
    with clock.frozen(lambda: then + timedelta(days=361)):
        assert (await lessons(1)).total == 0
        await _pick(AINO)
        assert await Pick.all().count() == 1


async def test_what_a_person_chose_goes_with_the_person(sample_store: str) -> None:
    for email in (ANNA, ERIK):
        await _pick(email)

    async def erase() -> None:
        await Person.filter(email=ANNA).delete()
        await PICKS.remade()

    await transaction(erase)
    assert await Pick.all().count() == 1
    assert await _first() != (MEANT, Band.ANSWER)


async def test_a_press_on_did_you_mean_is_learned_from_whoever_presses_it(teller: Teller) -> None:
    asked = await teller.reply("whoknows kubrntes")
    assert "Did you mean" in asked.summary, words(asked)
    label = buttons(asked)[0].label
    for email in (ANNA, ERIK):
        again = await teller.reply("whoknows kubrntes", email)
        pressed = await teller.press(again, label, email)
        assert isinstance(pressed, Reply)
    assert [pick.asked for pick in await Pick.all()] == ["kubrntes"] * 2
    learned = await teller.reply("whoknows kubrntes", AINO)
    assert f"You wrote “kubrntes”. Showing {label}." in words(learned)


@pytest.mark.parametrize(
    "line",
    [
        'whoknows what:"Python" instead:"java"',  # java is a skill's very name
        'whoknows what:"Python" instead:"purple elephants"',  # nobody was ever offered that
        'whoknows what:"Python, Java" instead:"pithon"',  # which of the two?
        'whoknows what:"pithon zzzzz" instead:"pithon"',  # nothing was chosen
    ],
)
async def test_what_could_not_have_been_offered_is_not_learned(teller: Teller, line: str) -> None:
    await teller.say(line, via="pressed")
    assert await Pick.all().count() == 0


# --- /kunna picks ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "leads", "people", "dropped"),
    [
        ("en", "“snurran” leads to Kubernetes", "chosen by 2 people", "Dropped."),
        ("sv", "”snurran” leder till Kubernetes", "valt av 2 personer", "Nu är det glömt."),
        ("fi", "”snurran” johtaa tähän: Kubernetes", "2 henkilön valinta", "Unohdettu."),
        ("is", "„snurran“ vísar á Kubernetes", "2 manneskjur völdu þetta", "Þessu er nú gleymt."),
    ],
)
async def test_an_admin_sees_what_was_learned_and_drops_it(
    teller: Teller, language: str, leads: str, people: str, dropped: str
) -> None:
    for email in (ANNA, ERIK):
        await _pick(email)
    await _pick(AINO, "what only one asked")
    teller.language = language
    listed = await teller.reply("kunna picks", LINNEA)
    assert leads in words(listed)
    assert people in words(listed)
    assert "what only one asked" not in words(listed)
    drop = buttons(listed)[0]
    after = await teller.reply(drop.run, LINNEA)
    assert dropped in after.summary
    assert leads not in words(after)
    assert await _first() != (MEANT, Band.ANSWER)
    assert "2026" not in words(await teller.reply(drop.run, LINNEA))  # a second press is told that it is gone
    teller.language = "en"
    log = words(await teller.reply("kunna audit", LINNEA))
    assert "dropped what was learned from choices" in log
    assert "skill " in log
    assert WORD not in log


# --- what was understood, and in whose language ----------------------------------------------------------------------

UNDERSTOOD = [
    # One skill: misspelt, by its name in another language, by an abbreviation.
    ("en", "whoknows pyhton", "You wrote “pyhton”. Showing Python."),
    ("en", "whoknows bokföring", "You wrote “bokföring”. Showing bookkeeping."),
    ("sv", "whoknows bookkeeping", "Du skrev ”bookkeeping”. Visar bokföring."),
    ("fi", "whoknows bokföring", "Kirjoitit ”bokföring”. Näytän tulokset: kirjanpito."),
    ("fi", "whoknows kuka osaa bokföring?", "Kirjoitit ”bokföring”. Näytän tulokset: kirjanpito."),
    ("is", "whoknows kirjanpito", "Þú skrifaðir „kirjanpito“. Ég sýni: bókhald."),
    ("sv", "whoknows k8s", "Du skrev ”k8s”. Visar Kubernetes."),
    # Several: each part that is called otherwise, and only those.
    ("en", "whoknows pyhton and bokföring", "“pyhton” was read as Python. “bokföring” was read as bookkeeping."),
    ("sv", "whoknows kirjanpito och k8s", "”kirjanpito” tolkades som bokföring. ”k8s” tolkades som Kubernetes."),
    ("fi", "whoknows python ja bokhald", "”bokhald” tulkittiin näin: kirjanpito."),
    ("is", "whoknows python og bookkeeping", "„bookkeeping“ var skilið sem bókhald."),
]  # fmt: skip


READ_AS = ("You wrote", "Du skrev", "Kirjoitit", "skrifaðir", "read as", "tolkades", "tulkittiin", "skilið sem")


@pytest.mark.parametrize(("language", "line", "said"), UNDERSTOOD)
async def test_the_answer_says_what_was_understood(teller: Teller, language: str, line: str, said: str) -> None:
    teller.language = language
    reply = await teller.reply(line)
    assert said in words(reply)
    assert sum(words(reply).count(each) for each in READ_AS) == sum(said.count(each) for each in READ_AS)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "whoknows who knows PYTHON?"), ("sv", "whoknows Bokföring"), ("fi", "whoknows kirjanpito ja python"),
        ("is", "whoknows bókhald"), ("is", "whoknows bokhald"),
    ],
)  # fmt: skip
async def test_what_is_called_so_is_not_explained(teller: Teller, language: str, line: str) -> None:
    teller.language = language
    said = words(await teller.reply(line))
    for word in READ_AS:
        assert word not in said


@pytest.mark.parametrize(
    ("language", "name"), [("en", "bookkeeping"), ("sv", "bokföring"), ("fi", "kirjanpito"), ("is", "bókhald")]
)
async def test_what_may_have_been_meant_is_offered_in_the_askers_language(
    teller: Teller, language: str, name: str
) -> None:
    """A part of a question, and a whole one, both misspelt in yet another language."""
    teller.language = language
    whole = await teller.reply("whoknows bokfrng")
    assert button(whole, name).run
    part = await teller.reply("whoknows python & bokfrng")
    assert button(part, name).run


async def test_a_part_that_is_left_out_does_not_hide_what_the_rest_was_read_as(teller: Teller) -> None:
    said = words(await teller.reply("whoknows pyhton and qzxwv"))
    assert "“pyhton” was read as Python." in said
    assert "I know no skill called “qzxwv”" in said
