"""`onrecord codebook check` and `test`: is a codebook sound, and does it give what its examples say."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import DataError
from onrecord.views.guard import REFUSED

__all__ = ["app"]

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Check and try a codebook: which words tell which event.",
)

Where = Annotated[
    Path | None,
    typer.Argument(metavar="[FOLDER]", help="A codebook; without one, the codebook that ships.", show_default=False),
]


@app.command(
    epilog="\b\nExamples:\n  onrecord codebook check my-codebook\n  onrecord codebook check my-codebook/aid.yaml"
)
def check(path: Where = None) -> None:
    """Check the form of a codebook, or of one file of it.

    Every fault is named with its file and line. Exit status 2 if there is one.
    """
    from onrecord.coding.codebook import check_codebook, load_codebook

    if path is not None and not path.exists():
        raise DataError(f"{path} is not there.", "Give the folder of a codebook or one of its YAML files.")
    if path is not None:
        found = check_codebook(path)
        for fault in found:
            print(fault)
        if found:
            raise typer.Exit(REFUSED)
    if path is not None and path.is_file():
        print(f"{path} is sound.")
        return
    codebook = load_codebook(path)
    rules = codebook.rules()
    examples = sum(len(rule.examples) for rule in rules)
    print(f"{len(codebook.types)} types, {len(rules)} rules, {examples} examples: sound.")


@app.command(epilog="\b\nExamples:\n  onrecord codebook test\n  onrecord codebook test my-codebook --rule aid-send")
def test(
    folder: Where = None,
    rule: Annotated[
        list[str] | None, typer.Option("--rule", metavar="ID", help="Only this rule; may be given more than once.")
    ] = None,
) -> None:
    """Read the examples that stand beside the rules, and show those that come out otherwise.

    Exit status 2 if one does.
    """
    from onrecord import pipeline
    from onrecord.coding.codebook import load_codebook
    from onrecord.coding.codebook_examples import run_examples
    from onrecord.settings import Settings

    codebook = load_codebook(folder)
    chosen = codebook.rules()
    if rule:
        unknown = [name for name in rule if codebook.rule(name) is None]
        if unknown:
            raise DataError(f"{unknown[0]} is no rule of this codebook.", "Look up its id in the YAML files.")
        chosen = tuple(each for each in chosen if each.id in rule)
    settings = Settings(codebook=folder)
    outcomes = run_examples(codebook, lambda text: pipeline.read(text, settings=settings), chosen)
    wrong = [outcome for outcome in outcomes if outcome.fault]
    for outcome in wrong:
        file = codebook.types[outcome.rule.type].file
        print(f"{file}, line {outcome.example.line}, {outcome.rule.id}: “{outcome.example.text}” {outcome.fault}")
    print(f"{len(outcomes)} examples, {len(wrong)} come out otherwise than written.")
    if wrong:
        raise typer.Exit(REFUSED)
