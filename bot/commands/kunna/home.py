"""/kunna home: what waits for its reader. Slack's Home shows it above their profile and help."""

from __future__ import annotations

from bot.command import Call, command
from bot.models.waiting import waiting
from bot.reply import Block, Button, Buttons, List, Reply, Row, Text, When


@command("kunna home", "What waits for you")
async def home(call: Call) -> Reply:
    """What its reader has not acknowledged yet, with the way to each; and the way to help and language."""
    found, total = await waiting(call.person, call.language, call.company.language)
    rows = tuple(
        Row(each.heading, ((When(each.since),),), (Button(call.t("home-read-button"), each.line, "main"),))
        for each in found
    )
    blocks: list[Block] = [List(rows)] if rows else []
    if more := total - len(rows):
        blocks.append(Text(call.t("home-more", count=more), role="note"))
    blocks.append(Buttons((Button(call.t("cmd-kunna"), "kunna"),)))
    return Reply(call.t("home-waiting", count=total) if found else call.t("home-nothing"), tuple(blocks))
