"""Reads the reports of a file, a folder, standard input or an address; a bad one gives a refusal, the rest goes on."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO, cast

from onrecord.errors import SourceError
from onrecord.model import Refusal, Report
from onrecord.sources.address import fetch, is_address
from onrecord.sources.dates import to_iso
from onrecord.sources.decoding import decode
from onrecord.sources.formats import HEAD, Format, format_of
from onrecord.sources.json_lines import FORM, from_object, parse
from onrecord.sources.page import from_page
from onrecord.sources.text import LONGEST, from_text

__all__ = ["load"]

ENDINGS = (".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json")
"""The files that are read of a folder, each also with `.gz` behind it."""
LARGEST_TEXT = 4 * LONGEST
LARGEST_PAGE = 50_000_000
LARGEST_LINE = 40_000_000
"""Limits in bytes, so that a file that never ends takes no memory; the limit of one report is in code points."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the user gave for all reports of a place; it wins over what the reports tell."""

    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    charset: str | None = None
    verbatim: bool = False


def load(
    where: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    verbatim: bool = False,
) -> Iterator[Report | Refusal]:
    """The reports of a path, an address, or standard input ("-"), in order; a `Refusal` for each that cannot be had.

    A file may hold text, a saved page, JSON lines or JSON, also packed with gzip; its content decides, its name only in
    doubt. A folder gives its files of these kinds in the order of their paths. `verbatim` keeps the texts of JSON as
    they stand, so that offsets count in them. Never raises for bad input.
    """
    place = "standard input" if where == "-" else str(where)
    try:
        if published and published.strip():
            to_iso(published)
        yield from _load(where, place, Given(published, outlet, title, verbatim=verbatim))
    except SourceError as error:
        yield Refusal(place, error.what, error.remedy)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Refusal(place, f"Its gzip data are broken ({_why(error)}).", "Pack it again or fetch it again.")
    except (OSError, ValueError) as error:
        yield Refusal(place, f"It cannot be read: {_why(error)}.", "Check the path and its permissions.")


def _load(where: str | Path, place: str, given: Given) -> Iterator[Report | Refusal]:
    if where == "-":
        yield from _stream(sys.stdin.buffer, place, "", given)
    elif isinstance(where, str) and is_address(where):
        fetched = fetch(where)
        given = replace(given, url=fetched.url, charset=fetched.charset)
        yield from _stream(io.BytesIO(fetched.data), place, "", given)
    elif isinstance(where, str) and "://" in where and not Path(where).exists():
        raise SourceError("Addresses of this kind are not fetched.", "Give an http or https address, or a saved file.")
    elif Path(where).is_dir():
        yield from _folder(Path(where), given)
    else:
        with Path(where).open("rb") as stream:
            yield from _stream(stream, place, Path(where).name, given)


def _folder(folder: Path, given: Given) -> Iterator[Report | Refusal]:
    files = [path for path in folder.rglob("*") if path.name.lower().removesuffix(".gz").endswith(ENDINGS)]
    files = [path for path in files if path.is_file() and not path.name.startswith(".")]
    if not files:
        raise SourceError("The folder holds no report.", f"Reports are files that end in {', '.join(ENDINGS)}.")
    for path in sorted(files, key=lambda path: path.relative_to(folder).as_posix()):
        yield from load(
            path, published=given.published, outlet=given.outlet, title=given.title, verbatim=given.verbatim
        )


class _Rest(io.RawIOBase):
    """A stream whose first bytes were read already: gives them again, then the others."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = head, stream

    def readable(self) -> bool:
        """Always, as `BufferedReader` asks."""
        return True

    def readinto(self, room: Any) -> int:
        """Fills `room` with what comes next; 0 at the end."""
        if self._head:
            piece, self._head = self._head[: len(room)], self._head[len(room) :]
        else:
            piece = self._stream.read(len(room)) or b""
        room[: len(piece)] = piece
        return len(piece)


def _stream(stream: BinaryIO, place: str, name: str, given: Given, packed: bool = False) -> Iterator[Report | Refusal]:
    """The reports of a stream of bytes; `packed` where they came out of gzip already."""
    head = b""
    while len(head) < HEAD and (piece := stream.read(HEAD - len(head))):
        head += piece
    if not head.strip():
        raise SourceError("It is empty.", "Give a report: text, a saved page or JSON lines.")
    found = format_of(head, name)
    rest = cast(BinaryIO, io.BufferedReader(_Rest(head, stream), HEAD))
    if found == "gzip":
        if packed:
            raise SourceError("It is packed twice.", "Unpack it once.")
        yield from _stream(cast(BinaryIO, gzip.GzipFile(fileobj=rest)), place, name, given, packed=True)
    elif found == "lines":
        yield from _lines(rest, place, given)
    else:
        yield from _whole(rest, found, place, given)


def _lines(stream: BinaryIO, place: str, given: Given) -> Iterator[Report | Refusal]:
    """A report for each line that is not blank; a bad line gives a refusal that names its number."""
    number = 0
    while line := stream.readline(LARGEST_LINE):
        number += 1
        here = f"{place}, line {number}"
        if not line.endswith(b"\n") and len(line) == LARGEST_LINE:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LARGEST_LINE)
            yield Refusal(here, f"The line is longer than {LARGEST_LINE // 1_000_000} MB.", FORM)
        elif line.strip():
            try:
                yield _of_object(parse(decode(line)), given)
            except SourceError as error:
                yield Refusal(here, error.what, error.remedy)


def _whole(stream: BinaryIO, found: Format, place: str, given: Given) -> Iterator[Report | Refusal]:
    """The report of a text or a page, or the reports of a JSON value."""
    limit = LARGEST_TEXT if found == "text" else LARGEST_PAGE
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise SourceError(f"It has more than {limit // 1_000_000} MB.", "Split it into its reports.")
    if found == "html":
        yield from_page(
            data,
            published=given.published,
            outlet=given.outlet,
            title=given.title,
            url=given.url,
            charset=given.charset,
        )
    elif found == "text":
        yield from_text(
            decode(data, given.charset),
            published=given.published,
            outlet=given.outlet,
            title=given.title,
            url=given.url,
        )
    else:
        value = parse(decode(data))
        for number, each in enumerate(value if isinstance(value, list) else [value], start=1):
            try:
                yield _of_object(each, given)
            except SourceError as error:
                here = f"{place}, object {number}" if isinstance(value, list) else place
                yield Refusal(here, error.what, error.remedy)


def _of_object(told: Any, given: Given) -> Report:
    return from_object(told, published=given.published, outlet=given.outlet, title=given.title, verbatim=given.verbatim)


def _why(error: Exception) -> str:
    return " ".join(str(getattr(error, "strerror", None) or error).split())[:160] or type(error).__name__
