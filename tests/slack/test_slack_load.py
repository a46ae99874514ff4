"""HR's file in Slack: dropped, planned, one spelling decided, applied, found, and taken back without a trace."""

from __future__ import annotations

from bot import texts
from bot.models.skills import Skill
from bot.models.store import transaction
from tests.domain import changed, contents
from tests.loading import HR, OWN
from tests.slack.conftest import World


async def said(world: World, entries: int) -> str:
    """What Kunna said last, when it has said so much."""
    await world.answers(entries)
    return world.ledger[-1].text


async def pressed(world: World, label: str) -> str:
    """What Kunna says to a press of Bo's."""
    entries = len(world.ledger)
    await world.slack.press_label(world.bo, label)
    return await said(world, entries + 1)


async def asked(world: World, line: str) -> str:
    """What Kunna says to a line of Bo's."""
    entries = len(world.ledger)
    await world.slack.type_command(world.bo, world.slack.direct(world.bo).id, line)
    return await said(world, entries + 1)


async def test_a_file_of_hr_is_loaded_found_and_undone(world: World) -> None:
    await transaction(lambda: Skill.coin("Python", [("sv", "Python", True)]))
    await asked(world, "/kunna language sv")
    before = await contents()

    file = world.slack.bring(world.bo, "personal.csv", HR)
    entries = len(world.ledger)
    await world.slack.say(world.bo, world.slack.direct(world.bo).id, "", files=[file])
    plan = await said(world, entries + 1)
    assert plan == "personal.csv: 2 nya personer, 1 ny stavning och 1 oklar rad. Inget har ändrats än."
    assert changed(before, await contents()) <= OWN

    assert "”Pyhton” står hos 2 personer." in await pressed(world, "Bestäm 1 stavning")
    assert await pressed(world, "Python") == "personal.csv: 2 nya personer och 1 oklar rad. Inget har ändrats än."
    assert await pressed(world, "Läs in 2 personer") == "personal.csv är inläst: 2 personer tillagda."

    assert (await asked(world, "/whoknows python")).startswith("2 personer kan Python.")

    assert "2 poster" in await pressed(world, "Ångra inläsningen")
    assert await pressed(world, "Ångra 2 poster") == ("Inläsningen av personal.csv är ångrad: 2 poster är som förut.")
    assert (await asked(world, "/whoknows python")).startswith("Ingen har ännu berättat")
    assert changed(before, await contents()) <= OWN


async def test_who_may_not_load_is_told_and_nothing_is_fetched(world: World) -> None:
    file = world.slack.bring(world.anna, "personal.csv", HR)
    await world.slack.say(world.anna, world.direct, "", files=[file])
    assert await said(world, 1) == texts.say("sv", "not-allowed", role=texts.say("sv", "role-admin"))
    assert world.slack.shelf.downloads == 0
