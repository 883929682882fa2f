"""Times told by another event: "after that meeting", "since the war began", "two days after the attack", "earlier in
his administration".

Such a time keeps its words and those of the other event; its bounds are those that the time of the other event, told on
its own words or elsewhere in the report, and the publication allow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from onrecord.coding.dated import Expressions
from onrecord.coding.strides import Stride, moved, stride
from onrecord.coding.tree import Tree
from onrecord.model import Span, Time

__all__ = ["Strode", "anchored", "stepped_back", "strode"]

MARKS = frozenset({"since", "after", "following", "before", "during", "amid", "upon"})
CLAUSES = frozenset({"obl", "advcl", "nmod"})
EARLIER = frozenset({"earlier", "early"})
OPEN = "that event has no date of its own"


def anchored(i: int, tree: Tree, expressions: Expressions, time_of: Callable[[int], Time | None]) -> Time | None:
    """The time that another event gives the word `i`, from a phrase or clause that hangs on it; None without such a
    one."""
    published = expressions.published
    for k in tree.kids[i]:
        if tree.dep[k] == "advmod" and tree.word[k] in EARLIER and (inside := tree.one(k, "obl", "nmod")) is not None:
            words = text_of(tree, [*tree.subtree(inside), k], expressions)
            reason = f"within “{tree.word[inside]}”, an event of the report: {OPEN}"
            return Time(words, None, published, reason=reason, anchor=phrase(inside, tree, expressions))
        if tree.dep[k] not in CLAUSES or k in expressions.inside:
            continue
        mark = next((m for m in tree.having(k, "mark", "case") if tree.word[m] in MARKS), None)
        if mark is None:
            continue
        other = time_of(k)
        if other is None and tree.lemma[k] in ("begin", "start") and (first := year_began(k, tree, published)):
            other = Time("the year", first, first)
        if dates(k, tree, tree.word[mark], other):
            text = text_of(tree, [t for t in tree.subtree(k) if t >= mark], expressions)
            return replace(
                bounds(tree.word[mark], other, text, published, ahead(i, tree)), anchor=phrase(k, tree, expressions)
            )
    return None


@dataclass(frozen=True, slots=True)
class Strode:
    """A time that lies a step from another event, and the place of its words in the text."""

    time: Time
    span: Span


def strode(i: int, tree: Tree, expressions: Expressions, time_of: Callable[[int], Time | None]) -> Strode | None:
    """The time that lies a step from another event, from a phrase that hangs on the word `i`: "the day after the vote";
    None without one."""
    step = stride(i, tree, expressions)
    if step is None:
        return None
    span = tree.span([step.first, *(t for t in sorted(tree.subtree(step.event)) if t > step.first)])
    other = time_of(step.event)
    first, last = within(step, other, expressions.published, ahead(i, tree))
    anchor = phrase(step.event, tree, expressions)
    known = f"that event is told {other.text}" if other and other.earliest and other.latest else OPEN
    reason = f"a step {'before' if step.back else 'after'} “{anchor}”, another event of the report: {known}"
    return Strode(between(expressions.reading.report.text[span.start : span.end], first, last, reason, anchor), span)


def stepped_back(step: Stride, other: Time, tree: Tree, expressions: Expressions) -> Time | None:
    """The time of the event that a step is counted from, where what lies a step away from it has its own day; None
    where that step is not counted in days or weeks."""
    known = step.unit in ("D", "W") and step.count is not None and other.earliest and other.earliest == other.latest
    if not known:
        return None
    first, last = moved(replace(step, back=not step.back), str(other.earliest), str(other.latest))
    words = [step.first, *(t for t in tree.having(step.event, "mark", "case") if t > step.first)]
    reason = f"counted {'on' if step.back else 'back'} from “{other.text}” of what lies that step away"
    return between(text_of(tree, words, expressions), first, last, reason, other.text)


def between(text: str, first: str | None, last: str | None, reason: str, anchor: str) -> Time:
    """The time with these words and bounds; a single day has a value."""
    day = first if first == last else None
    edtf = day or (f"{first or '..'}/{last or '..'}" if first or last else None)
    return Time(
        text, first, last, value=day, granularity="day" if day else None, edtf=edtf, reason=reason, anchor=anchor
    )


def within(step: Stride, other: Time | None, published: str | None, to_come: bool) -> tuple[str | None, str | None]:
    """The bounds of a step from an event with a time, kept on the side of the publication that the verb tells; without
    a time that side of the publication is all that is known."""
    known = other is not None and other.earliest and other.latest
    first, last = moved(step, other.earliest, other.latest) if known else (None, None)  # type: ignore[union-attr, arg-type]
    if to_come or published is None or (first is not None and first > published):
        return first, last
    return first, min(last or published, published)


def phrase(k: int, tree: Tree, expressions: Expressions) -> str:
    """The words of the other event, without the preposition or conjunction before them."""
    marks = frozenset(tree.having(k, "mark", "case"))
    words = [t for t in tree.subtree(k) if t not in marks and tree.pos[t] != "PUNCT"]
    after = [t for t in words if t > max(marks, default=-1)]
    return text_of(tree, after or words, expressions)


def dates(k: int, tree: Tree, mark: str, other: Time | None) -> bool:
    """Whether the other event tells a time, and not just the cause or the circumstances.

    "Since" does (but for "the first time since"); "during" where the other event has a date; "after" and "before" where
    they point back to an event told before ("after that meeting").
    """
    if mark == "since":
        return (
            tree.one(k, "nsubj", "nsubj:pass", "det", "nmod:poss", "nmod") is not None
            and tree.lemma[tree.head[k]] != "time"
        )
    if mark in ("during", "amid", "upon"):
        return other is not None and other.earliest is not None
    return not tree.is_verbal(k) and any(tree.word[d] in ("that", "this") for d in tree.having(k, "det"))


def year_began(k: int, tree: Tree, published: str | None) -> str | None:
    """The first day of the year of publication, where a clause tells that "the year" began."""
    subject = tree.one(k, "nsubj")
    return f"{published[:4]}-01-01" if published and subject is not None and tree.word[subject] == "year" else None


def ahead(i: int, tree: Tree) -> bool:
    """Whether the word tells of what is to come: with "will", as an infinitive."""
    words = {tree.word[k] for k in tree.having(i, "aux", "mark")}
    return bool(words & {"will", "would", "'ll", "’ll", "to", "shall", "may", "could", "should", "must"})


def text_of(tree: Tree, tokens: list[int], expressions: Expressions) -> str:
    """The words from the first to the last of the tokens."""
    span = tree.span(sorted(tokens))
    return expressions.reading.report.text[span.start : span.end]


def bounds(mark: str, other: Time | None, text: str, published: str | None, to_come: bool) -> Time:
    """The time after, before or during the other event."""
    earliest = other.earliest if other else None
    latest = other.latest if other else None
    if mark in ("during", "amid", "upon"):
        first, last = earliest, latest if other else published
    elif mark == "before":
        first, last = None, latest or published
    elif to_come:
        first, last = earliest or published, None
    else:
        first, last = earliest, published
    known = f"that event is told {other.text}" if other and (earliest or latest) else OPEN
    edtf = f"{first or '..'}/{last or '..'}" if first or last else None
    return Time(text, first, last, edtf=edtf, reason=f"{mark} another event of the report: {known}")
