"""Small records written by hand, one sentence an item, for tests of matching."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from onrecord.model import Event, Figure, Record, Report, Span, Statement, Time


@dataclass
class Draft:
    """A record in the making: each call adds a sentence and the item that it carries."""

    id: str
    published: str
    outlet: str = "Wire"
    lines: list[str] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)

    def event(self, type_: str, sentence: str, anchor: str, actors: str, **more: Any) -> Draft:
        """An event; names are parted by "; ", `day` is one day or "first/last", `about` words of the sentence."""
        span = self._add(sentence)
        at = span.start + sentence.index(anchor)
        about = more.get("about")
        about_at = span.start + sentence.index(about) if about else 0
        self.events.append(
            Event(
                id=f"e{len(self.events) + 1}",
                evidence=(span,),
                source=more.get("source"),
                type=type_,
                mode=more.get("mode"),
                anchor=Span(at, at + len(anchor)),
                actors=_names(actors),
                recipients=_names(more.get("to", "")),
                place=more.get("place"),
                time=_time(more.get("day")),
                status=more.get("status", "happened"),
                about=Span(about_at, about_at + len(about)) if about else None,
            )
        )
        return self

    def said(self, speaker: str, words: str, cue: str = "said", **more: Any) -> Draft:
        """A statement: `words` are its content."""
        sentence = f"{speaker} {cue}: {words}"
        span = self._add(sentence)
        start = span.end - len(words)
        at = span.start + len(speaker) + 1
        self.statements.append(
            Statement(
                id=f"s{len(self.statements) + 1}",
                evidence=(span,),
                source=None,
                speaker=_names(speaker),
                manner="direct",
                content=(Span(start, span.end),),
                cue=Span(at, at + len(cue)),
                addressee=_names(more.get("to", "")),
            )
        )
        return self

    def figure(self, measure: str, low: float, sentence: str, **more: Any) -> Draft:
        """A figure of a whole number, of the event before it unless `event` is given."""
        span = self._add(sentence)
        self.figures.append(
            Figure(
                id=f"f{len(self.figures) + 1}",
                evidence=(span,),
                source=more.get("source"),
                measure=measure,
                low=low,
                high=more.get("high", low),
                approximate=False,
                unit=more.get("unit"),
                per=None,
                event=self.events[-1].id if self.events else None,
                time=_time(more.get("day")),
                place=more.get("place"),
            )
        )
        return self

    def record(self) -> Record:
        """The record of what was added."""
        report = Report(self.id, "\n".join(self.lines), self.lines[0], self.outlet, self.published)
        return Record(report, tuple(self.statements), tuple(self.events), tuple(self.figures))

    def _add(self, sentence: str) -> Span:
        start = sum(len(line) + 1 for line in self.lines)
        self.lines.append(sentence)
        return Span(start, start + len(sentence))


def _names(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(";") if name.strip())


def _time(day: str | None) -> Time | None:
    if day is None:
        return None
    first, _, last = day.partition("/")
    return Time(day, first or None, (last or None) if "/" in day else first)
