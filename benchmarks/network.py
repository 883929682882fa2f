"""The reading network on treebanks and names: `python -m benchmarks.network [--data FILE] [--json] [--network DIR]`.

A `.conllu` file gives, on its own words and sentences, the shares of right universal tags (`upos`), Penn tags (`xpos`),
heads (`uas`), heads with the universal part of the relation (`las`; `las_full` with subtypes) and lemmas, and from raw
text `las_raw`, `tokens_f1` and `sentences_f1` after the CoNLL 2018 shared task. A `.iob2` file gives precision, recall
and F1 of names. Speed is told in sub-tokens a processor second on one thread.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpora import SHARED, skip
from training.entities import read_columns, read_uner
from training.examples import UNKNOWN, Example
from training.labels import ENTITIES
from training.treebanks import Sentence, read_treebank

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.reading.network import Network

DEVELOPMENT = ("treebanks/ewt-dev.conllu", "treebanks/gum-dev.conllu", "ner/uner-ewt-dev.iob2")
Figures = dict[str, float]
Name = tuple[int, int, str]


def treebank_figures(network: Network, sentences: Sequence[Sentence]) -> Figures:
    """Measure tags, trees and lemmas on a treebank, first on its own words, then from raw text."""
    from spacy.tokens import Doc

    docs = [Doc(network.vocab, words=[word.form for word in sentence.words]) for sentence in sentences]
    start = time.process_time()
    network.annotate(docs)
    seconds = time.process_time() - start
    right: Counter[str] = Counter()
    for sentence, doc in zip(sentences, docs, strict=True):
        for word, token in zip(sentence.words, doc, strict=True):
            head = 0 if token.head.i == token.i else token.head.i + 1
            relation = "root" if token.dep_ == "ROOT" else token.dep_
            right["words"] += 1
            right["upos"] += token.pos_ == word.upos
            right["xpos"] += token.tag_ == word.xpos
            right["lemma"] += token.lemma_ == word.lemma
            right["uas"] += head == word.head
            right["las"] += head == word.head and _universal(relation) == _universal(word.relation)
            right["las_full"] += head == word.head and relation == word.relation
    names = ("upos", "xpos", "uas", "las", "las_full", "lemma")
    pieces = sum(len(network.wordpiece.pieces(word.form)) for sentence in sentences for word in sentence.words)
    return (
        {name: right[name] / right["words"] for name in names}
        | raw_figures(network, sentences)
        | {"sub_tokens_per_cpu_second": round(pieces / seconds)}
    )


def _universal(relation: str) -> str:
    return relation.partition(":")[0]


def raw_figures(network: Network, sentences: Sequence[Sentence]) -> Figures:
    """Measure tokens, sentences and trees found in the raw text of each document; words are matched by their spans."""
    counts: Counter[str] = Counter()
    for text, gold, starts in _documents(sentences):
        doc = network.tokens(text)
        network.annotate([doc])
        tokens = [token for token in doc if not token.is_space]
        found = {(token.idx, token.idx + len(token)): token for token in tokens}
        first = {token.idx for token in tokens if token.is_sent_start or _opens(token.i, doc)}
        counts["gold"] += len(gold)
        counts["found"] += len(tokens)
        counts["gold_sentences"] += len(starts)
        counts["found_sentences"] += len(first)
        counts["sentences"] += len(starts & first)
        for span, (head, relation) in gold.items():
            token = found.get(span)
            if token is None:
                continue
            counts["tokens"] += 1
            other = None if token.head.i == token.i else (token.head.idx, token.head.idx + len(token.head))
            same = "root" if token.dep_ == "ROOT" else _universal(token.dep_)
            counts["las"] += other == head and same == _universal(relation)
    both, pairs = counts["gold"] + counts["found"], counts["gold_sentences"] + counts["found_sentences"]
    return {
        "las_raw": 2 * counts["las"] / both,
        "tokens_f1": 2 * counts["tokens"] / both,
        "sentence_starts_f1": 2 * counts["sentences"] / pairs,
    }


def _opens(place: int, doc: Doc) -> bool:
    return place > 0 and doc[place - 1].is_space and bool(doc[place - 1].is_sent_start)


Span = tuple[int, int]


def _documents(sentences: Sequence[Sentence]) -> Iterator[tuple[str, dict[Span, tuple[Span | None, str]], set[int]]]:
    """Yield each document's text, its words by span with head and relation, and where its sentences begin."""
    text = ""
    words: dict[Span, tuple[Span | None, str]] = {}
    starts: set[int] = set()
    for sentence in sentences:
        if sentence.opens_document and text:
            yield text, words, starts
            text, words, starts = "", {}, set()
        if sentence.opens_paragraph and text:
            text = text.rstrip(" ") + "\n"
        base = len(text)
        spans = [(start + base, end + base) for start, end in sentence.spans]
        for span, word in zip(spans, sentence.words, strict=True):
            words[span] = (spans[word.head - 1] if word.head else None, word.relation)
        starts.add(spans[0][0])
        text += sentence.text
    yield text, words, starts


def name_figures(network: Network, examples: Sequence[Example]) -> Figures:
    """Measure names on given words; words that the data leaves open are passed over."""
    from spacy.tokens import Doc

    docs = [Doc(network.vocab, words=example.words) for example in examples]
    network.annotate(docs)
    counts: Counter[str] = Counter()
    for example, doc in zip(examples, docs, strict=True):
        tags = example.labels["entities"]
        gold = _names([ENTITIES[max(tag, 0)] for tag in tags])
        found = {(e.start, e.end, e.label_) for e in doc.ents if UNKNOWN not in tags[e.start : e.end]}
        for kind in ("", "PER", "ORG", "LOC"):
            counts["gold" + kind] += sum(name[2].startswith(kind) for name in gold)
            counts["found" + kind] += sum(name[2].startswith(kind) for name in found)
            counts["right" + kind] += sum(name[2].startswith(kind) for name in gold & found)
    figures: Figures = {}
    for kind in ("", "PER", "ORG", "LOC"):
        right, end = counts["right" + kind], f"_{kind.lower()}" if kind else ""
        figures["precision" + end] = right / max(1, counts["found" + kind])
        figures["recall" + end] = right / max(1, counts["gold" + kind])
        figures["f1" + end] = 2 * right / max(1, counts["found" + kind] + counts["gold" + kind])
    return figures


def _names(tags: Sequence[str]) -> set[Name]:
    """Return (first word, word after the last, kind) of the names in BIO tags; a stray I begins a name."""
    found: set[Name] = set()
    start, kind = 0, ""
    for place, tag in enumerate([*tags, "O"]):
        if kind and (tag[0] != "I" or tag[2:] != kind):
            found.add((start, place, kind))
            kind = ""
        if tag != "O" and not kind:
            start, kind = place, tag[2:]
    return found


def figures_of(network: Network, path: Path) -> Figures:
    """Measure on one file by its ending; `.conll` is read as columns of word and tag."""
    if path.suffix == ".conllu":
        figures = treebank_figures(network, list(read_treebank(path)))
    elif path.suffix == ".iob2":
        figures = name_figures(network, list(read_uner(path, path.stem)))
    else:
        figures = name_figures(network, list(read_columns(path, path.stem)))
    return {name: round(value, 4) for name, value in figures.items()}


def main() -> None:
    """Measure the network that ships, or one in another folder, on the development sets or on other data."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.network", description=__doc__)
    parser.add_argument("--data", type=Path, action="append", help=".conllu, .iob2 or .conll file; may be repeated")
    parser.add_argument("--network", type=Path, help="folder with network.onnx, labels.json and vocabulary.txt")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    choice = parser.parse_args()
    paths = choice.data or [SHARED / "corpora" / name for name in DEVELOPMENT]
    for path in paths:
        if not path.is_file():
            skip(path)
    from onrecord.reading import network as shipped

    network = shipped.Network(choice.network) if choice.network else shipped.load(1)
    figures = {path.name: figures_of(network, path) for path in paths}
    if choice.json:
        print(json.dumps(figures[paths[0].name] if len(paths) == 1 else figures))
        return
    for name, values in figures.items():
        print(name)
        for figure, value in values.items():
            print(f"  {figure:26} {value}")


if __name__ == "__main__":
    main()
