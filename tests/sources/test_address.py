"""Addresses are fetched with limits, and what goes wrong is said in one line."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from onrecord.errors import SourceError
from onrecord.model import Refusal, Report
from onrecord.sources import load
from onrecord.sources.address import fetch, is_address

PARAGRAPH = "<p>The envoy's café in Geneva was where the ministers met on Monday, and the talks were useful.</p>"
PAGE = f"<html><head><title>Talks</title></head><body><article>{PARAGRAPH * 3}</article></body></html>"


class Answers(BaseHTTPRequestHandler):
    """A small site: a page in Latin-1, a packed one, one that forwards, one that is gone, one that breaks."""

    def do_GET(self) -> None:
        if self.path == "/forward":
            self.send_response(302)
            self.send_header("Location", "/page")
            self.end_headers()
            return
        if self.path not in ("/page", "/packed", "/broken"):
            self.send_error(404, "Not Found")
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=iso-8859-1")
        body = PAGE.encode("latin-1")
        if self.path != "/page":
            self.send_header("Content-Encoding", "gzip")
            body = gzip.compress(body) if self.path == "/packed" else b"no gzip"
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["/page", "/packed", "/forward"])
def test_a_page_is_fetched_and_read(site: str, path: str) -> None:
    [report] = load(site + path)
    assert isinstance(report, Report)
    assert "café" in report.text
    assert report.url == site + ("/page" if path == "/forward" else path)


def test_what_is_not_there_or_broken_is_refused(site: str) -> None:
    [gone] = load(site + "/gone")
    assert isinstance(gone, Refusal) and "404" in gone.reason and "save the page" in gone.remedy
    [broken] = load(site + "/broken")
    assert isinstance(broken, Refusal) and "cannot be read" in broken.reason


def test_a_page_over_the_limit_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.sources.address.LARGEST", 100)
    with pytest.raises(SourceError, match="more than"):
        fetch(site + "/page")


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "http://", "http://[::1", "https://onrecord.invalid/a"])
def test_without_a_server_the_remedy_is_to_save_the_page(address: str) -> None:
    [refusal] = load(address)
    assert isinstance(refusal, Refusal)
    assert "save the page" in refusal.remedy
    assert "\n" not in refusal.reason


def test_a_server_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def wait(*given: object, **more: object) -> None:
        raise TimeoutError

    monkeypatch.setattr("onrecord.sources.address.urlopen", wait)
    with pytest.raises(SourceError, match="within 20 seconds"):
        fetch("http://courier.example/a")


def test_what_is_an_address() -> None:
    assert is_address("HTTPS://courier.example")
    assert not is_address("reports/http.txt")
