"""/kunna picks, pick-drop: what was learned from people's choices, and dropping it; the rules: models/picks.py."""

from __future__ import annotations

from typing import Annotated

from bot import texts
from bot.command import Arg, Call, May, command
from bot.line import line
from bot.models import audit, skills
from bot.models.picks import Lesson, Pick, drop, lessons
from bot.models.store import transaction
from bot.reply import Button, Buttons, List, Refusal, Reply, Row


@command("kunna picks", "What was learned from choices", may=May.ADMIN)
async def picks(call: Call, page: Annotated[int, Arg("Page", prefix=True, asked=False)] = 1) -> Reply:
    """What several people chose alike after asking the same, what most of them chose first."""
    return await _listed(call, page)


async def _listed(call: Call, page: int, done: str = "") -> Reply:
    found = await lessons(page)
    called = await skills.called([each.skill for each in found.rows], call.language)
    rows = tuple(_row(call, each, called[each.skill]) for each in found.rows if each.skill in called)
    turns = call.turns(found, lambda to: line(picks, page=to))
    blocks = ((List(rows),) if rows else ()) + ((Buttons(tuple(turns)),) if turns else ())
    headline = call.t("picks-list", count=found.total) if rows else call.t("picks-none")
    return Reply(f"{done} {headline}".strip() + call.page_of(found), blocks, replaces=True)


def _row(call: Call, lesson: Lesson, skill: str) -> Row:
    said = call.t("picks-people", count=lesson.people, date=texts.day(call.language, lesson.day))
    button = Button(call.t("pick-drop-button"), f"kunna pick-drop {lesson.reference}")
    return Row(call.t("picks-leads", asked=lesson.asked, skill=skill), (said,), (button,))


@command("kunna pick-drop", "Drop what was learned from choices", may=May.ADMIN)
async def pick_drop(call: Call, pick: Annotated[Pick, Arg("What was learned")]) -> Reply:
    """Forget it, whoever chose it; it is learned again if people go on choosing it."""

    async def work() -> None:
        if not await drop(pick):
            raise Refusal(call.t("unknown-pick"))
        did = " ".join(call.command.path)
        await audit.record(call.person.id, did, f"skill/{pick.skill_id}", call.who.platform)

    await transaction(work)
    return await _listed(call, 1, call.t("pick-dropped"))
