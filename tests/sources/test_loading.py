"""Reports of files, folders, standard input: each bad one gives a refusal with its reason, and the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import Refusal, Report
from onrecord.sources import load

TEXT = "Ministers meet\nThe ministers met in Geneva on Monday, and the talks were useful to both of them."
PAGE = (
    "<html><head><title>Ministers meet</title></head><body><article><p>"
    + "</p><p>".join(["The ministers met in Geneva on Monday, and the talks were useful to both of them."] * 3)
    + "</p></article></body></html>"
)
SIGNATURES = [
    b"",
    b"{",
    b"[",
    b'{"text": "',
    b"<html>",
    b"<p>",
    b"\x1f\x8b",
    b"PK\x03\x04",
    b"\xff\xfe",
    b"%PDF",
    b"<?xml ",
]


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def only(path: Path | str, **given: str) -> Report | Refusal:
    found = list(load(path, **given))
    assert len(found) == 1
    return found[0]


def report_of(path: Path | str, **given: str) -> Report:
    found = only(path, **given)
    assert isinstance(found, Report), found
    return found


def refusal_of(path: Path | str, **given: str) -> Refusal:
    found = only(path, **given)
    assert isinstance(found, Refusal), found
    assert found.reason and found.remedy
    assert "\n" not in found.reason + found.remedy
    return found


def test_a_text_file(tmp_path: Path) -> None:
    report = report_of(write(tmp_path / "a.txt", TEXT), published="2025-05-17", outlet="Courier", title="Talks")
    assert (report.text, report.published, report.outlet, report.title) == (TEXT, "2025-05-17", "Courier", "Talks")


def test_line_breaks_of_another_system_move_nothing(tmp_path: Path) -> None:
    report = report_of(write(tmp_path / "a.txt", TEXT.replace("\n", "\r\n")))
    assert report.text == TEXT.replace("\n", " \n")


def test_a_page_is_one_whatever_its_name(tmp_path: Path) -> None:
    for name in ("a.html", "a.txt", "a"):
        assert report_of(write(tmp_path / name, PAGE)).text.startswith("Ministers meet\nThe ministers met")


def test_lines_of_json_and_the_bad_ones_among_them(tmp_path: Path) -> None:
    lines = [json.dumps({"id": "1", "text": TEXT}), "no json", "", "[]", '{"id": "x"}', json.dumps({"text": TEXT})]
    path = write(tmp_path / "a.jsonl", "\n".join(lines))
    found = list(load(path))
    assert [type(each) for each in found] == [Report, Refusal, Refusal, Refusal, Report]
    refused = [each.where for each in found if isinstance(each, Refusal)]
    assert refused == [f"{path}, line 2", f"{path}, line 4", f"{path}, line 5"]


def test_one_object_over_several_lines_and_a_list_of_objects(tmp_path: Path) -> None:
    assert report_of(write(tmp_path / "a.json", json.dumps({"text": TEXT}, indent=2))).text == TEXT
    found = list(load(write(tmp_path / "b.json", json.dumps([{"text": TEXT}, 5, {"text": TEXT}]))))
    assert [type(each) for each in found] == [Report, Refusal, Report]
    assert isinstance(found[1], Refusal) and found[1].where.endswith("b.json, object 2")


def test_lines_of_json_without_the_name(tmp_path: Path) -> None:
    assert len(list(load(write(tmp_path / "a", f"{json.dumps({'text': TEXT})}\n" * 3)))) == 3


@pytest.mark.parametrize("name", ["a.txt.gz", "a.gz", "a.txt"])
def test_packed_files(tmp_path: Path, name: str) -> None:
    assert report_of(write(tmp_path / name, gzip.compress(TEXT.encode()))).text == TEXT


def test_packed_lines_and_pages(tmp_path: Path) -> None:
    packed = gzip.compress(f"{json.dumps({'text': TEXT})}\n".encode() * 5)
    assert len(list(load(write(tmp_path / "a.jsonl.gz", packed)))) == 5
    assert report_of(write(tmp_path / "a.html.gz", gzip.compress(PAGE.encode()))).title == "Ministers meet"


def test_packed_data_that_break_off_keep_the_reports_before(tmp_path: Path) -> None:
    lines = b"".join(json.dumps({"id": str(n), "text": TEXT + str(n)}).encode() + b"\n" for n in range(5000))
    found = list(load(write(tmp_path / "a.jsonl.gz", gzip.compress(lines)[:-2000])))
    assert isinstance(found[0], Report)
    assert isinstance(found[-1], Refusal) and "gzip" in found[-1].reason


def test_a_folder_gives_its_files_in_order_and_goes_on_after_a_bad_one(tmp_path: Path) -> None:
    write(tmp_path / "b.txt", TEXT + " B")
    write(tmp_path / "a.txt", "")
    (tmp_path / "c").mkdir()
    write(tmp_path / "c" / "d.html", PAGE)
    write(tmp_path / "notes.md", "not read")
    write(tmp_path / ".hidden.txt", TEXT)
    found = list(load(tmp_path))
    assert [type(each) for each in found] == [Refusal, Report, Report]
    assert isinstance(found[1], Report) and found[1].text.endswith(" B")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for content, count in ((TEXT, 1), (PAGE, 1), (f"{json.dumps({'text': TEXT})}\n" * 2, 2)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
        found = list(load("-"))
        assert len(found) == count and all(isinstance(each, Report) for each in found)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert refusal_of("-").where == "standard input"


def test_broken_utf8_is_read(tmp_path: Path) -> None:
    report = report_of(write(tmp_path / "a.txt", b"Talks\nThe envoy\x92s caf\xe9 \xe2 he\xe2s there \xe2 was hit."))
    assert report.text == "Talks\nThe envoy’s café — he’s there — was hit."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t \n", "empty"),
        (b"%PDF-1.4 and so on", "a PDF"),
        (b"PK\x03\x04word/document.xml", "a Word document"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\0\1\2" * 400, "binary data"),
        (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article"),
        (b"<rss version='2.0'></rss>", "a feed"),
        (gzip.compress(gzip.compress(b"a")), "packed twice"),
        (gzip.compress(TEXT.encode())[:-12], "gzip data are broken"),
        (b"The ministers met. " * 300_000, "5,700,000 characters"),
        (b"The ministers met. " * 500_000, "more than 8 MB"),
        ("Министры встретились в столице. ".encode() * 20, "Cyrillic"),
    ],
)
def test_bad_files_are_refused_with_their_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    path = write(tmp_path / "a.txt", content)
    refusal = refusal_of(path)
    assert reason in refusal.reason
    assert refusal.where == str(path)


def test_a_path_that_is_none(tmp_path: Path) -> None:
    assert "No such file" in refusal_of(tmp_path / "none.txt").reason
    assert "cannot be read" in refusal_of("a\0b").reason
    assert "no report" in refusal_of(tmp_path).reason
    assert "not fetched" in refusal_of("ftp://courier.example/a").reason


def test_a_path_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "Permission denied" in refusal_of(write_bytes_without_open(tmp_path / "a.txt")).reason


def write_bytes_without_open(path: Path) -> Path:
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(b"a")
    return path


def test_a_date_that_is_none_is_refused_once_for_all(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", f"{json.dumps({'text': TEXT})}\n" * 3)
    assert "no date" in refusal_of(path, published="2025-13-40").reason


def test_a_line_without_end_is_refused_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.sources.loading.LARGEST_LINE", 1000)
    path = write(tmp_path / "a.jsonl", json.dumps({"text": "a" * 5000}) + "\n" + json.dumps({"text": TEXT}))
    found = list(load(path))
    assert [type(each) for each in found] == [Refusal, Report]


@given(
    st.sampled_from(SIGNATURES), st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json.gz"])
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_give_reports_or_refusals(tmp_path: Path, signature: bytes, data: bytes, name: str) -> None:
    found = list(load(write(tmp_path / name, signature + data)))
    assert found
    for each in found:
        if isinstance(each, Refusal):
            assert each.reason and "\n" not in each.reason
        else:
            each.text.encode("utf-8")
