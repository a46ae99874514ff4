"""The cut-offs in use are those of the shipped file, and a file that cannot be meant is refused with its reason."""

from pathlib import Path

import pytest

from bot.matching import ANSWER_FROM, ASK_FROM, Band
from bot.matching.cuts import CUTS, SHIPPED, Cut, Cuts, CutsError, read

WHOLE = "[skills]\nanswer = 84\nask = 70.5\n[policy]\nanswer = 0.5\nask = 0.4\n[ideas]\nask = 60\n"


def _file(folder: Path, text: str) -> Path:
    path = folder / "cuts.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_shipped_file_is_what_bands_are_made_with() -> None:
    assert read(SHIPPED) == CUTS
    assert (CUTS.skills.answer, CUTS.skills.ask) == (ANSWER_FROM, ASK_FROM)
    assert Band.of(CUTS.skills.answer) is Band.ANSWER
    assert Band.of(CUTS.skills.answer - 0.01) is Band.of(CUTS.skills.ask) is Band.ASK
    assert Band.of(CUTS.skills.ask - 0.01) is Band.NONE


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    assert read(_file(tmp_path, WHOLE)) == Cuts(Cut(84.0, 70.5), Cut(0.5, 0.4), 60.0)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (WHOLE, "", r"answer and ask, and no more, under \[skills\]"),
        (WHOLE, "skills = 3", r"answer and ask, and no more, under \[skills\]"),
        (WHOLE, "[skills", "cannot be read"),
        ("answer = 84\n", "", r"under \[skills\]"),
        ("answer = 84\n", "answer = 84\nsure = 99\n", r"and no more, under \[skills\]"),
        ("answer = 84\n", "answer = '84'\n", r"numbers from 0 to 100 under \[skills\]"),
        ("answer = 84\n", "answer = nan\n", r"numbers from 0 to 100 under \[skills\]"),
        ("answer = 84\n", "answer = true\n", r"numbers from 0 to 100 under \[skills\]"),
        ("answer = 84\n", "answer = 101\n", r"numbers from 0 to 100 under \[skills\]"),
        ("answer = 84\n", "answer = 70\n", r"asks above where it answers, under \[skills\]"),
        ("ask = 0.4\n", "ask = 40\n", r"numbers from 0 to 1 under \[policy\]"),
        ("ask = 60\n", "ask = -1\n", r"numbers from 0 to 100 under \[ideas\]"),
        ("[ideas]", "[idea]", "a table that nothing reads: idea"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused_with_its_reason(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = _file(tmp_path, WHOLE.replace(old, new))
    with pytest.raises(CutsError, match=said) as refused:
        read(path)
    assert str(path) in str(refused.value)
    assert "--calibrate" in str(refused.value)


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CutsError, match="cannot be read"):
        read(tmp_path / "nowhere.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(CutsError, match="cannot be read"):
        read(tmp_path / "bytes.toml")
