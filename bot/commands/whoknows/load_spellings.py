"""/whoknows load-spelling, load-decide, load-decide-all: what new spellings in a file mean; asks one at a time."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from bot.command import Arg, Call, May, command
from bot.commands.whoknows.load_state import Which, expired, stands, to_plan
from bot.imports import loading
from bot.line import line
from bot.models import skills
from bot.models.loads import Load, State
from bot.models.paging import PAGE
from bot.models.skills import Skill
from bot.reply import Block, Button, Buttons, Refusal, Reply, Text, UserText

Number = Annotated[int, Arg("Spelling", prefix=True, asked=False)]
What = Annotated[UserText, Arg("What it is", prefix=True, most=20, asked=False)]
Later = Annotated[int, Arg("Left for later", prefix=True, asked=False)]


class Alike(StrEnum):
    """Spellings that can be decided together without a look at each."""

    NEAR = "near"  # surely one of the skills that are there
    STRANGE = "strange"  # near none of them: a new one


@command("whoknows load-spelling", "Ask which skill a new spelling is", may=May.ADMIN)
async def load_spelling(call: Call, load: Which, after: Later = 0) -> Reply:
    """The next spelling that nobody has decided, those first that most people have."""
    return await _ask(call, load, after)


@command("whoknows load-decide", "Decide which skill a new spelling is", may=May.ADMIN)
async def load_decide(call: Call, load: Which, number: Number, what: What, after: Later = 0) -> Reply:
    """A spelling is that skill ("skill/7"), a "new" one, or left "out"; then the next one, or the plan, is shown."""
    skill = await call.named(Skill, what, "what") if Skill.shape.fullmatch(what) else None
    if skill is None and what not in ("new", "out"):
        raise Refusal(call.t("load-spelling-gone"))
    spelling = await loading.spelling(load, number)
    if spelling is None or not await loading.decide(load, number, what):
        return await _ask(call, load, after, call.t("load-spelling-gone"))
    if skill is None:
        said = call.t("load-spelling-was-new" if what == "new" else "load-spelling-was-out", spelling=spelling)
    else:
        said = call.t("load-spelling-was", spelling=spelling, skill=await skill.called(call.language))
    return await _ask(call, load, after, said)


@command("whoknows load-decide-all", "Decide all new spellings of a kind", may=May.ADMIN)
async def load_decide_all(call: Call, load: Which, alike: Annotated[Alike, Arg("Which", asked=False)]) -> Reply:
    """All that surely mean a skill that is there are that skill; or all that are near none are new ones."""
    many = await loading.decide_rest(load, alike.value)
    return await _ask(call, load, 0, call.t("load-spelling-were", count=many))


async def _ask(call: Call, load: Load, after: int, said: str = "") -> Reply:
    found = await loading.spellings(load, after // PAGE + 1)
    if load.state != State.PLANNED or expired(load) or not after < found.total:
        return await stands(call, await Load.get(id=load.id), said)
    asked = found.rows[after % PAGE]
    names = await skills.called([skill for skill, *_ in asked.near], call.language)

    def button(label: str, what: str, sure: bool = False) -> Button:
        run = line(load_decide, load=load, number=asked.number, what=UserText(what), after=after or None)
        return Button(label, run, "main" if sure else "normal")

    known = [button(names[skill][:70], f"skill/{skill}", sure) for skill, _, sure in asked.near if skill in names]
    new = button(call.t("load-spelling-new-button"), "new")
    out = button(call.t("load-spelling-out-button"), "out")
    further = await _further(call, load, after, found.total)
    blocks: list[Block] = [Text(said)] if said else []
    blocks += [
        Buttons((*known, new, out)),
        Text(call.t("load-spelling-left", count=found.total), role="note"),
        Buttons((*further, to_plan(call, load))),
    ]
    return Reply(call.t("load-spelling-where", spelling=asked.text, count=asked.people), tuple(blocks), replaces=True)


async def _further(call: Call, load: Load, after: int, left: int) -> list[Button]:
    """All of a kind at once, where that is safe and saves presses; and the next one before this."""
    sure, strange = await loading.alike(load)
    buttons = []
    if sure > 1:
        run = line(load_decide_all, load=load, alike=Alike.NEAR)
        buttons.append(Button(call.t("load-spelling-near-all-button", count=sure), run))
    if strange > 1:
        run = line(load_decide_all, load=load, alike=Alike.STRANGE)
        buttons.append(Button(call.t("load-spelling-new-all-button", count=strange), run))
    if after + 1 < left:
        buttons.append(Button(call.t("load-spelling-skip-button"), line(load_spelling, load=load, after=after + 1)))
    return buttons
