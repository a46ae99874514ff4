"""What came along with a line as a file: which command it is for, and which argument; it reads no file itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot import guide, texts
from bot.command import COMMANDS, Call, Command, FileIn, Incoming, Parameter
from bot.line import misfit, read
from bot.reply import Answer, Refusal, Reply, Text


def meant(incoming: Incoming) -> str:
    """The line to answer: a file beside words that name no command and ask nothing is for the one that takes files."""
    line = guide.plain(incoming.line)
    if not incoming.files or read(line) or misfit(line) is not None or guide.is_question(line):
        return line
    return next((" ".join(each.path) for each in COMMANDS.values() if each.takes_files), line)


def sent(command: Command, incoming: Incoming) -> Mapping[str, tuple[FileIn, ...]]:
    """The files by the argument that each is for: that of the field it came in, or the first that takes one."""
    takes = [each.name for each in command.parameters if each.file]
    found: dict[str, tuple[FileIn, ...]] = {}
    for file in incoming.files:
        if takes and (name := file.field or takes[0]) in takes:
            found[name] = (*found.get(name, ()), file)
    return found


def check(call: Call, files: Mapping[str, tuple[FileIn, ...]]) -> Mapping[str, FileIn]:
    """The one file for each argument. Raises Refusal for several, for one that others see, and for the wrong kind."""
    found = {}
    for parameter in call.command.parameters:
        if not (given := files.get(parameter.name, ())):
            continue
        if call.room is not None and not given[0].field:
            raise Refusal(call.t("file-not-here"))
        if len(given) > 1:
            raise Refusal(call.t("file-several", count=len(given)), parameter.name)
        if not _fits(given[0], parameter):
            raise Refusal(call.t("file-kind", kinds=kinds(parameter.arg.kinds)), parameter.name)
        found[parameter.name] = given[0]
    return found


def _fits(file: FileIn, parameter: Parameter) -> bool:
    """Whether a file may be of a kind that is asked for, by its name; a name without an end says nothing."""
    _, dot, end = file.name.rpartition(".")
    return not parameter.arg.kinds or not dot or end.casefold() in parameter.arg.kinds


def kinds(ends: tuple[str, ...]) -> str:
    """Kinds of files as people name them: "CSV, XLSX"."""
    return ", ".join(end.upper() for end in ends)


def unused(answer: Answer, language: str) -> Answer:
    """The answer to a line whose command takes no file, saying that the file beside it was left alone."""
    sentence = texts.say(language, "file-unused")
    if isinstance(answer, Reply):
        return replace(answer, blocks=(*answer.blocks, Text(sentence, role="note")))
    return replace(answer, intro=f"{answer.intro} {sentence}".strip())
