"""The annexes: programme, polls, the red thread, and every note."""

from __future__ import annotations

from collections.abc import Sequence

from app import ballot_words, poll_sentences
from app.i18n import _, _n, _p, clock, date, joined
from app.models.voting import Base, Method, Reconciliation
from app.reports import drafting_words, marks, poll_words, words
from app.reports.chapters.body import figures
from app.reports.chapters.story import Column, Story, Style
from app.reports.differences import compared
from app.reports.markup import Markup, bold, font
from app.reports.markup import joined as together
from app.reports.outline import (
    Day,
    NoteLine,
    PollPart,
    ProgrammeLine,
    RecommendationPart,
    Report,
    VersionPart,
)

_DASH = "\N{EN DASH}"


def programme(story: Story, report: Report) -> None:
    """Annex A: each day's programme, planned and actual."""
    story.heading(1, _("Annex A. The programme"), key="annex-a")
    held = [each for each in report.days if each.programme]
    if not held:
        story.say(_("No programme has been written yet."))
    for day in held:
        _day(story, day)
    met = [day for day in report.days if day.came]
    if met and report.composition:
        _who_came(story, report, met)


def _who_came(story: Story, report: Report, met: Sequence[Day]) -> None:
    """Members of each group, and how many of them came to each meeting."""
    story.heading(2, _("Who came"))
    columns = [Column(_("Group"), 4), Column(_("Members"), 1, True)]
    columns += [Column(_("Meeting {number}").format(number=day.number), 1, True) for day in met]
    rows = []
    for criterion in report.composition:
        for group in criterion.groups:
            counts = (group.members, *(group.came[day.number - 1] for day in met))
            name = f"{criterion.header}: {words.group(criterion, group)}"
            rows.append([name, *map(words.people, counts)])
    everybody = (report.members, *(day.came for day in met))
    rows.append([bold(_("All")), *(bold(str(count)) for count in everybody)])
    story.table(columns, rows)


def _day(story: Story, day: Day) -> None:
    held = day.held_on or day.day
    named = _("Meeting {number}, {date}").format(number=day.number, date=date(held))
    story.heading(2, f"{named}: {day.title}" if day.title else named)
    columns = [
        Column(_("Planned"), 1.35),
        Column(_("Began"), 0.8),
        Column(_("Item"), 4.1),
        Column(_("Minutes planned"), 0.95, True),
        Column(_("Minutes used"), 0.95, True),
        Column(_("Delay"), 0.95, True),
    ]
    story.table(columns, [_programme_row(line) for line in day.programme])
    summed = words.day_summed(day)
    if summed:
        story.say(summed, Style.SMALL)


def _programme_row(line: ProgrammeLine) -> list[str]:
    planned = _DASH
    if line.planned_start is not None and line.planned_length is not None:
        end = line.planned_start + line.planned_length
        planned = f"{clock(line.planned_start)}{_DASH}{clock(end)}"
    told = (words.kind(line.kind), line.owner, words.became(line))
    beside = ", ".join(part for part in told if part)
    return [
        planned,
        _DASH if line.actual_start is None else clock(line.actual_start),
        together(bold(line.title), "\n", font(beside, colour=marks.MUTED)),
        _DASH if line.planned_length is None else str(line.planned_length),
        _DASH if line.actual_length is None else str(line.actual_length),
        words.late(line.late),
    ]


def polls(story: Story, report: Report) -> None:
    """Annex B: every poll with its terms, its four bases and where every ballot went."""
    story.heading(1, _("Annex B. The polls"), key="annex-b")
    if not report.polls:
        story.say(_("No polls have been prepared yet."))
    for each in report.polls:
        _poll(story, each)


def _poll(story: Story, poll: PollPart) -> None:
    story.room_for(150)
    question = poll.terms.question or _("the question is not written yet")
    title = _("Poll {number}: {question}").format(number=poll.number, question=question)
    with story.together():
        story.part(title)
        story.say(_about(poll), Style.SMALL)
        if poll.result is None:
            return
        if poll.terms.method is not Method.YES_NO_BLANK:
            for chart in figures(poll):
                story.chart(chart, after=6)
        story.table(_base_columns(poll), _base_rows(poll), after=6)
        told = (poll_words.verdict_of(poll), words.rule(poll), poll_words.dissent_of(poll))
        story.say(" ".join(part for part in told if part))
        _reconciliation(story, poll)


def _about(poll: PollPart) -> str:
    known = (
        _("A question of its own")
        if not poll.version
        else _("Recommendation {number}").format(number=poll.recommendation)
        if poll.recommendation
        else _("Withdrawn recommendation: {title}").format(title=poll.recommendation_title)
    )
    parts = [
        known,
        _("version {version}").format(version=poll.version) if poll.version else "",
        _("check mark {fingerprint}").format(fingerprint=poll.fingerprint) if poll.version else "",
        ballot_words.method_name(poll.terms),
        words.state(poll.state),
        joined(words.channel(each) for each in poll.terms.channels),
    ]
    if poll.opened:
        parts.append(_("opened {moment}").format(moment=words.moment(poll.opened)))
    if poll.closed:
        parts.append(_("closed {moment}").format(moment=words.moment(poll.closed)))
    if poll.follows:
        parts.append(_("follows poll {number}").format(number=poll.follows))
    return " · ".join(part for part in parts if part)


def _base_columns(poll: PollPart) -> list[Column]:
    marked = [Column(_("Filled in"), 1.0, True)]
    sides = [
        Column(_p("ballot", "For"), 0.7, True),
        Column(_p("ballot", "Against"), 0.8, True),
    ]
    return [
        Column(_("Held against"), 2.6),
        Column(_("People"), 0.9, True),
        *(marked if poll.terms.has_options else sides),
        Column(_p("ballot", "Blank"), 0.8, True),
        Column(_p("ballot", "Spoiled"), 0.8, True),
        Column(_("Needed"), 0.9, True),
    ]


def _base_rows(poll: PollPart) -> list[list[str]]:
    result = poll.result
    if result is None:
        return []
    held = result.counts
    sides = (held.yes,) if poll.terms.has_options else (held.yes, held.no)
    counts = (*sides, held.blank, held.spoiled)
    is_held = poll.terms.method in poll_sentences.HELD
    rows = []
    for base in Base:
        people = result.bases.of(base)
        name = words.base_name(base, poll.terms.method)
        is_agreed = is_held and base is result.base
        chosen = _("{base} (agreed)").format(base=name) if is_agreed else name
        needed = str(result.threshold.needed(people)) if people and is_held else _DASH
        named = bold(chosen) if is_agreed else chosen
        rows.append([named, str(people), *map(str, counts), needed])
    return rows


def _reconciliation(story: Story, poll: PollPart) -> None:
    check = poll.check
    if check is None:
        return
    if poll.terms.by_hands:
        told = _("{issued} were present; {counted} hands were counted, by two counters.").format(
            issued=check.issued, counted=check.paper
        )
    else:
        told = (_too_many if check.unused < 0 else _sum)(check)
    adds_up = _("It adds up.") if check.adds_up else _("It does not add up.")
    story.say(f"{told} {adds_up}", Style.SMALL)
    if check.paper_missing > 0:
        missing = _n(
            "{n} paper ballot was not handed in again.",
            "{n} paper ballots were not handed in again.",
            check.paper_missing,
        )
        story.say(missing.format(n=check.paper_missing), Style.SMALL)
    if poll.explanation:
        story.say(_("Explanation: {text}").format(text=poll.explanation), Style.SMALL)


def _sum(check: Reconciliation) -> str:
    """Where every right to vote went."""
    told = _(
        "Rights to vote {issued} = phone {phone} + paper {paper} + spoiled {spoiled} + "
        "unused {unused}."
    )
    return told.format(
        issued=check.issued,
        phone=check.phone,
        paper=check.paper,
        spoiled=check.spoiled,
        unused=check.unused,
    )


def _too_many(check: Reconciliation) -> str:
    """More ballots than rights: nothing was left over, and nobody reads a negative rest."""
    told = _n(
        "Rights to vote {issued}, but phone {phone} + paper {paper} + spoiled {spoiled}: "
        "{n} ballot too many.",
        "Rights to vote {issued}, but phone {phone} + paper {paper} + spoiled {spoiled}: "
        "{n} ballots too many.",
        -check.unused,
    )
    return told.format(
        issued=check.issued,
        phone=check.phone,
        paper=check.paper,
        spoiled=check.spoiled,
        n=-check.unused,
    )


def thread(story: Story, report: Report) -> None:
    """Annex C: what each recommendation rests on, and how its words came about."""
    story.heading(1, _("Annex C. The red thread"), key="annex-c")
    if not report.recommendations and not report.withdrawn:
        story.say(_("No recommendations have been written yet."))
        return
    story.say(
        _("From each recommendation back to the themes and notes it rests on, and its versions."),
        Style.INTRO,
    )
    if report.editing is not None:
        story.say(drafting_words.editing(report.editing))
    if report.phases:
        story.say(_("The phases of the text:"), Style.SMALL)
        story.items([drafting_words.phase(each) for each in report.phases], Style.NOTE)
    for each in report.recommendations:
        title = f"{each.number}. {each.wording.title}"
        _thread_of(story, each, title, len(report.days))
    for each in report.withdrawn:
        title = _("Withdrawn: {title}").format(title=each.wording.title)
        _thread_of(story, each, title, len(report.days))


def _thread_of(story: Story, each: RecommendationPart, title: str, days: int) -> None:
    story.room_for(110)
    story.part(title)
    if each.themes:
        counted = [
            _n("{title} ({n} note)", "{title} ({n} notes)", len(theme.notes)).format(
                title=f"{theme.number}. {theme.title}", n=len(theme.notes)
            )
            for theme in each.themes
        ]
        story.say(_("Themes: {listed}").format(listed=joined(counted)), Style.SMALL)
    if each.notes:
        story.items([_note(note, days) for note in each.notes], Style.NOTE)
    for theme in each.themes:
        if theme.split_from:
            quoted = joined(_("“{text}”").format(text=title) for title in theme.split_from)
            told = _("Theme {number} was split from {quoted}")
            story.say(told.format(number=theme.number, quoted=quoted), Style.SMALL)
    if each.touching:
        story.say(_("Other notes that touch its themes:"), Style.SMALL)
        story.items([_note(note, days) for note in each.touching], Style.NOTE)
    if each.polls:
        listed = joined(str(poll.number) for poll in each.polls)
        told = _n("Poll: {listed}", "Polls: {listed}", len(each.polls)).format(listed=listed)
        story.say(told, Style.SMALL)
    if drafting_words.ancestry(each):
        story.say(drafting_words.ancestry(each), Style.SMALL)
    _history(story, each.history)
    _comments(story, each)


def _comments(story: Story, each: RecommendationPart) -> None:
    """The feedback round on one recommendation."""
    if each.comments:
        story.say(_("What tables said of its lines:"), Style.SMALL)
        said = [drafting_words.comment(one, each.latest) for one in each.comments]
        story.items(said, Style.NOTE)


def _note(note: NoteLine, days: int) -> Markup:
    about = words.told_again(note), words.proposed(note), words.touches(note)
    told = ", ".join(filter(None, (words.origin(note, days), *about)))
    return together(note.text, "  ", font(told, colour=marks.MUTED, size=8))


def _history(story: Story, versions: Sequence[VersionPart]) -> None:
    before: VersionPart | None = None
    for each in versions:
        said = _("Version {number}").format(number=each.number)
        parts = [drafting_words.writer(each), words.moment(each.at)]
        if each.why:
            parts.append(_("“{text}”").format(text=each.why))
        if each.at_once:
            parts.append(_("written at the same time as another version"))
        head = together(
            bold(said), "  ", font(", ".join(p for p in parts if p), colour=marks.MUTED)
        )
        story.say(head, Style.SMALL)
        if before is not None:
            story.say(compared(before.wording, each.wording), Style.NOTE)
        before = each


def notes(story: Story, report: Report) -> None:
    """Annex D: every note that stands, by theme."""
    story.heading(1, _("Annex D. All notes"), key="annex-d")
    if not report.notes:
        story.say(_("No notes have been written yet."))
        return
    days = len(report.days)
    for theme in report.themes:
        story.part(f"{theme.number}. {theme.title}")
        story.items([_note(note, days) for note in theme.notes], Style.NOTE)
    if report.unplaced:
        story.part(_("Notes without a theme"))
        story.items([_note(note, days) for note in report.unplaced], Style.NOTE)
    if report.alone:
        story.part(_("Notes that stand alone"))
        story.items([_note(note, days) for note in report.alone], Style.NOTE)
