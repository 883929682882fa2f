"""Lemmas: rules of inflection, irregular forms from data, the conventions of the treebanks."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import DataError
from onrecord.reading.lemmas import lemma, load_exceptions, load_irregular, regular_lemma


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "expected"),
    [
        ("said", "VERB", "VBD", "say"),
        ("met", "VERB", "VBD", "meet"),
        ("announced", "VERB", "VBD", "announce"),
        ("agreed", "VERB", "VBD", "agree"),
        ("shelled", "VERB", "VBD", "shell"),
        ("stopped", "VERB", "VBD", "stop"),
        ("denied", "VERB", "VBD", "deny"),
        ("urged", "VERB", "VBD", "urge"),
        ("visited", "VERB", "VBD", "visit"),
        ("killing", "VERB", "VBG", "kill"),
        ("leaving", "VERB", "VBG", "leave"),
        ("planning", "VERB", "VBG", "plan"),
        ("carries", "VERB", "VBZ", "carry"),
        ("launches", "VERB", "VBZ", "launch"),
        ("accuses", "VERB", "VBZ", "accuse"),
        ("is", "AUX", "VBZ", "be"),
        ("wo", "AUX", "MD", "will"),
        ("n’t", "PART", "RB", "not"),
        ("him", "PRON", "PRP", "he"),
        ("them", "PRON", "PRP", "they"),
        ("countries", "NOUN", "NNS", "country"),
        ("crises", "NOUN", "NNS", "crisis"),
        ("servicemen", "NOUN", "NNS", "serviceman"),
        ("attacks", "NOUN", "NNS", "attack"),
        ("strikes", "NOUN", "NNS", "strike"),
        ("witnesses", "NOUN", "NNS", "witness"),
        ("1980s", "NOUN", "NNS", "1980s"),
        ("12,000", "NUM", "CD", "12000"),
        ("Norlanders", "PROPN", "NNPS", "Norlander"),
        ("Berg", "PROPN", "NNP", "Berg"),
        ("heavier", "ADJ", "JJR", "heavy"),
        ("largest", "ADJ", "JJS", "large"),
        ("Talks", "NOUN", "NNS", "talk"),
        ("quickly", "ADV", "RB", "quickly"),
    ],
)
def test_a_word_has_its_lemma(form: str, upos: str, xpos: str, expected: str) -> None:
    assert lemma(form, upos, xpos) == expected


@pytest.mark.parametrize(("form", "base"), [("shrugged", "shrug"), ("tried", "try"), ("zonked", "zonk")])
def test_rules_alone_serve_words_that_no_list_holds(form: str, base: str) -> None:
    assert regular_lemma(form, "VERB", "VBD") == base


def test_a_wrong_row_is_named(tmp_path: Path) -> None:
    path = tmp_path / "exceptions.tsv"
    path.write_text("went\tVERB\tgo\nWent\tVERB\tgo\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"exceptions\.tsv, line 2"):
        load_exceptions(path)
    path.write_text("go\tVERB\twent Gone\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"exceptions\.tsv, line 1"):
        load_irregular(path)
