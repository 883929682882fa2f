"""The names that the record gives to those who act: persons, states and their organs, bodies, groups, people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.coding.actors import Cast
from onrecord.model import Reading, Span, Statement

NamesOf = Callable[..., tuple[str, ...]]
ReadingOf = Callable[..., Reading]


class TestStates:
    @pytest.mark.parametrize(
        ("text", "word", "name"),
        [
            ("Moscow rejected the offer.", "Moscow", "Russia"),
            ("The Kremlin rejected the offer.", "Kremlin", "Russia"),
            ("The U.S. rejected the offer.", "U.S.", "United States"),
            ("Britain rejected the offer.", "Britain", "United Kingdom"),
            ("Russian forces crossed the river.", "forces", "Russia"),
            ("Israeli troops crossed the river.", "troops", "Israel"),
            ("The Sudanese government rejected the offer.", "government", "Sudan"),
            ("The government of Ethiopia rejected the offer.", "government", "Ethiopia"),
            ("The Government of Ethiopia rejected the offer.", "Government", "Ethiopia"),
            ("Ethiopia's government rejected the offer.", "government", "Ethiopia"),
            ("Two U.S. soldiers were killed in the attack.", "soldiers", "United States"),
            ("Ukrainian officials signed the deal.", "officials", "Ukraine"),
            ("The Turkish military shelled the village.", "military", "Turkey"),
            ("Russian drones struck the port.", "drones", "Russia"),
            ("Seoul and Pyongyang agreed to talk.", "Pyongyang", "North Korea"),
            ("The Czech cabinet met on Friday.", "cabinet", "Czech Republic"),
            ("The Russians left the town.", "Russians", "Russia"),
            ("Puntland authorities banned the flights.", "authorities", "Puntland"),
        ],
    )
    def test_a_state_under_its_short_name(self, names_of: NamesOf, text: str, word: str, name: str) -> None:
        assert names_of(text, word, conjuncts=False) == (name,)

    @pytest.mark.parametrize(
        ("text", "word", "name"),
        [
            ("Russian strikes hit the port.", "Russian", "Russia"),
            ("A Russian drone attack killed five people.", "Russian", "Russia"),
            ("Israel's attack killed five people.", "Israel", "Israel"),
        ],
    )
    def test_adjectives_and_possessives_are_actors(self, names_of: NamesOf, text: str, word: str, name: str) -> None:
        assert names_of(text, word) == (name,)

    def test_a_compound_with_a_dash_is_both(self, names_of: NamesOf) -> None:
        assert names_of("Russia-Ukraine talks began on Friday.", "Russia") == ("Russia", "Ukraine")

    def test_officials_from_two_states_are_both(self, names_of: NamesOf) -> None:
        assert names_of("Officials from Egypt and Qatar met in Doha.", "Officials") == ("Egypt", "Qatar")

    def test_two_adjectives_are_two_states(self, names_of: NamesOf) -> None:
        assert names_of("Cambodian and Thai forces exchanged fire.", "forces") == ("Cambodia", "Thailand")

    def test_backed_by_a_state_is_not_the_state(self, names_of: NamesOf) -> None:
        assert names_of("Rwanda-backed rebels took the town.", "rebels") != ("Rwanda",)

    def test_police_are_the_state_where_it_is_plain(self, names_of: NamesOf) -> None:
        assert names_of("Police arrested ten protesters in Nairobi.", "Police") == ("Kenya",)

    def test_police_stay_police_where_it_is_not(self, names_of: NamesOf) -> None:
        assert names_of("Police arrested ten protesters.", "Police") == ("Police",)


class TestSpeakers:
    @pytest.mark.parametrize(
        ("text", "word", "name"),
        [
            ("Ukrainian officials said the town was safe.", "officials", "Ukrainian officials"),
            ("The Israeli military said the town was safe.", "military", "Israeli military"),
            ("A senior official said the town was safe.", "official", "A senior official"),
            ("Kyiv said the town was safe.", "Kyiv", "Ukraine"),
            ("A report said the town was safe.", "report", "A report"),
        ],
    )
    def test_a_speaker_keeps_the_phrase(self, names_of: NamesOf, text: str, word: str, name: str) -> None:
        assert names_of(text, word, as_speaker=True) == (name,)

    def test_a_report_says_but_does_not_act(self, names_of: NamesOf) -> None:
        assert names_of("A report condemned the raid.", "report") == ()


class TestBodiesAndGroups:
    @pytest.mark.parametrize(
        ("text", "word", "name"),
        [
            ("The State Department condemned the raid.", "Department", "State Department"),
            ("The Israel Defense Forces struck the town.", "Forces", "Israel Defense Forces"),
            ("The UN condemned the raid.", "UN", "United Nations"),
            ("The EU condemned the raid.", "EU", "European Union"),
            ("NATO condemned the raid.", "NATO", "NATO"),
            ("Hamas fighters attacked the post.", "fighters", "Hamas"),
            ("M23 rebels attacked the post.", "rebels", "M23"),
            ("The Houthis attacked the ship.", "Houthis", "Houthis"),
            ("The Iranian foreign ministry summoned the envoy.", "ministry", "Iranian foreign ministry"),
        ],
    )
    def test_names_of_bodies(self, names_of: NamesOf, text: str, word: str, name: str) -> None:
        assert names_of(text, word) == (name,)

    def test_the_fullest_form_of_a_group(self, names_of: NamesOf) -> None:
        text = "The Rapid Support Forces (RSF) took the town. The RSF then left."
        assert names_of(text, "RSF", 1) == ("Rapid Support Forces",)


class TestPeople:
    @pytest.mark.parametrize(
        ("text", "word", "name"),
        [
            ("The strike killed two civilians.", "civilians", "two civilians"),
            ("The strike killed at least four Palestinians.", "Palestinians", "four Palestinians"),
            ("The strike wounded a teenager.", "teenager", "a teenager"),
            ("Protesters blocked the road.", "Protesters", "Protesters"),
            ("The protesters blocked the road.", "protesters", "protesters"),
            ("Police met a group of activists in Lagos.", "group", "activists"),
            ("More than 300 prisoners were freed.", "prisoners", "300 prisoners"),
        ],
    )
    def test_the_reports_own_phrase(self, names_of: NamesOf, text: str, word: str, name: str) -> None:
        assert names_of(text, word) == (name,)

    def test_things_are_nobody(self, names_of: NamesOf) -> None:
        assert names_of("The deal ended the war.", "deal") == ()
        assert names_of("The deal ended the war.", "war") == ()


class TestPersons:
    def test_the_fullest_form_without_title(self, names_of: NamesOf) -> None:
        text = "Putin to visit Beijing\nRussian President Vladimir Putin will visit Beijing."
        assert names_of(text, "Putin") == ("Vladimir Putin",)

    def test_a_tree_headed_by_the_title_still_finds_the_name(self, names_of: NamesOf) -> None:
        text = "Minister of Foreign Affairs of Ukraine Andrii Sybiha met the envoys."
        assert names_of(text, "Minister") == ("Andrii Sybiha",)

    def test_conjuncts_are_all_named_or_one_by_one(self, names_of: NamesOf) -> None:
        text = "Keir Starmer, Friedrich Merz and Emmanuel Macron met in London."
        assert names_of(text, "Keir") == ("Keir Starmer", "Friedrich Merz", "Emmanuel Macron")
        assert names_of(text, "Keir", conjuncts=False) == ("Keir Starmer",)

    def test_an_unnamed_office_keeps_its_phrase(self, names_of: NamesOf) -> None:
        assert names_of("The Dutch foreign minister condemned the raid.", "minister") == ("Dutch foreign minister",)

    def test_his_country_is_his_state(self, names_of: NamesOf) -> None:
        text = "Syrian President Ahmed al-Sharaa said that his country will stay out."
        assert names_of(text, "country") == ("Syria",)


class TestKinds:
    @pytest.mark.parametrize(
        ("text", "word", "kind"),
        [
            ("Emmanuel Macron left.", "Emmanuel", "person"),
            ("France left.", "France", "state"),
            ("Hezbollah left.", "Hezbollah", "group"),
            ("The European Commission left.", "Commission", "body"),
            ("The Sudanese Armed Forces left.", "Forces", "force"),
            ("Two civilians left.", "civilians", "people"),
            ("They met in Kharkiv.", "Kharkiv", "place"),
            ("The deal ended.", "deal", None),
        ],
    )
    def test_the_kind_of_an_actor(self, reading_of: ReadingOf, text: str, word: str, kind: str | None) -> None:
        read = reading_of(text)
        token = next(token.i for token in read.doc if token.text == word)
        cast = Cast(read)
        assert cast.kind(token) == kind
        assert cast.is_actor(token) == (kind not in (None, "place"))


class TestAffiliation:
    @pytest.mark.parametrize(
        ("name", "state"),
        [
            ("Russia", "Russia"),
            ("State Department", "United States"),
            ("Hakan Fidan", "Turkey"),
            ("Narendra Modi", "India"),
            ("Israeli Air Force", "Israel"),
            ("United Nations", None),
            ("Nobody Known", None),
        ],
    )
    def test_whose_someone_is(self, reading_of: ReadingOf, name: str, state: str | None) -> None:
        cast = Cast(reading_of("Turkish Foreign Minister Hakan Fidan called Narendra Modi.", published="2025-05-17"))
        assert cast.state_of(name) == state

    def test_the_state_of_a_place(self, reading_of: ReadingOf) -> None:
        read = reading_of("Missiles hit Kharkiv and the town of Nowhereville.")
        cast = Cast(read)
        kharkiv = next(token.i for token in read.doc if token.text == "Kharkiv")
        assert cast.state_at(kharkiv) == "Ukraine"

    def test_names_in_a_span_in_order(self, reading_of: ReadingOf) -> None:
        text = "Joe Biden called Olaf Scholz about Russian gas and told him of Qatar."
        read = reading_of(text)
        assert Cast(read).name_in(Span(0, len(text))) == ("Joe Biden", "Olaf Scholz", "Russia", "Qatar")


class TestVoices:
    TEXT = '"I told you that we will sign," Turkish Foreign Minister Hakan Fidan said to Sergey Lavrov.'

    def heard(self, read: Reading, word: str) -> tuple[str, ...]:
        said = Statement("s1", (), None, ("Hakan Fidan",), "direct", (Span(1, 30),), None, ("Sergey Lavrov",))
        token = next(token.i for token in read.doc if token.text == word)
        return Cast(read).hear([said]).names(token)

    def test_first_and_second_persons(self, reading_of: ReadingOf) -> None:
        read = reading_of(self.TEXT)
        assert self.heard(read, "I") == ("Hakan Fidan",)
        assert self.heard(read, "you") == ("Sergey Lavrov",)
        assert self.heard(read, "we") == ("Turkey",)

    def test_unheard_they_are_nobody(self, reading_of: ReadingOf) -> None:
        read = reading_of(self.TEXT)
        assert Cast(read).names(next(token.i for token in read.doc if token.text == "I")) == ()

    def test_we_in_a_governments_own_release(self, release_of: Callable[[str, str], Reading]) -> None:
        read = release_of("Protests in Iran\nWe condemn the violence.", "US Department of State")
        token = next(token.i for token in read.doc if token.text == "We")
        assert Cast(read).hear([]).names(token) == ("United States",)

    def test_we_in_a_newspaper_is_nobody(self, release_of: Callable[[str, str], Reading]) -> None:
        read = release_of("Protests in Iran\nWe condemn the violence.", "The Times of Israel")
        token = next(token.i for token in read.doc if token.text == "We")
        assert Cast(read).hear([]).names(token) == ()

    def test_a_statement_by_someone_is_in_the_first_person(self, release_of: Callable[[str, str], Reading]) -> None:
        text = "Statement by President Joe Biden on the release of prisoners\nI welcome the release of two Americans."
        read = release_of(text, "The White House")
        token = next(token.i for token in read.doc if token.text == "I")
        assert Cast(read).hear([]).names(token) == ("Joe Biden",)
