"""Tells what a file holds by its first bytes, and by its name only where the bytes leave it open."""

from __future__ import annotations

import json
import re
from typing import Literal

from onrecord.errors import SourceError
from onrecord.sources.decoding import sixteen_bits

__all__ = ["HEAD", "Format", "format_of", "refuse_binary"]

Format = Literal["gzip", "html", "json", "lines", "text"]
HEAD = 65_536
"""How many bytes of the beginning are looked at."""

MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "Convert it to text first (for example with pdftotext)."),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "Save it as text first."),
    (b"{\\rtf", "a rich-text document", "Save it as text first."),
    (b"\x89PNG", "a PNG image", "Give the text in it, not its picture."),
    (b"\xff\xd8\xff", "a JPEG image", "Give the text in it, not its picture."),
    (b"GIF8", "a GIF image", "Give the text in it, not its picture."),
    (b"RIFF", "a sound, film or image file", "Give its transcript."),
    (b"ID3", "a sound file", "Give its transcript."),
    (b"OggS", "a sound file", "Give its transcript."),
    (b"BZh", "a bzip2 archive", "Unpack it first; gzip is read as it is."),
    (b"\xfd7zXZ\x00", "an xz archive", "Unpack it first; gzip is read as it is."),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive", "Unpack it first; gzip is read as it is."),
    (b"7z\xbc\xaf\x27\x1c", "a 7-zip archive", "Unpack it first."),
    (b"Rar!", "a RAR archive", "Unpack it first."),
    (b"\x7fELF", "a program", "Give a report."),
    (b"MZ\x90", "a program", "Give a report."),
    (b"SQLite format 3\x00", "an SQLite database", "Export its reports, one JSON object a line."),
    (b"WARC/", "a web archive", "Take the pages out of it first; web archives are not read yet."),
)
ZIPPED: tuple[tuple[bytes, str, str], ...] = (
    (b"word/", "a Word document", "Save it as text first."),
    (b"xl/", "an Excel workbook", "Export its reports, one JSON object a line."),
    (b"ppt/", "a PowerPoint file", "Save it as text first."),
    (b"opendocument", "an OpenDocument file", "Save it as text first."),
    (b"epub", "an e-book", "Save it as text first."),
)
PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?>(?:<!--.*?-->\s*)*)"
    rb"<(?:!doctype\s+html|html|head|body|article|main|section|header|div|meta|title|link|script|h1|p|table|span)\b",
    re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(rb"</?[a-z][a-z0-9]{0,10}(?:\s[^<>]{0,2000})?>", re.IGNORECASE)
FEED = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?>(?:<!--.*?-->\s*)*)<(rss|feed|rdf:RDF|sitemapindex|urlset)\b", re.DOTALL
)
XML = re.compile(rb"\s*<\?xml\b")
CONTROL = (*range(0x01, 0x08), *range(0x0E, 0x1B), *range(0x1C, 0x20))
"""Control characters that no text needs. A few may be damage; one in fifty, or one zero byte in a thousand, is not."""
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def format_of(head: bytes, name: str = "") -> Format:
    """What a file that begins with `head` holds. Raises `SourceError` for what is not read, saying what it is.

    A page is known as one whatever its name; a name that ends in `.jsonl`, `.json` or `.html` is believed unless the
    bytes speak against it.
    """
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    refuse_binary(head)
    name = name.lower().removesuffix(".gz")
    start = head.removeprefix(MARKS[0]).lstrip()
    if not start:
        return "text"
    feed = FEED.match(start)
    if feed:
        raise SourceError(
            f"It is a feed or a list of addresses ({feed[1].decode()}).", "Give the reports it points to."
        )
    if PAGE.match(start) or (name.endswith((".html", ".htm", ".xhtml")) and TAG.search(head)):
        return "html"
    if XML.match(start):
        raise SourceError("It is XML, but neither a page nor text.", "Give it as text, HTML or JSON lines.")
    if name.endswith((".jsonl", ".ndjson")):
        return "lines"
    if name.endswith(".json") or re.match(rb"\{\s*[\"}]|\[\s*[\[{\]]", start):
        return "lines" if _first_line_is_object(start) else "json"
    return "text"


def _first_line_is_object(start: bytes) -> bool:
    """Whether the first line is an object of its own, or too long to tell."""
    line, end, _ = start.partition(b"\n")
    if not end and len(start) > HEAD // 2:
        return start[:1] == b"{"
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def refuse_binary(head: bytes) -> None:
    """Raises `SourceError` that names the kind of a file that is no text."""
    for magic, kind, remedy in MAGIC:
        if head.startswith(magic):
            raise SourceError(f"It is {kind}, not text.", remedy)
    if head.startswith(b"PK\x03\x04"):
        for sign, kind, remedy in ZIPPED:
            if sign in head:
                raise SourceError(f"It is {kind}, not text.", remedy)
        raise SourceError("It is a ZIP archive, not text.", "Unpack it first.")
    if head[4:8] == b"ftyp":
        raise SourceError("It is a film or sound file, not text.", "Give its transcript.")
    if head[257:262] == b"ustar":
        raise SourceError("It is a tar archive, not text.", "Unpack it first.")
    if head.startswith(MARKS) or sixteen_bits(head[:4096]):
        return
    control = sum(map(head.count, CONTROL))
    if head.count(0) * 1000 > len(head) or control * 50 > len(head):
        raise SourceError("It is binary data, not text.", "Convert it to text first.")
