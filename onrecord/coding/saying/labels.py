"""Who the label of a transcript stands for ("MR. PRICE": "Jan Price"), and which turns only ask or greet."""

from __future__ import annotations

import re

from onrecord.coding.saying.words import SayingWords, saying_words
from onrecord.model import Attribution, Chain, Reading, Span

__all__ = ["Labels"]

TITLE = re.compile(r"(?i)^(?:(?:mr|ms|mrs|dr|miss|the|sir)\.? )+")


class Labels:
    """The speakers of one transcript, by the persons whom its text names."""

    def __init__(self, reading: Reading, words: SayingWords | None = None) -> None:
        self.reading = reading
        self.words = words or saying_words()
        self._known: dict[str, str] = {}

    def counts(self, attribution: Attribution) -> bool:
        """Whether a turn is a statement: not the press asking, not the moderator, and more than a courtesy."""
        if self.bare(attribution).lower() in self.words.askers:
            return False
        text = " ".join(self.reading.report.text[span.start : span.end] for span in attribution.content)
        said = re.findall(r"[\w’']+", re.sub(r"\([^)]*\)", " ", text).lower())
        return any(word not in self.words.courtesies for word in said)

    def bare(self, attribution: Attribution) -> str:
        """The label as it is written, without a remark in brackets."""
        head = self.reading.doc[attribution.sources[0]]
        start = self.reading.report.text.rfind("\n", 0, head.idx) + 1
        return self.reading.report.text[start : head.idx + len(head)].strip(' "“')

    def name(self, attribution: Attribution) -> str:
        """The fullest name of who is meant; else the label without its title, its capitals made small.

        A family name counts if one person of the report bears it, an office if one person holds it.
        """
        label = self.bare(attribution)
        if label not in self._known:
            self._known[label] = self._find(label)
        return self._known[label]

    def _find(self, label: str) -> str:
        persons = [chain for chain in self.reading.chains if chain.entity == "PER" and chain.name]
        rest = TITLE.sub("", label)
        last = rest.rpartition(" ")[2].casefold()
        named = {chain.name for chain in persons if chain.name and chain.name.casefold().split()[-1] == last}
        named = {name for name in named if name and not name.isupper()}
        if len(named) == 1:
            return named.pop()
        holders = {chain.name for chain in persons if chain.name and self._holds(chain, rest.casefold())}
        if len(holders) == 1:
            return holders.pop()
        words = rest.split()
        if words and last in self.words.unnamed | {"moderator", "operator", "participant", "aide", "protestor"}:
            return rest.lower()
        kept = [word for word in words if word.lower() not in self.words.ranks] or words
        return " ".join(word.title() if word.isupper() else word for word in kept)

    def _holds(self, chain: Chain, office: str) -> bool:
        if any(held.office.casefold() == office for held in chain.offices):
            return True
        headline = self.reading.report.text.split("\n", 1)[0]
        return any(
            Span(0, len(headline)).overlaps(mention.span)
            and headline[: mention.span.start].casefold().rstrip().endswith(office)
            for mention in chain.mentions
        )
