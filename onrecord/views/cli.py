"""The command line: `onrecord read`, `add`, the questions to a ledger, `show`, `export`, `examples`.

What only one command needs is imported in it, so that `onrecord --help` comes at once.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.version import __version__
from onrecord.views import codebook as codebook_commands
from onrecord.views import judge, questions
from onrecord.views import places as places_commands
from onrecord.views.asked import DEFAULT_LEDGER
from onrecord.views.guard import REFUSED, Commands, use_utf8
from onrecord.views.options import (
    Codebook,
    Gazetteer,
    Json,
    KnownActors,
    LedgerPath,
    Outlet,
    Pipeline,
    Places,
    Published,
    Title,
)

if TYPE_CHECKING:
    from onrecord.views.batch import Batch

__all__ = ["app", "main"]

app = typer.Typer(
    name="onrecord",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="News reports of diplomacy and armed conflict in, a sourced record out: who said what, who did what to whom.",
    epilog="Begin with `onrecord examples`; `onrecord COMMAND --help` explains a command.",
)
app.add_typer(codebook_commands.app, name="codebook")
app.add_typer(judge.app, name="judge")
app.add_typer(places_commands.app, name="places", help="What the gazetteer knows of a name; a larger one.")


def _version(asked: bool) -> None:
    if asked:
        print(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def onrecord(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """The options before the command."""


@app.command(epilog="\b\nExamples:\n  onrecord read report.txt --published 2025-05-17\n  onrecord read *.html --json")
def read(
    places: Places,
    published: Published = None,
    outlet: Outlet = None,
    title: Title = None,
    codebook: Codebook = None,
    pipeline: Pipeline = None,
    actors: KnownActors = None,
    gazetteer: Gazetteer = None,
    json: Json = False,
) -> None:
    """Read reports and print their records.

    Exit status 2 if any report was refused; the others are read all the same.
    """
    from onrecord.settings import Settings
    from onrecord.views.batch import Batch

    settings = Settings(codebook=codebook, pipeline=pipeline, actors=actors, gazetteer=gazetteer)
    batch = Batch(places, published, outlet, title, settings=settings)
    count = _print_records(batch, json)
    if batch.refused or count > 1:
        sys.stdout.flush()
        # On a terminal the count stands apart from the last record.
        apart = "\n" if count and not json and sys.stdout.isatty() else ""
        print(f"{apart}{count} read, {batch.refused} refused", file=sys.stderr)
    if batch.refused:
        raise typer.Exit(REFUSED)


def _print_records(batch: Batch, json: bool) -> int:
    """Prints each record as soon as it is read; gives how many there were."""
    from onrecord.views.console import Page, bar
    from onrecord.views.export import record_json
    from onrecord.views.record import print_record

    page, count = Page(), 0
    # On a terminal the records themselves show how far it is.
    with bar("reading", len(batch.places), shown=not sys.stdout.isatty()) as progress:
        for record in batch.records(batch.reports(progress.place)):
            if json:
                print(record_json(record), flush=True)
            else:
                if count:
                    page.divide()
                print_record(page, record)
            count += 1
            progress.report()
    return count


@app.command(epilog="\b\nExamples:\n  onrecord add reports/ --ledger talks.ledger\n  onrecord add https://…/article")
def add(
    places: Places,
    ledger: LedgerPath = DEFAULT_LEDGER,
    published: Published = None,
    outlet: Outlet = None,
    title: Title = None,
    codebook: Codebook = None,
    pipeline: Pipeline = None,
    actors: KnownActors = None,
    gazetteer: Gazetteer = None,
) -> None:
    """Keep the records of reports in a ledger.

    The ledger is made if there is none. A report that it holds already adds nothing; one whose text has changed is kept
    as a new version. Exit status 2 if any report was refused; the others are added all the same.
    """
    from onrecord.settings import Settings
    from onrecord.views.adding import add_reports
    from onrecord.views.batch import Batch

    settings = Settings(codebook=codebook, pipeline=pipeline, actors=actors, gazetteer=gazetteer)
    batch = Batch(places, published, outlet, title, settings=settings)
    print(add_reports(batch, ledger))
    if batch.refused:
        raise typer.Exit(REFUSED)


questions.register(app)


@app.command(epilog="\b\nExample:\n  onrecord reread\n  onrecord changes --since 2026-01-31")
def reread(
    ledger: LedgerPath = DEFAULT_LEDGER,
    again: Annotated[bool, typer.Option("--again", help="Read also what this very version has read already.")] = False,
    codebook: Codebook = None,
    pipeline: Pipeline = None,
    actors: KnownActors = None,
    gazetteer: Gazetteer = None,
) -> None:
    """Read the reports of a ledger again with this Onrecord.

    Ids and judgements stay, the older records as well; `onrecord changes` shows what is read otherwise.
    """
    from onrecord.settings import Settings
    from onrecord.views.batch import Batch
    from onrecord.views.rereading import reread

    batch = Batch([], settings=Settings(codebook=codebook, pipeline=pipeline, actors=actors, gazetteer=gazetteer))
    print(reread(ledger, batch, again=again))
    if batch.refused:
        raise typer.Exit(REFUSED)


@app.command(epilog="\b\nExample:\n  onrecord show a02ec5ea46")
def show(
    item: Annotated[str, typer.Argument(metavar="ITEM", help="The item's id or its first digits, from a timeline.")],
    ledger: LedgerPath = DEFAULT_LEDGER,
    json: Json = False,
) -> None:
    """Show one item and its quote in context.

    All its fields, the report it comes from, the statement that carries it, and what belongs to it.
    """
    from onrecord.ledger import open_ledger

    with open_ledger(ledger, create=False) as kept:
        found = kept.item(item)
        links = kept.links([found.entry.id])
    if json:
        from onrecord.views.timeline import entry_json

        print(entry_json(found.entry))
    else:
        from onrecord.views.console import Page
        from onrecord.views.item import print_item

        print_item(Page(), found, links)


@app.command(epilog="\b\nExample:\n  onrecord why a02ec5ea46")
def why(
    item: Annotated[str, typer.Argument(metavar="ITEM", help="The item's id or its first digits, from a timeline.")],
    ledger: LedgerPath = DEFAULT_LEDGER,
    codebook: Codebook = None,
) -> None:
    """Show why an item is what it is.

    The rule of the codebook that made it, and the reason of each name, time and place.
    """
    from onrecord.ledger import open_ledger
    from onrecord.views.console import Page
    from onrecord.views.why import print_why

    with open_ledger(ledger, create=False) as kept:
        found = kept.item(item)
    print_why(Page(), found, codebook)


@app.command(epilog="\b\nExamples:\n  onrecord export --format csv --output items.csv\n  onrecord export | head -1")
def export(
    ledger: LedgerPath = DEFAULT_LEDGER,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="jsonl, csv, parquet, ical, geojson, timelinejs, graphml, jsonld, plover.",
        ),
    ] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file, not to standard output.")
    ] = None,
) -> None:
    """Write out the whole ledger, nothing cut.

    jsonl: the newest record of every report, one a line, as `onrecord read --json` prints it. csv, parquet: one row an
    item. ical: what was announced. geojson, timelinejs: events on the map and by day. graphml, jsonld: the whole as a
    graph, the latter with PROV. plover: events with an actor in the form of PLOVER 2.0, planned ones folded.
    """
    from onrecord.ledger import open_ledger
    from onrecord.views import export as exporting

    exporting.check(format_)
    with open_ledger(ledger, create=False) as kept:
        if output is None:
            exporting.to_stdout(kept, format_)
            return
        with exporting.written(output) as stream:
            exporting.export(kept, format_, stream)
        counts = kept.counts()
    told = {what: f"{count} {what}" + "s" * (count != 1) for what, count in counts.items()}
    print(
        f"Wrote {told['report']} with {told['statement']}, {told['event']} and {told['figure']} to {output}.",
        file=sys.stderr,
    )


@app.command(epilog="\b\nExample:\n  onrecord examples\n  onrecord add examples\n  onrecord timeline")
def examples(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help="Where to write them.", show_default=True)] = Path(
        "examples"
    ),
) -> None:
    """Write the example reports into a folder.

    They come with Onrecord: made-up reports on one peace process, to try it on.
    """
    from onrecord.views.examples import write_examples

    for path in write_examples(folder):
        print(path)


@app.command(
    epilog="\b\nExamples:\n  onrecord times report.txt --published 2025-05-17\n  onrecord times corpus.jsonl --json"
)
def times(
    places: Places,
    published: Published = None,
    json: Json = False,
) -> None:
    """Show the time expressions of reports.

    Each with its value, its bounds and the reason.

    --json: one object a line, {"id", "timexes": [{"start", "end", "type", "value", ...}]}; of JSON lines with "id",
    "dct" or "published", and "text", offsets count in "text". Exit status 2 if any report was refused.
    """
    from onrecord.views.batch import Batch
    from onrecord.views.times import print_times

    batch = Batch(places, published, verbatim=True)
    print_times(batch, json)
    if batch.refused:
        raise typer.Exit(REFUSED)


@app.command(
    epilog="\b\nExample:\n  onrecord read undated.txt --json > undated.jsonl\n"
    "  onrecord date undated.jsonl --published 2025-05-17"
)
def date(
    records: Annotated[
        str, typer.Argument(metavar="RECORDS", help="Records as `onrecord read --json` prints them, or - for them.")
    ],
    published: Annotated[
        str, typer.Option(metavar="DATE", help="When the reports were published, such as 2025-05-17.")
    ],
) -> None:
    """Give undated records a date and resolve their times.

    Prints the records, one a line; the reports are not read again. A record that has its date stays as it is. Exit
    status 2 if any record was refused.
    """
    from onrecord.views.dating import print_dated

    if print_dated(records, published):
        raise typer.Exit(REFUSED)


def main() -> None:
    """Runs the command line."""
    use_utf8()
    app(prog_name="onrecord")
