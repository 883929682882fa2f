"""From a path, an address or a text to a `Report`: fetches, finds the article, repairs characters in place."""

from __future__ import annotations

from onrecord.sources.loading import load
from onrecord.sources.text import from_text

__all__ = ["from_text", "load"]
