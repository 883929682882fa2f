"""`onrecord judge`: what people judge of items, kept beside what was read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.errors import SettingsError
from onrecord.views.asked import DEFAULT_LEDGER
from onrecord.views.options import Json, LedgerPath

if TYPE_CHECKING:
    from onrecord.ledger import Judgement, Verdict

__all__ = ["app"]

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Accept, reject, correct, split or merge items.",
    epilog="\b\nExamples:\n  onrecord judge reject 68d4a028fa --by 'A. Reader'\n"
    "  onrecord judge correct 68d4a028fa status=denied --by 'A. Reader'",
)

Item = Annotated[str, typer.Argument(metavar="ITEM", help="The item's id or its first digits, from a timeline.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="The id of the other item.")]
Person = Annotated[str, typer.Option("--by", metavar="NAME", envvar="ONRECORD_PERSON", help="Who judges.")]
Note = Annotated[str | None, typer.Option(metavar="TEXT", help="Why.")]


@app.command()
def accept(item: Item, by: Person, note: Note = None, ledger: LedgerPath = DEFAULT_LEDGER) -> None:
    """Say that an item is right."""
    _judge(ledger, "accept", item, by, note)


@app.command()
def reject(item: Item, by: Person, note: Note = None, ledger: LedgerPath = DEFAULT_LEDGER) -> None:
    """Say that an item is wrong; questions leave it out unless asked with --rejected."""
    _judge(ledger, "reject", item, by, note)


@app.command(epilog="\b\nExample:\n  onrecord judge correct 68d4a028fa 'actors=France; Japan' earliest=2025-05-19")
def correct(
    item: Item,
    values: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE", help="What is right; names are parted by `;`.")],
    by: Person,
    note: Note = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """Correct fields of an item; questions then go by what is right."""
    for told in values:
        field, sign, value = told.partition("=")
        if not sign:
            raise SettingsError(f"{told!r} is no FIELD=VALUE.", "Give one such as status=denied.")
        _judge(ledger, "correct", item, by, note, field=field.strip(), value=value)


@app.command()
def merge(item: Item, other: Other, by: Person, note: Note = None, ledger: LedgerPath = DEFAULT_LEDGER) -> None:
    """Say that two items are one: the same event, the same statement, figures of one thing."""
    _judge(ledger, "merge", item, by, note, other=other)


@app.command()
def split(item: Item, other: Other, by: Person, note: Note = None, ledger: LedgerPath = DEFAULT_LEDGER) -> None:
    """Say that two items have nothing to do with each other, whatever matching finds."""
    _judge(ledger, "split", item, by, note, other=other)


@app.command()
def withdraw(
    number: Annotated[
        int, typer.Argument(metavar="NUMBER", help="The judgement's number, from `onrecord judge list`.")
    ],
    by: Person,
    note: Note = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """Take a judgement back; both stay in the ledger."""
    from onrecord.ledger import open_ledger

    with open_ledger(ledger, create=False) as kept:
        _tell(kept.withdraw(number, person=by, note=note))


@app.command("list")
def list_(ledger: LedgerPath = DEFAULT_LEDGER, json: Json = False) -> None:
    """Show every judgement that was made, those taken back or overruled among them."""
    from onrecord.views.answers import asked_of, one_json

    with asked_of(ledger) as kept:
        for judgement in kept.judgements():
            if json:
                print(one_json(judgement.to_json()))
            else:
                _tell(judgement)


def _judge(
    ledger: Path,
    verdict: Verdict,
    item: str,
    by: str,
    note: str | None,
    *,
    other: str | None = None,
    field: str | None = None,
    value: str = "",
) -> None:
    from onrecord.ledger import open_ledger

    with open_ledger(ledger, create=False) as kept:
        _tell(kept.judge(verdict, item, person=by, note=note, other=other, field=field, value=value))


def _tell(judgement: Judgement) -> None:
    from onrecord.views.timeline import SHORT, judged

    print(f"{judgement.number}  {judgement.item[:SHORT]} {judged(judgement)}")
