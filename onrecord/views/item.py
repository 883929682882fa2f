"""One item on a page: all that is kept of it, its quote where it stands in the report, its neighbours in the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.ledger import Found
from onrecord.model import Event, Figure, Item, Record, Span, Statement
from onrecord.model.links import SYMMETRIC, Link
from onrecord.views.console import COLOURS, Page
from onrecord.views.timeline import SHORT, judged
from onrecord.wording import amount, deed, headline, measured, names, one_line, quoted, saying, voice, when

__all__ = ["print_item"]

INDENT = 12
"""Columns of the names of the fields."""

AROUND = 240
"""Characters of the report that are shown before and after a quote, less where a word would be cut."""


def print_item(page: Page, found: Found, links: Iterable[Link] = ()) -> None:
    """Prints an item with its quote in context, its report, what belongs to it, and what it is linked with."""
    entry, record = found.entry, found.record
    page.tell((entry.kind.capitalize(), "bold"), f" {entry.id}", (f"  {entry.item.id} of its record", "dim"))
    page.blank()
    for name, told in _fields(record, entry.item):
        style = COLOURS.get(told, "") if name == "status" else ""
        page.tell((f"{name:<{INDENT}}", "dim"), (told, style), hang=INDENT)
    page.tell((f"{'voice':<{INDENT}}", "dim"), (_voice(found), "italic"), hang=INDENT)
    for judgement in entry.judgements:
        page.tell((f"{'judged':<{INDENT}}", "dim"), (judged(judgement, entry), "yellow"), hang=INDENT)
    _print_context(page, record, entry.item)
    _print_report(page, found)
    _print_neighbours(page, found)
    _print_links(page, entry.id, list(links))


def _fields(record: Record, item: Item) -> Iterator[tuple[str, str]]:
    """The names and values of an item's fields; what the report does not tell is a dash."""
    yield from _own_fields(record, item)
    if not isinstance(item, Statement):
        yield "place", one_line(item.place) if item.place else "–"
    yield "time", when(item.time) or "–"
    if item.rule:
        yield "rule", item.rule


def _own_fields(record: Record, item: Item) -> Iterator[tuple[str, str]]:
    def words(*spans: Span | None) -> str:
        return " … ".join(f"“{quoted(record.report, span)}”" for span in spans if span) or "–"

    if isinstance(item, Event):
        yield "type", f"{item.type} {item.mode or ''}".strip()
        yield "status", item.status
        yield "anchor", words(item.anchor)
        yield "actors", names(item.actors, "–")
        yield "recipients", names(item.recipients, "–")
        yield "about", words(item.about)
    elif isinstance(item, Statement):
        yield "speaker", names(item.speaker, "–")
        yield "for", one_line(item.on_behalf_of or "–")
        yield "to", names(item.addressee, "–")
        yield "medium", one_line(item.medium or "–")
        yield "manner", item.manner
        yield "cue", words(item.cue)
        yield "said", words(*item.content)
    else:
        yield "measure", item.measure
        yield "number", amount(item.low, item.high, item.approximate)
        yield "unit", one_line(item.unit or "–")
        yield "per", item.per or "–"


def _voice(found: Found) -> str:
    """In whose voice the item stands, with the ids under which the statements are shown."""
    voices = found.entry.voices
    return voice((told.speakers for told in voices), (told.item[:SHORT] for told in voices))


def _print_context(page: Page, record: Record, item: Item) -> None:
    page.blank()
    page.tell(("In the report", "bold underline"))
    before, quote, after = context(record.report.text, item.evidence[0])
    page.tell((before, "dim"), ("»", "bold"), (quote, "bold"), ("«", "bold"), (after, "dim"), indent=2)
    for span in item.evidence[1:]:
        page.tell(("also told: ", "dim"), f"“{quoted(record.report, span)}”", indent=2)


def context(text: str, span: Span) -> tuple[str, str, str]:
    """What stands before a span, in it and after it: its paragraph and the next ones, `AROUND` characters at most."""
    before = text[: span.start].split("\n")[-2:]
    after = text[span.end :].split("\n")[:2]
    left, right = one_line(" ".join(before)), one_line(" ".join(after))
    if len(left) > AROUND:
        left = "… " + left[-AROUND:].split(" ", 1)[-1]
    if len(right) > AROUND:
        right = right[:AROUND].rsplit(" ", 1)[0] + " …"
    return (
        left + " " if left and (text[span.start - 1].isspace() or text[span.start].isspace()) else left,
        one_line(text[span.start : span.end]),
        " " + right if right and (text[span.end].isspace() or text[span.end - 1].isspace()) else right,
    )


def _print_report(page: Page, found: Found) -> None:
    report, origin = found.record.report, found.entry.origin
    page.blank()
    page.tell(("The report", "bold underline"))
    page.tell(headline(report), indent=2)
    published = f"published {report.published}" if report.published else "no date of publication"
    page.tell(f"{one_line(report.outlet or 'no outlet')} · {published} · version {origin.version}", indent=2)
    if report.url:
        page.whole(one_line(report.url), 2)
    page.whole(f"id {one_line(report.id)}", 2)
    page.whole(f"recorded {found.entry.recorded_at}", 2)


def _print_neighbours(page: Page, found: Found) -> None:
    """The figures of an event, the event of a figure, what a statement carries, the statement that carries the item."""
    item, record = found.entry.item, found.record
    figures = [each for each in record.figures if isinstance(item, Event) and each.event == item.id]
    events = [each for each in record.events if isinstance(item, Figure) and each.id == item.event]
    carried = [each for each in record.items if isinstance(item, Statement) and each.source == item.id]
    for title, items in (
        ("Said in this statement", record.voices(item)[:1]),
        ("Figures of this event", figures),
        ("The event of this figure", events),
        ("What this statement carries", carried),
    ):
        if items:
            page.blank()
            page.tell((title, "bold underline"))
        for each in items:
            page.tell((f"{found.ids[each.id][:SHORT]}  ", "cyan"), _in_short(record, each), indent=2, hang=SHORT + 4)


def _print_links(page: Page, id_: str, links: list[Link]) -> None:
    """What the item is linked with in other reports, how surely and why."""
    if links:
        page.blank()
        page.tell(("Linked with", "bold underline"))
    for link in links:
        one, other = (link.one, link.other) if link.one == id_ else (link.other, link.one)
        kind = link.kind if one == link.one or link.kind in SYMMETRIC else f"{link.kind} of"
        told = f"{kind} · {link.score:.2f} · {one_line(link.reason)}"
        page.tell((f"{other[:SHORT]}  ", "cyan"), told, indent=2, hang=SHORT + 4)


def _in_short(record: Record, item: Item) -> str:
    if isinstance(item, Statement):
        return saying(item, quoted(record.report, item.cue) if item.cue else None)
    if isinstance(item, Event):
        return f"{item.status}  {deed(item)}"
    return measured(item)
