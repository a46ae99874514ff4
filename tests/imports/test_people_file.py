"""A file of people is understood as HR systems write it, and each row is taken or named with its number and reason."""

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.imports.cells import as_meant
from bot.imports.people import PeopleFile, PersonRow, read_people
from bot.imports.problems import WEIGHTS, Problem, Weight
from bot.texts import LANGUAGES, has, say

SWEDISH = (
    "Namn;E-post;Enhet;Ort;Befattning;Språk;Kompetenser\r\n"
    "Åsa Lindström;Asa.Lindstrom@example.com;Ekonomi;Malmö;Controller;sv;Bokföring:3, Excel\r\n"
    'Jörgen Öberg;jorgen.oberg@example.com;IT & drift;"Västerås; norra";Utvecklare;sv;"C#:4; C++; .NET:2"\r\n'
    ";;;;;;\r\n"
    "Märta Ek;marta.ek@example.com;;;;;\r\n"
).encode("cp1252")


def read(text: str, encoding: str = "utf-8") -> PeopleFile:
    return read_people(text.encode(encoding))


def codes(file: PeopleFile) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in file.problems]


def test_a_swedish_hr_export_is_read_as_it_is() -> None:
    file = read_people(SWEDISH)
    assert (file.encoding, file.separator, file.read, file.refused) == ("cp1252", ";", 3, False)
    assert file.problems == []
    assert file.rows == [
        PersonRow(
            2,
            "Åsa Lindström",
            "asa.lindstrom@example.com",
            "Ekonomi",
            "Malmö",
            "sv",
            "Controller",
            [("Bokföring", 3), ("Excel", None)],
        ),
        PersonRow(
            3,
            "Jörgen Öberg",
            "jorgen.oberg@example.com",
            "IT & drift",
            "Västerås; norra",
            "sv",
            "Utvecklare",
            [("C#", 4), ("C++", None), (".NET", 2)],
        ),
        PersonRow(5, "Märta Ek", "marta.ek@example.com"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_separator_and_line_end_gives_the_same(encoding: str, separator: str, end: str) -> None:
    lines = [["nafn", "netfang", "færni"], ["Þóra Ægisdóttir", "thora@example.com", "þýska:4"]]
    file = read(end.join(separator.join(line) for line in lines) + end, encoding)
    assert file.rows == [PersonRow(2, "Þóra Ægisdóttir", "thora@example.com", skills=[("þýska", 4)])]
    assert file.separator == separator


@pytest.mark.parametrize(
    "header",
    [
        "first name;last name;email;department;location;skills",
        "Förnamn;Efternamn;E-postadress;Avdelning;Kontor;Färdigheter",
        "Etunimi;Sukunimi;Sähköposti;Yksikkö;Paikkakunta;Osaaminen",
        "Eiginnafn;Kenninafn;Netfang;Deild;Staður;Færni",
        "FIRST NAME;Surname;E-Mail (work);Departmnet;Office *;Skils",
        "fornamn;efternamn;epost;enhet;arbetsort;Kompetens",
    ],
)
def test_headings_are_known_in_four_languages_and_loosely(header: str) -> None:
    file = read(f"{header}\nAda;Ek;ada@example.com;IT;Oulu;Python\n")
    assert file.rows == [PersonRow(2, "Ada Ek", "ada@example.com", "IT", "Oulu", skills=[("Python", None)])]
    assert file.problems == []


def test_one_row_per_person_and_skill_becomes_one_person() -> None:
    file = read(
        "email,name,skill,level\n"
        "a@example.com,Anna,Python,3\n"
        "b@example.com,Bo,Go,kan\n"
        "A@example.com,,C#,experienced\n"
        "a@example.com,Anna,python,\n"
        'a@example.com,Anna,R,"2,0"\n'
    )
    assert file.rows == [
        PersonRow(2, "Anna", "a@example.com", skills=[("Python", 3), ("C#", 3), ("R", 2)]),
        PersonRow(3, "Bo", "b@example.com", skills=[("Go", 2)]),
    ]
    assert (file.read, file.problems) == (5, [])


def test_skills_may_stand_in_many_columns_each_with_its_level() -> None:
    file = read("email;Skill 1;Level 1;Skill 2;Level 2\na@example.com;Python;3;Go;\n")
    assert file.rows[0].skills == [("Python", 3), ("Go", None)]


@pytest.mark.parametrize(
    ("cell", "skills"),
    [
        ("Python:3, bookkeeping , C++", [("Python", 3), ("bookkeeping", None), ("C++", None)]),
        ("Python : erfaren|Go (4)", [("Python", 3), ("Go", 4)]),
        ("C++: templates", [("C++: templates", None)]),
        ("python, Python:2, PYTHON", [("python", 2)]),
        (" , ,, ", []),
    ],
)
def test_a_skills_cell_holds_names_with_optional_levels(cell: str, skills: list[tuple[str, int | None]]) -> None:
    assert read(f'email;skills\na@example.com;"{cell}"\n').rows[0].skills == skills


def test_doubts_are_named_by_row_and_column() -> None:
    file = read(
        "email;name;unit;skills;shoe size\n"
        ";Anna;;;\n"
        "not an address;Bo;;;\n"
        "c@example.com;Cecilia;IT;Python:7;41\n"
        "c@example.com;Carl;IT;;\n"
        "d@example.com;Disa;IT;Go;;extra\n"
        "e@example.com;Eva;IT;Go:2,Go:4;\n"
        f"f@example.com;{'f' * 10_001};IT;;\n"
        f"g@example.com;Gun;IT;{'g' * 201};\n"
    )
    assert codes(file) == [
        (1, "unknown-column"),
        (2, "no-email"),
        (3, "bad-email"),
        (4, "bad-level"),
        (5, "different-person"),
        (6, "too-many-cells"),
        (7, "two-levels"),
        (8, "cell-too-long"),
        (9, "long-skill"),
    ]
    assert [(row.line, row.skills) for row in file.rows] == [(4, [("Python", None)]), (7, [("Go", 4)]), (9, [])]
    assert file.problems[4] == Problem(
        5, "email", "different-person", {"email": "c@example.com", "first": 4, "column": "name"}
    )


def test_a_skill_without_a_letter_is_said_to_be_left_out() -> None:
    file = read("email;skills\na@example.com;Python, \U0001f600, C#, ---\n")
    assert codes(file) == [(2, "no-letters"), (2, "no-letters")]
    assert [skill for skill, _ in file.rows[0].skills] == ["Python", "C#"]


def test_a_quotation_mark_that_is_not_closed_costs_one_row() -> None:
    file = read('email;name\na@example.com;"Anna\nb@example.com;Bo\nc@example.com;"Ce"cilia\nd@example.com;Disa\n')
    assert codes(file) == [(2, "quotes"), (4, "quotes")]
    assert [(row.line, row.name) for row in file.rows] == [(3, "Bo"), (5, "Disa")]
    assert file.read == 4


def test_letters_damaged_on_the_way_are_named_and_not_guessed() -> None:
    file = read_people("email;name\na@example.com;Åsa\nb@example.com;Öst".encode() + b"\xff\n")
    assert file.encoding == "utf-8"
    assert codes(file) == [(3, "broken-letters")]
    assert [row.name for row in file.rows] == ["Åsa"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"PK\x03\x04....xl/workbook.xml", "damaged"),
        (b"PK\x03\x04....word/document.xml", "not-text"),
        (b"\x00\x01\x02\x03\x04\x05", "not-text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "damaged"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not-text"),
        (b"a" * (10 * 1024 * 1024 + 1), "too-large"),
        (b"Anna;anna@example.com;IT\n", "no-header"),
        (b"foo;bar\n1;2\n", "no-header"),
        (b"name;unit\nAnna;IT\n", "no-email-column"),
        (b"email" + b";x" * 64 + b"\n", "too-many-columns"),
        (b"email\n" + b"a@example.com\n" * 200_001, "too-many-rows"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_whole_with_its_reason(data: bytes, code: str) -> None:
    file = read_people(data)
    assert file.refused
    assert file.rows == []
    assert code in [problem.code for problem in file.problems]


def test_the_most_that_is_promised_is_read() -> None:
    file = read_people(b"email\n" + b"".join(b"%d@example.com\n" % at for at in range(200_000)))
    assert len(file.rows) == file.read == 200_000
    assert file.problems == []


@pytest.mark.parametrize("typed", ["Anna Lind <anna@example.com>", "mailto:Anna@Example.com", " anna@example.com "])
def test_an_address_is_taken_out_of_its_dress(typed: str) -> None:
    assert [row.email for row in read(f"email;name\n{typed};Anna\n").rows] == ["anna@example.com"]


def test_a_separator_line_of_excel_is_obeyed() -> None:
    assert read("sep=|\nemail|name\na@example.com|Anna\n").rows[0].name == "Anna"


def test_of_two_columns_for_the_same_the_exact_heading_wins() -> None:
    file = read("e-mial;email\nwrong@example.com;right@example.com\n")
    assert [row.email for row in file.rows] == ["right@example.com"]
    assert file.problems == [Problem(1, "e-mial", "double-column")]


def test_a_person_of_many_rows_is_read_in_reasonable_time() -> None:
    data = b"email;skill\n" + b"".join(b"a@example.com;skill %d\n" % at for at in range(50_000))
    assert len(read_people(data).rows[0].skills) == 50_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_has_a_sentence_in_every_language(language: str) -> None:
    values: dict[str, str | int] = {
        "megabytes": 12,
        "seconds": 20,
        "sheet": "Personal",
        "limit": 10,
        "count": 65,
        "expected": 5,
        "value": "x",
        "first": 4,
    }
    values |= {
        "seconds": 20,
        "sheet": "Personal",
        "email": "a@example.com",
        "column": "namn",
        "columns": "a, b",
        "skill": "Python",
        "level": 3,
        "kind": "Occupation",
    }
    sentences = set()
    for code in WEIGHTS:
        assert has(language, f"import-{code}"), code
        sentences.add(say(language, f"import-{code}", **values))
    assert len(sentences) == len(WEIGHTS)


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    accounted(read_people(data))
    accounted(read_people(b"email;name;skills\n" + data))


@given(st.integers(0, len(SWEDISH) - 1), st.binary(max_size=3))
def test_no_damage_to_a_real_file_raises_or_loses_a_row_silently(at: int, damage: bytes) -> None:
    accounted(read_people(SWEDISH[:at] + damage + SWEDISH[at + 1 :]))


@given(
    st.lists(st.tuples(st.emails(), CELLS, CELLS), max_size=15, unique_by=lambda person: person[0].lower()),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_was_written_is_what_is_read(
    people: Sequence[tuple[str, str, str]], separator: str, encoding: str
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows([("email", "name", "unit"), *people])
    file = read(out.getvalue(), encoding)
    accounted(file)
    lost = [problem for problem in file.problems if problem.weight is Weight.ROW]
    assert file.read == len(people) == len(file.rows) + len(lost)
    written = {email.lower(): (meant(name), meant(unit)) for email, name, unit in people}
    for row in file.rows:
        if "".join(written[row.email]).isascii():
            assert (row.name, row.unit) == written[row.email]


def meant(cell: str) -> str:
    return " ".join(as_meant(cell).split())


def accounted(file: PeopleFile) -> None:
    """Every row that was read is part of a person or was given up with a reason; every refusal has one too."""
    if file.refused:
        assert file.rows == []
        assert any(problem.weight is Weight.FILE for problem in file.problems)
        return
    lost = {problem.line for problem in file.problems if problem.weight is Weight.ROW}
    assert not lost & {row.line for row in file.rows}
    assert len(file.rows) + len(lost) <= file.read  # fewer where several rows are about one person
