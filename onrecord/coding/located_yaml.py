"""A YAML file whose every value knows its line, so that a complaint about it can name the line."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn, cast

import yaml

from onrecord.errors import DataError

__all__ = ["File", "Located"]


class Located(dict[str, Any]):
    """A mapping that knows the lines of its keys; `line` is its own."""

    line: int
    lines: dict[str, int]


class File:
    """One YAML file: its values with line numbers, and a way to complain about them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            node = yaml.compose(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except OSError as error:
            raise DataError(
                f"{path} cannot be read: {error.strerror}.", "Check the path and its permissions."
            ) from error
        except UnicodeDecodeError as error:
            raise DataError(f"{path.name} is not UTF-8 text.", "Save it as UTF-8.") from error
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            self.fail(line, f"not YAML: {error.problem}.", "Check indentation, colons and brackets there.")
        if not isinstance(node, yaml.MappingNode):
            self.fail(1, "the file must hold keys with values.", "See docs/codebook.md for the form.")
        self.top = cast(Located, self._value(node))

    def fail(self, line: int, what: str, remedy: str) -> NoReturn:
        """Raises the complaint with file and line."""
        raise DataError(f"{self.path.name}, line {line}: {what}", remedy)

    def _value(self, node: yaml.Node) -> Any:
        if isinstance(node, yaml.MappingNode):
            found = Located()
            found.line, found.lines = node.start_mark.line + 1, {}
            for key, value in node.value:
                if key.value in found:
                    self.fail(key.start_mark.line + 1, f'"{key.value}" stands twice.', "Join the two or remove one.")
                found.lines[key.value] = key.start_mark.line + 1
                found[key.value] = self._value(value)
            return found
        if isinstance(node, yaml.SequenceNode):
            return [(item.start_mark.line + 1, self._value(item)) for item in node.value]
        return None if node.tag.endswith(":null") else str(node.value)

    def known(self, mapping: Located, keys: set[str]) -> None:
        """Refuses a key that means nothing."""
        for key, line in mapping.lines.items():
            if key not in keys:
                self.fail(line, f'"{key}" is no key here.', f"Use one of {', '.join(sorted(keys))}.")

    def text(self, mapping: Located, key: str, default: str | None = None) -> str:
        """The text under a key, or the default; complains where there is neither."""
        value = mapping.get(key, default)
        if not isinstance(value, str) or not value.strip():
            self.fail(mapping.lines.get(key, mapping.line), f'"{key}" is missing or empty.', f'Write "{key}: ...".')
        return value.strip()

    def number(self, mapping: Located, key: str) -> float:
        """The number under a key."""
        try:
            return float(self.text(mapping, key))
        except ValueError:
            self.fail(
                mapping.lines[key], f'"{mapping[key]}" is no number.', "Write digits, with a point for fractions."
            )

    def list(self, mapping: Located, key: str) -> list[tuple[int, str]]:
        """The entries under a key as `(line, text)`; none where the key is absent."""
        value = mapping.get(key, [])
        if not isinstance(value, list) or any(not isinstance(item, str) or not item for _, item in value):
            self.fail(mapping.lines[key], f'"{key}" must be a list of words.', f"Write {key}: [one, two].")
        return value
