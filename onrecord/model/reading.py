"""What the language of one report gives: everything between its text and its record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from onrecord.model.report import Report, Span

if TYPE_CHECKING:
    import numpy as np
    from spacy.tokens import Doc

Manner = Literal["direct", "indirect", "mixed", "none"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
MentionKind = Literal["name", "description", "pronoun"]
EntityKind = Literal["PER", "ORG", "LOC"]

__all__ = [
    "Attribution",
    "Chain",
    "EntityKind",
    "Manner",
    "Mention",
    "MentionKind",
    "OfficeHeld",
    "Proposals",
    "Quantity",
    "Quotation",
    "Reading",
    "Timex",
    "TimexType",
]


@dataclass(frozen=True, slots=True)
class Proposals:
    """What the network's heads for attribution and events propose, one row a token of `Reading.doc`.

    `cue`, `content` and `source` are probabilities of shape `(tokens,)`; `event` has shape `(tokens, types)` with the
    types named by `event_types` (PLOVER types, the last column "none").
    """

    cue: np.ndarray[Any, np.dtype[np.float32]]
    content: np.ndarray[Any, np.dtype[np.float32]]
    source: np.ndarray[Any, np.dtype[np.float32]]
    event: np.ndarray[Any, np.dtype[np.float32]]
    event_types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression: its TIMEX3 type, value and modifiers, and the bounds on the calendar.

    `value` follows TIMEX3 ("2025-05-16", "2025-W20", "P3M", "XXXX-WXX-1" where it stays symbolic). `earliest` and
    `latest` are inclusive ISO dates or None; `at` is a clock time "10:00" or None. `against` says what it was resolved
    against ("publication", "expression", "event", "itself", or None) and `rule` which rule did it. `governor` is the
    index in the `Doc` of the token that it hangs on, None without a tree. `granularity` is how fine a point is told
    ("day", "month"); `anchor` is the value that it was counted from, `anchor_span` where the text tells it; `direction`
    is what the words around say of it; `reason` puts all this in words; `edtf` is its EDTF string, where it has one.
    """

    span: Span
    type: TimexType
    value: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    earliest: str | None = None
    latest: str | None = None
    at: str | None = None
    zone: str | None = None
    against: str | None = None
    rule: str = ""
    governor: int | None = None
    granularity: str | None = None
    anchor: str | None = None
    anchor_span: Span | None = None
    direction: Literal["past", "future"] | None = None
    reason: str = ""
    edtf: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks: `span` with the marks, `content` without.

    `closed` is False where no mark ends it; `scare` is True for a title or a word held at arm's length.
    """

    span: Span
    content: Span
    closed: bool = True
    scare: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase or pronoun that stands for someone; `start`, `end`, `head` are token indices of the `Doc`."""

    start: int
    end: int
    head: int
    kind: MentionKind
    entity: EntityKind | None
    span: Span


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office that the report gives a person ("foreign minister"), and the state or body it names with it, if any."""

    office: str
    of: str | None


@dataclass(frozen=True, slots=True)
class Chain:
    """Mentions of one person, body or place, in the order of the text; `name` is its fullest name, if it has one.

    A mention of several ("Russia and Ukraine" before "they") spans them all and has the first for its head.
    """

    mentions: tuple[Mention, ...]
    name: str | None
    entity: EntityKind | None
    offices: tuple[OfficeHeld, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of saying as the syntax gives it: who (head tokens of the source), by which words, what.

    `sources` and `addressees` are token indices of noun-phrase heads (conjuncts listed one by one); `cue` is the verb
    or phrase and `cue_token` its head token; `content` the spans said, without cue, source and outer quotation marks
    (empty for "declined to comment"); `evidence` the sentence or sentences that carry it; `rule` says what found it.
    """

    sources: tuple[int, ...]
    cue: Span | None
    cue_token: int | None
    content: tuple[Span, ...]
    manner: Manner
    evidence: tuple[Span, ...]
    addressees: tuple[int, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count in the text: bounds, whether it is rounded, and what is counted.

    `token` is the head token of the number, `unit_token` the head token of the noun counted (None for a bare "12");
    `span` covers number and unit with its modifiers; `per` is the period of a rate.
    """

    span: Span
    token: int
    unit_token: int | None
    unit: str | None
    low: float | None
    high: float | None
    approximate: bool = False
    per: Literal["day", "week", "month", "year"] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the language of one report gives, before any codebook is opened.

    `doc` is a spaCy `Doc` over exactly `report.text`: tokens, tags, tree, lemmas, entities, sentences. `reader` names
    the weights that made it, "network 0.1.0".
    """

    report: Report
    doc: Doc
    proposals: Proposals | None = None
    timexes: tuple[Timex, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    chains: tuple[Chain, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    reader: str = ""
