"""Corpora of names as examples: each corpus's labels mapped to PER, ORG and LOC, or masked where they do not tell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from onrecord.reading.sentences import sentence_spans
from training.examples import UNKNOWN, Example
from training.labels import ENTITIES

NUMBER = {name: number for number, name in enumerate(ENTITIES)}
WNUT = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG"}
"""WNUT17's groups are bands, teams and bodies; its products and creative works are names of none of our kinds."""
RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
TITLES = frozenset(
    """president minister prime foreign secretary general gen lt col maj capt sgt mr mrs ms dr sir lord king queen
    prince ambassador spokesman spokeswoman spokesperson senator congressman chairman director commander leader chief
    deputy vice special envoy sheikh imam ayatollah representative head us u.s. uk""".split()
)
PRONOUNS = frozenset("i you he she it we they us them him her his its their our your this that these those who".split())
MEANTIME = ("PER", "LOC", "ORG")


def read_columns(path: Path, corpus: str) -> Iterator[Example]:
    """Yield sentences of "word, tag" lines with IOB1 or IOB2 tags (wikigold, WNUT17, BTC).

    Wikigold's MISC and WNUT17's products count as outside. A handle or a hashtag is masked: whether "@name" is a name
    is a convention of tweets, not of reports.
    """
    for block in re.split(r"\n[ \t]*\n", path.read_text(encoding="utf-8")):
        rows = [line.rsplit(None, 1) for line in block.split("\n") if line.strip()]
        rows = [row for row in rows if len(row) == 2 and row[0] != "-DOCSTART-"]
        if rows:
            words = [row[0] for row in rows]
            yield Example(words, corpus, {"entities": _mask_handles(words, _to_iob2([row[1] for row in rows]))})


def _to_iob2(tags: list[str]) -> list[int]:
    """Map tags to ours; a span begins where the tag before it is of another kind."""
    numbers: list[int] = []
    before = "O"
    for tag in tags:
        mark, _, kind = tag.partition("-")
        kind = WNUT.get(kind, kind)
        if kind not in ("PER", "ORG", "LOC"):
            numbers.append(0)
            before = "O"
            continue
        begins = mark == "B" or before != kind
        numbers.append(NUMBER[f"{'B' if begins else 'I'}-{kind}"])
        before = kind
    return numbers


def _mask_handles(words: list[str], tags: list[int]) -> list[int]:
    masked = list(tags)
    for place, word in enumerate(words):
        if word[0] in "@#" or (place and words[place - 1] == "@"):
            masked[place] = UNKNOWN
    return masked


def read_uner(path: Path, corpus: str) -> Iterator[Example]:
    """Yield sentences of Universal NER; tags other than PER, ORG and LOC are dropped, as its publishers advise."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        name = next((x.split("=", 1)[1].strip() for x in block.split("\n") if x.startswith("# sent_id")), "")
        if rows:
            tags = [NUMBER.get(row[2] if len(row) > 2 else "O", 0) for row in rows]
            yield Example([row[1] for row in rows], corpus, {"entities": tags}, name)


def read_re3d(folder: Path) -> Iterator[Example]:
    """Yield sentences of re3d. It marks descriptions too ("the northern part of the country"): only names are kept.

    Of each mention the part after its last lower-case word or title is the name; a mention in which the name cannot be
    told from its description is masked.
    """
    for part in sorted(path for path in folder.iterdir() if path.is_dir()):
        mentions: dict[str, list[tuple[int, int, str]]] = {}
        for line in filter(None, (part / "entities.json").read_text(encoding="utf-8").split("\n")):
            row = json.loads(line)
            if row["confidence"] >= 0.5 and row["type"] in RE3D:
                mentions.setdefault(row["documentId"], []).append((row["begin"], row["end"], RE3D[row["type"]]))
        for line in filter(None, (part / "documents.json").read_text(encoding="utf-8").split("\n")):
            document = json.loads(line)
            yield from _re3d_document(document["text"], mentions.get(document["_id"], []), document["_id"])


def _re3d_document(text: str, mentions: list[tuple[int, int, str]], name: str) -> Iterator[Example]:
    for spans in sentence_spans(text):
        words = [text[start:end] for start, end in spans]
        tags = [0] * len(words)
        for begin, end, kind in sorted(mentions, key=lambda mention: mention[1] - mention[0]):
            inside = [place for place, span in enumerate(spans) if begin <= span[0] and span[1] <= end]
            if inside and not any(tags[place] for place in inside):
                _write_name(words, inside, kind, tags)
        yield Example(words, "re3d", {"entities": tags}, name)


def _write_name(words: list[str], inside: list[int], kind: str, tags: list[int]) -> None:
    if len(inside) == 1 and words[inside[0]].lower() in PRONOUNS:
        return
    capital = [words[place][:1].isupper() or words[place][:1].isdigit() for place in inside]
    if not any(capital):
        return
    start = capital.index(True)
    rest = [words[place] for place in inside[start:]]
    clean = all(word[:1].isupper() or word in ("of", "the", "and", "for", "al", "-", "'s") for word in rest)
    titled = kind == "PER" and (any(word.lower().strip(".") in TITLES for word in rest) or len(rest) > 4)
    if not clean or titled or rest[-1] in ("of", "the", "and", "for"):
        for place in inside:
            tags[place] = UNKNOWN
        return
    for number, place in enumerate(inside[start:]):
        tags[place] = NUMBER[f"{'B' if number == 0 else 'I'}-{kind}"]


def read_meantime(folder: Path) -> Iterator[Example]:
    """Yield the sentences of MEANTIME that hold a named mention; the others may not have been annotated at all."""
    for path in sorted(folder.glob("corpus_*/*.xml")):
        root = ElementTree.parse(path).getroot()
        kinds = _meantime_kinds(root)
        tokens = list(root.iter("token"))
        places = {token.get("t_id", ""): place for place, token in enumerate(tokens)}
        words = [token.text or "_" for token in tokens]
        tags = [0] * len(tokens)
        for mention in root.iter("ENTITY_MENTION"):
            kind = kinds.get(mention.get("m_id", ""))
            if mention.get("syntactic_type") != "NAM" or kind is None:
                continue
            inside = sorted(places[anchor.get("t_id", "")] for anchor in mention.iter("token_anchor"))
            if kind in MEANTIME:
                _write_name(words, inside, kind, tags)
            else:
                for place in inside:
                    tags[place] = UNKNOWN
        sentences: dict[str, list[int]] = {}
        for place, token in enumerate(tokens):
            sentences.setdefault(token.get("sentence", ""), []).append(place)
        for sentence in sentences.values():
            if any(tags[place] > 0 for place in sentence):
                labels = {"entities": [tags[place] for place in sentence]}
                yield Example([words[place] for place in sentence], "meantime", labels, path.stem)


def _meantime_kinds(root: ElementTree.Element) -> dict[str, str]:
    """Return the kind of the entity to which each mention refers."""
    kind_of = {entity.get("m_id", ""): entity.get("ent_type", "") for entity in root.iter("ENTITY")}
    kinds: dict[str, str] = {}
    for link in root.iter("REFERS_TO"):
        target = link.find("target")
        kind = kind_of.get(target.get("m_id", "") if target is not None else "", "")
        for source in link.findall("source"):
            if kind:
                kinds[source.get("m_id", "")] = kind
    return kinds
