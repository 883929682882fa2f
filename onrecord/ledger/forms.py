"""Items and records back from the form in which they are kept; the other way is `to_json` of the model.

The types of the model say how: a field that the model gets later is read back without a word here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from onrecord.model import Event, Figure, Item, Record, Report, Statement

__all__ = ["item_of", "record_of", "value_of"]

Json = dict[str, Any]

_KINDS: dict[str, Any] = {
    "statement": Statement,
    "event": Event,
    "figure": Figure,
}
_ITEMS = ("report", "statements", "events", "figures")


def item_of(kind: str, body: Json, rule: str = "") -> Item:
    """The item of a kind from its form in a record; `rule` is kept beside that form."""
    item: Item = _reader(_KINDS[kind])(body | {"rule": rule})
    return item


def record_of(report: Report, items: list[Item], extra: Json) -> Record:
    """The record of a report from its items and from what it says beside them."""
    rest = {name: value_of(Record, name, extra[name]) for name in _types(Record) if name in extra}
    return Record(
        report,
        tuple(item for item in items if isinstance(item, Statement)),
        tuple(item for item in items if isinstance(item, Event)),
        tuple(item for item in items if isinstance(item, Figure)),
        **{name: value for name, value in rest.items() if name not in _ITEMS},
    )


def value_of(kind: type, name: str, plain: Any) -> Any:
    """The value of a field of a type of the model from its form as JSON."""
    return _reader(_types(kind)[name])(plain)


@cache
def _types(kind: type) -> dict[str, Any]:
    """The types of the fields of a dataclass, by their names."""
    hints = get_type_hints(kind)
    return {each.name: hints[each.name] for each in fields(kind)}


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of this type out of plain JSON."""
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
        # A named tuple is written as a list (a span) or under its names.
        return lambda value: kind(**value) if isinstance(value, dict) else kind(*value)
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass_reader(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        read = _reader(arguments[0])
        return tuple if read is _as_it_is else lambda values: tuple(map(read, values))
    if origin is tuple:
        readers = [_reader(each) for each in arguments]
        return lambda values: tuple(read(each) for read, each in zip(readers, values, strict=True))
    if origin in {Union, UnionType}:
        others = [each for each in arguments if each is not NoneType]
        # Of several types besides None none needs making: they are plain ones.
        read = _reader(others[0]) if len(others) == 1 else _as_it_is
        return _as_it_is if read is _as_it_is else lambda value: None if value is None else read(value)
    if origin is Literal or origin is dict or kind in {str, int, float, bool, Any}:
        return _as_it_is
    raise TypeError(f"No way back from JSON is known for {kind}.")


def _dataclass_reader(kind: type) -> Callable[[Any], Any]:
    readers = [(name, _reader(type_)) for name, type_ in _types(kind).items()]
    return lambda body: kind(**{name: read(body[name]) for name, read in readers if name in body})


def _as_it_is(value: Any) -> Any:
    return value
