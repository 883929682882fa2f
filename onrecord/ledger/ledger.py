"""The open ledger: what can be added to it and asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self, get_args

from onrecord.errors import LedgerError, SettingsError
from onrecord.ledger import accounts, asking, candidates, history, judging, linking, writing
from onrecord.ledger.accounts import Account, Party
from onrecord.ledger.entry import Entry, Found, Origin
from onrecord.ledger.file import in_words, open_file, transaction
from onrecord.ledger.history import Changes, Reading
from onrecord.ledger.identity import fold
from onrecord.ledger.judgement import Judgement, Verdict
from onrecord.ledger.judging import Judged
from onrecord.ledger.naming import Names
from onrecord.ledger.question import Clock, Question
from onrecord.model import Record, Report
from onrecord.model.links import Kept, Link, LinkKind, Matcher

__all__ = ["Ledger"]


class Ledger:
    """Records of many reports in one SQLite file that only grows; use it in a `with` statement or `close` it.

    Several programs may read it while one adds to it. All methods raise `LedgerError` where the file cannot be used.
    Given a `matcher`, a record is linked with those of other reports as it is added.
    """

    def __init__(self, path: Path, *, create: bool = True, matcher: Matcher | None = None) -> None:
        """Opens the ledger at `path`; see `open_ledger`."""
        self.path = path
        self.matcher = matcher
        self._names = Names()
        self._connection = open_file(path, create=create)
        self._connection.create_function("fold", 1, fold, deterministic=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    # Adding

    def add(self, record: Record, *, reader: str | None = None, recorded_at: str | None = None) -> bool:
        """Keeps a record and its links, in one transaction, and tells whether it was new.

        `reader` names what made the record (by default what it says itself); `recorded_at` is the instant of adding,
        ISO 8601 in UTC (by default the clock's, or that of `SOURCE_DATE_EPOCH`). Raises `RecordError` if an item has no
        evidence inside the report's text.
        """
        writing.check(record)
        instant, by = recorded_at or writing.now(), reader or record.reader or writing.reader()
        with in_words(self.path), self._writing():
            key = writing.add(self._connection, self._names, record, by, instant)
            if key is not None and self.matcher is not None:
                self._match(self.matcher, record, key, instant)
        return key is not None

    def match(self, *, recorded_at: str | None = None) -> int:
        """Links the records that this ledger's matcher has not seen yet, each in a transaction; how many there were."""
        if self.matcher is None:
            raise SettingsError("The ledger was opened without a matcher.", "Open it with onrecord.open_ledger.")
        with in_words(self.path):
            unseen = candidates.unseen(self._connection, candidates.maker_of(self.matcher))
            for key in unseen:
                with self._writing():
                    record, _ = asking.read(self._connection, key)
                    self._match(self.matcher, record, key, recorded_at or writing.now())
        return len(unseen)

    def _match(self, matcher: Matcher, record: Record, key: int, instant: str) -> None:
        report, ids = writing.ids_of(self._connection, key)
        kept = matcher.keep(record, report, ids, instant)
        links = matcher.match(kept, candidates.LedgerCandidates(self._connection))
        maker = candidates.maker_of(matcher)
        candidates.keep(self._connection, key, kept, maker, instant)
        linking.add_links(self._connection, links, (report, *ids), maker, instant)

    def _writing(self) -> AbstractContextManager[None]:
        return self._names.kept_with(transaction(self._connection))

    def holds(self, report: Report, *, reader: str | None = None) -> bool:
        """Whether the newest version of the report has just this text and origin, and this reader's record is kept."""
        with in_words(self.path):
            return writing.holds(self._connection, report, reader or writing.reader())

    def knows(self, report: Report) -> bool:
        """Whether any version of this report is kept."""
        with in_words(self.path):
            return writing.knows(self._connection, report)

    # Judging

    def judge(
        self,
        verdict: Verdict,
        item: str,
        *,
        person: str,
        other: str | None = None,
        field: str | None = None,
        value: str = "",
        note: str | None = None,
        recorded_at: str | None = None,
    ) -> Judgement:
        """Keeps what a person judges of an item (its id, or the beginning of it) beside what was read; gives it back.

        `accept` and `reject` need no more. `correct` needs a `field` and its right `value` in words (names parted by
        `;`). `merge` and `split` need the `other` item, of the same kind. Raises `LedgerError` for an unknown item,
        `SettingsError` for what cannot be judged so.
        """
        found = self.item(item).entry
        second = self.item(other).entry if other is not None else None
        judging.check_pair(verdict, found, second)
        plain = None
        if verdict == "correct":
            if field is None:
                raise SettingsError("A correction needs a field.", "Give FIELD=VALUE, such as status=denied.")
            plain = judging.plain_value(found.item, field, value)
        return self._judged(
            Judgement(
                *(0, verdict, found.id, judging.named(person), recorded_at or writing.now()),
                other=second.id if second else None,
                field=field if verdict == "correct" else None,
                value=plain,
                note=note,
            )
        )

    def withdraw(
        self, number: int, *, person: str, note: str | None = None, recorded_at: str | None = None
    ) -> Judgement:
        """Takes back the judgement with this number; both stay in the ledger."""
        taken = next((each for each in self.judgements() if each.number == number), None)
        if taken is None:
            raise LedgerError(f"There is no judgement {number}.", "See their numbers with: onrecord judge list")
        instant = recorded_at or writing.now()
        made = Judgement(0, "withdraw", taken.item, judging.named(person), instant, taken.other, note=note)
        return self._judged(judging.withdrawing(made, number))

    def _judged(self, judgement: Judgement) -> Judgement:
        with in_words(self.path), transaction(self._connection):
            return judging.judge(self._connection, judgement)

    def judgements(self, known_on: str | None = None) -> list[Judgement]:
        """Every judgement that was made (by the end of a day), those taken back and overruled among them."""
        with in_words(self.path):
            return judging.judgements(self._connection, known_on)

    def _standing(self, question: Question | None = None) -> Judged:
        by_recording = question.known_on if question and question.clock == "recording" else None
        return judging.judged(judging.judgements(self._connection, by_recording))

    # Asking

    def timeline(self, question: Question | None = None) -> list[Entry]:
        """The entries that answer a question, by their earliest day; those without a day come last."""
        return list(self.stream(question))

    def stream(self, question: Question | None = None) -> Iterator[Entry]:
        """The entries of a timeline one after the other, as they are wanted; the first ones come at once."""
        question = question or Question()
        with in_words(self.path):
            yield from asking.timeline(self._connection, question, self._standing(question))

    def accounts(self, question: Question | None = None) -> list[Account]:
        """The entries that answer a question, those that tell the same event or statement, or one figure, together."""
        question = question or Question()
        with in_words(self.path):
            judged = self._standing(question)
            entries = list(asking.timeline(self._connection, question, judged))
            return accounts.accounts(self._connection, entries, question, judged, self.matcher)

    def actors(self, question: Question | None = None) -> list[Party]:
        """Who takes part in what answers a question, with how many items in which parts, those with the most first."""
        with in_words(self.path):
            return accounts.parties(self.stream(question))

    def reports(self, words: str, question: Question | None = None) -> list[Origin]:
        """The reports whose title or text holds all these words, the newest first; only `known_on` narrows them."""
        with in_words(self.path):
            return asking.reports_with(self._connection, words, question or Question())

    def links(self, ids: Iterable[str] | None = None, *, known_on: str | None = None) -> list[Link]:
        """The links that hold (of some reports or items), without those that people have split."""
        with in_words(self.path):
            judged = judging.judged(judging.judgements(self._connection, known_on))
            if ids is None:
                return linking.all_links(self._connection, known_on, judged)
            return linking.links_of(self._connection, ids, known_on, judged)

    def linked(
        self, question: Question | None = None, keys: Sequence[int] = ()
    ) -> tuple[dict[str, None], dict[str, Kept], list[Link]]:
        """What commitments are worked out of: the ids that answer a question, all items that links lead to, the links.

        Rejected items are not among them; items are as matching keeps them, corrected where people did. Given `keys`
        of matching, the items that it keeps under them (and those that people corrected) answer in place of all, which
        is quicker, unless there are records that it has not seen.
        """
        question = question or Question()
        with in_words(self.path):
            judged = self._standing(question)
            asked = self._under(keys, question, judged)
            if asked is None:
                asked = {entry.id: None for entry in asking.timeline(self._connection, question, judged)}
            ids, links = linking.linked(self._connection, asked, question, judged, get_args(LinkKind))
            right = [id_ for id_ in ids if all(each.verdict != "reject" for each in judged.of(id_))]
            kept = candidates.kept_of(self._connection, right, question, judged)
            return asked, {each.id: each for each in kept}, links

    def _under(self, keys: Sequence[int], question: Question, judged: Judged) -> dict[str, None] | None:
        if not keys or self.matcher is None:
            return None
        found = candidates.ids_under(self._connection, keys, candidates.maker_of(self.matcher), question)
        return None if found is None else dict.fromkeys([*found, *judged.corrections()])

    def by_ids(self, ids: Iterable[str], question: Question | None = None) -> list[Entry]:
        """The entries with these ids that count (as known on the question's day), in the order of a timeline."""
        question = question or Question()
        with in_words(self.path):
            return asking.by_ids(self._connection, ids, question, self._standing(question))

    def last_day(self) -> str | None:
        """The last day on which a report that counts was published."""
        with in_words(self.path):
            return asking.last_day(self._connection)

    def changes(self, since: str) -> Changes:
        """What came into the ledger since a day or an instant: reports, versions, readings, links, judgements."""
        with in_words(self.path):
            return history.changes(self._connection, since)

    def newest(self) -> int:
        """How many records the ledger has taken so far, of all readings."""
        with in_words(self.path):
            return int(self._connection.execute("SELECT coalesce(max(key), 0) FROM records").fetchone()[0])

    def readings(self, after: int) -> list[Reading]:
        """The readings of reports read before that came after there were so many records (see `newest`)."""
        with in_words(self.path):
            return history.readings(self._connection, "key", after + 1)

    def difference(self, before: str, after: str, question: Question | None = None) -> history.Difference:
        """What became known between two days: which entries the later one has and the earlier one has not, and back."""
        question = question or Question()
        with in_words(self.path):
            return history.difference(self.timeline, before, after, question)

    def entries(self) -> Iterator[Found]:
        """Every entry of every current record, each with that record, in the order of adding; rejected ones too."""
        with in_words(self.path):
            yield from asking.entries(self._connection, self._standing())

    def records(self, known_on: str | None = None, clock: Clock = "publication") -> Iterator[Record]:
        """The record of every report that counts (its newest version, as it was read last), in the order of adding."""
        with in_words(self.path):
            yield from asking.records(self._connection, known_on, clock)

    def item(self, id_: str) -> Found:
        """The entry with this id, or the only one whose id begins so, with its record.

        Raises `LedgerError` if there is none or more than one.
        """
        with in_words(self.path):
            ids = asking.ids(self._connection, id_)
            if not ids:
                raise LedgerError(
                    f"No item {id_!r} is in {self.path}.", "See the ids with: onrecord timeline --statements"
                )
            if len(ids) > 1:
                shown = ", ".join(ids[:5]) + (" and others" if len(ids) > 5 else "")
                raise LedgerError(f"{len(ids)} ids begin with {id_!r}: {shown}.", "Give more digits.")
            return asking.found(self._connection, ids[0], self._standing())

    def counts(self, known_on: str | None = None, clock: Clock = "publication") -> dict[str, int]:
        """How many reports, and how many items of each kind, the records that count hold."""
        with in_words(self.path):
            return asking.counts(self._connection, known_on, clock)

    def undated(self) -> int:
        """How many reports have no date of publication; what they tell is never known by publication."""
        with in_words(self.path):
            return asking.undated(self._connection)
