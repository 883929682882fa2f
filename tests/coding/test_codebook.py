"""The codebook: what it holds, and that every fault in it is named with file and line."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.coding.codebook import Codebook, check_codebook, load_codebook
from onrecord.coding.codebook_examples import run_examples
from onrecord.errors import DataError
from onrecord.model import Record

HOME = Path(__file__).parents[2] / "onrecord" / "data" / "codebook"
MINIMAL = """\
type: PROTEST
quad: 4
score: -5
definition: Civilians protest in the open.
modes:
  demo: {score: -5, meaning: a demonstration}
actor: [subject, by]
rules:
  - id: march
    verbs: [march, "take to street*"]
    mode: demo
    examples:
      - "Students [marched] in Lima. => Students; happened; demo"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """`folder(text)` gives a folder with one type file of that text."""

    def make(text: str, classes: str = "") -> Path:
        (tmp_path / "protest.yaml").write_text(text, encoding="utf-8")
        if classes:
            (tmp_path / "words.yaml").write_text(classes, encoding="utf-8")
        return tmp_path

    return make


def fault(path: Path) -> str:
    with pytest.raises(DataError) as raised:
        load_codebook(path)
    load_codebook.cache_clear()
    return str(raised.value)


class TestTheCodebookThatShips:
    def test_has_all_sixteen_types(self) -> None:
        assert len(load_codebook(None).types) == 16

    def test_is_sound(self) -> None:
        assert check_codebook(HOME) == []

    def test_every_rule_has_an_example(self) -> None:
        assert [rule.id for rule in load_codebook(None).rules() if not rule.examples] == []

    def test_ids_begin_with_their_type(self) -> None:
        assert [r.id for r in load_codebook(None).rules() if not r.id.startswith(r.type.lower() + "-")] == []

    def test_quads_follow_the_ontology(self) -> None:
        quads = {name: kind.quad for name, kind in load_codebook(None).types.items()}
        assert {name for name, quad in quads.items() if quad == 1} == {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"}
        assert {name for name, quad in quads.items() if quad == 2} == {"COOPERATE", "AID", "RETREAT"}
        assert {name for name, quad in quads.items() if quad == 3} == {"REQUEST", "ACCUSE", "REJECT", "THREATEN"}

    def test_modes_are_those_of_the_ontology(self) -> None:
        types = load_codebook(None).types
        assert set(types["CONSULT"].modes) == {"visit", "third-party", "multilateral", "phone"}
        assert len(types["ASSAULT"].modes) == 15
        assert types["AID"].modes == {}

    def test_loads_quickly(self) -> None:
        load_codebook.cache_clear()
        begun = time.process_time()
        load_codebook(None)
        assert time.process_time() - begun < 0.5  # a tenth of a second on a quiet machine

    def test_is_loaded_once(self) -> None:
        assert load_codebook(None) is load_codebook(None)

    def test_a_rule_is_found_by_its_id(self) -> None:
        rule = load_codebook(None).rule("retreat-release")
        assert rule is not None and rule.mode == "release"

    def test_a_rule_that_is_not_there_is_none(self) -> None:
        assert load_codebook(None).rule("no-such-rule") is None


class TestFaultsAreNamedWithTheirLine:
    def test_a_sound_file_loads(self, folder: Callable[..., Path]) -> None:
        codebook = load_codebook(folder(MINIMAL))
        assert isinstance(codebook, Codebook)
        assert codebook.rule("march") is not None
        load_codebook.cache_clear()

    @pytest.mark.parametrize(
        ("old", "new", "line", "words"),
        [
            ("type: PROTEST", "type: PARTY", 1, "no PLOVER type"),
            ("quad: 4", "quad: 7", 2, "quad must be"),
            ("score: -5\n", "score: much\n", 3, "no number"),
            ("definition: Civilians protest in the open.", "definition: ''", 4, "empty"),
            ("demo: {score: -5, meaning: a demonstration}", "demo: loud", 6, "score and a meaning"),
            ("actor: [subject, by]", "actor: [Subject!]", 7, "no argument position"),
            ("verbs: [march", "verb: [march", 10, "no key here"),
            ("mode: demo", "mode: dance", 11, "no mode of PROTEST"),
            ("=> Students; happened; demo", "", 13, "not in its form"),
            ("=> Students; happened; demo", "=> Students; later", 13, "neither a status nor a mode"),
            ("[marched]", "marched", 13, "not in its form"),
            ("    examples:\n", "    status: soon\n    examples:\n", 12, "no status"),
            ("    examples:\n", "    marks: [loud]\n    examples:\n", 12, "no mark"),
            ("    examples:\n", "    needs: {object: ['@crowds']}\n    examples:\n", 12, "not known"),
            ("    examples:\n", "    needs: [object]\n    examples:\n", 12, "positions with words"),
            ("    mode: demo\n", "    mode: demo\n    mode: demo\n", 12, "stands twice"),
        ],
    )
    def test_one_fault(self, folder: Callable[..., Path], old: str, new: str, line: int, words: str) -> None:
        assert old in MINIMAL
        message = fault(folder(MINIMAL.replace(old, new, 1)))
        assert message.startswith(f"protest.yaml, line {line}:")
        assert words in message

    def test_broken_yaml(self, folder: Callable[..., Path]) -> None:
        assert re.match(r"protest\.yaml, line \d+: not YAML", fault(folder(MINIMAL + "  - [open\n")))

    def test_a_rule_without_words(self, folder: Callable[..., Path]) -> None:
        text = MINIMAL.replace('    verbs: [march, "take to street*"]\n', "")
        assert "has no words" in fault(folder(text))

    def test_a_rule_without_example(self, folder: Callable[..., Path]) -> None:
        assert "no example" in fault(folder(MINIMAL.split("    examples:")[0]))

    def test_two_rules_with_one_id(self, folder: Callable[..., Path]) -> None:
        text = MINIMAL + MINIMAL.split("rules:\n")[1]
        assert 'id "march" is taken' in fault(folder(text))

    def test_a_type_told_by_two_files(self, folder: Callable[..., Path]) -> None:
        home = folder(MINIMAL)
        (home / "second.yaml").write_text(MINIMAL.replace("id: march", "id: walk"), encoding="utf-8")
        assert "protest.yaml as well" in fault(home)

    def test_an_empty_folder(self, tmp_path: Path) -> None:
        assert "holds no codebook" in fault(tmp_path)

    def test_an_empty_class(self, folder: Callable[..., Path]) -> None:
        assert "words.yaml, line 1" in fault(folder(MINIMAL, "crowds: []\n"))

    def test_a_file_that_is_not_text(self, folder: Callable[..., Path]) -> None:
        home = folder(MINIMAL)
        (home / "protest.yaml").write_bytes(b"\xff\xfe\x00type")
        assert "not UTF-8" in fault(home)

    def test_check_lists_the_faults_of_all_files(self, folder: Callable[..., Path]) -> None:
        home = folder(MINIMAL.replace("quad: 4", "quad: 9"))
        (home / "second.yaml").write_text("rules: []\n", encoding="utf-8")
        assert len(check_codebook(home)) == 2

    def test_check_of_one_file_reads_the_classes_beside_it(self, tmp_path: Path) -> None:
        shutil.copytree(HOME, tmp_path / "own")
        assert check_codebook(tmp_path / "own" / "assault.yaml") == []


class TestWordsOfARule:
    def test_a_star_marks_the_anchor(self, folder: Callable[..., Path]) -> None:
        rule = load_codebook(folder(MINIMAL)).rule("march")
        load_codebook.cache_clear()
        assert rule is not None
        assert [(w.lemma, w.others, w.anchor) for w in rule.words] == [
            ("march", (), ""),
            ("take", ("to", "street"), "street"),
        ]

    def test_the_demanding_entry_stands_first(self) -> None:
        entries = load_codebook(None).index[("verb", "call")]
        assert entries[0][0].others != ()


def test_the_examples_come_out_as_they_are_written(record_of: Callable[..., Record]) -> None:
    """Nearly all: the parser may misread a few of them after the network has been trained anew."""
    outcomes = run_examples(load_codebook(None), record_of)
    wrong = [f"{o.rule.id}: {o.example.text} {o.fault}" for o in outcomes if o.fault]
    assert len(wrong) <= 0.02 * len(outcomes), wrong


def test_an_example_that_does_not_come_out_is_told(
    folder: Callable[..., Path], record_of: Callable[..., Record]
) -> None:
    """A rule whose words the shipped codebook does not know gives no event, and the outcome says so."""
    codebook = load_codebook(folder(MINIMAL.replace("Students [marched] in Lima.", "Students [waltzed] in Lima.")))
    load_codebook.cache_clear()
    (outcome,) = run_examples(codebook, record_of)
    assert outcome.fault is not None
    assert outcome.fault.startswith("gives no PROTEST there")


class TestContexts:
    def test_there_are_the_37_of_plover(self) -> None:
        assert len({context.name for context in load_codebook(None).contexts}) == 37

    @pytest.mark.parametrize(
        ("sentence", "contexts"),
        [
            ("Peru bombed a hospital in Chile with drones.", ("military", "health")),
            ("Police arrested Luis Rojas of Peru over bribery and other crimes.", ("legal", "corruption")),
            ("Peru and Chile held talks on oil exports.", ("economic", "diplomatic", "natural_resource")),
            ("Peru condemned the abuse of human rights by Chile.", ("human_rights",)),
        ],
    )
    def test_stand_on_the_event(
        self, record_of: Callable[..., Record], sentence: str, contexts: tuple[str, ...]
    ) -> None:
        event = record_of(sentence).events[0]
        assert event.contexts == contexts
        assert event.to_json()["contexts"] == list(contexts)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("war:\n  meaning: War\n", 'contexts.yaml, line 1: the context "war" has nothing to go by.'),
            ("war:\n  meaning: War\n  types: [FIGHT]\n", 'contexts.yaml, line 3: "FIGHT" is no PLOVER type.'),
            ("war:\n  meaning: War\n  words: [war]\n  not_with: [peace]\n", 'line 4: "peace" is no context here.'),
            ("war: [war]\n", 'contexts.yaml, line 1: the context "war" needs keys.'),
        ],
    )
    def test_a_wrong_line_is_named(self, tmp_path: Path, text: str, message: str) -> None:
        (tmp_path / "contexts.yaml").write_text(text, encoding="utf-8")
        assert message in check_codebook(tmp_path / "contexts.yaml")[0]
