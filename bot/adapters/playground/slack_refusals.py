"""What Slack refuses in blocks, messages and views, by the table in slack.limits; it accepts nothing by itself.

It names the first thing that is wrong, as Slack's `response_metadata.messages` does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from bot.adapters.playground.slack_workspace import pressables
from bot.adapters.slack import limits

Json = Mapping[str, Any]


class Wrong(ValueError):  # noqa: N818 - an answer of the stand-in, not a failure of it
    """Slack would not take this; the text says what and where."""


def _need(condition: bool, what: str) -> None:
    if not condition:
        raise Wrong(what)


def _text(value: Any, limit: int, where: str, kinds: tuple[str, ...] = ("plain_text",)) -> None:
    _need(isinstance(value, Mapping), f"{where}: a text object is missing")
    _need(value.get("type") in kinds, f"{where}: text of type {value.get('type')!r}")
    _need(set(value) <= {"type", "text", "emoji", "verbatim"}, f"{where}: unknown property")
    _string(value.get("text"), limit, where)


def _string(value: Any, limit: int, where: str) -> None:
    _need(isinstance(value, str) and bool(value.strip()), f"{where}: must be more than 0 characters")
    _need(limits.size(value) <= limit, f"{where}: must be less than {limit + 1} characters")


def _url(value: Any, where: str, schemes: tuple[str, ...] = ("http", "https")) -> None:
    _string(value, limits.URL, where)
    _need(urlsplit(value).scheme in schemes, f"{where}: invalid url")


def _option(option: Any, where: str, *, url: bool) -> None:
    _need(isinstance(option, Mapping), f"{where}: no option")
    _text(option.get("text"), limits.OPTION_TEXT, f"{where}/text")
    _string(option.get("value"), limits.OPTION_VALUE, f"{where}/value")
    if "url" in option:
        _need(url, f"{where}: url outside an overflow menu")
        _url(option["url"], f"{where}/url")


def _options(element: Json, most: int, where: str, *, url: bool = False) -> None:
    options = element.get("options")
    _need(isinstance(options, list) and 1 <= len(options) <= most, f"{where}: 1 to {most} options")
    for number, option in enumerate(options or []):
        _option(option, f"{where}/options/{number}", url=url)
    if "initial_option" in element:
        _need(element["initial_option"] in (options or []), f"{where}: initial_option is no option")


def _button(element: Json, where: str) -> None:
    _text(element.get("text"), limits.BUTTON_TEXT, f"{where}/text")
    _need(element.get("style", "primary") in ("primary", "danger"), f"{where}: style")
    if "value" in element:
        _string(element["value"], limits.BUTTON_VALUE, f"{where}/value")
    if "url" in element:
        _url(element["url"], f"{where}/url")


def _plain_input(element: Json, where: str) -> None:
    longest = element.get("max_length", limits.INPUT_VALUE)
    _need(isinstance(longest, int) and 0 < longest <= limits.INPUT_VALUE, f"{where}: max_length")
    if "initial_value" in element:
        _string(element["initial_value"], longest, f"{where}/initial_value")


def _number_input(element: Json, where: str) -> None:
    _need(isinstance(element.get("is_decimal_allowed"), bool), f"{where}: is_decimal_allowed is missing")
    if "initial_value" in element:
        _need(bool(re.fullmatch(r"-?\d+(\.\d+)?", str(element["initial_value"]))), f"{where}: initial_value")


def _file_input(element: Json, where: str) -> None:
    most, ends = element.get("max_files", 10), element.get("filetypes", ["csv"])
    _need(isinstance(most, int) and 1 <= most <= 10, f"{where}/max_files: 1-10")
    _need(isinstance(ends, list) and bool(ends) and all(isinstance(e, str) and e for e in ends), f"{where}/filetypes")


_ELEMENTS: dict[str, Callable[[Json, str], None]] = {
    "button": _button,
    "overflow": lambda element, where: _options(element, limits.OVERFLOW_OPTIONS, where, url=True),
    "static_select": lambda element, where: _options(element, limits.OPTIONS, where),
    "radio_buttons": lambda element, where: _options(element, limits.RADIO_OPTIONS, where),
    "plain_text_input": _plain_input,
    "number_input": _number_input,
    "file_input": _file_input,
}
# In an actions block and beside a section's text alike.
_IN_ACTIONS = {"button", "overflow", "static_select", "radio_buttons"}
_IN_INPUT = {"static_select", "radio_buttons", "plain_text_input", "number_input", "file_input"}
_STYLES = {"bold", "italic", "strike", "code"}


def _element(element: Any, allowed: set[str], where: str) -> None:
    _need(isinstance(element, Mapping) and element.get("type") in allowed, f"{where}: unsupported element")
    if "action_id" in element:
        _string(element["action_id"], limits.ID, f"{where}/action_id")
    _ELEMENTS[element["type"]](element, where)


def _rich_part(part: Any, where: str) -> None:
    _need(isinstance(part, Mapping), f"{where}: no element")
    _need(set(part.get("style", {})) <= _STYLES, f"{where}: style")
    match part.get("type"):
        case "text":
            _need(isinstance(part.get("text"), str) and part["text"] != "", f"{where}: empty text")
            _need(limits.size(part["text"]) <= limits.SECTION, f"{where}: text too long")
        case "link":
            _url(part.get("url"), f"{where}/url", ("http", "https", "mailto"))
        case "user":
            _need(bool(re.fullmatch(r"[UW][A-Z0-9]+", str(part.get("user_id", "")))), f"{where}: user_id")
        case "date":
            _need(isinstance(part.get("timestamp"), int), f"{where}: timestamp")
            _need("{" in str(part.get("format", "")), f"{where}: format")
        case kind:
            raise Wrong(f"{where}: unsupported element {kind!r}")


def _rich_text(block: Json, where: str) -> None:
    sections = block.get("elements")
    _need(isinstance(sections, list) and bool(sections), f"{where}: no elements")
    for number, section in enumerate(sections or []):
        kinds = ("rich_text_section", "rich_text_quote")
        _need(isinstance(section, Mapping) and section.get("type") in kinds, f"{where}/{number}: type")
        parts = section.get("elements")
        _need(isinstance(parts, list) and bool(parts), f"{where}/{number}: no elements")
        for inner, part in enumerate(parts):
            _rich_part(part, f"{where}/{number}/{inner}")


def _context(block: Json, where: str) -> None:
    elements = block.get("elements")
    _need(isinstance(elements, list) and 1 <= len(elements) <= limits.CONTEXT_ELEMENTS, f"{where}: 1-10 elements")
    for number, element in enumerate(elements or []):
        _text(element, limits.SECTION, f"{where}/{number}", ("plain_text", "mrkdwn"))


def _actions(block: Json, where: str) -> None:
    elements = block.get("elements")
    _need(isinstance(elements, list) and 1 <= len(elements) <= limits.ACTIONS, f"{where}: 1-25 elements")
    for number, element in enumerate(elements or []):
        _element(element, _IN_ACTIONS, f"{where}/{number}")


def _section(block: Json, where: str) -> None:
    _text(block.get("text"), limits.SECTION, f"{where}/text", ("plain_text", "mrkdwn"))
    if "accessory" in block:
        _element(block["accessory"], _IN_ACTIONS, f"{where}/accessory")


def _input(block: Json, where: str) -> None:
    _text(block.get("label"), limits.LABEL, f"{where}/label")
    if "hint" in block:
        _text(block["hint"], limits.HINT, f"{where}/hint")
    _element(block.get("element"), _IN_INPUT, f"{where}/element")


_BLOCKS: dict[str, Callable[[Json, str], None]] = {
    "header": lambda block, where: _text(block.get("text"), limits.HEADER, f"{where}/text"),
    "divider": lambda block, where: None,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "rich_text": _rich_text,
    "input": _input,
}


def _blocks(blocks: Any, most: int, allowed: set[str]) -> None:
    _need(isinstance(blocks, list) and len(blocks) <= most, f"no more than {most} items allowed [/blocks]")
    seen: set[str] = set()
    for number, block in enumerate(blocks):
        where = f"/blocks/{number}"
        _need(isinstance(block, Mapping) and block.get("type") in allowed, f"{where}: unsupported type")
        for name in [block["block_id"]] if "block_id" in block else []:
            _string(name, limits.ID, f"{where}/block_id")
            _need(name not in seen, f"{where}: block_id {name!r} already exists")
            seen.add(name)
        _BLOCKS[block["type"]](block, where)
    ids = [element["action_id"] for block in blocks for element in _interactive(block) if "action_id" in element]
    _need(len(ids) == len(set(ids)), "action_id already exists")


def _interactive(block: Json) -> list[Json]:
    return [block["element"]] if block["type"] == "input" else list(pressables(block))


def shown(blocks: Any) -> Iterator[str]:
    """Every string of blocks that a reader sees."""
    if isinstance(blocks, Mapping):
        for name, value in blocks.items():
            if name in ("text", "fallback") and isinstance(value, str):
                yield value
            else:
                yield from shown(value)
    elif isinstance(blocks, list):
        for block in blocks:
            yield from shown(block)


def check_message(body: Json) -> str:
    """Slack's error for this message, "" where there is none. The sentence about blocks follows a ": "."""
    text, blocks = body.get("text", ""), body.get("blocks") or []
    if not isinstance(text, str) or not isinstance(blocks, list):
        return "invalid_arguments"
    if not text.strip() and not blocks:
        return "no_text"
    if len(text) > 10 * limits.TEXT:
        return "msg_too_long"
    try:
        _blocks(blocks, limits.BLOCKS_IN_MESSAGE, set(_BLOCKS) - {"input"})
    except Wrong as wrong:
        return f"invalid_blocks: {wrong}"
    if sum(limits.size(part) for part in shown(blocks)) > limits.MESSAGE:
        return "msg_blocks_too_long"
    return ""


_HOME = {"type", "blocks", "private_metadata", "callback_id", "external_id"}


def check_view(view: Any, kind: str = "modal") -> str:
    """Slack's error for this modal (or Home), "" where there is none."""
    try:
        _need(isinstance(view, Mapping) and view.get("type") == kind, f"/type: must be {kind}")
        if kind == "modal":
            _text(view.get("title"), limits.VIEW_TITLE, "/title")
        else:
            _need(set(view) <= _HOME, "unsupported property")
        for name in ("submit", "close"):
            if name in view:
                _text(view[name], limits.VIEW_TITLE, f"/{name}")
        _need(len(view.get("private_metadata", "")) <= limits.PRIVATE_METADATA, "/private_metadata: too long")
        _need(limits.size(view.get("callback_id", "")) <= limits.ID, "/callback_id: too long")
        _need(bool(view.get("blocks")), "/blocks: must be between 1 and 100 blocks")
        _blocks(view.get("blocks"), limits.BLOCKS_IN_VIEW, set(_BLOCKS))
        if kind == "modal" and any(block["type"] == "input" for block in view["blocks"]):
            _need("submit" in view, "/submit: required where there are inputs")
    except Wrong as wrong:
        return f"invalid_arguments: {wrong}"
    return ""
