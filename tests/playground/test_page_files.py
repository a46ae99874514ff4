"""The page's files keep their rules: no markup out of data, nothing from elsewhere, nothing that we send undrawn.

The drawing itself was looked at in Chromium with gallery.html. It is not run here: neither a browser nor node can be
taken for granted on a clean machine, and neither can be installed from PyPI without a download of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.adapters.playground.page import FILES
from bot.adapters.slack import draw as slack
from bot.adapters.teams import draw as teams
from bot.reply import (
    Address,
    Button,
    Buttons,
    Choice,
    Facts,
    Field,
    Form,
    Link,
    List,
    PersonName,
    Reply,
    Row,
    Strong,
    Text,
    When,
)

SCRIPTS = sorted(FILES.glob("*.js"))
PAGES = sorted(FILES.glob("*.html"))
SHEETS = sorted(FILES.glob("*.css"))
MARKUP_FROM_DATA = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|setHTML|document\.write|DOMParser|createContextualFragment|srcdoc"
    r"|\beval\(|new Function|setAttribute\(\"style\"|\bstyle:|javascript:"
)
# A namespace is a name and not an address; the samples' links are drawn and never fetched.
ELSEWHERE = re.compile(r"(?:https?:)?//(?!www\.w3\.org/2000/svg)[\w.-]+\.\w+|@import|url\(|\bwss?:")


def code(text: str) -> str:
    """The text without comment lines."""
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith(("//", "/*", "*")))


@pytest.mark.parametrize("file", [f for f in SCRIPTS if f.name != "samples.js"], ids=lambda f: f.name)
def test_no_script_makes_markup_or_code_out_of_data(file: Any) -> None:
    assert MARKUP_FROM_DATA.findall(code(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("file", [f for f in SCRIPTS + PAGES + SHEETS if f.name != "samples.js"], ids=lambda f: f.name)
def test_no_file_asks_for_anything_from_elsewhere(file: Any) -> None:
    assert ELSEWHERE.findall(code(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("file", PAGES, ids=lambda f: f.name)
def test_no_page_holds_scripts_or_styles_that_the_content_security_policy_would_stop(file: Any) -> None:
    text = file.read_text(encoding="utf-8")
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|(?:src|href)=\"data:", text) == []


@pytest.mark.parametrize("file", SCRIPTS + PAGES, ids=lambda f: f.name)
def test_every_file_that_is_named_is_there(file: Any) -> None:
    text = file.read_text(encoding="utf-8")
    for name in re.findall(r"from \"\./([^\"]+)\"", text) + re.findall(r"(?:src|href)=\"(?:page/)?([^\"]+)\"", text):
        assert (FILES / name).is_file(), name


# --- everything that the adapters draw is drawn by the page ----------------------------------------------------

ERIK = PersonName("Erik Åkesson", "erik@example.com", (Address("slack", "T1", "U1"), Address("teams", "t", "u")))
AT = datetime(2026, 11, 21, 15, tzinfo=UTC)
LINE = (
    "plain ",
    Strong("strong"),
    " ",
    ERIK,
    " ",
    PersonName("Nobody"),
    " ",
    When(AT),
    When(AT, "time"),
    When(AT, "both"),
)
MANY = tuple(Button(f"Button {n}", f"idea {n}", "danger" if n % 2 else "main") for n in range(12))
LINKS = (Link("Write", "mailto:erik@example.com"), Link("Read", "https://example.com/a"))
REPLIES = [
    Reply("Only a summary"),
    Reply("a * _ <b> & [x](y)\n\n> two lines", (Text(LINE), Text(LINE, "note"), Text(LINE, "quote"))),
    Reply("facts", (Facts((("Stage", "new"), ("By", LINE))),)),
    Reply("rows", (List(tuple(Row(LINE, (LINE, "second"), (MANY[0], *LINKS)) for _ in range(3))), Buttons(MANY))),
    Reply("beside", (List((Row((ERIK,), ("Python: can", (When(AT, "both"), " & ", Strong("more"))), (MANY[0],)),)),)),
    Reply("few", (Buttons((MANY[0], MANY[1], *LINKS)),), public=True),
    Reply("cut", tuple(Text("word " * 3_000) for _ in range(60))),
]
PAIRS = tuple(Choice(str(n), f"Choice {n}") for n in range(8))
FIELDS = (
    Field("line", "Line", value="x", hint="A hint."),
    Field("long", "Long", "long", required=False),
    Field("few", "Few", "choice", PAIRS[:3], "1"),
    Field("many", "Many", "choice", PAIRS, "1", required=False),
    Field("open", "Open", "choice", PAIRS),
    Field("number", "Number", "number", value="3", required=False),
    Field("file", "File", "file", required=False, kinds=("csv", "xlsx")),
)
FORMS = [
    Form("Add", "whoknows add", FIELDS, "Add", "Cancel", "An intro."),
    Form("A title that is too long for a modal's title", "x", FIELDS, "Add", "Cancel", errors={"": "no", "line": "no"}),
]


def objects(drawn: Any) -> Iterator[dict[str, Any]]:
    """Every object that carries a type, at any depth; what an action carries as its data is ours and is not drawn."""
    if isinstance(drawn, dict):
        if isinstance(drawn.get("type"), str):
            yield drawn
        for name, value in drawn.items():
            if name != "data":
                yield from objects(value)
    elif isinstance(drawn, list):
        for value in drawn:
            yield from objects(value)


def unknown(drawn: Any, scripts: str) -> set[str]:
    """Types and properties for which the client's scripts have no word."""
    words = {word for one in objects(drawn) for word in (one["type"], *one)}
    return {
        word for word in words if not re.search(rf"(?<![\w.]){re.escape(word)}(?!\w)|\.{re.escape(word)}\b", scripts)
    }


def sources(client: str) -> str:
    """The scripts of one client, without the samples."""
    return "\n".join(file.read_text(encoding="utf-8") for file in FILES.glob(f"{client}*.js"))


@pytest.mark.parametrize("reply", REPLIES, ids=lambda reply: reply.summary[:8])
def test_the_page_knows_every_word_of_every_reply(reply: Reply) -> None:
    assert unknown(slack.message(reply, "T1", "en")["blocks"], sources("slack")) == set()
    assert unknown(teams.message(reply, "en")["attachments"][0]["content"], sources("teams")) == set()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.title[:8])
def test_the_page_knows_every_word_of_every_form(form: Form) -> None:
    assert unknown(slack.modal(form, "en", {}), sources("slack")) == set()
    assert unknown(teams.message(form, "en")["attachments"][0]["content"], sources("teams")) == set()


def test_a_word_that_the_page_does_not_know_would_be_found() -> None:
    drawn = {"type": "section", "blink": True, "accessory": {"type": "marquee"}}
    assert unknown(drawn, sources("slack")) == {"blink", "marquee"}
