"""/policy remind: a section of the policy to many; shown first, and sent once, to as many as were confirmed."""

from __future__ import annotations

from typing import Annotated

from bot import texts
from bot.command import Arg, Call, May, command
from bot.commands.policy.acknowledge import in_words, told
from bot.commands.policy.report import list_, report
from bot.line import line
from bot.models import reminding
from bot.models.audiences import Audience, narrowed
from bot.models.people import names
from bot.models.policy import Snippet
from bot.models.reminding import Doubt, Draft, Sending
from bot.reply import Answer, Block, Button, Buttons, Facts, Refusal, Reply, Strong, Text, UserText, When

Unit = Annotated[UserText, Arg("Only this unit", prefix=True, most=100)]
Place = Annotated[UserText, Arg("Only this place", prefix=True, most=100)]


@command("policy remind", "Remind people of a section", may=May.COMMUNICATOR)
async def remind(
    call: Call,
    whom: Annotated[Audience | None, Arg("Whom", hint="everyone, or here for the channel you are in")] = None,
    *,
    snippet: Annotated[Snippet, Arg("Number of the section")],
    unit: Unit = UserText(""),
    place: Place = UserText(""),
    doubt: Annotated[Doubt, Arg("If it is unclear whether a message arrived", prefix=True)] = Doubt.LEAVE,
    many: Annotated[int | None, Arg("People", prefix=True, asked=False)] = None,
    seen: Annotated[UserText, Arg("Seen", prefix=True, asked=False)] = UserText(""),
) -> Answer:
    """What would be sent, and to how many; with that number (`many`) and what was `seen`, send it."""
    if whom is None and not unit and not place:
        everyone = texts.words(call.language, "audience-everyone")[0]
        return call.form(whom=everyone, snippet=snippet.reference, doubt=doubt.value)
    audience = await _audience(call, whom or Audience(), unit, place)
    if many is not None and seen:
        sending = await reminding.send(snippet, audience, many, seen, call.person, call.who.platform, doubt)
        if sending is not None:
            return _receipt(call, audience, sending, many)
        snippet = await call.named(Snippet, snippet.reference)
    draft = await reminding.draft(snippet, audience)
    if draft is None:
        raise Refusal(call.t("remind-empty"), "snippet")
    return await _preview(call, draft, doubt, changed=many is not None)


async def _audience(call: Call, whom: Audience, unit: UserText, place: UserText) -> Audience:
    """The audience that is meant. Raises Refusal for a room that the asker is not in, and where nobody works."""
    if whom.here or whom.room is not None:
        if unit or place:
            raise Refusal(call.t("remind-either"), "unit" if unit else "place")
        if whom.here and call.room is None:
            raise Refusal(call.t("remind-where"), "whom")
        return Audience(room=(await call.everyone(whom.room.id if whom.room else "")).room)
    if not unit and not place:
        return whom
    found = await narrowed(unit, place)
    if found is None:
        where = ", ".join(part for part in (unit, place) if part)
        raise Refusal(call.t("remind-nobody-there", where=where), "unit" if unit else "place")
    return found


async def _preview(call: Call, draft: Draft, doubt: Doubt, changed: bool) -> Reply:
    """The message as they will read it, what is known of them, and the button that carries their number."""
    count, snippet, audience = draft.count, draft.snippet, draft.audience
    heading, text = draft.wording.texts[draft.wording.spoken(call.language, call.company.language)]
    by_id = await names([call.person.id, *([snippet.owner_id] if snippet.owner_id is not None else [])])
    owner = by_id.get(snippet.owner_id) if snippet.owner_id is not None else None
    blocks: list[Block] = [Text((Strong(call.t("remind-changed")),))] if changed else []
    blocks += [
        Text((Strong(call.t("letter-please", heading=heading)),)),
        Text(text, role="quote"),
        told(call, audience, snippet.id, snippet.version, by_id[call.person.id], owner),
        _numbers(call, draft, doubt),
    ]
    if draft.earlier is not None:
        said = "remind-earlier" if audience.room is None else "remind-earlier-room"
        before = call.t(said, number=str(draft.earlier.id)) + " "
        blocks.append(Text((before, When(draft.earlier.sent, "both"))))
    if not count.people:
        return Reply(call.t("remind-nobody"), (*blocks, Buttons((_all(call),))), replaces=changed)
    room = audience.room is not None
    label = call.t("remind-send-room-button") if room else call.t("remind-send-button", count=count.people)
    blocks.append(Text(call.t("remind-once-room" if room else "remind-once"), role="note"))
    blocks.append(Buttons((Button(label, _confirm(draft, doubt), "main"), _all(call))))
    summary = call.t("remind-preview-room") if room else call.t("remind-preview", count=count.people)
    return Reply(summary, tuple(blocks), replaces=changed)


def _confirm(draft: Draft, doubt: Doubt) -> str:
    audience, seen = draft.audience, UserText(draft.seen)
    return line(
        remind, whom=audience, snippet=draft.snippet, unit=UserText(audience.unit), place=UserText(audience.place),
        doubt=doubt if doubt is Doubt.AGAIN else None, many=draft.count.people, seen=seen,
    )  # fmt: skip


def _numbers(call: Call, draft: Draft, doubt: Doubt) -> Facts:
    count = draft.count
    pairs = [(call.t("remind-to"), in_words(call, draft.audience))]
    if languages := _languages(call, draft):
        pairs.append((call.t("remind-languages"), languages))
    if draft.audience.room is None and count.people:
        pairs.append((call.t("remind-takes"), texts.how_long(call.language, count.seconds(call.company.apart))))
    if count.unreachable:
        pairs.append((call.t("remind-unreachable"), call.t("remind-unreachable-why", count=count.unreachable)))
    if count.done:
        pairs.append((call.t("remind-not-again"), call.t("remind-done-before", count=count.done)))
    pairs.append((call.t("remind-doubt"), call.t(f"doubt-{doubt}")))
    return Facts(tuple(pairs))


def _languages(call: Call, draft: Draft) -> str:
    """In which languages how many will read it: a person's own, where the section has it."""
    default = call.company.language
    if draft.audience.room is not None:
        return call.t(f"language-{draft.wording.spoken(default, default)}")
    spoken: dict[str, int] = {}
    for language, many in draft.count.languages.items():
        reads = draft.wording.spoken(texts.nearest(language, default), default)
        spoken[reads] = spoken.get(reads, 0) + many
    most = sorted(spoken.items(), key=lambda each: (-each[1], each[0]))
    return ", ".join(f"{call.t(f'language-{reads}')} {texts.number(call.language, many)}" for reads, many in most)


def _receipt(call: Call, audience: Audience, sending: Sending, many: int) -> Reply:
    number = str(sending.reminder)
    if not sending.anew:
        summary = call.t("remind-sent-already", number=number)
    elif audience.room is not None:
        summary = call.t("remind-sent-room", number=number)
    else:
        summary = call.t("remind-sent", number=number, count=many)
    to_report = Button(call.t("remind-report-button"), line(report, reminder=number), "main")
    return Reply(
        summary, (Text(call.t("remind-sent-next"), role="note"), Buttons((to_report, _all(call)))), replaces=True
    )


def _all(call: Call) -> Button:
    return Button(call.t("remind-list-button"), line(list_))
