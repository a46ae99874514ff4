"""/policy answers with the policy's own words, says from where they are, and says so when there are none."""

from __future__ import annotations

from datetime import date

import pytest

from bot import texts
from bot.models.people import Person
from bot.models.policy import PASSAGES, Snippet, SnippetText
from bot.models.store import transaction
from bot.reply import Facts, Form, List, PersonName, Reply, Strong, Text
from tests.cast import ANNA, Teller, button, buttons, titles, words

MERGERS = 3
PHOTOS = 6


def facts(reply: Reply) -> dict[str, object]:
    return {label: value for block in reply.blocks if isinstance(block, Facts) for label, value in block.pairs}


def answered(reply: Reply) -> str:
    """The sentence that answers, which the eye finds first."""
    return next(
        part.text
        for block in reply.blocks
        if isinstance(block, Text)
        for part in block.content
        if isinstance(part, Strong)
    )


async def test_the_answer_is_the_policys_own_words_with_their_source(teller: Teller) -> None:
    reply = await teller.reply("policy May I post about the merger?")
    assert reply.summary == "From the policy: Mergers, acquisitions and rumours"
    assert answered(reply).startswith("You may share news of a merger")
    assert "Tell the press officer if you see a leak." in words(reply)
    said = facts(reply)
    assert said["Section"] == "3 (mergers)"
    assert said["Version"] == "2"
    assert said["Valid from"] == "May 1, 2026"
    owner = said["Owner"]
    assert isinstance(owner, tuple)
    assert isinstance(owner[0], PersonName)
    assert owner[0].name == "Sofia Engdahl"


@pytest.mark.parametrize(
    ("language", "question", "heading", "sentence"),
    [
        ("en", "May I post about the merger?", "Mergers, acquisitions and rumours", "You may share"),
        ("sv", "Får jag skriva om fusionen?", "Fusioner, förvärv och rykten", ""),
        ("fi", "Saanko kertoa fuusiosta?", "", "Saat jakaa"),
        ("is", "Má ég tala um samrunann?", "", "Þú mátt deila"),
    ],
)
async def test_asked_in_a_message_it_answers_in_the_askers_language(
    teller: Teller, language: str, question: str, heading: str, sentence: str
) -> None:
    teller.language = language
    reply = await teller.reply(question)
    text = await SnippetText.get(snippet_id=MERGERS, language=language)
    assert text.heading in reply.summary
    assert heading in reply.summary
    assert text.text in words(reply)
    assert answered(reply) in text.text
    assert answered(reply).startswith(sentence)


async def test_a_question_in_another_language_is_answered_in_the_askers_own(teller: Teller) -> None:
    reply = await teller.reply("policy Fusion")  # only the Swedish text has that word
    english = await SnippetText.get(snippet_id=MERGERS, language="en")
    assert english.heading in reply.summary
    assert english.text in words(reply)
    assert "Du får" not in words(reply)


async def test_a_snippet_without_a_text_in_the_language_is_shown_in_the_companys(teller: Teller) -> None:
    await SnippetText.filter(snippet_id=PHOTOS, language="fi").delete()
    await transaction(PASSAGES.remade)
    teller.language = "fi"
    english = await SnippetText.get(snippet_id=PHOTOS, language="en")
    assert (await teller.reply("policy show 6")).summary == english.heading
    assert english.heading in (await teller.reply("policy photos")).summary


async def test_a_snippet_is_found_once_and_at_most_two_others_with_it(teller: Teller) -> None:
    reply = await teller.reply("policy can I name a customer")
    others = [each for each in buttons(reply) if each.run.startswith("policy show")]
    assert 1 <= len(others) <= 2
    assert len({each.run for each in others} | {"policy show 5"}) == len(others) + 1
    other = await teller.press(reply, others[0].label)
    assert isinstance(other, Reply)
    assert other.summary in others[0].label


async def test_what_only_may_be_the_answer_is_said_in_another_tone(teller: Teller) -> None:
    reply = await teller.reply("policy a journalist called")
    assert reply.summary.startswith("This may be it: ")
    assert "I am not sure that this answers your question." in words(reply)
    assert "I am not sure" not in words(await teller.reply("policy photos"))


@pytest.mark.parametrize(
    "question",
    ["May I bring my dog to the office?", "how many holidays do I get", "Får jag ta med hunden?", "🎉", "x" * 1000],
)
async def test_it_says_when_it_has_nothing_and_whom_to_ask(teller: Teller, question: str) -> None:
    reply = await teller.reply(f"policy {question}")
    assert reply.summary == "I have nothing on that in the policy."
    assert titles(reply) == ["Guðrún Eva Þorláksdóttir", "Maja Öberg", "Sanni Ylönen"]
    assert "before you post" in words(reply)
    assert "Speaking" not in words(reply)


async def test_where_nobody_can_be_asked_the_manager_is(teller: Teller) -> None:
    await Person.filter(role__gte=2).update(active=False)
    assert "Ask your manager before you post." in words(await teller.reply("policy lunch menu"))


async def test_an_empty_policy_says_so(teller: Teller) -> None:
    await Snippet.all().delete()
    await transaction(PASSAGES.remade)
    assert "nothing on that" in (await teller.reply("policy photos")).summary
    assert "There is no policy here yet." in (await teller.reply("policy list")).summary


async def test_a_section_without_an_owner_is_still_shown(teller: Teller) -> None:
    await Snippet.filter(id=PHOTOS).update(owner_id=None, version=7, valid_from=date(2026, 11, 2))
    said = facts(await teller.reply("policy show 6"))
    assert said["Owner"] == ("nobody at present",)
    assert (said["Version"], said["Valid from"]) == ("7", "Nov 2, 2026")


async def test_a_new_text_answers_at_once(teller: Teller) -> None:
    assert "nothing on that" in (await teller.reply("policy drones over harbours")).summary

    async def work() -> None:
        snippet = await Snippet.create(section="drones", valid_from=date(2026, 11, 1))
        await SnippetText.create(
            snippet=snippet, language="en", heading="Drones", text="You may film harbours with drones, if they agree."
        )
        await PASSAGES.remade()

    await transaction(work)
    assert answered(await teller.reply("policy drones over harbours")).startswith("You may film harbours")


async def test_sections_are_read_by_number(teller: Teller) -> None:
    for line in ("policy show 4", "policy 4", "policy #4", "policy visa 4", "policy näytä 4", "policy lesa 4"):
        assert (await teller.reply(line)).summary == "Results, forecasts and the share"


@pytest.mark.parametrize("number", ["999", "999999999999", "0"])
async def test_a_section_that_is_not_there_is_said_to_be_so(teller: Teller, number: str) -> None:
    for line in (f"policy show {number}", f"policy {number}", f'policy show snippet:"{number}"'):
        assert f"The policy has no section “{number}”" in (await teller.reply(line)).summary


async def test_the_list_has_every_heading_and_is_paged(teller: Teller) -> None:
    first = await teller.reply("policy list")
    assert first.summary == "The policy has 17 sections. Page 1 of 2."
    second = await teller.press(first, "More")
    assert isinstance(second, Reply)
    assert [title.split(".")[0] for title in titles(first) + titles(second)] == [str(n) for n in range(1, 18)]
    back = await teller.press(second, "Back")
    assert isinstance(back, Reply)
    assert titles(back) == titles(first)
    read = await teller.press(first, "Read")
    assert isinstance(read, Reply)
    assert read.summary == "Social media in your own name"


@pytest.mark.parametrize("line", ["policy", "May I?", "får jag", "policy show"])
async def test_without_a_question_a_form_asks(teller: Teller, line: str) -> None:
    form = await teller.form(line)
    assert len(form.fields) == 1
    answer = await teller.reply(form.run, values={form.fields[0].name: "4" if "show" in line else "photos"})
    assert "photos" in answer.summary.casefold() or "Results" in answer.summary


async def test_words_that_only_look_like_a_verb_are_a_question(teller: Teller) -> None:
    assert "photos" in (await teller.reply("policy show photos of colleagues")).summary.casefold()
    assert "Customers" in (await teller.reply("policy list of customers")).summary


async def test_a_question_of_more_than_a_thousand_characters_is_refused_with_the_number(teller: Teller) -> None:
    assert "1,001" in (await teller.reply(f"policy {'x' * 1001}")).summary


@pytest.mark.parametrize("language", texts.LANGUAGES)
async def test_every_answer_is_in_the_askers_language_and_fits(teller: Teller, language: str) -> None:
    teller.language = language
    for line in (
        "policy",
        "policy photos",
        "policy list",
        "policy 4",
        "policy 99",
        "policy dogs",
        "policy a journalist called",
    ):
        answer = await teller.say(line)
        if isinstance(answer, Form):
            assert answer.submit == texts.say(language, "submit-policy")
            continue
        for block in answer.blocks:
            if isinstance(block, List):
                assert len(block.rows) <= 10
                assert all(len(row.actions) <= 3 for row in block.rows)
        assert all(len(each.label) <= 75 for each in buttons(answer))
    listed = await teller.reply("policy list", ANNA)
    assert texts.say(language, "policy-list", count=17) in listed.summary
    assert button(listed, texts.say(language, "policy-read-button")).run == "policy show 1"
