"""`onrecord actors check`, `import-wikidata` and `show`: what is known of who is who, and rows of one's own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord.views.guard import REFUSED

__all__ = ["app"]

app = typer.Typer(add_completion=False, rich_markup_mode=None)

Own = Annotated[
    Path | None, typer.Option("--actors", metavar="FILE", help="Rows of your own, which stand over those that ship.")
]


@app.command(epilog="\b\nExamples:\n  onrecord actors check\n  onrecord actors check my-offices.tsv --gaps")
def check(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="Rows of your own; without, those that ship.", show_default=False),
    ] = None,
    gaps: Annotated[
        bool, typer.Option("--gaps", help="Show the days as well on which nobody holds an office.")
    ] = False,
) -> None:
    """Check who is said to hold which office when.

    Every fault and overlap is named with file and line. Exit status 2 if there is a fault, 1 for overlaps alone.
    """
    from onrecord.data.actors.checking import check_posts

    found = check_posts(file)
    for title, lines in (("fault", found.faults), ("overlap", found.overlaps), ("note", found.notes)):
        for line in lines:
            print(f"{title}: {line}")
    if gaps:
        for line in found.gaps:
            print(f"gap: {line}")
    counts = f"{len(found.faults)} faults, {len(found.overlaps)} overlaps, {len(found.gaps)} gaps"
    print(f"{found.rows} rows: {counts}.", file=sys.stderr)
    if found.faults or found.overlaps:
        raise typer.Exit(REFUSED if found.faults else 1)


@app.command(
    "import-wikidata",
    epilog="\b\nExamples:\n  onrecord actors import-wikidata query.json --recorded-at 2026-08-22 > my-offices.tsv\n"
    "  onrecord actors import-wikidata dump.json --output my-offices.tsv",
)
def import_wikidata(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A dump with one item a line, or a query's result as JSON or CSV.")
    ],
    recorded_at: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="The day of the query; a dump tells itself when its items were changed."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file, not to standard output.")
    ] = None,
) -> None:
    """Make rows out of what Wikidata says of positions held.

    The file is one that you bring; nothing is fetched. What names no office or state of the tables is told and left
    out. Exit status 2 if no row could be made.
    """
    from onrecord.errors import SettingsError
    from onrecord.views.wikidata import rows_of, table

    rows, left_out = rows_of(file, recorded_at)
    for line in left_out:
        print(f"left out: {line}", file=sys.stderr)
    if output is None:
        sys.stdout.write(table(rows))
    else:
        try:
            output.write_text(table(rows), encoding="utf-8")
        except OSError as error:
            raise SettingsError(f"{output} cannot be written: {error.strerror}.", "Give another path.") from error
    print(f"{len(rows)} rows, {len(left_out)} left out", file=sys.stderr)
    if not rows:
        raise typer.Exit(REFUSED)


@app.command(
    epilog="\b\nExamples:\n  onrecord actors show 'US president' --on 2022-03-01\n  onrecord actors show Houthis"
)
def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, or an office of a state.")],
    on: Annotated[str | None, typer.Option(metavar="DAY", help="The day on which an office is meant.")] = None,
    actors: Own = None,
) -> None:
    """Show whom a name stands for on a day, and why."""
    from onrecord.views.identity import identity_of, print_identity

    print_identity(identity_of(name, on, actors))
