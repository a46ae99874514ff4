"""A strict JSON Schema of the part of Adaptive Cards 1.5 that Kunna draws.

Derived by hand from the published schema (microsoft/AdaptiveCards, schemas/1.5.0/adaptive-card.json), written anew so
that it says less than that one allows: unknown properties, further values and missing labels all fail.
"""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

_SPACING = {"enum": ["none", "small", "default", "medium", "large"]}
_LOOK = {
    "size": {"enum": ["small", "default", "medium", "large"]},
    "weight": {"enum": ["lighter", "default", "bolder"]},
    "color": {"enum": ["default", "accent", "good", "warning", "attention"]},
    "isSubtle": {"type": "boolean"},
}
_FRAME = {"spacing": _SPACING, "separator": {"type": "boolean"}}
_WORDS = {"type": "string", "minLength": 1}


def _thing(kind: str, must: Json, may: Json | None = None) -> Json:
    return {
        "type": "object",
        "properties": {"type": {"const": kind}, **must, **(may or {})},
        "required": ["type", *must],
        "additionalProperties": False,
    }


def _ref(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def _list(of: str, least: int = 1) -> Json:
    return {"type": "array", "items": _ref(of), "minItems": least}


_ASKED = {"id": _WORDS, "label": _WORDS}
_FIELD = {"isRequired": {"type": "boolean"}, "errorMessage": _WORDS}
_DATA = {
    "oneOf": [
        {
            "type": "object",
            "properties": {"line": {"type": "string"}},
            "required": ["line"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {"run": {"type": "string"}, "form": {"const": True}},
            "required": ["run", "form"],
            "additionalProperties": False,
        },
    ]
}

CARD: Json = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **_thing(
        "AdaptiveCard",
        {
            "version": {"const": "1.5"},
            "lang": {"enum": ["en", "sv", "fi", "is"]},
            "speak": {"type": "string"},
            "fallbackText": {"type": "string"},
            "body": _list("element"),
        },
    ),
    "$defs": {
        "element": {
            "oneOf": [
                _thing(
                    "TextBlock",
                    {"text": _WORDS, "wrap": {"const": True}},
                    {**_LOOK, **_FRAME, "style": {"const": "heading"}},
                ),
                _thing("RichTextBlock", {"inlines": _list("run")}, _FRAME),
                _thing("Container", {"items": _list("element")}, {**_FRAME, "style": {"const": "emphasis"}}),
                _thing("ColumnSet", {"columns": _list("column", 2)}, _FRAME),
                _thing("ActionSet", {"actions": _list("button")}, _FRAME),
                _thing(
                    "Input.Text",
                    {**_ASKED, "isMultiline": {"type": "boolean"}, "maxLength": {"type": "integer", "minimum": 1}},
                    {**_FIELD, "value": {"type": "string"}},
                ),
                _thing("Input.Number", _ASKED, {**_FIELD, "value": {"type": "number"}}),
                _thing(
                    "Input.ChoiceSet",
                    {
                        **_ASKED,
                        "style": {"enum": ["compact", "filtered"]},
                        "choices": _list("choice", 0),
                        "placeholder": _WORDS,
                    },
                    {**_FIELD, "value": {"type": "string"}},
                ),
            ]
        },
        "column": _thing("Column", {"width": {"enum": [1, 2]}, "items": _list("element", 0)}),
        "choice": {
            "type": "object",
            "properties": {"title": _WORDS, "value": {"type": "string"}},
            "required": ["title", "value"],
            "additionalProperties": False,
        },
        "run": _thing(
            "TextRun",
            {"text": {"type": "string"}},
            {**_LOOK, "italic": {"type": "boolean"}, "selectAction": _ref("link")},
        ),
        "link": {
            "oneOf": [
                _thing("Action.Execute", {"title": _WORDS, "verb": {"const": "run"}, "data": _DATA}),
                _thing("Action.OpenUrl", {"title": _WORDS, "url": {"pattern": "^(https://|mailto:)[!-~]+$"}}),
            ]
        },
        "button": {
            "oneOf": [
                _thing(
                    "Action.Execute",
                    {"title": _WORDS, "verb": {"enum": ["run", "submit"]}, "data": _DATA},
                    {
                        "style": {"enum": ["default", "positive", "destructive"]},
                        "mode": {"const": "secondary"},
                    },
                ),
                _thing(
                    "Action.Execute",
                    {"title": _WORDS, "verb": {"const": "cancel"}, "associatedInputs": {"const": "none"}},
                ),
                _thing(
                    "Action.OpenUrl",
                    {"title": _WORDS, "url": {"pattern": "^(https://|mailto:)[!-~]+$"}},
                    {"mode": {"const": "secondary"}},
                ),
            ]
        },
    },
}
