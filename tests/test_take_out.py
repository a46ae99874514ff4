"""Files that go out of a filled store: what is in them, who may have them, and that they read back as nothing new."""

from __future__ import annotations

import asyncio
import json
import random
import stat
from pathlib import Path

import pytest

from bot.adapters import terminal
from bot.imports import loading
from bot.imports.listing import list_everybody
from bot.imports.people import read_people
from bot.models.audit import NOBODY, Act
from bot.models.loads import Load
from bot.models.people import Person
from bot.models.skills import PersonSkill, Skill, SkillLabel
from bot.models.store import transaction
from bot.reply import Address, File, Reply, UserText
from tests.cast import ANNA, Teller, words
from tests.imports.test_export import NASTY
from tests.test_cli import Prompt

LINNEA = "linnea.hagg@example.com"  # admin by role


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Prompt:
    return Prompt(monkeypatch, capsys)


async def planned(data: bytes) -> loading.Plan:
    made = await loading.plan(data, "people.csv", NOBODY, "terminal")
    assert isinstance(made, Load), made
    return await loading.found(made)


@pytest.mark.parametrize("language", ["en", "sv"])
async def test_what_was_taken_out_changes_nothing_when_it_is_loaded(teller: Teller, language: str) -> None:
    teller.language = language
    reply = await teller.reply("whoknows export", LINNEA)
    (file,) = reply.files
    plan = await planned(file.data)
    everybody = await Person.filter(active=True).count()
    assert (plan.added, plan.changed, plan.same, plan.spellings, plan.unclear, plan.notes) == (0, 0, everybody, 0, 0, 0)
    assert str(everybody) in reply.summary


async def test_nasty_names_in_the_store_change_nothing_when_they_are_loaded(teller: Teller) -> None:
    seed = random.Random(18)
    people = [Person.draft(_text(seed), f"nasty{at}@example.com", _text(seed), _text(seed)) for at in range(60)]
    for person in people:
        person.title = UserText(_text(seed))[:200]

    async def work() -> None:
        await Person.bulk_create(people)
        ids = await Person.filter(email__startswith="nasty").values_list("id", flat=True)
        skills = [await Skill.coin(f"{_text(seed)[:150]} no {at}") for at in range(40)]
        for id in ids:
            for skill in seed.sample(skills, 6):
                known = PersonSkill(person_id=id, skill=skill, fresh=people[0].created, level=seed.randint(1, 4))
                known.level_given = seed.random() < 0.7
                await known.save()

    await transaction(work)
    plan = await planned((await list_everybody("fi")).data)
    assert (plan.added, plan.changed, plan.spellings, plan.unclear, plan.notes) == (0, 0, 0, 0, 0)


def _text(seed: random.Random) -> str:
    return "a" + seed.choice(("", " ", "\n", "  ")).join(seed.choice(NASTY) for _ in range(seed.randint(1, 3)))


async def test_of_two_skills_with_one_label_each_leads_back_to_itself(teller: Teller) -> None:
    async def work() -> tuple[Skill, Skill]:
        first = await Skill.coin("Go (game)", [("en", "Go board game", True), ("en", "Goish", False)])
        second = await Skill.coin("Goish", [("en", "Goish language", True)])
        await SkillLabel.create(
            skill=first, language="sv", text="Goish language", key="goish language", preferred=False
        )
        person = await Person.get(email=ANNA)
        for skill in (first, second):
            await PersonSkill.create(person=person, skill=skill, fresh=person.created)
        return first, second

    await transaction(work)
    plan = await planned((await list_everybody("en")).data)
    assert (plan.changed, plan.spellings) == (0, 0)


async def test_what_people_hide_and_who_has_no_e_mail_stays_and_is_said(teller: Teller) -> None:
    anna = await Person.get(email=ANNA)
    known = await PersonSkill.filter(person=anna).first().prefetch_related("skill")
    assert known is not None
    before = read_people((await list_everybody("en")).data)

    async def work() -> None:
        await PersonSkill.filter(id=known.id).update(hidden=True)
        await Person.draft("No Mail").save()
        await Person.filter(email="erik.akesson@example.com").update(active=False)

    await transaction(work)
    reply = await teller.reply("whoknows export", LINNEA)
    after = read_people(reply.files[0].data)
    skills = {row.email: len(row.skills) for row in after.rows}
    assert skills[ANNA] == next(len(row.skills) for row in before.rows if row.email == ANNA) - 1
    assert "erik.akesson@example.com" not in skills
    assert "No Mail" not in {row.name for row in after.rows}
    assert "1 skill is not in it" in words(reply)
    assert "1 person has no e-mail" in words(reply)


async def test_an_export_is_written_down_before_it_is_handed_over(teller: Teller) -> None:
    await teller.reply("whoknows export", LINNEA)
    act = await Act.all().order_by("-id").first()
    linnea = await Person.get(email=LINNEA)
    assert act is not None
    assert (act.who, act.did, act.via) == (linnea.id, "whoknows export", "terminal")
    shown = words(await teller.reply("kunna audit", LINNEA))
    assert "took all people as a file" in shown


async def test_only_admins_take_people_out(teller: Teller) -> None:
    for line in ("whoknows export", "whoknows template"):
        assert len((await teller.reply(line, LINNEA)).files) == 1
    await transaction(lambda: Act.all().delete())
    for line in ("whoknows export", "whoknows template"):
        assert (await teller.reply(line, ANNA)).files == ()
    assert not await Act.filter(did="whoknows export").exists()


async def test_the_terminal_names_a_file_and_a_script_gets_it(teller: Teller) -> None:
    reply = await teller.reply("whoknows template", LINNEA)
    assert "File: people-template.csv (1 kB)" in terminal.draw(reply, "en", "UTC")
    (block,) = [each for each in json.loads(terminal.as_json(reply, "en", "UTC"))["blocks"] if each["kind"] == "file"]
    assert (block["name"], block["size"]) == ("people-template.csv", len(reply.files[0].data))


def test_a_file_is_never_in_a_public_answer() -> None:
    with pytest.raises(ValueError, match="its asker alone"):
        Reply("All of it", (File("x.csv", b"x", "whoknows export"),), public=True)


async def test_a_message_that_nobody_asked_for_hands_no_file_over(teller: Teller) -> None:
    linnea = await Person.get(email=LINNEA)
    with pytest.raises(TypeError, match="hands a file over"):
        await teller.dispatch.told("whoknows template", linnea, Address("terminal", "shell", LINNEA), "en")


async def test_the_command_line_writes_new_files_for_their_owner_alone(
    sample_url: str, shell: Prompt, tmp_path: Path
) -> None:
    out = tmp_path / "all.csv"
    done = await asyncio.to_thread(shell, "export", str(out), "--lang", "sv", KUNNA_STORE__URL=sample_url)
    assert done.code == 0, done.errors
    assert "personer med det de kan är med i filen." in done.out
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert out.read_bytes().startswith('\ufeff"Namn";"E-post"'.encode())
    again = await asyncio.to_thread(shell, "export", str(out), KUNNA_STORE__URL=sample_url)
    assert again.code == 1
    assert "is there already" in again.errors
    empty = await asyncio.to_thread(shell, "template", str(tmp_path / "t.csv"), KUNNA_STORE__URL=sample_url)
    assert (empty.code, read_people((tmp_path / "t.csv").read_bytes()).problems) == (0, [])
