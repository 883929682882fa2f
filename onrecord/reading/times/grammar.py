"""The grammar: patterns over the lowered text, each with a function that gives the expression its sense.

A pattern is a regular expression in which a space stands for one to three spaces, `~` for a space or a hyphen, and
`<name>` for a class of words of `vocabulary.classes` in a group of that name (`<name:class>` where the two differ).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from onrecord.reading.times.vocabulary import classes

if TYPE_CHECKING:
    from onrecord.reading.times.context import Context

__all__ = ["Part", "Rule", "Sense", "rule"]

Against = Literal["itself", "publication", "expression", "event"]


@dataclass(frozen=True, slots=True)
class Sense:
    """What an expression means: its TIMEX3 attributes, its bounds where they differ from those of `value`, its clock
    time.

    `bounds` None: the days of `value`, narrowed by `mod`. Either end of `bounds` may be None, which is open.
    """

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    bounds: tuple[date | None, date | None] | None = None
    at: str | None = None
    zone: str | None = None
    against: Against | None = "itself"


Part = tuple[int, int, Sense]
"""Start and end in the text, and the sense of that stretch: a rule may give several for one match ("May 17 to 19")."""
Outcome = Sense | list[Part] | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern and the function that makes sense of its match (None: not a time after all).

    `needs` are strings of which a text holds at least one where the pattern matches; none stands for any text.
    """

    name: str
    pattern: re.Pattern[str]
    needs: tuple[str, ...]
    sense: Callable[[re.Match[str], Context], Outcome]


RULES: list[Rule] = []
"""Every rule, in the order of its making; `rules.all_rules` sees to it that each module of rules is read."""


def rule(
    name: str, pattern: str, needs: str = ""
) -> Callable[[Callable[[re.Match[str], Context], Outcome]], Callable[[re.Match[str], Context], Outcome]]:
    """Makes a function a rule of the grammar; a text without any of `needs` ("later|earlier") is not searched."""

    words = tuple(needs.split("|")) if needs else ()

    def enter(sense: Callable[[re.Match[str], Context], Outcome]) -> Callable[[re.Match[str], Context], Outcome]:
        RULES.append(Rule(name, re.compile(rf"(?<![\w$£€#@/])(?:{expand(pattern)})(?!\w)"), words, sense))
        return sense

    return enter


def expand(pattern: str) -> str:
    """A pattern of the grammar as a regular expression."""

    def group(match: re.Match[str]) -> str:
        name, kind = match[1], match[2] or match[1]
        return f"(?P<{name}>{classes()[kind]})"

    spaced = pattern.replace(" ?", "\0").replace(" ", " {1,3}").replace("\0", " {0,3}").replace("~", "[ -]{1,3}")
    return re.sub(r"(?<!\?P)<(\w+)(?::(\w+))?>", group, spaced)
