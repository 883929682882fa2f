"""Yemen truce, grain deal, Azovstal: the states of the hand-made table, where the reports are beside the checkout."""

from pathlib import Path

import pytest

from benchmarks.matching import SERIES, STATES, Readings, states

SERIES_READ = ("s04_azovstal_evacuation_apr_may2022", "s05_grain_deal_2022", "s06_yemen_truce_2022")


def test_the_table_names_series_days_and_states() -> None:
    rows = [line.split("\t") for line in STATES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert {row[0] for row in rows} == set(SERIES_READ)
    assert all(len(row) == 5 and len(row[3]) == 10 for row in rows)


@pytest.mark.corpora
def test_states_are_right_on_each_day(tmp_path: Path) -> None:
    if not all((SERIES / f"{name}.jsonl").exists() for name in SERIES_READ):
        pytest.skip("the series are not beside the checkout")
    found = states(Readings(None))
    assert found["right"] >= found["states"] - 1
