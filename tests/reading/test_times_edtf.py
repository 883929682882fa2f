"""Times as EDTF: its own form where it has one, an interval of bounds where not, nothing where there are none."""

from __future__ import annotations

import warnings

import pytest

from onrecord.model import Report
from onrecord.reading.times.edtf import edtf
from onrecord.reading.timexes import timexes

FORMS = [
    ("They met on May 12.", "2025-05-12"),
    ("They met in April.", "2025-04"),
    ("They met in 2014.", "2014"),
    ("They met in about 1910.", "1910"),
    ("They met last summer.", "2024-22"),
    ("They met in the third quarter of 2024.", "2024-35"),
    ("They met in the 1990s.", "199X"),
    ("They met in the 19th century.", "18XX"),
    ("They met at 10:30 a.m. on May 12.", "2025-05-12T10:30:00"),
    ("They met at 10:30 UTC on May 12.", "2025-05-12T10:30:00Z"),
    ("They met on the night of May 12.", "2025-05-12"),
    ("They met last week.", "2025-05-05/2025-05-11"),
    ("They met in late February.", "2025-02-20/2025-02-28"),
    ("Ninety were killed in 2025.", "2025-01-01/2025-05-17"),
    ("They met recently.", "../2025-05-17"),
    ("They will meet in the coming days.", "2025-05-17/.."),
    ("They meet every Tuesday.", None),
    ("A four-day operation ended.", None),
]


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_each_time_has_its_form_in_edtf(text: str, form: str | None) -> None:
    (time,) = timexes(Report(id="test", text=text, published="2025-05-17"))
    assert edtf(time) == form


def test_what_stays_symbolic_has_none() -> None:
    (time,) = timexes(Report(id="test", text="They met on Monday."))
    assert edtf(time) is None


@pytest.mark.parametrize("form", sorted({form for _, form in FORMS if form} | {"2025~", "2025-40"}))
def test_another_implementation_reads_each_form(form: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own, of how it uses its parser
        edtf_of_others = pytest.importorskip("edtf", reason="pip install edtf")
        assert edtf_of_others.parse_edtf(form) is not None
