"""Copies of one wire text: found across outlets, whole or cut; others are not; the signature is the same everywhere."""

import subprocess
import sys

from onrecord.matching.copies import bands, copy_link, digest, independent, signature
from onrecord.matching.words import words_of
from onrecord.model import KeptReport, Link

WIRE = (
    "Delegations of Arvania and Belmark met in the lakeside town of Tessin on Tuesday for a third round of talks on "
    "the release of captured border guards. Both sides spoke of progress, but no date for a further meeting was set. A "
    "mediator, who asked not to be named, said that a list of forty names had changed hands in the morning. Fighting "
    "along the river went on meanwhile, and residents of two villages reported shelling until after midnight."
)


def kept(id_: str, text: str) -> KeptReport:
    marks = signature(text)
    return KeptReport(
        id_, digest=digest(text), signature=marks, words=len(words_of(text)), keys=bands(marks, digest(text))
    )


def test_the_same_words_are_a_copy_whatever_their_case_and_quotes() -> None:
    link = copy_link(kept("a", WIRE), kept("b", WIRE.upper().replace(".", " . ")))
    assert link is not None and link.score == 1.0


def test_a_copy_with_a_new_lead_is_a_copy() -> None:
    other = "TESSIN (Wire) - " + WIRE + " Reporting by our own staff."
    assert copy_link(kept("a", WIRE), kept("b", other)) is not None


def test_a_copy_that_was_cut_is_a_copy() -> None:
    assert copy_link(kept("a", WIRE), kept("b", WIRE[: len(WIRE) * 3 // 4])) is not None


def test_another_report_of_the_same_talks_is_no_copy() -> None:
    other = (
        "Talks between Arvania and Belmark on captured border guards ended in Tessin on Tuesday with no date for more. "
        "A list of forty names was handed over, according to a mediator. Villages on the river were shelled again."
    )
    assert copy_link(kept("a", WIRE), kept("b", other)) is None


def test_short_texts_are_copies_only_word_for_word() -> None:
    assert copy_link(kept("a", "Arvania and Belmark met."), kept("b", "Arvania and Belmark met again.")) is None
    assert copy_link(kept("a", "Arvania and Belmark met."), kept("b", "Arvania and Belmark met")) is not None


def test_copies_share_a_key() -> None:
    assert set(kept("a", WIRE).keys) & set(kept("b", WIRE[: len(WIRE) * 3 // 4]).keys)


def test_a_copy_adds_an_outlet_and_no_witness() -> None:
    links = [Link("copy", "a", "b", 1.0, ""), Link("copy", "b", "d", 1.0, ""), Link("same event", "a", "c", 1.0, "")]
    assert independent(("d", "c", "b", "a"), links) == (("a", "b", "d"), ("c",))


def test_another_process_gives_the_same_signature() -> None:
    code = f"from onrecord.matching.copies import signature; print(signature({WIRE!r}))"
    printed = [
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    ]
    assert printed[0] == printed[1] == f"{signature(WIRE)}\n"
