"""The company that benches run on is the same every time, is read without a doubt, and asks what people would ask."""

import gzip
from collections import Counter
from pathlib import Path

import pytest

from bot.bench.company import as_csv, main, make_company, queries
from bot.imports.people import PersonRow, read_people


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("catalogue") / "skills.tsv.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.write("concept_id\tlang\tkind\tlabel\n")
        for at in range(400):
            for language, label in (("en", "paint wall"), ("sv", "måla vägg"), ("fi", "maalata seinä")):
                out.write(f"c{at}\t{language}\tpref\t{label} {at}\n")
            out.write(f"c{at}\ten\talt\tbrush wall {at}\n")
        out.write("only\ten\tpref\tno label elsewhere\n")
        for language in ("en", "sv", "fi"):
            out.write(f"listed\t{language}\tpref\tone, two; three\n")
    return path


@pytest.fixture(scope="module")
def company(catalogue: Path) -> list[PersonRow]:
    return make_company(catalogue, people=2_000, skills_each=8, seed=3)


def test_the_same_seed_gives_the_same_company_and_another_gives_another(
    catalogue: Path, company: list[PersonRow]
) -> None:
    assert make_company(catalogue, people=2_000, skills_each=8, seed=3) == company
    assert make_company(catalogue, people=2_000, skills_each=8, seed=4) != company
    assert queries(company, 200, seed=1) == queries(company, 200, seed=1) != queries(company, 200, seed=2)


def test_everybody_has_an_address_of_their_own_and_skills_each_once(company: list[PersonRow]) -> None:
    assert len({row.email for row in company}) == len(company) == 2_000
    assert all(row.email.isascii() and row.email.endswith("@example.com") for row in company)
    for row in company:
        assert len({skill for skill, _ in row.skills}) == len(row.skills) == 8
    assert Counter(row.language for row in company).keys() == {"sv", "fi", "is", "en"}


def test_few_skills_are_common_and_many_are_rare(company: list[PersonRow]) -> None:
    held = Counter(skill.rsplit(" ", 1)[1] for row in company for skill, _ in row.skills).most_common()
    assert held[0][1] > 5 * held[len(held) // 2][1]
    levels = Counter(level for row in company for _, level in row.skills)
    assert set(levels) == {None, 1, 2, 3, 4}


def test_the_file_is_read_back_as_it_was_made(company: list[PersonRow]) -> None:
    file = read_people(as_csv(company).encode())
    assert file.problems == []
    assert file.rows == company


def test_questions_come_in_the_promised_mix_each_once(company: list[PersonRow]) -> None:
    lines = queries(company, 1_000)
    texts = [line.removeprefix("whoknows ") for line in lines]
    labels = {skill for row in company for skill, _ in row.skills}
    assert all(line.startswith("whoknows ") for line in lines)
    assert len(set(texts)) > 950
    assert sum(text in labels for text in texts) == pytest.approx(500, abs=5)
    assert sum("unit:" in text or "place:" in text for text in texts) == 50
    assert sum(any(f" {word} " in text for word in ("and", "och", "ja", "og")) for text in texts) == 100
    assert sum(not any(sign.isdigit() for sign in text) for text in texts) >= 50


def test_it_writes_files_from_the_command_line(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, asked = tmp_path / "people.csv", tmp_path / "asked.txt"
    main(["--catalogue", str(catalogue), "--out", str(out), "--people", "30", "--queries", str(asked)])
    assert len(read_people(out.read_bytes()).rows) == 30
    assert len(asked.read_text("utf-8").splitlines()) == 10_000
    assert capsys.readouterr().out.startswith("30 people, 300 skills")


def test_a_catalogue_without_labels_is_refused_with_its_reason(tmp_path: Path) -> None:
    empty = tmp_path / "empty.tsv"
    empty.write_text("concept_id\tlang\tkind\tlabel\n", "utf-8")
    with pytest.raises(ValueError, match="holds no concept"):
        make_company(empty)
