"""The network that ships: docs over the very text, a tree for every sentence, the same result in any company."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from spacy.tokens import Doc

from onrecord.errors import DataError
from onrecord.reading.names import name_tags
from onrecord.reading.network import LONGEST_SENTENCE, Network, load

REPORT = """Norland and Sudmark to meet in Geneva on Monday

GENEVA — President Åsa Holm of Norland said on Saturday that her country would hold talks with Sudmark.
"We don't want war," Holm told reporters in Geneva.  Gen. Karl Ek did not attend.
"""


@pytest.fixture(scope="module")
def network() -> Network:
    return load(1)


def annotated(network: Network, text: str) -> Doc:
    doc = network.tokens(text)
    network.annotate([doc])
    return doc


def facts(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (
            t.text,
            t.pos_,
            t.tag_,
            t.dep_,
            t.head.i - t.i,
            t.lemma_,
            str(t.morph),
            t.ent_iob_,
            t.ent_type_,
            t.is_sent_start,
        )
        for t in doc
    ]


@pytest.mark.parametrize("text", [REPORT, "", "\n", " \n ", "Hi", "  a\n\n\nb  ", "\t\u00a0x\u2028y", "€ 5\r\nNo."])
def test_the_doc_keeps_the_very_text(network: Network, text: str) -> None:
    assert annotated(network, text).text == text


def test_tags_lemmas_and_relations_are_filled(network: Network) -> None:
    doc = annotated(network, REPORT)
    said = next(token for token in doc if token.text == "said")
    assert (said.pos_, said.tag_, said.lemma_) == ("VERB", "VBD", "say")
    assert said.morph.get("Tense") == ["Past"]
    assert any(child.dep_ == "nsubj" for child in said.children)
    assert all(token.dep_ and token.pos_ and token.lemma_ for token in doc)


def test_a_passive_is_told_from_an_active(network: Network) -> None:
    doc = annotated(network, "The bridge was destroyed by the army.")
    assert {token.text: token.dep_ for token in doc}["bridge"] == "nsubj:pass"
    assert doc[3].morph.get("Voice") == ["Pass"]


def test_names_are_found(network: Network) -> None:
    doc = annotated(network, "John Smith met Angela Merkel in Berlin on Friday.")
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("John Smith", "PER"),
        ("Angela Merkel", "PER"),
        ("Berlin", "LOC"),
    ]


@pytest.mark.parametrize("text", [REPORT, "word " * 700, "(" * 400, "Stop. " * 50, "a, " * 400, "\n\n x \n"])
def test_every_sentence_is_a_tree_with_one_root(network: Network, text: str) -> None:
    doc = annotated(network, text)
    for sentence in doc.sents:
        roots = [token for token in sentence if token.head.i == token.i]
        assert len(roots) == 1
        assert roots[0].dep_ == "ROOT"
        assert {token.i for token in sentence} == {token.i for token in roots[0].subtree}


def test_white_space_hangs_on_the_token_before_it_and_ends_its_sentence(network: Network) -> None:
    doc = annotated(network, REPORT)
    spaces = [token for token in doc if token.is_space]
    assert [token.text for token in spaces] == ["\n\n", "\n", " ", "\n"]
    assert all((t.pos_, t.dep_, t.head.i, t.is_sent_start) == ("SPACE", "dep", t.i - 1, False) for t in spaces)
    assert all(doc[t.i + 1].is_sent_start for t in spaces if "\n" in t.text and t.i + 1 < len(doc))


def test_a_text_may_begin_with_white_space(network: Network) -> None:
    doc = annotated(network, "\n\nThe talks failed.")
    assert doc[0].is_sent_start and not doc[1].is_sent_start
    assert doc[0].head.i == 1
    assert [sentence.text for sentence in doc.sents] == ["\n\nThe talks failed."]


def test_company_in_a_batch_changes_nothing(network: Network) -> None:
    texts = [REPORT, "The truce holds.", "Ek denied it. " * 30, "No, he said, not now, not ever, " * 20]
    alone = [facts(annotated(network, text)) for text in texts]
    docs = [network.tokens(text) for text in texts]
    network.annotate(docs)
    assert [facts(doc) for doc in docs] == alone


def test_proposals_have_a_row_for_each_token(network: Network) -> None:
    doc = network.tokens(REPORT)
    (proposals,) = network.annotate([doc])
    for part in (proposals.cue, proposals.content, proposals.source):
        assert part.shape == (len(doc),)
        assert part.min() >= 0 and part.max() <= 1
    assert proposals.event.shape == (len(doc), len(proposals.event_types))
    assert proposals.event_types[-1] == "none" and "CONSULT" in proposals.event_types
    np.testing.assert_allclose(proposals.event.sum(axis=1), 1, atol=1e-4)
    words = [token.text for token in doc]
    assert words[int(proposals.cue.argmax())] in ("said", "told")


def test_a_doc_of_ones_own_words_is_taken_too(network: Network) -> None:
    doc = Doc(network.vocab, words=["word"] * (LONGEST_SENTENCE + 50))
    network.annotate([doc])
    assert len(list(doc.sents)) == 2


def test_words_of_many_pieces_fit_into_the_positions(network: Network) -> None:
    doc = Doc(network.vocab, words=["xq" * 40] * 150)
    network.annotate([doc])
    assert len(list(doc.sents)) == 1


def test_a_folder_without_a_network_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"network\.onnx is missing"):
        Network(tmp_path)


def test_a_name_takes_the_one_kind_that_its_words_speak_for_together() -> None:
    # columns: O, B-PER, I-PER, B-ORG, I-ORG, B-LOC, I-LOC
    rows = [
        [0.1, 0.5, 0, 0.4, 0, 0, 0],
        [0.1, 0, 0.1, 0, 0.8, 0, 0],
        [0.9, 0, 0, 0.1, 0, 0, 0],
        [0.1, 0, 0.6, 0, 0, 0, 0.3],
    ]
    marks, kinds = name_tags(np.array(rows, dtype=np.float32))
    assert marks.tolist() == [3, 1, 2, 3]
    assert kinds.tolist() == [2, 2, 0, 1]
