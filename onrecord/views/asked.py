"""The filters that every question to a ledger has on the command line, said once."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from onrecord.errors import SettingsError
from onrecord.views.options import Actors, LedgerPath, Place, Since, Statuses, Types, Until, Words

__all__ = ["DEFAULT_LEDGER", "asks"]

DEFAULT_LEDGER = Path("onrecord.ledger")

FILTERS: tuple[tuple[str, Any, Any], ...] = (
    ("ledger", LedgerPath, DEFAULT_LEDGER),
    ("actor", Actors, None),
    (
        "with_",
        Annotated[list[str] | None, typer.Option("--with", metavar="NAME", help="Takes part as well.")],
        None,
    ),
    ("type_", Types, None),
    ("status", Statuses, None),
    ("place", Place, None),
    (
        "between",
        Annotated[
            tuple[str, str] | None,
            typer.Option(metavar="A B", help="Between two days, or between two actors that both take part."),
        ],
        None,
    ),
    ("since", Since, None),
    ("until", Until, None),
    (
        "topic",
        Annotated[
            str | None,
            typer.Option(metavar="WORDS", help="What it is about holds all these words; talk* leaves the end open."),
        ],
        None,
    ),
    ("outlet", Annotated[str | None, typer.Option(metavar="NAME", help="Reported by this outlet.")], None),
    ("text", Words, None),
    (
        "known_on",
        Annotated[
            str | None, typer.Option("--as-known-on", metavar="DAY", help="Only what was known at the end of this day.")
        ],
        None,
    ),
    (
        "clock",
        Annotated[
            str,
            typer.Option(
                metavar="CLOCK", help="Known by publication (the report's day) or by recording (in this ledger)."
            ),
        ],
        "publication",
    ),
    (
        "rejected",
        Annotated[bool, typer.Option("--rejected", help="Show what people have judged wrong as well.")],
        False,
    ),
)
"""Name, type and default of each filter, in the order of the help."""


def asks(command: Callable[..., None], *, without: tuple[str, ...] = ()) -> Callable[..., None]:
    """A command that takes `question` and `ledger`, as one that takes the filters; `without` some of them.

    The question asks for events; a command that wants others replaces its `kinds`.
    """
    # The question's own type is imported only where a command runs.
    hints = get_type_hints(command, localns={"Question": Any}, include_extras=True)
    own = [
        each.replace(annotation=hints[each.name])
        for each in inspect.signature(command).parameters.values()
        if each.name not in {"question", "ledger"}
    ]
    filters = [each for each in FILTERS if each[0] not in without]

    @wraps(command)
    def asked(**options: Any) -> None:
        told = {name: options.pop(name) for name, *_ in filters}
        ledger = told.pop("ledger")
        command(question=_question(told), ledger=ledger, **options)

    def option(name: str, type_: Any, default: Any) -> inspect.Parameter:
        return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=type_)

    parameters = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in own]
    parameters += [option(*each) for each in filters]
    asked.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    asked.__annotations__ = {each.name: each.annotation for each in parameters}
    return asked


def _question(told: dict[str, Any]) -> Any:
    from onrecord.ledger import Question
    from onrecord.ledger.question import is_day

    actors, since, until = (
        [*(told.get("actor") or ()), *(told.get("with_") or ())],
        told.get("since"),
        told.get("until"),
    )
    pair = told.get("between") or ()
    days = [each for each in pair if is_day(each)]
    if len(days) == 1:
        raise SettingsError(f"--between {' '.join(pair)} names a day and no other.", "Give two days or two actors.")
    if days and (since or until):
        raise SettingsError("The period is given twice.", "Give --between, or --from and --to.")
    since, until = days or (since, until)
    actors += [each for each in pair if not days]
    return Question(
        actors=tuple(actors),
        types=tuple(each.upper() for each in told.get("type_") or ()),
        statuses=tuple(each.lower() for each in told.get("status") or ()),
        place=told.get("place"),
        since=since,
        until=until,
        text=told.get("text"),
        topic=told.get("topic"),
        outlet=told.get("outlet"),
        known_on=told.get("known_on"),
        clock=told.get("clock", "publication"),
        rejected=told.get("rejected", False),
    )
