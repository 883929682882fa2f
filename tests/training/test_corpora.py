"""Corpora become examples: labels mapped as they are meant, and masked where a corpus does not tell."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from training.entities import read_columns, read_re3d, read_uner
from training.examples import UNKNOWN, Example
from training.gold import CONTENT, CUE, NO_SOURCE_KNOWN, SOURCE, read_gold
from training.labels import ENTITIES, EVENTS, collect
from training.noise import disturb
from training.polnear import read_polnear
from training.treebanks import gum_entities, read_treebank, to_example

TREEBANK = """# newdoc id = d1
# sent_id = s1
1	Norland	Norland	PROPN	NNP	Number=Sing	3	nsubj	_	Entity=(1-place-new)
2-3	didn't	_	_	_	_	_	_	_	SpaceAfter=No
2	did	do	AUX	VBD	_	3	aux	_	_
3	n't	not	PART	RB	_	0	root	_	_
4	.	.	PUNCT	.	_	3	punct	_	_

# sent_id = s2
1	the	the	DET	DT	_	2	det	_	Entity=(2-organization-new
2	University	University	PROPN	NNP	Number=Sing	0	root	_	_
3	of	of	ADP	IN	_	4	case	_	_
4	Vell	Vell	PROPN	NNP	Number=Sing	2	nmod	_	Entity=(3-place-new)2)
5	opened	open	VERB	VBD	_	2	acl	_	Entity=(4-event-new)

"""


def named(words: list[str], tags: list[int]) -> list[str]:
    return [f"{word}/{'?' if tag == UNKNOWN else ENTITIES[tag]}" for word, tag in zip(words, tags, strict=True) if tag]


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "t.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return path


def test_a_treebank_gives_words_and_where_they_stand_in_the_raw_text(treebank: Path) -> None:
    first, second = read_treebank(treebank)
    assert first.text == "Norland didn't. "
    assert [first.text[start:end] for start, end in first.spans] == ["Norland", "did", "n't", "."]
    assert (first.opens_document, second.opens_document) == (True, False)


def test_rare_feature_bundles_are_masked(treebank: Path) -> None:
    sentences = list(read_treebank(treebank))
    labels = collect((w.xpos, w.feats, w.relation) for s in sentences for w in s.words)
    example = to_example(sentences[0], labels, "t")
    assert example.labels["heads"] == [3, 3, 0, 3]
    assert labels.feats == ("Number=Sing", "_")


def test_gum_names_are_runs_of_proper_nouns_around_the_head_of_a_mention(treebank: Path) -> None:
    found = [named([w.form for w in s.words], gum_entities(s)) for s in read_treebank(treebank)]
    assert found == [["Norland/B-LOC"], ["University/B-ORG", "of/I-ORG", "Vell/I-ORG"]]


def test_columns_of_either_bio_form_are_read_and_handles_masked(tmp_path: Path) -> None:
    path = tmp_path / "c.conll"
    path.write_text(
        "Åsa I-PER\nHolm I-PER\nleft O\nVell B-location\nOpera B-creative-work\n@holm B-PER\n\n-DOCSTART- O\n"
    )
    (example,) = read_columns(path, "c")
    assert named(example.words, example.labels["entities"]) == ["Åsa/B-PER", "Holm/I-PER", "Vell/B-LOC", "@holm/?"]


def test_universal_ner_drops_other_tags(tmp_path: Path) -> None:
    path = tmp_path / "u.iob2"
    path.write_text("# sent_id = x\n1\tHolm\tB-PER\t-\ta\n2\tNorlandic\tB-OTH\t-\ta\n3\tleft\tO\n\n")
    (example,) = read_uner(path, "u")
    assert example.id == "x"
    assert named(example.words, example.labels["entities"]) == ["Holm/B-PER"]


def test_re3d_descriptions_are_no_names_and_doubtful_ones_are_masked(tmp_path: Path) -> None:
    text = "President Holm spoke to the northern villages of Norland and to the Norland Army."
    mentions = [
        ("President Holm", "Person"),
        ("the northern villages", "Location"),
        ("Norland", "Location"),
        ("the Norland Army", "Organisation"),
    ]
    rows = [
        {
            "begin": text.index(words),
            "end": text.index(words) + len(words),
            "type": kind,
            "documentId": "d",
            "confidence": 1,
        }
        for words, kind in mentions
    ]
    part = tmp_path / "part"
    part.mkdir()
    (part / "entities.json").write_text("\n".join(map(json.dumps, rows)))
    (part / "documents.json").write_text(json.dumps({"_id": "d", "text": text}))
    (example,) = read_re3d(tmp_path)
    assert named(example.words, example.labels["entities"]) == [
        "President/?", "Holm/?", "Norland/B-LOC", "Norland/B-ORG", "Army/I-ORG",
    ]  # fmt: skip


def test_gold_gives_cue_content_source_and_anchors(tmp_path: Path) -> None:
    text = "Holm said Norland shelled Vell.\nIt was denied in the capital, officials said."
    where = text.index
    record = {
        "report": {"id": "r", "text": text},
        "statements": [
            {"speaker": ["Åsa Holm"], "cue": [5, 9], "content": [[10, 30]]},
            {"speaker": ["Ek"], "cue": [where("said."), where("said.") + 4], "content": [[32, 60]]},
        ],
        "events": [{"anchor": [where("shelled"), where("shelled") + 7], "type": "ASSAULT"}],
    }
    path = tmp_path / "g.jsonl"
    path.write_text(json.dumps(record) + "\n")
    first, second = read_gold(path, with_events=True)
    assert first.labels["attribution"] == [SOURCE, CUE, CONTENT, CONTENT, CONTENT, 0]
    assert first.labels["events"][3] == EVENTS.index("ASSAULT")
    assert all(bits & NO_SOURCE_KNOWN for bits in second.labels["attribution"])


@pytest.mark.parametrize("seed", range(60))
def test_noise_keeps_one_label_a_word(seed: int) -> None:
    words = ["He", "said", '"', "Norland", "agreed", '"', "."]
    example = Example(words, "t", {"heads": [2, 0, 5, 5, 2, 5, 2], "upos": [0] * 7})
    changed = disturb(example, random.Random(seed))
    assert all(len(numbers) == len(changed.words) for numbers in changed.labels.values())
    assert len(changed.words) in (6, 7)
    assert example.words == words


def test_labels_must_fit_their_words() -> None:
    with pytest.raises(ValueError, match="heads has 1 labels for 2 words"):
        Example(["two", "words"], "t", {"heads": [0]})


def test_polnear_gives_bits_word_by_word(tmp_path: Path) -> None:
    text = "Vell fell. The mayor said the bridge was mined."
    at = lambda words: [text.index(words), text.index(words) + len(words)]  # noqa: E731
    attribution = {"source": [at("The mayor")], "cue": [at("said")], "content": [at("the bridge was mined")]}
    path = tmp_path / "p.jsonl"
    path.write_text(json.dumps({"id": "p1", "text": text, "attributions": [attribution]}) + "\n", encoding="utf-8")
    first, second = read_polnear(path)
    assert set(first.labels["attribution"]) == {0}
    assert second.labels["attribution"] == [SOURCE, SOURCE, CUE, CONTENT, CONTENT, CONTENT, CONTENT, 0]
