"""The options of the commands, each said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = [
    "Actors",
    "Codebook",
    "Figures",
    "Gazetteer",
    "Json",
    "KnownActors",
    "LedgerPath",
    "Outlet",
    "Pipeline",
    "Place",
    "Places",
    "Published",
    "Since",
    "Statements",
    "Statuses",
    "Title",
    "Types",
    "Until",
    "Words",
]

Places = Annotated[
    list[str],
    typer.Argument(
        metavar="REPORT",
        help="Text, saved pages, JSON lines of reports, folders of these, addresses, or - for standard input.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="When the report was published, such as 2025-05-17; relative times need it."),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published the report.")]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="The report's headline.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line, nothing shortened.")]
Codebook = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER", help="A codebook of your own; `onrecord codebook check FOLDER` says whether it is sound."
    ),
]
Pipeline = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Read with a spaCy pipeline of universal dependencies, not with the network."),
]
KnownActors = Annotated[
    Path | None,
    typer.Option(
        "--actors",
        metavar="FILE",
        help="Who held which office, rows of your own; `onrecord actors check FILE` says whether they are sound.",
    ),
]
Gazetteer = Annotated[
    Path | None,
    typer.Option(metavar="TABLE", help="More places, a table made by `onrecord places import-geonames`."),
]
LedgerPath = Annotated[
    Path, typer.Option("--ledger", metavar="PATH", envvar="ONRECORD_LEDGER", help="The file of the ledger.")
]

Actors = Annotated[
    list[str] | None,
    typer.Option("--actor", metavar="NAME", help="Takes part in whatever role; given more than once, all must."),
]
Types = Annotated[
    list[str] | None,
    typer.Option("--type", metavar="TYPE", help="A type of PLOVER such as CONSULT; more than once: any of them."),
]
Statuses = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        help="happened, ongoing, planned, possible or denied; more than once: any of them.",
    ),
]
Since = Annotated[str | None, typer.Option("--from", metavar="DAY", help="Not before this day, such as 2025-05-16.")]
Until = Annotated[str | None, typer.Option("--to", metavar="DAY", help="Not after this day.")]
Place = Annotated[str | None, typer.Option(metavar="NAME", help="Happens in this place.")]
Words = Annotated[
    str | None,
    typer.Option("--text", metavar="WORDS", help="The quotes hold all these words; talk* leaves the end open."),
]
Statements = Annotated[bool, typer.Option("--statements", help="Show statements as well.")]
Figures = Annotated[bool, typer.Option("--figures", help="Show figures as well.")]
