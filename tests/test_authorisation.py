"""Who may do what: every command x every role x own, other's x every standing, from the table below; all as it says."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

import pytest

from bot import clock, texts
from bot.command import COMMANDS, May, Profile
from bot.dispatch import TRUST, Dispatch
from bot.imports import loading
from bot.incoming import Incoming, Via
from bot.line import read
from bot.models import caring, curating, identity, notices, picks, roster, schedules
from bot.models.ideas import Idea
from bot.models.loads import Load
from bot.models.people import Person, PersonAddress
from bot.models.reminders import Reminder
from bot.models.skills import PersonSkill, Skill
from bot.models.store import transaction
from bot.reply import Address, Answer, Reply, Room, UserText
from tests.cast import ANNA, ERIK, MAJA, buttons, words
from tests.conftest import COMPANY
from tests.domain import changed, contents
from tests.imports.esco_files import in_language
from tests.recorder import Recorder

pytestmark = pytest.mark.usefixtures("reading_here")

LINNEA = "linnea.hagg@example.com"  # admin by role
ROLES = {ANNA: May.EMPLOYEE, MAJA: May.COMMUNICATOR, LINNEA: May.ADMIN}
HERE = Room("slack", "T1", "C1")


@dataclass(frozen=True)
class Row:
    """What a command may do: the least role, a whole line, and the tables that the line changes.

    theirs: the same line about what belongs to somebody else, and what that changes. `{names}` come from `_things`.
    `here`: it is typed in a room with others.
    """

    may: Literal["employee", "communicator", "admin"]
    line: str
    changes: frozenset[str] = frozenset()
    theirs: str = ""
    theirs_changes: frozenset[str] = frozenset()
    here: bool = False


def _tables(*names: str) -> frozenset[str]:
    return frozenset(names)


TABLE: dict[str, Row] = {
    "idea": Row("employee", "idea a bench by the lake anyway:yes", _tables("idea")),
    "idea comment": Row(
        "employee", "idea comment {own_idea} good",
        _tables("comment", "idea"), "idea comment {their_idea} good", _tables("comment", "idea", "notice"),
    ),
    "idea list": Row("employee", "idea list"),
    "idea mine": Row("employee", "idea mine"),
    "idea new": Row("employee", "idea new text:bench", _tables("idea")),
    "idea share": Row("employee", "idea share {own_idea}", theirs="idea share {their_idea}", here=True),
    "idea show": Row("employee", "idea show {own_idea}", theirs="idea show {their_idea}"),
    "idea top": Row("employee", "idea top"),
    "idea unvote": Row(
        "employee", "idea unvote {voted}", _tables("vote", "idea", "notice", "delivery"), "idea unvote {their_idea}"
    ),
    "idea vote": Row(
        "employee", "idea vote {own_idea}",
        _tables("vote", "idea"), "idea vote {their_idea}", _tables("vote", "idea", "notice"),
    ),
    "kunna": Row("employee", "kunna"),
    "kunna audit": Row("admin", "kunna audit", theirs="kunna audit {them}"),
    "kunna conflict-same": Row(
        "admin", "kunna conflict-same {conflict}",
        theirs="kunna conflict-same {conflict} sure:yes",
        theirs_changes=_tables("identity_conflict", "person", "act", "act_head"),
    ),
    "kunna conflict-two": Row(
        "admin", "kunna conflict-two {conflict}", _tables("identity_conflict", "act", "act_head")
    ),
    "kunna conflicts": Row("admin", "kunna conflicts"),
    "kunna home": Row("employee", "kunna home"),
    "kunna language": Row("employee", "kunna language is", _tables("person")),
    "kunna mute": Row("employee", "kunna mute votes", _tables("mute")),
    "kunna news": Row("employee", "kunna news", theirs="kunna news {their_notice}"),
    "kunna pick-drop": Row("admin", "kunna pick-drop {learned}", _tables("pick", "act", "act_head")),
    "kunna picks": Row("admin", "kunna picks"),
    "kunna role-give": Row(
        "admin", "kunna role-give {me} communicator",
        _tables("person", "act", "act_head"), "kunna role-give {them} admin", _tables("person", "act", "act_head"),
    ),
    "kunna role-take": Row(
        "admin", "kunna role-take {me}",
        _tables("person", "act", "act_head"), "kunna role-take {their_admin}", _tables("person", "act", "act_head"),
    ),
    "kunna roles": Row("admin", "kunna roles"),
    "kunna roster": Row("admin", "kunna roster"),
    "kunna roster-progress": Row("admin", "kunna roster-progress {run}"),
    "kunna roster-start": Row("admin", "kunna roster-start", _tables("roster", "delivery", "act", "act_head")),
    "kunna schedule": Row("employee", "kunna schedule idea top at:09:00", _tables("schedule")),
    "kunna schedules": Row("employee", "kunna schedules"),
    "kunna unmute": Row("employee", "kunna unmute comments", _tables("mute")),
    "kunna unschedule": Row(
        "employee", "kunna unschedule {own_schedule}", _tables("schedule"), "kunna unschedule {their_schedule}"
    ),
    "policy": Row("employee", "policy may I post a photo of a colleague"),
    "policy ack": Row("employee", "policy ack {letter}", _tables("acknowledgement")),
    "policy cancel": Row("communicator", "policy cancel {letter}", _tables("delivery", "act", "act_head")),
    "policy list": Row("employee", "policy list"),
    "policy progress": Row("communicator", "policy progress {letter}"),
    "policy remind": Row(
        "communicator", "policy remind everyone 3",
        theirs="{confirmed}", theirs_changes=_tables("reminder", "delivery", "act", "act_head"),
    ),
    "policy reminder": Row("employee", "policy reminder {letter}"),
    "policy reminders": Row("communicator", "policy reminders"),
    "policy report": Row("communicator", "policy report {letter}"),
    "policy show": Row("employee", "policy show 1"),
    "policy unack": Row("employee", "policy unack {acknowledged}", _tables("acknowledgement"), "policy unack {letter}"),
    "whoknows": Row("employee", "whoknows python"),
    "whoknows add": Row("employee", 'whoknows add skill:"Linux"', _tables("person_skill")),
    "whoknows drop": Row(
        "employee", "whoknows drop {own_skill}", _tables("person_skill"), "whoknows drop {their_skill}"
    ),
    "whoknows export": Row("admin", "whoknows export", _tables("act", "act_head")),
    "whoknows hide": Row(
        "employee", "whoknows hide {own_skill}", _tables("person_skill"), "whoknows hide {their_skill}"
    ),
    "whoknows load": Row("admin", "whoknows load"),
    "whoknows load-apply": Row(
        "admin", "whoknows load-apply {planned}",
        theirs="whoknows load-apply {planned} many:1",
        theirs_changes=_tables(
            "person", "person_skill", "skill", "skill_label", "load", "load_step", "load_spelling", "delivery", "act",
            "act_head",
        ),
    ),
    "whoknows load-changes": Row("admin", "whoknows load-changes {planned}"),
    "whoknows load-decide": Row("admin", "whoknows load-decide {planned} number:1 what:new", _tables("load_spelling")),
    "whoknows load-decide-all": Row("admin", "whoknows load-decide-all {planned} near", _tables("load_spelling")),
    "whoknows load-drop": Row("admin", "whoknows load-drop {planned}", _tables("load")),
    "whoknows load-everyone": Row("admin", "whoknows load-everyone {planned}", _tables("load", "load_step")),
    "whoknows load-language": Row("admin", "whoknows load-language {unsaid} sv", _tables("load", "load_step")),
    "whoknows load-rows": Row("admin", "whoknows load-rows {planned}"),
    "whoknows load-rows-file": Row("admin", "whoknows load-rows-file {planned}"),
    "whoknows load-show": Row("admin", "whoknows load-show {planned}"),
    "whoknows load-skipped": Row("admin", "whoknows load-skipped {loaded}"),
    "whoknows load-spelling": Row("admin", "whoknows load-spelling {planned}"),
    "whoknows load-undo": Row(
        "admin", "whoknows load-undo {loaded}",
        theirs="whoknows load-undo {loaded} many:1",
        theirs_changes=_tables("person", "load", "load_step", "delivery", "act", "act_head"),
    ),
    "whoknows loads": Row("admin", "whoknows loads"),
    "whoknows me": Row("employee", "whoknows me"),
    "whoknows share": Row("employee", "whoknows share python", here=True),
    "whoknows skill-alias": Row(
        "admin", 'whoknows skill-alias skill:"{own_skill}" name:"what we call it here"',
        _tables("skill", "skill_label", "load", "load_step", "act", "act_head"),
    ),
    "whoknows skill-drop": Row(
        "admin", "whoknows skill-drop {own_skill}",
        theirs='whoknows skill-drop skill:"{own_skill}" people:"{own_people}"',
        theirs_changes=_tables(
            "skill", "skill_label", "person_skill", "pick", "load", "load_step", "act", "act_head"
        ),
    ),
    "whoknows skill-keep": Row(
        "admin", "whoknows skill-keep {own_skill}", _tables("skill", "load", "load_step", "act", "act_head")
    ),
    "whoknows skill-log": Row("admin", "whoknows skill-log"),
    "whoknows skill-merge": Row(
        "admin", "whoknows skill-merge {own_skill} into {their_skill}",
        theirs='whoknows skill-merge skill:"{own_skill}" into:"{their_skill}" people:"{own_people}"',
        theirs_changes=_tables(
            "skill", "skill_label", "person_skill", "pick", "load", "load_step", "act", "act_head"
        ),
    ),
    "whoknows skill-rename": Row(
        "admin", 'whoknows skill-rename skill:"{own_skill}" to:"what we call it here"',
        _tables("skill", "skill_label", "load", "load_step", "act", "act_head"),
    ),
    "whoknows skill-undo": Row(
        "admin", "whoknows skill-undo {cared}",
        _tables("skill", "skill_label", "load", "load_step", "delivery", "act", "act_head"),
    ),
    "whoknows skills": Row("admin", "whoknows skills", theirs='whoknows skills what:"{their_skill}"'),
    "whoknows show": Row(
        "employee", "whoknows show {hidden_skill}", _tables("person_skill"), "whoknows show {their_skill}"
    ),
    "whoknows template": Row("admin", "whoknows template"),
}  # fmt: skip


def test_every_command_has_its_row_and_every_row_its_command() -> None:
    assert set(TABLE) == {" ".join(path) for path in COMMANDS}
    declared = {" ".join(path): each.may.name.casefold() for path, each in COMMANDS.items()}
    assert {name: row.may for name, row in TABLE.items()} == declared


# --- the stage ----------------------------------------------------------------------------------------------------

_keys = itertools.count()


class _RolledBackError(Exception):
    """So that nothing stays of what was tried."""


class Stage:
    """A company on one Slack workspace, in which anybody tries anything, and nothing of it stays."""

    def __init__(self, guests: bool = False) -> None:
        self.slack = Recorder()
        self.dispatch = Dispatch(COMPANY, guests)
        self.dispatch.messengers["slack"] = self.slack
        self.before: dict[str, str] = {}

    async def say(
        self, text: str, user: str, via: Via = "typed", values: dict[str, str] | None = None, here: bool = False
    ) -> Answer:
        incoming = Incoming(
            line=text, who=Address("slack", "T1", user), key=f"authorisation-{next(_keys)}", via=via,
            values=values or {}, room=HERE if here else None,
        )  # fmt: skip
        return (await self.dispatch.answer(incoming, language="en")).answer

    async def tried(self, text: str, user: str, via: Via = "typed", here: bool = False) -> tuple[str, set[str]]:
        """What a line was answered, and which tables it changed; then everything is as before."""
        values: dict[str, str] = {}
        if via == "submitted":
            reading = read(text)[0]
            text, values = " ".join(reading.command.path), dict(reading.given)
        told: list[tuple[str, set[str]]] = []

        async def work() -> None:
            answer = await self.say(text, user, via, values, here)
            told.append((words(answer), changed(self.before, await contents())))
            raise _RolledBackError

        with pytest.raises(_RolledBackError):
            await transaction(work)
        return told[0]


async def _seat(email: str) -> Person:
    person = await Person.get(email=email)
    await PersonAddress.create(person=person, platform="slack", space="T1", user=f"U{person.id}", checked=clock.now())
    return person


@pytest.fixture
async def stage(sample_store: str) -> Stage:
    """Everybody has written before; the roles are those of the cast."""
    made = Stage()
    for email in (*ROLES, ERIK):
        await _seat(email)
    return made


async def _asked_about() -> dict[str, str]:
    """What only admins see: a question of who is who, and a workspace whose members are taken in."""

    async def work() -> dict[str, str]:
        one, other = Person.draft("Somebody", "somebody@example.com"), Person.draft("Some Body")
        await one.save()
        await other.save()
        await identity.claim(identity.Ground.TWICE, one.id, other.id, "somebody@example.com")
        run, _ = await roster.begin("slack", "T2", one.id, "slack")
        return {"conflict": (await identity.IdentityConflict.get(one_id=one.id)).reference, "run": run.reference}

    return await transaction(work)


async def _things(stage: Stage, me: Person, them: Person) -> dict[str, str]:
    """What is one's own and what is somebody else's, for the lines of the table."""
    maja = await Person.get(email=MAJA)
    own = (await Skill.filter(known__person_id=me.id).order_by("id").first()) or await Skill.get(id=1)
    mine = set(await PersonSkill.filter(person=me).values_list("skill_id", flat=True))
    theirs = await Skill.filter(known__person_id=them.id).exclude(id__in=list(mine)).order_by("id").first()
    assert theirs is not None
    hidden = await Skill.filter(known__person_id=me.id).order_by("-id").first()
    assert hidden is not None
    assert hidden.id != own.id
    ideas: dict[str, int] = {}
    for name, person in (("own_idea", me), ("their_idea", them), ("voted", them)):
        text = f"idea of {person.id} for {name} {me.id}"
        await stage.say(f'idea text:"{text}" anyway:"yes"', f"U{person.id}")
        ideas[name] = (await Idea.get(text=text)).id
    await stage.say(f"idea vote {ideas['voted']}", f"U{me.id}")
    made: dict[str, int] = {}

    async def work() -> None:
        await PersonSkill.filter(person=me, skill=hidden).update(hidden=True)
        for name, person in (("own_schedule", me), ("their_schedule", them)):
            who, at = Address("slack", "T1", f"U{person.id}"), clock.now() + timedelta(days=2)
            made[name] = (await schedules.schedule(person, who, "idea top", at=at, zone="Europe/Stockholm")).id
        await notices.mute(me.id, notices.Why.COMMENTS)
        for person in (me, them):
            await picks.take(person, "what everybody calls it", own.id)

    await transaction(work)
    learned = await picks.Pick.get(person=me)
    letters = {}
    for name, snippet in (("letter", 1), ("acknowledged", 2)):
        letters[name] = await _remind(stage, maja, snippet)
    await stage.say(f"policy ack {letters['acknowledged']}", f"U{me.id}")
    preview = await stage.say("policy remind everyone 4", f"U{maja.id}")
    assert isinstance(preview, Reply)
    confirmed = next(each.run for each in buttons(preview) if each.weight == "main")
    notice = await notices.Notice.filter(person=them).order_by("-id").first()
    assert notice is not None
    admin = await Person.get(email="timo.ekholm@example.com")
    return {
        "me": me.reference, "them": them.reference, "their_admin": admin.reference, "confirmed": confirmed,
        "own_skill": own.reference, "their_skill": theirs.reference, "hidden_skill": hidden.reference,
        "their_notice": str(notice.bundle), "learned": learned.reference, **await _asked_about(),
        **await _cared(own), **await _loads(),
        **{name: str(number) for name, number in (ideas | made | letters).items()},
    }  # fmt: skip


async def _loads() -> dict[str, str]:
    """A plan with a new spelling in it, and a load that can be undone."""
    planned = await loading.plan(b"email,skills\nnew.one@example.com,Pyhton", "a.csv", 1, "slack")
    loaded = await loading.plan(b"email\nnew.two@example.com", "b.csv", 1, "slack")
    assert isinstance(planned, Load)
    assert isinstance(loaded, Load)
    unsaid = await loading.plan(in_language("sv"), "names.csv", 1, "slack")
    assert isinstance(unsaid, Load)
    await loading.begin(loaded, 1, "slack")
    assert await loading.carry_on(loaded.id, 60)
    return {"planned": planned.reference, "loaded": loaded.reference, "unsaid": unsaid.reference}


async def _cared(skill: Skill) -> dict[str, str]:
    """An act of an admin on the catalogue, and how many people the next one would touch."""

    async def work() -> Load:
        did, alias = "whoknows skill-alias", UserText("the other name")
        return await caring.act(
            did, [skill.id], [skill.name, alias], 1, "slack", lambda: curating.add_alias(skill, alias)
        )

    people = (await curating.people_of([skill.id]))[skill.id]
    return {"cared": (await transaction(work)).reference, "own_people": str(people)}


async def _remind(stage: Stage, sender: Person, snippet: int) -> int:
    preview = await stage.say(f"policy remind everyone {snippet}", f"U{sender.id}")
    assert isinstance(preview, Reply)
    await stage.say(next(each.run for each in buttons(preview) if each.weight == "main"), f"U{sender.id}")
    sent = await Reminder.filter(snippet_id=snippet).order_by("-id").first()
    assert sent is not None
    return sent.id


# --- every command x every role x own and other's x every way in ---------------------------------------------------

WAYS: tuple[Via, ...] = ("typed", "pressed", "submitted", "scheduled")


@pytest.mark.parametrize("email", ROLES)
async def test_every_command_does_for_every_role_what_its_row_says(stage: Stage, email: str) -> None:
    me, role, them = await Person.get(email=email), ROLES[email], await Person.get(email=ERIK)
    things = await _things(stage, me, them)
    stage.before = await contents()
    wrong = []
    for name, row in TABLE.items():
        least = May[row.may.upper()]
        for text, changes in ((row.line, row.changes), (row.theirs, row.theirs_changes)):
            # What only reads for those who may is the same whichever way it came: the ways matter where one may not.
            for via in () if not text else WAYS if changes or role < least else WAYS[:1]:
                said, got = await stage.tried(text.format(**things), f"U{me.id}", via, row.here)
                refused = said.startswith(texts.say("en", "not-allowed", role=texts.say("en", f"role-{row.may}")))
                if (refused, got) != (role < least, set() if role < least else set(changes)):
                    wrong.append(f"{name!r} as {role.name}, {via}: {text!r} changed {sorted(got)}: {said[:100]}")
                if "broke on our side" in said:
                    wrong.append(f"{name!r} as {role.name}, {via}: {text!r} is a bug: {said[:100]}")
    assert not wrong, "\n".join(wrong)


# --- every command x every standing ---------------------------------------------------------------------------------

Standing = Literal["guest", "foreign", "gone", "bot"]


async def _every_line(stage: Stage) -> list[tuple[str, Row]]:
    """Every line of the table with what it is about filled in, as an admin would say it."""
    linnea, erik = await Person.get(email=LINNEA), await Person.get(email=ERIK)
    things = await _things(stage, linnea, erik)
    stage.before = await contents()
    return [(text.format(**things), row) for row in TABLE.values() for text in (row.line, row.theirs) if text]


@pytest.mark.parametrize("standing", ["guest", "foreign", "gone", "bot"])
async def test_who_is_no_member_gets_nothing_whatever_they_say(stage: Stage, standing: Standing) -> None:
    lines = await _every_line(stage)
    linnea = await Person.get(email=LINNEA)
    stage.slack.people = {
        "UNEW": Profile("Nobody We Know", "new@example.com", standing=standing),
        f"U{linnea.id}": Profile("Linnea Hägg", LINNEA, standing=standing),  # an admin until yesterday
    }
    sentence = texts.say("en", f"stranger-{standing}")
    later = clock.now() + 2 * TRUST
    with clock.frozen(lambda: later):
        for text, row in lines:
            for user in ("UNEW", f"U{linnea.id}"):
                assert words(await stage.say(text, user, here=row.here)) == sentence, (text, user)
    assert changed(stage.before, await contents()) == {"address", "person"}  # that Linnea is let in no more


async def test_who_left_or_is_not_known_to_the_platform_gets_nothing(stage: Stage) -> None:
    lines = await _every_line(stage)
    linnea = await Person.get(email=LINNEA)
    await Person.filter(id=linnea.id).update(active=False)
    stage.before = await contents()
    stage.slack.people = {"UBACK": Profile("Linnea Hägg", LINNEA)}  # another account, the same vouched e-mail
    for text, row in lines:
        for user in (f"U{linnea.id}", "UBACK"):
            assert words(await stage.say(text, user, here=row.here)) == texts.say("en", "stranger-gone"), (text, user)
        assert words(await stage.say(text, "UAWAY", here=row.here)) == texts.say("en", "platform-away"), text
    assert changed(stage.before, await contents()) == {"address"}  # that UBACK is hers, and no more


async def test_guests_that_the_settings_let_in_are_employees_and_no_more(sample_store: str) -> None:
    stage = Stage(guests=True)
    for email in (*ROLES, ERIK):
        await _seat(email)
    lines = await _every_line(stage)
    stage.slack.people = {"UGUEST": Profile("A Guest", "guest@elsewhere.example", standing="guest")}
    for text, row in lines:
        said, got = await stage.tried(text, "UGUEST", here=row.here)
        refused = said.startswith(texts.say("en", "not-allowed", role=texts.say("en", f"role-{row.may}")))
        assert refused == (row.may != "employee"), (text, said)
        assert refused <= (got <= {"person", "address"}), (text, got)
    stage.slack.people["UOTHER"] = Profile("Not one of us", "x@elsewhere.example", standing="foreign")
    assert await stage.tried("idea top", "UOTHER") == (texts.say("en", "stranger-foreign"), set())


async def test_an_e_mail_that_nobody_vouches_for_makes_no_admin(stage: Stage) -> None:
    stage.slack.people = {"UFAKE": Profile("Linnea Hägg", ""), "UADMIN": Profile("Boss", "")}
    stage.before = await contents()
    for user in stage.slack.people:
        said, _ = await stage.tried("kunna roles", user)
        assert said.startswith(texts.say("en", "not-allowed", role=texts.say("en", "role-admin")))
