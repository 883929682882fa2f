"""Coding: a `Reading` goes in, a `Record` comes out. Knows diplomacy; knows nothing of files or tables."""

from __future__ import annotations

from onrecord.model import Reading, Record
from onrecord.settings import Settings
from onrecord.version import __version__

__all__ = ["code"]


def code(reading: Reading, settings: Settings | None = None) -> Record:
    """The record of a reading: statements first, since events and figures are told in somebody's voice."""
    from onrecord.coding.actors import Cast
    from onrecord.coding.codebook import load_codebook
    from onrecord.coding.events import events
    from onrecord.coding.figures import figures
    from onrecord.coding.identities import identities
    from onrecord.coding.mapped import places
    from onrecord.coding.placing import placed
    from onrecord.coding.statements import statements
    from onrecord.data.actors import load

    settings = settings or Settings()
    codebook = load_codebook(settings.codebook)
    cast = Cast(reading, tables=load(own=settings.actors))
    said = statements(reading, cast)
    found = placed(events(reading, cast, said, codebook), reading, cast.hear(said))
    done = tuple(event for event in found if event.actors or event.recipients or event.place)
    counted = figures(reading, cast, said, done)
    return Record(
        report=reading.report,
        statements=said,
        events=done,
        figures=counted,
        places=places(reading, done, counted, settings),
        actors=identities(cast, (*said, *done, *counted)),
        reader=f"onrecord {__version__}, {reading.reader}" if reading.reader else f"onrecord {__version__}",
    )
