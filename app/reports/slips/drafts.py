"""Recommendations to read at the tables: with numbered lines, and with what changed.

The lines are those of the wall and of the window, and a wide margin is left for the pen.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from app.headings import heading
from app.i18n import _
from app.models.errors import Refused
from app.models.recommendations import Field, Line, Part, Recommendation, Version, numbered
from app.models.recommendations.compared import parts_of
from app.models.recommendations.lines import LETTER
from app.reports import fonts, marks
from app.reports.differences import marked_change
from app.reports.marked import marked
from app.reports.markup import joined, safe
from app.reports.pdf import styles
from app.reports.pdf.story import Story
from app.reports.pdf.tagging import TaggedCanvas
from app.reports.slips.setup import Setup

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_SIZE: Final = 12.5
_GUTTER: Final = 26.0
_FIELDS: Final = {
    Part.TEXT: Field.TEXT,
    Part.INITIATIVES: Field.INITIATIVES,
    Part.ADDRESSED_TO: Field.ADDRESSED_TO,
    Part.REASON: Field.REASON,
    Part.EVIDENCE: Field.EVIDENCE,
}


def drafts(setup: Setup) -> bytes:
    """Every recommendation as it stands, each on a page of its own."""
    standing = setup.assembly.recommendations.standing()
    if not standing:
        raise Refused("print-no-recommendations")
    fonts.register(setup.fonts)
    story = Story({})
    for number, each in enumerate(standing, 1):
        if number > 1:
            story.new_page()
        _draft(story, setup, number, each)
    return _pdf(story, setup, _("Recommendations to read"))


def changes(setup: Setup) -> bytes:
    """What changed: between two versions of one, else in the latest version of each."""
    pairs = list(_pairs(setup))
    if not pairs:
        raise Refused("print-no-changes")
    fonts.register(setup.fonts)
    story = Story({})
    for at, (found, before, after) in enumerate(pairs):
        if at:
            story.new_page()
        _change(story, setup, found, before, after)
    return _pdf(story, setup, _("Changes in the recommendations"))


def _pairs(setup: Setup) -> Iterator[tuple[Recommendation, Version, Version]]:
    room = setup.assembly.recommendations
    if setup.versions is not None:
        key, before, after = setup.versions
        found = room.items.get(key)
        old, new = (found.version(before), found.version(after)) if found else (None, None)
        if found and old and new:
            yield found, old, new
        return
    for each in room.standing():
        base = each.version(each.latest.based_on)
        if base:
            yield each, base, each.latest


def _draft(story: Story, setup: Setup, number: int, found: Recommendation) -> None:
    latest, template = found.latest, setup.assembly.recommendations.template
    story.heading(1, f"{number}. {found.title}")
    story.say(_version(latest), styles.SMALL)
    before: Part | None = None
    for line in numbered(latest.wording, number):
        if line.part is not before:
            before = line.part
            story.label(heading(template, _FIELDS[line.part]), level=2)
        if line.number:
            _line(story, line)


def _line(story: Story, line: Line) -> None:
    """One line, its number in the margin; the marker of a list hangs before its words."""
    marker = safe(f"{line.marker}\N{NO-BREAK SPACE}") if line.marker else ""
    lead = fonts.width(f"{line.marker}\N{NO-BREAK SPACE}", fonts.REGULAR, _SIZE) if marker else 0.0
    style = ParagraphStyle(
        "line",
        parent=styles.BODY,
        fontSize=_SIZE,
        leading=_SIZE * 1.5,
        leftIndent=_GUTTER + line.indent * LETTER * _SIZE,
        firstLineIndent=-lead,
        rightIndent=-60,
        spaceAfter=0,
        bulletFontSize=8.5,
        bulletColor=HexColor(marks.MUTED),
    )
    story.say(joined(marker, marked(line.runs)), style, label=str(line.number))


def _change(
    story: Story, setup: Setup, found: Recommendation, before: Version, after: Version
) -> None:
    number = setup.assembly.recommendations.number(found.id)
    template = setup.assembly.recommendations.template
    story.heading(1, f"{number}. {after.wording.title}" if number else after.wording.title)
    told = _("From version {before} to version {after}")
    versions = told.format(before=before.number, after=after.number)
    story.say(f"{versions} · {_version(after)}", styles.SMALL)
    if after.origin.why:
        story.say(_("“{text}”").format(text=after.origin.why), styles.SMALL)
    story.say(_("Underlined: new. Struck through: taken out."), styles.SMALL)
    for field, old, new in parts_of(before.wording, after.wording):
        if not (old or new) or (field is None and old == new):
            continue
        story.label(heading(template, field) if field else _("Title"), level=2)
        story.say(marked_change(old, new), styles.LEAD)


def _version(version: Version) -> str:
    number, role = _("Version {number}").format(number=version.number), version.by
    if version.origin.is_staff:
        role = _("{role}, not a member").format(role=role) if role else _("not a member")
    return ", ".join(filter(None, (number, role)))


def _pdf(story: Story, setup: Setup, title: str) -> bytes:
    """A tagged PDF on A4, with a small head and the page at the foot of each page."""
    written = io.BytesIO()
    name = setup.assembly.mandate.name
    document = BaseDocTemplate(
        written,
        pagesize=styles.PAGE,
        title=f"{name}: {title}",
        lang="da-DK" if setup.language == "da" else "en-GB",
        creator="Bordrunde",
        initialFontName=fonts.REGULAR,
        displayDocTitle=1,
    )
    height = styles.PAGE[1] - styles.TOP - styles.BOTTOM
    frame = Frame(styles.LEFT, styles.BOTTOM, styles.WIDTH, height, 0, 0, 0, 0)
    head = f"{name} · {setup.day}" if setup.day else name
    document.addPageTemplates([PageTemplate("plain", [frame], onPageEnd=partial(_head, head))])
    document.build(story.flow, canvasmaker=partial(TaggedCanvas, tree=story.tree))
    return written.getvalue()


def _head(words: str, canvas: Canvas, _document: BaseDocTemplate) -> None:
    if not isinstance(canvas, TaggedCanvas):
        raise TypeError(canvas)
    with canvas.tagged(None):
        canvas.saveState()
        canvas.setFillColor(HexColor(marks.MUTED))
        canvas.setFont(fonts.REGULAR, 8.5)
        canvas.drawString(styles.LEFT, styles.PAGE[1] - 40, words)
        canvas.drawRightString(styles.PAGE[0] - styles.RIGHT, 40, str(canvas.getPageNumber()))
        canvas.restoreState()
