"""What Teams allows, in one table that drawing, sending and the stand-in share; it decides nothing.

Sources, under learn.microsoft.com/microsoftteams/platform: [1] bots/how-to/format-your-bot-messages,
[2] bots/how-to/rate-limit, [3] task-modules-and-cards/cards/cards-format, [4] task-modules-and-cards/cards/
universal-actions-for-adaptive-cards/overview; elsewhere: [5] learn.microsoft.com/azure/bot-service/rest-api/
bot-framework-rest-connector-authentication, [6] adaptivecards.io/schemas/adaptive-card.json (1.5.0).
"""

from __future__ import annotations

from typing import Final

# Messages and cards
CARD_VERSION: Final = "1.5"  # [3] the newest that every Teams client draws
CARD_TYPE: Final = "application/vnd.microsoft.card.adaptive"
MESSAGE_TYPE: Final = "application/vnd.microsoft.activity.message"  # [4] an invoke answered with a sentence
ERROR_TYPE: Final = "application/vnd.microsoft.error"  # [4] an invoke that was refused
ACTIONS: Final = 6  # [3] visible at once; the others go into the overflow menu (mode "secondary")
MESSAGE_REFUSED_BYTES: Final = 28 * 1024  # [1] refused with 413; another page says 100 KB
MESSAGE_BYTES: Final = 24_000  # ours: what one message may weigh, so that both pages are kept
SUMMARY: Final = 400  # ours: the text of the notification
TITLE: Final = 80  # ours: an action's label; clients cut longer ones without a mark
URL: Final = 2_000  # ours: what every browser and mail program takes
LINE_INPUT: Final = 400  # ours: letters in an Input.Text of one line
LONG_INPUT: Final = 4_000  # ours: letters in a multiline Input.Text, so that a refused form can be shown again
FILTERED_FROM: Final = 12  # ours: choices from which on a list can be searched (Input.ChoiceSet "filtered" [6])

# Rates [2]
CONVERSATION: Final = ((7, 1.0), (8, 2.0), (60, 30.0), (1_800, 3_600.0))  # messages in so many seconds in one
RETRY_AFTER_SECONDS: Final = 2.0  # ours: the pause after a 429 that names none
RETRY_AFTER_MOST: Final = 86_400.0  # ours: the longest pause that is believed

# Time
REDELIVERY_SECONDS: Final = 15.0  # a message activity without answer comes again
REQUEST_SECONDS: Final = 15.0  # ours: one request to the connector, connecting included

# The token check [5]
ISSUER: Final = "https://api.botframework.com"
CHANNEL: Final = "msteams"
SCOPE: Final = "https://api.botframework.com/.default"
LEEWAY_SECONDS: Final = 300.0
KEYS_SECONDS: Final = 24 * 3_600.0
KEYS_RENEWED_SECONDS: Final = 12 * 3_600.0  # ours: renewed while the old ones still count, so that nobody waits
KEYS_AGAIN_SECONDS: Final = 300.0  # at most one fetch for unknown key ids in that time
KEYS_FAILED_SECONDS: Final = 5.0  # ours: pause after a fetch that failed
KEYS_TIMEOUT_SECONDS: Final = 10.0
KEYS_BYTES: Final = 1_000_000
TOKEN_TIMEOUT_SECONDS: Final = 10.0
TOKEN_EARLY_SECONDS: Final = 300.0  # ours: a new token is fetched that long before the old one ends
TOKEN_FAILED_SECONDS: Final = 5.0

# What comes in (ours; a message of 28 KB with its envelope stays far below)
BODY_BYTES: Final = 512_000
BODY_DEPTH: Final = 64
ID: Final = 1_000  # letters of any id that we keep
