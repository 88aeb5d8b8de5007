"""The one place where what people typed becomes ReportLab's paragraph markup.

ReportLab reads a small XML: an unclosed tag stops the document, `<img>` embeds a local file. So
everything printed in a paragraph is either a `str`, which is escaped here, or a `Markup`, which
only the functions of this module make.
"""

from __future__ import annotations

from app.reports.fonts import drawable


class Markup(str):
    """Text that is already safe to hand to a paragraph."""

    __slots__ = ()


def safe(text: str) -> Markup:
    """Plain text as markup: signs escaped, line ends kept, a box for what no font can draw."""
    if isinstance(text, Markup):
        return text
    lines = text.replace("\r\n", "\n").replace("\t", " ").split("\n")
    return Markup("<br/>".join(_escaped(_printable(line)) for line in lines))


def joined(*parts: str) -> Markup:
    """Parts one after the other."""
    return Markup("".join(safe(part) for part in parts))


def bold(text: str) -> Markup:
    """Text in the bold weight."""
    return Markup(f"<b>{safe(text)}</b>")


def struck(text: str) -> Markup:
    """Text that was taken out."""
    return Markup(f"<strike>{safe(text)}</strike>")


def underlined(text: str) -> Markup:
    """Text that was put in."""
    return Markup(f"<u>{safe(text)}</u>")


def font(text: str, *, colour: str = "", size: float = 0, face: str = "") -> Markup:
    """Text in another colour ("#rrggbb"), size in points, or face."""
    given = {"color": colour, "size": f"{size:g}" if size else "", "face": face}
    told = "".join(f' {name}="{value}"' for name, value in given.items() if value)
    return Markup(f"<font{told}>{safe(text)}</font>")


def line_break() -> Markup:
    """A new line in the same paragraph."""
    return Markup("<br/>")


def _escaped(line: str) -> str:
    """ReportLab makes a piece of its own of every entity, and a piece that begins with Arabic runs
    left as a whole: a ">" needs no escape, and stays with the words before it.
    """
    return line.replace("&", "&amp;").replace("<", "&lt;")


def _printable(line: str) -> str:
    shown = (sign for sign in line if sign >= " " and not "\x7f" <= sign <= "\x9f")
    return drawable("".join(shown))
