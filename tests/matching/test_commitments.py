"""Commitments: states as known on each day, windows moved and extended, silence, restated announcements."""

from hypothesis import given
from hypothesis import strategies as st
from reports import Draft

from onrecord.matching import STATES, Commitment, commitments, gather


def made(*drafts: Draft) -> list[Commitment]:
    gathered = gather([draft.record() for draft in drafts])
    return list(commitments(gathered.items_by_id, gathered.links))


def talks(id_: str, published: str, status: str = "happened", sentence: str = "", **more: str) -> Draft:
    text = sentence or f"Egypt and Turkey talks in Doha: {status}."
    anchor = "talks" if "talks" in text else text.split()[0]
    return Draft(id_, published).event("CONSULT", text, anchor, "Egypt; Turkey", status=status, place="Doha", **more)


def states(commitment: Commitment, *days: str) -> list[str | None]:
    return [commitment.state_on(day) for day in days]


def test_a_meeting_is_pending_due_and_held() -> None:
    (one,) = made(talks("a", "2031-05-01", "planned", day="2031-05-10"), talks("b", "2031-05-11", day="2031-05-10"))
    days = ("2031-04-30", "2031-05-01", "2031-05-09", "2031-05-10", "2031-05-11")
    assert states(one, *days) == [None, "pending", "pending", "due", "happened"]
    assert one.who == ("Egypt", "Turkey") and one.basis == "Wire" and one.history[1].item == "b#e1"


def test_silence_is_never_a_breach() -> None:
    (one,) = made(talks("a", "2031-05-01", "planned", day="2031-05-10"))
    assert states(one, "2031-05-13", "2031-05-14", "2039-01-01") == ["due", "no report found", "no report found"]


def test_without_a_day_it_is_pending_for_sixty_days() -> None:
    (one,) = made(talks("a", "2031-05-01", "planned"))
    assert states(one, "2031-06-30", "2031-07-10") == ["pending", "no report found"]


def test_a_postponement_moves_the_window_and_keeps_the_history() -> None:
    (one,) = made(
        talks("a", "2031-05-01", "planned", day="2031-05-10"),
        talks(
            "b",
            "2031-05-08",
            "planned",
            "The talks of Egypt and Turkey in Doha were postponed to May 20.",
            day="2031-05-20",
        ),
        talks("c", "2031-05-20", day="2031-05-20"),
    )
    days = ("2031-05-07", "2031-05-08", "2031-05-19", "2031-05-20")
    assert states(one, *days) == ["pending", "postponed", "postponed", "happened"]
    before, after = one.due_on("2031-05-07"), one.due_on("2031-05-08")
    assert before is not None and after is not None and (before.latest, after.latest) == ("2031-05-10", "2031-05-20")


def test_talks_called_off() -> None:
    (one,) = made(
        talks("a", "2031-05-01", "planned", day="2031-05-10"),
        talks("b", "2031-05-08", "denied", "The talks of Egypt and Turkey in Doha were called off.", day="2031-05-10"),
    )
    assert states(one, "2031-05-07", "2031-05-08", "2031-06-08") == ["pending", "cancelled", "cancelled"]


def test_held_two_days_later_is_held_differently() -> None:
    (one,) = made(talks("a", "2031-05-01", "planned", day="2031-05-10"), talks("b", "2031-05-12", day="2031-05-12"))
    assert states(one, "2031-05-11", "2031-05-12") == ["due", "happened differently"]


def test_announcements_of_one_meeting_are_one_commitment() -> None:
    (one,) = made(
        talks("a", "2031-05-01", "planned", day="2031-05-10"), talks("b", "2031-05-03", "planned", day="2031-05-10")
    )
    assert one.items == ("a#e1", "b#e1")


def test_other_parties_do_not_keep_it() -> None:
    other = Draft("b", "2031-05-10").event(
        "CONSULT", "Egypt and Iran held talks in Doha.", "talks", "Egypt; Iran", place="Doha", day="2031-05-10"
    )
    one = made(talks("a", "2031-05-01", "planned", day="2031-05-10"), other)[0]
    assert one.state_on("2031-05-11") == "due"


def test_a_later_report_of_earlier_talks_is_no_outcome() -> None:
    (one,) = made(talks("a", "2031-05-01", "planned", day="2031-05-10"), talks("b", "2031-05-12", day="2031-04-02"))
    assert one.state_on("2031-05-12") == "due"


def truce(id_: str, published: str, sentence: str, months: str = "", status: str = "happened") -> Draft:
    draft = Draft(id_, published).event("AGREE", sentence, "truce", "Egypt; Turkey", status=status)
    return draft.figure("duration", 2, months, unit="months") if months else draft


def test_a_truce_is_extended_with_its_history_kept() -> None:
    found = made(
        truce(
            "a",
            "2031-04-01",
            "Egypt and Turkey announced a truce.",
            "Egypt and Turkey agreed on a truce for two months",
        ),
        truce("b", "2031-04-20", "The truce between Egypt and Turkey is holding.", status="ongoing"),
        truce("c", "2031-06-01", "Egypt and Turkey extended the truce."),
    )
    one = found[0]
    assert one.what == "pact"
    days = ("2031-04-01", "2031-04-19", "2031-04-20", "2031-05-31", "2031-06-01")
    assert states(one, *days) == ["due", "due", "happened", "happened", "due"]
    assert any(step.reason.startswith("told as extended") for step in one.history)


@given(st.permutations(range(4)), st.dates())
def test_order_and_day_never_leave_the_known_states(order: list[int], day: object) -> None:
    drafts = [
        talks("a", "2031-05-01", "planned", day="2031-05-10"),
        talks("b", "2031-05-03", "planned", day="2031-05-10"),
        talks("c", "2031-05-11", day="2031-05-10"),
        talks("d", "2031-05-12", day="2031-05-12"),
    ]
    (one,) = made(*(drafts[index] for index in order))
    assert one == made(*drafts)[0]
    assert one.state_on(str(day)) in (*STATES, None)
