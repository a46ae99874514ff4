"""What is drawn for Slack: inside every limit, every text literal, nothing dropped in silence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block as SlackBlock
from slack_sdk.models.views import View as SlackView

from bot import texts
from bot.adapters.playground.slack_refusals import check_message, check_view
from bot.adapters.slack import draw, limits, words
from bot.reply import (
    Action,
    Address,
    Block,
    Button,
    Buttons,
    Choice,
    Facts,
    Field,
    Form,
    Inline,
    Line,
    Link,
    List,
    PersonName,
    Reply,
    Row,
    Strong,
    Text,
    When,
)

Json = dict[str, Any]
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
ANNA = PersonName("Anna Lind", "anna.lind@example.com", (Address("slack", "T1", "U7"), Address("slack", "T2", "U8")))

HOSTILE = [
    "<!channel>", "<!here|here>", "<@U12345>", "<#C12345|general>", "<!subteam^S1>",
    "<http://evil.example|bank.example>", "<!date^0^{date}|x>",
    "[x](javascript:alert(1))", "*bold* _it_ ~no~ `code`", "&lt;!channel&gt;", "@channel @here :tada:",
    "https://evil.example", "mailto:x@evil.example", "\u202eright to left\u202c", "👩‍👩‍👧‍👦🏳️‍🌈", "\x00\ud800",
    " ", "\n\n\n", "x" * 100_000, "<" * 5_000, "😀" * 5_000, '"\\\'}{',
]  # fmt: skip
texts_ = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=40), st.text(min_size=1, max_size=6).map(lambda t: t * 900)
)
moments = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001 - the zone comes after
people = st.builds(
    PersonName,
    texts_,
    st.one_of(st.just("anna.lind@example.com"), texts_),
    st.lists(st.builds(Address, st.just("slack"), st.just("T1"), st.one_of(st.just("U7"), texts_)), max_size=1).map(
        tuple
    ),
)
inline: st.SearchStrategy[Inline] = st.one_of(
    texts_, st.builds(Strong, texts_), st.builds(When, moments, st.sampled_from(["date", "time", "both"])), people
)
lines: st.SearchStrategy[Line] = st.one_of(texts_, st.lists(inline, max_size=14).map(tuple))
actions: st.SearchStrategy[Action] = st.one_of(
    st.builds(Button, texts_, texts_, st.sampled_from(["normal", "main", "danger"])),
    st.builds(
        Link, texts_, st.one_of(texts_, st.sampled_from(["https://kunna.example/x?a=1&b=2", "mailto:a@b.example"]))
    ),
)
some_actions = st.lists(actions, max_size=40).map(tuple)
# A row with one short button is drawn in another way than the others, so it comes often.
one_button = st.builds(Button, st.sampled_from(["Profile", "<!here>"]), texts_).map(lambda button: (button,))
rows = st.builds(Row, lines, st.lists(lines, max_size=3).map(tuple), one_button | some_actions)
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Text, lines, st.sampled_from(["body", "note", "quote"])),
    st.builds(Facts, st.lists(st.tuples(texts_, lines), max_size=6).map(tuple)),
    st.builds(
        List,
        st.lists(rows, max_size=12).map(tuple),
    ),
    st.builds(List, st.lists(st.builds(Row, lines, st.lists(lines, max_size=2).map(tuple), one_button)).map(tuple)),
    st.builds(Buttons, some_actions),
)
replies = st.builds(Reply, texts_, st.lists(blocks, max_size=8).map(tuple), st.booleans())
fields = st.builds(
    Field,
    st.sampled_from("abcdefgh"),
    texts_,
    st.sampled_from(["line", "long", "choice", "number"]),
    st.lists(st.builds(Choice, texts_, texts_), max_size=120).map(tuple),
    texts_,
    st.booleans(),
    texts_,
)
forms = st.builds(
    Form, texts_, st.sampled_from(["idea new", "whoknows add 7"]),
    st.lists(fields, max_size=8, unique_by=lambda field: field.name).map(tuple), texts_, texts_, texts_,
    st.dictionaries(st.sampled_from(["", "a", "b"]), texts_, max_size=3),
)  # fmt: skip


def every(node: Any) -> Iterator[Json]:
    """Every object inside."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from every(value)
    elif isinstance(node, list):
        for value in node:
            yield from every(value)


def nothing_live(drawn: Any, *, allowed_users: set[str], allowed_urls: set[str]) -> None:
    """No mention or link but those asked for as such; markup only in dates, which hold no text."""
    for node in every(drawn):
        kind = node.get("type")
        assert kind not in ("broadcast", "usergroup", "channel", "emoji", "markdown")
        if kind == "mrkdwn":
            assert node["verbatim"] is True
            nothing_live_in_markup(node["text"], allowed_users, allowed_urls)
        if kind == "plain_text":
            assert node["emoji"] is False
        if kind == "user":
            assert node["user_id"] in allowed_users
        if "url" in node:
            assert node["url"] in allowed_urls
            assert node["url"].startswith(("https://", "mailto:"))


def nothing_live_in_markup(text: str, allowed_users: set[str], allowed_urls: set[str]) -> None:
    """Dates, mentions of those users, links to those addresses; every other sign of markup is escaped."""
    for inside in re.findall(r"<([^<>]*)>", text):
        target, _, label = inside.partition("|")
        if target.startswith("@"):
            assert target[1:] in allowed_users
            assert label == ""
        elif target.startswith("!"):
            assert re.fullmatch(r"!date\^-?\d+\^[{}a-z_ ]+\|[0-9:\- UTC]+", inside), inside
        else:
            assert target in allowed_urls
            assert label.strip()
    rest = re.sub(r"<[^<>]*>", "", text)
    assert not re.search(r"[<>]|&(?!amp;|lt;|gt;)", rest)
    assert not re.search(r"[_~`@]|:[^\s:]+:|://", rest)


def inside_limits(drawn: Json) -> None:
    assert check_message(drawn) == ""
    assert not re.search(r"[<>]|&(?!amp;|lt;|gt;)", drawn["text"])
    assert drawn["text"].strip()
    for block in SlackBlock.parse_all(drawn["blocks"]):
        block.validate_json()
    assert len(drawn["blocks"]) <= limits.BLOCKS_IN_MESSAGE
    json.dumps(drawn, ensure_ascii=False).encode()


@settings(max_examples=60, deadline=None)
@given(replies)
@example(Reply("x" * 100_000, tuple(Text("y" * 100_000) for _ in range(60))))
@example(
    Reply(
        "s", (List(tuple(Row("r", (), (Button("b", "help"),) * 3) for _ in range(40))), Buttons((Button("Next", "n"),)))
    )
)
@example(Reply("s", tuple(Facts((("a", "b"),) * 4000) for _ in range(3))))
def test_any_reply_is_inside_every_limit_and_nothing_in_it_is_live(reply: Reply) -> None:
    drawn = draw.message(reply, "T1", "en")
    inside_limits(drawn)
    users = {"U7"} if not reply.public else set()
    said = json.dumps([drawn])
    urls = set(
        re.findall(r"https://kunna\.example/x\?a=1&b=2|mailto:a@b\.example|mailto:anna\.lind@example\.com", said)
    )
    urls |= {"https://evil.example", "mailto:x@evil.example"}  # a Link made of them on purpose
    nothing_live(drawn, allowed_users=users, allowed_urls=urls)
    assert drawn["unfurl_links"] is False
    assert drawn["unfurl_media"] is False


@settings(max_examples=60, deadline=None)
@given(forms)
def test_any_form_is_inside_every_limit_and_nothing_in_it_is_live(form: Form) -> None:
    view = draw.modal(form, "fi", {"response_url": "https://hooks.slack.com/x"})
    assert check_view(view) == ""
    SlackView(**view).validate_json()
    nothing_live(view, allowed_users=set(), allowed_urls=set())
    assert json.loads(view["private_metadata"])["run"] == form.run
    assert [b["block_id"] for b in view["blocks"] if b["type"] == "input"] == [field.name for field in form.fields]


@settings(max_examples=100, deadline=None)
@given(st.from_regex(words._USUAL_EMAIL, fullmatch=True))
def test_the_usual_address_that_is_not_looked_at_closely_would_pass_that_look(email: str) -> None:
    assert words.safe(f"mailto:{email}")


@given(texts_, st.integers(1, 200))
def test_a_cut_text_fits_and_says_that_it_was_cut(text: str, limit: int) -> None:
    short = limits.cut(text, limit)
    assert limits.size(short) <= limit
    assert short == text or short.endswith("…")
    assert short.removesuffix("…") == text[: len(short.removesuffix("…"))]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_person_wrote_stands_there_as_they_wrote_it(text: str) -> None:
    drawn = draw.message(Reply("One idea", (Text(text[:500]), Text(text[:500], "quote"))), "T1", "en")
    wanted = text[:500].encode("utf-8", "ignore").decode().replace("\0", "")
    said = [node["text"] for node in every(drawn["blocks"]) if node.get("type") == "text"]
    assert said == [wanted] * 2 if wanted.strip() else said == []


def test_what_is_cut_is_said() -> None:
    drawn = draw.message(Reply("Ideas", (Text("x" * 5_000),)), "T1", "sv")
    assert drawn["blocks"][-1]["elements"][0]["text"] == texts.say("sv", "slack-cut")
    whole = draw.message(Reply("Ideas", (Text("x" * 2_000),)), "T1", "sv")
    assert texts.say("sv", "slack-cut") not in json.dumps(whole, ensure_ascii=False)


def test_a_long_answer_keeps_its_way_on() -> None:
    rows = tuple(Row("x" * 900, ("y" * 900,)) for _ in range(60))
    drawn = draw.message(Reply("Ideas", (List(rows), Buttons((Button("Next page", "idea list page 2"),)))), "T1", "en")
    inside_limits(drawn)
    assert drawn["blocks"][-2]["elements"][0]["value"] == "idea list page 2"
    assert drawn["blocks"][-1]["elements"][0]["text"] == texts.say("en", "slack-cut")


def test_a_person_is_a_mention_in_private_and_a_mail_link_in_public_or_elsewhere() -> None:
    def drawn(public: bool, space: str) -> Json:
        return next(
            node
            for node in every(draw.message(Reply("s", (Text((ANNA,)),), public), space, "en")["blocks"])
            if node.get("type") in ("user", "link")
        )

    assert drawn(False, "T1") == {"type": "user", "user_id": "U7", "style": {"bold": True}}
    assert drawn(False, "T2")["user_id"] == "U8"
    mail = {"type": "link", "text": "Anna Lind", "style": {"bold": True}, "url": "mailto:anna.lind@example.com"}
    assert drawn(True, "T1") == mail
    assert drawn(False, "T3") == mail


def test_a_moment_is_a_date_that_the_reader_sees_in_their_zone() -> None:
    at = NOON + timedelta(seconds=7)
    drawn = draw.message(Reply("s", (Text((When(at, "both"),)), Text(("Added ", When(at)), "note"))), "T1", "en")
    body, note = drawn["blocks"][1:]
    date = body["elements"][0]["elements"][0]
    assert (date["type"], date["timestamp"]) == ("date", int(at.timestamp()))
    assert date["format"] == "{date_short_pretty} {time}"
    assert note["elements"][1]["text"].startswith(f"<!date^{int(at.timestamp())}^{{date_short_pretty}}|2026-11-21")


def test_up_to_six_actions_are_buttons_and_the_rest_of_many_goes_into_menus() -> None:
    def elements(count: int, run: str = "idea {}") -> list[Json]:
        buttons = Buttons(tuple(Button(f"B{n}", run.format(n), "main" if n == 0 else "normal") for n in range(count)))
        blocks = draw.message(Reply("s", (buttons,)), "T1", "en")["blocks"]
        found: list[Json] = blocks[1]["elements"]
        return found

    assert [e["type"] for e in elements(6)] == ["button"] * 6
    assert [e["type"] for e in elements(9)] == ["button"] * 5 + ["overflow"]
    assert [o["value"] for o in elements(9)[5]["options"]] == ["idea 5", "idea 6", "idea 7", "idea 8"]
    assert [e["type"] for e in elements(12)] == ["button"] * 5 + ["overflow"] * 2
    assert [e["type"] for e in elements(12, "idea {} " + "x" * 200)] == ["button"] * 12, "a long line fits no menu"
    assert elements(2)[0]["style"] == "primary"
    assert "style" not in elements(2)[1]


def test_no_link_leads_anywhere_but_the_web_and_mail() -> None:
    for url in (
        "javascript:alert(1)",
        "http://plain.example",
        "https://",
        "https://a b",
        "file:///etc/passwd",
        "data:x",
    ):
        drawn = draw.message(Reply("s", (Buttons((Link("Read on", url),)),)), "T1", "en")
        assert all("url" not in node for node in every(drawn))
        assert "Read on" in json.dumps(drawn["blocks"]), "what cannot be a link is still its text"
    drawn = draw.message(Reply("s", (Buttons((Link("Policy", "https://kunna.example/p"),)),)), "T1", "en")
    assert drawn["blocks"][1]["elements"][0]["url"] == "https://kunna.example/p"
    drawn = draw.message(Reply("s", (Buttons((Link("Write", "mailto:a@b.example"),)),)), "T1", "en")
    assert drawn["blocks"][1]["elements"][0]["elements"][0]["url"] == "mailto:a@b.example"


def test_ids_are_unique_in_a_message() -> None:
    rows = List(tuple(Row(str(n), (), (Button("Vote", f"vote {n}"), Button("Show", f"idea {n}"))) for n in range(10)))
    drawn = draw.message(Reply("s", (rows, Buttons((Button("Next", "next"),) * 9))), "T1", "en")
    ids = [node["action_id"] for node in every(drawn) if "action_id" in node]
    assert len(ids) == len(set(ids)) == 26


def test_a_form_names_its_fields_and_keeps_what_was_typed_only_in_the_same_form() -> None:
    skill = Field("skill", "Skill", value="Pyhton", hint="One at a time")
    level = Field("level", "Level", "choice", (Choice("1", "learning"), Choice("2", "can do")), "2")
    form = Form("Add a skill", "whoknows add", (skill, level), "Add", "Cancel", "Colleagues will find you.")
    view = draw.modal(form, "en", {})
    assert [b["type"] for b in view["blocks"]] == ["rich_text", "input", "input"]
    assert view["blocks"][1]["element"]["initial_value"] == "Pyhton"
    assert view["blocks"][1]["hint"]["text"] == "One at a time"
    assert view["blocks"][2]["element"]["initial_option"]["value"] == "2"
    assert (view["submit"]["text"], view["close"]["text"]) == ("Add", "Cancel")
    other = draw.modal(Form("Next", "whoknows level", (skill,), "Add", "Cancel"), "en", {})
    assert other["blocks"][0]["element"]["action_id"] != view["blocks"][1]["element"]["action_id"]


def test_a_title_too_long_for_slack_stands_whole_above_the_form() -> None:
    title = "Lisää osaaminen profiiliisi nyt"
    view = draw.modal(Form(title, "x", (Field("a", "A"),), "Tallenna", "Peruuta"), "fi", {})
    assert view["title"]["text"].endswith("…")
    assert view["blocks"][0]["text"]["text"] == title


def test_errors_go_to_the_field_where_slack_can_show_them_there() -> None:
    form = Form("T", "x", (Field("a", "A"), Field("b", "B")), "Add", "Cancel", errors={"a": "No such skill."})
    assert draw.field_errors(form) == {"a": "No such skill."}
    general = Form("T", "x", (Field("a", "A"),), "Add", "Cancel", errors={"": "Broken.", "a": "No."})
    assert draw.field_errors(general) is None
    said = json.dumps(draw.modal(general, "en", {}))
    assert "Broken." in said
    assert "No." in said


def test_a_line_too_long_for_a_modal_is_a_bug_that_is_told() -> None:
    with pytest.raises(ValueError, match="too long to travel"):
        draw.modal(Form("T", "x" * 3_001, (), "Add", "Cancel"), "en", {})
    way = {"response_url": "u" * 2_990}
    assert json.loads(draw.modal(Form("T", "x", (), "A", "C"), "en", way)["private_metadata"]) == {
        "run": "x",
        "way": {},
    }


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_an_open_choice_says_choose_in_the_reader_s_language(language: str) -> None:
    choices = tuple(Choice(str(n), f"Choice {n}") for n in range(6))
    optional = Field("a", "A", "choice", choices[:2], required=False)
    form = Form(
        "F", "x", (optional, Field("b", "B", "choice", choices), Field("c", "C", "choice", choices[:2])), "S", "C"
    )
    view = draw.modal(form, language, {})
    check_view(view)
    SlackView(**view).validate_json()
    menus = [block["element"] for block in view["blocks"]]
    word = {"type": "plain_text", "text": texts.say(language, "form-choose"), "emoji": False}
    assert [menu.get("placeholder") for menu in menus] == [word, word, None]
    assert menus[2]["type"] == "radio_buttons", "which has no placeholder"
