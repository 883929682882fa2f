"""What the network made of a report as one string, so that an undated report can be dated later without the network.

The string is base64 of zlib of: the length of the header in four bytes, a header in JSON, the tokens and tree as
spaCy's `DocBin` writes them, and the proposals as numbers of steps in 16 bits.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.errors import RecordError
from onrecord.model import Proposals, Reading, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["kept", "restored"]

FORM = 1
"""The number of this way of writing; another one is refused."""
ATTRIBUTES = ("ORTH", "LEMMA", "TAG", "POS", "MORPH", "HEAD", "DEP", "SENT_START", "SPACY", "ENT_TYPE", "ENT_IOB")
TABLES = ("cue", "content", "source", "event")
STEPS = 2_047
"""Steps in which a probability is kept: finer than any threshold that coding sets, and most are none at all."""
REMEDY = "Read the report again, with its date of publication."


def kept(reading: Reading) -> str:
    """The analysis of a report as a string; a few kilobytes for a news report."""
    from spacy.tokens import DocBin

    tree = DocBin(attrs=list(ATTRIBUTES), docs=[reading.doc]).to_bytes()
    tables: list[bytes] = []
    header: dict[str, Any] = {"form": FORM, "reader": reading.reader, "tree": len(tree), "types": None}
    if reading.proposals is not None:
        header["types"] = list(reading.proposals.event_types)
        for name in TABLES:
            table = getattr(reading.proposals, name)
            tables.append((np.clip(table, 0, 1) * STEPS).round().astype("<u2").tobytes())
    head = json.dumps(header).encode()
    return b64encode(zlib.compress(b"".join([len(head).to_bytes(4, "big"), head, tree, *tables]), 9)).decode()


def restored(report: Report, analysis: str) -> tuple[Doc, Proposals | None, str]:
    """Tokens and tree, proposals, and the name of the reader of a kept analysis.

    Raises `RecordError` for a string that is none, or one that belongs to another text.
    """
    import spacy
    from spacy.tokens import DocBin

    try:
        data = zlib.decompress(b64decode(analysis, validate=True))
        end = 4 + int.from_bytes(data[:4], "big")
        header = json.loads(data[4:end])
        doc = next(DocBin().from_bytes(data[end : end + header["tree"]]).get_docs(spacy.blank("en").vocab))
        proposals = _proposals(header["types"], data[end + header["tree"] :], len(doc))
    except (ValueError, KeyError, TypeError, zlib.error, StopIteration) as error:
        raise RecordError("The record's analysis is broken.", REMEDY) from error
    if header["form"] != FORM or doc.text != report.text:
        raise RecordError("The record's analysis does not belong to its text.", REMEDY)
    return doc, proposals, str(header["reader"])


def _proposals(types: list[str] | None, data: bytes, tokens: int) -> Proposals | None:
    """The proposals for so many tokens."""
    if types is None:
        return None
    values = (np.frombuffer(data, dtype="<u2") / STEPS).astype(np.float32)
    cue, content, source, event = np.split(values, [tokens, 2 * tokens, 3 * tokens])
    return Proposals(cue, content, source, event.reshape(tokens, len(types)), tuple(types))
