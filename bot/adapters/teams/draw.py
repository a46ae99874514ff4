"""Reply and Form -> a message activity with an Adaptive Card 1.5; pure, and never larger than limits.MESSAGE_BYTES.

What a row offers is drawn as links in its text and the reply's Buttons as real buttons: at most six actions may be
visible on a card, so beyond six the last place is the client's own "more" menu (mode "secondary" in the same
ActionSet), which keeps every button one press away on phone and desktop and needs no nested card.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from html import escape
from typing import assert_never

from bot.adapters.teams import limits
from bot.adapters.teams.words import Json, address, cut, element, heading, literal, run, sound, title
from bot.reply import Action, Answer, Block, Button, Buttons, Facts, Field, File, Form, Link, List, Reply, Row, Text
from bot.texts import say, size

# An input's id is the field's name behind this, so that no field can overwrite the action's own data.
INPUT = "field_"

_LETTERS = (8_000, 4_000, 1_500, 500, 150, 40)


def message(answer: Answer, language: str) -> Json:
    """The answer as a message activity, without the fields that say where it goes."""
    return _message(card(answer, language), _summary(answer))


def card(answer: Answer, language: str) -> Json:
    """The answer as the card alone, for an invoke that is answered in place."""
    for letters in _LETTERS:
        drawn = _card(answer, language, letters)
        if _fits(drawn, answer):
            return drawn
    return _without_the_end(drawn, answer, language)


def sentence(text: str, language: str) -> Json:
    """One sentence as a message activity."""
    return message(Reply(text), language)


def weight(activity: Json) -> int:
    """Bytes of an activity as it is sent."""
    return len(json.dumps(activity, ensure_ascii=False, separators=(",", ":")).encode())


def _message(drawn: Json, summary: str) -> Json:
    attachment = {"contentType": limits.CARD_TYPE, "content": drawn}
    return {"type": "message", "summary": summary, "attachments": [attachment]}


def _summary(answer: Answer) -> str:
    text = answer.title if isinstance(answer, Form) else answer.summary
    return cut(literal(text), limits.SUMMARY)


def _fits(drawn: Json, answer: Answer) -> bool:
    # 2 KB for the envelope: conversation, bot and what the connector adds.
    return weight(_message(drawn, _summary(answer))) <= limits.MESSAGE_BYTES - 2_000


def _without_the_end(drawn: Json, answer: Answer, language: str) -> Json:
    """Leave out from the end, texts before buttons, and say so."""
    body: list[Json] = drawn["body"]
    note = run(say(language, "teams-left-out"), italic=True, isSubtle=True)
    body.insert(1, {"type": "RichTextBlock", "inlines": [note]})
    while not _fits(drawn, answer) and len(body) > 2:
        texts = [at for at, part in enumerate(body) if at > 1 and part["type"] != "ActionSet"]
        del body[texts[-1] if texts else -1]
    return drawn


def _card(answer: Answer, language: str, letters: int) -> Json:
    match answer:
        case Reply():
            body = list(_reply(answer, language, letters))
        case Form():
            body = list(_form(answer, language, letters))
        case _:
            assert_never(answer)
    return {
        "type": "AdaptiveCard",
        "version": limits.CARD_VERSION,
        "lang": language,
        "speak": escape(_summary(answer)),
        "fallbackText": _summary(answer),
        "body": body,
    }


# --- something to show -------------------------------------------------------------------------------------------


def _reply(reply: Reply, language: str, letters: int) -> Iterator[Json]:
    first = heading if reply.blocks else element
    yield first(reply.summary, language, letters) or run_block("…")
    places = _places(reply.blocks)
    for block in reply.blocks:
        yield from _block(block, language, letters, places)


def run_block(text: str) -> Json:
    """One piece of literal text as an element."""
    return {"type": "RichTextBlock", "inlines": [run(text)]}


def _places(blocks: tuple[Block, ...]) -> Iterator[bool]:
    """For each action of all Buttons in turn: whether it has one of the visible places."""
    count = sum(1 for block in blocks if isinstance(block, Buttons) for action in block.actions if _action(action))
    visible = count if count <= limits.ACTIONS else limits.ACTIONS - 1
    return (at < visible for at in range(count))


def _block(block: Block, language: str, letters: int, places: Iterator[bool]) -> Iterator[Json]:
    match block:
        case Text():
            yield from _text(block, language, letters)
        case Facts():
            for label, value in block.pairs:
                name = element(label, language, letters, isSubtle=True, size="small")
                yield _columns([name], [element(value, language, letters)])
        case List():
            for row in block.rows:
                yield _row(row, language, letters)
        case Buttons():
            yield from _buttons(block, language, letters, places)
        case File():
            # A card can carry none: another message asks whether it may be taken (files_out.py).
            asks = say(language, "out-allow", name=block.name, size=size(language, len(block.data)))
            yield element(asks, language, letters) or run_block("…")
        case _:
            assert_never(block)


def _text(block: Text, language: str, letters: int) -> Iterator[Json]:
    match block.role:
        case "body":
            drawn = element(block.content, language, letters)
        case "note":
            drawn = element(block.content, language, letters, size="small", isSubtle=True)
        case "quote":
            words = element(block.content, language, letters)
            drawn = {"type": "Container", "style": "emphasis", "items": [words]} if words else None
        case _:
            assert_never(block.role)
    if drawn:
        yield drawn


def _columns(left: list[Json | None], right: list[Json | None]) -> Json:
    """Label and value side by side, one third to two thirds, which holds on a phone too."""
    sides = ((1, left), (2, right))
    columns = [{"type": "Column", "width": width, "items": [item for item in items if item]} for width, items in sides]
    return {"type": "ColumnSet", "spacing": "small", "columns": columns}


def _row(row: Row, language: str, letters: int) -> Json:
    items = [element(row.title, language, letters, weight="bolder")]
    items += [element(detail, language, letters, isSubtle=True, spacing="none") for detail in row.details]
    if row.actions:
        links = [_link(action) for action in row.actions]
        gaps = [[run("   ·   ", isSubtle=True), link] for link in links[1:]]
        inlines = [links[0], *(part for pair in gaps for part in pair)]
        items.append({"type": "RichTextBlock", "spacing": "small", "inlines": inlines})
    shown = [item for item in items if item] or [run_block("…")]
    return {"type": "Container", "separator": True, "spacing": "medium", "items": shown}


_COLOURS = {"normal": "accent", "main": "accent", "danger": "attention"}


def _link(action: Action) -> Json:
    label = title(action.label)
    drawn = _action(action)
    if drawn is None:
        return run(label, isSubtle=True)
    colour = _COLOURS[action.weight] if isinstance(action, Button) else "accent"
    strong = {"weight": "bolder"} if isinstance(action, Button) and action.weight == "main" else {}
    select = {key: value for key, value in drawn.items() if key != "style"}
    return run(label, color=colour, **strong, selectAction=select)


def _buttons(block: Buttons, language: str, letters: int, places: Iterator[bool]) -> Iterator[Json]:
    actions = []
    for action in block.actions:
        if drawn := _action(action):
            actions.append(drawn if next(places) else drawn | {"mode": "secondary"})
        elif words := element(action.label, language, letters, isSubtle=True):
            yield words
    if actions:
        yield {"type": "ActionSet", "spacing": "medium", "actions": actions}


_STYLES = {"normal": "default", "main": "positive", "danger": "destructive"}


def _action(action: Action) -> Json | None:
    match action:
        case Button():
            style = _STYLES[action.weight]
            data = {"line": sound(action.run)}
            return {"type": "Action.Execute", "title": title(action.label), "verb": "run", "style": style, "data": data}
        case Link():
            url = address(action.url)
            return {"type": "Action.OpenUrl", "title": title(action.label), "url": url} if url else None
        case _:
            assert_never(action)


# --- something to ask --------------------------------------------------------------------------------------------


def _form(form: Form, language: str, letters: int) -> Iterator[Json]:
    yield heading(form.title, language, letters) or run_block("…")
    if intro := element(form.intro, language, letters):
        yield intro
    named = {field.name for field in form.fields}
    for name, error in form.errors.items():
        if name not in named:
            yield _error(error, language, letters)
    sent_along = any(field.kind == "file" and field.required for field in form.fields)
    for field in form.fields:
        if sent_along and field.kind != "file":
            continue  # what is filled in here would be lost: the file comes with a message of its own
        yield _input(field, form, language, letters)
        if field.name in form.errors:
            yield _error(form.errors[field.name], language, letters)
        if hint := element(field.hint, language, letters, size="small", isSubtle=True, spacing="small"):
            yield hint
        if len(field.value) > _room(field, letters) or len(field.choices) > letters:
            note = say(language, "teams-cut")
            yield {"type": "RichTextBlock", "spacing": "small", "inlines": [run(note, italic=True, isSubtle=True)]}
    if not sent_along:
        yield {"type": "ActionSet", "spacing": "medium", "actions": [*_ends(form)]}


def _ends(form: Form) -> Iterator[Json]:
    data = {"run": sound(form.run), "form": True}
    submit = {"type": "Action.Execute", "title": title(form.submit), "verb": "submit", "style": "positive"}
    yield submit | {"data": data}
    yield {"type": "Action.Execute", "title": title(form.cancel), "verb": "cancel", "associatedInputs": "none"}


def _error(text: str, language: str, letters: int) -> Json:
    drawn = element(f"⚠ {text}", language, letters, color="attention", weight="bolder", spacing="small")
    return drawn or run_block("⚠")


def _room(field: Field, letters: int) -> int:
    return min(letters, limits.LINE_INPUT if field.kind == "line" else limits.LONG_INPUT)


def _input(field: Field, form: Form, language: str, letters: int) -> Json:
    label = cut(literal(field.label), letters)
    start: Json = {"id": INPUT + sound(field.name), "label": label or "…"}
    if field.required:
        start |= {"isRequired": True, "errorMessage": say(language, "teams-missing", label=title(label))}
    value = sound(field.value)
    match field.kind:
        case "line" | "long":
            room = _room(field, letters)
            kept = {"value": value[:room]} if value else {}
            most = limits.LINE_INPUT if field.kind == "line" else limits.LONG_INPUT
            return {"type": "Input.Text", **start, "isMultiline": field.kind == "long", "maxLength": most, **kept}
        case "number":
            error = {"errorMessage": say(language, "teams-no-number", label=title(label))}
            return {"type": "Input.Number", **start, **error, **_number(value)}
        case "choice":
            start["placeholder"] = say(language, "form-choose")
            return {"type": "Input.ChoiceSet", **start, **_choices(field, letters)}
        case "file":
            # Cards have no input for files; in this chat a message can carry one.
            return element(say(language, "teams-file-here", line=form.run), language, letters) or run_block("…")
        case _:
            assert_never(field.kind)


def _number(value: str) -> Json:
    try:
        number = float(value.replace(",", "."))
    except ValueError:
        return {}
    if not math.isfinite(number):
        return {}
    return {"value": int(number) if number.is_integer() else number}


def _choices(field: Field, letters: int) -> Json:
    """A list that opens; from a dozen entries on it can be searched. Its entries are drawn without Markdown."""
    choices = [{"title": title(choice.label), "value": sound(choice.value)} for choice in field.choices[:letters]]
    style = "filtered" if len(choices) >= limits.FILTERED_FROM else "compact"
    chosen = {"value": sound(field.value)} if any(choice["value"] == field.value for choice in choices) else {}
    return {"style": style, "choices": choices, **chosen}
