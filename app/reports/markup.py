"""The one place where what people typed becomes what a page of the report can hold.

ReportLab reads a small XML: an unclosed tag stops the document, `<img>` embeds a local file. So
everything printed in a paragraph is either a `str`, which is escaped here, or a `Markup`, which
only the functions of this module make. A `Markup` also keeps the text as it was typed, in pieces of
one face each: Word and HTML have letters and line ends of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from app.models.redline import Kind
from app.reports.fonts import drawable


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of one face, with its line ends; `colour` is "#rrggbb" or "" and `size` points or
    0 for those of the paragraph, `kind` what became of it where two texts are compared.
    """

    text: str
    is_bold: bool = False
    kind: Kind = Kind.SAME
    colour: str = ""
    size: float = 0


class Markup(str):
    """Text that is already safe to hand to a paragraph."""

    __slots__ = ("pieces",)
    pieces: tuple[Piece, ...]

    def __new__(cls, pieces: Iterable[Piece]) -> Self:
        """From pieces in the order of reading."""
        held = tuple(pieces)
        made = super().__new__(cls, "".join(map(_written, held)))
        made.pieces = held
        return made


def safe(text: str) -> Markup:
    """Plain text as markup: signs escaped, line ends kept, a box for what no font can draw."""
    if isinstance(text, Markup):
        return text
    return Markup([Piece(text.replace("\r\n", "\n").replace("\t", " "))])


def joined(*parts: str) -> Markup:
    """Parts one after the other."""
    return Markup(piece for part in parts for piece in safe(part).pieces)


def lines(parts: Iterable[str]) -> Markup:
    """Parts under each other in one paragraph."""
    told: list[str] = []
    for part in parts:
        told += [line_break(), part] if told else [part]
    return joined(*told)


def bold(text: str) -> Markup:
    """Text in the bold weight."""
    return Markup(replace(piece, is_bold=True) for piece in safe(text).pieces)


def struck(text: str) -> Markup:
    """Text that was taken out."""
    return Markup(replace(piece, kind=Kind.REMOVED) for piece in safe(text).pieces)


def underlined(text: str) -> Markup:
    """Text that was put in."""
    return Markup(replace(piece, kind=Kind.ADDED) for piece in safe(text).pieces)


def font(text: str, *, colour: str = "", size: float = 0) -> Markup:
    """Text in another colour ("#rrggbb") or size in points."""
    return Markup(
        replace(piece, colour=colour or piece.colour, size=size or piece.size)
        for piece in safe(text).pieces
    )


def line_break() -> Markup:
    """A new line in the same paragraph."""
    return Markup([Piece("\n")])


def _written(piece: Piece) -> str:
    """A piece in ReportLab's own tags."""
    told = "<br/>".join(_escaped(_printable(line)) for line in piece.text.split("\n"))
    if piece.kind is not Kind.SAME:
        tag = "strike" if piece.kind is Kind.REMOVED else "u"
        told = f"<{tag}>{told}</{tag}>"
    if piece.is_bold:
        told = f"<b>{told}</b>"
    given = {"color": piece.colour, "size": f"{piece.size:g}" if piece.size else ""}
    face = "".join(f' {name}="{value}"' for name, value in given.items() if value)
    return f"<font{face}>{told}</font>" if face else told


def _escaped(line: str) -> str:
    """ReportLab makes a piece of its own of every entity, and a piece that begins with Arabic runs
    left as a whole: a ">" needs no escape, and stays with the words before it.
    """
    return line.replace("&", "&amp;").replace("<", "&lt;")


def _printable(line: str) -> str:
    shown = (sign for sign in line if sign >= " " and not "\x7f" <= sign <= "\x9f")
    return drawable("".join(shown))
