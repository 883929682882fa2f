"""The questions that a ledger answers, as commands: all with the same filters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.views import actors
from onrecord.views.asked import DEFAULT_LEDGER, asks
from onrecord.views.options import Figures, Json, LedgerPath, Statements

if TYPE_CHECKING:
    from onrecord.ledger import Question

__all__ = ["register"]

Limit = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Show the first N and say that there are more.", show_default=False),
]


def register(app: typer.Typer) -> None:
    """Adds the questions to the commands."""
    app.command(
        epilog="\b\nExamples:\n  onrecord timeline --actor Ukraine --from 2025-05-01\n"
        "  onrecord timeline --status planned --json\n  onrecord timeline --text 'prisoner swap' --statements"
    )(asks(timeline))
    app.command(epilog="\b\nExample:\n  onrecord events --between Russia Ukraine --type CONSULT")(asks(events))
    app.command(epilog="\b\nExample:\n  onrecord statements --actor Lavrov --topic grain")(
        asks(statements, without=("type_", "status", "place"))
    )
    app.command(epilog="\b\nExample:\n  onrecord figures --place Gaza --from 2025-03-01")(
        asks(figures, without=("actor", "with_", "type_", "status"))
    )
    app.command(epilog="\b\nExample:\n  onrecord commitments --actor Russia --as-known-on 2022-07-25")(
        asks(commitments, without=("status",))
    )
    actors.app.callback(
        invoke_without_command=True,
        epilog="\b\nExamples:\n  onrecord actors --place Istanbul --from 2022-03-01\n  onrecord actors check",
    )(asks(parties))
    app.add_typer(actors.app, name="actors")
    app.command(epilog="\b\nExample:\n  onrecord brief --between 2022-07-01 2022-07-31 --topic grain > july.md")(
        asks(brief)
    )
    app.command(epilog="\b\nExample:\n  onrecord changes --since 2025-05-17")(changes)
    app.command(epilog="\b\nExample:\n  onrecord diff --from 2025-05-17 --to 2025-05-20 --actor Russia")(
        asks(diff, without=("known_on", "since", "until", "between"))
    )


def timeline(
    question: Question,
    ledger: Any,
    statements: Statements = False,
    figures: Figures = False,
    limit: Limit = None,
    json: Json = False,
) -> None:
    """Show the events of a ledger by day.

    Each with its status, quote, voice, report and id. Events without a resolved day come last, and not at all with
    --from or --to.
    """
    from onrecord.views.timeline import answer

    kinds = ("event", *(("statement",) if statements else ()), *(("figure",) if figures else ()))
    answer(replace(question, kinds=kinds), ledger, limit, json)


def events(question: Question, ledger: Any, json: Json = False) -> None:
    """Show each event once, with all the reports that tell it.

    How many of them are independent, what they do not tell alike, and what it is linked with.
    """
    from onrecord.views.accounts import answer

    answer(question, ledger, "event", json)


def statements(question: Question, ledger: Any, json: Json = False) -> None:
    """Show who said what, each statement once.

    With the reports that have it, how their wordings differ, and what denies it. A topic gives what one speaker said
    on a subject over time.
    """
    from onrecord.views.accounts import answer

    answer(question, ledger, "statement", json)


def figures(question: Question, ledger: Any, json: Json = False) -> None:
    """Show which numbers are claimed, by whom, over time.

    For each thing counted the claims of each claimant; rival figures stay side by side, newer beside older ones.
    """
    from onrecord.views.accounts import answer

    answer(question, ledger, "figure", json)


def commitments(
    question: Question,
    ledger: Any,
    state: Annotated[
        list[str] | None,
        typer.Option(
            metavar="STATE",
            help="pending, due, happened, happened differently, postponed, cancelled, denied or no report found.",
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Show what was announced and what became of it.

    The state is that of a day: --as-known-on, else the last day on which a report was published. Every state has its
    evidence; silence never makes a promise broken.
    """
    from onrecord.views.commitments import answer

    answer(question, ledger, [each.lower() for each in state or ()], json)


def parties(context: typer.Context, question: Question, ledger: Any, json: Json = False) -> None:
    """Show who takes part, how often, in which parts.

    The commands below it tell who is who: rows on offices, and whom a name stands for.
    """
    if context.invoked_subcommand is None:
        from onrecord.views.parties import print_parties

        print_parties(question, ledger, json)


def brief(
    question: Question,
    ledger: Any,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The heading of the page.")] = None,
) -> None:
    """Write a page of Markdown on a period or a process.

    What happened, what was announced and what became of it, figures with who claims them, who said what; every line
    with its voice and its source.
    """
    from onrecord.views.brief import brief as written

    print(written(question, ledger, title))


def changes(
    since: Annotated[
        str, typer.Option(metavar="DAY", help="A day, or an instant in UTC such as 2025-05-17T12:00:00Z.")
    ],
    ledger: LedgerPath = DEFAULT_LEDGER,
    json: Json = False,
) -> None:
    """Show what came into a ledger since a day.

    New reports, changed ones with their differences, reports read again, links, judgements.
    """
    from onrecord.views.changes import print_changes

    print_changes(ledger, since, json)


def diff(
    question: Question,
    ledger: Any,
    before: Annotated[str, typer.Option("--from", metavar="DAY", help="What was known at the end of this day…")],
    after: Annotated[str, typer.Option("--to", metavar="DAY", help="…and what became known by the end of this one.")],
    statements: Statements = False,
    figures: Figures = False,
    json: Json = False,
) -> None:
    """Show what became known between two days.

    By publication, or with --clock recording by what came into this ledger.
    """
    from onrecord.views.changes import print_difference

    kinds = ("event", *(("statement",) if statements else ()), *(("figure",) if figures else ()))
    print_difference(question, ledger, json, before, after, kinds)
