"""How a command ends: errors in one line, no traceback for what a user can mend, quiet where the reader has gone."""

from __future__ import annotations

import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from onrecord.errors import OnrecordError

__all__ = ["REFUSED", "Commands", "silence", "use_utf8"]

REFUSED = 2
"""Exit status where anything was refused: an option, a ledger, or one report of many."""
STOPPED = 130
GONE = 141
"""Exit statuses after Ctrl-C and after a broken pipe, as the shell gives them."""


class Commands(TyperGroup):
    """The commands of Onrecord, run so that each ends with a status and at most one line about it."""

    def invoke(self, ctx: Any) -> Any:
        """Runs a command; see the module."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except OnrecordError as error:
            print(f"onrecord: {error}", file=sys.stderr)
            raise typer.Exit(REFUSED) from error
        except KeyboardInterrupt as error:
            print("onrecord: stopped.", file=sys.stderr)
            raise typer.Exit(STOPPED) from error
        except BrokenPipeError as error:
            silence()
            raise typer.Exit(GONE) from error
        return result


def silence() -> None:
    """Gives what is still to be written to nobody; else Python would try once more at the end of the program."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def use_utf8() -> None:
    """Makes the standard streams speak UTF-8, whatever the locale; what no UTF-8 can hold is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
