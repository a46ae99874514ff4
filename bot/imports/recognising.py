"""What a file is, by its columns: people with what they know, or skills of the ESCO classification; stores nothing."""

from __future__ import annotations

from bot.imports import esco
from bot.imports.columns import column_of
from bot.imports.esco import SkillsFile
from bot.imports.people import PeopleFile, people_of
from bot.imports.table import MEGABYTES, read_table, too_large
from bot.imports.workbook import is_workbook, read_workbook


def read_file(data: bytes, megabytes: int = MEGABYTES) -> PeopleFile | SkillsFile:
    """Read a text file (CSV) or a workbook. Ours call `reading.read_apart`, which does it in a process of its own.

    megabytes: how long a text file of a catalogue may be; one of people is as long as anybody may send. Never raises:
    whatever is wrong is a `Problem`.
    """
    if is_workbook(data) and len(data) <= MEGABYTES << 20:
        table = read_workbook(data, _known)
    else:
        table = read_table(data, _known, MEGABYTES if is_workbook(data) else megabytes)
    if not table.refused and esco.is_esco(table.header):
        return esco.read_skills(table)
    if len(data) > MEGABYTES << 20:
        return PeopleFile([], [too_large(data, MEGABYTES)], table.encoding, table.separator, table.read, True)
    return people_of(table)


def _known(heading: str) -> bool:
    return esco.known(heading) or column_of(heading) is not None
