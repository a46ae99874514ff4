"""/policy: what one may say in public, in the words of the policy itself; words no answer of its own."""

from __future__ import annotations

from typing import Annotated

from bot import texts
from bot.command import Arg, Call, command
from bot.line import line
from bot.matching import strip_ask
from bot.models import policy as policies
from bot.models.people import communicators, names
from bot.models.policy import Found, Snippet, SnippetText
from bot.reply import Answer, Block, Button, Buttons, Facts, Inline, List, Reply, Row, Strong, Text, UserText


@command("policy", "Ask what you may say in public")
async def policy(
    call: Call,
    question: Annotated[UserText, Arg("Your question", most=1000, hint="May I post a photo of a colleague?")],
) -> Answer:
    """The snippet that answers a question, or that there is none. A number alone shows that snippet."""
    if Snippet.shape.fullmatch(question):
        return await _shown(call, await call.named(Snippet, question))
    if not strip_ask(question, texts.words_everywhere("ask-policy")):
        return call.form()  # "May I?" and no more
    found = await policies.answering(question, call.language, call.company.language)
    if not found:
        return await _nothing(call)
    return await _answer(call, found[0], found[1:])


async def _answer(call: Call, best: Found, others: list[Found]) -> Reply:
    blocks: list[Block] = []
    if best.sentence:
        blocks.append(Text((Strong(best.sentence),)))
    if best.sentence != best.text.text:
        blocks.append(Text(best.text.text, role="quote"))
    blocks.append(await _facts(call, best.snippet))
    if not best.sure:
        blocks.append(Text(call.t("policy-maybe-next"), role="note"))
    if others:
        blocks.append(Text(call.t("policy-others", count=len(others))))
    near = (Button(_named(each.snippet, each.text)[:75], line(show, snippet=each.snippet)) for each in others)
    blocks.append(Buttons((*near, _to_list(call))))
    return Reply(call.t("policy-answer" if best.sure else "policy-maybe", heading=best.text.heading), tuple(blocks))


async def _nothing(call: Call) -> Reply:
    asked = await communicators()
    by_id = await names([person.id for person in asked])
    rows = tuple(
        Row((by_id[person.id],), tuple(part for part in (person.title, person.place) if part)) for person in asked
    )
    whom: tuple[Block, ...] = (Text(call.t("policy-ask-these")), List(rows)) if rows else ()
    next_step = () if rows else (Text(call.t("policy-ask-your-manager")),)
    return Reply(call.t("policy-nothing"), (*whom, *next_step, Buttons((_to_list(call),))))


@command("policy show", "Read a section of the policy")
async def show(call: Call, snippet: Annotated[Snippet, Arg("Number of the section")]) -> Reply:
    """One snippet, whole."""
    return await _shown(call, snippet)


async def _shown(call: Call, snippet: Snippet) -> Reply:
    text = (await policies.told([snippet], call.language, call.company.language))[snippet.id]
    blocks = (Text(text.text, role="quote"), await _facts(call, snippet), Buttons((_to_list(call),)))
    return Reply(text.heading, blocks)


async def _facts(call: Call, snippet: Snippet) -> Facts:
    by_id = await names([snippet.owner_id]) if snippet.owner_id is not None else {}
    owner: Inline = by_id[snippet.owner_id] if snippet.owner_id in by_id else call.t("policy-no-owner")
    return Facts(
        (
            (call.t("policy-section"), f"{snippet.reference} ({snippet.section})"),
            (call.t("policy-version"), str(snippet.version)),
            (call.t("policy-valid-from"), texts.day(call.language, snippet.valid_from)),
            (call.t("policy-owner"), (owner,)),
        )
    )


@command("policy list", "All sections of the policy")
async def list_(call: Call, page: Annotated[int, Arg("Page", prefix=True, asked=False)] = 1) -> Reply:
    """The headings of the policy, in its own order."""
    found = await policies.contents(page)
    if not found.total:
        return Reply(call.t("policy-empty"))
    told = await policies.told(found.rows, call.language, call.company.language)
    rows = tuple(
        Row(
            _named(each, told[each.id]),
            (_version(call, each),),
            (Button(call.t("policy-read-button"), line(show, snippet=each)),),
        )
        for each in found.rows
    )
    turns = call.turns(found, lambda number: line(list_, page=number))
    ask = Button(call.t("policy-ask-button"), line(policy))
    headline = call.t("policy-list", count=found.total) + call.page_of(found)
    return Reply(headline, (List(rows), Buttons((*turns, ask))), replaces=True)


def _named(snippet: Snippet, text: SnippetText) -> str:
    return f"{snippet.reference}. {text.heading}"


def _version(call: Call, snippet: Snippet) -> str:
    return call.t("policy-since", version=snippet.version, date=texts.day(call.language, snippet.valid_from))


def _to_list(call: Call) -> Button:
    return Button(call.t("policy-list-button"), line(list_))
