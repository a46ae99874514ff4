"""`bench matching` asks every question, counts as eval/score.py does, and says what is wrong with what it was given."""

import gzip
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest

from bot.__main__ import main
from bot.bench.matching import calibrate, items, measure, ours, peers
from bot.bench.matching.items import Data, Entry, Item
from bot.bench.matching.measure import Asked, Built, Found
from bot.matching import Band
from bot.matching.cuts import SHIPPED, Cut, read
from bot.matching.meaning import DIMENSIONS, Vectors, yardsticks

Bench = Callable[..., int]

# What eval/score.py prints, in its order: the readers of its output read this one's too.
KEYS = [
    "task", "split", "items", "build_s", "rss_mb", "wall_p50_ms", "wall_p99_ms", "cpu_p50_ms", "cpu_p99_ms",
    "none_recall", "none_precision", "answer_precision", "by",
]  # fmt: skip

SKILLS = [
    ("c1", "en", "pref", "project management"), ("c1", "sv", "pref", "projektledning"),
    ("c2", "en", "pref", "bookkeeping"), ("c2", "en", "alt", "keep the books"), ("c2", "fi", "pref", "kirjanpito"),
    ("c3", "en", "pref", "Kubernetes"), ("c4", "en", "pref", "welding of thin steel"),
    ("c4", "fi", "pref", "ohuen teräksen hitsaus"),
]  # fmt: skip
ASKED = [
    ("bookkeping", "en", "typo", "hard_short_1edit", ["c2"]),
    ("projektldning", "sv", "typo", "synthetic_1edit", ["c1"]),
    ("kirjanpito", "fi", "exact", "verbatim", ["c2"]), ("vem kan Kubernetes?", "sv", "phrase", "template_ours", ["c3"]),
    ("who knows bookkeeping", "en", "phrase", "template_ours", ["c2"]),
    ("the keeping of bees", "en", "none", "yso_non_skill", []),
]  # fmt: skip
SNIPPETS = [
    ("p1", "en", "Photos", "You may publish a photo of a colleague who has said yes to it."),
    ("p2", "en", "Customers", "Never name a customer in public before the contract allows it."),
]
QUESTIONS = [
    ("May I publish photos of a colleague?", "en", "ours", "written_by_us", ["p1"]),
    ("May I name customers in public?", "en", "faq", "faq_heading", ["p2"]),
    ("How deep is the sauna's foundation?", "en", "none", "none_written_by_us", []),
]
IDEAS = [
    ("i1", "en", "stand", "Bicycle stands under a roof at the northern gate"),
    ("i2", "sv", "cykel", "Billigare frukt i fikarummet på fredagar"),
]
NEAR = [
    ("Bicycle stand under a roof at northern gate", "en", "nearcopy", "synthetic_edit", ["i1"]),
    ("Billigare frukt på fredagar i fikarummet", "sv", "paraphrase", "turku_sv", ["i2"]),
    ("A choir that sings before Christmas", "en", "none", "stackexchange_se1", []),
]


def _packed(path: Path, lines: list[str]) -> None:
    path.parent.mkdir(exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in lines)


def _asked(path: Path, field: str, rows: list[tuple[str, str, str, str, list[str]]]) -> None:
    names = (field, "lang", "kind", "source", "correct")
    _packed(path, [json.dumps({"id": f"q{at}"} | dict(zip(names, row, strict=True))) for at, row in enumerate(rows)])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("eval")
    _packed(root / "skills_catalogue.tsv.gz", ["concept_id\tlang\tkind\tlabel", *("\t".join(row) for row in SKILLS)])
    snippets = [dict(zip(("id", "lang", "section", "text"), row, strict=True)) | {"title": "Rules"} for row in SNIPPETS]
    _packed(root / "policy_snippets.jsonl.gz", [json.dumps(row) for row in snippets])
    ideas = [dict(zip(("id", "lang", "source", "text"), row, strict=True)) for row in IDEAS]
    _packed(root / "ideas_corpus.jsonl.gz", [json.dumps(row) for row in ideas])
    for split in ("dev", "another"):
        _asked(root / split / "skills.jsonl.gz", "query", ASKED)
    _asked(root / "dev" / "policy.jsonl.gz", "question", QUESTIONS)
    _asked(root / "dev" / "ideas.jsonl.gz", "text", NEAR)
    return root


@pytest.fixture
def bench(folder: Path) -> Bench:
    return lambda task, *more: main(["bench", "matching", "--data", str(folder), "--task", task, *more])


def _json(bench: Bench, capsys: pytest.CaptureFixture[str], *given: str) -> dict[str, Any]:
    assert bench(*given, "--json") == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


@pytest.mark.parametrize("task", items.TASKS)
def test_json_has_the_keys_of_the_scorer_and_everything_was_found(
    bench: Bench, capsys: pytest.CaptureFixture[str], task: str
) -> None:
    told = _json(bench, capsys, task)
    assert list(told) == KEYS
    asked = {"skills": ASKED, "policy": QUESTIONS, "ideas": NEAR}[task]
    assert (told["task"], told["split"], told["items"]) == (task, "dev", len(asked))
    assert next(iter(told["by"])) == "ALL/*"
    assert told["by"]["ALL/*"] == {"n": len(asked) - 1, "r1": 1.0, "r5": 1.0, "mrr": 1.0}
    assert not any(name.startswith("none/") for name in told["by"])


def test_cut_offs_refuse_what_means_nothing(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    plain, cut = (_json(bench, capsys, "skills", *more) for more in ((), ("--bands",)))
    # The ranking has no cut: for what means nothing, whatever is nearest comes back.
    assert (plain["none_recall"], plain["none_precision"], plain["answer_precision"]) == (0.0, 0.0, 0.833)
    assert (cut["none_recall"], cut["none_precision"], cut["answer_precision"]) == (1.0, 1.0, 1.0)


def test_another_split_is_named_by_its_folder(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    assert _json(bench, capsys, "skills", "--split", "another")["split"] == "another"


def test_people_read_kinds_languages_slices_and_times(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench("skills", "--bands") == 0
    out, err = capsys.readouterr()
    names = [line.split()[0] for line in out.splitlines()]
    assert {"ALL/*", "typo/*", "typo/sv", "phrase/en", "hard_short_1edit/en"} <= set(names)
    assert "synthetic_1edit/sv" not in names  # a slice that nobody watches
    assert "NONE refused 100.0%" in out
    assert "wall p50 " in out
    assert "memory " in out
    assert err == "Asking 6 questions of 8 texts\n"  # progress, apart from what programs read


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--task", "skills", "--data", "nowhere"], "There is no skills_catalogue.tsv.gz in nowhere. Say where"),
        (["--task", "skills", "--split", "sealed"], "Splits with skills there: another, dev."),
        (["--task", "policy", "--split", "another"], "Splits with policy there: dev."),
        (["--task", "people"], "Say what to measure: --task skills|policy|ideas."),
        ([], "Say what to measure"),
        (["--task", "skills", "--against", "grep"], "--against knows no grep. It knows: all, rapidfuzz-ratio,"),
        (["--task", "policy", "--against", "fts5"], "a policy has none"),
        (["--task", "policy", "--terms", "100"], "a policy has none"),
        (["--task", "skills", "--terms", "3"], "fewer than the 8 distinct labels"),
        (["--task", "skills", "--terms", "100000"], "cannot be blended into"),
    ],
)
def test_what_cannot_be_measured_is_said_in_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], given: list[str], said: str
) -> None:
    assert main(["bench", "matching", "--data", str(folder), *given]) == 2
    out, err = capsys.readouterr()
    assert said in err
    assert out == ""


@pytest.mark.parametrize("wrong", ["{}", '{"id": 1', '{"query": "a", "lang": "en", "kind": "typo"}', "[]"])
def test_a_line_that_is_not_as_it_should_be_is_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    (tmp_path / "skills_catalogue.tsv.gz").write_bytes((folder / "skills_catalogue.tsv.gz").read_bytes())
    good = gzip.decompress((folder / "dev" / "skills.jsonl.gz").read_bytes()).decode().splitlines()
    _packed(tmp_path / "dev" / "skills.jsonl.gz", [good[0], wrong])
    assert main(["bench", "matching", "--data", str(tmp_path), "--task", "skills"]) == 2
    assert "skills.jsonl.gz is not as it should be at line 2" in capsys.readouterr().err
    (tmp_path / "dev" / "skills.jsonl.gz").write_bytes(b"not packed")
    assert main(["bench", "matching", "--data", str(tmp_path), "--task", "skills"]) == 2
    assert "skills.jsonl.gz is not as it should be at line 0" in capsys.readouterr().err


# --- as the commands ask ------------------------------------------------------------------------------------------


def test_words_that_only_ask_are_stripped_as_the_commands_strip_them(folder: Path) -> None:
    with ours.ENGINES["skills"](items.read(folder, "dev", "skills")) as match:
        assert match("vem kan Kubernetes?", "sv") == [Found("c3", 100.0, Band.ANSWER)]
    with ours.ENGINES["ideas"](items.read(folder, "dev", "ideas")) as match:
        announced = match("I have an idea: bicycle stands under a roof at the northern gate", "en")
        assert announced == [Found("i1", 100.0, Band.ASK)]
        assert match("I have an idea", "en")  # nothing is left of it: it is the idea itself


class _Translator:
    """A model that knows the labels in two languages: a text's vector is that of its English name."""

    english: ClassVar = {"ohuen teräksen hitsaus": "welding of thin steel", "svetsning": "welding of thin steel"}
    read = 0

    def of_labels(self, texts: Sequence[str]) -> Vectors:
        _Translator.read += len(texts)
        return np.stack([self.of_question(text) for text in texts])

    def of_question(self, text: str) -> Vectors:
        seed = int.from_bytes(self.english.get(text, text).encode()[:8].ljust(8), "big")
        return np.random.default_rng(seed).standard_normal(DIMENSIONS).astype(np.float32)


def test_meaning_finds_what_letters_cannot_and_is_computed_once(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.bench.matching.semantic.model", _Translator)
    data = items.read(folder, "dev", "skills")
    with ours.skills(data) as match:
        assert "c4" not in [found.thing for found in match("svetsning", "sv") if found.band is Band.ASK]
    for _ in range(2):
        with ours.skills(data, semantic=True, vectors=tmp_path / "new") as match:
            assert "c4" in [found.thing for found in match("svetsning", "sv") if found.band is Band.ASK]
            assert match("kubernetes", "sv")[0] == Found("c3", 100.0, Band.ANSWER)
        # One text a thing, each text once, and the second time none.
        names = {"project management", "bookkeeping", "Kubernetes", "welding of thin steel"}
        assert _Translator.read == len({*yardsticks(), *names})


def test_meaning_that_cannot_be_had_is_said_in_a_sentence(
    bench: Bench, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bench("policy", "--semantic") == 2
    assert "no stage of meaning stands behind policy" in capsys.readouterr().err
    monkeypatch.setattr("bot.bench.matching.semantic.Nano.runs_here", lambda: False)
    assert bench("skills", "--semantic") == 2
    assert "pip install kunna[semantic]" in capsys.readouterr().err


# --- filling up ---------------------------------------------------------------------------------------------------


def test_filling_up_gives_as_many_distinct_labels_as_asked_for_and_the_same_every_time(folder: Path) -> None:
    data = items.read(folder, "dev", "skills")
    full = items.filled(data, 14)
    assert full == items.filled(data, 14)
    assert full.items == data.items
    assert full.entries[: len(data.entries)] == data.entries
    texts = [entry.text for entry in full.entries]
    assert len(set(texts)) == len(texts) == 14
    assert all(entry.thing.startswith("filled:") for entry in full.entries[len(data.entries) :])


def test_no_made_up_label_is_spelt_as_a_question_or_as_another_label() -> None:
    entries = tuple(Entry(text, "en", text) for text in ("red apples", "green pears", "blue plums"))
    asked = [Item("q", text, "en", "altlabel", "", frozenset()) for text in ("Red PEARS", "green plums", "blue-apples")]
    full = items.filled(Data("skills", "dev", entries, tuple(asked)), 6)
    assert sorted(entry.text for entry in full.entries[3:]) == ["blue pears", "green apples", "red plums"]


# --- counting -----------------------------------------------------------------------------------------------------


def _one(kind: str, correct: set[str], *found: tuple[str, float], source: str = "") -> Asked:
    hits = [Found(thing, score, Band.ANSWER if score >= 80 else Band.NONE) for thing, score in found]
    return Asked(Item("q", "text", "en", kind, source, frozenset(correct)), hits, 0.001, 0.002)


def test_counting_is_that_of_the_scorer() -> None:
    asked = [
        _one("typo", {"a"}, ("a", 90), ("b", 85)),
        _one("typo", {"a"}, ("b", 90), ("a", 70)),
        _one("typo", {"a"}, *((f"n{at}", 90) for at in range(5)), ("a", 89)),
        _one("typo", {"a"}),
        _one("none", set(), ("a", 60)),
        _one("none", set(), ("a", 85)),
    ]
    data = Data("skills", "dev", (), ())
    plain = measure.report(data, Built(1.234, 5.6), asked)
    assert list(plain) == KEYS
    assert plain["by"]["typo/en"] == {"n": 4, "r1": 0.25, "r5": 0.5, "mrr": 0.375}
    assert (plain["none_recall"], plain["none_precision"], plain["answer_precision"]) == (0.0, 0.0, 0.2)
    assert (plain["build_s"], plain["rss_mb"], plain["wall_p99_ms"], plain["cpu_p50_ms"]) == (1.23, 6, 1.0, 2.0)
    cut = measure.report(data, Built(0, 0), asked, bands=True)
    assert cut["by"]["typo/en"] == {"n": 4, "r1": 0.25, "r5": 0.25, "mrr": 0.25}
    assert (cut["none_recall"], cut["none_precision"], cut["answer_precision"]) == (0.5, 0.5, 0.25)


# --- peers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["fts5", "rapidfuzz-ratio", "rapidfuzz-token_set_ratio", "rapidfuzz-WRatio"])
def test_peers_find_the_same_on_the_same_questions(bench: Bench, capsys: pytest.CaptureFixture[str], name: str) -> None:
    told = _json(bench, capsys, "skills", "--against", name)
    assert list(told) == [*KEYS, "peers"]
    (beside,) = told["peers"]
    assert beside["name"] == name
    assert list(beside["peer"]) == list(beside["kunna"]) == KEYS
    assert beside["peer"]["items"] == beside["kunna"]["items"] == len(ASKED)
    assert beside["peer"]["by"]["ALL/*"]["r1"] == 1.0
    assert beside["ratios"]["wall_p50_ms"] > 0


@pytest.mark.parametrize("kind", ["gin", "gist"])
def test_pg_trgm_finds_the_same(
    bench: Bench, capsys: pytest.CaptureFixture[str], postgres: str, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setenv("KUNNA_TEST_POSTGRES", postgres)
    (beside,) = _json(bench, capsys, "skills", "--against", f"pg_trgm-{kind}")["peers"]
    assert beside["peer"]["by"]["ALL/*"]["r1"] == 1.0


def test_a_peer_that_is_not_installed_is_left_out_and_said_so(
    bench: Bench, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(peers.PEERS, "tantivy", peers.Peer(peers.PEERS["fts5"].engine, ("no_such_module",)))
    assert bench("skills", "--against", "tantivy", "fts5") == 0
    out, err = capsys.readouterr()
    assert "tantivy is left out: no_such_module is not installed." in err
    assert "fts5" in out
    assert "Kunna on the same" in out
    assert "tantivy" not in out


# --- calibration --------------------------------------------------------------------------------------------------


def _rule(**given: Any) -> calibrate.Rule:
    whole = {"keeps": frozenset({"typo"}), "keep": (0.8, 0.9), "refuse": (0.5, 0.9), "steps": range(0, 101, 10)}
    return calibrate.Rule(**(whole | given))


RIGHT = [_one("typo", {"a"}, ("a", score)) for score in (55, 71, 72, 73, 85, 91, 92, 93, 94, 95)]
NONE = [_one("none", set(), ("a", score)) for score in (10, 11, 12, 13, 14, 15, 16, 45, 46, 75)]


def test_the_cut_between_is_the_one_that_keeps_and_refuses_most() -> None:
    found = calibrate.cutting(_rule(), [*RIGHT, *NONE])
    # 50, 60 and 70 refuse nine of ten; 60 and 70 keep nine of ten. 50 keeps all, no better than its aim: the middle.
    assert (found.ask, found.answer, found.missed) == (60, None, False)
    assert found.told == "keeps 90.00% (floor 80.0%) and refuses 90.00% (floor 50%)"


def test_a_floor_that_no_cut_reaches_is_said_to_be_missed() -> None:
    mixed = [*RIGHT, *(_one("none", set(), ("a", score)) for score in (80, 90, 94, 95))]
    assert calibrate.cutting(_rule(), mixed).missed


def test_answers_begin_where_enough_of_them_are_right() -> None:
    wrong = [_one("typo", {"a"}, ("b", score), ("a", score - 1)) for score in (61, 62, 63, 81)]
    found = calibrate.cutting(_rule(keep=(0.6, 0.7), right=0.9), [*RIGHT, *wrong, *NONE])
    assert (found.ask, found.answer) == (60, 90)
    assert "right 100.00% (floor 90%)" in found.told
    doubted = calibrate.cutting(_rule(doubts=0.95), [*RIGHT, *NONE])
    assert (doubted.ask, doubted.answer, doubted.missed) == (60, 80, False)


def test_only_questions_of_the_rule_count() -> None:
    other = [_one("none", set(), ("a", 99), source="another") for _ in range(50)]
    none = [Asked(each.item, each.found, 0, 0) for each in NONE]
    found = calibrate.cutting(_rule(refuses=frozenset({""})), [*RIGHT, *none, *other])
    assert found.ask == 60
    lost = [_one("typo", {"a"}, ("b", 99)) for _ in range(50)]
    assert calibrate.cutting(_rule(of_found=True), [*RIGHT, *lost, *NONE]).ask == 60
    assert calibrate.cutting(_rule(), [*RIGHT, *lost, *NONE]).missed


def test_calibrating_writes_a_file_that_is_read_and_touches_no_other_task(
    bench: Bench, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shipped, path = SHIPPED.read_bytes(), tmp_path / "cuts.toml"
    for task in items.TASKS:
        before = read(path) if path.is_file() else read(SHIPPED)
        assert bench(task, "--calibrate", "--out", str(path)) == 0
        assert f"{task}: " in capsys.readouterr().out
        after = read(path)
        assert {each for each in items.TASKS if getattr(before, each) != getattr(after, each)} <= {task}
    assert SHIPPED.read_bytes() == shipped
    assert path.read_text("utf-8").count("# dev, ") == len(items.TASKS)
    once = path.read_bytes()
    assert bench("skills", "--calibrate", "--out", str(path)) == 0
    assert path.read_bytes() == once
    assert isinstance(read(path).skills, Cut)


def test_calibrating_into_a_file_of_something_else_is_refused(
    bench: Bench, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "notes.toml"
    path.write_text("mine = 1\n", "utf-8")
    assert bench("skills", "--calibrate", "--out", str(path)) == 2
    assert "that nothing reads: mine" in capsys.readouterr().err
    assert path.read_text("utf-8") == "mine = 1\n"
