"""Reply and Form -> Block Kit, pure; it sends nothing and lets no text become markup.

Everything a person could have written stands in `rich_text` or `plain_text`, which Slack shows as it is. Three things
are mrkdwn: the top-level `text`, which is escaped; dates in small print, which hold nothing but a number; and a row
with its button beside it, which `mrkdwn` writes or declines to.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from bot import texts
from bot.adapters.slack import limits, mrkdwn
from bot.adapters.slack.words import Json, Pen, carries, clean, escape, plain, rich, safe, small_print, stamp
from bot.reply import (
    Action,
    Block,
    Button,
    Buttons,
    Facts,
    Field,
    File,
    Form,
    Line,
    Link,
    List,
    PersonName,
    Reply,
    Row,
    Strong,
    Text,
    When,
    inlines,
)

# So many buttons fit into two rows of a phone; what comes after them goes into "…" menus.
_ROW_OF_BUTTONS = 6
# Beside a text, Slack shortens labels from about thirty letters on, and a phone sooner.
_LABEL_BESIDE = 20


def message(reply: Reply, space: str, language: str) -> Json:
    """A reply as the arguments of a post, for the workspace `space`. Every limit is kept; what was cut is said."""
    return {
        "text": escape(limits.cut(clean(reply.summary).strip() or "…", limits.SECTION)),
        "blocks": _content(_Page(space, mentions=not reply.public), reply, limits.BLOCKS_IN_MESSAGE, language),
        "unfurl_links": False,
        "unfurl_media": False,
    }


def home(replies: Sequence[Reply], space: str, language: str) -> Json:
    """Replies one under the other as somebody's Home in the workspace `space`, each with the same share of it."""
    most, blocks = limits.BLOCKS_IN_VIEW // max(len(replies), 1) - 1, list[Json]()
    for number, reply in enumerate(replies):
        blocks += [{"type": "divider"}] if blocks else []
        blocks += _content(_Page(space, mentions=True, mark=f"h{number}."), reply, most, language)
    return {"type": "home", "blocks": blocks}


def _content(page: _Page, reply: Reply, most: int, language: str) -> list[Json]:
    """A reply as at most so many blocks; what was cut is said."""
    blocks = list(reply.blocks)
    drawn = page.heading(reply.summary) if blocks else page.paragraph(reply.summary)
    # The way on matters more than the end of a long text, so it is drawn before the rest and loses nothing.
    way_on: list[Json] = []
    if blocks and isinstance(last := blocks[-1], Buttons):
        way_on = page.actions(last.actions)
        blocks.pop()
    for block in blocks:
        drawn += page.block(block)
    most -= len(way_on) + 1
    if len(drawn) > most:
        drawn, page.was_cut = drawn[:most], True
    drawn += way_on
    if page.was_cut:
        drawn.append(small_print(texts.say(language, "slack-cut")))
    return drawn


def modal(form: Form, language: str, way: Mapping[str, str]) -> Json:
    """A form as a view; `way`, the notes on where its answer goes, travels in it beside the line.

    Raises ValueError when the line itself is too long to travel: lines carry ids, so that is a bug of a command.
    """
    metadata = json.dumps({"run": form.run, "way": dict(way)}, ensure_ascii=False)
    if limits.size(metadata) > limits.PRIVATE_METADATA:
        metadata = json.dumps({"run": form.run, "way": {}}, ensure_ascii=False)
    if limits.size(metadata) > limits.PRIVATE_METADATA:
        raise ValueError(
            f"The line of the form {form.title!r} is too long to travel in a modal. Keep a Note of its text."
        )
    page = _Page("", mentions=False)
    blocks: list[Json] = []
    if limits.size(form.title) > limits.VIEW_TITLE or not form.fields:
        blocks += page.heading(form.title)
    if general := form.errors.get("", ""):
        blocks += page.paragraph((Strong(general),))
    if form.intro:
        blocks += page.paragraph(form.intro)
    for field in form.fields:
        blocks.append(page.input(field, form, language))
        if sentence := form.errors.get(field.name, ""):
            blocks.append(small_print(page.label(sentence, limits.SECTION)))
    if len(blocks) >= limits.BLOCKS_IN_VIEW:
        blocks, page.was_cut = blocks[: limits.BLOCKS_IN_VIEW - 1], True
    view: Json = {
        "type": "modal",
        "callback_id": "form",
        "title": plain(limits.cut(clean(form.title).strip() or "…", limits.VIEW_TITLE)),
        "submit": plain(page.label(form.submit, limits.VIEW_TITLE)),
        "close": plain(page.label(form.cancel, limits.VIEW_TITLE)),
        "private_metadata": metadata,
        "blocks": blocks or [small_print("…")],
    }
    if page.was_cut:
        view["blocks"].append(small_print(texts.say(language, "slack-cut")))
    return view


class _Page(Pen):
    """One message or view being drawn, block by block."""

    def __init__(self, space: str, *, mentions: bool, mark: str = "a") -> None:
        """`mark` begins the ids of what can be pressed: where several pages become one view, each needs its own."""
        super().__init__(space, mentions=mentions)
        self._mark, self._ids = mark, 0

    def _id(self) -> str:
        self._ids += 1
        return f"{self._mark}{self._ids}"

    # --- blocks -----------------------------------------------------------------------------------------------

    def block(self, block: Block) -> list[Json]:
        match block:
            case Text(content, role):
                if role == "note":
                    return self._note(content)
                return self.paragraph(content, "rich_text_quote" if role == "quote" else "rich_text_section")
            case Facts(pairs):
                return self._facts(pairs)
            case List(rows):
                # One way through a whole list: the eye looks for its buttons in one place.
                labels = {action.label for row in rows for action in row.actions}
                beside = all(limits.size(label) <= _LABEL_BESIDE for label in labels)
                return [drawn for row in rows for drawn in self._row(row, beside)]
            case Buttons(actions):
                return self.actions(actions)
            case File(name):
                return self.paragraph(("📄 ", Strong(name)))  # what carries it there is no message (files_out.py)
            case _:
                assert_never(block)

    def _note(self, line: Line) -> list[Json]:
        """Small print. Dates are mrkdwn elements of their own, so that no text ever shares one with markup."""
        elements = []
        for inline in inlines(line):
            if isinstance(inline, When):
                date = stamp(inline)
                self.take(date, limits.SECTION)
                elements.append({"type": "mrkdwn", "text": date, "verbatim": True})
                continue
            words = (
                inline if isinstance(inline, str) else inline.name if isinstance(inline, PersonName) else inline.text
            )
            if (fits := self.take(words, limits.SECTION)).strip():
                elements.append(plain(fits.strip()))
        if len(elements) > limits.CONTEXT_ELEMENTS:
            return self.paragraph(line)
        return [{"type": "context", "elements": elements}] if elements else []

    def _facts(self, pairs: Iterable[tuple[str, Line]]) -> list[Json]:
        parts: list[Json] = []
        for label, value in pairs:
            parts += self.parts(("\n", Strong(f"{label}:"), " ") if parts else (Strong(f"{label}:"), " "))
            parts += self.parts(value)
        return rich("rich_text_section", parts)

    def _row(self, row: Row, beside: bool) -> list[Json]:
        if beside and len(row.actions) == 1 and (section := self._beside(row, row.actions[0])):
            return [section]
        parts = self.parts(row.title, bold=True)
        for detail in row.details:
            parts += [*self.parts("\n" if parts else ""), *self.parts(detail)]
        return rich("rich_text_section", parts) + self.actions(row.actions)

    def _beside(self, row: Row, action: Action) -> Json | None:
        """A row with its one button at the right; None where it would lose anything by that."""
        if not isinstance(action, Button) or not carries(action.run, limits.BUTTON_VALUE):
            return None
        if (text := mrkdwn.row(row, self.mention)) is None or not self.takes(text, limits.SECTION, _LABEL_BESIDE):
            return None
        shown = {"type": "mrkdwn", "text": text, "verbatim": True}
        return {"type": "section", "text": shown, "accessory": self._button(action)}

    # --- what can be pressed ----------------------------------------------------------------------------------

    def actions(self, actions: Sequence[Action]) -> list[Json]:
        """Buttons, the last ones of many in menus; links that a button cannot carry stand above them."""
        above: list[Json] = []
        pressable: list[Action] = []
        if actions and self.spent:
            self.was_cut = True
            return []
        for action in actions:
            if isinstance(action, Link) and not (safe(action.url) and action.url.startswith("https:")):
                above += [*self.parts("  " if above else ""), *self._link(action)]
            elif isinstance(action, Button) and not carries(action.run, limits.BUTTON_VALUE):
                above += self.parts(f"{action.label} ")
                self.was_cut = True
            else:
                pressable.append(action)
        elements = self._elements(pressable)
        if len(elements) > limits.ACTIONS:
            elements, self.was_cut = elements[: limits.ACTIONS], True
        drawn = rich("rich_text_section", above) if above else []
        return drawn + ([{"type": "actions", "elements": elements}] if elements else [])

    def _link(self, link: Link) -> list[Json]:
        drawn = self.text(link.label.strip() or link.url, False)
        if drawn is None:
            return []
        return [drawn | {"type": "link", "url": link.url}] if safe(link.url) else [drawn]

    def _elements(self, actions: Sequence[Action]) -> list[Json]:
        if len(actions) <= _ROW_OF_BUTTONS:
            return [self._button(action) for action in actions]
        # A menu's entry carries far less than a button's value, so a long line stays a button.
        first, rest = list(actions[: _ROW_OF_BUTTONS - 1]), actions[_ROW_OF_BUTTONS - 1 :]
        first += [action for action in rest if not _fits_menu(action)]
        entries = [action for action in rest if _fits_menu(action)]
        menus = [entries[at : at + limits.OVERFLOW_OPTIONS] for at in range(0, len(entries), limits.OVERFLOW_OPTIONS)]
        return [self._button(action) for action in first] + [self._menu(menu) for menu in menus]

    def _button(self, action: Action) -> Json:
        button: Json = {"type": "button", "action_id": self._id()}
        button["text"] = plain(self.label(action.label, limits.BUTTON_TEXT))
        match action:
            case Link(_, url):
                return button | {"url": url}
            case Button(_, run, weight):
                button["value"] = run
                return button if weight == "normal" else button | {"style": "primary" if weight == "main" else "danger"}
            case _:
                assert_never(action)

    def _menu(self, actions: Sequence[Action]) -> Json:
        options = []
        for number, action in enumerate(actions):
            option: Json = {"text": plain(self.label(action.label, limits.OPTION_TEXT))}
            match action:
                case Link(_, url):
                    options.append(option | {"value": f"link-{number}", "url": url})
                case Button(_, run, _):
                    options.append(option | {"value": run})
                case _:
                    assert_never(action)
        return {"type": "overflow", "action_id": self._id(), "options": options}

    # --- forms ------------------------------------------------------------------------------------------------

    def input(self, field: Field, form: Form, language: str) -> Json:
        """One blank. Its block is found by the field's name; the element's id names the form, because Slack keeps
        what was typed wherever both ids come again, which is wanted after a mistake but not in a next step."""
        drawn: Json = {
            "type": "input",
            "block_id": field.name,
            "label": plain(self.label(field.label, limits.LABEL)),
            "element": self._element(field, language)
            | {"action_id": limits.cut(clean(f"{field.name} {form.run}"), limits.ID)},
            "optional": not field.required,
        }
        if hint := self.take(field.hint, limits.HINT).strip():
            drawn["hint"] = plain(hint)
        return drawn

    def _element(self, field: Field, language: str) -> Json:
        match field.kind:
            case "choice":
                return self._choice(field, language)
            case "number":
                element: Json = {"type": "number_input", "is_decimal_allowed": True}
                return element | (
                    {"initial_value": field.value} if re.fullmatch(r"-?\d{1,15}(\.\d{1,9})?", field.value) else {}
                )
            case "line" | "long":
                return self._words(field)
            case "file":
                kinds = {"filetypes": list(field.kinds)} if field.kinds else {}
                return {"type": "file_input", "max_files": 1} | kinds
            case _:
                assert_never(field.kind)

    def _words(self, field: Field) -> Json:
        element = {"type": "plain_text_input", "multiline": field.kind == "long"}
        fits = self.take(field.value, limits.INPUT_VALUE)
        return element | ({"initial_value": fits} if fits.strip() else {})

    def _choice(self, field: Field, language: str) -> Json:
        """Few choices stand open side by side; many go into a menu. A choice without choices is a line to fill."""
        pairs = [choice for choice in field.choices if carries(choice.value, limits.OPTION_VALUE)]
        self.was_cut |= len(pairs) < len(field.choices) or len(pairs) > limits.OPTIONS
        options = [
            {"text": plain(self.label(choice.label, limits.OPTION_TEXT)), "value": choice.value}
            for choice in pairs[: limits.OPTIONS]
        ]
        if not options:
            return self._words(field)
        element: Json = {"type": "radio_buttons", "options": options}
        if len(options) > 5 or not field.required:
            placeholder = plain(texts.say(language, "form-choose"))
            element = {"type": "static_select", "options": options, "placeholder": placeholder}
        chosen = next((option for option in options if option["value"] == field.value), None)
        return element | ({"initial_option": chosen} if chosen else {})


def _fits_menu(action: Action) -> bool:
    return isinstance(action, Link) or carries(action.run, limits.OPTION_VALUE)


def field_errors(form: Form) -> dict[str, str] | None:
    """A refused form's sentences as `response_action: errors` wants them; None where they need the form drawn anew
    (Slack can show them at fields only)."""
    names = {field.name for field in form.fields}
    if not form.errors or not set(form.errors) <= names:
        return None
    return {name: limits.cut(clean(sentence).strip() or "…", limits.LABEL) for name, sentence in form.errors.items()}
