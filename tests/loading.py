"""HR's files, and how a test drops one; promises nothing itself."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from bot.adapters.terminal import Shell
from bot.command import FileIn, Unread
from bot.incoming import Incoming
from bot.models.people import Person
from bot.reply import Address, Answer, Reply
from tests.cast import Teller, buttons

LINNEA = "linnea.hagg@example.com"  # admin by role
PAIVI = "paivi.lehtonen@example.com"  # admin by role

# As Excel saves it in Sweden: semicolons, and letters as Windows writes them.
SWEDISH = (
    "Namn;E-post;Avdelning;Ort;Befattning;Kompetenser;Skostorlek\r\n"
    "Åsa Öberg;asa.oberg@example.com;Försäljning;Malmö;Säljare;Pyhton:3, bokföring;38\r\n"
    "Björn Ärlig;bjorn.arlig@example.com;Försäljning;Växjö;Säljare;Pyhton, löddring;43\r\n"
    "Anna Lind;anna.lind@example.com;Trafik;Stockholm;Service Planner;Excel:4, Python;39\r\n"
    ";;;;;;\r\n"
    "Nils Namnlös;;Trafik;Kiruna;;Excel;41\r\n"
).encode("cp1252")

# A small one, for people who are not there, with one spelling that is new where there is a skill called Python.
HR = (
    "Namn;E-post;Avdelning;Ort;Kompetenser\r\n"
    "Åsa Öberg;asa.oberg@example.com;Försäljning;Malmö;Pyhton:3\r\n"
    "Björn Ärlig;bjorn.arlig@example.com;Försäljning;Växjö;Pyhton\r\n"
    "Nils Namnlös;;Trafik;Kiruna;Pyhton\r\n"
).encode("cp1252")

# What a load writes of its own; everything else is what it is about.
OWN = {"load", "load_step", "load_spelling", "load_doubt", "act", "act_head", "delivery"}

_keys = itertools.count(1)


@dataclass
class Disk(Shell):
    """A shell from which files can be sent."""

    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def read(self, file: FileIn, who: Address, most: int) -> bytes | Unread:
        self.asked.append(file.name)
        return self.files.get(file.name, Unread("gone"))


@dataclass
class Loader:
    """Lets admins drop files and press what comes of it."""

    teller: Teller
    disk: Disk = field(default_factory=Disk)
    load: str = ""  # the latest plan's reference

    def __post_init__(self) -> None:
        self.teller.dispatch.messengers["terminal"] = self.disk

    async def drop(self, data: bytes, who: str = LINNEA, name: str = "personal.csv", line: str = "") -> Answer:
        """The answer to a file that is dropped, without words unless there are some."""
        self.disk.files[name] = data
        incoming = Incoming(
            line=line, who=Address("terminal", "shell", who), key=f"load-{next(_keys)}",
            files=(FileIn(name, len(data), {}),),
        )  # fmt: skip
        return (await self.teller.dispatch.answer(incoming, language=self.teller.language)).answer

    async def plan(self, data: bytes, who: str = LINNEA, name: str = "personal.csv", line: str = "") -> Reply:
        """The same, where it must be a Reply."""
        answer = await self.drop(data, who, name, line)
        assert isinstance(answer, Reply), answer
        named = [found[0] for each in buttons(answer) if (found := re.search(r"load/\d+", each.run))]
        self.load = named[0] if named else ""
        return answer

    async def submit(self, data: bytes, **values: str) -> Reply:
        """The answer to the form with a file in it."""
        self.disk.files["personal.csv"] = data
        incoming = Incoming(
            line="whoknows load", who=Address("terminal", "shell", LINNEA), key=f"load-{next(_keys)}", via="submitted",
            values=values, files=(FileIn("personal.csv", len(data), {}, field="file"),),
        )  # fmt: skip
        answer = (await self.teller.dispatch.answer(incoming, language="en")).answer
        assert isinstance(answer, Reply), answer
        return answer

    async def say(self, line: str, who: str = LINNEA) -> Reply:
        """An admin's line, in which LATEST is the latest plan."""
        return await self.teller.reply(line.replace("LATEST", self.load), who)

    async def press(self, reply: Reply, label: str, who: str = LINNEA) -> Reply:
        """An admin's press."""
        answer = await self.teller.press(reply, label, who)
        assert isinstance(answer, Reply), answer
        return answer

    async def told(self, line: str, person: Person) -> Reply:
        """What the direct message says by itself."""
        return await self.teller.dispatch.told(line, person, Address("terminal", "shell", LINNEA), "en")
