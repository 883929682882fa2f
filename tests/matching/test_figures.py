"""Figures of one thing: rivals across claimants, successors and corrections within one."""

from reports import Draft

from onrecord.matching import gather


def toll(id_: str, day: str, speaker: str, number: int, sentence: str | None = None, **more: str) -> Draft:
    draft = Draft(id_, day)
    draft.said(speaker, f"{number} people were killed in Tessin, we have counted them all today")
    place, when = more.get("place", "Tessin"), more.get("when", "2031-05-02")
    draft.event("ASSAULT", "A missile hit a market in Tessin.", "hit", "Belmark", to="Arvania", place=place, day=when)
    text = sentence or f"{number} people were killed in {place}."
    return draft.figure("killed", number, text, unit="people", place=place, day=when, source="s1")


def kinds(*drafts: Draft) -> list[tuple[str, str, str]]:
    found = gather([draft.record() for draft in drafts]).links
    return sorted((link.kind, link.one, link.other) for link in found if "figure" in link.kind)


def test_two_claimants_are_rivals() -> None:
    a, b = toll("a", "2031-05-02", "Arvania", 12), toll("b", "2031-05-03", "Belmark", 4)
    assert kinds(a, b) == [("rival figure", "a#f1", "b#f1")]


def test_one_claimant_goes_on_counting() -> None:
    a, b = toll("a", "2031-05-02", "Arvania", 12), toll("b", "2031-05-04", "Arvania", 15)
    assert kinds(b, a) == [("successive figure", "a#f1", "b#f1")]


def test_a_toll_that_falls_is_a_correction() -> None:
    a, b = toll("a", "2031-05-02", "Arvania", 12), toll("b", "2031-05-04", "Arvania", 9)
    assert kinds(a, b) == [("corrected figure", "a#f1", "b#f1")]


def test_a_correction_corrects_nobody_else() -> None:
    a = toll("a", "2031-05-02", "Arvania", 12)
    b = toll("b", "2031-05-04", "Belmark", 15, "The toll of 15 was corrected.")
    assert kinds(a, b) == [("rival figure", "a#f1", "b#f1")]


def test_the_same_number_is_no_rival() -> None:
    a, b = toll("a", "2031-05-02", "Arvania", 12), toll("b", "2031-05-02", "Belmark", 12)
    assert kinds(a, b) == [("same figure", "a#f1", "b#f1")]


def test_other_places_and_days_are_other_tolls() -> None:
    a = toll("a", "2031-05-02", "Arvania", 12)
    assert kinds(a, toll("b", "2031-05-02", "Belmark", 4, place="Adana")) == []
    assert kinds(a, toll("b", "2031-05-09", "Belmark", 4, when="2031-05-08")) == []
