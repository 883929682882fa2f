"""Lemmas by rules of English inflection, with exceptions as data (`data/lemmas/`).

Conventions are those of the Universal Dependencies treebanks: lower case save in proper nouns, "n't" is "not", "him" is
"he", comparatives and superlatives go back to the plain adjective.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from onrecord.data import DATA, rows
from onrecord.errors import DataError

__all__ = ["lemma", "load_exceptions", "load_irregular", "regular_lemma"]

FOLDER = DATA / "lemmas"
VOWELS = frozenset("aeiou")


@lru_cache(maxsize=100_000)
def lemma(form: str, upos: str, xpos: str) -> str:
    """Return the lemma of a word form, given its universal and its Penn tag."""
    lower = form.lower().replace("’", "'")
    found = exceptions().get((lower, upos))
    if found is not None:
        return found
    return regular_lemma(form, upos, xpos)


def regular_lemma(form: str, upos: str, xpos: str) -> str:
    """Return the lemma by rule alone."""
    if upos == "PROPN" or xpos in ("ADD", "FW", "GW", "LS", "SYM", "NFP") or (upos == "ADJ" and xpos == "NNP"):
        return _singular(form) if xpos == "NNPS" else form
    if upos == "NOUN" and form[0].isdigit():
        return form.lower()  # "1980s"
    word = form.lower().replace("’", "'")
    if upos == "NUM":
        return word.replace(",", "")
    if xpos == "NNS" or (xpos == "VBZ" and upos in ("VERB", "AUX")):
        return _singular(word)
    if xpos == "VBG" and word.endswith("ing") and len(word) > 4:
        return _stem(word[:-3])
    if xpos in ("VBD", "VBN") and word.endswith("ed") and len(word) > 3:
        return word[:-3] + "y" if word.endswith("ied") and len(word) > 4 else _stem(word[:-2])
    if xpos in ("JJR", "RBR") and word.endswith("er") and len(word) > 4:
        return _degree(word[:-2])
    if xpos in ("JJS", "RBS") and word.endswith("est") and len(word) > 5:
        return _degree(word[:-3])
    return word


def _singular(word: str) -> str:
    """Undo "-s", "-es", "-ies"; serves plurals and the third person alike."""
    lower = word.lower()
    if lower.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if lower.endswith(("sses", "xes", "ches", "shes", "zzes", "oes")):
        return word[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1].rstrip("'’") or word
    return word


def _stem(stem: str) -> str:
    """Undo what "-ing" and "-ed" do to a verb: a doubled consonant, a dropped "e"."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiouslfz":
        return stem[:-1]
    if not VOWELS.intersection(stem) and "y" not in stem:
        return stem + "e"
    if _wants_e(stem):
        return stem + "e"
    return stem


ALWAYS_E = ("v", "c", "u", "dg", "iz", "yz", "rs", "ns", "bl", "pl", "tl", "gl", "dl", "kl", "fl", "rg")
"""What is left of a verb with a silent "e" whatever comes before ("leav", "announc", "argu", "settl")."""
MOSTLY_E = (
    "ur", "ir", "ut", "id", "od", "ud", "ib", "ob", "uc", "ak", "ok", "ik", "iz", "ag", "am", "ap", "as", "im", "in",
    "ip", "os", "ar",
)  # fmt: skip
"""Ends of longer verbs that mostly lost an "e" after a single vowel ("secur", "provid", "declar")."""


def _wants_e(stem: str) -> bool:
    """Guess whether the verb ends in a silent "e" ("leav", "announc", "stat")."""
    if stem.endswith(ALWAYS_E):
        return not stem.endswith("rl")
    if stem.endswith("s"):
        return not stem.endswith(("ss", "us", "is")) or stem.endswith(("ous", "aus", "cus", "is"))
    if stem.endswith("at"):
        return not stem.endswith(("eat", "oat")) and len(stem) > 2
    if len(stem) >= 3 and stem[-1] not in "aeiouwxyh" and stem[-2] in VOWELS and stem[-3] not in VOWELS:
        short = sum(letter in VOWELS for letter in stem) == 1
        return short or stem.endswith(MOSTLY_E)
    return stem.endswith(("ang", "eng", "ing")) and len(stem) > 4


DEGREE_E = ("rg", "ns", "c", "v", "l", "at", "ut", "ur", "id", "u", "af", "in", "im", "ar", "it", "ic", "or")
DEGREE_PLAIN = ("al", "ol", "ul", "ll", "eat", "ear", "ain", "ean")


def _degree(stem: str) -> str:
    """Undo what "-er" and "-est" do to an adjective."""
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiousl":
        return stem[:-1]
    return stem + "e" if stem.endswith(DEGREE_E) and not stem.endswith(DEGREE_PLAIN) else stem


@lru_cache(maxsize=1)
def exceptions() -> dict[tuple[str, str], str]:
    """Return (lower-case form, universal tag) -> lemma: irregular inflections, then what the treebanks add."""
    return load_exceptions(FOLDER / "exceptions.tsv") | load_irregular(FOLDER / "irregular.tsv")


def load_exceptions(path: Path) -> dict[tuple[str, str], str]:
    """Read a table of form, tag and lemma. Raises `DataError` that names the file and the line."""
    table: dict[tuple[str, str], str] = {}
    for number, (form, tag, base) in rows(path, ("form", "tag", "lemma")):
        if form != form.lower() or not (form and tag and base):
            raise DataError(
                f"{path.name}, line {number}: {form!r} is no lower-case form with a lemma.", "Correct the line."
            )
        table[form, tag] = base
    return table


def load_irregular(path: Path) -> dict[tuple[str, str], str]:
    """Read a table of lemma, tag and forms. Raises `DataError` that names the file and the line."""
    table: dict[tuple[str, str], str] = {}
    for number, (base, tag, forms) in rows(path, ("lemma", "tag", "forms")):
        if forms != forms.lower() or not (base and tag and forms):
            raise DataError(
                f"{path.name}, line {number}: the forms of {base!r} must be in lower case.", "Correct the line."
            )
        table |= {(form, tag): base for form in forms.split()}
    return table
