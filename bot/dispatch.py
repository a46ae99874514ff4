"""Call -> Answer, the only way in: person, language, command, may they, arguments, errors. Draws and sends nothing."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import bot.commands  # noqa: F401 - importing the package declares them all
from bot import clock, files, guide, texts
from bot.command import Busy, Call, Command, Everyone, May, Messenger, Outcome, Parameter, Profile, Sent, blanks
from bot.incoming import Incoming
from bot.line import Reading, misfit, read
from bot.models import doors, live
from bot.models.people import Note, Person
from bot.reply import Address, Answer, Button, Buttons, Form, Refusal, Reply, Room, Text, UserText
from bot.settings import Company

log = logging.getLogger("kunna.dispatch")

# How long a platform's word on who somebody is (member, guest, gone) is taken without asking again.
TRUST = timedelta(hours=24)
# What a field of several lines, or of one, shows of a text on every platform without cutting it, in characters.
FIELD, LINE = 3000, 400
# How long shutdown waits for answers that are under way, in seconds; the process must end within 10.
GRACE = 5.0


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer with the language it was made in. `away`: the store could not be reached, and the answer says so."""

    answer: Answer
    language: str
    away: bool = False


class Stranger(Exception):  # noqa: N818 - an answer, not an error
    """Somebody who gets nothing: the text's key says why."""


class Dispatch:
    """Answers calls for one company, whichever platform they come from."""

    def __init__(self, company: Company, guests: bool = False) -> None:
        self.company = company
        self.messengers: dict[str, Messenger] = {}
        self._guests = guests
        self._at_work: set[asyncio.Task[None]] = set()

    # --- for adapters --------------------------------------------------------------------------------------------

    def asks(self, incoming: Incoming) -> bool:
        """Whether the line will be answered with a form, by its words alone: then it is answered at once."""
        readings = read(files.meant(incoming))
        if len(readings) != 1:
            return False
        return bool(set(readings[0].missing) - {*incoming.values, *files.sent(readings[0].command, incoming)})

    def soon(self, incoming: Incoming, inbox: int) -> None:
        """Answer after the acknowledgement, beside the caller."""
        task = doors.spawn(lambda: self.finish(incoming, inbox))
        self._at_work.add(task)
        task.add_done_callback(self._at_work.discard)

    async def finish(self, incoming: Incoming, inbox: int) -> None:
        """Answer a row of the inbox, bring the answer back and close the row. Raises nothing."""
        try:
            await self.hand_back(incoming, inbox, await self.answer(incoming, inbox))
        except doors.StoreAway:
            log.warning("store away; the worker takes row %s up", inbox)
        except Exception:
            log.exception("row %s was not answered; the worker takes it up", inbox)

    async def hand_back(self, incoming: Incoming, inbox: int, answered: Answered) -> None:
        """Bring an answer back and close its row; what breaks on the way (a word nobody can draw) gets a reference.

        Raises StoreAway, and whatever breaks the sentence too: the row is open then, and the worker takes it up.
        """
        if answered.away and not await doors.give_up(inbox):
            return  # it has had its effect, so "try again" would be wrong; the worker says that it is done
        broke = False
        try:
            outcome = await self.bring(incoming, answered.answer, answered.language)
        except doors.StoreAway:
            raise
        except Exception:
            broke, sorry = True, Reply(bug(log, "bringing an answer", answered.language))
            outcome = await self.messengers[incoming.who.platform].respond(incoming, sorry, answered.language)
        brought(inbox, outcome)
        if isinstance(outcome, Busy):
            await doors.put_off(inbox, outcome.seconds)
        elif not broke:
            await doors.settle(inbox)
        elif not await doors.give_up(inbox):
            await doors.put_off(inbox, 0.0)  # done all the same: the worker says so, before it is asked for again

    async def bring(self, incoming: Incoming, answer: Answer, language: str) -> Outcome:
        """Bring an answer back along the way of its request, and remember it where it lives."""
        messenger, room = self.messengers[incoming.who.platform], None
        if isinstance(answer, Reply) and answer.public and answer.live:
            room, language = answer.into or incoming.room, self.company.language
        outcome = await messenger.respond(incoming, answer, language)
        if room is not None and isinstance(answer, Reply):
            await self.lives(answer, room, outcome, language)
        return outcome

    async def lives(
        self, reply: Reply, to: Address | Room, outcome: Outcome, language: str, person: int | None = None
    ) -> None:
        """Remember a message that shows a line, where there is a way to draw it again. `person`: whom an address is.

        What Slack took through a response_url, because the bot is not in that channel, has no `ref`: it stays as it is.
        """
        if isinstance(outcome, Sent) and 0 < len(outcome.ref) <= live.REF:
            try:
                await live.keep(reply.live, to, outcome.ref, language, live.face(reply), person)
            except doors.StoreAway:
                log.warning("store away; a message that was just shared stays as it is")  # it is not shared twice

    async def drain(self) -> None:
        """Wait for the answers that are under way; what is not ready in time is resumed by the worker."""
        if self._at_work:
            _, late = await asyncio.wait(self._at_work, timeout=GRACE)
            for task in late:
                task.cancel()

    async def answer(self, incoming: Incoming, inbox: int | None = None, language: str | None = None) -> Answered:
        """The answer to a line, in the asker's language or in `language`.

        Never raises: what the asker can fix is said, a bug gets a reference.
        """
        wanted, language = language, language or texts.nearest(incoming.language, self.company.language)
        try:
            with doors.answering(inbox):
                person = await self._person(incoming)
                language = wanted or texts.nearest(person.language or incoming.language, self.company.language)
                answer = await self._answer(incoming, person, language)
                return Answered(_as_scheduled(answer, incoming, language), language)
        except Stranger as stranger:
            return Answered(Reply(texts.say(language, str(stranger))), language)
        except doors.AlreadyDone:
            return Answered(Reply(texts.say(language, "already-done")), language)
        except doors.StoreAway:
            return Answered(Reply(texts.say(language, "store-away")), language, away=True)
        except Exception:
            sentence = bug(log, f"a {incoming.via} line", language)
            return Answered(_kept_open(incoming, language, sentence) or Reply(sentence), language)

    async def told(self, line: str, person: Person, who: Address, language: str) -> Reply:
        """What a line says to somebody who has not asked: answered as them, as things are when it goes out.

        Raises what breaks, and TypeError for a line that asks or hands a file over: bugs of whoever wrote it.
        """
        incoming = Incoming(line=line, who=who, key="", via="told", language=language)
        answer = await self._answer(incoming, person, language)
        if not isinstance(answer, Reply):
            raise TypeError(
                f"The line {line!r} asks with a form: a message that goes out unasked has to say something."
            )
        if answer.files:
            raise TypeError(f"The line {line!r} hands a file over: who has not asked gets a button that asks for it.")
        return answer

    async def shown(self, line: str, room: Room, language: str) -> Reply:
        """What a line shows to everybody in a room: in the room's language, with nothing in it that is one person's.

        Raises what breaks, and TypeError for a line that no command shows to everybody: bugs of whoever shared it.
        """
        reading, show = _public(line)
        everyone = Everyone(room=room, language=language, company=self.company)
        try:
            values = {
                each.name: await _for_everyone(each, UserText(reading.given[each.name]), everyone)
                for each in reading.command.parameters
                if each.name in reading.given
            }
            reply = await show(everyone, **values)
        except Refusal as refusal:
            reply = Reply(refusal.sentence)  # such as: it is no longer there
        for button in reply.buttons:
            if any(each.command.may is not May.EMPLOYEE for each in read(button.run)):
                raise TypeError(f"{line!r} shows everybody a button that only some may press: {button.run!r}.")
        return replace(reply, public=True, into=room, live=line)

    # --- who -----------------------------------------------------------------------------------------------------

    async def _person(self, incoming: Incoming) -> Person:
        found = await doors.who(incoming.who)
        if found is None:
            return await self._meet(incoming)
        person, checked = found
        if clock.now() - checked > TRUST and incoming.who.platform in self.messengers:
            asked = clock.now()
            profile = await self.messengers[incoming.who.platform].profile(incoming.who)
            if profile is not None and not self.admits(profile):
                await doors.refused(incoming.who, asked)
                self._let_in(profile)
            if profile is not None:
                await doors.vouched(incoming.who, profile.language, asked)
                # Read again: what the platform said unasked while it was asked counts more than its answer.
                person, _ = await doors.who(incoming.who) or found
        if not person.active:
            raise Stranger("stranger-gone")
        return person

    async def _meet(self, incoming: Incoming) -> Person:
        messenger = self.messengers.get(incoming.who.platform)
        if messenger is None:
            raise Stranger("stranger-unknown")
        profile = await messenger.profile(incoming.who)
        if profile is None:
            raise Stranger("platform-away")
        self._let_in(profile)
        person = await doors.join(incoming.who, profile.name, profile.email, profile.zone, profile.language)
        if not person.active:
            raise Stranger("stranger-gone")
        return person

    def admits(self, profile: Profile) -> bool:
        """Whether somebody with that profile gets anything here."""
        return profile.standing == "member" or (profile.standing == "guest" and self._guests)

    def _let_in(self, profile: Profile) -> None:
        if not self.admits(profile):
            raise Stranger(f"stranger-{profile.standing}")

    # --- what ----------------------------------------------------------------------------------------------------

    async def _answer(self, incoming: Incoming, person: Person, language: str) -> Answer:
        line = files.meant(incoming)
        role = person.role_with(self.company.admins)
        readings = read(line)
        if not readings and (bad := misfit(line)) is not None and role >= bad[0].may:
            command, parameter, words = bad
            again = Button(command.what(language), await guide.again(command, words, person), "main")
            return Reply(_does_not_fit(command, parameter, words, language), (Buttons((again,)),))
        if not readings:
            line, shown = await guide.understand(line, person, role, language)
            if shown is not None:
                return shown
            readings = read(line)
        allowed = [reading for reading in readings if role >= reading.command.may]
        if not allowed:
            may = texts.say(language, f"role-{readings[0].command.may.name.lower()}")
            return Reply(texts.say(language, "not-allowed", role=may))
        if incoming.via != "submitted" and any(guide.asks_for_help(reading) for reading in allowed):
            return guide.greeting(person, role, language)
        if len(allowed) > 1 and not incoming.values:
            return await guide.which(allowed, person, language)
        answer = await self._run(incoming, allowed[0], person, language)
        spare = bool(incoming.files) and not files.sent(allowed[0].command, incoming)
        return files.unused(answer, language) if spare else answer

    async def _run(self, incoming: Incoming, reading: Reading, person: Person, language: str) -> Answer:
        command = reading.command
        typed = {name: text for name, text in incoming.values.items() if text.strip()}
        given = {name: UserText(text) for name, text in (dict(reading.given) | typed).items()}
        call = Call(
            incoming=incoming, person=person, language=language, company=self.company, command=command,
            messenger=self.messengers.get(incoming.who.platform),
        )  # fmt: skip
        sent = files.sent(command, incoming)
        missing = [
            each
            for each in command.parameters
            if each.required and each.name not in sent and not UserText(given.get(each.name, ""))
        ]
        if missing and not incoming.values:
            return await self._asked(call, reading)
        try:
            if missing:
                empty = "file-missing" if missing[0].file else "field-empty"
                raise Refusal(texts.say(language, empty), missing[0].name)  # noqa: TRY301 - one way out
            values: dict[str, Any] = {
                each.name: await self._value(call, each, given[each.name])
                for each in command.parameters
                if each.name in given
            }
            answer = await command.handler(call, **values, **files.check(call, sent))
            if isinstance(answer, Reply) and answer.public and answer.live:
                _public(answer.live)  # a bug is said now, and not by the worker later
        except Refusal as refusal:
            if incoming.via == "submitted":
                return _again(call, reading, incoming, refusal)
            return Reply(refusal.sentence, refusal.blocks)
        for words in given.values():
            if Note.shape.fullmatch(words) and isinstance(answer, Reply):
                await Note.wipe(words)
        return answer

    async def _asked(self, call: Call, reading: Reading) -> Form:
        """The form for what a line left open. Free text that it gave stands in its field, to be read over."""
        given, shown = dict(reading.given), {}
        for each in call.command.parameters:
            if each.free and each.arg.asked and not each.arg.prefix and (words := given.get(each.name)):
                text = await Note.read(words, call.person) if Note.shape.fullmatch(words) else words
                if text and len(text) <= (FIELD if each.arg.long else LINE):  # more stays in the line, unshown
                    shown[each.name] = text
                    del given[each.name]
        return blanks(call.command, call.language, given, shown)

    async def _value(self, call: Call, parameter: Parameter, words: str) -> Any:
        """A parameter's value from its words. Raises Refusal at the parameter."""
        language = call.language
        if parameter.free:
            text = await Note.read(words, call.person) if Note.shape.fullmatch(words) else UserText(words)
            if text is None:
                raise Refusal(texts.say(language, "note-gone"), parameter.name)
            if len(text) > parameter.arg.most:
                sentence = texts.say(language, "too-long", length=len(text), most=parameter.arg.most)
                raise Refusal(sentence, parameter.name)
            return text
        if not parameter.fits(words.strip()):
            raise Refusal(_does_not_fit(call.command, parameter, words, language), parameter.name)
        if parameter.row:
            return await call.named(parameter.kind, words.strip(), parameter.name)
        return parameter.value(words.strip())


def bug(log: logging.Logger, where: str, language: str) -> str:
    """What a person is told of the exception that is being caught, with the reference that leads to it in the log."""
    reference = secrets.token_hex(3)
    log.exception("bug %s in %s", reference, where, extra={"reference": reference})
    return texts.say(language, "broke", reference=reference)


def brought(inbox: int, outcome: Outcome) -> None:
    """Log what became of a row's answer, with the platform's word where it did not arrive for certain."""
    told = {"inbox": inbox, "outcome": type(outcome).__name__}
    match outcome:
        case Sent() | Busy():
            log.info("answered", extra=told)
        case _:
            log.warning("answered, which may not have arrived", extra=told | {"why": outcome.why})


def _public(line: str) -> tuple[Reading, Callable[..., Awaitable[Reply]]]:
    """How a line is read that a room is shown, and what shows it. Raises TypeError where nothing does."""
    readings = read(line) if len(line) <= live.LINE else []
    show = readings[0].command.shown if len(readings) == 1 and not readings[0].missing else None
    if show is None:
        raise TypeError(f"Nothing says what {line!r} shows to everybody in a room: declare it with for_everyone.")
    return readings[0], show


async def _for_everyone(parameter: Parameter, words: UserText, everyone: Everyone) -> Any:
    """A parameter's value in a line that a room is shown. Raises Refusal when its row is gone, TypeError for a Note."""
    if parameter.free:
        if Note.shape.fullmatch(words):
            raise TypeError("A line that is shown to everybody carries what is one person's: a note.")
        return words
    return await everyone.named(parameter.kind, words) if parameter.row else parameter.value(words)


def _as_scheduled(answer: Answer, incoming: Incoming, language: str) -> Answer:
    """Under an answer that comes by itself: why it comes, and the way to what is scheduled."""
    if incoming.via != "scheduled" or not isinstance(answer, Reply) or answer.public:
        return answer
    why = Text(texts.say(language, "schedule-ran", line=incoming.line), role="note")
    to_list = Button(texts.say(language, "schedules-button"), "kunna schedules")
    return replace(answer, blocks=(*answer.blocks, why, Buttons((to_list,))))


def _does_not_fit(command: Command, parameter: Parameter, words: str, language: str) -> str:
    label = command.label(parameter, language)
    return texts.say(language, "does-not-fit", label=label, given=UserText(words)[:80])


def _again(call: Call, reading: Reading, incoming: Incoming, refusal: Refusal) -> Form:
    """The form once more, with the sentence at its field and what was typed kept."""
    form = blanks(call.command, call.language, reading.given, incoming.values)
    names = {field.name for field in form.fields}
    return replace(form, errors={refusal.field if refusal.field in names else "": refusal.sentence})


def _kept_open(incoming: Incoming, language: str, sentence: str) -> Form | None:
    """After a bug in a submission: the form with the reference in it, so that nothing typed is lost."""
    if incoming.via != "submitted":
        return None
    try:
        reading = read(guide.plain(incoming.line))[0]
        return replace(blanks(reading.command, language, reading.given, incoming.values), errors={"": sentence})
    except Exception:
        log.exception("the form could not be kept open")  # likely the same bug; the reference is what counts
        return None
