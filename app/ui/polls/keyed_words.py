"""What typing paper ballots says: which ballot, which keys, what was typed last, what differs."""

from __future__ import annotations

from collections.abc import Sequence

from app.i18n import _, _n
from app.models.errors import Refused
from app.models.voting import Choice, Method, Poll, Terms, marks_of
from app.models.voting.piles import Pile, Sheet
from app.refusals import say
from app.ui.polls import words as poll_words

_DIGITS = 9


def stage(polls: Sequence[Poll], pile: Pile, *, is_done: bool) -> str:
    """Whose turn it is, and how far they are."""
    if is_done:
        return _n(
            "Two people have typed the same: {n} paper ballot.",
            "Two people have typed the same: {n} paper ballots.",
            polls[0].paper_returned,
        ).format(n=polls[0].paper_returned)
    if pile.through == 2:
        return _("Both are through.")
    if pile.pictured:
        return _pictured(polls, pile)
    told = _("The first person types the pile, ballot by ballot, from the top.")
    if pile.through == 1:
        told = _(
            "Turn the pile over. Now the second person types it in the same order, without knowing"
            " what the first typed."
        )
    out = max(each.paper_issued for each in polls)
    count = _("{n} of {out} handed out are typed.").format(n=len(pile.at_hand), out=out)
    return f"{told} {count}"


def _pictured(polls: Sequence[Poll], pile: Pile) -> str:
    """The same where ballots were read from pictures."""
    count, out = len(pile.pictured), max(each.paper_issued for each in polls)
    is_at_paper = len(pile.at_hand) >= count
    if is_at_paper:
        told = _("Every ballot with a picture is done. Type those without one, from the paper.")
    elif pile.through:
        told = _("Now a second person types each ballot as its picture shows it.")
    else:
        told = _("The first person types what could not be read for sure, as the picture shows it.")
    read = _n(
        "{n} of {out} handed out was read from pictures.",
        "{n} of {out} handed out were read from pictures.",
        count,
    )
    return f"{told} {read.format(n=count, out=out)}"


def where(ballot: int, question: int, questions: int, serial: str = "") -> str:
    """The running number, which question of it, and its own number where that is known."""
    told = _("Ballot {n}").format(n=ballot)
    if questions > 1:
        told = _("Ballot {n} · question {at} of {count}")
        told = told.format(n=ballot, at=question, count=questions)
    return f"{told} · {serial}" if serial else told


def keys(terms: Terms) -> str:
    """What to press."""
    aside = _("B blank, U spoiled. Backspace goes back.")
    told = {
        Method.YES_NO_BLANK: _("J or 1 for, N or 2 against, no Enter."),
        Method.SCALE: _("The number of the step, no Enter."),
        Method.APPROVAL: _("The numbers of the options with a cross, then Enter."),
        Method.DOTS: _("The number of the option once for each dot, then Enter."),
        Method.RANKING: _("The number written at each option, from the top, - for none."),
        Method.RESISTANCE: _("The number written at each option, from the top, then Enter."),
    }[terms.method]
    return f"{told} {aside}"


def refusal(refused: Refused) -> str:
    """Why that is no answer."""
    if refused.code == "choice-unknown":
        return _("That is no answer to this question. Type it again.")
    return say(refused)


def answers(terms: Terms) -> tuple[tuple[str, str], ...]:
    """The keys as buttons: what each types, and its words."""
    aside = (("b", poll_words.choice(Choice.BLANK)), ("u", poll_words.choice(Choice.SPOILED)))
    if terms.method is Method.YES_NO_BLANK:
        yes, no = poll_words.choice(Choice.YES), poll_words.choice(Choice.NO)
        return (("1", yes), ("2", no), *aside)
    if terms.method is Method.SCALE:
        steps = tuple((str(n), f"{n}. {each}") for n, each in enumerate(terms.labels, 1))
        return (*steps, *aside)
    if terms.method is Method.RESISTANCE:
        return (*((str(each), str(each)) for each in range(11)), *aside)
    if terms.method is Method.RANKING:
        places = range(1, len(terms.options) + 1)
        return (*((str(each), str(each)) for each in places), ("-", "\N{EN DASH}"), *aside)
    options = tuple((str(n), f"{n}. {each}") for n, each in enumerate(terms.options, 1))
    return (*options, *aside)


def listed(terms: Terms) -> str:
    """The options in their order, where a number is typed at each."""
    if terms.method not in (Method.RANKING, Method.RESISTANCE):
        return ""
    return " · ".join(f"{number}. {each}" for number, each in enumerate(terms.options, 1))


def needs_enter(terms: Terms) -> bool:
    """False where one key says all there is."""
    return terms.method not in (Method.YES_NO_BLANK, Method.SCALE)


def needs_space(terms: Terms) -> bool:
    """True where two numbers beside each other could be read as one."""
    return terms.method is Method.RESISTANCE or len(terms.options) > _DIGITS


def said(terms: Terms, answer: str) -> str:
    """An answer in words."""
    if answer in tuple(Choice):
        return poll_words.choice(Choice(answer))
    marks = marks_of(answer)
    if terms.method is Method.SCALE:
        step = marks[0] or 1
        return f"{step}. {terms.labels[step - 1]}"
    if terms.method is Method.APPROVAL:
        return ", ".join(each for each, mark in zip(terms.options, marks, strict=True) if mark)
    pairs = zip(terms.options, marks, strict=True)
    return ", ".join(
        f"{option} {mark}"
        for option, mark in pairs
        if mark is not None and (mark or terms.method is Method.RESISTANCE)
    )


def last(polls: Sequence[Poll], pile: Pile) -> str:
    """What this person typed last, so that a slip is seen at once."""
    known = pile.pictured[: len(pile.first)]
    if pile.through == 2 or (pile.through == 0 and len(known) == len(pile.first) > 0):
        return ""
    if pile.begun:
        number, answer, at = len(pile.at_hand) + 1, pile.begun[-1], len(pile.begun) - 1
    elif pile.at_hand:
        number, answer, at = len(pile.at_hand), pile.at_hand[-1][-1], len(polls) - 1
    else:
        return ""
    told = _("Last typed, ballot {n}: {answer}")
    return told.format(n=number, answer=said(polls[at].terms, answer))


def pair(polls: Sequence[Poll], pile: Pile, at: int) -> tuple[str, str, str]:
    """The number of a ballot and what each of the two typed."""
    one, two = pile.both(at)
    return str(at + 1), _sheet(polls, one, two), _sheet(polls, two, one)


def _sheet(polls: Sequence[Poll], sheet: Sheet | None, other: Sheet | None) -> str:
    """Only what differs; a whole ballot where the other person has none."""
    if sheet is None:
        return _("missed here")
    lines = []
    for number, (poll, answer) in enumerate(zip(polls, sheet, strict=True), 1):
        if other is not None and other[number - 1] == answer:
            continue
        told = said(poll.terms, answer)
        if len(polls) > 1:
            told = _("question {n}: {answer}").format(n=number, answer=told)
        lines.append(told)
    return "\n".join(lines)
