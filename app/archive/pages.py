"""Reads rows out of an SQLite file page by page, without its header, its root pages or SQLite.

A lost page takes the rows that lie on it, and for SQLite often all that hang below it. Whoever
looks at every page for itself finds the others ("Database File Format", sqlite.org, sections 1.6, 2
and 4). What is found is only a candidate: it may be half a row, and its reader has to prove it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

Value = str | int | bytes | None
Row = tuple[Value, ...]

_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER = 0x0D, 0x0A, 0x02
_USUAL_SIZE: Final = 4096
_LARGEST_ROW: Final = 64 << 20
_WHOLE_BYTES: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


@dataclass(frozen=True, slots=True)
class Found:
    """A row as it was found; `is_listed` is False when the page no longer counts it as its own."""

    row: Row
    is_listed: bool


def rows_in(data: bytes, log: bytes = b"") -> Iterator[Found]:
    """Every row that can be made out in a file, once its write-ahead log `log` is put over it."""
    size = _page_size(data)
    pages = {
        number: data[at : at + size] for number, at in enumerate(range(0, len(data), size), start=1)
    }
    pages.update(_logged(log, size))
    for number in sorted(pages):
        yield from _rows_on(pages, number, size)


def _page_size(data: bytes) -> int:
    """What the header says, unless it makes no sense; all our files have the usual one."""
    told = int.from_bytes(data[16:18], "big")
    size = 65536 if told == 1 else told
    is_power = size >= 512 and size & (size - 1) == 0
    return size if is_power and len(data) % size == 0 else _USUAL_SIZE


def _logged(log: bytes, size: int) -> dict[int, bytes]:
    """The pages of the write-ahead log up to its last commit."""
    whole, waiting = dict[int, bytes](), dict[int, bytes]()
    salts = log[16:24]
    for at in range(32, len(log) - size - 23, 24 + size):
        head = log[at : at + 24]
        if head[8:16] != salts:
            break
        waiting[int.from_bytes(head[:4], "big")] = log[at + 24 : at + 24 + size]
        if head[4:8] != b"\0\0\0\0":
            whole.update(waiting)
            waiting.clear()
    return whole


def _rows_on(pages: Mapping[int, bytes], number: int, size: int) -> Iterator[Found]:
    """The rows of one page. One whose kind cannot be told is read as each kind there is."""
    page = pages[number]
    start = 100 if number == 1 else 0
    if len(page) < size or not any(page):
        return
    known = (_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER)
    for kind in (page[start],) if page[start] in known else known:
        counted = int.from_bytes(page[start + 3 : start + 5], "big")
        first = start + (12 if kind == _INDEX_INNER else 8)
        for cell, at in enumerate(range(first, size - 1, 2)):
            pointer = int.from_bytes(page[at : at + 2], "big")
            if not at + 2 <= pointer < size:
                if cell >= counted:
                    break
                continue
            row = _row_at(pages, page, pointer, kind, size)
            if row is not None:
                yield Found(row, cell < counted)


def _row_at(pages: Mapping[int, bytes], page: bytes, at: int, kind: int, size: int) -> Row | None:
    try:
        at += 4 if kind == _INDEX_INNER else 0
        length, at = _number(page, at)
        if kind == _TABLE_LEAF:
            _rowid, at = _number(page, at)
        if not 2 <= length <= _LARGEST_ROW:
            return None
        return _decoded(_payload(pages, page, at, length, kind, size))
    except (IndexError, KeyError, ValueError):
        return None


def _payload(
    pages: Mapping[int, bytes], page: bytes, at: int, length: int, kind: int, size: int
) -> bytes:
    """A row's bytes, the first of them in its page, the others in a chain of pages."""
    most = size - 35 if kind == _TABLE_LEAF else (size - 12) * 64 // 255 - 23
    if length <= most:
        return _exactly(page[at : at + length], length)
    least = (size - 12) * 32 // 255 - 23
    here = least + (length - least) % (size - 4)
    here = here if here <= most else least
    content = bytearray(_exactly(page[at : at + here], here))
    following = int.from_bytes(_exactly(page[at + here : at + here + 4], 4), "big")
    while len(content) < length:
        beyond = pages[following]
        content += beyond[4 : 4 + length - len(content)]
        following = int.from_bytes(beyond[:4], "big")
        if not len(beyond) == size:
            raise ValueError("a page is cut off")
    return bytes(content)


def _decoded(payload: bytes) -> Row:
    head, at = _number(payload, 0)
    kinds = list[int]()
    while at < head:
        kind, at = _number(payload, at)
        kinds.append(kind)
    if at != head or len(kinds) > 16:
        raise ValueError("not the head of a row")
    row = list[Value]()
    for kind in kinds:
        value, at = _value(payload, at, kind)
        row.append(value)
    if at != len(payload):
        raise ValueError("a row of another length")
    return tuple(row)


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind == 0:
        return None, at
    if kind in (8, 9):
        return kind - 8, at
    if kind in _WHOLE_BYTES:
        wide = _WHOLE_BYTES[kind]
        return int.from_bytes(
            _exactly(payload[at : at + wide], wide), "big", signed=True
        ), at + wide
    if kind < 12:
        raise ValueError("a kind of value that we never write")
    wide = (kind - 12) // 2
    raw = _exactly(payload[at : at + wide], wide)
    return (raw.decode() if kind % 2 else raw), at + wide


def _number(raw: bytes, at: int) -> tuple[int, int]:
    """A whole number of up to nine bytes, and where it ends."""
    value = 0
    for step in range(8):
        byte = raw[at + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + step + 1
    return value << 8 | raw[at + 8], at + 9


def _exactly(raw: bytes, length: int) -> bytes:
    if len(raw) != length:
        raise ValueError("cut off")
    return raw
