"""/policy progress: how far sending a reminder has come, with the time left; when nothing waits, the receipt."""

from __future__ import annotations

from bot import texts
from bot.command import Call, May, command
from bot.commands.policy.acknowledge import Which
from bot.commands.policy.report import report
from bot.line import line
from bot.models import reminding
from bot.models.reminding import COURSE, HowFar
from bot.reply import Button, Buttons, Facts, Reply, Text


@command("policy progress", "How far sending a reminder has come", may=May.COMMUNICATOR)
async def progress(call: Call, reminder: Which) -> Reply:
    """The message that the sender's direct message shows while it goes on, and keeps when it is over."""
    found = await reminding.how_far(reminder)
    going = bool(found.counts["waiting"])
    # What was asked for stands still: only the message that came by itself is drawn again.
    follows = (Text(call.t("follows-along"), role="note"),) if going and call.incoming.via == "told" else ()
    to_report = Button(call.t("remind-report-button"), line(report, reminder=reminder, beside=True), "main")
    return Reply(
        call.t(
            "progress-going" if going else "progress-done",
            number=reminder.reference, out=found.out, count=found.messages,
        ),
        (_counts(call, found), *follows, Buttons((to_report,))),
        live=line(progress, reminder=reminder) if going else "",
    )  # fmt: skip


def _counts(call: Call, found: HowFar) -> Facts:
    said = {"delivered": call.t("progress-delivered")}
    pairs = [
        (said.get(kind) or call.t(f"report-{kind}"), texts.number(call.language, found.counts[kind]))
        for kind in COURSE
        if found.counts[kind] or kind == "delivered"
    ]
    pairs.append((call.t("report-audience"), texts.number(call.language, sum(found.counts.values()))))
    if found.counts["waiting"]:
        pairs.append((call.t("time-left"), texts.how_long(call.language, found.seconds_left(call.company.apart))))
    elif found.latest is not None:
        pairs.append((call.t("progress-took"), texts.how_long(call.language, found.seconds_taken)))
    return Facts(tuple(pairs))
