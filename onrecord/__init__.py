"""Onrecord turns news reports of diplomacy and armed conflict into a sourced record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.errors import OnrecordError
from onrecord.model import Event, Figure, Record, Report, Span, Statement, Time
from onrecord.version import __version__

if TYPE_CHECKING:
    from onrecord.pipeline import dated, read, read_file, read_many

__all__ = [
    "Event",
    "Figure",
    "OnrecordError",
    "Record",
    "Report",
    "Span",
    "Statement",
    "Time",
    "__version__",
    "dated",
    "read",
    "read_file",
    "read_many",
]


def __getattr__(name: str) -> Any:
    """Loads the pipeline only when it is asked for, so that `import onrecord` stays quick."""
    if name in {"dated", "read", "read_file", "read_many"}:
        from onrecord import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
