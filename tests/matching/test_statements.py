"""The same words in several outlets, wording differences, a speaker on a subject over time, denials."""

from reports import Draft

from onrecord.matching import gather, on_subject, wording

WORDS = "We are ready to release all captured border guards before the winter if the other side opens the crossing"


def kinds(*drafts: Draft) -> list[tuple[str, str, str]]:
    found = gather([draft.record() for draft in drafts]).links
    return sorted((link.kind, link.one, link.other) for link in found if link.kind != "copy")


def test_the_same_words_are_one_statement() -> None:
    a = Draft("a", "2031-05-02").said("Ivo Marsky", WORDS)
    b = Draft("b", "2031-05-03").said("Marsky", WORDS.replace("captured ", "") + ".")
    assert kinds(a, b) == [("same statement", "a#s1", "b#s1")]


def test_other_words_of_the_speaker_are_another_statement() -> None:
    a = Draft("a", "2031-05-02").said("Ivo Marsky", WORDS)
    b = Draft("b", "2031-05-02").said("Ivo Marsky", "Nobody asked us about the dam on the lower river so far")
    assert kinds(a, b) == []


def test_the_same_phrase_of_somebody_else_is_another_statement() -> None:
    a = Draft("a", "2031-05-02").said("Ivo Marsky", "We stand by the truce and by every word of it")
    b = Draft("b", "2031-05-02").said("Lena Dorn", "We stand by the truce and by every word of it")
    assert kinds(a, b) == []


def test_a_week_later_it_was_said_again() -> None:
    a = Draft("a", "2031-05-02").said("Ivo Marsky", WORDS)
    b = Draft("b", "2031-05-09").said("Ivo Marsky", WORDS)
    assert kinds(a, b) == []


def test_a_denial_is_linked_to_what_it_denies() -> None:
    a = Draft("a", "2031-05-02").said("Ivo Marsky", "Egyptian troops shelled the hospital in Tessin overnight")
    b = Draft("b", "2031-05-03").said(
        "Lena Dorn", "Egyptian troops never shelled any hospital in Tessin", cue="denied that"
    )
    assert kinds(a, b) == [("denies", "a#s1", "b#s1")]
    assert kinds(b, a) == [("denies", "a#s1", "b#s1")]


def test_differences_of_wording_are_shown() -> None:
    one = "We will never accept the so-called border line"
    other = "We will not accept the border line."
    assert wording(one, other) == (("never", "not"), ("so-called", ""))


def test_a_speaker_on_a_subject_over_time() -> None:
    a = Draft("a", "2031-05-09").said("Ivo Marsky", "The ceasefire holds for now")
    b = Draft("b", "2031-05-02").said("Ivo Marsky", "There will be no truce before the harvest")
    c = Draft("c", "2031-05-03").said("Lena Dorn", "The truce is dead")
    kept = gather([a.record(), b.record(), c.record()]).items_by_id.values()
    assert [each.id for each in on_subject(kept, "Marsky", "truce")] == ["b#s1", "a#s1"]
