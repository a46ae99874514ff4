"""/kunna roster, roster-start, roster-progress: taking in a workspace's or tenant's members (models/roster.py does)."""

from __future__ import annotations

from typing import Annotated

from bot import texts
from bot.command import Arg, Call, May, command
from bot.commands.kunna.conflicts import conflicts
from bot.line import line
from bot.models import roster as rosters
from bot.models.roster import LEFT_OUT, TAKEN_IN, Roster
from bot.models.standing import Met
from bot.models.store import transaction
from bot.reply import Block, Button, Buttons, Facts, Line, Refusal, Reply, Text, When

Which = Annotated[Roster, Arg("Number of the run")]


@command("kunna roster", "Take in the members of this workspace", may=May.ADMIN)
async def roster(call: Call) -> Reply:
    """How it works and how many are known here; nothing is asked of the platform before the button is pressed."""
    found = await rosters.how_it_is(*_here(call))
    pairs: list[tuple[str, Line]] = [(call.t("roster-known"), texts.number(call.language, found.known))]
    if call.who.platform == "teams":
        pairs.append((call.t("roster-teams"), texts.number(call.language, found.teams)))
    actions = [Button(call.t("roster-start-button"), line(start), "main")]
    if (latest := found.latest) is not None:
        pairs.append((call.t("roster-last"), (When(latest.ended or latest.begun, "both"),)))
        actions.append(Button(call.t("roster-progress-button"), line(progress, run=latest)))
    blocks = (Text(call.t("roster-rules")), Facts(tuple(pairs)), Buttons(tuple(actions)))
    return Reply(call.t(f"roster-how-{call.who.platform}"), blocks, replaces=True)


def _here(call: Call) -> tuple[str, str]:
    """The workspace or tenant that the call came from. Raises Refusal where it came from none."""
    if call.who.platform not in {"slack", "teams"}:
        raise Refusal(call.t("roster-where"))
    return call.who.platform, call.who.space


@command("kunna roster-start", "Begin to take in the members", may=May.ADMIN)
async def start(call: Call) -> Reply:
    """Begin, or say that it goes on already; one message in the direct message tells of the rest."""
    platform, space = _here(call)
    if platform == "teams" and not (await rosters.how_it_is(platform, space)).teams:
        raise Refusal(call.t("roster-no-teams"))

    async def work() -> tuple[Roster, bool]:
        return await rosters.begin(platform, space, call.person.id, platform)

    run, anew = await transaction(work)
    button = Button(call.t("roster-progress-button"), line(progress, run=run))
    return Reply(call.t("roster-started" if anew else "roster-already"), (Buttons((button,)),), replaces=True)


@command("kunna roster-progress", "How far taking in the members has come", may=May.ADMIN)
async def progress(call: Call, run: Which) -> Reply:
    """The message that the direct message shows while it goes on, and keeps as the receipt."""
    tally = await run.tally()
    going = run.state == "going"
    pairs = [
        (call.t(f"roster-{came}"), texts.number(call.language, tally[came]))
        for came in (*TAKEN_IN, *LEFT_OUT)
        if tally.get(came)
    ]
    blocks: list[Block] = [Facts(tuple(pairs))] if pairs else []
    # What was asked for stands still: only the message that came by itself is drawn again.
    if going and call.incoming.via == "told":
        blocks.append(Text(call.t("roster-follows"), role="note"))
    if not going:
        again = () if run.state == "done" else (Button(call.t("roster-again-button"), line(start), "main"),)
        asks = (Button(call.t("conflicts-button"), line(conflicts), "main"),) if tally.get(Met.DOUBTFUL) else ()
        if again or asks:
            blocks.append(Buttons((*asks, *again)))
    sentence = call.t(f"roster-{run.state}", count=sum(tally.values()), why=_why(call, run))
    return Reply(sentence, tuple(blocks), live=line(progress, run=run) if going else "")


def _why(call: Call, run: Roster) -> str:
    return call.t("roster-too-long") if run.why == "too long" else run.why
