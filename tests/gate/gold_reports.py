"""The gate's reports with their gold records: YAML that points at words by quoting them, made into the contract's form.

A snippet is a piece of the text that stands there once; square brackets mark the words that are meant, where the piece
around them is only there to find them: "Sarkisov [told] reporters".
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

__all__ = ["REPORTS", "gold_record", "locate"]

REPORTS = sorted((Path(__file__).parent / "reports").glob("*.yaml"))


def gold_record(path: Path) -> dict[str, Any]:
    """One gold record in the form of the contract. Raises `ValueError` for words that are not in the text just once."""
    about = yaml.safe_load(path.read_text(encoding="utf-8"))
    text = about["text"].strip("\n")
    return {
        "report": {
            "id": about["id"],
            "title": text.split("\n", 1)[0],
            "outlet": about["outlet"],
            "published": str(about["published"]),
            "url": None,
            "language": "en",
            "text": text,
        },
        "statements": [_statement(text, item) for item in about["statements"]],
        "events": [_event(text, item) for item in about["events"]],
        "figures": [_figure(text, item) for item in about["figures"]],
    }


def locate(text: str, snippet: str) -> list[int]:
    """Where the words of a snippet stand, `[start, end)`."""
    plain = snippet.replace("[", "").replace("]", "")
    count = text.count(plain) if plain.strip("\n") else 0
    if count != 1:
        raise ValueError(f"{snippet!r} stands {count} times in the text; quote more of what is around it.")
    start = text.index(plain)
    if "[" not in snippet:
        return [start, start + len(plain)]
    return [start + snippet.index("["), start + snippet.index("]") - 1]


def _spans(text: str, snippets: list[str]) -> list[list[int]]:
    return [locate(text, snippet) for snippet in snippets]


def _time(told: list[Any] | None) -> dict[str, Any] | None:
    if told is None:
        return None
    return {
        "text": told[0],
        "earliest": str(told[1]),
        "latest": str(told[2]),
        "at": told[3] if len(told) > 3 else None,
    }


def _statement(text: str, item: dict[str, Any]) -> dict[str, Any]:
    content, cue = _spans(text, item["content"]), locate(text, item["cue"])
    cover = [min(start for start, _ in [*content, cue]), max(end for _, end in [*content, cue])]
    return {
        "id": item["id"],
        "evidence": _spans(text, item["evidence"]) if "evidence" in item else [cover],
        "source": item.get("source"),
        "speaker": item["speaker"],
        "manner": item["manner"],
        "content": content,
        "cue": cue,
        "addressee": item.get("addressee", []),
        "medium": item.get("medium"),
        "on_behalf_of": item.get("on_behalf_of"),
        "time": _time(item.get("time")),
    }


def _event(text: str, item: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": item["id"],
        "evidence": _spans(text, item["evidence"]),
        "source": item.get("source"),
        "type": item["type"],
        "mode": item.get("mode"),
        "anchor": locate(text, item["anchor"]),
        "actors": item["actors"],
        "recipients": item.get("recipients", []),
        "place": item.get("place"),
        "time": _time(item.get("time")),
        "status": item.get("status", "happened"),
        "about": locate(text, item["about"]) if "about" in item else None,
    }


def _figure(text: str, item: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": item["id"],
        "evidence": _spans(text, item["evidence"]),
        "source": item.get("source"),
        "measure": item["measure"],
        "low": item["low"],
        "high": item["high"],
        "approximate": item.get("approximate", False),
        "unit": item["unit"],
        "per": item.get("per"),
        "event": item.get("event"),
        "time": _time(item.get("time")),
        "place": item.get("place"),
    }
