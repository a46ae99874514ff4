"""The way to a command for words that name none: greetings, help, ask phrases, misspelt names, what may be meant."""

from __future__ import annotations

from functools import cache

from rapidfuzz import fuzz, process

from bot import texts
from bot.command import COMMANDS, Command, May
from bot.line import Reading, line, misfit, read
from bot.matching import Asking, comparable
from bot.models.people import Note, Person
from bot.reply import Button, Buttons, List, Reply, Row, Text, UserText

# From this likeness (0-100, RapidFuzz ratio) on, a first word is taken for a misspelt command name.
_MISSPELT = 70


def plain(text: str) -> str:
    """A line as people write it, cleaned, without the slash and without `kunna` before what is not its own."""
    text = UserText(text).removeprefix("/").strip()
    first, _, rest = text.partition(" ")
    if first.casefold() == "kunna" and rest and not read(text) and misfit(text) is None:
        return rest.strip().removeprefix("/").strip()
    return text


def _free(command: Command) -> str | None:
    """The name of the one argument that a whole question can go into."""
    wanted = [parameter for parameter in command.parameters if not (parameter.arg.prefix or parameter.file)]
    return wanted[0].name if wanted and wanted[0].free else None


def _askable() -> list[Command]:
    return [command for path, command in COMMANDS.items() if len(path) == 1 and _free(command)]


async def understand(text: str, person: Person, role: May, language: str) -> tuple[str, Reply | None]:
    """A line for words that name no command, or, where that is not clear, something to show instead."""
    words = comparable(text)
    if not words or any(words == comparable(hello) for hello in texts.words_everywhere("greetings")):
        return text, greeting(person, role, language)
    if any(words == comparable(word) for word in texts.words_everywhere("help-words")):
        return text, help_for(role, language)
    text = _after_greeting(text, words)
    words = comparable(text)
    if asked := _asked(words):
        best = max(length for length, _ in asked)
        meant = list(dict.fromkeys(command.path for length, command in asked if length == best))
        if len(meant) == 1:
            command = COMMANDS[meant[0]]
            return line(command.handler, **{str(_free(command)): UserText(text)}), None
    if (verb := _verb_alone(text)) is not None:
        return verb, None
    first, _, rest = text.partition(" ")
    names = {path[0] for path, command in COMMANDS.items() if len(path) == 1 and role >= command.may}
    near = process.extractOne(first.casefold(), sorted(names), scorer=fuzz.ratio, score_cutoff=_MISSPELT)
    if near is not None:
        run = f"{near[0]} {await Note.carried(person, rest)}".strip()
        return text, Reply(
            texts.say(language, "did-you-mean-command", name=f"/{near[0]}"),
            (Buttons((Button(f"/{near[0]} {UserText(rest)}".strip()[:70], run, "main"),)),),
        )
    return text, await offers(UserText(text), person, role, language)


def is_question(text: str) -> bool:
    """Whether words begin as a question to one of the commands does ("who knows")."""
    return bool(_asked(comparable(_after_greeting(text, comparable(text)))))


def _asked(words: str) -> list[tuple[int, Command]]:
    return [(length, command) for command in _askable() if (length := _asking(command).opens(words))]


def _verb_alone(text: str) -> str | None:
    """The line for words that leave out only the name before a verb ("vote 12"), where no two commands have it."""
    tried = [f"{path[0]} {text}" for path in COMMANDS if len(path) == 1]
    lines = [run for run in tried for reading in read(run) if _complete_verb(reading)]
    return lines[0] if len(lines) == 1 else None


def _complete_verb(reading: Reading) -> bool:
    return len(reading.command.path) == 2 and not reading.loose and not reading.missing


def _after_greeting(text: str, words: str) -> str:
    """What is said after a hello ("hej, vem kan Python?"), to the letter; all of it where there is none."""
    hellos = [hello for hello in map(comparable, texts.words_everywhere("greetings")) if _begins(words, hello)]
    if not hellos:
        return text
    behind = text.split(maxsplit=len(max(hellos, key=len).split()))
    return behind[-1] if len(behind) > len(max(hellos, key=len).split()) else text


def asks_for_help(reading: Reading) -> bool:
    """Whether what stands behind a command is nothing but the word for help ("/idea help")."""
    words = comparable(reading.given.get(_free(reading.command) or "", ""))
    return bool(words) and words in _help_words()


@cache
def _help_words() -> frozenset[str]:
    return frozenset(comparable(texts.words(each, "help-words")[0]) for each in texts.LANGUAGES)


@cache
def _asking(command: Command) -> Asking:
    return Asking(texts.words_everywhere(f"ask-{command.slug}"))


def _begins(words: str, phrase: str) -> bool:
    return words == phrase or words.startswith(phrase + " ")


async def again(command: Command, words: str, person: Person) -> str:
    """The line that opens a command's form with the words that fitted nothing, where one field can take them."""
    free = [each.name for each in command.parameters if each.free and not each.arg.prefix]
    return command.line({free[0]: await Note.carried(person, words)} if len(free) == 1 else {})


async def offers(text: UserText, person: Person, role: May, language: str) -> Reply:
    """The commands that a free text may have been for, as buttons that carry it along."""
    carried = await Note.carried(person, text)
    buttons = tuple(
        Button(command.what(language), line(command.handler, **{str(_free(command)): carried}))
        for command in _askable()
        if role >= command.may
    )
    return Reply(texts.say(language, "what-is-it"), (Buttons(buttons),))


async def which(readings: list[Reading], person: Person, language: str) -> Reply:
    """Two readings of one line, both as good: the asker says which."""
    buttons = []
    for reading in readings:
        given = {name: await Note.carried(person, words) for name, words in reading.given.items()}
        buttons.append(Button(reading.command.what(language), reading.command.line(given)))
    return Reply(texts.say(language, "which-of-two"), (Buttons(tuple(buttons)),))


def greeting(person: Person, role: May, language: str) -> Reply:
    """A hello that says what can be done here."""
    return Reply(
        texts.say(language, "hello", name=UserText(person.name.partition(" ")[0])), help_for(role, language).blocks
    )


def _is_step(verb: Command) -> bool:
    """Whether it goes on with another one, in whose answers its button stands: "load-undo" after "load", or "pick-drop"
    after "picks"; not where people type what it is about ("role-give")."""
    first, dash, _ = verb.path[1].partition("-")
    after_list = (verb.path[0], f"{first}s") in COMMANDS and any(each.row for each in verb.parameters)
    return bool(dash) and (after_list or (verb.path[0], first) in COMMANDS)


def help_for(role: May, language: str) -> Reply:
    """What this role can do, on one screen: a row per command with an example to press."""
    rows = []
    for path, command in sorted(COMMANDS.items()):
        if len(path) != 1 or role < command.may:
            continue
        example = texts.say_or(language, f"example-{command.slug}", "")
        verbs = [
            verb.path[1]
            for verb in COMMANDS.values()
            if verb.path[0] == path[0] and len(verb.path) == 2 and role >= verb.may and not _is_step(verb)
        ]
        details = [command.what(language)]
        if verbs:
            details.append(texts.say(language, "help-verbs", verbs=", ".join(verbs)))
        actions = (Button(example, example.removeprefix("/")),) if example else ()
        rows.append(Row(f"/{path[0]}", tuple(details), actions))
    return Reply(texts.say(language, "help"), (List(tuple(rows)), Text(texts.say(language, "help-more"), role="note")))
