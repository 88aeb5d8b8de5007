"""How far a worksheet's cells reach and how much text they come to, before anything is laid out.

The workbook reader lays a sheet out as a full rectangle and copies a shared string into each cell
that names it. A few kilobytes can so ask for more memory than there is, and that ends the process.
This pass over the XML counts first, and takes no memory to speak of.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.parsers import expat

from app.imports.tables.table import MAX_COLUMNS
from app.models.errors import Refused

MAX_ROW_NUMBER = 20_000
MAX_TEXT = 20_000_000

# Anything else the workbook reader might take for a place very far away.
_REFERENCE = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")
_ROW = re.compile(r"[1-9][0-9]{0,6}")
_INDEX = re.compile(r"[0-9]{1,9}")


def shared_lengths(content: bytes, file: str) -> list[int]:
    """The length of each shared string of a workbook, in the order cells name them."""
    lengths: list[int] = []

    def start(name: str, _attributes: dict[str, str]) -> None:
        if _local(name) == "si":
            lengths.append(0)

    def text(data: str) -> None:
        if lengths:
            lengths[-1] += len(data)

    _parse(content, file, start=start, text=text)
    return lengths


class _Reach:
    """Follows rows and cells, named (`r="B7"`) or merely counted, as the workbook reader does."""

    def __init__(self, file: str, shared: list[int]) -> None:
        self._file = file
        self._shared = shared
        self._row = self._column = 0
        self._names_shared = False
        self._value: list[str] | None = None
        self._text = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if local == "row":
            self._row = self._row + 1 if "r" not in attributes else _row_number(attributes["r"])
            self._column = 0
        elif local == "c":
            self._place(attributes.get("r"))
            self._names_shared = attributes.get("t") == "s"
        elif local in ("v", "is"):
            self._refuse_far()
            self._value = [] if local == "v" and self._names_shared else None

    def text(self, data: str) -> None:
        if self._value is not None:
            self._value.append(data)

    def end(self, name: str) -> None:
        if self._value is None or _local(name) != "v":
            return
        at = "".join(self._value).strip()
        self._value = None
        if not _INDEX.fullmatch(at) or int(at) >= len(self._shared):
            raise ValueError("a shared string that is not there")
        self._text += self._shared[int(at)]
        if self._text > MAX_TEXT:
            raise Refused("table-unpacks-too-big", file=self._file)

    def _place(self, reference: str | None) -> None:
        self._column += 1
        if reference is None:
            return
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            raise ValueError("a cell that is nowhere")
        self._row = int(found[2])
        self._column = 0
        for letter in found[1].upper():
            self._column = self._column * 26 + ord(letter) - 64

    def _refuse_far(self) -> None:
        if self._column > MAX_COLUMNS:
            raise Refused("table-too-many-columns", file=self._file, limit=MAX_COLUMNS)
        if self._row > MAX_ROW_NUMBER:
            raise Refused("table-cell-far-down", file=self._file, row=self._row)


def refuse_far_cells(content: bytes, shared: list[int], file: str) -> None:
    """`Refused` when a cell with a value lies too far out, or the values come to too much text."""
    reach = _Reach(file, shared)
    _parse(content, file, start=reach.start, text=reach.text, end=reach.end)


def _parse(
    content: bytes,
    file: str,
    *,
    start: Callable[[str, dict[str, str]], None],
    text: Callable[[str], None],
    end: Callable[[str], None] | None = None,
) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.EndElementHandler = end
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError) as error:
        raise Refused("table-workbook-broken", file=file) from error


def _no_doctype(*_told: object) -> None:
    """No office program writes one; it is only good for entities that unfold."""
    raise ValueError("a document type in a workbook")


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _row_number(text: str) -> int:
    if not _ROW.fullmatch(text):
        raise ValueError("a row that is nowhere")
    return int(text)
