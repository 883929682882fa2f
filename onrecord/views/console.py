"""The console of a person: width, colour where there is any, hanging lines, and a bar for long work."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from onrecord.wording import shortened

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["COLOURS", "Bar", "Page", "bar"]

COLOURS = {"happened": "green", "ongoing": "cyan", "planned": "magenta", "possible": "yellow", "denied": "red"}
"""The colour of each status; the word is always there as well."""

MARKS = ('"', "“", "”")

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

    def whole(self, words: str, indent: int = 0) -> None:
        """Writes words in one line however long, such as an address that one wants to copy."""
        self.print(Text(" " * indent + words, "dim"), no_wrap=True, overflow="ignore", crop=False)

    def quote(self, words: str, indent: int) -> None:
        """Writes words of a report in quotation marks, a long one shortened."""
        words = shortened(words, LONGEST_QUOTE)
        # Marks of the report's own keep a distance from those around the quote.
        before, after = (" " if words.startswith(MARKS) else ""), (" " if words.endswith(MARKS) else "")
        self.tell(f"“{before}{words}{after}”", indent=indent, hang=indent + 1)

    def divide(self) -> None:
        """Writes a line across the page, with space around it."""
        self.blank()
        self.tell(("─" * self.width, "dim"))
        self.blank()

    def blank(self) -> None:
        """Writes an empty line."""
        self.print()


class Bar:
    """How far a long work has come; this one shows nothing."""

    def place(self) -> None:
        """One of the files or addresses is done."""

    def report(self) -> None:
        """One report is done."""


class TerminalBar(Bar):
    """A line on standard error that goes when the work is done."""

    def __init__(self, progress: Progress, what: str, places: int) -> None:
        self._progress = progress
        self._task = progress.add_task(what, total=places if places > 1 else None, reports=0)
        self._reports = 0

    def place(self) -> None:
        """One of the files or addresses is done."""
        self._progress.advance(self._task)

    def report(self) -> None:
        """One report is done."""
        self._reports += 1
        self._progress.update(self._task, reports=self._reports)


@contextmanager
def bar(what: str, places: int, *, shown: bool = True) -> Iterator[Bar]:
    """A bar on standard error while the reports of some places are read, if that is a terminal."""
    if not shown or not sys.stderr.isatty():
        yield Bar()
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn(what), BarColumn(), TextColumn("{task.fields[reports]} reports"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield TerminalBar(progress, what, places)
