"""A file of the ESCO classification is recognised, planned, loaded, found by search in its language, and undone."""

from __future__ import annotations

import pytest

from bot.bench.workbooks import book, sheet
from bot.imports import esco_catalogue, loading
from bot.imports.esco import ACKNOWLEDGEMENT, MEGABYTES, SkillsFile, language_of
from bot.imports.loading import Load, Unusable
from bot.imports.people import PeopleFile
from bot.imports.reading import read_apart
from bot.imports.recognising import read_file
from bot.models import skills
from bot.models.audit import NOBODY
from bot.models.loads import Kind, State
from bot.models.people import Person
from bot.models.skills import Skill, SkillLabel
from bot.models.store import transaction
from bot.reply import Form, Reply
from tests.cast import AINO, ANNA, Teller, button, buttons, titles, words
from tests.domain import changed, contents
from tests.imports.esco_files import CONCEPTS, esco, in_language, many, uri
from tests.loading import LINNEA, Loader

pytestmark = pytest.mark.usefixtures("reading_here")

_OWN = {"load", "load_step", "load_doubt", "delivery", "act", "act_head"}


def read(data: bytes) -> SkillsFile:
    file = read_file(data)
    assert isinstance(file, SkillsFile)
    return file


def codes(file: SkillsFile | PeopleFile) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in file.problems]


# --- read ------------------------------------------------------------------------------------------------------------


def test_concepts_are_read_with_their_names_the_preferred_one_first() -> None:
    file = read(in_language("sv"))
    assert (file.read, file.problems, file.refused) == (4, [], False)
    first = file.rows[0]
    assert (first.line, first.uri, first.name) == (2, uri(1), "beskära äppelträd")
    assert first.labels == [
        ("beskära äppelträd", "beskara appeltrad"), ("äppelträdsbeskärning", "appeltradsbeskarning"),
    ]  # fmt: skip


def test_a_name_that_is_the_same_but_for_case_and_accents_is_one() -> None:
    (concept,) = read(esco([(1, ["Löda", "löda", "LODA", " ", "löda  kretskort"])])).rows
    assert [label for label, _ in concept.labels] == ["Löda", "löda kretskort"]


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_file_that_a_spreadsheet_saved_again_is_the_same(separator: str, encoding: str) -> None:
    text = in_language("sv").decode()
    lines = text.replace(",", separator)
    assert [each.labels for each in read(lines.encode(encoding)).rows] == [
        each.labels for each in read(text.encode()).rows
    ]


def test_a_workbook_with_these_columns_is_one_too() -> None:
    rows = [["conceptUri", "skillType", "preferredLabel", "altLabels"], [uri(1), "knowledge", "löda", "lödning\nlöd"]]
    (concept,) = read(book({"skills": sheet(rows)})).rows
    assert [label for label, _ in concept.labels] == ["löda", "lödning", "löd"]


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("skills_sv.csv", "sv"), ("skills_sv (1).csv", "sv"), ("ESCO dataset/skills_fi.csv", "fi"),
        ("Skills_IS.CSV", "is"), ("skills-en_v1.2.0.csv", "en"), ("skills.csv", ""), ("skills_en-GB.csv", "en"),
        ("skills_english.csv", ""), ("skills_xx.csv", ""), ("personal_sv.csv", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_language_is_told_by_the_files_name(name: str, language: str) -> None:
    assert language_of(name) == language


def test_every_row_is_a_concept_or_has_its_reason() -> None:
    rows = [(1, ["solder"]), (1, ["solder again"]), (2, []), (3, ["x" * 201]), (4, ["weld", "y" * 201]), (5, ["braze"])]
    lines = esco(rows).decode().splitlines()
    lines += [lines[1].replace(uri(1), "no address"), lines[1].replace("released", "obsolete").replace(uri(1), uri(9))]
    file = read("\r\n".join(lines).encode())
    assert [each.name for each in file.rows] == ["solder", "weld", "braze"]
    assert codes(file) == [
        (3, "esco-twice"), (4, "esco-no-name"), (5, "esco-no-name"), (6, "esco-long-name"), (8, "esco-no-uri"),
        (9, "esco-not-released"),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["Occupation", "SkillGroup", "ISCOGroup"])
def test_files_of_the_classification_that_hold_no_skills_say_so(kind: str) -> None:
    file = read(esco([(1, ["solderer"])], kind=kind))
    assert (file.refused, codes(file)) == (True, [(1, "esco-no-skills")])
    assert file.problems[0].args == {"kind": kind}


def test_people_are_not_taken_for_concepts() -> None:
    assert isinstance(read_file(b"name;email;skills\nAnna;anna@example.com;Python"), PeopleFile)
    assert isinstance(read_file(b"preferredLabel;email\nAnna;anna@example.com"), PeopleFile)


async def test_a_catalogue_may_be_longer_than_what_people_send_and_is_read_within_the_childs_limits() -> None:
    data = many("sv", description="What somebody who can do this does, in as many words as it takes. " * 10)
    assert 10 << 20 < len(data) < MEGABYTES << 20
    file = await read_apart(data, MEGABYTES)
    assert isinstance(file, SkillsFile)
    assert (len(file.rows), sum(len(each.labels) for each in file.rows)) == (13_900, 97_300)
    assert codes(await read_apart(data)) == [(0, "too-large")]


async def test_a_list_of_people_may_not() -> None:
    data = b"email;name\n" + b"anna@example.com;Anna\n" * 600_000
    assert codes(await read_apart(data, MEGABYTES)) == [(0, "too-large")]


# --- loaded ----------------------------------------------------------------------------------------------------------


async def load(name: str, data: bytes | None = None) -> Load:
    """What was loaded at once."""
    made = await loading.plan(data or in_language(language_of(name)), name, NOBODY, "terminal")
    assert isinstance(made, Load), made
    await loading.begin(made, NOBODY, "terminal")
    while not await loading.carry_on(made.id, 60):
        pass
    return await Load.get(id=made.id)


async def found(text: str, language: str) -> str:
    """What the best answer to a text is called in English."""
    hits = await skills.meant(text, language, 1)
    return (await skills.called([hits[0].id], "en"))[hits[0].id] if hits else ""


async def test_files_of_several_languages_are_one_catalogue_found_in_each(sample_store: str) -> None:
    many_before = await Skill.all().count()
    for language in ("en", "sv", "fi", "is"):
        await load(
            f"skills_{language}.csv", None if language != "is" else esco((n, names["is"]) for n, names in CONCEPTS)
        )
    assert await Skill.all().count() == many_before + 3  # bookkeeping was here
    for text, language in (
        ("äppelträdsbeskärning", "sv"), ("beskära äppeltrad", "sv"), ("omenapuiden leikkaus", "fi"),
        ("leikata omenapuita", "fi"), ("klippa eplatré", "is"), ("trim apple trees", "en"), ("aple tree pruning", "en"),
    ):  # fmt: skip
        assert await found(text, language) == "prune apple trees", text
    apple = await Skill.get(uri=uri(1))
    assert [await apple.called(each) for each in ("sv", "fi", "is", "en")] == [
        "beskära äppelträd", "leikata omenapuita", "klippa eplatré", "prune apple trees",
    ]  # fmt: skip
    assert apple.checked is not None


async def test_a_skill_of_ours_with_the_very_name_is_joined_and_keeps_its_people_and_names(sample_store: str) -> None:
    ours = await Skill.get(labels__text="bookkeeping", labels__language="en")
    people = await ours.known.all().count()
    await transaction(lambda: Skill.filter(id=ours.id).update(checked=None))
    receipt = await loading.receipt(await load("skills_en.csv"))
    assert (receipt.added, receipt.changed) == (3, 1)
    joined = await Skill.get(uri=uri(4))
    assert joined.id == ours.id
    assert joined.checked is not None
    assert await joined.known.all().count() == people > 0
    assert await found("keep the books", "en") == "bookkeeping"
    assert await joined.called("is") == "bókhald"


async def test_an_alias_of_ours_is_no_reason_to_join(sample_store: str) -> None:
    await load("skills_en.csv", esco([(7, ["k8s"])]))
    assert (await Skill.get(uri=uri(7))).name == "k8s"


async def test_the_same_file_again_is_nothing_to_do(sample_store: str) -> None:
    for language in ("sv", "en"):
        await load(f"skills_{language}.csv")
    before = await contents()
    for name in ("skills_sv.csv", "skills_en (1).csv"):
        again = await loading.plan(in_language(language_of(name)), name, NOBODY, "terminal")
        assert isinstance(again, Load)
        plan = await loading.found(again)
        assert (plan.empty, plan.same, plan.labels) == (True, 4, 0)
    assert changed(before, await contents()) <= _OWN


async def test_undo_takes_it_out_to_the_letter_the_latest_first(sample_store: str) -> None:
    before = await contents()
    first, second = await load("skills_en.csv"), await load("skills_sv.csv")
    between = await contents()
    for each in (second, first):
        await loading.undo(each, NOBODY, "terminal")
        assert await loading.carry_on(each.id, 60)
        assert (await loading.receipt(await Load.get(id=each.id))).refused == {}
    assert changed(before, await contents()) <= _OWN
    assert await found("äppelträdsbeskärning", "sv") != "prune apple trees"
    assert between != before


async def test_what_somebody_has_by_now_stays_when_the_load_is_undone(sample_store: str) -> None:
    made = await load("skills_en.csv")
    accordions = await Skill.get(uri=uri(3))
    anna = await Person.get(email=ANNA)
    await transaction(lambda: skills.learn(anna, accordions, None))
    await loading.undo(made, NOBODY, "terminal")
    assert await loading.carry_on(made.id, 60)
    assert dict((await loading.receipt(await Load.get(id=made.id))).refused) == {"in-use": 1}
    assert [each.name for each in await Skill.filter(uri__isnull=False)] == ["repair accordions"]


async def test_a_skill_that_was_renamed_since_keeps_its_name(sample_store: str) -> None:
    await load("skills_en.csv")
    apple = await Skill.get(uri=uri(1))
    await transaction(
        lambda: SkillLabel.filter(skill=apple, preferred=True).update(text="orchard care", key="orchard care")
    )
    await load("skills_en.csv")
    named = await SkillLabel.filter(skill=apple, preferred=True, language="en")
    assert [each.text for each in named] == ["orchard care"]
    assert await found("prune apple trees", "en") != ""


async def test_more_concepts_than_are_compared_at_a_time_are_all_loaded_and_all_undone(sample_store: str) -> None:
    before, data = await contents(), many("en", 1_000, 2)
    made = await load("skills_en.csv", data)
    assert (await loading.receipt(made)).added == 1_000
    assert await Skill.filter(uri__isnull=False).count() == 1_000
    second = await load("skills_sv.csv", many("sv", 1_000, 2))
    assert (await loading.receipt(second)).changed == 1_000
    for each in (second, made):
        await loading.undo(each, NOBODY, "terminal")
        assert await loading.carry_on(each.id, 120)
    assert changed(before, await contents()) <= _OWN


async def test_a_file_of_occupations_is_refused_before_anything_is_planned(sample_store: str) -> None:
    refused = await loading.plan(esco([(1, ["solderer"])], kind="Occupation"), "occupations_sv.csv", NOBODY, "terminal")
    assert isinstance(refused, Unusable)
    assert refused.problems[0].code == "esco-no-skills"
    assert await Load.all().count() == 0


# --- by command ------------------------------------------------------------------------------------------------------


@pytest.fixture
async def loader(teller: Teller) -> Loader:
    for who in (LINNEA, ANNA, AINO):
        await teller.say("kunna", who)
    return Loader(teller)


async def test_an_admin_drops_the_files_and_everybody_finds_by_every_language(loader: Loader, teller: Teller) -> None:
    for language in ("sv", "fi", "en"):
        plan = await loader.plan(in_language(language), name=f"skills_{language}.csv")
        assert ACKNOWLEDGEMENT in words(plan)
        receipt = await loader.press(plan, "Load ")
        assert "is loaded" in receipt.summary
        assert ACKNOWLEDGEMENT in words(receipt)
    teller.language = "fi"
    shown = await teller.reply("whoknows harmonikan korjaus", AINO)
    assert "korjata haitareita" in words(shown)
    await teller.reply('whoknows add skill:"dragspelsreparation"', ANNA)  # as she calls it
    teller.language = "en"
    for asked in ("repair accordions", "laga dragspel", "korjata haitareita", "dragspelsreparasjon"):
        found = await teller.reply(f"whoknows {asked}", AINO)
        assert (found.summary, titles(found)) == ("1 person knows repair accordions.", ["Anna Lind"]), asked


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "skills_sv (1).csv brings 4 new skills and 8 names in Swedish. Nothing is changed yet."),
        ("sv", "skills_sv (1).csv ger 4 nya kompetenser och 8 namn på svenska. Inget har ändrats än."),
        ("fi", "Tiedosto skills_sv (1).csv tuo: 4 uutta taitoa ja 8 nimeä ruotsiksi. Mitään ei ole vielä muutettu."),
        ("is", "skills_sv (1).csv færir þér: 4 ný í færnilistann og 8 heiti á sænsku. Engu hefur verið breytt enn."),
    ],
)
async def test_the_plan_says_what_it_brings_in_which_language(loader: Loader, language: str, said: str) -> None:
    await transaction(lambda: SkillLabel.filter(text="bokföring").delete())
    await transaction(skills.LABELS.remade)
    loader.teller.language = language
    plan = await loader.plan(in_language("sv"), name="skills_sv (1).csv")
    assert plan.summary == said
    assert ACKNOWLEDGEMENT in words(plan)


async def test_a_name_that_tells_no_language_is_asked_for_it(loader: Loader) -> None:
    asked = await loader.plan(in_language("fi"), name="osaaminen.csv")
    assert asked.summary == "Which language are the names in osaaminen.csv in?"
    assert [each.label for each in buttons(asked)] == ["Swedish", "Finnish", "Icelandic", "English"]
    early = await loader.say("whoknows load-apply LATEST")
    assert await Skill.filter(uri__isnull=False).count() == 0, early
    plan = await loader.press(asked, "Finnish")
    assert "names in Finnish" in plan.summary
    twice = await loader.press(asked, "Swedish")
    assert twice.summary == plan.summary
    await loader.press(plan, "Load ")
    assert await found("omenapuiden leikkaus", "fi") == "leikata omenapuita"


async def test_the_changes_name_the_labels_and_undo_is_a_press(loader: Loader) -> None:
    before = await contents()
    plan = await loader.plan(in_language("en"), name="skills_en.csv")
    changes = await loader.press(plan, "Show the changes")
    assert "apple tree pruning" in words(changes)
    receipt = await loader.press(plan, "Load ")
    sure = await loader.press(receipt, "Undo")
    undone = await loader.press(sure, "Undo")
    assert "undone" in undone.summary
    assert changed(before, await contents()) <= _OWN


async def test_a_load_of_people_is_asked_for_no_language(loader: Loader) -> None:
    plan = await loader.plan(b"name,email,skills\nAnna,anna.lind@example.com,Welding")
    made = await Load.get(id=int(loader.load.removeprefix("load/")))
    assert (made.kind, made.state) == (Kind.PEOPLE, State.PLANNED)
    said = await loader.say("whoknows load-language LATEST sv")
    assert isinstance(said, Reply)
    assert (await Load.get(id=made.id)).what == made.what
    assert plan.summary


async def test_a_skill_shows_where_its_names_come_from(loader: Loader) -> None:
    plan = await loader.plan(in_language("en"), name="skills_en.csv")
    await loader.press(plan, "Load ")
    shown = await loader.say('whoknows skills what:"repair accordions"')
    assert ACKNOWLEDGEMENT in words(shown)
    assert ACKNOWLEDGEMENT not in words(await loader.say('whoknows skills what:"Java"'))
    form = await loader.teller.say(button(shown, "Rename").run, LINNEA, via="pressed")
    assert isinstance(form, Form)


async def test_one_that_is_too_large_for_chat_is_sent_to_the_command_line(loader: Loader) -> None:
    said = words(await loader.drop(b"x" * (11 << 20), name="skills_sv.csv"))
    assert "python -m bot load skills_sv.csv --yes" in said
    assert loader.disk.asked == []  # it was not even fetched


async def test_only_languages_of_the_classification_can_be_said() -> None:
    with pytest.raises(ValueError, match="no language of the classification"):
        await esco_catalogue.tell(Load(id=1, what="{}"), "xx")
