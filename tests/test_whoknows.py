"""/whoknows finds colleagues, says why they are there, and is honest when there is nobody."""

from __future__ import annotations

from bot.reply import Form, Reply, Room
from tests.cast import AINO, ANNA, ERIK, Teller, button, buttons, titles, words


async def test_a_misspelt_skill_is_understood_and_said(teller: Teller) -> None:
    reply = await teller.reply("whoknows pyhton")
    assert reply.summary.startswith("12 people know Python.")
    assert titles(reply)[0] == "Erik Åkesson"
    assert "You wrote “pyhton”. Showing Python." in words(reply)


async def test_an_exact_name_is_not_explained(teller: Teller) -> None:
    assert "You wrote" not in words(await teller.reply("whoknows Python"))


async def test_ten_people_a_page_and_nobody_twice(teller: Teller) -> None:
    first = await teller.reply("whoknows Python")
    second = await teller.press(first, "More people")
    assert isinstance(second, Reply)
    assert len(titles(first)) == 10
    assert len(titles(second)) == 2
    assert not set(titles(first)) & set(titles(second))
    back = await teller.press(second, "Back")
    assert isinstance(back, Reply)
    assert titles(back) == titles(first)


async def test_a_page_behind_the_last_is_the_last_and_says_so(teller: Teller) -> None:
    second = await teller.reply("whoknows python page:2")
    for beyond in ("page:3", "page:999999999"):
        reply = await teller.reply(f"whoknows python {beyond}")
        assert (reply.summary, titles(reply)) == (second.summary, titles(second))
        assert button(reply, "Back").run == button(second, "Back").run
    assert (await teller.reply("whoknows python page:0")).summary == (await teller.reply("whoknows python")).summary


async def test_people_who_know_most_of_several_skills_come_first(teller: Teller) -> None:
    reply = await teller.reply("whoknows python och kubernetes")
    assert "know at least one of Python and Kubernetes" in reply.summary
    row = next(block for block in reply.blocks if hasattr(block, "rows")).rows[0]
    assert len(row.details) == 3  # both skills and the place


async def test_filters_by_place_in_any_language(teller: Teller) -> None:
    reply = await teller.reply("whoknows python plats:Reykjavik")
    assert reply.summary == "3 people in Reykjavik know Python."
    assert titles(reply) == titles(await teller.reply("whoknows python place:reykjavik"))


async def test_a_filter_that_leaves_nobody_offers_everywhere(teller: Teller) -> None:
    reply = await teller.reply("whoknows python unit:Nowhere")
    assert reply.summary == "Nobody in Nowhere has said that they know Python."
    everywhere = await teller.press(reply, "Search everywhere")
    assert isinstance(everywhere, Reply)
    assert everywhere.summary.startswith("12 people")


async def test_unknown_words_get_an_honest_answer(teller: Teller) -> None:
    reply = await teller.reply("whoknows qzxwv jklmn")
    assert "I know no skill by that name" in reply.summary
    assert button(reply, "Add a skill").run == "whoknows add"


async def test_what_nobody_knows_is_offered_to_be_known(teller: Teller) -> None:
    await teller.reply("whoknows add", ERIK, {"skill": "Glassblowing", "hidden": "no"})
    await teller.reply("whoknows drop skill/193", ERIK)
    reply = await teller.reply("whoknows glassblowing")
    assert reply.summary == "Nobody has said that they know Glassblowing yet."
    mine = await teller.press(reply, "I know it")
    assert "Glassblowing is on your profile." in words(mine)
    assert titles(await teller.reply("whoknows glassblowing")) == ["Anna Lind"]


async def test_without_words_a_form_asks(teller: Teller) -> None:
    form = await teller.form("whoknows")
    assert [field.name for field in form.fields] == ["what", "unit", "place"]
    found = await teller.reply(form.run, values={"what": "pyhton", "unit": "", "place": "Helsinki"})
    assert "in Helsinki" in found.summary


async def test_a_skill_is_added_by_form_with_its_level(teller: Teller) -> None:
    form = await teller.form("whoknows add")
    assert [(field.name, field.kind) for field in form.fields] == [
        ("skill", "line"), ("level", "choice"), ("hidden", "choice"),
    ]  # fmt: skip
    reply = await teller.reply(form.run, values={"skill": "Python", "level": "4", "hidden": "no"})
    assert reply.summary == "Python is on your profile."
    assert "Anna Lind" in titles(await teller.reply("whoknows python")) + titles(
        await teller.reply("whoknows python page:2")
    )


async def test_an_empty_field_is_refused_at_the_field_and_nothing_typed_is_lost(teller: Teller) -> None:
    form = await teller.form("whoknows add", values={"skill": "  ", "level": "3"})
    assert set(form.errors) == {"skill"}
    assert next(field for field in form.fields if field.name == "level").value == "3"


async def test_a_near_miss_is_asked_about_before_a_skill_is_coined(teller: Teller) -> None:
    asked = await teller.reply("whoknows add", values={"skill": "Pyton", "level": "2"})
    assert "Is it one of these?" in asked.summary
    assert "Python is on your profile." in words(await teller.press(asked, "Python"))


async def test_hidden_skills_count_for_nobody_but_their_owner(teller: Teller) -> None:
    mine = await teller.reply("whoknows me", ERIK)
    await teller.say(next(each.run for each in buttons(mine) if each.label == "Hide"), ERIK)
    hidden = next(title for title in titles(await teller.reply("whoknows me", ERIK)))
    reply = await teller.reply(f"whoknows {hidden}")
    assert "Erik Åkesson" not in titles(reply)
    assert hidden not in words(await teller.reply(f"whoknows {ERIK}"))


async def test_a_colleague_is_shown_by_name_or_mail(teller: Teller) -> None:
    assert (await teller.reply(f"whoknows {AINO}")).summary == "Aino Mäkelä"
    assert (await teller.reply("whoknows @Aino.Mäkelä")).summary == "Aino Mäkelä"


async def test_share_is_offered_in_rooms_only_and_needs_membership(teller: Teller) -> None:
    assert "Share in this channel" not in words(await teller.reply("whoknows python"))
    teller.room = Room("terminal", "shell", "C1")
    reply = await teller.reply("whoknows python", ANNA)
    refused = await teller.press(reply, "Share in this channel")
    assert "nothing was shared" in words(refused)


async def test_two_readings_are_offered_and_a_press_decides(teller: Teller) -> None:
    reply = await teller.reply("whoknows add python")
    assert [each.label for each in buttons(reply)] == [
        "Add a skill to your profile", "Find colleagues who know something",
    ]  # fmt: skip
    answer = await teller.press(reply, "Add a skill")
    assert not isinstance(answer, Form)
    assert "Python is on your profile." in words(answer)


async def test_verbs_are_known_without_their_dots(teller: Teller) -> None:
    assert isinstance(await teller.say("whoknows lagg till"), Form)
    assert isinstance(await teller.say("whoknows Lägg till"), Form)
