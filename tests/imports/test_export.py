"""A file of people that goes out comes in again as it was, and no spreadsheet takes a cell of it for a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import texts
from bot.imports.cells import Skill, as_meant, neutral, read_skills, write_skills
from bot.imports.columns import column_of
from bot.imports.export import COLUMNS, doubts_file, headings, people_file, template_file
from bot.imports.people import PersonRow, read_people
from bot.imports.problems import Problem
from bot.matching import comparable
from bot.reply import UserText
from tests.prove import times

pytestmark = pytest.mark.usefixtures("reading_here")

NASTY = (
    "=1+1", "=HYPERLINK(\"http://evil.example\",\"x\")", "+46 70 123 45 67", "-x", "@a", "'=1",
    "''@a", "'", "'tis", "\"", "\"\"",
    "a\"b", "\"quoted\"", "C++", "C#", ".NET", "ISO 9001:2015", "SQL (2)", "SQL:3", "Go: erfaren", "Negotiation, hard",
    "a;b", "a|b", "a:b:c", "x (3) y", "Кириллица, да", "日本語：上級", "🎉 parties", "e\u0301", "Åsa Öst",
    "=cmd|' /C calc'!A0",
    "; ;", ", x", "1", "1,5", "x" * 200, "Þórður & Ævar", "a\tb", "\u00a0x", "NULL", "#REF!", "\\N", "\\\"",
)  # fmt: skip


def _line(text: str, most: int) -> str:
    """What the store holds of a text of one line (models.people.Person.draft)."""
    return " ".join(UserText(text.replace("\ufffd", "?")).split())[:most].strip()


LINES = st.one_of(
    st.sampled_from(NASTY),
    st.lists(st.sampled_from(NASTY), min_size=2, max_size=3).map(" ".join),
    st.lists(st.sampled_from(NASTY), min_size=2, max_size=3).map("".join),
    st.text(max_size=30),
    st.text(alphabet="=+-@'\"\t\r ,;|:()0123aÅ", max_size=20),
)
SKILLS = LINES.map(lambda text: _line(text, 200)).filter(comparable)
PEOPLE = st.builds(
    PersonRow,
    st.just(0),
    LINES.map(lambda text: _line(text, 200)),
    st.just(""),
    LINES.map(lambda text: _line(text, 100)),
    LINES.map(lambda text: _line(text, 100)),
    st.sampled_from(("", "sv", "fi")),
    LINES.map(lambda text: _line(text, 200)),
    st.lists(
        st.tuples(SKILLS, st.sampled_from((None, 1, 2, 3, 4))), max_size=8, unique_by=lambda one: one[0].casefold()
    ),
)
LOCALS = st.one_of(
    st.from_regex(r"[a-z0-9=+\-'][a-z0-9.+\-']{0,8}", fullmatch=True), st.sampled_from(("=1+1", "+46", "-x", "'=a"))
)


@settings(max_examples=times(50), deadline=None)
@given(st.lists(st.tuples(LOCALS, PEOPLE), max_size=12, unique_by=lambda one: one[0]), st.sampled_from(texts.LANGUAGES))
def test_what_goes_out_comes_in_again_as_it_was(people: list[tuple[str, PersonRow]], language: str) -> None:
    rows = [_with_email(row, f"{local}@example.com") for local, row in people]
    file = read_people(people_file(rows, language))
    assert [problem for problem in file.problems if problem.code != "empty"] == []
    assert [_content(row) for row in file.rows] == [_content(row) for row in rows]


def _with_email(row: PersonRow, email: str) -> PersonRow:
    return PersonRow(0, row.name, email, row.unit, row.place, row.language, row.title, row.skills)


def _content(row: PersonRow) -> tuple[object, ...]:
    return row.name, row.email, row.unit, row.place, row.language, row.title, list(row.skills)


@given(st.one_of(st.sampled_from(NASTY), st.text(max_size=20)))
def test_no_cell_begins_as_a_formula_and_what_was_added_is_taken_away(text: str) -> None:
    cell = neutral(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert as_meant(cell) == text


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_no_cell_of_any_file_begins_as_a_formula(language: str) -> None:
    row = PersonRow(0, "=1+1", "-x@example.com", "+46", "@home", "sv", "-", [("=cmd()", 3), ("@a", None)])
    problem = Problem(3, "=2+2", "bad-level", {"value": "=3+3", "skill": "@x"})
    for data in (people_file([row], language), doubts_file([problem], language), template_file(language)):
        text = data.decode("utf-8-sig")
        for separator in ",;":
            cells = [cell for each in csv.reader(io.StringIO(text), delimiter=separator) for cell in each]
            if separator == ("," if language == "en" else ";"):
                assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_person_whose_skills_fill_more_than_a_cell_has_several_rows() -> None:
    skills: list[Skill] = [(f"{at:03} " + "x" * 190, 3) for at in range(120)]
    row = PersonRow(0, "Anna Lind", "anna.lind@example.com", "IT", skills=skills)
    file = read_people(people_file([row], "sv"))
    assert (file.read, len(file.rows), file.problems) == (3, 1, [])
    assert file.rows[0].skills == skills


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_the_headings_are_those_that_the_import_knows(language: str) -> None:
    assert [column_of(heading) for heading in headings(language).values()] == list(COLUMNS)
    file = read_people(template_file(language))
    assert (file.rows, file.read, file.refused, file.problems) == ([], 0, False, [])


@pytest.mark.parametrize(
    ("cell", "skills"),
    [
        ('"Negotiation, hard":3, Python', [("Negotiation, hard", 3), ("Python", None)]),
        ('"ISO 9001:2015"; "SQL (2)" (3)', [("ISO 9001:2015", None), ("SQL (2)", 3)]),
        ('"say ""hi"""', [('say "hi"', None)]),
        ('19" racks, "unclosed, Go', [('19" racks', None), ('"unclosed', None), ("Go", None)]),
        ('"Python" and "Go", C', [('"Python" and "Go"', None), ("C", None)]),
        ('"Python":erfaren|"Go"', [("Python", 3), ("Go", None)]),
        ('" ", ""', [('""', None)]),
    ],
)
def test_a_name_in_quotation_marks_may_hold_what_parts_others(cell: str, skills: list[tuple[str, int | None]]) -> None:
    assert [each.said for each in read_skills(cell)] == skills


def test_only_what_needs_quotation_marks_has_them() -> None:
    skills = [("Python", 3), ("C++", None), ("ISO 9001:2015", 2), ("a, b", None)]
    assert list(write_skills(skills, 1000)) == ['Python:3, C++, "ISO 9001:2015":2, "a, b"']


def test_doubts_are_named_by_row_column_and_reason() -> None:
    problems = [Problem(3, "E-post", "bad-email", {"value": "anna(at)example"}), Problem(9, "", "quotes")]
    rows = list(csv.reader(io.StringIO(doubts_file(problems, "sv").decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Rad", "Kolumn", "Orsak"]
    assert rows[1] == ["3", "E-post", texts.say("sv", "import-bad-email", value="anna(at)example")]
    assert rows[2][:2] == ["9", ""]
