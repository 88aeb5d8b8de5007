"""The first part of the report: cover, contents, summary, question, members and method."""

from __future__ import annotations

from collections.abc import Sequence

from app.i18n import _, _n, _p, date, joined, number
from app.reports import charts, marks, words
from app.reports.chapters.story import WIDTH, Column, Story, Style
from app.reports.markup import Markup, font, line_break
from app.reports.markup import joined as together
from app.reports.outline import Criterion, Day, Outcome, RecommendationPart, Report

_TWO_CHARTS = 220.0
"""Points; less than two charts of the composition look left over on a page."""


def cover(story: Story, report: Report) -> None:
    """Name, question, who asked, when, and how many took part. The page itself draws the ground."""
    story.say(_("Recommendations of a citizens' assembly"), Style.COVER_KIND)
    story.title(report.name or _("Citizens' assembly"))


def cover_facts(story: Story, report: Report) -> None:
    """What stands below the coloured ground."""
    if report.core_question:
        story.say(report.core_question, Style.COVER_QUESTION)
    facts = []
    if report.commissioner:
        facts.append((_("Commissioned by"), report.commissioner))
    if report.days:
        facts.append((_("Meetings"), joined(date(day.held_on or day.day) for day in report.days)))
    if report.members:
        facts.append((_("Members"), number(report.members)))
    facts.append((_("Report made"), date(report.made_at.date())))
    for label, told in facts:
        story.say(told, Style.COVER_FACT, label=label)


def summary(story: Story, report: Report) -> None:
    """One page that can be read alone."""
    story.heading(1, _("Summary"), key="summary")
    adopted = report.having(Outcome.ADOPTED)
    story.facts(_key_figures(report, len(adopted)))
    if report.core_question:
        story.label(_("The question"), 2)
        story.ruled(report.core_question, Style.LEAD)
    if not report.recommendations:
        story.say(_("No recommendations have been written yet."))
        return
    if adopted:
        story.label(_("The assembly recommends"), 2)
        _results(story, adopted)
    rest = [each for each in report.recommendations if each not in adopted]
    if rest:
        story.label(_("Not adopted or not yet decided"), 2)
        _results(story, rest)


def _key_figures(report: Report, adopted: int) -> list[tuple[str, str]]:
    days, themes = len(report.days), len(report.themes)
    return [
        (number(report.members), _n("member", "members", report.members)),
        (number(days), _n("meeting day", "meeting days", days)),
        (number(report.notes), _n("note", "notes", report.notes)),
        (number(themes), _n("theme", "themes", themes)),
        (
            number(adopted),
            _n("recommendation adopted", "recommendations adopted", adopted),
        ),
    ]


def _results(story: Story, several: Sequence[RecommendationPart]) -> None:
    columns = [
        Column(_("No."), 0.55),
        Column(_("Recommendation"), 5.4),
        Column(_p("ballot", "For"), 0.7, True),
        Column(_p("ballot", "Against"), 0.8, True),
        Column(_p("ballot", "Blank"), 0.8, True),
        Column(_("Needed"), 0.9, True),
    ]
    story.table(columns, [_result_row(each) for each in several])


def _result_row(each: RecommendationPart) -> list[str]:
    head = [str(each.number), each.wording.title]
    result = each.decided_by.result if each.decided_by else None
    if result is None:
        return [*head, *["\N{EN DASH}"] * 4]
    told = (result.counts.yes, result.counts.no, result.counts.blank, result.needed)
    return [*head, *map(str, told)]


def question(story: Story, report: Report) -> None:
    """The question and the mandate."""
    story.heading(1, _("The question and the mandate"), key="question")
    if report.core_question:
        story.say(_("The assembly was asked to answer this core question:"))
        story.ruled(report.core_question, Style.LEAD)
    else:
        story.say(_("No core question has been written down."))
    if report.commissioner:
        asked = _("The assembly was commissioned by {commissioner}, to whom it hands this report.")
        story.say(asked.format(commissioner=report.commissioner))


def members(story: Story, report: Report) -> None:
    """Who the members are, counted so that nobody can be pointed at."""
    story.heading(1, _("The members"), key="members")
    if not report.members:
        story.say(_("No members have been entered yet."))
        return
    story.say(
        _n("The assembly has {n} member.", "The assembly has {n} members.", report.members).format(
            n=report.members
        )
    )
    if report.composition:
        story.say(
            _(
                "Groups of one or two persons are not shown, so that nobody can be recognised. "
                "Sometimes a larger group is left out too, because the total would give the small "
                "one away."
            ),
            Style.SMALL,
        )
    with story.ending(_TWO_CHARTS):
        for criterion in report.composition:
            _criterion(story, criterion, report.members)


def _criterion(story: Story, criterion: Criterion, members: int) -> None:
    rows = [
        charts.Row(words.group(criterion, each), each.members, words.people(each.members))
        for each in criterion.groups
    ]
    listed = ", ".join(f"{row.label}: {row.told}" for row in rows)
    alt = _("Members by {criterion}: {listed}.").format(criterion=criterion.header, listed=listed)
    most = max((row.count or 0 for row in rows), default=0)
    with story.together():
        story.part(criterion.header)
        story.chart(charts.composition_bars(rows, max(most, members // 2), alt, WIDTH))


def method(story: Story, report: Report) -> None:
    """How the assembly worked: its days, its tables, its notes."""
    story.heading(1, _("How we worked"), key="method")
    if report.days:
        story.table(_day_columns(), [_day_row(each) for each in report.days])
    if report.mixing:
        story.say(words.mixed(report.mixing))
    story.say(notes_told(report))
    story.say(_("The programme of each day, planned and actual, is in annex A."))


def _day_columns() -> list[Column]:
    return [
        Column(_("Meeting"), 1.1),
        Column(_("Date"), 3.2),
        Column(_("Present"), 1, True),
        Column(_("Stayed away"), 1.1, True),
        Column(_("Notes"), 0.9, True),
        Column(_("Programme"), 1.8, True),
    ]


def _day_row(day: Day) -> list[str]:
    met = day.came > 0 or day.absent > 0
    return [
        str(day.number),
        together(date(day.held_on or day.day), "\n", font(day.title, colour=marks.MUTED)),
        number(day.came) if met else "\N{EN DASH}",
        number(day.absent) if met else "\N{EN DASH}",
        number(day.notes),
        words.time_spent(day) or "\N{EN DASH}",
    ]


def notes_told(report: Report) -> str:
    """How many notes there are, and where they lie."""
    if not report.notes:
        return _("No notes have been written yet.")
    written = _n("The tables wrote {n} note.", "The tables wrote {n} notes.", report.notes)
    told = [written.format(n=report.notes), _gathered(report)]
    alone, loose = len(report.alone), len(report.unplaced)
    if alone:
        told.append(_n("{n} stands alone.", "{n} stand alone.", alone).format(n=alone))
    if loose:
        told.append(_n("{n} is not placed.", "{n} are not placed.", loose).format(n=loose))
    return " ".join(filter(None, told))


def _gathered(report: Report) -> str:
    themes, n = len(report.themes), sum(len(each.notes) for each in report.themes)
    if n == report.notes:
        words = _n("They were gathered in {n} theme.", "They were gathered in {n} themes.", themes)
        return words.format(n=themes)
    words = _n("{themes} theme holds {n} of them.", "{themes} themes hold {n} of them.", themes)
    return words.format(n=n, themes=themes) if themes else ""


def two_lines(small: str, large: str) -> Markup:
    """A heading with a small line above it."""
    return together(font(small, colour=marks.ACCENT, size=9.5), line_break(), large)
