"""What an item is about, in words to look it up by."""

from __future__ import annotations

from typing import Any

__all__ = ["topic"]


def topic(body: dict[str, Any], text: str) -> str:
    """The words of an item's subject, from its form in a record and its report's text.

    They are the subject and the contexts of an event, what a statement says, and the measure and unit of a figure.
    """
    spans = [*body.get("content", ()), *([body["about"]] if body.get("about") else ())]
    words = [text[start:end] for start, end in spans]
    words += [context.replace("_", " ") for context in body.get("contexts", ())]
    words += [body[name] for name in ("measure", "unit") if body.get(name)]
    return "\n".join(words)
