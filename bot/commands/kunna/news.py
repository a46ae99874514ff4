"""/kunna news, mute, unmute: what somebody is told without having asked, why, and how it stops; decides no time."""

from __future__ import annotations

from typing import Annotated

from bot import clock
from bot.command import Arg, Call, command
from bot.line import line
from bot.models import notices
from bot.models.hours import OffHours, at_work, known_zone
from bot.models.notices import Why
from bot.models.store import transaction
from bot.reply import Button, Buttons, List, Reply, Row, Text, UserText


@command("kunna news", "What is new for you")
async def news(
    call: Call,
    bundle: Annotated[int, Arg("Number of the message", asked=False)] = 0,
    page: Annotated[int, Arg("Page", prefix=True, asked=False)] = 1,
) -> Reply:
    """What one message tells, or all of the last weeks. It says why one gets it, and how to get less."""
    zone = known_zone(call.person.zone, call.company.zone)
    if call.incoming.via == "told" and (until := at_work(clock.now(), zone)) > clock.now():
        raise OffHours(until)  # it was due in working hours, and something has held it up
    found = await notices.of(call.person.id, bundle or None, page)
    if not found.total:
        return Reply(call.t("news-none"))
    rows = tuple(
        Row(
            call.t(f"notice-{each.why}", **each.filled),
            (UserText(each.words),) if each.words else (),
            (Button(call.t("news-open-button"), each.line),),
        )
        for each in found.rows
    )
    kinds = [why for why in Why if any(each.why == why for each in found.rows)]
    turns = call.turns(found, lambda number: line(news, bundle=bundle or None, page=number))
    return Reply(
        call.t("news", count=found.total) + call.page_of(found),
        (
            List(rows),
            *(Text(call.t(f"because-{why.value}"), role="note") for why in kinds),
            Buttons((*turns, *(_mute_button(call, why) for why in kinds))),
        ),
    )


@command("kunna mute", "No more messages of one kind")
async def mute(call: Call, why: Annotated[Why, Arg("Kind")]) -> Reply:
    """Be told no more of one kind of thing."""

    async def work() -> None:
        await notices.mute(call.person.id, why)

    await transaction(work)
    again = Button(call.t("unmute-button", kind=_kind(call, why)), line(unmute, why=why))
    return Reply(call.t("mute-done", kind=_kind(call, why)), (Buttons((again,)),))


@command("kunna unmute", "Get messages of one kind again")
async def unmute(call: Call, why: Annotated[Why, Arg("Kind")]) -> Reply:
    """Be told of one kind of thing again."""

    async def work() -> None:
        await notices.unmute(call.person.id, why)

    await transaction(work)
    return Reply(call.t("unmute-done", kind=_kind(call, why)), (Buttons((_mute_button(call, why),)),))


def _kind(call: Call, why: Why) -> str:
    return call.t(f"why-{why.value}")


def _mute_button(call: Call, why: Why) -> Button:
    return Button(call.t("mute-button", kind=_kind(call, why)), line(mute, why=why))
