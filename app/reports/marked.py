"""A little Markdown as it is printed: the same bold and lists as on the wall and the phones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from app.models.markdown import Block, Run, read
from app.reports.markup import Markup, bold, joined, lines, safe


def groups(words: str) -> Iterator[tuple[bool, tuple[Block, ...]]]:
    """(whether it is a list, its lines) of each paragraph and each list, without the gaps."""
    for (is_gap, is_list), blocks in groupby(read(words), _kind):
        if not is_gap:
            yield is_list, tuple(blocks)


def marked(runs: Sequence[Run]) -> Markup:
    """The words of a line."""
    return joined(*(bold(run.text) if run.is_bold else safe(run.text) for run in runs))


def marked_lines(blocks: Sequence[Block]) -> Markup:
    """Lines of one paragraph, each as it was typed."""
    return lines(marked(block.runs) for block in blocks)


def marked_in_one(words: str) -> Markup:
    """All of a text in one paragraph, its lists with their markers."""
    told = (
        joined(f"{block.marker} " if block.marker else "", marked(block.runs))
        for block in read(words)
    )
    return lines(told)


def _kind(block: Block) -> tuple[bool, bool]:
    return not block.runs, bool(block.marker)
