"""Quotations that the line above introduces by a colon: who speaks there, where no verb of saying tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.reading.saying.clauses import conjuncts, kids
from onrecord.reading.saying.drafts import Draft, Page

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["introduced"]


def introduced(page: Page, place: int) -> Draft | None:
    """The saying of a quotation that opens its line below a line that ends in a colon; None elsewhere.

    Its speaker is who does the verb of the introducing sentence, else the one person or body named there; nobody
    for "Transcript follows:", since whose words they are is not said.
    """
    quotation = page.quotations[place]
    line = page.line_of(quotation.span.start)
    above = page.line_above(line)
    opens = not page.text[line.start : quotation.span.start].strip()
    if not opens or above == line or not page.text[: above.end].rstrip(" .").endswith(":"):
        return None
    tokens = page.tokens_in(above)
    sentence = [token for token in tokens if token.sent == tokens[-1].sent]
    sources = _doers(sentence)
    return Draft(None, sources[0] if sources else None, "say", "carried", sources, quotes=[place])


def _doers(sentence: list[Token]) -> list[int]:
    for token in sentence:
        if token.dep_ in ("ROOT", "root") and token.pos_ in ("VERB", "AUX"):
            for subject in kids(token, "nsubj"):
                if any(each.ent_type_ in ("PER", "ORG") or each.pos_ == "PRON" for each in subject.subtree):
                    return [each.i for each in conjuncts(subject)]
    heads = [
        token for token in sentence if token.ent_type_ in ("PER", "ORG") and token.head.ent_type_ != token.ent_type_
    ]
    return [heads[0].i] if len(heads) == 1 else []
