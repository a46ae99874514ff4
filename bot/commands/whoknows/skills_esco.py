"""/whoknows load-language, and what a file of the ESCO classification brings, drawn; compares and writes nothing."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from bot import texts
from bot.command import Arg, Call, May, command
from bot.imports import esco_catalogue, loading
from bot.imports.esco import ACKNOWLEDGEMENT
from bot.imports.loading import Plan
from bot.line import line
from bot.models.loads import APPLY_WITHIN, UNDO_WITHIN, Load
from bot.reply import Block, Button, Buttons, Reply, Text


class Spoken(StrEnum):
    """The languages that are offered for a file whose name tells none."""

    SV = "sv"
    FI = "fi"
    IS = "is"
    EN = "en"


@command("whoknows load-language", "Say which language a catalogue is in", may=May.ADMIN)
async def load_language(
    call: Call, load: Annotated[Load, Arg("Number of the load")], language: Annotated[Spoken, Arg("Language")]
) -> Reply:
    """What the catalogue would bring, now that it is known which language it is in."""
    told = await esco_catalogue.tell(load, language.value)
    return planned(call, await loading.found(told))


def planned(call: Call, plan: Plan, *aside: Button) -> Reply:
    """What a catalogue would bring; or the question which language it is in. `aside`: what else can be done."""
    load, file = plan.load, plan.load.name or call.t("audit-load", number=str(plan.load.id))
    if plan.unsaid:
        offered = (Button(call.t(f"tongue-{each}"), line(load_language, load=load, language=each)) for each in Spoken)
        asked = (Text(call.t("esco-language-note"), role="note"), Buttons(tuple(offered)))
        return Reply(call.t("esco-language", file=file), asked, replaces=True)
    blocks: list[Block] = [acknowledged()]
    if plan.empty:
        return Reply(call.t("esco-plan-none", file=file), (*blocks, Buttons(aside)), replaces=True)
    many = plan.added + plan.changed
    holds = call.t("esco-holds", minutes=int(APPLY_WITHIN.total_seconds()) // 60, days=UNDO_WITHIN.days)
    blocks.insert(0, Text(holds, role="note"))
    apply = Button(call.t("esco-apply-button", count=many), f"whoknows load-apply {load.reference} many:{many}", "main")
    look = Button(call.t("esco-changes-button"), f"whoknows load-changes {load.reference}")
    drop = Button(call.t("esco-drop-button"), f"whoknows load-drop {load.reference}")
    blocks.append(Buttons((apply, look, *aside, drop)))
    listed = texts.listed(call.language, counts(call.language, plan))
    return Reply(call.t("esco-plan", file=file, counts=listed), tuple(blocks), replaces=True)


def counts(language: str, plan: Plan) -> list[str]:
    """What a catalogue would bring, in words."""
    named = texts.say_or(language, f"in-{plan.language}", texts.say(language, "in-other", code=plan.language))
    brought = (("esco-new", plan.added), ("esco-more", plan.changed))
    said = [texts.say(language, key, count=count) for key, count in brought if count]
    if plan.labels:
        said.append(texts.say(language, "esco-names", count=plan.labels, language=named))
    return said


def acknowledged() -> Text:
    """What ESCO's conditions of use ask for, wherever its data comes in."""
    return Text(ACKNOWLEDGEMENT, role="note")
