"""Universal Dependencies treebanks (CoNLL-U) as examples; GUM's entities come along in its MISC column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.examples import UNKNOWN, Example
from training.labels import ENTITIES, UPOS, Labels

GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
ENTITY_MARK = re.compile(r"\((\d+)-([a-z]+)[^()]*(\))?|(\d+)\)")
"""Opens a mention (number, kind), perhaps closes it at once, or closes an earlier one."""


@dataclass(frozen=True, slots=True)
class Word:
    """One row of a treebank. `head` counts from 1, 0 is the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str
    misc: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a treebank with its raw text and the text span of each word."""

    id: str
    words: tuple[Word, ...]
    text: str
    spans: tuple[tuple[int, int], ...]
    opens_document: bool
    opens_paragraph: bool


def read_treebank(path: Path) -> Iterator[Sentence]:
    """Yield every sentence of a CoNLL-U file; empty nodes are left out."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        if not rows:
            continue
        words = tuple(Word(r[1], r[2], r[3], r[4], r[5], int(r[6]), r[7], r[9]) for r in rows if r[0].isdigit())
        text, spans = _place(rows)
        name = next((line.split("=", 1)[1].strip() for line in lines if line.startswith("# sent_id")), "")
        yield Sentence(
            name, words, text, spans,
            any(line.startswith("# newdoc") for line in lines), any(line.startswith("# newpar") for line in lines),
        )  # fmt: skip


def _place(rows: list[list[str]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Rebuild the raw text and find each word in it; the words of a contraction share out its characters."""
    text = ""
    spans: list[tuple[int, int]] = []
    last_inside, written, whole_end, glued = 0, 0, 0, False
    for row in rows:
        number, form, apart = row[0], row[1], "SpaceAfter=No" not in row[9]
        if "." in number:
            continue
        if "-" in number:
            last_inside, written, glued = int(number.split("-")[1]), len(text), not apart
            text += form
            whole_end = len(text)
        elif int(number) <= last_inside:
            end = whole_end if int(number) == last_inside else min(written + len(form), whole_end)
            spans.append((written, end))
            written = end
            text += " " if int(number) == last_inside and not glued else ""
        else:
            spans.append((len(text), len(text) + len(form)))
            text += form + (" " if apart else "")
    return text, tuple(spans)


def to_example(sentence: Sentence, labels: Labels, corpus: str) -> Example:
    """Turn a sentence into an example with tags, features and tree."""
    words = sentence.words
    fine, bundles, relations = (_numbers(names) for names in (labels.xpos, labels.feats, labels.relations))
    upos = _numbers(UPOS)
    return Example(
        [word.form for word in words],
        corpus,
        {
            "upos": [upos.get(word.upos, UNKNOWN) for word in words],
            "xpos": [fine.get(word.xpos, UNKNOWN) for word in words],
            "feats": [bundles.get(word.feats, UNKNOWN) for word in words],
            "heads": [word.head for word in words],
            "relations": [
                relations.get(word.relation, relations.get(word.relation.split(":")[0], UNKNOWN)) for word in words
            ],
        },
        sentence.id,
    )


def _numbers(names: tuple[str, ...]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


def gum_entities(sentence: Sentence) -> list[int]:
    """Map GUM's entities to names of persons, organizations and places.

    GUM annotates every mention ("the museum", "he"). A mention is a name where its head is a proper noun; the name is
    the run of proper nouns around the head. Mentions of other kinds (events, works, times) are no name here.
    """
    names = _numbers(ENTITIES)
    tags = [0] * len(sentence.words)
    taken: set[int] = set()
    for start, end, kind in sorted(_mentions(sentence), key=lambda mention: mention[0] - mention[1]):
        head = _head(sentence, start, end)
        if sentence.words[head].upos != "PROPN" or head in taken:
            continue
        left = right = head
        while left > start and _in_name(sentence, left - 1, left):
            left -= 1
        while right < end and (step := _name_goes_on(sentence, right, end)):
            right += step
        if taken & set(range(left, right + 1)):
            continue
        taken |= set(range(left, right + 1))
        if kind in GUM_TYPES and sentence.words[head].xpos != "NNPS":  # "Bangladeshis" are a people, no person
            for place in range(left, right + 1):
                tags[place] = names[f"{'B' if place == left else 'I'}-{GUM_TYPES[kind]}"]
    return tags


def _in_name(sentence: Sentence, place: int, after: int) -> bool:
    word = sentence.words[place]
    capital = (
        word.form[:1].isupper()
        and word.upos in ("PROPN", "ADJ", "NOUN", "VERB")
        and sentence.words[after].upos == "PROPN"
    )
    return word.upos == "PROPN" or (capital and place > 0)


def _name_goes_on(sentence: Sentence, right: int, end: int) -> int:
    """Return by how many words the name goes on: 1 for a proper noun, 2 or 3 for "of" and "of the" before one."""
    kinds = [word.upos for word in sentence.words[right + 1 : end + 1]]
    if kinds[:1] == ["PROPN"]:
        return 1
    if sentence.words[right + 1].form == "of":
        for step in (2, 3):
            if kinds[step - 1 : step] == ["PROPN"] and (step == 2 or kinds[1] == "DET"):
                return step
    return 0


def _mentions(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Yield first word, last word (both inclusive) and kind of every mention inside the sentence."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for place, word in enumerate(sentence.words):
        field = next((part[7:] for part in word.misc.split("|") if part.startswith("Entity=")), "")
        for mark in re.finditer(r"\((\d+)-([a-z]+)([^()]*)(\))?|(\d+)\)", field):
            if mark[5]:
                start, kind = opened.get(mark[5], [(place, "")]).pop() if opened.get(mark[5]) else (place, "")
                if kind:
                    yield start, place, kind
            elif mark[4]:
                yield place, place, mark[2]
            else:
                opened.setdefault(mark[1], []).append((place, mark[2]))


def _head(sentence: Sentence, start: int, end: int) -> int:
    """Return the word of the mention whose own head lies outside it."""
    for place in range(start, end + 1):
        head = sentence.words[place].head - 1
        if head < start or head > end:
            return place
    return start
