"""The ledger as JSON-LD with PROV: what was derived from which words, by which reader, judged by whom."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from onrecord.ledger import Found, Judgement, Ledger
from onrecord.model.links import Link

__all__ = ["write"]

CONTEXT = {
    "@vocab": "urn:onrecord:term:",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "prov:generatedAtTime": {"@type": "xsd:dateTime"},
    "prov:endedAtTime": {"@type": "xsd:dateTime"},
}
"""Terms of our own stand under `urn:onrecord:term:`; the others are those of PROV, Web Annotation and schema.org."""


def write(ledger: Ledger, stream: TextIO) -> None:
    """Writes one graph; reports, readers and people come before what refers to them."""
    stream.write('{"@context": ' + json.dumps(CONTEXT) + ', "@graph": [')
    for number, node in enumerate(_nodes(ledger)):
        stream.write((",\n" if number else "\n") + json.dumps(node, ensure_ascii=False))
    stream.write("\n]}\n")


def _nodes(ledger: Ledger) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    for found in ledger.entries():
        for node in (_reader(found), _report(found), _reading(found)):
            if node["@id"] not in seen:
                seen.add(node["@id"])
                yield node
        yield _item(found)
    for judgement in ledger.judgements():
        person = f"urn:onrecord:person:{_name(judgement.person)}"
        if person not in seen:
            seen.add(person)
            yield {"@id": person, "@type": "prov:Person", "schema:name": judgement.person}
        yield _judgement(judgement, person)
    for link in ledger.links():
        yield _link(link)


def _reader(found: Found) -> dict[str, Any]:
    reader = found.record.reader or "unknown"
    return {"@id": f"urn:onrecord:reader:{_name(reader)}", "@type": "prov:SoftwareAgent", "schema:name": reader}


def _report(found: Found) -> dict[str, Any]:
    entry, report = found.entry, found.record.report
    node = {
        "@id": _version(found),
        "@type": ["prov:Entity", "schema:NewsArticle"],
        "schema:identifier": report.id,
        "schema:headline": report.title,
        "schema:publisher": report.outlet,
        "schema:datePublished": report.published,
        "schema:url": report.url,
        "schema:inLanguage": report.language,
        "schema:version": entry.origin.version,
        "schema:articleBody": report.text,
    }
    return {name: value for name, value in node.items() if value is not None}


def _reading(found: Found) -> dict[str, Any]:
    return {
        "@id": _activity(found),
        "@type": "prov:Activity",
        "prov:used": {"@id": _version(found)},
        "prov:wasAssociatedWith": {"@id": _reader(found)["@id"]},
        "prov:endedAtTime": found.entry.recorded_at,
    }


def _item(found: Found) -> dict[str, Any]:
    entry = found.entry
    node: dict[str, Any] = {
        "@id": _urn(entry.id),
        "@type": ["prov:Entity", entry.kind.capitalize()],
        "prov:wasGeneratedBy": {"@id": _activity(found)},
        "prov:wasDerivedFrom": {"@id": _version(found)},
        "prov:generatedAtTime": entry.recorded_at,
        "oa:hasTarget": [
            {
                "oa:hasSource": {"@id": _version(found)},
                "oa:hasSelector": [
                    {"@type": "oa:TextPositionSelector", "oa:start": span.start, "oa:end": span.end},
                    {"@type": "oa:TextQuoteSelector", "oa:exact": found.record.report.text[span.start : span.end]},
                ],
            }
            for span in entry.item.evidence
        ],
        # The item in the form of the record, as one value: its keys are explained where the record is.
        "content": {"@type": "@json", "@value": entry.item.to_json()},
    }
    if entry.read:
        node["read"] = {"@type": "@json", "@value": entry.read.to_json()}
    if entry.voices:
        node["saidIn"] = {"@id": _urn(entry.voices[0].item)}
    if entry.event:
        node["figureOf"] = {"@id": _urn(entry.event)}
    if entry.rejected:
        node["rejected"] = True
    return node


def _judgement(judgement: Judgement, person: str) -> dict[str, Any]:
    return {
        "@id": f"urn:onrecord:judgement:{judgement.number}",
        "@type": ["prov:Activity", "Judgement"],
        "prov:used": [{"@id": _urn(id_)} for id_ in (judgement.item, judgement.other) if id_],
        "prov:wasAssociatedWith": {"@id": person},
        "prov:endedAtTime": judgement.recorded_at,
        "content": {"@type": "@json", "@value": judgement.to_json()},
    }


def _link(link: Link) -> dict[str, Any]:
    ends = [f"urn:onrecord:report:{id_}" if link.kind == "copy" else _urn(id_) for id_ in (link.one, link.other)]
    return {
        "@type": "Link",
        "linkKind": link.kind,
        "one": {"@id": ends[0]},
        "other": {"@id": ends[1]},
        "score": link.score,
        "reason": link.reason,
    }


def _version(found: Found) -> str:
    return f"urn:onrecord:report:{found.entry.report}:{found.entry.origin.version}"


def _activity(found: Found) -> str:
    return f"urn:onrecord:reading:{found.entry.report}:{found.entry.origin.version}:{_name(found.record.reader)}"


def _urn(id_: str) -> str:
    return f"urn:onrecord:item:{id_}"


def _name(words: str) -> str:
    """Words as the end of a URN."""
    from urllib.parse import quote

    return quote(words or "unknown", safe="")
