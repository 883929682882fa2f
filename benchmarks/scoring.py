"""Compares a record with a gold record, item by item, by the definitions of the contract.

Statements pair by overlap of content, events by type and overlapping words, figures by measure, bounds and overlapping
words; each item pairs once, the best pairs first. A pair is "found"; it is "full" if every core slot is right too: the
speaker; actors, recipients and status; unit and rate. Both records must stand over the same text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

__all__ = ["KINDS", "Score", "Tally", "compare", "paired", "same_name", "same_names"]

KINDS = ("statements", "events", "figures")
Json = dict[str, Any]

IGNORED = re.compile("[\\s\"'“”‘’«»„`´]")
"""Characters that no overlap counts: white space and quotation marks."""

TITLES = frozenset(
    (
        *("president", "mr", "mrs", "ms", "dr", "prime", "minister", "foreign", "secretary", "general", "gen", "king"),
        *("prince", "sir", "the", "former", "us", "u.s", "russian", "ukrainian"),
    )
)
ALIASES = {
    **dict.fromkeys(("us", "u.s.", "u.s", "usa", "america", "united states of america"), "united states"),
    **dict.fromkeys(("uk", "u.k.", "britain", "great britain"), "united kingdom"),
    **dict.fromkeys(("un", "u.n."), "united nations"),
    **dict.fromkeys(("eu", "e.u."), "european union"),
    **dict.fromkeys(("russian federation", "the kremlin", "kremlin", "moscow"), "russia"),
    **dict.fromkeys(("kyiv", "kiev"), "ukraine"),
    "uae": "united arab emirates",
}
MUTUAL = ("CONSULT", "AGREE", "COOPERATE")
"""Types of event in which who is actor and who recipient is not told apart."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean, each between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean, 0 where nothing is right."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Tally:
    """Counts of items over many reports: in gold, in the system's records, found, and right in full."""

    gold: int = 0
    system: int = 0
    found: int = 0
    full: int = 0
    missed: list[str] = field(default_factory=list)

    def score(self, right: int) -> Score:
        """Precision and recall if so many items are right."""
        return Score(right / self.system if self.system else 0.0, right / self.gold if self.gold else 0.0)


def compare(gold: Json, system: Json, tallies: dict[str, Tally]) -> None:
    """Adds the comparison of one report's two records to the tallies; raises `ValueError` where the texts differ."""
    text: str = gold["report"]["text"]
    if text != system["report"]["text"]:
        raise ValueError(f"The texts of report {gold['report']['id']} differ.")
    rules: dict[str, tuple[Callable[[Json, Json, str], float], Callable[[Json, Json], bool]]] = {
        "statements": (_statement_weight, _statement_full),
        "events": (_event_weight, _event_full),
        "figures": (_figure_weight, _figure_full),
    }
    for kind in KINDS:
        weigh, is_full = rules[kind]
        tally, wanted, given = tallies[kind], gold[kind], system[kind]
        pairs = _pairs(wanted, given, lambda g, s, weigh=weigh: weigh(g, s, text))  # type: ignore[misc]
        tally.gold += len(wanted)
        tally.system += len(given)
        tally.found += len(pairs)
        tally.full += sum(is_full(wanted[g], given[s]) for g, s in pairs)
        paired = {g for g, _ in pairs}
        tally.missed += [f"{gold['report']['id']} {item['id']}" for n, item in enumerate(wanted) if n not in paired]


def paired(gold: Json, system: Json, kind: str) -> list[tuple[Json, Json]]:
    """The items of one kind of two records of one report that belong together."""
    weigh = {"statements": _statement_weight, "events": _event_weight, "figures": _figure_weight}[kind]
    text: str = gold["report"]["text"]
    found = _pairs(gold[kind], system[kind], lambda one, other: weigh(one, other, text))
    return [(gold[kind][one], system[kind][other]) for one, other in found]


def same_name(one: str, other: str) -> bool:
    """Whether two names stand for one: the same without title and article, or one the end of the other."""
    first, second = _name_key(one).split(), _name_key(other).split()
    if first == second:
        return True
    if not first or not second:
        return False
    short, long = sorted((first, second), key=len)
    return long[-len(short) :] == short or (len(short) > 1 and set(short) <= set(long))


def _pairs(gold: Sequence[Json], system: Sequence[Json], weigh: Callable[[Json, Json], float]) -> list[tuple[int, int]]:
    """Pairs of indices, the heaviest first, each item once."""
    weights = sorted(((weigh(g, s), i, j) for i, g in enumerate(gold) for j, s in enumerate(system)), reverse=True)
    pairs: list[tuple[int, int]] = []
    for weight, i, j in weights:
        if weight > 0 and all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


# --- what makes a pair --------------------------------------------------------------------------------


def _statement_weight(gold: Json, system: Json, text: str) -> float:
    wanted, given = _places(gold["content"], text), _places(system["content"], text)
    if wanted and given:
        overlap = _overlap(wanted, given)
        return overlap if overlap >= 0.5 else 0.0
    if wanted or given:
        return 0.0
    cue = _places([gold["cue"]], text) & _places([system["cue"]], text)
    evidence = _overlap(_places(gold["evidence"], text), _places(system["evidence"], text))
    return 0.5 if cue or evidence >= 0.5 else 0.0


def _event_weight(gold: Json, system: Json, text: str) -> float:
    if gold["type"] != system["type"]:
        return 0.0
    anchors = _places([gold["anchor"]], text), _places([system["anchor"]], text)
    evidence = _places(gold["evidence"], text), _places(system["evidence"], text)
    overlap = _overlap(*evidence)
    if not (anchors[0] & anchors[1] or anchors[1] & evidence[0] or anchors[0] & evidence[1] or overlap >= 0.3):
        return 0.0
    slots = same_names(gold["actors"], system["actors"]) + same_names(gold["recipients"], system["recipients"])
    status: bool = gold["status"] == system["status"]
    return 1 + overlap + slots + status + bool(anchors[0] & anchors[1])


def _figure_weight(gold: Json, system: Json, text: str) -> float:
    evidence = _places(gold["evidence"], text), _places(system["evidence"], text)
    same = all(gold[slot] == system[slot] for slot in ("measure", "low", "high"))
    return 1 + _overlap(*evidence) if same and evidence[0] & evidence[1] else 0.0


# --- what makes a pair right in full ----------------------------------------------------------------------


def _statement_full(gold: Json, system: Json) -> bool:
    return same_names(gold["speaker"], system["speaker"])


def _event_full(gold: Json, system: Json) -> bool:
    sides = all(same_names(gold[slot], system[slot]) for slot in ("actors", "recipients"))
    if not sides and gold["type"] in MUTUAL:
        sides = same_names(gold["actors"] + gold["recipients"], system["actors"] + system["recipients"])
    return sides and gold["status"] == system["status"]


def _figure_full(gold: Json, system: Json) -> bool:
    return _head(gold["unit"]) == _head(system["unit"]) and gold["per"] == system["per"]


def _places(spans: Iterable[Sequence[int] | None], text: str) -> frozenset[int]:
    """The characters of spans that count."""
    return frozenset(
        place for span in spans if span is not None for place in range(*span) if not IGNORED.match(text[place])
    )


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def same_names(wanted: Sequence[str], given: Sequence[str]) -> bool:
    """Whether two lists hold the same names, each once."""
    left = list(given)
    for name in wanted:
        match = next((other for other in left if same_name(name, other)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def _name_key(name: str) -> str:
    bare = re.sub(r"^(the|a|an)\s+", "", re.sub(r"[’']s$", "", name.strip().casefold()))
    words = re.findall(r"[\w.-]+", ALIASES.get(bare, bare))
    while len(words) > 1 and words[0].strip(".") in TITLES:
        words = words[1:]
    return " ".join(words)


def _head(unit: str | None) -> str:
    words = re.findall(r"\w+", (unit or "").casefold())
    return words[-1].rstrip("s") if words else ""
