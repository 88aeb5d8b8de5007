"""What the report says, chapter by chapter: the same words and figures for PDF, Word and HTML."""

from __future__ import annotations

from app.i18n import _
from app.reports.chapters import annexes, body, opening
from app.reports.chapters.opening import cover, cover_facts
from app.reports.chapters.record import Record
from app.reports.chapters.story import Story
from app.reports.outline import Report

__all__ = ["cover", "cover_facts", "name_of", "recorded", "tell", "title_of"]


def tell(story: Story, report: Report) -> None:
    """Everything behind the cover and the contents."""
    chapters = (
        opening.summary,
        opening.question,
        opening.members,
        opening.method,
        body.themes,
        body.recommendations,
        annexes.programme,
        annexes.polls,
        annexes.thread,
        annexes.notes,
    )
    run_on = {opening.summary, opening.members, opening.method}
    for chapter in chapters:
        if chapter not in run_on:
            story.new_page()
        with story.ending():
            chapter(story, report)


def name_of(report: Report) -> str:
    """What the assembly is called, also before it has a name."""
    return report.name or _("Citizens' assembly")


def title_of(report: Report) -> str:
    """The title of the document, as viewers show it."""
    return _("{name}: recommendations").format(name=name_of(report))


def recorded(report: Report) -> tuple[Record, Record]:
    """The cover, and everything behind it, in the language of the moment."""
    front, rest = Record(), Record()
    cover(front, report)
    cover_facts(front, report)
    tell(rest, report)
    return front, rest
