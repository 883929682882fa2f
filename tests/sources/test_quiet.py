"""Lines that tell of a report's making are quiet; lines that tell of its matter never are."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DataError
from onrecord.sources.quiet import is_left_out, load_patterns, quiet_spans

HEADLINE = "Ministers meet in Geneva after a week of fighting"
LEAD = "The foreign ministers of both countries met in Geneva on Monday, officials said."
BODY = "They agreed to meet again next week. The fighting went on, a spokesman for the army said."


def quiet_lines(text: str) -> list[str]:
    return [text[start:end] for start, end in quiet_spans(text)]


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Moss",
        "By Ada Moss and Piotr Zielinski",
        "By Ada Moss, Piotr Zielinski and Li Wei",
        "By Ada Moss | Regional Courier",
        "By Ada Moss, Diplomatic Correspondent",
        "By ADA MOSS",
        "By ADA MOSS and PIOTR ZIELINSKI",
        "BY ADA MOSS, Associated Press",
        "By Ada Moss in Geneva and Piotr Zielinski in Vienna",
        "By Jean-Luc de Villiers",
        "By Ahmed al-Rashid",
        "By Agence France-Presse",
        "By staff and agencies",
        "By our correspondent",
        "by Ada Moss",
        "Written by Ada Moss",
        "Story by Ada Moss, Regional Courier",
        "Ada Moss",
        "Ada Moss and Piotr Zielinski",
        "Ada Moss, Chief Diplomatic Correspondent",
        "Ada Moss in Geneva",
        "Ada Moss Senior correspondent",
        "Reuters",
        "The Associated Press",
        "17 May 2025",
        "Saturday, May 17, 2025",
        "Published: 17 May 2025 10:30 GMT",
        "Updated May 17, 2025, 9:15 p.m. EDT",
        "GENEVA, Switzerland (May 17, 2025)",
        "Office of the Spokesperson",
        "For Immediate Release",
        "4 min read",
        "4:02 P.M. EDT",
        "2025-05-S-017",
    ],
)
def test_a_line_between_headline_and_lead(line: str) -> None:
    assert quiet_lines(f"{HEADLINE}\n{line}\n{LEAD}\n{BODY}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Ada Moss",
        "Ada Moss is a politics reporter for the Regional Courier.",
        "Ada Moss is a reporter based in Vienna, covering the Balkans.",
        "Ada Moss is the Regional Courier's Africa correspondent.",
        "Ada Moss is a senior national security editor at the Regional Courier.",
        "Ada Moss and Piotr Zielinski are reporters for the Regional Courier.",
        "Ada Moss is a freelance journalist.",
        "Ada Moss covers diplomacy for the Regional Courier.",
        "Ada Moss has reported from 20 countries for the Regional Courier.",
        "Ada Moss reported from Geneva for The Courier.",
        "Piotr Zielinski contributed.",
        "Piotr Zielinski contributed to this report.",
        "Piotr Zielinski and Li Wei contributed reporting.",
        "Piotr Zielinski in Vienna contributed to this report.",
        "Piotr Zielinski, in Vienna, contributed reporting.",
        "Associated Press writers Piotr Zielinski in Vienna and Li Wei in Beijing contributed to this report.",
        "Reporting by Ada Moss; Editing by Piotr Zielinski",
        "Reporting by Ada Moss in Geneva and Li Wei in Beijing; writing by Otto Hahn; editing by Piotr Zielinski",
        "(Reporting by Ada Moss; editing by Piotr Zielinski)",
        "Additional reporting by Li Wei in Beijing",
        "Reporting by the Vienna bureau; Editing by Piotr Zielinski",
        "(With inputs from agencies)",
        "With reporting by Li Wei",
        "Edited by Piotr Zielinski",
        "am/pz (AP, dpa)",
        "AFP/AP",
        "— Ada Moss",
        "ada.moss@courier.example",
        "@adamoss",
        "Follow Ada Moss on X: @adamoss",
        "Photo: Ministers at the lake. Ada Moss",
        "Image credit: Ada Moss",
        "Photograph by Ada Moss",
        "Ministers arrive at the lake. [Ada Moss/AFP]",
        "Ministers arrive at the lake (Ada Moss/Getty Images)",
        "Source: Regional Courier",
        "© 2025 The Regional Courier",
        "Copyright 2025 The Regional Courier. All rights reserved.",
        "All rights reserved. This material may not be published or rewritten.",
        "Read more: What the ministers want",
        "READ ALSO: What the ministers want",
        "Related: What the ministers want",
        "See also: What the ministers want",
        "Sign up for our morning newsletter",
        "Subscribe to our newsletter for more.",
        "Click here to read the statement.",
        "For more information, visit the ministry's website.",
        "Share this article",
        "Advertisement",
        "Tags: Geneva, talks",
        "Editor's note: The spelling of a name was changed.",
        "Correction: An earlier version of this story gave a wrong day.",
        "This article was first published on Monday.",
        "The views expressed are those of the author.",
        "###",
        "-30-",
        "ENDS",
        "https://courier.example/talks",
    ],
)
def test_a_line_at_the_end(line: str) -> None:
    assert quiet_lines(f"{HEADLINE}\n{LEAD}\n{BODY}\n{line}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "(Applause.)",
        "(Cross-talk.)",
        "THE PRESIDENT: (Laughs.)",
        "The below is attributable to Spokesperson Ada Moss:",
        "The following statement is attributable to the Spokesperson:",
        "Photo: Ministers at the lake.",
        "Read more: What the ministers want",
        "Story continues below advertisement",
    ],
)
def test_a_line_in_the_middle(line: str) -> None:
    assert quiet_lines(f"{HEADLINE}\n{LEAD}\n{line}\n{BODY}\n{LEAD}") == [line]


@pytest.mark.parametrize(
    "paragraph",
    [
        "By Monday evening, Kenyan forces in the town had withdrawn.",
        "By Tuesday the two sides had agreed on a truce.",
        "Reporting by Human Rights Watch found that soldiers had burned the village.",
        "Analysis by the group shows that shells hit the market.",
        "With contributions from 30 states, the fund reached its goal on Monday.",
        "The United States has demanded the release of its staff.",
        "Saudi Arabia is the largest contributor to the fund.",
        "Saudi Arabia leads the coalition that bombed the port.",
        "Qatar is the host of the talks.",
        "He has been in prison since the war began.",
        "She is expected to meet the envoy on Monday.",
        "They were killed in a raid on the village on Monday.",
        "He was not immediately available for comment.",
        "Sergey Ivanov, who met the envoy, said no.",
        "Ada Moss said the talks had failed.",
        "Ada Moss resigned.",
        "Follow the agreement, the envoy told both sides on Monday.",
        "Photos shown by the army prove nothing, the ministry said.",
        "Contact between the two armies broke off on Monday.",
        "Copyright law was not discussed at the talks.",
        "Joining the talks was a mistake, the minister said.",
        "Sign the treaty now, she told them.",
        "Correction: the minister condemned the attack and asked for an inquiry.",
        "(c) The two sides shall release all prisoners.",
        "This report was denied by the ministry.",
        "Share prices fell after the army seized the port.",
        "Watch groups said the truce had been broken.",
        "(Ministers from both sides applauded the envoy.)",
        "Withdrawal of foreign forces",
        "Source of the fire was a mortar, the army said.",
        "“We want peace,” the minister wrote on X, August 3.",
    ],
)
def test_matter_is_never_quiet(paragraph: str) -> None:
    assert quiet_lines(f"{HEADLINE}\n{paragraph}\n{LEAD}\n{paragraph}\n{BODY}\n{paragraph}") == []


def test_a_credit_in_brackets_at_the_end_of_a_paragraph() -> None:
    text = f"{HEADLINE}\n{LEAD}\n{BODY} (Reporting by Ada Moss; Editing by Li Wei)"
    assert quiet_lines(text) == ["(Reporting by Ada Moss; Editing by Li Wei)"]


def test_a_sentence_about_an_author_is_quiet_only_after_a_line_that_names_one() -> None:
    author = "Ada Moss is a correspondent for the Courier.\nShe has covered diplomacy since 2011."
    assert quiet_lines(f"{HEADLINE}\n{LEAD}\n{author}") == author.split("\n")
    assert quiet_lines(f"{HEADLINE}\n{LEAD}\nShe has covered her face since 2011.") == []


def test_several_author_lines_end_a_report() -> None:
    end = ["Ada Moss", "Ada Moss is a politics reporter for the Courier.", "Li Wei contributed."]
    assert quiet_lines("\n".join([HEADLINE, LEAD, BODY, *end])) == end


def test_the_headline_and_a_name_inside_the_report_are_matter() -> None:
    assert quiet_lines(f"Ada Moss\n{LEAD}\n{BODY}\nAda Moss\n{LEAD}") == []


def test_a_byline_without_a_headline_is_quiet() -> None:
    assert quiet_lines(f"By Ada Moss\n{LEAD}") == ["By Ada Moss"]


def test_a_report_of_one_paragraph_has_no_quiet_line() -> None:
    assert quiet_spans(LEAD) == ()
    assert quiet_spans("") == ()


def test_notices_and_credits_of_pictures_are_left_out_of_a_page_and_bylines_are_not() -> None:
    assert is_left_out("Sign up for our newsletter")
    assert is_left_out("Photo: Ada Moss")
    assert not is_left_out("By Ada Moss")
    assert not is_left_out(LEAD)


@given(st.lists(st.sampled_from([HEADLINE, LEAD, "By Ada Moss", "Li Wei", "  ", "Read more:", "x (Editing by A B)"])))
def test_quiet_spans_lie_in_the_text_in_order_apart_and_without_outer_spaces(lines: list[str]) -> None:
    text = "\n".join(lines)
    last = 0
    for start, end in quiet_spans(text):
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        last = end


@given(st.text(max_size=300))
def test_any_text_has_its_quiet_spans(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in quiet_spans(text))


def test_a_broken_pattern_is_named_with_its_line(tmp_path: Path) -> None:
    roles, patterns = tmp_path / "roles.txt", tmp_path / "quiet.tsv"
    roles.write_text("reporter\n")
    patterns.write_text("# forms\nany\tbyline\tBy (\n")
    with pytest.raises(DataError, match=r"quiet\.tsv, line 2: no regular expression"):
        load_patterns(patterns, roles)
    patterns.write_text("somewhere\tbyline\tBy\n")
    with pytest.raises(DataError, match="line 1: 'somewhere' is no place"):
        load_patterns(patterns, roles)
    patterns.write_text("any\tbyline\n")
    with pytest.raises(DataError, match="2 columns"):
        load_patterns(patterns, roles)


@pytest.mark.parametrize(
    "line",
    [
        "A " * 345,
        "Aa-Bb " * 110,
        "A.B. " * 135,
        "By " + "Aa Bb, " * 95 + "x",
        "Reporting by " + "Aa Bb and " * 65,
        "(" * 690,
        "[Reporting by " * 45,
        "Aa Bb is " + "a " * 300,
        "@aa" * 200 + "!",
        "CREDIT: " * 80,
        "Aa al-Bb " * 75,
    ],
)
def test_no_line_takes_long(line: str) -> None:
    begun = time.process_time()
    quiet_spans(f"{HEADLINE}\n{line}\n{LEAD}\n{line}")
    assert time.process_time() - begun < 2
