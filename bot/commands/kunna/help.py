"""/kunna and its languages: the way to help. Everything else after the word is another file's or another command's."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from bot import texts
from bot.command import Arg, Call, command
from bot.line import line
from bot.models.store import transaction
from bot.reply import Button, Buttons, Reply


class Language(StrEnum):
    """The languages that Kunna speaks."""

    SV = "sv"
    FI = "fi"
    IS = "is"
    EN = "en"


@command("kunna", "Help and your language")
async def kunna(call: Call) -> Reply:
    """The way to help and to the language."""
    return Reply(
        call.t("kunna-hello", company=call.company.name),
        (
            Buttons(
                (
                    Button(call.t("help-button"), "help", "main"),
                    *(
                        Button(call.t(f"language-{each.value}"), line(language, to=each))
                        for each in Language
                        if each.value != call.language
                    ),
                )
            ),
        ),
    )


@command("kunna language", "Choose your language")
async def language(call: Call, to: Annotated[Language, Arg("Language")]) -> Reply:
    """The language in which Kunna speaks to this person from now on, on every platform."""

    async def work() -> None:
        call.person.language = to.value
        await call.person.save(update_fields=["language"])

    await transaction(work)
    return Reply(texts.say(to.value, "language-set"), replaces=True)
