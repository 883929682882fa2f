"""The console of a person: width, colour where there is any, hanging lines, and a bar for long work."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.text import Text

from onrecord.wording import one_line

__all__ = ["COLOURS", "Page", "bar"]

COLOURS = {"happened": "green", "ongoing": "cyan", "planned": "magenta", "possible": "yellow", "denied": "red"}
"""The colour of each status; the word is always there as well."""

LONGEST_QUOTE = 300
"""Characters of a quote on a page; exports have all of it."""


class Page(Console):
    """Standard output, 80 columns wide where it is no terminal; lines end where their words end."""

    def __init__(self) -> None:
        super().__init__(file=sys.stdout, highlight=False, markup=False, emoji=False)

    def on_broken_pipe(self) -> None:
        """Leaves a reader that has gone to the command, which ends quietly."""
        raise BrokenPipeError

    def tell(self, *parts: str | tuple[str, str], indent: int = 0, hang: int | None = None) -> None:
        """Writes parts of a line, `(words, style)` or words; wrapped, it goes on at column `hang`, else at `indent`."""
        hang = indent if hang is None else hang
        text = Text.assemble(*parts)
        if hang > indent:
            first, rest = text[: hang - indent], text[hang - indent :]
            left = Text(" " * indent) + first
        else:
            left, rest = Text(" " * hang), text
        for line in rest.wrap(self, max(self.width - hang, 20)):
            whole = left + line
            whole.rstrip()
            self.print(whole, no_wrap=True, overflow="ignore", crop=False)
            left = Text(" " * hang)

    def quote(self, words: str, indent: int) -> None:
        """Writes words of a report in quotation marks, a long one shortened."""
        self.tell(f"“{shortened(words)}”", indent=indent, hang=indent + 1)

    def blank(self) -> None:
        """Writes an empty line."""
        self.print()


def shortened(words: str, longest: int = LONGEST_QUOTE) -> str:
    """Words on one line, cut before a word and marked with "…" where they are too long."""
    line = one_line(words)
    if len(line) <= longest:
        return line
    return line[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


@contextmanager
def bar(total: int, what: str) -> Iterator[Callable[[], None]]:
    """A bar on standard error while many places are read, if that is a terminal; gives what to call after each."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda: progress.advance(task)
