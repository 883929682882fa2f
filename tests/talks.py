"""Two made-up reports on talks that never were, and their records made by hand, for tests that need no reading."""

from __future__ import annotations

from onrecord.model import Event, Figure, Record, Report, Span, Statement, Time

TEXT = """Norland and Sudmark to meet in Vell on Monday
VELL — Norland's president, Åsa Holm, said on Saturday that her country and Sudmark would meet in Vell on Monday.
"We will come with open hands," Holm told reporters.
Sudmark's army shelled the town of Ostby on Friday, killing at least 12 civilians, Norland's health ministry said.
Officials from both sides agreed on a prisoner swap last week, Sudmark's spokesman said. Holm did not attend the talks.
By Ida Berg"""


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where the words stand in a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def _line(number: int) -> Span:
    return span(TEXT, TEXT.split("\n")[number])


SATURDAY = Time("on Saturday", "2031-05-17", "2031-05-17")
MONDAY = Time("on Monday", "2031-05-19", "2031-05-19", "10:00")
FRIDAY = Time("on Friday", "2031-05-16", "2031-05-16")
LAST_WEEK = Time("last week", "2031-05-05", "2031-05-11")

REPORT = Report(
    id="vell-1",
    text=TEXT,
    title="Norland and Sudmark to meet in Vell on Monday",
    outlet="The Vell Courier",
    published="2031-05-17",
    url="https://courier.example/vell-1",
    quiet=(_line(5),),
)

SWAP = "Officials from both sides agreed on a prisoner swap last week, Sudmark's spokesman said."

RECORD = Record(
    report=REPORT,
    statements=(
        Statement(
            id="s1",
            evidence=(_line(1), _line(0)),
            source=None,
            speaker=("Åsa Holm",),
            manner="indirect",
            content=(span(TEXT, "her country and Sudmark would meet in Vell on Monday"),),
            cue=span(TEXT, "said"),
            time=SATURDAY,
            rule="verb",
        ),
        Statement(
            id="s2",
            evidence=(_line(2),),
            source=None,
            speaker=("Åsa Holm",),
            manner="direct",
            content=(span(TEXT, "We will come with open hands,"),),
            cue=span(TEXT, "told"),
            addressee=("reporters",),
            medium="news conference",
        ),
        Statement(
            id="s3",
            evidence=(_line(3),),
            source=None,
            speaker=("Norland's health ministry",),
            manner="indirect",
            content=(span(TEXT, "Sudmark's army shelled the town of Ostby on Friday, killing at least 12 civilians"),),
            cue=span(TEXT, "said", 1),
        ),
        Statement(
            id="s4",
            evidence=(span(TEXT, SWAP),),
            source=None,
            speaker=("Sudmark's spokesman",),
            manner="indirect",
            content=(span(TEXT, "Officials from both sides agreed on a prisoner swap last week"),),
            cue=span(TEXT, "said", 2),
            on_behalf_of="Sudmark",
        ),
    ),
    events=(
        Event(
            id="e1",
            evidence=(_line(1), _line(0)),
            source="s1",
            type="CONSULT",
            mode="meet",
            anchor=span(TEXT, "meet", 1),
            actors=("Norland", "Sudmark"),
            recipients=(),
            place="Vell",
            time=MONDAY,
            status="planned",
            about=None,
            rule="consult.meet",
        ),
        Event(
            id="e2",
            evidence=(_line(3),),
            source="s3",
            type="ASSAULT",
            mode="artillery",
            anchor=span(TEXT, "shelled"),
            actors=("Sudmark",),
            recipients=("civilians",),
            place="Ostby",
            time=FRIDAY,
            status="happened",
            about=None,
        ),
        Event(
            id="e3",
            evidence=(span(TEXT, SWAP),),
            source="s4",
            type="AGREE",
            mode=None,
            anchor=span(TEXT, "agreed"),
            actors=("Norland", "Sudmark"),
            recipients=(),
            place=None,
            time=LAST_WEEK,
            status="happened",
            about=span(TEXT, "a prisoner swap"),
        ),
        Event(
            id="e4",
            evidence=(span(TEXT, "Holm did not attend the talks."),),
            source=None,
            type="CONSULT",
            mode=None,
            anchor=span(TEXT, "attend"),
            actors=("Åsa Holm",),
            recipients=(),
            place=None,
            time=None,
            status="denied",
            about=None,
        ),
    ),
    figures=(
        Figure(
            id="f1",
            evidence=(_line(3),),
            source="s3",
            measure="killed",
            low=12,
            high=None,
            approximate=False,
            unit="civilians",
            per=None,
            event="e2",
            time=FRIDAY,
            place="Ostby",
        ),
    ),
)

LATER = """Envoys of Norland arrive in Vell
Envoys of Norland arrived in Vell on Sunday, =SUM(1) and all, said Bo Lind, who denied that Holm had said "never"."""

LATER_REPORT = Report(id="later", text=LATER, title="Envoys of Norland arrive in Vell", published=None)
LATER_RECORD = Record(
    report=LATER_REPORT,
    statements=(
        Statement(
            id="s1",
            evidence=(span(LATER, LATER.split("\n")[1]),),
            source=None,
            speaker=("Bo Lind",),
            manner="indirect",
            content=(span(LATER, "Envoys of Norland arrived in Vell on Sunday"),),
            cue=span(LATER, "said"),
        ),
        Statement(
            id="s2",
            evidence=(span(LATER, 'who denied that Holm had said "never"'),),
            source="s1",
            speaker=("Holm",),
            manner="mixed",
            content=(span(LATER, "never"),),
            cue=span(LATER, "said", 1),
        ),
    ),
    events=(
        Event(
            id="e1",
            evidence=(span(LATER, LATER.split("\n")[1]), span(LATER, LATER.split("\n")[0])),
            source="s1",
            type="CONSULT",
            mode="visit",
            anchor=span(LATER, "arrived"),
            actors=("Norland",),
            recipients=(),
            place="Vell",
            time=Time("on Sunday"),
            status="happened",
            about=None,
        ),
        Event(
            id="e2",
            evidence=(span(LATER, "=SUM(1) and all"),),
            source="s2",
            type="REJECT",
            mode=None,
            anchor=span(LATER, "never"),
            actors=("Holm",),
            recipients=("Bo Lind",),
            place=None,
            time=Time("for weeks", None, "2031-05-18"),
            status="ongoing",
            about=None,
        ),
    ),
)

KNOWN = {record.report.text: record for record in (RECORD, LATER_RECORD)}
"""The records by their texts, for a reader that knows them by heart."""
