"""Facts, the entries that carry them, and the way between the two.

A *fact* is a frozen dataclass that says what happened. An *entry* is a fact as the journal keeps
it: who wrote it, as which of that laptop's entries, when, what kind, and its body as canonical
JSON.

Personal data never stand in an entry. A field marked `personal()` is *sealed*: the entry holds a
salted SHA-256 commitment, and the value lies beside it in a row that can be erased without breaking
the chain.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

JSON = None | bool | int | str | list["JSON"] | dict[str, "JSON"]
Convert = Callable[[JSON], object]

R = typing.TypeVar("R")

PERSONAL = "personal"

_read_json = json.JSONDecoder().decode


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened, in the past tense. Each section of the domain has its own family of
    facts.
    """


Facts = tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Unknown(Fact):
    """A fact that a newer Bordrunde wrote: carried unharmed, understood by nobody here."""

    kind: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """One personal value as it is kept beside the entries: `seal` is SHA-256(salt, body) in hex."""

    seal: str
    owner: str
    salt: str
    body: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal. `seq` counts 1, 2, 3 ... on each device; `digest` chains over that
    device.
    """

    device: str
    seq: int
    stamp: str
    kind: str
    body: str
    digest: bytes

    @property
    def order(self) -> tuple[str, str, int]:
        """Where this entry comes in the fold."""
        return self.stamp, self.device, self.seq


def chained(previous: bytes, device: str, seq: int, stamp: str, kind: str, body: str) -> bytes:
    """The digest of an entry: SHA-256 over the device's previous digest and this row."""
    digest = hashlib.sha256(previous)
    for part in (device, str(seq), stamp, kind, body):
        raw = part.encode()
        digest.update(len(raw).to_bytes(4, "big"))
        digest.update(raw)
    return digest.digest()


def personal(owner: str) -> Mapping[str, str]:
    """Field metadata: this value is personal, of the member named by the field `owner`."""
    return {PERSONAL: owner}


def kind_of(fact: type[Fact]) -> str:
    """`NoteMoved` is kept as "note-moved"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", fact.__name__).lower()


def canonical(value: object) -> str:
    """JSON with sorted keys and no spare spaces, the one form that is hashed.

    Raises ValueError for what must never reach a journal: floats, NUL and lone surrogates, which
    other databases refuse and which make hashes differ between machines.
    """
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    text.encode()
    if "\\u0000" in text:
        raise ValueError("NUL in a fact")
    return text


def encode(fact: Fact, salt: Callable[[], str]) -> tuple[str, str, tuple[Sealed, ...]]:
    """The kind, the body and the sealed personal values of a fact; `salt` gives a fresh random
    text.
    """
    body: dict[str, JSON] = {}
    sealed: list[Sealed] = []
    for field in dataclasses.fields(fact):
        value = _plain(getattr(fact, field.name))
        if PERSONAL in field.metadata and value is not None:
            owner = str(getattr(fact, field.metadata[PERSONAL]))
            secret = seal(owner, salt(), canonical(value))
            sealed.append(secret)
            value = {PERSONAL: secret.seal}
        body[field.name] = value
    return kind_of(type(fact)), canonical(body), tuple(sealed)


def seal(owner: str, salt: str, body: str) -> Sealed:
    """Commit to a personal value without showing it."""
    return Sealed(hashlib.sha256(f"{salt}\n{body}".encode()).hexdigest(), owner, salt, body)


def decode(
    kind: str, body: str, kinds: Mapping[str, type[Fact]], unseal: Callable[[str], str | None]
) -> Fact:
    """The fact of an entry. An erased personal value reads as None; what is not understood, as
    `Unknown`.
    """
    shape = kinds.get(kind)
    if shape is None:
        return Unknown(kind)
    try:
        return _build(shape, _read_json(body), unseal)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return Unknown(kind)


def owners_of(kind: str, body: str, kinds: Mapping[str, type[Fact]]) -> dict[str, str]:
    """Seal -> whose personal value it is, as far as an entry says; nothing for what we do not
    know.
    """
    shape = kinds.get(kind)
    sealed = _sealed_fields(shape) if shape else ()
    if not sealed:
        return {}
    try:
        raw = _read_json(body)
        return {
            str(raw[name][PERSONAL]): str(raw[owner])
            for name, owner in sealed
            if isinstance(raw.get(name), dict)
        }
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return {}


_sealed: dict[type, tuple[tuple[str, str], ...]] = {}


def _sealed_fields(shape: type[Fact]) -> tuple[tuple[str, str], ...]:
    """The personal fields of a fact, each with the field that names its owner."""
    if shape not in _sealed:
        fields = (each for each in dataclasses.fields(shape) if PERSONAL in each.metadata)
        _sealed[shape] = tuple((each.name, str(each.metadata[PERSONAL])) for each in fields)
    return _sealed[shape]


def _build(shape: type[Fact], raw: dict[str, JSON], unseal: Callable[[str], str | None]) -> Fact:
    values: dict[str, object] = {}
    for name, convert, is_personal in _plan(shape):
        if name not in raw:
            continue
        value = raw[name]
        if is_personal and isinstance(value, dict):
            opened = unseal(str(value[PERSONAL]))
            value = None if opened is None else json.loads(opened)
        values[name] = convert(value)
    return shape(**values)


def rebuilt(shape: type[R], raw: JSON) -> R:
    """A record of a fact (such as an agenda item's plan) from plain JSON; what is not told is as
    usual, what is not known is left out. Raises ValueError, TypeError for what makes no sense.
    """
    return typing.cast("R", _record(shape)(raw))


Plan = tuple[tuple[str, Convert, bool], ...]
_plans: dict[type, Plan] = {}


def _plan(shape: type) -> Plan:
    if shape not in _plans:
        hints = typing.get_type_hints(shape)
        _plans[shape] = tuple(
            (field.name, _converter(hints[field.name]), PERSONAL in field.metadata)
            for field in dataclasses.fields(shape)
        )
    return _plans[shape]


def _converter(hint: object) -> Convert:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        (kept,) = (each for each in inner if each is not type(None))
        return _optional(_converter(kept))
    if origin is tuple:
        if inner[-1] is Ellipsis:
            return _each(_converter(inner[0]))
        return _together(tuple(_converter(each) for each in inner))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _one_of(hint)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _record(hint)
    if hint in (str, int, bool):
        return _exactly(typing.cast("type", hint))
    raise TypeError(f"a fact cannot hold {hint!r}")


def _exactly(shape: type) -> Convert:
    def check(value: JSON) -> object:
        if type(value) is not shape:
            raise ValueError(f"{value!r} is not {shape.__name__}")
        return value

    return check


def _one_of(shape: type[Enum]) -> Convert:
    known = {each.value: each for each in shape}

    def member(value: JSON) -> object:
        if (found := known.get(value)) is None:
            raise ValueError(f"{value!r} is no {shape.__name__}")
        return found

    return member


def _optional(convert: Convert) -> Convert:
    return lambda value: None if value is None else convert(value)


def _each(convert: Convert) -> Convert:
    return lambda value: tuple(map(convert, _listed(value)))


def _together(converts: tuple[Convert, ...]) -> Convert:
    def pair(value: JSON) -> object:
        return tuple(convert(part) for convert, part in zip(converts, _listed(value), strict=True))

    return pair


def _listed(value: JSON) -> list[JSON]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is not a list")
    return value


def _record(shape: type) -> Convert:
    def build(value: JSON) -> object:
        if not isinstance(value, dict):
            raise ValueError(f"{value!r} is not a record")
        known = {name: convert(value[name]) for name, convert, _ in _plan(shape) if name in value}
        return shape(**known)

    return build


def _plain(value: object) -> JSON:
    if isinstance(value, Enum):
        return str(value.value)
    if dataclasses.is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if value is None or isinstance(value, str | int):
        return value
    raise ValueError(f"a fact cannot hold {value!r}")
