"""What Slack allows, in one table that drawing and the stand-in share; it decides nothing.

Sources, all under docs.slack.dev: [1] reference/block-kit/blocks, [2] reference/block-kit/block-elements,
[3] reference/block-kit/composition-objects, [4] reference/views, [5] reference/methods/chat.postMessage,
[6] interactivity/handling-user-interaction, [7] authentication/verifying-requests-from-slack, [8] apis/events-api.
slack_sdk.models.blocks checks most of [1]-[3] at run time and is the oracle of the tests.
"""

from __future__ import annotations

from typing import Final

# Messages
BLOCKS_IN_MESSAGE: Final = 50  # [1]
TEXT: Final = 4_000  # [5] the top-level text; beyond it is cut by Slack, and 40,000 are refused
MESSAGE: Final = 12_000  # our budget for all that one message shows; Slack says only "msg_blocks_too_long" [5]

# Blocks [1]
HEADER: Final = 150
SECTION: Final = 3_000  # a section's text, and by our own rule also one element of a rich_text block
CONTEXT_ELEMENTS: Final = 10
ACTIONS: Final = 25
LABEL: Final = 2_000  # an input block's label
HINT: Final = 2_000
ID: Final = 255  # block_id and action_id, each unique in its message or view

# Elements and their parts [2] [3]
BUTTON_TEXT: Final = 75
BUTTON_VALUE: Final = 2_000
URL: Final = 3_000
OVERFLOW_OPTIONS: Final = 5
OPTIONS: Final = 100
RADIO_OPTIONS: Final = 10
OPTION_TEXT: Final = 75
OPTION_VALUE: Final = 150
INPUT_VALUE: Final = 3_000  # max_length of a plain_text_input and its initial_value

# Modals [4]
BLOCKS_IN_VIEW: Final = 100
VIEW_TITLE: Final = 24  # the title, and the labels of submit and close
PRIVATE_METADATA: Final = 3_000

# Time and tries
TRIGGER_SECONDS: Final = 3  # [6] and once only
ACK_SECONDS: Final = 3  # [6] [8]
RESPONSE_URL_USES: Final = 5  # [6]
RESPONSE_URL_SECONDS: Final = 1_800  # [6]
CLOCK_SKEW_SECONDS: Final = 300  # [7] either way
RETRIES_AFTER: Final = (0.0, 60.0, 300.0)  # [8] seconds before the 1st, 2nd and 3rd repetition of an event

# Ours: Slack states no size for what it sends; its largest payload, a view with state, stays far below.
BODY_BYTES: Final = 1_000_000
BODY_DEPTH: Final = 64


def size(text: str) -> int:
    """How long Slack may find a text. It does not say what it counts, so this is the largest reading of it:
    UTF-16 units (an emoji is two), with `&`, `<` and `>` as the entities Slack stores."""
    if text.isascii() and "&" not in text and "<" not in text and ">" not in text:
        return len(text)
    units = len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
    return units + 4 * text.count("&") + 3 * (text.count("<") + text.count(">"))


_JOINERS: Final = "\u200d\ufe0e\ufe0f"


def cut(text: str, limit: int) -> str:
    """The text itself where it fits, else as much of it as fits with "…" at the end."""
    if size(text) <= limit:
        return text
    room, kept = limit - 1, []
    for letter in text:
        room -= size(letter)
        if room < 0:
            break
        kept.append(letter)
    return "".join(kept).rstrip().rstrip(_JOINERS) + "…"
