"""What is kept of a record: identities, states, voices, and the way to JSON and back."""

import json

import pytest
from reports import Draft

from onrecord.data.matching import FOLDER, load
from onrecord.errors import DataError
from onrecord.matching import Gathered, gather, keep
from onrecord.matching.groups import events, same
from onrecord.model import kept_from_json


def test_identities_and_states_by_the_tables() -> None:
    record = (
        Draft("a", "2022-02-12").event("CONSULT", "They spoke.", "spoke", "Vladimir Putin; State Department").record()
    )
    (kept,) = keep(record, "r", ["i"]).items
    assert dict(kept.members) == {"Vladimir Putin": "Russia", "State Department": "United States"}
    assert kept.id == "i" and kept.report == "r" and kept.anchor == "spoke"


def test_names_without_an_identity_in_the_record_get_the_one_that_a_record_would_give() -> None:
    names = "Ukraine; People's Liberation Army; European Union; Hamas; Vladimir Putin; Nobody Known"
    record = Draft("a", "2022-02-12").event("CONSULT", "They spoke.", "spoke", names).record()
    (kept,) = keep(record, "r", ["i"]).items
    assert kept.identities == (
        ("Ukraine", "state:UKR"),
        ("People's Liberation Army", "force:peoples-liberation-army"),
        ("European Union", "body:european-union"),
        ("Hamas", "group:hamas"),
        ("Vladimir Putin", "person:vladimir-putin"),
    )


def test_a_kept_item_survives_json() -> None:
    draft = Draft("a", "2022-02-12").said("Vladimir Putin", "There will be no truce")
    draft.event("CONSULT", "Putin met Macron.", "met", "Vladimir Putin; Emmanuel Macron", source="s1")
    for kept in keep(draft.record(), "r", ["s", "e"], "2022-02-13T00:00:00Z").items:
        assert kept_from_json(json.loads(json.dumps(kept.to_json())), kept.item) == kept


def test_the_voice_of_an_item_is_kept() -> None:
    draft = Draft("a", "2022-02-12").said("Ivo Marsky", "Belmark shelled Tessin")
    draft.event("ASSAULT", "Belmark shelled Tessin.", "shelled", "Belmark", source="s1")
    assert keep(draft.record(), "r", ["s", "e"]).items[1].voice == ("Ivo Marsky",)


def test_the_same_report_again_is_not_matched_with_itself() -> None:
    record = (
        Draft("a", "2022-02-12")
        .event("CONSULT", "Putin met Macron.", "met", "Vladimir Putin; Emmanuel Macron")
        .record()
    )
    gathered = Gathered()
    gathered.add(keep(record, "r", ["i"]))
    assert gathered.add(keep(record, "r", ["i"])) == ()


def test_a_group_holds_no_two_that_contradict_each_other() -> None:
    def call(id_: str, day: str | None) -> Draft:
        return Draft(id_, "2022-02-12").event(
            "CONSULT", "Putin and Macron spoke.", "spoke", "Vladimir Putin; Emmanuel Macron", mode="phone", day=day
        )

    gathered = gather([each.record() for each in (call("a", "2022-02-11"), call("b", None), call("c", "2022-02-12"))])
    assert events(gathered.items_by_id, gathered.links) == (("a#e1",), ("b#e1", "c#e1"))


def test_groups_of_one_kind_of_link() -> None:
    drafts = [Draft(id_, "2031-05-02").said("Ivo Marsky", "We stand by the truce and every word of it") for id_ in "ab"]
    gathered = gather([draft.record() for draft in drafts])
    assert same(gathered.items_by_id, gathered.links, "same statement") == (("a#s1", "b#s1"),)


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        ("groups.tsv", "talks\tshouting\tCONSULT", "groups.tsv, line 1: style 'shouting' is unknown."),
        ("matters.tsv", "truce\tperhaps\ttruce", "matters.tsv, line 1: pact is 'perhaps'."),
        ("matters.tsv", "truce\tyes\ttruce\npact\t\ttruce", "matters.tsv, line 2: 'truce' stands under truce too."),
        ("cues.tsv", "extension\t", "cues.tsv, line 1: the last column is empty."),
        ("cues.tsv", "extension\textend*", "cues.tsv: no row for 'postponement'."),
    ],
)
def test_a_wrong_line_is_named(tmp_path, file: str, line: str, message: str) -> None:  # type: ignore[no-untyped-def]
    for path in FOLDER.iterdir():
        if path.suffix in (".tsv", ".txt"):
            (tmp_path / path.name).write_text(line if path.name == file else path.read_text())
    with pytest.raises(DataError, match=r".") as raised:
        load(tmp_path)
    assert str(raised.value).startswith(message)
