"""Reading: a report goes in, its language comes out as a `Reading`. Knows language; knows nothing of diplomacy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.model import Reading, Report
from onrecord.settings import Settings

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.model import Proposals
    from onrecord.reading.borrowed import Borrowed
    from onrecord.reading.network import Network

__all__ = ["kept", "read", "read_again", "read_times"]

POOL = 16
"""Reports whose sentences go through the network together: enough to fill its batches, few enough for small memory."""


def read(reports: Iterable[Report], settings: Settings | None = None) -> Iterator[Reading]:
    """The reading of each report, in the order given; sentences of up to `POOL` reports share the network's batches."""
    settings = settings or Settings()
    net = _reader(settings)
    for report, doc, proposals in _annotated(reports, net):
        yield _reading(report, doc, proposals, net.name, settings.actors)


def read_again(report: Report, analysis: str) -> Reading:
    """The reading of a report from its kept analysis, without the network; raises `RecordError` for a broken one."""
    from onrecord.reading.keeping import restored

    return _reading(report, *restored(report, analysis))


def kept(reading: Reading) -> str:
    """The analysis of a report as a string, for `read_again`."""
    from onrecord.reading import keeping

    return keeping.kept(reading)


def read_times(reports: Iterable[Report], settings: Settings | None = None) -> Iterator[Reading]:
    """The reading of each report with nothing but its time expressions, in the order given."""
    from onrecord.reading.timexes import timexes

    for report, doc, _ in _annotated(reports, _reader(settings or Settings())):
        yield Reading(report=report, doc=doc, timexes=timexes(report, doc))


def _annotated(reports: Iterable[Report], net: Network | Borrowed) -> Iterator[tuple[Report, Doc, Proposals | None]]:
    """Each report with its tokens and tree and what the network proposes."""
    queue = iter(reports)
    while pool := list(islice(queue, POOL)):
        docs = [net.tokens(report.text) for report in pool]
        yield from zip(pool, docs, net.annotate(docs), strict=True)


def _reader(settings: Settings) -> Network | Borrowed:
    """The reading network, or the spaCy pipeline that the user would rather have."""
    if settings.pipeline:
        from onrecord.reading import borrowed

        return borrowed.load(settings.pipeline)
    from onrecord.reading import network

    return network.load(settings.threads)


def _reading(report: Report, doc: Doc, proposals: Proposals | None, reader: str, actors: Path | None = None) -> Reading:
    """Puts the parts together in the order in which they lean on one another; `actors` is a user's file of rows."""
    from onrecord.data.actors import load
    from onrecord.reading.attribution import attributions
    from onrecord.reading.coreference import chains
    from onrecord.reading.quantities import quantities
    from onrecord.reading.quotations import quotations
    from onrecord.reading.timexes import timexes

    quotes = quotations(report, doc)
    times = timexes(report, doc)
    return Reading(
        report=report,
        doc=doc,
        proposals=proposals,
        timexes=times,
        quotations=quotes,
        attributions=attributions(report, doc, quotes, proposals),
        chains=chains(report, doc, quotes, load(own=actors)),
        quantities=quantities(doc, times),
        reader=reader,
    )
