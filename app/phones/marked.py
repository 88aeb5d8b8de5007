"""A little Markdown as the pages show it: bold and lists; all that was typed is escaped here."""

from __future__ import annotations

from html import escape

from app.models.markdown import Block, read
from app.phones.pages import Html


def told(words: str) -> Html:
    """The lines of a text, each typed line on its own, for a place that holds words."""
    return Html("".join(map(_line, read(words))))


def _line(block: Block) -> str:
    words = "".join(
        f"<b>{escape(run.text)}</b>" if run.is_bold else escape(run.text) for run in block.runs
    )
    if not block.marker:
        return f'<span class="line">{words}</span>'
    marker = f'<span class="marker">{escape(block.marker)}</span>'
    return f'<span class="line listed">{marker}<span>{words}</span></span>'
