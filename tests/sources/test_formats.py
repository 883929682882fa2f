"""What a file holds is told by its bytes, and by its name only in doubt."""

from __future__ import annotations

import contextlib
import time

import pytest

from onrecord.errors import SourceError
from onrecord.sources.formats import format_of


@pytest.mark.parametrize(
    ("head", "name", "found"),
    [
        (b"Ministers meet\nThey met.", "a.txt", "text"),
        (b"Ministers meet\nThey met.", "", "text"),
        (b"Ministers <meet> today", "a.txt", "text"),
        (b"<!DOCTYPE html><html>", "a.txt", "html"),
        (b"\xef\xbb\xbf\n <html lang=en>", "", "html"),
        (b"<!-- saved -->\n<HTML>", "", "html"),
        (b"<?xml version='1.0'?><!DOCTYPE html>", "", "html"),
        (b"<p>They met.</p>", "", "html"),
        (b"They met.<br>They left.", "a.html", "html"),
        (b"They met.", "a.html", "text"),
        (b'{"text": "a"}\n{"text": "b"}', "", "lines"),
        (b'{"text": "a"}', "a.json", "lines"),
        (b'{\n  "text": "a"\n}', "a.json", "json"),
        (b'{\n  "text": "a"\n}', "", "json"),
        (b'[{"text": "a"}]', "a.txt", "json"),
        (b"no json at all", "a.jsonl", "lines"),
        (b"no json at all", "a.ndjson.gz", "lines"),
        (b'{"text": "' + b"a" * 70_000, "", "lines"),
        (b"[Geneva] They met.", "a.txt", "text"),
        (b"{curly} beginnings", "a.txt", "text"),
        (b"\x1f\x8b\x08", "a.txt", "gzip"),
        (b"", "", "text"),
        ("They met in a café.".encode("utf-16"), "a.txt", "text"),
        ("They met in the capital.".encode("utf-16-be"), "a.txt", "text"),
    ],
)
def test_the_format_of_a_file(head: bytes, name: str, found: str) -> None:
    assert format_of(head, name) == found


def test_comments_without_end_take_no_time() -> None:
    for head in (b"<!-- -->" * 8000 + b"x", b"<!--" * 16_000, b"<a " * 20_000, b"<?xml " * 10_000):
        begun = time.process_time()
        with contextlib.suppress(SourceError):
            format_of(head, "a.html")
        assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7", "a PDF"),
        (b"PK\x03\x04....word/document.xml", "a Word document"),
        (b"PK\x03\x04....xl/workbook.xml", "an Excel workbook"),
        (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument file"),
        (b"PK\x03\x04....report.txt", "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0", "an old Office document"),
        (b"{\\rtf1 They met.}", "a rich-text document"),
        (b"\x89PNG\r\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"....ftypmp42", "a film or sound file"),
        (b"SQLite format 3\x00", "an SQLite database"),
        (b"WARC/1.0\r\n", "a web archive"),
        (b"a" * 257 + b"ustar", "a tar archive"),
        (b"\0\1\2\3" * 100, "binary data"),
        (b"\x01\x02\x03\x04abc" * 100, "binary data"),
        (bytes(n * n * 7919 % 65_521 % 256 for n in range(3000)), "binary data"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "a feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "a feed"),
        (b"<?xml version='1.0'?><note>They met.</note>", "XML"),
    ],
)
def test_what_is_no_report_is_named(head: bytes, kind: str) -> None:
    with pytest.raises(SourceError) as refused:
        format_of(head, "a.txt")
    assert kind in refused.value.what
    assert refused.value.remedy
