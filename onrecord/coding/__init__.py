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
    from onrecord.coding.statements import statements

    codebook = load_codebook((settings or Settings()).codebook)
    cast = Cast(reading)
    said = statements(reading, cast)
    done = events(reading, cast, said, codebook)
    return Record(
        report=reading.report,
        statements=said,
        events=done,
        figures=figures(reading, cast, said, done),
        reader=f"onrecord {__version__}, {reading.reader}" if reading.reader else f"onrecord {__version__}",
    )
