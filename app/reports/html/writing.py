"""Writes the parts of a report as HTML. What people typed is escaped here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from html import escape
from itertools import groupby

from app.models.redline import Kind
from app.reports import pictures
from app.reports.chapters.record import (
    Facts,
    Figure,
    Heading,
    Item,
    Listing,
    NewPage,
    Paragraph,
    Part,
    Size,
    Table,
    Title,
    Told,
)
from app.reports.markup import Piece
from app.reports.scripts import runs_left


def written(parts: Iterable[Part]) -> str:
    """The parts, each a block of its own."""
    return "".join(f"{block}\n" for block in map(_block, parts) if block)


@singledispatch
def _block(part: Part) -> str:
    raise TypeError(part)


@_block.register
def _(part: NewPage) -> str:
    """Only paper has pages; the headings break them there."""
    return ""


@_block.register
def _(part: Title) -> str:
    return f"<h1{_way(part.words)}>{_words(part.words)}</h1>"


@_block.register
def _(part: Heading) -> str:
    """One level further down: the title is the only one of the first."""
    tag = f"h{part.level + 1}"
    look = "" if part.size is Size.FULL else f' class="{part.size.value}"'
    key = f' id="{escape(part.key)}"'
    return f"<{tag}{key}{look}{_way(part.words)}>{_words(part.words)}</{tag}>"


@_block.register
def _(part: Paragraph) -> str:
    look = f"{part.style.value} ruled" if part.is_ruled else part.style.value
    label = f"<strong>{escape(part.label)}</strong> " if part.label else ""
    told = _words(part.words)
    told = f"<span>{told}</span>" if label else told
    return f'<p class="{look}"{_way(part.words)}>{label}{told}</p>'


@_block.register
def _(part: Listing) -> str:
    """Numbers are typed into the page: a list may begin anywhere, and "3.1" is no number."""
    look = f"{part.style.value} ruled" if part.is_ruled else part.style.value
    told = []
    for is_numbered, items in groupby(part.items, lambda item: bool(item.number)):
        tag, kind = ("ol", " numbered") if is_numbered else ("ul", "")
        lines = "".join(map(_item, items))
        told.append(f'<{tag} class="{look}{kind}">\n{lines}</{tag}>')
    return "\n".join(told)


def _item(item: Item) -> str:
    if not item.number:
        return f"<li{_way(item.words)}>{_words(item.words)}</li>\n"
    shown = f"{item.lead}{item.number}" if item.lead else f"{item.number}."
    marker = f'<span class="marker">{escape(shown)}</span> '
    return (
        f'<li value="{item.number}"{_way(item.words)}>{marker}<span>{_words(item.words)}</span>'
        "</li>\n"
    )


@_block.register
def _(part: Table) -> str:
    """It scrolls by itself where the screen is narrow, also by keys."""
    looks = [' class="number"' if each.is_number else "" for each in part.columns]
    heads = "".join(
        f'<th scope="col"{look}>{escape(each.head)}</th>'
        for each, look in zip(part.columns, looks, strict=True)
    )
    about = escape(part.about)
    return (
        f'<div class="table" role="region" tabindex="0" aria-label="{about}">\n<table>'
        f"<caption>{about}</caption>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
        f"{''.join(_row(row, looks) for row in part.rows)}</tbody></table>\n</div>"
    )


def _row(row: tuple[Told, ...], looks: list[str]) -> str:
    head, *cells = row
    told = [f'<th scope="row"{_way(head)}>{_words(head)}</th>']
    told += [
        f"<td{look}{_way(cell)}>{_words(cell)}</td>"
        for cell, look in zip(cells, looks[1:], strict=True)
    ]
    return f"<tr>{''.join(told)}</tr>\n"


@_block.register
def _(part: Figure) -> str:
    """On a phone the letters of a chart are small: there its words stand below it too."""
    told = f'<figcaption aria-hidden="true">{escape(part.chart.alt)}</figcaption>'
    return f"<figure>{pictures.svg(part.chart)}{told}</figure>"


@_block.register
def _(part: Facts) -> str:
    lines = "".join(
        f"<li><strong>{escape(figure)}</strong> {escape(name)}</li>\n"
        for figure, name in part.figures
    )
    return f'<ul class="facts">\n{lines}</ul>'


def _words(words: Told) -> str:
    return "".join(map(_piece, words))


def _piece(piece: Piece) -> str:
    """A piece that runs left is kept apart, or it would turn round what stands beside it."""
    told = escape(piece.text).replace("\n", "<br>")
    if runs_left(piece.text):
        told = f"<bdi>{told}</bdi>"
    if piece.kind is not Kind.SAME:
        tag = "del" if piece.kind is Kind.REMOVED else "ins"
        told = f"<{tag}>{told}</{tag}>"
    if piece.is_bold:
        told = f"<strong>{told}</strong>"
    if piece.size or piece.colour:
        told = f'<span class="{"small" if piece.size else "muted"}">{told}</span>'
    return told


def _way(words: Told) -> str:
    """The direction of a block whose words begin at the right."""
    first = next((sign for each in words for sign in each.text if sign.isalpha()), "")
    return ' dir="rtl"' if runs_left(first) else ""
