"""The same event in several reports: who, what, when, where; conflicting details do not part it, other parties do."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from reports import Draft

from onrecord.matching import gather
from onrecord.model import Link, Record


def links(*drafts: Draft, kind: str = "same event") -> list[tuple[str, str]]:
    found = gather([draft.record() for draft in drafts]).links
    return sorted((link.one, link.other) for link in found if link.kind == kind)


def call(id_: str, published: str, actors: str, sentence: str | None = None, **more: str) -> Draft:
    who = actors.replace("; ", " and ")
    return Draft(id_, published).event("CONSULT", sentence or f"{who} spoke by telephone.", "spoke", actors, **more)


def test_a_call_told_by_both_sides_is_one_event() -> None:
    a = call("a", "2031-05-02T18:00:00-05:00", "Joe Halloran; Ivo Marsky", mode="phone", day="2031-05-02")
    b = call("b", "2031-05-03T02:10:00+03:00", "Ivo Marsky; Joseph R. Halloran, Jr.", mode="phone")
    assert links(a, b) == [("a#e1", "b#e1")]


def test_calls_of_one_person_with_two_others_on_a_day_are_two() -> None:
    a = call("a", "2031-05-02", "Jake Sutter; Kim Sung-ho", mode="phone", day="2031-05-02")
    b = call("b", "2031-05-02", "Jacob Sutter; Andriy Bilyk", mode="phone")
    assert links(a, b) == []


def test_a_person_stands_for_the_state_that_the_tables_give_them() -> None:
    a = call("a", "2022-02-12", "Vladimir Putin; Joe Biden", mode="phone")
    b = call("b", "2022-02-12", "Russia; United States", mode="phone")
    assert links(a, b) == [("a#e1", "b#e1")]


def test_persons_of_the_same_two_states_are_not_one_another() -> None:
    a = call("a", "2022-01-27", "Joe Biden; Volodymyr Zelenskyy", mode="phone")
    b = call("b", "2022-01-27", "Antony Blinken; Dmytro Kuleba", mode="phone")
    assert links(a, b) == []


def test_days_that_are_told_must_meet() -> None:
    a = call("a", "2031-05-09", "Egypt; Turkey", day="2031-05-02")
    b = call("b", "2031-05-09", "Egypt; Turkey", day="2031-05-03")
    assert links(a, b) == []


def test_a_visit_is_not_the_meeting_held_on_it() -> None:
    a = Draft("a", "2031-05-02").event(
        "CONSULT", "Egypt visited Turkey.", "visited", "Egypt", to="Turkey", mode="visit"
    )
    b = call("b", "2031-05-02", "Egypt; Turkey", mode="phone")
    assert links(a, b) == []


def test_attacks_of_one_day_are_told_apart_by_their_places() -> None:
    def strike(id_: str, place: str | None) -> Draft:
        return Draft(id_, "2031-05-02").event(
            "ASSAULT", f"Egypt shelled {place or 'Turkey'} overnight.", "shelled", "Egypt", to="Turkey", place=place
        )

    assert links(strike("a", "Adana"), strike("b", "Mersin")) == []
    assert links(strike("a", "Adana"), strike("b", "Adana")) == [("a#e1", "b#e1")]


def test_whoever_attacks_is_not_the_one_attacked() -> None:
    a = Draft("a", "2031-05-02").event(
        "ASSAULT", "Egypt shelled Adana.", "shelled", "Egypt", to="Turkey", place="Adana"
    )
    b = Draft("b", "2031-05-02").event(
        "ASSAULT", "Turkey shelled Adana.", "shelled", "Turkey", to="Egypt", place="Adana"
    )
    assert links(a, b) == []


def test_what_is_denied_is_linked_to_what_was_told() -> None:
    a = Draft("a", "2031-05-02").event(
        "ASSAULT", "Egypt shelled Adana.", "shelled", "Egypt", to="Turkey", place="Adana"
    )
    b = Draft("b", "2031-05-02").event(
        "ASSAULT", "Egypt did not shell Adana.", "shell", "Egypt", to="Turkey", place="Adana", status="denied"
    )
    assert links(a, b) == []
    assert links(a, b, kind="denies") == [("a#e1", "b#e1")]
    assert links(b, a, kind="denies") == [("a#e1", "b#e1")]


def test_a_link_says_why() -> None:
    a = call("a", "2031-05-02", "Egypt; Turkey", place="Doha")
    b = call("b", "2031-05-02", "Egypt; Turkey", place="Doha")
    (link,) = [link for link in gather([a.record(), b.record()]).links if link.kind == "same event"]
    assert link.reason.startswith("CONSULT; Egypt, Turkey; between 2031-05-01 and 2031-05-02; at Doha")
    assert 0 < link.score <= 1


STATES = (
    "Egypt",
    "Turkey",
    "Iran",
    "Joe Biden",
    "Vladimir Putin",
    "Russia",
    "United States",
    "Hamas",
    "three officials",
)
PLACES = (None, "Doha", "Adana", "Istanbul")


@st.composite
def reports(draw: st.DrawFn) -> list[Record]:
    made = []
    for number in range(draw(st.integers(2, 5))):
        day = f"2022-03-{draw(st.integers(1, 6)):02}"
        draft = Draft(f"r{number}", day)
        for _ in range(draw(st.integers(1, 3))):
            names = "; ".join(draw(st.lists(st.sampled_from(STATES), min_size=1, max_size=3, unique=True)))
            type_ = draw(st.sampled_from(("CONSULT", "AGREE", "ASSAULT", "RETREAT")))
            status = draw(st.sampled_from(("happened", "planned", "denied", "possible")))
            told = draw(st.sampled_from((None, day, "2022-03-04", "2022-03-01/2022-03-20")))
            place = draw(st.sampled_from(PLACES))
            sentence = f"{names} in {place}: the truce talks were held {status}."
            draft.event(type_, sentence, "talks", names, status=status, day=told, place=place)
        draft.said("Joe Biden", draw(st.sampled_from(("We will hold the truce talks on prisoners in Doha soon", "No"))))
        draft.figure("killed", draw(st.integers(1, 3)), "That many people were killed.", unit="people", place="Adana")
        made.append(draft.record())
    return made


@settings(max_examples=60, deadline=None)
@given(reports(), st.randoms(use_true_random=False))
def test_the_order_of_adding_changes_nothing(records: list[Record], random: object) -> None:
    found: set[frozenset[Link]] = set()
    for order in list(permutations(records))[:6]:
        found.add(frozenset(gather(order).links))
    shuffled = list(records)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found.add(frozenset(gather(shuffled).links))
    assert len(found) == 1
