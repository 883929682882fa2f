"""The time expressions of reports on a page, each with its value, its bounds and the reason; or as JSON lines."""

from __future__ import annotations

import json
import sys

from onrecord.model import Reading, Timex
from onrecord.pipeline import read_times
from onrecord.reading.timexes import marked, times_json
from onrecord.views.batch import Batch
from onrecord.views.console import Page, bar
from onrecord.wording import headline, one_line, origin

__all__ = ["print_times"]

INDENT = 2


def print_times(batch: Batch, as_json: bool) -> None:
    """Prints the expressions of each report as soon as it is read."""
    page, count = Page(), 0
    with bar("reading", len(batch.places), shown=not sys.stdout.isatty()) as progress:
        for reading in batch.read(batch.reports(progress.place), read_times):
            if as_json:
                print(json.dumps(times_json(reading), ensure_ascii=False), flush=True)
            else:
                if count:
                    page.divide()
                print_reading(page, reading)
            count += 1
            progress.report()


def print_reading(page: Page, reading: Reading) -> None:
    """Prints the expressions of one report for a person."""
    report = reading.report
    page.tell((headline(report), "bold"))
    page.tell((origin(report.outlet, report.published), "dim" if report.published else "yellow"))
    timexes = marked(reading)
    page.blank()
    page.tell(("Times", "bold underline"), f"  {len(timexes) or 'none'}")
    for timex in timexes:
        page.blank()
        words = one_line(report.text[timex.span.start : timex.span.end])
        page.tell((words, "bold"), "  ", described(timex), hang=INDENT)
        page.tell(bounds(timex), indent=INDENT)
        page.tell((timex.reason, "dim"), indent=INDENT)


def described(timex: Timex) -> str:
    """The TIMEX3 attributes of an expression: "DATE 2025-05-16", "SET XXXX-WXX-2 quant EVERY"."""
    more = [f"{key} {value}" for key in ("mod", "quant", "freq") if (value := getattr(timex, key))]
    return " ".join([timex.type, timex.value, *more])


def bounds(timex: Timex) -> str:
    """The days that an expression can mean, its clock time and zone."""
    if timex.earliest is None and timex.latest is None:
        days = "no days"
    elif timex.earliest == timex.latest:
        days = str(timex.earliest)
    elif timex.earliest is None:
        days = f"until {timex.latest}"
    else:
        days = f"{timex.earliest} to {timex.latest}" if timex.latest else f"from {timex.earliest}"
    clock = f", {timex.at} ({timex.zone or 'zone not told'})" if timex.at else ""
    form = f" · EDTF {timex.edtf}" if timex.edtf else ""
    return f"{days}{clock}{form}"
