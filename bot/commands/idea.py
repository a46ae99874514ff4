"""/idea: thoughts filed, looked through, voted for and commented on; counts nothing itself (models/ideas.py does)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Annotated

from bot import texts
from bot.command import Arg, Call, Everyone, command, for_everyone
from bot.line import line
from bot.matching import comparable, strip_ask
from bot.models import ideas
from bot.models.ideas import Idea
from bot.models.notices import Why, never_mind, notify
from bot.models.paging import Page
from bot.models.people import Note, names
from bot.models.store import transaction
from bot.reply import (
    Answer,
    Block,
    Button,
    Buttons,
    Facts,
    Inline,
    List,
    PersonName,
    Refusal,
    Reply,
    Row,
    Text,
    UserText,
    When,
)

_MOST = 4000

Nameless = Annotated[bool, Arg("Without your name?", prefix=True)]
Anyway = Annotated[bool, Arg("Although there are ideas close to it", prefix=True, asked=False)]
PageNumber = Annotated[int, Arg("Page", prefix=True, asked=False)]
Which = Annotated[Idea, Arg("Number of the idea")]


# --- filing ------------------------------------------------------------------------------------------------------


@command("idea", "Share an idea, or see what others thought of")
async def idea(
    call: Call,
    text: Annotated[UserText, Arg("Your idea", long=True, most=_MOST)],
    nameless: Nameless = False,
    anyway: Anyway = False,
) -> Answer:
    """File an idea, unless there are some close to it: then those first. A number alone shows that idea."""
    if Idea.shape.fullmatch(text):
        return await _shown(call, await call.named(Idea, text))
    said = _said(text)
    if not said:
        return call.form()
    return await _file(call, said, nameless, anyway)


@command("idea new", "Write down an idea in a form")
async def new(
    call: Call,
    # By its name only: "/idea new chairs for the lobby" is an idea about new chairs.
    text: Annotated[UserText, Arg("Your idea", long=True, most=_MOST, prefix=True)],
    nameless: Nameless = False,
) -> Answer:
    """The same as a form, in which one can also leave one's name out."""
    return await _file(call, text, nameless, anyway=False)


def _said(text: UserText) -> UserText:
    """The idea without the words that only announce it ("jag har en idé: ...")."""
    bare = strip_ask(text, texts.words_everywhere("ask-idea"))
    at = text.rfind(bare) if bare else len(text)
    announced = comparable(text[:at])
    return UserText(text[at:]) if announced else text


async def _file(call: Call, text: UserText, nameless: bool, anyway: bool) -> Reply:
    if not comparable(text):
        raise Refusal(call.t("idea-wordless"), "text")
    if not anyway and (near := await ideas.nearest(text, call.language)):
        return await _first_these(call, text, nameless, near)

    async def work() -> Idea:
        filed, _ = await Idea.file(text, None if nameless else call.person, call.language)
        if nameless:
            await Note.forget(call.person)
        return filed

    filed = await transaction(work)
    return Reply(
        call.t("idea-filed", number=filed.reference),
        (
            Text(text, role="quote"),
            Text(call.t("idea-filed-nameless" if nameless else "idea-filed-next"), role="note"),
            Buttons((Button(call.t("idea-open-button"), line(show, idea=filed)), _to_list(call))),
        ),
        replaces=True,
    )


async def _first_these(call: Call, text: UserText, nameless: bool, near: list[Idea]) -> Reply:
    anyway = line(idea, text=await call.carry(text), nameless=nameless or None, anyway=True)
    label = call.t("idea-anyway-nameless-button" if nameless else "idea-anyway-button")
    return Reply(
        call.t("idea-near", count=len(near)),
        (await _rows(call, near), Text(call.t("idea-near-next"), role="note"), Buttons((Button(label, anyway),))),
    )


# --- looking ------------------------------------------------------------------------------------------------------


@command("idea list", "Look through the ideas")
async def list_(
    call: Call,
    words: Annotated[UserText, Arg("About", most=300)] = UserText(""),
    page: PageNumber = 1,
) -> Reply:
    """All ideas, the newest first, or those that a few words are about, the nearest first."""
    found = await (ideas.about(words, call.language, page) if words else ideas.newest(page))
    if words and not found.total:
        file_it = Button(call.t("idea-file-button"), line(idea, text=words), "main")
        return Reply(call.t("idea-none-about", words=words[:80]), (Buttons((file_it, _to_list(call))),))
    headline = call.t("idea-about", count=found.total, words=words[:80]) if words else _counted(call, found)
    to_top = Button(call.t("idea-top-button"), line(top))
    return await _listed(call, headline, found, lambda number: line(list_, words=words, page=number), to_top)


@command("idea top", "The ideas with most votes")
async def top(call: Call, page: PageNumber = 1) -> Reply:
    """All ideas, those with most votes first."""
    found = await ideas.most_wanted(page)
    return await _listed(call, call.t("idea-top"), found, lambda number: line(top, page=number), _to_list(call))


@command("idea mine", "Your own ideas")
async def mine(call: Call, page: PageNumber = 1) -> Reply:
    """The ideas that one filed by name; nobody knows which others were one's own."""
    found = await ideas.filed_by(call.person, page)
    headline = call.t("idea-mine", count=found.total) if found.total else call.t("idea-mine-none")
    return await _listed(call, headline, found, lambda number: line(mine, page=number), _to_list(call))


@command("idea show", "Read an idea")
async def show(call: Call, idea: Which) -> Reply:
    """One idea with its comments and what one can do with it."""
    return await _shown(call, idea)


@for_everyone(show)
async def card(room: Everyone, idea: Idea) -> Reply:
    """An idea for everybody in a room, with the votes that it has by now."""
    said = room.t("idea-votes", count=idea.votes), room.t("idea-comments", count=idea.comments)
    facts = _facts(room, idea, await names([idea.author_id] if idea.author_id is not None else []), ", ".join(said))
    steps = (
        Button(room.t("idea-vote-button"), line(vote, idea=idea), "main"),
        Button(room.t("idea-comment-button"), line(comment, idea=idea)),
        Button(room.t("idea-open-button"), line(show, idea=idea)),
    )
    return Reply(_title(room, idea), (Text(UserText(idea.text), role="quote"), facts, Buttons(steps)))


@command("idea share", "Show an idea to everybody in the room")
async def share(
    call: Call, idea: Which, room: Annotated[UserText, Arg("Room", prefix=True, asked=False)] = UserText("")
) -> Reply:
    """An idea into the room that it was read in, only by that room's members; its votes are kept up to date there."""
    everyone = await call.everyone(room)
    return replace(await card(everyone, idea), public=True, into=everyone.room, live=idea.line)


def _title(to: Call | Everyone, idea: Idea) -> str:
    return to.t("idea-title", number=idea.reference)


def _facts(to: Call | Everyone, idea: Idea, by_id: Mapping[int, PersonName], support: str) -> Facts:
    return Facts(
        (
            (to.t("idea-author"), (_signed(to, by_id, idea.author_id),)),
            (to.t("idea-created"), (When(idea.created),)),
            (to.t("idea-stage"), to.t(f"stage-{idea.stage.value}")),
            (to.t("idea-counts"), support),
        )
    )


def _counted(call: Call, found: Page[Idea]) -> str:
    return call.t("idea-list", count=found.total) if found.total else call.t("idea-list-none")


def _to_list(call: Call) -> Button:
    return Button(call.t("idea-list-button"), line(list_))


async def _listed(call: Call, headline: str, found: Page[Idea], to: Callable[[int], str], aside: Button) -> Reply:
    file_one = Button(call.t("idea-new-button"), line(new))
    steps = Buttons((*call.turns(found, to), aside, file_one))
    rows = (await _rows(call, found.rows),) if found.rows else ()
    return Reply(headline + call.page_of(found), (*rows, steps), replaces=True)


async def _rows(call: Call, found: Sequence[Idea]) -> List:
    voted = await ideas.voted(call.person, found)
    return List(
        tuple(
            Row(
                f"{each.reference}. {each.gist}",
                (_counts(call, each),),
                (Button(call.t("idea-open-button"), line(show, idea=each)), _vote_button(call, each, each.id in voted)),
            )
            for each in found
        )
    )


def _counts(call: Call, idea: Idea) -> str:
    votes, comments = call.t("idea-votes", count=idea.votes), call.t("idea-comments", count=idea.comments)
    return " · ".join((votes, comments, call.t(f"stage-{idea.stage.value}")))


def _vote_button(call: Call, idea: Idea, voted: bool) -> Button:
    if voted:
        return Button(call.t("idea-unvote-button"), line(unvote, idea=idea))
    return Button(call.t("idea-vote-button"), line(vote, idea=idea), "main")


async def _shown(call: Call, idea: Idea, headline: str = "", replaces: bool = False) -> Reply:
    said = await idea.latest_comments()
    by_id = await names([id for id in (idea.author_id, *(each.person_id for each in said)) if id is not None])
    facts = _facts(call, idea, by_id, call.t("idea-votes", count=idea.votes))
    blocks: list[Block] = [Text(UserText(idea.text), role="quote"), facts]
    if said:
        left_out = {"latest": len(said), "count": idea.comments}
        key = "idea-comments-latest" if idea.comments > len(said) else "idea-comments"
        blocks.append(Text(call.t(key, **left_out)))
        blocks.append(
            List(
                tuple(
                    Row((_signed(call, by_id, each.person_id), ", ", When(each.created)), (each.text,)) for each in said
                )
            )
        )
    steps = [
        _vote_button(call, idea, await idea.has_vote_of(call.person)),
        Button(call.t("idea-comment-button"), line(comment, idea=idea)),
    ]
    if call.room is not None:
        steps.append(Button(call.t("share-button"), line(share, idea=idea, room=call.room.id)))
    blocks.append(Buttons((*steps, _to_list(call))))
    return Reply(headline or _title(call, idea), tuple(blocks), replaces=replaces)


def _signed(call: Call | Everyone, by_id: Mapping[int, PersonName], person: int | None) -> Inline:
    return by_id[person] if person is not None else call.t("idea-nobody")


# --- for and about ------------------------------------------------------------------------------------------------


@command("idea vote", "Vote for an idea")
async def vote(call: Call, idea: Which) -> Reply:
    """One vote for an idea; a second one is no second vote."""

    async def work() -> bool:
        new = await idea.take_vote(call.person)
        if new and idea.author_id is not None:
            await _tell(call, [idea.author_id], Why.VOTES, idea)
        return new

    new_one = await transaction(work)
    return await _after(call, idea, "idea-voted" if new_one else "idea-voted-already")


@command("idea unvote", "Take your vote back")
async def unvote(call: Call, idea: Which) -> Reply:
    """Take one's vote back."""

    async def work() -> bool:
        gone = await idea.give_vote_back(call.person)
        if gone and idea.author_id not in (None, call.person.id):
            await never_mind(idea.author_id, Why.VOTES, line(show, idea=idea))
        return gone

    gone = await transaction(work)
    return await _after(call, idea, "idea-unvoted" if gone else "idea-not-voted")


@command("idea comment", "Say something about an idea")
async def comment(
    call: Call, idea: Which, text: Annotated[UserText, Arg("Your comment", long=True, most=2000)]
) -> Reply:
    """A comment under an idea, by name."""

    async def work() -> None:
        await idea.take_comment(call.person, text)
        await _tell(call, await idea.followers(), Why.COMMENTS, idea)

    await transaction(work)
    return await _after(call, idea, "idea-commented")


async def _tell(call: Call, people: Sequence[int], why: Why, idea: Idea) -> None:
    await notify(
        people, why, line(show, idea=idea), by=call.person.id, zone=call.company.zone,
        number=idea.reference, words=idea.gist,
    )  # fmt: skip


async def _after(call: Call, idea: Idea, key: str) -> Reply:
    """The idea as it is now, under what has just happened to it."""
    await idea.refresh_from_db()
    return await _shown(call, idea, call.t(key, number=idea.reference), replaces=True)
