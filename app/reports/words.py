"""How the figures of a report are said, in the current language; the same in every format."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from app import poll_sentences
from app.i18n import _, _n, _p, clock, date, duration, joined, number
from app.models.agenda import ItemKind, Lock
from app.models.board import Mark
from app.models.voting import (
    Base,
    Channel,
    Method,
    PollState,
    Result,
    Threshold,
    read_threshold,
)
from app.reports.outline import (
    Criterion,
    Day,
    DotsPart,
    Group,
    Mixing,
    NoteLine,
    PollPart,
    ProgrammeLine,
    ThemePart,
)


def kind(item: ItemKind) -> str:
    """What happens in an agenda item."""
    return {
        ItemKind.PLENARY: _p("agenda", "Plenary"),
        ItemKind.EXPERT: _("Expert talk"),
        ItemKind.TABLE_ROUND: _("Table round"),
        ItemKind.NOTES: _("Notes"),
        ItemKind.THEMES: _("Themes"),
        ItemKind.DRAFTING: _p("agenda", "Drafting"),
        ItemKind.POLL: _("Poll"),
        ItemKind.BREAK: _("Break"),
    }[item]


def lock(which: Lock) -> str:
    """What of an item never moves, "" for nothing."""
    return {
        Lock.NONE: "",
        Lock.START: _("start"),
        Lock.LENGTH: _("length"),
        Lock.END: _("end"),
    }[which]


def slide(scene: str) -> str:
    """What the room screen is to be offered during an item, "" for the usual."""
    return {
        "title": _("Title card"),
        "welcome": _("Welcome"),
        "seating": _("Find your table"),
        "task": _("Task and time"),
        "themes": _("Themes"),
        "break": _("Break"),
    }.get(scene, "")


def mark(note: Mark) -> str:
    """What a note is, "" for an ordinary idea."""
    return {
        Mark.IDEA: "",
        Mark.FOR: _("argument for"),
        Mark.AGAINST: _("argument against"),
        Mark.QUOTE: _("quote"),
        Mark.QUESTION: _("question"),
    }[note]


def origin(note: NoteLine, days: int) -> str:
    """Where a note comes from: the table, the meeting when there are several, and its mark.

    Its spaces do not break, so that it stays in one piece at the end of a line.
    """
    table = _("table {number}").format(number=note.table) if note.table else _("the facilitator")
    meeting = _("meeting {number}").format(number=note.day) if note.day and days > 1 else ""
    told = ", ".join(part for part in (table, meeting, mark(note.mark)) if part)
    return told.replace(" ", "\N{NO-BREAK SPACE}")


def told_again(note: NoteLine) -> str:
    """That a note lies in one stack with others, "" when it does not."""
    if note.is_beneath:
        return _("same stack")
    if note.stack < 2:
        return ""
    told = _n("stack of {n} note", "stack of {n} notes", note.stack).format(n=note.stack)
    if len(note.tables) < 2:
        return told
    numbers = joined(map(str, note.tables))
    return _("{stack}, from tables {numbers}").format(stack=told, numbers=numbers)


def touches(note: NoteLine) -> str:
    """The themes a note touches besides its own, "" for none."""
    return _("touches {themes} too").format(themes=joined(note.also)) if note.also else ""


def proposed(note: NoteLine) -> str:
    """What the note's table proposed that its theme be called, "" for nothing."""
    titles = joined(_("“{text}”").format(text=each) for each in note.proposed)
    return _("proposed {titles}").format(titles=titles) if titles else ""


def gathered(themes: Sequence[ThemePart]) -> str:
    """Who gathered the notes in themes: people, and how many of those the program suggested."""
    suggested = sum(each.suggested for each in themes)
    if not suggested:
        return _(
            "The members\N{RIGHT SINGLE QUOTATION MARK} notes were gathered in themes by people."
        )
    told = _n(
        "{n} of {themes} themes was suggested by the program and accepted by people.",
        "{n} of {themes} themes were suggested by the program and accepted by people.",
        suggested,
    ).format(n=suggested, themes=len(themes))
    others = _("People made the others themselves.") if suggested < len(themes) else ""
    return " ".join(filter(None, (told, others)))


def dot_round(part: DotsPart) -> str:
    """What the dots mean that are told with the themes."""
    people = _n("{n} person", "{n} people", part.people).format(n=part.people)
    return _(
        "{people} put dots on the themes. Each had {each}, at most {most} of them on one theme."
    ).format(people=people, each=part.per_member, most=part.per_theme)


def group(criterion: Criterion, each: Group) -> str:
    """The name of a group of members."""
    if each.low is None and each.high is None:
        return each.value or _("not stated")
    if each.low is None:
        after = (each.high or 0) + 1
        said = _("before {year}") if criterion.is_years else _("under {limit}")
        return said.format(year=after, limit=after)
    if each.high is None:
        said = _("{year} or later") if criterion.is_years else _("{limit} and over")
        return said.format(year=each.low, limit=each.low)
    return f"{each.low}\N{EN DASH}{each.high}"


def people(count: int | None) -> str:
    """A count of people in a public table."""
    return _("not shown") if count is None else number(count)


def base(which: Base) -> str:
    """What a hundred percent is, after "of"."""
    return {
        Base.FOR_AGAINST: _("those who voted for or against"),
        Base.CAST: _("all ballots handed in"),
        Base.PRESENT: _("those present when the poll opened"),
        Base.MEMBERS: _("all members"),
    }[which]


def base_name(which: Base, method: Method = Method.YES_NO_BLANK) -> str:
    """The name of a base, as a table's row; as a method counts it."""
    if which is Base.FOR_AGAINST and method is Method.SCALE:
        return _("Support and against")
    if which is Base.FOR_AGAINST and method is not Method.YES_NO_BLANK:
        return _("Those who chose something")
    return {
        Base.FOR_AGAINST: _("For and against"),
        Base.CAST: _("Ballots handed in"),
        Base.PRESENT: _("Present"),
        Base.MEMBERS: _("All members"),
    }[which]


def share(threshold: Threshold) -> str:
    """A threshold: "more than half", "at least 80%" or "at least 3/4"."""
    if threshold.share is None:
        return _("more than half")
    percent = threshold.share * 100
    if percent.denominator == 1:
        return _("at least {percent}%").format(percent=number(percent.numerator))
    return _("at least {share}").format(share=threshold)


def rule(poll: PollPart) -> str:
    """What was agreed before the poll opened."""
    if poll.terms.method is not Method.YES_NO_BLANK:
        return poll_sentences.rule(poll.terms)
    said = _("Agreed threshold: {share} of {base} vote for.").format(
        share=share(read_threshold(poll.terms.threshold)), base=base(poll.terms.base)
    )
    said = f"{said} {poll_sentences.adopting_tie(poll.terms)}".rstrip()
    if not poll.terms.quorum:
        return said
    quorum = _n(
        "At least {n} ballot has to be handed in.",
        "At least {n} ballots have to be handed in.",
        poll.terms.quorum,
    )
    return f"{said} {quorum.format(n=poll.terms.quorum)}"


def verdict(result: Result) -> str:
    """The outcome in one short sentence, with the threshold in people."""
    told = {"yes": result.reached, "needed": result.needed, "base": result.bases.of(result.base)}
    if result.passed and result.tie:
        return _("Adopted: as many voted for as against, and a tie adopts, as agreed.")
    if result.passed:
        return _("Adopted: {yes} voted for, {needed} of {base} were needed.").format(**told)
    if not result.quorum_met:
        return _("Not adopted: too few ballots were handed in.")
    if result.tie:
        return _("Not adopted: as many voted for as against.")
    return _("Not adopted: {yes} voted for, {needed} of {base} were needed.").format(**told)


def counts(result: Result) -> str:
    """The counts in one line: "24 for, 2 against, 1 blank"; spoiled ballots only if any."""
    each = result.counts
    parts = [
        _("{n} for").format(n=each.yes),
        _("{n} against").format(n=each.no),
        _("{n} blank").format(n=each.blank),
    ]
    if each.spoiled:
        parts.append(_("{n} spoiled").format(n=each.spoiled))
    return ", ".join(parts)


def state(poll: PollState) -> str:
    """Where a poll is."""
    return {
        PollState.PREPARED: _("prepared"),
        PollState.OPEN: _("open"),
        PollState.CLOSED: _("closed, result not published"),
        PollState.PUBLISHED: _("result published"),
    }[poll]


def channel(how: Channel) -> str:
    """How ballots came in."""
    return {
        Channel.CARD: _("voting card on a phone"),
        Channel.PAPER: _("paper ballot"),
        Channel.HANDS: _("show of hands, counted by two"),
    }[how]


def moment(at: datetime.datetime) -> str:
    """A day and a time of day."""
    return _("{date}, {time}").format(
        date=date(at.date(), "medium"), time=clock(at.hour * 60 + at.minute)
    )


def became(line: ProgrammeLine) -> str:
    """What became of an item that was not simply held, "" for one that was or may yet be."""
    if line.is_dropped:
        return _("left out on the day")
    return _("added on the day") if line.planned_start is None else ""


def day_summed(day: Day) -> str:
    """From when to when a day was to be held and was; "" before it is over, unless it was begun on
    another date than its own.
    """
    other = _on_another_date(day)
    if day.planned is None or day.held is None:
        return other
    told = _("Planned {planned}, held {held}.").format(
        planned=f"{clock(day.planned.start)}\N{EN DASH}{clock(day.planned.end)}",
        held=f"{clock(day.held.start)}\N{EN DASH}{clock(day.held.end)}",
    )
    if other:
        return f"{told} {other}"
    behind = day.held.end - day.planned.end
    if not behind:
        return f"{told} " + _("The day ended on time.")
    n = abs(behind)
    late = _n("The day ended {n} minute late.", "The day ended {n} minutes late.", n)
    early = _n("The day ended {n} minute early.", "The day ended {n} minutes early.", n)
    return f"{told} " + (late if behind > 0 else early).format(n=n)


def _on_another_date(day: Day) -> str:
    if day.held_on is None:
        return ""
    told = _("The day was held on {held}, not on {planned}, so nothing is told as early or late.")
    return told.format(held=date(day.held_on), planned=date(day.day))


def time_spent(day: Day) -> str:
    """How long the programme took; before all of it is held, how much of what was planned. No line
    ends within a length of time.
    """
    lines = [each for each in day.programme if not each.is_dropped]
    used = _unbroken(sum(each.actual_length or 0 for each in lines))
    minutes = sum(each.planned_length or 0 for each in lines)
    if lines and all(each.actual_length is not None for each in lines):
        return used
    if any(each.actual_length is not None for each in lines):
        return _("{used} of {planned} planned").format(used=used, planned=_unbroken(minutes))
    return _("{planned} planned").format(planned=_unbroken(minutes)) if minutes else ""


def _unbroken(minutes: int) -> str:
    return duration(minutes).replace(" ", "\N{NO-BREAK SPACE}")


def mixed(mixing: Mixing) -> str:
    """How many rounds were held, and how many people the members sat with in them."""
    held, planned, tables = mixing.rounds, mixing.planned, mixing.tables
    if not held:
        return _n(
            "No table round has been held yet; {n} is planned.",
            "No table round has been held yet; {n} are planned.",
            planned,
        ).format(n=planned)
    if held < planned:
        rounds = _(
            "The members sat at tables in {n} of {planned} planned rounds, at up to {tables} "
            "tables."
        ).format(n=held, planned=planned, tables=tables)
    else:
        rounds = _n(
            "The members sat at tables in {n} round, at up to {tables} tables.",
            "The members changed tables over {n} rounds, at up to {tables} tables.",
            held,
        ).format(n=held, tables=tables)
    met = _(
        "A typical member sat with {typical} different people; the fewest was {fewest}, "
        "the most {most}."
    ).format(typical=mixing.typical, fewest=mixing.fewest, most=mixing.most)
    return f"{rounds} {met}"


def late(minutes: int | None) -> str:
    """How an item's start compares with the plan: "+5 min", "on time", "" before it began."""
    if minutes is None:
        return "\N{EN DASH}"
    if minutes == 0:
        return _("on time")
    sign = "+" if minutes > 0 else "\N{MINUS SIGN}"
    return _("{sign}{minutes} min").format(sign=sign, minutes=abs(minutes))
