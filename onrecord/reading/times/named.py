"""Rules for words such as now, recently, soon."""

from __future__ import annotations

import re

from onrecord.reading.times.context import Context
from onrecord.reading.times.grammar import Outcome, Sense, rule
from onrecord.reading.times.vocabulary import one_of, vocabulary

__all__: list[str] = []


UNMARKED = "reference beyond TIMEX3"
"""The rule whose expressions are times for the record and no TIMEX3 expressions."""


PERIOD = re.compile(
    r" (?:[\w-]+ ){0,2}(?:years?|months?|weeks?|days?|hours?|decades?|century|centuries|summers?|winters?)\b"
)


SO_SOON = re.compile(r"\b(?:as|how|too|so|very|quite) $")
"""Words before "soon" that make it a measure: "as soon as", "too soon"."""


@rule("reference", one_of(words for words, entry in vocabulary().references.items() if entry.marked))
def reference(found: re.Match[str], context: Context) -> Outcome:
    """Now, recently, so far, soon: the present, the past or the future as seen from publication."""
    return refer(found, context)


@rule(UNMARKED, one_of(words for words, entry in vocabulary().references.items() if not entry.marked))
def unmarked(found: re.Match[str], context: Context) -> Outcome:
    """So far, previously: a time for the record that TIMEX3 does not mark."""
    return refer(found, context)


def refer(found: re.Match[str], context: Context) -> Outcome:
    """The sense of a word of `references.tsv`."""
    entry = vocabulary().references[re.sub(r" +", " ", found[0].replace("-", " "))]
    if found[0] == "soon" and (context.narrative or SO_SOON.search(context.before(found.start()))):
        return None
    if found[0] == "future" and not re.search(r"\bin $", context.before(found.start())):
        return None  # "future talks" tells no time
    if found[0].endswith("past") and PERIOD.match(context.after(found.end())):
        return None
    day = context.published
    bounds = {"present": (day, day), "past": (None, day), "future": (day, None)}[entry.kind]
    against = "publication" if day else None
    return Sense("DATE", entry.value, bounds=bounds, against=against)  # type: ignore[arg-type]
