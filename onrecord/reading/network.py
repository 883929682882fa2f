"""The reading network at run time: sentences of spaCy docs in, tags, trees, names and proposals out.

The Doc gets UD `pos_`, Penn `tag_`, UD `morph`, UD `dep_` ("ROOT" for the root, as in spaCy), heads, `lemma_`, entities
(PER, ORG, LOC) and sentence starts. White space has pos "SPACE", dep "dep" and hangs on the token before it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import DataError
from onrecord.model import Proposals
from onrecord.reading.documents import tokenise
from onrecord.reading.headline_rows import joining_comma
from onrecord.reading.lemmas import lemma
from onrecord.reading.names import INSIDE, name_tags
from onrecord.reading.trees import best_tree, is_tree
from onrecord.reading.wordpiece import WordPiece, load_vocabulary, shape

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

__all__ = ["Network", "load"]

FOLDER = Path(__file__).parent.parent / "data" / "network"
BATCH = 512
"""Padded pieces a batch: small enough to stay in the processor's cache, large enough to keep it busy."""
LONGEST = 512
"""Pieces that the network has positions for."""
LONGEST_SENTENCE = 200
"""Tokens; a longer sentence of a Doc that was not made by `Network.tokens` is read in stretches of this size."""
COLUMNS = ("HEAD", "DEP", "POS", "TAG", "MORPH", "LEMMA", "SENT_START", "ENT_IOB", "ENT_TYPE")
TASKS = ("upos", "xpos", "feats", "heads", "relations", "entities", "attribution", "events")
Row = dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Tokens of one sentence that are no white space: `places` are their numbers in the Doc `doc`."""

    doc: int
    places: NDArray[np.int64]
    pieces: list[int]
    shapes: list[int]
    first: list[int]


@lru_cache(maxsize=2)
def load(threads: int = 1) -> Network:
    """Return the network that ships with Onrecord; the file is opened once a process and number of threads."""
    return Network(FOLDER, threads)


class Network:
    """One session of ONNX Runtime with its labels and vocabulary. The same text gives the same reading."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Open `network.onnx`, `labels.json` and `vocabulary.txt` of a folder. Raises `DataError` if one is missing."""
        import onnxruntime

        for name in ("network.onnx", "labels.json", "vocabulary.txt"):
            if not (folder / name).is_file():
                raise DataError(f"{folder / name} is missing.", "Install Onrecord anew; its wheel carries the network.")
        about = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.version: str = about["version"]
        self.name = f"network {self.version}"
        self.labels: dict[str, list[str]] = {name: about[name] for name in about if name != "version"}
        self.wordpiece = WordPiece(load_vocabulary(folder / "vocabulary.txt"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(folder / "network.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._vocab: Vocab | None = None
        self._symbols: dict[str, NDArray[np.uint64]] = {}

    @property
    def vocab(self) -> Vocab:
        """The spaCy vocabulary that all docs of this network share."""
        if self._vocab is None:
            from spacy.lang.lex_attrs import LEX_ATTRS
            from spacy.vocab import Vocab

            self._vocab = Vocab(
                lex_attr_getters=LEX_ATTRS
            )  # without them `lower_`, `is_space` and their like are empty
            self._symbols = self._number_labels(self._vocab)
        return self._vocab

    def tokens(self, text: str) -> Doc:
        """Return the text as a Doc of tokens and sentences, not yet annotated; `doc.text == text`."""
        return tokenise(text, self.vocab)

    def annotate(self, docs: Sequence[Doc]) -> list[Proposals]:
        """Annotate docs in place and return what the network proposes on each one's tokens.

        The sentences of all docs share batches, sorted by length. A Doc without sentence starts is one sentence.
        """
        sentences = [sentence for number, doc in enumerate(docs) for sentence in self._sentences(number, doc)]
        tables = [_blank(doc) for doc in docs]
        proposals = [self._no_proposals(len(doc)) for doc in docs]
        sentences.sort(key=lambda sentence: len(sentence.pieces))
        for batch in _batches(sentences):
            for sentence, row in zip(batch, self._run(batch), strict=True):
                self._write(sentence, row, docs[sentence.doc], tables[sentence.doc], proposals[sentence.doc])
        for doc, table in zip(docs, tables, strict=True):
            if len(doc):
                self._fill(doc, table)
        return proposals

    def _sentences(self, number: int, doc: Doc) -> list[_Sentence]:
        found: list[_Sentence] = []
        places: list[int] = []
        for token in doc:
            if token.is_sent_start or len(places) >= LONGEST_SENTENCE:
                found += self._sentence(number, doc, places)
                places = []
            if not token.is_space:
                places.append(token.i)
        return found + self._sentence(number, doc, places)

    def _sentence(self, number: int, doc: Doc, places: list[int]) -> list[_Sentence]:
        if not places:
            return []
        words = [doc[place].text for place in places]
        comma = joining_comma(words)
        if comma is not None:
            words[comma] = "and"
        rows = [self.wordpiece.pieces(word) for word in words]
        if sum(map(len, rows)) > LONGEST - 2:
            rows = [row[: max(1, (LONGEST - 2) // len(rows))] for row in rows]
        pieces, shapes, first = [self.wordpiece.start], [0], [0]
        for word, row in zip(words, rows, strict=True):
            first.append(len(pieces))
            pieces.extend(row)
            shapes.extend([shape(word)] * len(row))
        return [_Sentence(number, np.array(places), [*pieces, self.wordpiece.end], [*shapes, 0], first)]

    def _run(self, batch: Sequence[_Sentence]) -> list[Row]:
        """Return the outputs of each sentence, word 0 (the root) left out; heads count from 1, 0 is the root."""
        length, words = max(len(s.pieces) for s in batch), max(len(s.first) for s in batch)
        feed = {name: np.zeros((len(batch), length), dtype=np.int64) for name in ("pieces", "shapes", "mask")}
        feed |= {name: np.zeros((len(batch), words), dtype=np.int64) for name in ("first", "is_word")}
        for number, sentence in enumerate(batch):
            feed["pieces"][number, : len(sentence.pieces)] = sentence.pieces
            feed["shapes"][number, : len(sentence.pieces)] = sentence.shapes
            feed["mask"][number, : len(sentence.pieces)] = 1
            feed["first"][number, : len(sentence.first)] = sentence.first
            feed["is_word"][number, : len(sentence.first)] = 1
        outputs = dict(zip((*TASKS, "arcs"), self._session.run([*TASKS, "arcs"], feed), strict=True))
        rows: list[Row] = []
        for number, sentence in enumerate(batch):
            size = len(sentence.first)
            row = {name: outputs[name][number, 1:size] for name in TASKS}
            heads = outputs["heads"][number, :size].copy()
            heads[0] = 0
            row["heads"] = (heads if is_tree(heads) else best_tree(outputs["arcs"][number, :size, :size]))[1:]
            rows.append(row)
        return rows

    def _write(self, sentence: _Sentence, row: Row, doc: Doc, table: NDArray[np.uint64], proposals: Proposals) -> None:
        places, heads = sentence.places, row["heads"]
        is_root = heads == 0
        targets = np.where(is_root, places, places[heads - 1])
        table[places, 0] = (targets - places).astype(np.int64).view(np.uint64)
        table[places, 1] = np.where(is_root, self._symbols["root"][0], self._symbols["relations"][row["relations"]])
        for column, task in ((2, "upos"), (3, "xpos"), (4, "feats")):
            table[places, column] = self._symbols[task][row[task]]
        upos, xpos = self.labels["upos"], self.labels["xpos"]
        strings = doc.vocab.strings
        for place, coarse, fine in zip(places.tolist(), row["upos"].tolist(), row["xpos"].tolist(), strict=True):
            table[place, 5] = strings.add(lemma(doc[place].text, upos[coarse], xpos[fine]))
        marks, kinds = name_tags(row["entities"])
        table[places, 7] = marks
        table[places, 8] = self._symbols["kinds"][kinds]
        table[places[0], 6] = 1
        proposals.cue[places], proposals.content[places], proposals.source[places] = row["attribution"].T
        proposals.event[places] = row["events"]

    def _fill(self, doc: Doc, table: NDArray[np.uint64]) -> None:
        """Hang white space on the token before it (at the beginning: after it) and write the table into the Doc."""
        from spacy import attrs

        dep, pos, tag = self._symbols["space"]
        spaces = [token.i for token in doc if token.is_space]
        for place in spaces:
            neighbour = -1 if place else int(len(doc) > 1)
            table[place, 0] = np.int64(neighbour).view(np.uint64)
            table[place, 1] = dep if neighbour else self._symbols["root"][0]
            table[place, 2:6] = pos, tag, 0, doc.vocab.strings.add(doc[place].text)
            if 0 < place < len(doc) - 1 and table[place + 1, 7] == INSIDE:  # white space inside a name belongs to it
                table[place, 7:9] = INSIDE, table[place + 1, 8]
        if spaces and spaces[0] == 0:  # opens the first sentence in place of the first word
            table[0, 6] = 1
            table[1:2, 6] = np.int64(-1).view(np.uint64)
        doc.from_array([getattr(attrs, name) for name in COLUMNS], table)  # type: ignore[arg-type]

    def _no_proposals(self, tokens: int) -> Proposals:
        cue, content, source = (np.zeros(tokens, dtype=np.float32) for _ in range(3))
        event = np.zeros((tokens, len(self.labels["events"])), dtype=np.float32)
        event[:, -1] = 1.0
        return Proposals(cue, content, source, event, tuple(self.labels["events"]))

    def _number_labels(self, vocab: Vocab) -> dict[str, NDArray[np.uint64]]:
        """Return spaCy's numbers of all labels by task."""
        add = vocab.strings.add
        symbols = {name: [add(label) for label in self.labels[name]] for name in ("upos", "xpos", "relations")}
        symbols["feats"] = [vocab.morphology.add(label if label != "_" else "") for label in self.labels["feats"]]
        symbols["kinds"] = [0] + [add(label[2:]) for label in self.labels["entities"] if label[0] == "B"]
        symbols["root"] = [add("ROOT")]
        symbols["space"] = [add("dep"), add("SPACE"), add("_SP")]
        return {name: np.array(numbers, dtype=np.uint64) for name, numbers in symbols.items()}


def _blank(doc: Doc) -> NDArray[np.uint64]:
    """Return a table [tokens, COLUMNS] with no sentence start and no entity anywhere."""
    table = np.zeros((len(doc), len(COLUMNS)), dtype=np.uint64)
    table[:, 6] = np.int64(-1).view(np.uint64)
    table[:, 7] = 2
    return table


def _batches(sentences: Sequence[_Sentence]) -> list[list[_Sentence]]:
    """Part sentences sorted by length into runs of at most `BATCH` padded pieces."""
    batches: list[list[_Sentence]] = []
    for sentence in sentences:
        if batches and len(sentence.pieces) * (len(batches[-1]) + 1) <= BATCH:
            batches[-1].append(sentence)
        else:
            batches.append([sentence])
    return batches
