"""Records as JSON and back, by their own field types. Canonical: sorted keys, no spaces that mean nothing."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

R = TypeVar("R")


def plain(value: Any) -> Any:
    """Return a record as what JSON knows: dicts, lists, strings, numbers, None. Bytes are left out."""
    if value is None or isinstance(value, str | int):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(v) for f in fields(value) if not isinstance(v := getattr(value, f.name), bytes)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value


def dump(value: Any) -> str:
    """Return a record as canonical JSON: the same record gives the same bytes."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def load(kind: type[R], data: str | Mapping[str, Any]) -> R:
    """Return the record of `kind` that `dump` or `plain` wrote. Unknown keys are passed over."""
    value = json.loads(data) if isinstance(data, str) else data
    hint: Any = kind
    built: R = _reader(hint)(value)
    return built


_Reader = Callable[[Any], Any]


def _as_it_is(value: Any) -> Any:
    return value


@cache
def _reader(kind: Any) -> _Reader:
    # Made once a type: a story of 800 reports holds some 100,000 small records.
    if is_dataclass(kind) and isinstance(kind, type):
        return _record_reader(kind)
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _reader(next(arg for arg in get_args(kind) if arg is not NoneType))
    if origin is tuple:
        return _tuple_reader(get_args(kind))
    if origin is Literal or not isinstance(kind, type):
        return _as_it_is
    if issubclass(kind, datetime):
        return _optional(datetime.fromisoformat)
    if issubclass(kind, date):
        return _optional(date.fromisoformat)
    return _optional(float) if kind is float else _as_it_is


def _optional(read: _Reader) -> _Reader:
    return lambda value: None if value is None else read(value)


def _record_reader(kind: type[Any]) -> _Reader:
    readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}

    def read(value: Any) -> Any:
        if value is None:
            return None
        return kind(**{name: reader(value[name]) for name, reader in readers.items() if name in value})

    return read


def _tuple_reader(arguments: tuple[Any, ...]) -> _Reader:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        each = _reader(arguments[0])
        if each is _as_it_is:
            return _optional(tuple)
        return lambda value: None if value is None else tuple([each(item) for item in value])
    readers = [_reader(argument) for argument in arguments]
    if all(reader is _as_it_is for reader in readers):
        return lambda value: None if value is None else _of_length(tuple(value), len(readers))
    return lambda value: (
        None if value is None else tuple(r(item) for r, item in zip(readers, value, strict=True))
    )


def _of_length(value: tuple[Any, ...], length: int) -> tuple[Any, ...]:
    if len(value) != length:
        raise ValueError(f"{length} items expected, not {len(value)}")
    return value
