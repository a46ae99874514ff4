"""/idea files what is new, shows what is near, counts every vote once, and keeps nobody who left their name out."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from tortoise import Tortoise

from bot import texts
from bot.command import Outcome, Sent
from bot.dispatch import Dispatch
from bot.incoming import Incoming
from bot.models import doors
from bot.models.ideas import Comment, Idea, Vote
from bot.models.people import Note, Person, PersonAddress
from bot.models.store import client
from bot.reply import Address, Answer, Form, List, Reply, UserText
from tests.cast import AINO, ANNA, ERIK, MAJA, Teller, button, buttons, titles, words

SOFA = "A red sofa for the kitchen upstairs, because standing tires guests."
BIKES = "Parking for cargo bikes at the office"
LAST = 14  # ideas in the sample company


async def count() -> int:
    return await Idea.all().count()


async def test_an_idea_is_filed_at_once_and_its_number_said(teller: Teller) -> None:
    reply = await teller.reply(f"idea {SOFA}")
    assert reply.summary == f"That is idea {LAST + 1} now."
    shown = await teller.press(reply, "Open")
    assert isinstance(shown, Reply)
    assert SOFA in words(shown)
    assert "Anna Lind" in words(shown)


async def test_ideas_close_to_it_come_first_and_nothing_is_filed_yet(teller: Teller) -> None:
    reply = await teller.reply(f"idea {BIKES}")
    assert "close to yours" in reply.summary
    assert "Parking for bicycles and cargo bikes" in titles(reply)[0]
    assert await count() == LAST
    voted = await teller.press(reply, "Vote")
    assert "Your vote for idea 14 is counted." in words(voted)


async def test_one_may_file_it_anyway_and_a_second_press_files_no_second_one(teller: Teller) -> None:
    asked = await teller.reply(f"idea {BIKES}")
    first = await teller.press(asked, "File mine anyway")
    again = await teller.press(asked, "File mine anyway")
    assert words(first) == words(again)
    assert await count() == LAST + 1


async def test_a_button_pressed_twenty_times_at_once_files_one_idea(teller: Teller) -> None:
    anyway = button(await teller.reply(f"idea {BIKES}"), "File mine anyway").run
    answers = await asyncio.gather(*(teller.reply(anyway) for _ in range(20)))
    assert {answer.summary for answer in answers} == {f"That is idea {LAST + 1} now."}
    assert await count() == LAST + 1


async def test_an_idea_without_near_ones_is_not_asked_about(teller: Teller) -> None:
    assert buttons(await teller.reply(f"idea {SOFA}"))[0].label == "Open"


async def test_a_text_too_long_for_a_button_is_carried_along(teller: Teller) -> None:
    long = BIKES + ", with a roof and a lock.\n" + "And a pump with a hose. " * 40
    asked = await teller.reply("idea new", values={"text": long, "nameless": "no"})
    assert len(button(asked, "File mine anyway").run) < 100
    filed = await teller.press(asked, "File mine anyway")
    assert UserText(long) in words(filed)
    assert not await Note.exists()
    assert "That text is no longer here" in words(await teller.press(asked, "File mine anyway"))
    assert await count() == LAST + 1


async def test_nobody_files_what_somebody_else_kept(teller: Teller) -> None:
    asked = await teller.reply("idea new", values={"text": BIKES + "\n" + "x" * 700, "nameless": "no"})
    refused = await teller.say(button(asked, "File mine anyway").run, ERIK, via="pressed")
    assert "That text is no longer here" in words(refused)
    assert await count() == LAST


async def test_without_words_a_form_asks_and_says_what_a_missing_name_means(teller: Teller) -> None:
    for line in ("idea", "idea new", "I have an idea"):
        form = await teller.form(line)
        assert [(field.name, field.kind) for field in form.fields] == [("text", "long"), ("nameless", "choice")]
        assert "nothing here keeps that it was you" in form.intro
    filed = await teller.reply(form.run, values={"text": SOFA, "nameless": "no"})
    assert filed.summary == f"That is idea {LAST + 1} now."


@pytest.mark.parametrize("empty", ["", "   ", "🎉🎉", "..."])
async def test_an_idea_needs_a_word(teller: Teller, empty: str) -> None:
    form = await teller.form("idea new", values={"text": empty, "nameless": "no"})
    assert set(form.errors) == {"text"}
    assert await count() == LAST


async def test_four_thousand_characters_and_no_more(teller: Teller) -> None:
    form = await teller.form("idea new", values={"text": "sofa " * 1000, "nameless": "no"})
    assert "4000" in form.errors["text"].replace(",", "")
    assert next(field for field in form.fields if field.name == "text").value.startswith("sofa")
    most = ("sofa " * 800).strip()
    assert "That is idea" in (await teller.reply("idea new", values={"text": most, "nameless": "no"})).summary


async def test_asking_for_help_files_nothing(teller: Teller) -> None:
    for line in ("idea help", "/idea hjälp", "idea apua"):
        assert "would you like to know" in (await teller.reply(line)).summary
    assert await count() == LAST


# --- how lines are read -------------------------------------------------------------------------------------------


async def test_a_line_that_may_be_a_list_or_an_idea_is_offered_as_both(teller: Teller) -> None:
    reply = await teller.reply("idea list of bicycles")
    assert [each.label for each in buttons(reply)] == ["Look through the ideas", "Share an idea, or see other people’s"]
    listed = await teller.press(reply, "Look through")
    assert "about “of bicycles”" in words(listed)
    assert await count() == LAST
    await teller.press(await teller.reply("idea list of things we need"), "Share an idea")
    assert (await Idea.get(id=LAST + 1)).text == "list of things we need"


@pytest.mark.parametrize(
    "said",
    [
        "top floor needs a sofa", "vote for the canteen with a bell", "new chairs in lobby, please",
        "mine shaft museum visit", "comment sections under letters", "12 rules for the cake table",
        "make it so, anyway:maybe", "show off our gardens",
    ],
)  # fmt: skip
async def test_words_that_only_look_like_a_verb_are_an_idea(teller: Teller, said: str) -> None:
    assert (await teller.reply(f"idea {said}")).summary == f"That is idea {LAST + 1} now."
    assert (await Idea.get(id=LAST + 1)).text == said


@pytest.mark.parametrize(
    ("said", "filed"),
    [
        ("I have an idea: a red sofa upstairs", "a red sofa upstairs"),
        ("Jag har en idé: röd soffa på vinden!", "röd soffa på vinden!"),
        ("Minulla on idea, punainen sohva", "punainen sohva"),
        ("ég er með hugmynd: rauður sófi", "rauður sófi"),
    ],
)
async def test_who_says_that_they_have_an_idea_is_understood(teller: Teller, said: str, filed: str) -> None:
    assert (await teller.reply(said)).summary == f"That is idea {LAST + 1} now."
    assert (await Idea.get(id=LAST + 1)).text == filed


@pytest.mark.parametrize("said", ["vote 12", "rösta på 12", "äänestä 12", "kjóstu 12", "upvote #12"])
async def test_verbs_are_known_in_every_language(teller: Teller, said: str) -> None:
    assert "Your vote for idea 12 is counted." in (await teller.reply(f"idea {said}", MAJA)).summary


# --- looking ------------------------------------------------------------------------------------------------------


async def test_the_list_is_paged_with_the_newest_first(teller: Teller) -> None:
    first = await teller.reply("idea list")
    assert first.summary == f"{LAST} ideas, the newest first. Page 1 of 2."
    assert titles(first)[0].startswith("14. ")
    second = await teller.press(first, "More")
    assert isinstance(second, Reply)
    assert [title.split(".")[0] for title in titles(first) + titles(second)] == [str(n) for n in range(LAST, 0, -1)]
    back = await teller.press(second, "Back")
    assert isinstance(back, Reply)
    assert titles(back) == titles(first)
    assert (await teller.reply("idea list page:99")).summary.endswith("Page 2 of 2.")


async def test_the_top_has_those_with_most_votes(teller: Teller) -> None:
    rows = [row for block in (await teller.reply("idea top")).blocks if isinstance(block, List) for row in block.rows]
    votes = [int(str(row.details[0]).split()[0]) for row in rows]
    assert votes == sorted(votes, reverse=True)
    assert votes[0] == 12


async def test_ideas_are_found_by_words_that_are_bent_or_misspelt(teller: Teller) -> None:
    for said in ("laptop", "retired laptpos"):
        reply = await teller.reply(f'idea list words:"{said}"')
        assert any("retired laptops" in title for title in titles(reply)), said
    nothing = await teller.reply('idea list words:"xylophone"')
    assert "No idea here is about “xylophone”" in nothing.summary
    assert "That is idea" in words(await teller.press(nothing, "File it as an idea"))


async def test_mine_are_those_under_my_name(teller: Teller) -> None:
    assert "You have filed no idea by name yet." in (await teller.reply("idea mine")).summary
    await teller.say(f"idea {SOFA}")
    assert titles(await teller.reply("idea mine")) == [f"{LAST + 1}. {SOFA}"]
    assert titles(await teller.reply("idea mine", ERIK)) == []


async def test_an_idea_shows_its_text_author_and_comments_oldest_first(teller: Teller) -> None:
    for line in ("idea show 1", "idea 1", "idea #1", "idea visa 1"):
        reply = await teller.reply(line)
        assert reply.summary == "Idea 1"
        assert titles(reply)[0].startswith("Lars-Göran Fällström")
        assert "Oskar Hellgren" in words(reply)


async def test_no_more_than_the_latest_ten_comments(teller: Teller) -> None:
    for number in range(1, 13):
        await teller.say(f"idea comment 3 remark number {number}")
    reply = await teller.reply("idea 3")
    assert "The latest 10 of 14 comments" in words(reply)
    said = next(block for block in reply.blocks if isinstance(block, List)).rows
    assert [str(row.details[0]) for row in said] == [f"remark number {number}" for number in range(3, 13)]


@pytest.mark.parametrize("verb", ["show", "vote", "unvote", "comment"])
@pytest.mark.parametrize("number", ["999", "999999999999", "0"])
async def test_an_idea_that_is_not_there_is_said_to_be_so(teller: Teller, verb: str, number: str) -> None:
    text = ' text:"x"' if verb == "comment" else ""
    assert f"There is no idea “{number}”" in (await teller.reply(f'idea {verb} idea:"{number}"{text}')).summary
    assert f"There is no idea “{number}”" in (await teller.reply(f"idea {number}")).summary


# --- votes and comments -------------------------------------------------------------------------------------------


async def recounted() -> bool:
    """Whether the kept counts are what a count of the rows gives, for every idea."""
    kept, found = [], []
    for idea in await Idea.all():
        kept.append((idea.votes, idea.comments))
        found.append((await Vote.filter(idea=idea).count(), await Comment.filter(idea=idea).count()))
    return kept == found


async def test_a_second_vote_is_a_sentence_and_no_vote(teller: Teller) -> None:
    before = (await Idea.get(id=2)).votes
    first = await teller.reply("idea vote 2")
    assert first.replaces
    assert f"{before + 1} votes" in str(first.blocks)
    assert "You have voted for idea 2 already" in (await teller.reply("idea vote 2")).summary
    assert (await Idea.get(id=2)).votes == before + 1


async def test_a_vote_is_taken_back_once(teller: Teller) -> None:
    before = (await Idea.get(id=2)).votes
    back = await teller.press(await teller.reply("idea vote 2"), "Take vote back")
    assert "Your vote for idea 2 is taken back." in words(back)
    assert "there is nothing to take back" in (await teller.reply("idea unvote 2")).summary
    assert (await Idea.get(id=2)).votes == before
    assert await recounted()


async def test_twenty_votes_of_one_person_at_once_count_once(teller: Teller) -> None:
    before = (await Idea.get(id=2)).votes
    answers = await asyncio.gather(*(teller.reply("idea vote 2") for _ in range(20)))
    assert sum("is counted" in answer.summary for answer in answers) == 1
    assert sum("already" in answer.summary for answer in answers) == 19
    assert (await Idea.get(id=2)).votes == before + 1
    assert await recounted()


async def test_twenty_people_at_once_count_twenty(teller: Teller) -> None:
    idea = await Idea.get(id=2)
    voters = await Vote.filter(idea=idea).values_list("person_id", flat=True)
    crowd = await Person.exclude(id__in=voters).filter(active=True).limit(20)
    assert len(crowd) == 20
    answers = await asyncio.gather(*(teller.reply("idea vote 2", str(person.email)) for person in crowd))
    assert all("is counted" in answer.summary for answer in answers)
    assert (await Idea.get(id=2)).votes == idea.votes + 20
    await asyncio.gather(*(teller.reply("idea unvote 2", str(person.email)) for person in crowd))
    assert (await Idea.get(id=2)).votes == idea.votes
    assert await recounted()


async def test_votes_and_their_taking_back_in_a_crowd_stay_true(teller: Teller) -> None:
    lines = ["idea vote 2", "idea unvote 2", "idea comment 2 yes"] * 7
    await asyncio.gather(*(teller.reply(line, who) for line in lines for who in (ANNA, ERIK, AINO)))
    assert await recounted()


async def test_a_comment_without_words_is_asked_for(teller: Teller) -> None:
    form = await teller.form("idea comment 12")
    assert [field.name for field in form.fields] == ["text"]
    reply = await teller.reply(form.run, values={"text": "Count me in.\nWith skis."})
    assert reply.summary == "Your comment stands under idea 12."
    assert "Count me in.\nWith skis." in words(reply)


async def test_a_replayed_request_has_its_effect_once(teller: Teller) -> None:
    for at, line in enumerate((f"idea {SOFA}", "idea comment 2 me too", "idea vote 2")):
        incoming = Incoming(line=line, who=Address("terminal", "shell", ANNA), key=f"once-{at}")
        inbox = await doors.take_in(incoming)
        assert inbox is not None
        assert await doors.take_in(incoming) is None
        both = await asyncio.gather(*(teller.dispatch.answer(incoming, inbox, "en") for _ in range(2)))
        again = await teller.dispatch.answer(incoming, inbox, "en")
        if at:  # whoever looks after the idea is filed is shown that it is near theirs, and files nothing
            assert sum("is done already" in words(each.answer) for each in (*both, again)) == 2
    assert await count() == LAST + 1
    assert await Comment.filter(idea_id=2, text="me too").count() == 1
    assert await recounted()


# --- without a name -----------------------------------------------------------------------------------------------


class _Ear:
    """A messenger that keeps the answers it was given."""

    def __init__(self) -> None:
        self.heard: list[Answer] = []

    async def respond(self, to: Incoming, answer: Answer, language: str) -> Outcome:
        self.heard.append(answer)
        return Sent("1")


async def everything() -> dict[str, dict[str, dict[str, Any]]]:
    """Every row of every table, by table and by what it says."""
    assert Tortoise.apps is not None
    tables = {model._meta.db_table for model in Tortoise.apps["kunna"].values()}
    return {
        table: {
            str(sorted(map(str, row.items()))): row
            for row in await client().execute_query_dict(f"SELECT * FROM {table}")  # noqa: S608 - our own tables
        }
        for table in tables
    }


async def through_the_door(dispatch: Dispatch, ear: _Ear, line: str, values: dict[str, str], key: str) -> Answer:
    """As an adapter does it: taken in, answered, settled."""
    incoming = Incoming(
        line=line, who=Address("terminal", "shell", ANNA), key=f"{ANNA}|{key}", values=values,
        via="submitted" if values else "pressed", language="en", way={"user": ANNA},
    )  # fmt: skip
    inbox = await doors.take_in(incoming)
    assert inbox is not None
    await dispatch.finish(incoming, inbox)
    return ear.heard[-1]


@pytest.mark.parametrize(
    "text",
    [SOFA, BIKES, BIKES + "\n" + "with a roof and a pump " * 40],
    ids=["nothing near", "near", "near and long"],
)
async def test_an_idea_without_a_name_leaves_no_trace_of_the_person(
    teller: Teller, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await teller.say("kunna language en")
    anna = await Person.get(email=ANNA)
    await teller.say("hello")  # her address is known from before, as everybody's is
    dispatch, ear = teller.dispatch, _Ear()
    before = await everything()
    monkeypatch.setattr(dispatch.messengers["terminal"], "respond", ear.respond)
    answer = await through_the_door(dispatch, ear, "idea new", {"text": text, "nameless": "yes"}, "1")
    assert isinstance(answer, Reply)
    if text != SOFA:
        await through_the_door(dispatch, ear, "idea new", {"text": text, "nameless": "yes"}, "2")
        answer = await through_the_door(dispatch, ear, button(answer, "File mine anyway").run, {}, "3")
    assert f"That is idea {LAST + 1} now." in words(answer)
    added = {
        table: [row for said, row in rows.items() if said not in before[table]]
        for table, rows in (await everything()).items()
    }
    assert [row["text"] for row in added["idea"]] == [UserText(text)]
    assert {name for name, rows in added.items() if rows} == {"idea", "inbox", "version", "change"}
    # What others are told to read again: something of the ideas, and neither which one nor whose.
    assert {(row["name"], row["thing"]) for row in added["change"]} == {("ideas", 0)}
    seat = await PersonAddress.get(person=anna)
    for table, rows in added.items():
        for row in rows:
            of_people = {name for name in row if name in {"person_id", "author_id", "owner_id"}}
            assert [row[name] for name in of_people if row[name] is not None] == [], table
            for name, value in row.items():
                assert not any(trace in str(value) for trace in (ANNA, anna.name, seat.user)), (table, name)
    idea = await Idea.get(id=LAST + 1)
    assert (idea.author_id, idea.language) == (None, "")
    assert (idea.created.hour, idea.created.minute, idea.created.second) == (0, 0, 0)
    assert "without a name" in str((await teller.reply(f"idea {LAST + 1}")).blocks)
    assert titles(await teller.reply("idea mine")) == []


async def test_a_typed_line_may_leave_the_name_out_too(teller: Teller) -> None:
    for at, said in enumerate(("anonymous:yes red sofa upstairs", "hall mirror with lamps anonymt:ja"), 1):
        await teller.say(f"idea {said}")
        idea = await Idea.get(id=LAST + at)
        assert idea.author_id is None
        assert ":" not in idea.text


# --- languages ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", texts.LANGUAGES)
async def test_every_answer_is_in_the_askers_language_and_fits(teller: Teller, language: str) -> None:
    teller.language = language
    lines = (
        "idea", f"idea {SOFA}", f"idea {BIKES}", "idea list", "idea top", "idea mine", "idea 1", "idea vote 2",
        "idea vote 2", "idea unvote 2", "idea unvote 2", "idea comment 2 yes", 'idea list words:"bikes"', "idea 99",
    )  # fmt: skip
    said = {line: await teller.say(line) for line in lines}
    assert isinstance(said["idea"], Form)
    assert said["idea"].intro == texts.say(language, "intro-idea")
    listed = said["idea list"]
    assert isinstance(listed, Reply)
    assert texts.say(language, "idea-list", count=LAST + 1) in listed.summary
    for answer in said.values():
        if isinstance(answer, Reply):
            for block in answer.blocks:
                if isinstance(block, List):
                    assert len(block.rows) <= 10
                    assert all(len(row.actions) <= 3 for row in block.rows)
            assert all(len(each.label) <= 75 and len(each.run) <= 1900 for each in buttons(answer))
