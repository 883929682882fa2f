"""A dateline is set apart from the sentence behind it; a dash after a name alone makes none."""

from __future__ import annotations

import pytest

from onrecord.reading.datelines import dateline_end
from onrecord.reading.sentences import sentence_spans


@pytest.mark.parametrize(
    "line",
    [
        "KYIV, May 17 (Example Wire) - |Envoys met.",
        "NAIROBI, March 14 - |The envoys met.",
        "GENEVA (Example) — |Envoys met.",
        "UNITED NATIONS, Sept. 3 (Example) -- |The council voted.",
        "ABU DHABI, 5th May 2031 (Wire) -- |The ministers spoke.",
        "KABUL, Afghanistan (Aug. 29, 2031) – |A patrol found a cache.",
        "PORT-AU-PRINCE, Haiti — |“We met,” he said.",
        "Asuncion, 5 March 2031 — |The envoys met.",
        "Kyiv (Example Wire) – |The envoys met.",
        "SÃO PAULO, Aug 3 /Wire/ -- |The envoys met.",
    ],
)
def test_a_dateline_ends_at_its_dash(line: str) -> None:
    text = line.replace("|", "")
    assert dateline_end(text, 0, len(text)) == line.index("|")
    first, second = sentence_spans(text)[:2]
    assert text[second[0][0] :].startswith(line.split("|")[1][:3])
    assert first[-1][1] <= second[0][0]


@pytest.mark.parametrize(
    "line",
    [
        "Geneva - a city of talks - was quiet.",
        "The envoys met - again - in Geneva.",
        "Russia — which denies it — said nothing.",
        "The minister (Example Party) - a lawyer - resigned.",
        "On May 17 - a Saturday - the envoys met.",
        "A drone - one of two - fell.",
        "U.S. - Iran talks resumed.",
    ],
)
def test_a_dash_inside_a_sentence_makes_no_dateline(line: str) -> None:
    assert dateline_end(line, 0, len(line)) == 0
