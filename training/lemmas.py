"""Gathers the forms of the training treebanks whose lemma no rule gives, for `onrecord/data/lemmas/exceptions.tsv`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

from onrecord.reading.lemmas import FOLDER, load_irregular, regular_lemma
from training.treebanks import read_treebank

HEADER = """\
# Word forms whose lemma the rules of inflection do not give: form in lower case, universal tag, lemma.
# Gathered by `python -m training lemmas` from the training parts of the English treebanks EWT (CC BY-SA 4.0) and GUM
# (CC BY, CC BY-SA) of Universal Dependencies; a form is kept where most of its uses disagree with the rules.
"""
OPEN_TAGS = ("VERB", "NOUN", "ADJ", "ADV", "AUX", "PRON", "DET", "NUM")
"""Lemmas of other classes are the forms themselves. A form must be seen twice: single ones are often slips."""
PLAIN = re.compile(r"['a-z]+(?:-[a-z]+)*")


def gather(treebanks: Path) -> str:
    """Return the table as text, sorted by tag and form."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    ruled: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name in ("ewt-train.conllu", "gum-clean-train.conllu"):
        for sentence in read_treebank(treebanks / name):
            for word in sentence.words:
                if word.xpos in ("NNP", "NNPS", "FW", "GW") or word.upos not in OPEN_TAGS:
                    continue
                key = word.form.lower().replace("’", "'"), word.upos
                seen[key][word.lemma] += 1
                ruled[key][regular_lemma(word.form, word.upos, word.xpos)] += 1
    irregular = load_irregular(FOLDER / "irregular.tsv")
    rows: list[str] = []
    for (form, tag), lemmas in seen.items():
        best, count = sorted(lemmas.items(), key=lambda item: (-item[1], item[0]))[0]
        by_rule = ruled[form, tag][best]
        if (
            count > max(by_rule, 1)
            and (form != best or form.endswith("s"))
            and PLAIN.fullmatch(form)
            and best.isalpha()
            and (form, tag) not in irregular
        ):
            rows.append(f"{form}\t{tag}\t{best}")
    return HEADER + "\n".join(sorted(rows, key=lambda row: (row.split("\t")[1], row))) + "\n"


def write(treebanks: Path) -> None:
    """Write the data file of the package."""
    (FOLDER / "exceptions.tsv").write_text(gather(treebanks), encoding="utf-8")
