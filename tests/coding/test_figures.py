"""Figures: measure by the governing word, bounds, unit, voice, event; retellings joined; background left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.coding import measures as tables
from onrecord.coding.actors import Cast
from onrecord.coding.figures import figures
from onrecord.coding.measures import MEASURES, load_measures
from onrecord.errors import DataError
from onrecord.model import Figure, Reading, Record

Told = Callable[..., Record]
Read = Callable[..., Reading]


def told(record_of: Told, text: str) -> list[tuple[str, float | None, float | None, str | None]]:
    """Measure, bounds and unit of each figure."""
    record = record_of(f"{text}\n", "2026-03-06")
    return [(figure.measure, figure.low, figure.high, figure.unit) for figure in record.figures]


def only(record_of: Told, text: str) -> Figure:
    (figure,) = record_of(f"{text}\n", "2026-03-06").figures
    return figure


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("An Israeli airstrike killed 12 people in Tyre.", ("killed", 12, 12, "people")),
        ("12 people were killed in an Israeli airstrike in Tyre.", ("killed", 12, 12, "people")),
        ("Russian missiles hit Odesa, killing at least four civilians.", ("killed", 4, None, "civilians")),
        ("A Russian drone attack on Odesa left 30 people dead.", ("killed", 30, 30, "people")),
        ("The death toll from the Russian attack on Odesa rises to 40.", ("killed", 40, 40, "people")),
        ("Russian shelling wounded dozens of residents in Kherson.", ("wounded", 24, None, "residents")),
        ("Ukrainian troops captured 17 Russian soldiers near Kursk.", ("captured", 17, 17, "Russian soldiers")),
        ("Hamas released 33 hostages on Sunday.", ("released", 33, 33, "hostages")),
        ("Norway deployed up to 200 soldiers to Latvia.", ("deployed", None, 200, "soldiers")),
        ("Russia launched 118 drones at Ukraine overnight.", ("launched", 118, 118, "drones")),
        ("Ukraine shot down 97 Russian drones overnight.", ("destroyed", 97, 97, "Russian drones")),
        ("Germany pledged €2bn in aid to Ukraine.", ("money", 2e9, 2e9, "euros")),
        ("Israel and Hamas agreed to a 30-day ceasefire.", ("duration", 30, 30, "days")),
        ("Canada sanctioned nine Belarusian officials.", ("other", 9, 9, "Belarusian officials")),
    ],
)
def test_the_governing_word_tells_the_measure(
    record_of: Told, text: str, figure: tuple[str, float | None, float | None, str]
) -> None:
    assert told(record_of, text) == [figure]


def test_a_bare_number_counts_what_the_one_before_it_counts(record_of: Told) -> None:
    text = "A Russian missile strike on Dnipro killed twelve Ukrainian soldiers and injured 60 more."
    assert told(record_of, text) == [
        ("killed", 12, 12, "Ukrainian soldiers"),
        ("wounded", 60, 60, "Ukrainian soldiers"),
    ]


def test_others_beside_people_are_people(record_of: Told) -> None:
    text = "A Russian missile strike on Dnipro killed three people and injured nine others."
    assert told(record_of, text)[1] == ("wounded", 9, 9, "people")


def test_a_part_has_the_measure_of_its_whole(record_of: Told) -> None:
    text = "At least 26 people, including four children, were killed in an Israeli airstrike in Tyre."
    assert told(record_of, text) == [("killed", 26, None, "people"), ("killed", 4, 4, "children")]


def test_a_list_shares_the_word_before_or_behind_it(record_of: Told) -> None:
    before = "Russia launched 270 drones and ten missiles at Ukraine."
    assert told(record_of, before) == [("launched", 270, 270, "drones"), ("launched", 10, 10, "missiles")]
    behind = "The Kuwaiti army said 84 missiles and 147 drones were intercepted during Iranian attacks."
    assert told(record_of, behind) == [("destroyed", 84, 84, "missiles"), ("destroyed", 147, 147, "drones")]


def test_a_person_without_a_number_counts_beside_a_number_only(record_of: Told) -> None:
    beside = "A woman was killed and nine other people were injured in Russian strikes on Kharkiv."
    assert told(record_of, beside) == [("killed", 1, 1, "woman"), ("wounded", 9, 9, "people")]
    assert told(record_of, "A woman was killed in a Russian strike on Kharkiv.") == []


def test_no_casualties_is_a_figure_and_no_shots_is_none(record_of: Told) -> None:
    assert told(record_of, "Iranian drones struck a base in Erbil. No injuries were reported.") == [
        ("wounded", 0, 0, "people")
    ]
    assert told(record_of, "Iraqi troops arrested a militant in Erbil, and no shots were fired.") == []


def test_a_number_keeps_the_voice_that_claims_it_and_its_event(record_of: Told) -> None:
    record = record_of(
        "Army reports attack\nThe Nigerian army said that gunmen killed eleven soldiers in Borno on Sunday.\n",
        "2026-03-06",
    )
    (figure,) = record.figures
    assert figure.source in {statement.id for statement in record.statements}
    (event,) = [event for event in record.events if event.id == figure.event]
    assert event.type == "ASSAULT"
    assert figure.time is not None
    assert figure.time.earliest == "2026-03-01"


def test_the_same_number_told_twice_is_one_figure_with_two_stretches_of_evidence(record_of: Told) -> None:
    text = "Israeli strike kills 12 people in Tyre\nAn Israeli airstrike killed 12 people in Tyre on Sunday."
    figure = only(record_of, text)
    words = [text[slice(*span)] for span in figure.evidence]
    assert sorted(words) == ["killed 12 people", "kills 12 people"]


def test_a_number_pointed_at_again_is_the_one_told_before(record_of: Told) -> None:
    text = "Kenyan troops killed two militants near Garissa. An ambush preceded the killing of the two attackers."
    assert told(record_of, text) == [("killed", 2, 2, "militants")]


def test_a_second_toll_of_the_same_size_stays_a_second_figure(record_of: Told) -> None:
    text = "Russian bombs killed 13 people in Kherson. Russian drones killed 13 more in Odesa."
    assert [figure[:2] for figure in told(record_of, text)] == [("killed", 13), ("killed", 13)]


def test_a_rounded_number_gives_way_to_the_exact_one(record_of: Told) -> None:
    text = "Hamas releases nearly 50 hostages\nHamas released 48 hostages on Sunday."
    figure = only(record_of, text)
    assert (figure.low, figure.high, figure.approximate) == (48, 48, False)


def test_a_rate_is_kept(record_of: Told) -> None:
    text = "The president said the war kills more than 5,000 Russian and Ukrainian soldiers a week."
    figure = only(record_of, text)
    assert (figure.low, figure.high, figure.unit, figure.per) == (5000, None, "Russian and Ukrainian soldiers", "week")


@pytest.mark.parametrize(
    "text",
    [
        "The two countries signed a peace treaty in Geneva.",
        "France and Japan held talks for the first time in ten years.",
        "Turkey and Greece met 30 kilometres from the border.",
        "One of the hostages met Emmanuel Macron.",
    ],
)
def test_background_numbers_are_no_figures(record_of: Told, text: str) -> None:
    assert told(record_of, text) == []


def test_an_accident_gives_no_figure(record_of: Told) -> None:
    text = "Seven killed in bus crash\nSeven people were killed and 22 injured in a bus crash near Arequipa."
    assert told(record_of, text) == []


def test_without_events_and_statements_words_of_war_make_a_figure(reading_of: Read) -> None:
    war = reading_of("Eighteen soldiers and 24 rebels were killed in clashes.\n")
    assert [(f.measure, f.low, f.event, f.source) for f in figures(war, Cast(war), (), ())] == [
        ("killed", 18, None, None),
        ("killed", 24, None, None),
    ]
    peace = reading_of("Eighteen people were killed at a party.\n")
    assert figures(peace, Cast(peace), (), ()) == ()


def test_figures_are_numbered_in_the_order_of_the_text(record_of: Told) -> None:
    record = record_of("Russia launched 270 drones and ten missiles at Ukraine.\n", "2026-03-06")
    assert [figure.id for figure in record.figures] == ["f1", "f2"]


class TestMeasuresAsData:
    """The table of measures is data; a wrong line is named."""

    @pytest.fixture(autouse=True)
    def forget(self) -> object:
        load_measures.cache_clear()
        yield
        load_measures.cache_clear()

    def test_the_table_uses_every_measure_that_words_can_tell(self) -> None:
        used = set(load_measures().words.values())
        assert set(MEASURES) - used <= {"money", "duration"}

    def test_a_verb_may_count_persons_only(self) -> None:
        table = load_measures()
        assert table.done_to("soldier", "hold") == "captured"
        assert table.done_to("meeting", "hold") is None

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ("kill\tverb\tslain\tobject", "measures.tsv, line 1: 'slain' is none of"),
            ("kill\tdeed\tkilled\tobject", "measures.tsv, line 1: 'deed' is none of"),
            ("kill\tverb\tkilled\tself", "measures.tsv, line 1: 'self' is none of"),
        ],
    )
    def test_a_wrong_line_is_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, message: str
    ) -> None:
        (tmp_path / "figures").mkdir()
        (tmp_path / "figures" / "measures.tsv").write_text(line + "\n", encoding="utf-8")
        monkeypatch.setattr(tables, "DATA", tmp_path)
        with pytest.raises(DataError) as error:
            load_measures()
        assert message in error.value.what


class TestWhatIsNewAndWhatIsTheTotal:
    @pytest.mark.parametrize(
        ("sentence", "told"),
        [
            ("Peru's strike on Chile killed a further 12 people, bringing the total to 40.", [(12, False), (40, True)]),
            ("Peru bombed Chile. Twelve more people died, bringing the death toll to 45.", [(12, False), (45, True)]),
            ("Peru deployed 3,000 additional troops, bringing the total to 12,000.", [(3000, False), (12000, True)]),
            ("Peru attacked Chile. The death toll rose to 312.", [(312, True)]),
            ("Peru attacked Chile. The ministry put the number of dead at 31.", [(31, True)]),
            (
                "Peru attacked Chile. Another 200 soldiers were wounded, for a total of 1,300.",
                [(200, False), (1300, True)],
            ),
            ("Peru killed 12 soldiers on Monday.", [(12, False)]),
        ],
    )
    def test_are_told_apart(
        self, record_of: Callable[..., Record], sentence: str, told: list[tuple[int, bool]]
    ) -> None:
        found = [(figure.low, figure.cumulative) for figure in record_of(sentence).figures]
        assert found == told

    def test_the_total_has_the_measure_and_the_unit_of_what_is_new(self, record_of: Callable[..., Record]) -> None:
        new, total = record_of("Peru's strike on Chile killed a further 12 people, bringing the total to 40.").figures
        assert (total.measure, total.unit, total.event) == (new.measure, new.unit, new.event)
