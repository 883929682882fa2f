"""Reads the codebook's files and checks everything in them; every complaint names the file and the line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast

from onrecord.coding.codebook import Context, EventType, Example, Need, Part, Rule, Words
from onrecord.coding.located_yaml import File, Located
from onrecord.errors import DataError
from onrecord.model import Status

__all__ = ["faults", "parse_folder"]

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
CLASSES = "words.yaml"
"""The file of word classes that the rules of all types share."""
CONTEXTS = "contexts.yaml"
"""The file of contexts; a codebook of one's own may do without."""
STATUSES = ("happened", "ongoing", "planned", "possible", "denied")
MARKS = frozenset(
    {
        *("aimed", "asserted", "blame", "carried", "commitment", "common", "demand", "follows", "held", "journey"),
        *("named", "parties", "passive", "refusal", "toll", "unwilling", "war", "weak"),
    }
)
"""What a rule may be marked with; docs/codebook.md says what each does."""
PLACES_OF_ARGUMENTS = frozenset(
    {
        "subject",
        "object",
        "governor",
        "case",
        "patient",
        "indirect",
        "possessive",
        "modifier",
        "speaker",
        "content",
        "owner",
    }
)
PARTS: dict[str, Part] = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective", "modals": "modal"}
FILE_KEYS = {
    "type", "quad", "score", "definition", "modes", "not_this", "mode_words", "actor", "recipient", "sides", "about",
    "rules",
}  # fmt: skip
RULE_KEYS = {
    "id", *PARTS, "actor", "recipient", "sides", "needs", "without", "mode", "mode_words", "status", "about", "marks",
    "note", "examples",
}  # fmt: skip
CONTEXT_KEYS = {"meaning", "words", "types", "modes", "not_with"}
MARKED = re.compile(r"\[([^\[\]]+)\]")

Classes = dict[str, frozenset[str]]


def parse_folder(folder: Path) -> tuple[dict[str, EventType], Classes, tuple[Context, ...]]:
    """All types, word classes and contexts of a codebook folder; raises `DataError` at the first fault."""
    paths = sorted(path for path in folder.glob("*.yaml") if path.name not in (CLASSES, CONTEXTS))
    if not paths:
        raise DataError(
            f"{folder} holds no codebook.", "It needs one YAML file a type; copy onrecord/data/codebook to begin."
        )
    classes = _classes(folder / CLASSES)
    types: dict[str, EventType] = {}
    owners: dict[str, str] = {}
    for path in paths:
        kind = _type(File(path), classes)
        if kind.name in types:
            raise DataError(
                f"{path.name}: {kind.name} is told by {types[kind.name].file} as well.", "Keep one file a type."
            )
        for rule in kind.rules:
            if rule.id in owners:
                where = f"{path.name}, line {rule.line}"
                raise DataError(
                    f'{where}: the id "{rule.id}" is taken in {owners[rule.id]}.', "Give the rule an id of its own."
                )
            owners[rule.id] = path.name
        types[kind.name] = kind
    return {name: types[name] for name in TYPES if name in types}, classes, _contexts(folder / CONTEXTS)


def faults(path: Path) -> list[str]:
    """One message for each file of a folder (or for one file) that is not sound."""
    folder = path if path.is_dir() else path.parent
    messages = []
    try:
        classes = _classes(folder / CLASSES)
        for each in [path] if path.is_file() else sorted(folder.glob("*.yaml")):
            try:
                if each.name == CONTEXTS:
                    _contexts(each)
                elif each.name != CLASSES:
                    _type(File(each), classes)
            except DataError as error:
                messages.append(str(error))
        if not messages and path.is_dir():
            parse_folder(path)
    except DataError as error:
        messages.append(str(error))
    return messages


def _contexts(path: Path) -> tuple[Context, ...]:
    """The contexts of a file, none where there is no such file; each must have a meaning and something to go by."""
    if not path.exists():
        return ()
    file = File(path)
    found = []
    for name, line in file.top.lines.items():
        body = file.top[name]
        if not isinstance(body, Located):
            file.fail(line, f'the context "{name}" needs keys.', "Write meaning: ... and words: [...] under it.")
        file.known(body, CONTEXT_KEYS)
        listed = {key: tuple(word for _, word in file.list(body, key)) for key in sorted(CONTEXT_KEYS - {"meaning"})}
        if not any(listed[key] for key in ("words", "types", "modes")):
            file.fail(line, f'the context "{name}" has nothing to go by.', "Give it words, types or modes.")
        for other in listed["not_with"]:
            if other not in file.top:
                file.fail(body.lines["not_with"], f'"{other}" is no context here.', "Name one of this file.")
        for kind in listed["types"]:
            if kind not in TYPES:
                file.fail(body.lines["types"], f'"{kind}" is no PLOVER type.', f"Use one of {', '.join(TYPES)}.")
        sets = {key: frozenset(listed[key]) for key in ("words", "types", "modes")}
        found.append(Context(name, file.text(body, "meaning"), **sets, not_with=listed["not_with"]))
    return tuple(found)


def _classes(path: Path) -> Classes:
    if not path.exists():
        return {}
    file = File(path)
    classes: Classes = {}
    for name, line in file.top.lines.items():
        entries: set[str] = set()
        for at, word in file.list(file.top, name):
            entries |= _expanded(file, at, word, classes)
        if not entries:
            file.fail(line, f'the class "{name}" is empty.', "List its words or remove it.")
        classes[name] = frozenset(entries)
    return classes


def _expanded(file: File, line: int, word: str, classes: Classes) -> frozenset[str]:
    """A word as it stands, or the words of the class that it names with `@`."""
    if not word.startswith("@"):
        return frozenset({word})
    if word[1:] not in classes:
        file.fail(line, f'the class "{word}" is not known.', f"Define it in {CLASSES}, above its first use.")
    return classes[word[1:]]


def _type(file: File, classes: Classes) -> EventType:
    top = file.top
    file.known(top, FILE_KEYS)
    name = file.text(top, "type")
    if name not in TYPES:
        file.fail(top.lines["type"], f'"{name}" is no PLOVER type.', f"Use one of {', '.join(TYPES)}.")
    quad = file.number(top, "quad")
    if quad not in (1, 2, 3, 4):
        file.fail(
            top.lines["quad"],
            "the quad must be 1, 2, 3 or 4.",
            "1 verbal and 2 material cooperation, 3 and 4 conflict.",
        )
    modes = {mode: _mode_score(file, top, mode) for mode in top.get("modes") or {}}
    rules = top.get("rules") or []
    if not rules:
        file.fail(top.lines.get("rules", 1), "the type has no rules.", "Write at least one; see docs/codebook.md.")
    return EventType(
        name=name,
        quad=int(quad),
        score=file.number(top, "score"),
        definition=file.text(top, "definition"),
        modes=modes,
        rules=tuple(_rule(file, line, rule, name, modes, classes) for line, rule in rules),
        not_this=tuple(text for _, text in file.list(top, "not_this")),
        file=file.path.name,
        unruled=_unruled(file, name, modes, classes),
    )


def _unruled(file: File, kind: str, modes: dict[str, float], classes: Classes) -> Rule:
    """The rule of what the network alone proposes: no words, and the argument positions of the whole type."""
    top = file.top
    return Rule(
        id=f"{kind.lower()}-network",
        type=kind,
        words=(),
        actor=_positions(file, top, "actor"),
        recipient=_positions(file, top, "recipient"),
        sides=_positions(file, top, "sides"),
        mode_words=_mode_words(file, top, modes, classes),
        about=_positions(file, top, "about"),
        marks=frozenset({"named"}),
        note="No rule of the codebook tells this event: the reading network proposes it.",
    )


def _mode_score(file: File, top: Located, mode: str) -> float:
    about = top["modes"][mode]
    if not isinstance(about, Located):
        file.fail(
            top["modes"].lines[mode],
            f'the mode "{mode}" needs a score and a meaning.',
            "Write {score: 1, meaning: ...}.",
        )
    file.text(about, "meaning")
    return file.number(about, "score")


def _rule(file: File, line: int, rule: Any, kind: str, modes: dict[str, float], classes: Classes) -> Rule:
    if not isinstance(rule, Located):
        file.fail(line, "a rule needs keys.", 'Begin with "- id: ...".')
    file.known(rule, RULE_KEYS)
    words = tuple(_words(part, entry) for key, part in PARTS.items() for at, entry in file.list(rule, key))
    if not words:
        file.fail(line, f'the rule "{rule.get("id")}" has no words.', f"Give it {', '.join(PARTS)}.")
    mode = rule.get("mode")
    if mode is not None and mode not in modes:
        file.fail(rule.lines["mode"], f'"{mode}" is no mode of {kind}.', f"Use one of {', '.join(modes) or 'none'}.")
    status = rule.get("status")
    if status is not None and status not in STATUSES:
        file.fail(rule.lines["status"], f'"{status}" is no status.', f"Use one of {', '.join(STATUSES)}.")
    actor, sides = _positions(file, rule, "actor"), _positions(file, rule, "sides")
    mutual = "sides" in rule or ("sides" in file.top and "actor" not in rule)
    examples = tuple(_example(file, at, text, modes) for at, text in file.list(rule, "examples"))
    if not examples:
        file.fail(line, f'the rule "{rule.get("id")}" has no example.', 'Write one: "Ann [met] Bob. => Ann + Bob".')
    marks = file.list(rule, "marks")
    for at, mark in marks:
        if mark not in MARKS:
            file.fail(at, f'"{mark}" is no mark.', f"Use one of {', '.join(sorted(MARKS))}.")
    return Rule(
        id=file.text(rule, "id"),
        type=kind,
        words=words,
        actor=() if mutual and "actor" not in rule else actor,
        recipient=_positions(file, rule, "recipient"),
        sides=sides if mutual else (),
        needs=(*_needs(file, rule, "needs", classes), *_needs(file, rule, "without", classes)),
        mode=mode,
        mode_words=_mode_words(file, rule, modes, classes),
        status=cast("Status | None", status),
        about=_positions(file, rule, "about"),
        marks=frozenset(mark for _, mark in marks),
        note=rule.get("note") or "",
        examples=examples,
        line=line,
    )


def _words(part: Part, entry: str) -> Words:
    """ "call for", "open fire*", "air strike": a verb's lemma stands first, a noun's last; a star marks another
    anchor."""
    tokens = entry.lower().split()
    bare = [token.rstrip("*") for token in tokens]
    starred = next((token.rstrip("*") for token in tokens if token.endswith("*")), "")
    lemma, others = (bare[-1], bare[:-1]) if part == "noun" else (bare[0], bare[1:])
    return Words(part, lemma, tuple(others), starred if starred != lemma else "")


def _positions(file: File, rule: Located, key: str) -> tuple[str, ...]:
    """Argument positions; a rule without its own takes those of its type. Prepositions are positions too."""
    entries = file.list(rule if key in rule else file.top, key) if key in rule or key in file.top else []
    for line, entry in entries:
        if entry not in PLACES_OF_ARGUMENTS and not re.fullmatch(r"[a-z]+(?: [a-z]+)*", entry):
            known = ", ".join(sorted(PLACES_OF_ARGUMENTS))
            file.fail(line, f'"{entry}" is no argument position.', f"Use a preposition or one of {known}.")
    return tuple(entry for _, entry in entries)


def _needs(file: File, rule: Located, key: str, classes: Classes) -> tuple[Need, ...]:
    conditions = rule.get(key)
    if conditions is None:
        return ()
    if not isinstance(conditions, Located):
        file.fail(rule.lines[key], f'"{key}" needs positions with words.', f"Write {key}: {{object: [troops]}}.")
    found = []
    for position, line in conditions.lines.items():
        words: set[str] = set()
        for at, word in file.list(conditions, position):
            words |= _expanded(file, at, word, classes)
        if not words:
            file.fail(line, f'"{position}" lists no words.', "List them, or write [+any] for anything at all.")
        found.append(Need(position, frozenset(words), forbid=key == "without"))
    return tuple(found)


def _mode_words(
    file: File, rule: Located, modes: dict[str, float], classes: Classes
) -> tuple[tuple[str, frozenset[str]], ...]:
    where = rule if "mode_words" in rule else file.top
    listed = where.get("mode_words")
    if not listed:
        return ()
    found = []
    for mode, line in listed.lines.items():
        if mode not in modes:
            file.fail(line, f'"{mode}" is no mode of this type.', f"Use one of {', '.join(modes) or 'none'}.")
        words = [_expanded(file, at, word, classes) for at, word in file.list(listed, mode)]
        found.append((mode, frozenset().union(*words)))
    return tuple(found)


def _example(file: File, line: int, entry: str, modes: dict[str, float]) -> Example:
    """ "Hamas [released] ten hostages. => Hamas > ten hostages; happened; release", or "... => none"."""
    text, arrow, result = (part.strip() for part in entry.partition("=>"))
    marked = MARKED.search(text)
    if not arrow or not result or (marked is None) != (result == "none"):
        file.fail(
            line, "the example is not in its form.", 'Write "Ann [met] Bob. => Ann + Bob; happened" or "... => none".'
        )
    if marked is None:
        return Example(text, None, line=line)
    plain = text[: marked.start()] + marked.group(1) + text[marked.end() :]
    anchor = (marked.start(), marked.start() + len(marked.group(1)))
    who, *rest = (part.strip() for part in result.split(";"))
    actors, _, recipients = who.partition(">")
    status = next((part for part in rest if part in STATUSES), None)
    mode = next((part for part in rest if part not in STATUSES), None)
    if mode is not None and mode not in modes:
        file.fail(line, f'"{mode}" is neither a status nor a mode of this type.', "Correct the example after its ';'.")
    return Example(plain, anchor, _names(actors), _names(recipients), cast("Status | None", status), mode, line)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(" + ") if name.strip())
