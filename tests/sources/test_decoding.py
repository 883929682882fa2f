"""Bytes become text: by their mark, as UTF-8, or as what they clearly are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.decoding import decode, sixteen_bits, undo_double_encoding

SENTENCE = "“We’ll sign,” said Şafak Öztürk — “no later than Monday.”"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_or_without_its_mark(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)) == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_sixteen_bits_without_a_mark(encoding: str) -> None:
    assert decode(b"".join([("The talks went on for a day. " * 3).encode(encoding)])).startswith("The talks went on")
    assert sixteen_bits("The talks went on for a day.".encode(encoding)) == encoding


def test_windows_1252_needs_no_declaration() -> None:
    text = "“It’s over,” said the envoy – in a café."
    assert decode(text.encode("cp1252")) == text


def test_only_the_bytes_that_break_utf8_are_read_as_windows_1252() -> None:
    assert decode("“Sound” and ".encode() + b"\x93broken\x94") == "“Sound” and “broken”"


def test_a_truncated_mark_leaves_the_letter_that_repair_knows() -> None:
    assert decode(b"it\xe2s over") == "itâs over"


def test_a_declared_encoding_is_used_where_utf8_fails() -> None:
    assert decode("Łódź said no".encode("iso8859-2"), "iso-8859-2") == "Łódź said no"
    assert decode("Łódź said no".encode(), "iso-8859-2") == "Łódź said no"


@pytest.mark.parametrize("declared", ["no-such-charset", "utf-8", "", None])
def test_a_declaration_that_is_none_does_no_harm(declared: str | None) -> None:
    assert decode(b"caf\xe9", declared) == "café"


@pytest.mark.parametrize("misread_as", ["cp1252", "latin-1"])
@pytest.mark.parametrize("sentence", ["“No,” she said…", "the café’s owner", "2019–2021", "It’s £5 — no more"])
def test_text_encoded_twice_is_restored(sentence: str, misread_as: str) -> None:
    twice = sentence.encode().decode(misread_as, "ignore")
    assert undo_double_encoding(twice) == sentence
    assert decode(twice.encode()) == sentence


@pytest.mark.parametrize("sound", ["FÅ”", "Spaß“", "a château", "SÃO PAULO", "Â is a letter", "naïve “yes”"])
def test_sound_text_is_not_taken_for_text_encoded_twice(sound: str) -> None:
    assert undo_double_encoding(sound) == sound


@given(st.binary(max_size=400))
def test_any_bytes_can_be_decoded(data: bytes) -> None:
    assert isinstance(decode(data), str)


@given(st.text(st.characters(codec="utf-8", exclude_characters="ÂÃâ\0"), max_size=200))
def test_utf8_is_read_as_utf8(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode()) == text
