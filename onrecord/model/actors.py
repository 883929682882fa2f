"""Who the names of a record are: an identity that is the same in every report, and why it was taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Sort = Literal[
    "person", "state", "territory", "body", "force", "group", "organisation", "party", "company", "media", "people",
    "text", "place", "unknown",
]  # fmt: skip
"""What an actor is: a person; a state or territory; a government body or armed force of one; an armed group or
movement; an organisation between states or without one; a political party; a company; a news medium; unnamed people or
civilians; a document that says something; a mere place; or what cannot be told."""

__all__ = ["Actor", "Candidate", "Form", "Post", "Sort"]


class Post(NamedTuple):
    """An office held on the day in question: "president" of "Ukraine", since when and until when, as far as known.

    `since` is the first day, `until` the first day after it; each an ISO date, a month or a year, or "".
    """

    office: str
    of: str
    since: str = ""
    until: str = ""


class Form(NamedTuple):
    """Words of the report that stand for an actor ("the Kremlin", "he"), and what decided that they do."""

    words: str
    reason: str


class Candidate(NamedTuple):
    """Someone whom an unresolved name may stand for: id, name, and what speaks for them."""

    id: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Actor:
    """One name of a record (`name` as it stands in the items) and whom it stands for.

    `id` is the identity across reports: "state:UKR", "body:state-department", "person:volodymyr-zelenskyy" for those
    whom the tables know; "name:jane-roe" for a person or body known by this name alone, which two bearers may share;
    None for phrases ("three officials") and unresolved names. `label` is the name that the tables give, `country` an
    ISO 3166-1 alpha-3 code, `state` the short name of the state or union for which the actor may stand ("Russia" for
    "Vladimir Putin"; a state's own), `sector` a code of PLOVER, `wikidata` an item of Wikidata where known for certain,
    `posts` the offices held on the day. `reason` says in words what decided; `candidates` stand where nothing did.
    `forms` are the words of the report that the items took for this actor, each with its own reason.
    """

    name: str
    id: str | None
    kind: Sort
    reason: str
    label: str | None = None
    country: str | None = None
    state: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    posts: tuple[Post, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    forms: tuple[Form, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """This actor as a JSON object."""
        return {
            "name": self.name,
            "id": self.id,
            "kind": self.kind,
            "label": self.label,
            "country": self.country,
            "state": self.state,
            "sector": self.sector,
            "wikidata": self.wikidata,
            "posts": [post._asdict() for post in self.posts],
            "reason": self.reason,
            "candidates": [candidate._asdict() for candidate in self.candidates],
            "forms": [form._asdict() for form in self.forms],
        }
