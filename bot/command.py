"""How a command is declared and what it is given: @command, Arg, Call, Everyone, May. Sends nothing."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Literal, Protocol, TypeVar, Union, get_args, get_origin, get_type_hints

from bot import texts
from bot.incoming import FileIn
from bot.incoming import Incoming as Incoming
from bot.messenger import Busy, Messenger, Outcome, Profile, Refused, Sent, Unknown, Unread
from bot.models import doors
from bot.models.paging import Page
from bot.models.people import Note, Person, mentioned
from bot.models.people import Role as May
from bot.reply import Address, Answer, Button, Choice, Field, Form, Refusal, Reply, Room, UserText
from bot.settings import Company

__all__ = [
    "COMMANDS", "Arg", "Busy", "Call", "Command", "Everyone", "FileIn", "Incoming", "May", "Messenger", "Outcome",
    "Parameter", "Profile", "Refused", "Sent", "Unknown", "Unread", "blanks", "command", "for_everyone", "of",
    "yes_or_no",
]  # fmt: skip

# --- declaring a command -----------------------------------------------------------------------------------------


class Referable(Protocol):
    """A row that a line can name: `shape` tells a reference from other words, `referred` fetches the row."""

    shape: ClassVar[re.Pattern[str]]

    @property
    def reference(self) -> str:
        """How a line names this row."""

    @classmethod
    async def referred(cls, text: str, asker: Address) -> Any:
        """The row that a line means; None when there is none."""


@dataclass(frozen=True, slots=True)
class Arg:
    """How one argument of a command is asked for and typed.

    label:  its English name on a form (translations: text `arg-<command>-<parameter>`)
    after:  the word that introduces it in a line ("into")
    prefix: given as `name:value` anywhere in the line ("unit:IT"), in any language's word (text `prefix-<parameter>`)
    long:   several lines of text
    most:   characters at most
    hint:   English help under the field (translations: text `hint-<command>-<parameter>`)
    asked:  whether a form has a field for it
    kinds:  of a file: what its name may end in, in small letters ("csv"); any where none is said
    """

    label: str
    after: str = ""
    prefix: bool = False
    long: bool = False
    most: int = 3000
    hint: str = ""
    asked: bool = True
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument as registered: its name, type, whether it may be left out, and how it is asked for."""

    name: str
    kind: type
    required: bool
    arg: Arg

    @property
    def free(self) -> bool:
        """Whether any words at all fit."""
        return self.kind is UserText

    @property
    def file(self) -> bool:
        """Whether it is a file, which comes beside a line and never in it."""
        return self.kind is FileIn

    @property
    def row(self) -> bool:
        """Whether it names a row of the store."""
        return not (self.free or self.kind in (int, bool, FileIn) or issubclass(self.kind, Enum))

    def value(self, word: str) -> int | bool | Enum:
        """What a word that fits says, where that needs no store."""
        if self.kind is int:
            return int(word)
        if self.kind is bool:
            return bool(yes_or_no(word))
        members: list[Enum] = list(self.kind)  # type: ignore[call-overload]  # an Enum, checked at registration
        return next(item for item in members if str(item.value) == word.casefold())

    def fits(self, word: str) -> bool:
        """Whether one word can be this argument, by its looks alone."""
        if self.free or self.file:
            return self.free
        if self.kind is int:
            return re.fullmatch(r"\d{1,9}", word) is not None
        if self.kind is bool:
            return yes_or_no(word) is not None
        if issubclass(self.kind, Enum):
            return word.casefold() in {str(item.value) for item in self.kind}
        shape: re.Pattern[str] = self.kind.shape  # type: ignore[attr-defined]  # Referable, checked at registration
        return shape.fullmatch(word) is not None


def yes_or_no(word: str) -> bool | None:
    """What a word for yes or no says, in any of our languages; None for every other word."""
    word = word.casefold()
    for key, said in (("yes", True), ("no", False)):
        if word in {key, *(each.casefold() for each in texts.words_everywhere(key))}:
            return said
    return None


@dataclass(frozen=True, slots=True)
class Command:
    """One command as registered. `shown`: what its line shows to everybody in a room, where it can be shown there.

    `takes_files`: whether a file that is dropped without words is meant for it.
    """

    path: tuple[str, ...]
    summary: str
    may: May
    parameters: tuple[Parameter, ...]
    handler: Callable[..., Awaitable[Answer]] = field(repr=False)
    shown: Callable[..., Awaitable[Reply]] | None = field(default=None, repr=False)
    takes_files: bool = False

    @property
    def slug(self) -> str:
        """Its name in keys of texts: "idea-vote"."""
        return "-".join(self.path)

    def what(self, language: str) -> str:
        """What it is for, in a few words, for help and manifests."""
        return texts.say_or(language, f"cmd-{self.slug}", self.summary)

    def line(self, given: Mapping[str, str]) -> str:
        """The line in which every argument stands by name and in quotes, so that no word of it can be misread."""
        pairs = (f"{name}:{json.dumps(words, ensure_ascii=False)}" for name, words in given.items())
        return " ".join([*self.path, *pairs])

    def label(self, parameter: Parameter, language: str) -> str:
        """The name of one of its arguments on a form."""
        return texts.say_or(language, f"arg-{self.slug}-{parameter.name}", parameter.arg.label)


COMMANDS: dict[tuple[str, ...], Command] = {}
_OF: dict[Callable[..., Awaitable[Answer]], Command] = {}

H = Callable[..., Awaitable[Answer]]


class DeclarationError(TypeError):
    """A command was declared wrongly; raised at import, with the fix."""


def command(path: str, summary: str, may: May = May.EMPLOYEE, *, takes_files: bool = False) -> Callable[[H], H]:
    """Declare a command: `@command("idea vote", "Vote for an idea")` over `async def vote(call, idea: Idea)`.

    The signature is the declaration: from it come the arguments, the form, help, the slash command and the manifest
    entries. A parameter's type is int, bool, UserText, an Enum, a model that a line can name (Referable), or FileIn; a
    default makes it optional; `Annotated[..., Arg(...)]` says how it is asked for. One command `takes_files` that are
    dropped without words.
    Raises DeclarationError at import when the signature asks for something that does not exist.
    """

    def declare(handler: H) -> H:
        words = tuple(path.split())
        if words in COMMANDS:
            raise DeclarationError(f"/{path} is declared twice: {handler.__module__}.{handler.__name__}")
        parameters = _parameters(path, handler)
        if takes_files and (not any(each.file for each in parameters) or any(c.takes_files for c in COMMANDS.values())):
            raise DeclarationError(f"/{path}: one command takes the files that are dropped, and it asks for a FileIn.")
        made = Command(words, summary, may, parameters, handler, takes_files=takes_files)
        COMMANDS[words] = _OF[handler] = made
        return handler

    return declare


S = TypeVar("S", bound=Callable[..., Awaitable[Reply]])


def for_everyone(handler: H) -> Callable[[S], S]:
    """Declare what a command's line shows to everybody in a room, as a message that lives.

    `@for_everyone(show)` over `async def card(room: Everyone, idea: Idea) -> Reply`, with arguments of the command.
    It is given no person, so nothing personal can get into it. Raises DeclarationError at import.
    """
    made = of(handler)

    def declare(shown: S) -> S:
        path = " ".join(made.path)
        own = {each.name: each.kind for each in made.parameters}
        asked = {each.name: each.kind for each in _parameters(path, shown, Everyone)}
        if not asked.items() <= own.items():
            raise DeclarationError(f"/{path}: {shown.__name__} may ask for nothing but arguments of /{path}: {own}.")
        if made.may is not May.EMPLOYEE:
            raise DeclarationError(f"/{path} is not for every employee, so it cannot be shown to everybody in a room.")
        COMMANDS[made.path] = _OF[handler] = replace(made, shown=shown)
        return shown

    return declare


def of(handler: Callable[..., Awaitable[Answer]]) -> Command:
    """The command that a handler was declared as."""
    return _OF[handler]


def _parameters(path: str, handler: H, given: type[Any] | None = None) -> tuple[Parameter, ...]:
    given = given or Call
    if not 1 <= len(path.split()) <= 2 or path != " ".join(path.casefold().split()):
        raise DeclarationError(f"/{path}: a command is one or two words in small letters, such as `idea vote`.")
    if not inspect.iscoroutinefunction(handler):
        raise DeclarationError(f"/{path}: {handler.__name__} must be `async def`.")
    try:
        hints = get_type_hints(handler, include_extras=True)
    except NameError as error:
        raise DeclarationError(f"/{path}: {error}. Import it where {handler.__name__} is declared.") from None
    names = list(inspect.signature(handler).parameters.values())
    if not names or hints.get(names[0].name) is not given:
        first = "call: Call" if given is Call else f"room: {given.__name__}"
        raise DeclarationError(f"/{path}: the first parameter of {handler.__name__} must be `{first}`.")
    made: list[Parameter] = []
    for each in names[1:]:
        parameter = _parameter(path, each, hints.get(each.name))
        in_order = not (parameter.arg.prefix or parameter.arg.after)
        if in_order and any(one.free and not (one.arg.prefix or one.arg.after) for one in made):
            raise DeclarationError(
                f"/{path}: {each.name} stands behind free text, which takes every word that is left. "
                "Put it first, or give it Arg(prefix=True) or Arg(after=...)."
            )
        made.append(parameter)
    if any(each.file for each in made) and any(each.required and not each.file for each in made):
        raise DeclarationError(
            f"/{path}: beside a file nothing may be required, since who drops one says no more. Give it a default."
        )
    return tuple(made)


def _parameter(path: str, each: inspect.Parameter, hint: Any) -> Parameter:
    arg = Arg(each.name.replace("_", " ").capitalize())
    if get_origin(hint) is Annotated:
        hint, *notes = get_args(hint)
        arg = next((note for note in notes if isinstance(note, Arg)), arg)
    if get_origin(hint) in (Union, UnionType):
        kinds = [part for part in get_args(hint) if part is not NoneType]
        hint = kinds[0] if len(kinds) == 1 else hint
    if each.kind not in (each.POSITIONAL_OR_KEYWORD, each.KEYWORD_ONLY) or not re.fullmatch("[a-z_]+", each.name):
        raise DeclarationError(f"/{path}: a line gives {each} by name: call it by small letters and _, without * or /.")
    if not isinstance(hint, type) or not (
        hint in (int, bool, UserText, FileIn)
        or issubclass(hint, Enum)
        or all(hasattr(hint, name) for name in ("shape", "reference", "referred"))
    ):
        raise DeclarationError(
            f"/{path}: {each.name} is a {hint}, which no line can carry. Use int, bool, UserText, an Enum, "
            "or give the model a `shape`, a `reference` and a `referred` (see bot/models/people.py)."
        )
    if issubclass(hint, Enum) and any(not re.fullmatch(r"\S+", v := str(i.value)) or v != v.casefold() for i in hint):
        raise DeclarationError(f"/{path}: the values of {hint.__name__} are typed: each one word in small letters.")
    return Parameter(each.name, hint, each.default is inspect.Parameter.empty, arg)


# The largest file that is read, in bytes.
FILE_BYTES = 10 << 20

# --- what a handler is given -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One use of a command: who asks, where, in which language."""

    incoming: Incoming
    person: Person
    language: str
    company: Company
    command: Command
    messenger: Messenger | None = None

    @property
    def who(self) -> Address:
        """The address that the call came from."""
        return self.incoming.who

    @property
    def room(self) -> Room | None:
        """The room it was typed in, when others are there too; None in a direct message."""
        room = self.incoming.room
        return None if room is None or room.direct else room

    async def everyone(self, room: str = "") -> Everyone:
        """All who read a room, by its id, or the room that this was typed in: for what the person shares there.

        Raises Refusal where that is no room, and for everybody who is not in it.
        """
        into = Room(self.who.platform, self.who.space, room) if room else self.room
        if into is None:
            raise Refusal(self.t("share-where"))
        if self.messenger is None or not await self.messenger.is_member(into, self.who):
            raise Refusal(self.t("share-not-member"))
        return Everyone(room=into, language=self.company.language, company=self.company)

    def t(self, key: str, /, **args: texts.Value) -> str:
        """A text in the asker's language."""
        return texts.say(self.language, key, **args)

    async def named(self, kind: type[Any], words: str, field: str | None = None) -> Any:
        """The row of a Referable model that words name. Raises Refusal, at the field, when there is none."""
        found = await kind.referred(words := words.strip(), self.who)
        user = mentioned(words) if kind is Person else ""
        if found is None and user and await self._meet(replace(self.who, user=user)):
            found = await kind.referred(words, self.who)  # nobody still: one who was switched off here
        if found is None:
            raise Refusal(_unknown(self.language, kind, words), field)
        return found

    async def read(self, file: FileIn, most: int = FILE_BYTES) -> bytes:
        """What is in a file that was sent along, of at most so many bytes. Raises Refusal, at its field."""
        found: bytes | Unread = Unread("too-large" if file.size > most else "refused")
        if file.size <= most and self.messenger is not None:
            found = await self.messenger.read(file, self.who, most)
        if isinstance(found, Unread):
            raise Refusal(self.t(f"file-{found.why}", megabytes=most >> 20), file.field or None)
        return found

    async def _meet(self, who: Address) -> bool:
        """Take a colleague in who never wrote to us, on the platform's word for their e-mail."""
        profile = await self.messenger.profile(who) if self.messenger else None
        if profile is None or profile.standing != "member" or "@" not in profile.email:
            return False
        await doors.join(who, profile.name, profile.email, profile.zone, profile.language)
        return True

    def page_of(self, page: Page[Any]) -> str:
        """ " Page 2 of 3.", to be put behind a headline; nothing where all is on one page."""
        return "" if page.pages < 2 else " " + self.t("page-of", page=page.number, pages=page.pages)

    def turns(self, page: Page[Any], to: Callable[[int], str], more: str = "") -> list[Button]:
        """The buttons to the page after this one (named `more`) and before it; `to` gives a page's line."""
        after = [Button(more or self.t("more-button"), to(page.number + 1), "main")] if page.number < page.pages else []
        before = [Button(self.t("back-button"), to(page.number - 1))] if page.number > 1 else []
        return after + before

    def form(self, **values: str) -> Form:
        """This command's form with those values filled in."""
        return blanks(self.command, self.language, {}, values)

    async def carry(self, text: UserText) -> UserText:
        """The text as a line can carry it: itself, or a reference to a Note where it is longer than a button holds."""
        return await Note.carried(self.person, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Everyone:
    """All who read a room, in that room's language: whom a public message is for. There is no person in it."""

    room: Room
    language: str
    company: Company

    def t(self, key: str, /, **args: texts.Value) -> str:
        """A text in the room's language."""
        return texts.say(self.language, key, **args)

    async def named(self, kind: type[Any], words: str) -> Any:
        """The row of a Referable model that words name. Raises Refusal when there is none."""
        found = await kind.referred(words := words.strip(), Address(self.room.platform, self.room.space, ""))
        if found is None:
            raise Refusal(_unknown(self.language, kind, words))
        return found


def _unknown(language: str, kind: type[Any], words: str) -> str:
    key = "unknown-mention" if kind is Person and mentioned(words) else f"unknown-{kind.__name__.lower()}"
    return texts.say(language, key if texts.has("en", key) else "unknown-thing", given=UserText(words)[:80])


def blanks(command: Command, language: str, given: Mapping[str, str], values: Mapping[str, str], **errors: str) -> Form:
    """The form that asks for what a line left open.

    given: what the line already says, by parameter; it goes into the form's line. values: what the fields show.
    """
    fields = tuple(
        _blank(command, parameter, language, values.get(parameter.name, ""))
        for parameter in command.parameters
        if parameter.name not in given and parameter.arg.asked
    )
    return Form(
        title=texts.say_or(language, f"title-{command.slug}", command.what(language)),
        run=command.line(given),
        fields=fields,
        submit=texts.say_or(language, f"submit-{command.slug}", texts.say(language, "form-submit")),
        cancel=texts.say(language, "form-cancel"),
        intro=texts.say_or(language, f"intro-{command.slug}", ""),
        errors=errors,
    )


def _blank(command: Command, parameter: Parameter, language: str, value: str) -> Field:
    kind: Literal["line", "long", "choice", "number", "file"] = "line"
    choices: tuple[Choice, ...] = ()
    if parameter.kind is bool:
        kind, choices = "choice", tuple(Choice(item, texts.say(language, item)) for item in ("no", "yes"))
        value = value or "no"
    elif issubclass(parameter.kind, Enum):
        kind, name = "choice", parameter.kind.__name__.lower()
        choices = tuple(
            Choice(str(item.value), texts.say(language, f"{name}-{item.name.lower().replace('_', '-')}"))
            for item in parameter.kind
        )
    elif parameter.kind is int:
        kind = "number"
    elif parameter.file:
        kind = "file"
    elif parameter.arg.long:
        kind = "long"
    return Field(
        name=parameter.name,
        label=command.label(parameter, language),
        kind=kind,
        choices=choices,
        value=value,
        required=parameter.required,
        hint=texts.say_or(language, f"hint-{command.slug}-{parameter.name}", parameter.arg.hint),
        kinds=parameter.arg.kinds,
    )
