"""The heart of the report: the themes, and the recommendations with their results."""

from __future__ import annotations

from collections.abc import Sequence

from app.dots_words import dots_words
from app.headings import heading
from app.i18n import _, _n, _p, joined
from app.models.recommendations import Field, Template
from app.models.recommendations.compared import said
from app.models.recommendations.template import filled
from app.models.voting import Choice, Counts, Method, Result
from app.reports import charts, drafting_words, marks, poll_words, words
from app.reports.chapters.opening import two_lines
from app.reports.chapters.story import WIDTH, Story, Style
from app.reports.marked import marked_in_one
from app.reports.markup import Markup, font
from app.reports.markup import joined as together
from app.reports.outline import (
    MinorityPart,
    NoteLine,
    Outcome,
    PollPart,
    RecommendationPart,
    Report,
    ThemePart,
)
from app.reports.poll_charts import outcome_bars


def themes(story: Story, report: Report) -> None:
    """What the members talked about."""
    story.heading(1, _("Themes"), key="themes")
    if not report.themes:
        story.say(_("No themes have been made yet."))
        return
    shown = _(
        "Each theme is shown with a few notes in their writers\N{RIGHT SINGLE QUOTATION MARK} "
        "own words; all notes are in annex D."
    )
    story.say(f"{words.gathered(report.themes)} {shown}", Style.INTRO)
    if report.dots is not None:
        story.say(words.dot_round(report.dots), Style.INTRO)
    for theme in report.themes:
        _theme(story, theme, len(report.days))


def _told(theme: ThemePart) -> str:
    """How many notes, its dots, where it was split from, and what rests on it."""
    parts = [_n("{n} note", "{n} notes", len(theme.notes)).format(n=len(theme.notes))]
    if theme.touching:
        count = len(theme.touching)
        parts.append(_n("{n} more touches it", "{n} more touch it", count).format(n=count))
    if theme.dots is not None:
        parts.append(dots_words(theme.dots))
    if theme.split_from:
        parts.append(_("split from “{theme}”").format(theme=theme.split_from[0]))
    if theme.recommendations:
        used = _n(
            "used in recommendation {numbers}",
            "used in recommendations {numbers}",
            len(theme.recommendations),
        )
        parts.append(used.format(numbers=joined(map(str, theme.recommendations))))
    return ", ".join(parts)


def _theme(story: Story, theme: ThemePart, days: int) -> None:
    title = f"{theme.number}. {theme.title}"
    with story.together():
        story.part(title)
        story.say(_told(theme), Style.SMALL)
        for note in theme.quotes:
            quote(story, note, days)


def quote(story: Story, note: NoteLine, days: int) -> None:
    """A note in its writer's own words."""
    said = _("\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}")
    origin = f"\N{EM DASH}\N{NO-BREAK SPACE}{words.origin(note, days)}"
    again = words.told_again(note)
    origin = f"{origin} ({again})" if again else origin
    story.ruled(together(said.format(text=note.text), "  ", _muted(origin)), Style.QUOTE)


def _muted(text: str) -> Markup:
    return font(text, colour=marks.MUTED, size=9)


def recommendations(story: Story, report: Report) -> None:
    """What the assembly recommends; then, each under its own heading, what it did not adopt."""
    story.heading(1, _("Recommendations"), key="recommendations")
    if not report.recommendations:
        story.say(_("No recommendations have been written yet."))
        return
    adopted = report.having(Outcome.ADOPTED)
    if not adopted:
        story.say(_("No recommendation has been adopted yet."))
    _several(story, adopted, report)
    rejected = report.having(Outcome.REJECTED)
    if rejected:
        story.new_page()
        story.heading(1, _("What was not adopted"), key="rejected")
        story.say(
            _("These recommendations were put to a vote and did not reach the agreed threshold."),
            Style.INTRO,
        )
        _several(story, rejected, report)
    undecided = report.having(Outcome.UNDECIDED)
    if undecided:
        story.new_page()
        story.heading(1, _("Not yet decided"), key="undecided")
        story.say(_("No result has been published for these recommendations."), Style.INTRO)
        _several(story, undecided, report)
    minorities(story, report)


def _several(story: Story, parts: Sequence[RecommendationPart], report: Report) -> None:
    """Each recommendation has a page of its own, under its theme where that is another."""
    before = ""
    for at, each in enumerate(parts):
        if at:
            story.new_page()
        with story.ending():
            if each.theme and each.theme != before:
                story.label(_("Theme: {title}").format(title=each.theme), level=2)
            before = each.theme
            _recommendation(story, each, report)


def _recommendation(story: Story, each: RecommendationPart, report: Report) -> None:
    number = _("Recommendation {number}").format(number=each.number)
    story.heading(
        2,
        f"{each.number}. {each.wording.title}",
        two_lines(number, each.wording.title),
        key=f"recommendation-{each.number}",
    )
    _words(story, each, report.template)
    if each.quotes:
        story.label(_("From the tables"))
        for note in each.quotes:
            quote(story, note, len(report.days))
    _result(story, each)
    if each.minorities:
        story.label(_("Minority statement"))
    for told in each.minorities:
        statement(story, told)
    _rests_on(story, each)


def _words(story: Story, each: RecommendationPart, template: Template) -> None:
    """Its text large, then the other parts under the headings of the template."""
    if each.wording.text:
        story.words(each.wording.text, Style.LEAD, is_ruled=True)
    for field in Field:
        if field is Field.TEXT or not filled(each.wording, field):
            continue
        story.label(heading(template, field))
        if field is Field.INITIATIVES:
            listed = [marked_in_one(initiative) for initiative in each.wording.initiatives]
            story.items(listed, labels=f"{each.number}.")
        else:
            story.words(said(each.wording, field))


def _result(story: Story, each: RecommendationPart) -> None:
    poll = each.decided_by
    if poll is None or poll.result is None:
        return
    story.label(_("Result"))
    story.say(poll_words.verdict_of(poll), Style.VERDICT)
    for chart in figures(poll):
        story.chart(chart, after=6)
    story.say(words.rule(poll), Style.SMALL)
    if told := poll_words.dissent_of(poll):
        story.say(told, Style.SMALL)
    if each.latest > each.version:
        later = _(
            "The words above are version {version}, which was voted on. Version {latest} was "
            "written afterwards and has not been voted on."
        )
        story.say(later.format(version=each.version, latest=each.latest), Style.SMALL)
    _votes_against(story, poll, is_told=bool(each.minorities))


def figures(poll: PollPart) -> list[charts.Chart]:
    """What a poll came to, in the figure of its method; a scale also as its support."""
    if poll.result is None or poll.counted is None:
        return []
    plain = poll.terms.method is Method.YES_NO_BLANK
    held = [bar(poll.result)] if plain or poll.counted.scale else []
    return held if plain else [*held, outcome_bars(poll.terms, poll.counted, WIDTH)]


def bar(result: Result) -> charts.Chart:
    """The result as a bar, with its numbers in words."""
    held = result.counts
    answers = [
        charts.Answer(Choice.YES.value, _p("ballot", "For"), held.yes),
        charts.Answer(Choice.NO.value, _p("ballot", "Against"), held.no),
        charts.Answer(Choice.BLANK.value, _p("ballot", "Blank"), held.blank),
        charts.Answer(Choice.SPOILED.value, _p("ballot", "Spoiled"), held.spoiled),
    ]
    whole = max(result.bases.of(result.base), held.cast)
    goal = charts.Goal(result.needed, _("{needed} needed").format(needed=result.needed))
    alt = _("Bar of the result: {counts}. {needed} of {base} were needed.").format(
        counts=words.counts(result), needed=result.needed, base=result.bases.of(result.base)
    )
    return charts.result_bar(answers, whole, goal, alt, WIDTH)


def _votes_against(story: Story, poll: PollPart, *, is_told: bool) -> None:
    """Room for those who did not agree, whatever the outcome."""
    counts = poll.result.counts if poll.result else Counts()
    against, blank = counts.no, counts.blank
    if not against:
        return
    story.label(_("The minority"))
    told = _n("{n} member voted against.", "{n} members voted against.", against)
    if poll.terms.method is Method.SCALE:
        told = _n("{n} member does not support it.", "{n} members do not support it.", against)
        blank = poll.counted.scale.blank if poll.counted and poll.counted.scale else 0
    parts = [told.format(n=against)]
    if blank:
        told = _n("{n} member voted blank.", "{n} members voted blank.", blank)
        parts.append(told.format(n=blank))
    if not is_told:
        parts.append(_("No minority statement has been written down with this poll."))
    story.say(" ".join(parts))


def statement(story: Story, told: MinorityPart) -> None:
    """A minority statement in its own words, and who stands behind it."""
    story.words(told.text, Style.QUOTE, is_ruled=True)
    story.say(drafting_words.behind(told), Style.SMALL)


def minorities(story: Story, report: Report) -> None:
    """The statements that stand alone."""
    if not report.minorities:
        return
    story.new_page()
    story.heading(1, _("Minority statements"), key="minorities")
    for each in report.minorities:
        statement(story, each)


def _rests_on(story: Story, each: RecommendationPart) -> None:
    if not each.themes and not each.notes:
        return
    parts = [f"{theme.number}. {theme.title}" for theme in each.themes]
    told = joined(parts)
    if each.notes:
        linked = _n("{n} note", "{n} notes", len(each.notes)).format(n=len(each.notes))
        told = f"{told} ({linked})" if told else linked
    story.say(_("Rests on: {told}").format(told=told), Style.SMALL)
