"""Makes text of bytes: finds the encoding, reads bytes that break it, and undoes a second encoding."""

from __future__ import annotations

import codecs
import re

__all__ = ["decode", "sixteen_bits", "undo_double_encoding"]

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WINDOWS = "".join(bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0x100))
"""What the bytes 0x80 to 0xFF stand for in Windows-1252; the five that stand for nothing become control characters."""
BYTE_OF = {chr(code): code for code in range(0x80, 0xC0)} | {sign: 0x80 + i for i, sign in enumerate(WINDOWS)}
NEXT = f"[{''.join(re.escape(sign) for sign, code in BYTE_OF.items() if code < 0xC0)}]"
TWICE = re.compile(rf"[ÂÃÄÅ]{NEXT}|[âï]{NEXT}{{2}}|ð{NEXT}{{3}}")
"""UTF-8 sequences for Latin letters, punctuation and pictures, of which each byte became a character of its own."""
SURELY_TWICE = re.compile(rf"Ã{NEXT}|â€|â{NEXT}{NEXT}|Â[\xa0-\xbf]")
"""Sequences that stand in no word: "Spaß“" or "FÅ”" alone prove nothing."""
CUT_SHORT = "â€"
"""A closing quotation mark whose third byte stands for nothing in Windows-1252 and was dropped."""
WINDOWS_FOR_BROKEN = "onrecord.windows"


def _windows_byte(error: UnicodeError) -> tuple[str, int]:
    """The byte that breaks UTF-8, as Windows-1252; reading goes on with the next."""
    assert isinstance(error, UnicodeDecodeError)
    return WINDOWS[error.object[error.start] - 0x80], error.start + 1


codecs.register_error(WINDOWS_FOR_BROKEN, _windows_byte)


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of bytes: by their mark, as UTF-8, in the encoding `declared`, or with broken bytes as Windows-1252.

    Only the bytes that break UTF-8 are read as Windows-1252, so nothing is lost and nothing else changes. Text that was
    encoded twice ("â€œ") is restored; no offset exists yet that this could move.
    """
    return undo_double_encoding(_decode(data, declared))


def _decode(data: bytes, declared: str | None) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, WINDOWS_FOR_BROKEN if encoding == "utf-8" else "replace")
    wide = sixteen_bits(data[:4096])
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _by_declaration(data, declared) or data.decode("utf-8", WINDOWS_FOR_BROKEN)


def sixteen_bits(head: bytes) -> str | None:
    """The encoding of bytes that look like UTF-16 without its mark: every other one is zero, the others are not."""
    even, odd = head[0::2], head[1::2]
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if len(odd) > 8 and zeros.count(0) * 10 > 9 * len(zeros) and not others.count(0):
            return encoding
    return None


def _by_declaration(data: bytes, declared: str | None) -> str | None:
    """The text in the encoding a page or server declares, if it is none of the usual ones and can be read in it."""
    try:
        name = codecs.lookup(declared or "utf-8").name
        return None if name in ("utf-8", "ascii", "iso8859-1", "cp1252") else data.decode(name)
    except (LookupError, ValueError, AttributeError, TypeError):
        return None


def undo_double_encoding(text: str) -> str:
    """Restores sequences such as "â€œ" and "Ã©", UTF-8 read as Windows-1252 or Latin-1, where they are whole."""
    if text.isascii() or not SURELY_TWICE.search(text):
        return text
    return TWICE.sub(_once, text).replace(CUT_SHORT, "”")


def _once(match: re.Match[str]) -> str:
    try:
        return bytes(BYTE_OF[sign] for sign in match.group()).decode("utf-8")
    except UnicodeDecodeError:
        return match.group()
