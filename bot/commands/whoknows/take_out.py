"""/whoknows export and template: files of people to take away, for admins; what comes in is loaded elsewhere."""

from __future__ import annotations

from bot.command import Call, May, command
from bot.imports.export import COLUMNS, headings, template_file
from bot.imports.listing import list_everybody
from bot.line import line
from bot.models import audit
from bot.models.store import transaction
from bot.reply import Block, Facts, File, Reply, Text


@command("whoknows export", "All people with what they know, as a file", may=May.ADMIN)
async def export(call: Call) -> Reply:
    """Everybody as a file that can be loaded again. What people hide stays theirs: it does not leave with the file."""
    listing = await list_everybody(call.language)
    # Written down before anybody has the file, wherever a crash comes.
    what = f"rows:{listing.people}"
    await transaction(lambda: audit.record(call.person.id, "whoknows export", what, call.who.platform))
    blocks: list[Block] = [File(call.t("export-file"), listing.data, line(export))]
    for key, count in (("export-hidden", listing.hidden), ("export-nameless", listing.nameless)):
        if count:
            blocks.append(Text(call.t(key, count=count)))
    blocks.append(Text(call.t("export-again"), role="note"))
    return Reply(call.t("export-done", count=listing.people), tuple(blocks))


@command("whoknows template", "An empty file to fill in with people and skills", may=May.ADMIN)
async def template(call: Call) -> Reply:
    """A file with the headings in the asker's language, and beside it how a row can look."""
    named = headings(call.language)
    example = Facts(tuple((named[column], call.t(f"example-{column}")) for column in COLUMNS))
    file = File(call.t("template-file"), template_file(call.language), line(template))
    return Reply(
        call.t("template-done"),
        (file, Text(call.t("template-example")), example, Text(call.t("template-next"), role="note")),
    )
