"""Fetches a page or file from an address with the standard library: a time limit, a size limit, no cookies."""

from __future__ import annotations

import gzip
import http.client
import ssl
import zlib
from dataclasses import dataclass
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from onrecord.errors import SourceError

__all__ = ["Fetched", "fetch", "is_address"]

SECONDS = 20
LARGEST = 50_000_000
"""Bytes; a page has 50 thousand to 5 million."""
ASKING = {
    "User-Agent": "Mozilla/5.0 (compatible; Onrecord)",
    "Accept": "text/html,text/plain,application/json;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
}
BY_HAND = "Open it in a browser, save the page and give the file."


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the bytes, the address after forwarding, and the charset the server declared."""

    data: bytes
    url: str
    charset: str | None


def is_address(where: str) -> bool:
    """Whether this is an address on the web rather than a path."""
    return where.lower().startswith(("http://", "https://"))


def fetch(url: str) -> Fetched:
    """What stands at an address. Raises `SourceError` saying why not: no network, refused, too large."""
    try:
        with urlopen(Request(url, headers=ASKING), timeout=SECONDS) as answer:
            data = answer.read(LARGEST + 1)
            if answer.headers.get("Content-Encoding", "").lower() == "gzip":
                data = zlib.decompressobj(wbits=31).decompress(data, LARGEST + 1)
            if len(data) > LARGEST:
                raise SourceError(f"The address gives more than {LARGEST // 1_000_000} MB.", "Give a single report.")
            return Fetched(data, answer.geturl(), answer.headers.get_content_charset())
    except HTTPError as error:
        raise SourceError(f"The server answers {error.code} ({error.reason}).", BY_HAND) from error
    except TimeoutError as error:
        raise SourceError(f"The server does not answer within {SECONDS} seconds.", f"Try later. {BY_HAND}") from error
    except (URLError, ssl.SSLError, ConnectionError) as error:
        raise SourceError(f"The address cannot be reached ({_why(error)}).", f"Check the network. {BY_HAND}") from error
    except (http.client.HTTPException, ValueError, OSError, gzip.BadGzipFile, zlib.error) as error:
        raise SourceError(f"The address cannot be read ({_why(error)}).", BY_HAND) from error


def _why(error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    return " ".join(str(getattr(reason, "strerror", None) or reason).split())[:160] or type(error).__name__
