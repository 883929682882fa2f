"""A spaCy pipeline in the place of the network: universal dependencies in, the same reading out."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from onrecord.errors import SettingsError
from onrecord.pipeline import read
from onrecord.reading import borrowed, network
from onrecord.settings import Settings

REPORT = """Norland and Sudmark to meet in Geneva on Monday

President Asa Holm of Norland said on Saturday that her country would hold talks with Sudmark. Sudmark shelled Ostby.
"""


@pytest.fixture(scope="module", autouse=True)
def components() -> None:
    """Two stand-ins for a trained pipeline: one that gives what the network gives, one of another scheme."""

    @Language.component("trees_of_the_network")
    def trees(doc: Doc) -> Doc:
        shipped = network.load(1)
        twin = shipped.tokens(doc.text)
        shipped.annotate([twin])
        for token, known in zip(doc, twin, strict=True):
            token.pos_, token.dep_ = known.pos_, known.dep_.lower() if known.dep_ == "ROOT" else known.dep_
            token.set_morph(str(known.morph))
            token.head = doc[known.head.i]
        labels = {"PER": "PERSON", "LOC": "GPE", "ORG": "ORG"}
        doc.ents = [Span(doc, e.start, e.end, label=labels[e.label_]) for e in twin.ents]  # type: ignore[assignment]
        return doc

    @Language.component("trees_of_another_scheme")
    def others(doc: Doc) -> Doc:
        for token in doc:
            token.dep_ = "pobj"
        return doc


def saved(folder: Path, *components: str) -> str:
    pipeline = spacy.blank("en")
    for component in components:
        pipeline.add_pipe(component)
    pipeline.to_disk(folder)
    return str(folder)


def test_the_reading_is_that_of_the_network_where_the_trees_are(tmp_path: Path) -> None:
    settings = Settings(pipeline=saved(tmp_path / "toy", "trees_of_the_network"))
    own = read(REPORT, published="2025-05-17", settings=settings)
    shipped = read(REPORT, published="2025-05-17")
    assert [(e.type, e.actors, e.status) for e in own.events] == [(e.type, e.actors, e.status) for e in shipped.events]
    assert [s.speaker for s in own.statements] == [s.speaker for s in shipped.statements] == [("Asa Holm",)]


def test_the_record_names_the_pipeline(tmp_path: Path) -> None:
    settings = Settings(pipeline=saved(tmp_path / "toy", "trees_of_the_network"))
    assert "spaCy en_" in read(REPORT, settings=settings).to_json()["reader"]
    assert "network" in read(REPORT).to_json()["reader"]


@pytest.mark.parametrize(
    ("word", "upos", "features", "tag"),
    [
        ("talks", "NOUN", {"Number": "Plur"}, "NNS"),
        ("Alps", "PROPN", {"Number": "Plur"}, "NNPS"),
        ("said", "VERB", {"VerbForm": "Fin", "Tense": "Past"}, "VBD"),
        ("says", "VERB", {"VerbForm": "Fin", "Tense": "Pres", "Number": "Sing"}, "VBZ"),
        ("say", "VERB", {"VerbForm": "Fin", "Tense": "Pres"}, "VBP"),
        ("say", "VERB", {"VerbForm": "Inf"}, "VB"),
        ("shelling", "VERB", {"VerbForm": "Ger"}, "VBG"),
        ("shelled", "VERB", {"VerbForm": "Part", "Tense": "Past"}, "VBN"),
        ("will", "AUX", {"VerbForm": "Fin"}, "MD"),
        ("her", "PRON", {"Poss": "Yes"}, "PRP$"),
        ("to", "PART", {}, "TO"),
    ],
)
def test_penn_tags_follow_from_universal_tags_and_features(
    word: str, upos: str, features: dict[str, str], tag: str
) -> None:
    assert borrowed.penn(word, upos, features) == tag


def test_a_pipeline_of_another_scheme_is_refused_with_the_relation_that_shows_it(tmp_path: Path) -> None:
    settings = Settings(pipeline=saved(tmp_path / "other", "trees_of_another_scheme"))
    with pytest.raises(SettingsError, match='none of universal dependencies: it gives the relation "pobj"'):
        read(REPORT, settings=settings)


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="gives no trees"):
        read(REPORT, settings=Settings(pipeline=saved(tmp_path / "blank")))


def test_a_pipeline_that_is_not_there_is_one_clear_line() -> None:
    with pytest.raises(SettingsError, match="cannot be loaded"):
        read(REPORT, settings=Settings(pipeline="no_such_pipeline"))
