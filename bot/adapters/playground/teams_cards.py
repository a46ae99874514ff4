"""What the Bot Connector refuses in a message: a strict reading of Adaptive Cards 1.5; it draws nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.adapters.teams import limits

Json = dict[str, Any]

_ANY = {"type", "id", "spacing", "separator", "isVisible", "height", "fallback", "requires"}
_TEXT = {"color", "fontType", "isSubtle", "size", "weight"}
_INPUT = _ANY | {"label", "isRequired", "errorMessage", "value"}
_ACTION = {"type", "id", "title", "iconUrl", "style", "fallback", "tooltip", "isEnabled", "mode", "requires"}

# type: what it may hold, what it must hold. The card itself may hold Teams' own "msteams".
_KNOWN: dict[str, tuple[set[str], set[str]]] = {
    "AdaptiveCard": (
        {"type", "version", "body", "actions", "selectAction", "fallbackText", "minHeight", "rtl", "speak", "lang"}
        | {"verticalContentAlignment", "$schema", "refresh", "authentication", "backgroundImage", "msteams"},
        {"type", "version"},
    ),
    "TextBlock": (_ANY | _TEXT | {"text", "horizontalAlignment", "maxLines", "wrap", "style"}, {"text"}),
    "RichTextBlock": (_ANY | {"inlines", "horizontalAlignment"}, {"inlines"}),
    "TextRun": (
        {"type", "text", "italic", "strikethrough", "highlight", "underline", "selectAction"} | _TEXT,
        {"text"},
    ),
    "Image": (_ANY | {"url", "altText", "size", "style", "width", "selectAction"}, {"url"}),
    "Container": (_ANY | {"items", "style", "bleed", "minHeight", "rtl", "selectAction"}, {"items"}),
    "ColumnSet": (_ANY | {"columns", "style", "bleed", "minHeight", "horizontalAlignment", "selectAction"}, set()),
    "Column": (_ANY | {"items", "width", "style", "bleed", "rtl", "verticalContentAlignment", "selectAction"}, set()),
    "FactSet": (_ANY | {"facts"}, {"facts"}),
    "Fact": ({"type", "title", "value"}, {"title", "value"}),
    "ActionSet": (_ANY | {"actions"}, {"actions"}),
    "Input.Text": (_INPUT | {"isMultiline", "maxLength", "placeholder", "regex", "style", "inlineAction"}, {"id"}),
    "Input.Number": (_INPUT | {"min", "max", "placeholder"}, {"id"}),
    "Input.Date": (_INPUT | {"min", "max", "placeholder"}, {"id"}),
    "Input.Toggle": (_INPUT | {"title", "valueOn", "valueOff", "wrap"}, {"id", "title"}),
    "Input.ChoiceSet": (_INPUT | {"choices", "isMultiSelect", "style", "placeholder", "wrap"}, {"id"}),
    "Input.Choice": ({"type", "title", "value"}, {"title", "value"}),
    "Action.Execute": (_ACTION | {"verb", "data", "associatedInputs"}, {"title"}),
    "Action.OpenUrl": (_ACTION | {"url"}, {"url"}),
    "Action.ShowCard": (_ACTION | {"card"}, set()),
}
# Parts whose type goes without saying, by the key that holds them.
_IMPLIED = {"facts": "Fact", "choices": "Input.Choice", "columns": "Column", "inlines": "TextRun"}
_PARTS = ("body", "items", "columns", "inlines", "facts", "choices", "actions")
_SINGLE = ("selectAction", "card")
_URL = re.compile(r"(?:https://|mailto:|http://(?:127\.0\.0\.1|localhost)[:/])[!-~]+")


def parts(card: Any, kind: str = "AdaptiveCard") -> Iterator[Json]:
    """Every element and action of a card in the order in which it is read, the card first."""
    if not isinstance(card, dict):
        return
    yield card if "type" in card else card | {"type": kind}
    for key in _PARTS:
        for part in card.get(key) or ():
            yield from parts(part, _IMPLIED.get(key, "?"))
    for key in _SINGLE:
        if key in card:
            yield from parts(card[key], "?")


def actions(card: Json) -> list[Json]:
    """What can be pressed on a card, in the order in which it is read: buttons, menus and links in texts."""
    return [part for part in parts(card) if str(part["type"]).startswith("Action.")]


def inputs(card: Json) -> list[Json]:
    """What can be filled in on a card."""
    return [part for part in parts(card) if str(part["type"]).startswith("Input.") and "id" in part]


def flaws(card: Any) -> list[str]:
    """Why the connector would refuse this card; empty for a good one."""
    if not isinstance(card, dict) or card.get("type") != "AdaptiveCard":
        return ["the content is no AdaptiveCard"]
    found = [flaw for part in parts(card) for flaw in _part_flaws(part)]
    if card.get("version") not in {"1.0", "1.1", "1.2", "1.3", "1.4", limits.CARD_VERSION}:
        found.append(f"version {card.get('version')!r} is newer than Teams draws")
    bars = [card.get("actions") or [], *(part["actions"] for part in parts(card) if part["type"] == "ActionSet")]
    visible = sum(1 for bar in bars for action in bar if action.get("mode") != "secondary")
    if visible > limits.ACTIONS:
        found.append(f"{visible} visible actions, at most {limits.ACTIONS}")
    ids = [part["id"] for part in inputs(card)]
    if len(ids) != len(set(ids)):
        found.append("two inputs have the same id")
    return found


def _part_flaws(part: Json) -> Iterator[str]:
    kind = part["type"]
    if kind not in _KNOWN:
        yield f"unknown type {kind!r}"
        return
    may, must = _KNOWN[kind]
    if surplus := set(part) - may:
        yield f"{kind} has no {', '.join(sorted(surplus))}"
    if missing := must - set(part):
        yield f"{kind} lacks {', '.join(sorted(missing))}"
    for key in ("text", "title", "label", "errorMessage", "verb", "lang", "speak", "fallbackText"):
        if key in part and not isinstance(part[key], str):
            yield f"{kind}.{key} is no text"
    if kind == "Action.OpenUrl" and not _URL.fullmatch(str(part.get("url"))):
        yield f"Action.OpenUrl cannot open {part.get('url')!r}"
    if kind.startswith("Input.") and kind != "Input.Choice" and not part.get("label"):
        yield f"{kind} has no label"
    if part.get("isRequired") and not part.get("errorMessage"):
        yield f"{kind} is required without an errorMessage"
