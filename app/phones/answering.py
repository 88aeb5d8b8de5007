"""What a page sends of a ballot, read into answers; and answers told back in words.

A plain form sends the question it is `at` as `a` (a choice, or a step; `choice` where a button says
all there is) or as `a-1`, `a-2` (a mark for each option), and what was answered to the others as
`said-0`, `said-1`. A whole ballot has `poll`, `ballot` and `choice` for its first question,
`poll-2` and so on for the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.i18n import _, _n
from app.models.errors import Refused
from app.models.voting import Choice, Method, Terms, marks_of
from app.models.voting.answers import checked
from app.phones import wording
from app.phones.codes import device_id
from app.phones.house import wanted

MOST_QUESTIONS: Final = 60
_LONGEST: Final = 300
_ONE_OF: Final = (Method.YES_NO_BLANK, Method.SCALE)


@dataclass(frozen=True, slots=True)
class Sent:
    """A question's answer as it goes into the box; `ballot` is the id the device drew for it."""

    poll: str
    ballot: str
    answer: str


@dataclass(frozen=True, slots=True)
class Said:
    """A ballot on its way, without a script: the polls it is about, what is answered to each so far
    ("" nothing), which question the page was `at`, and where it is to `go`.
    """

    polls: tuple[str, ...]
    answers: tuple[str, ...]
    at: int
    go: str

    @property
    def says_anything(self) -> bool:
        """True when there is something to lose."""
        return any(self.answers)


def sent(fields: Mapping[str, str]) -> tuple[Sent, ...]:
    """A whole ballot, question by question. Raises Refused("request-malformed")."""
    found = [_sent(fields, "")]
    for number in range(2, MOST_QUESTIONS + 1):
        if f"poll-{number}" not in fields:
            break
        found.append(_sent(fields, f"-{number}"))
    if len({each.poll for each in found}) < len(found):
        raise Refused("request-malformed")
    return tuple(found)


def _sent(fields: Mapping[str, str], end: str) -> Sent:
    answer = wanted(fields, f"choice{end}")[:_LONGEST]
    ballot = device_id(wanted(fields, f"ballot{end}"))
    return Sent(wanted(fields, f"poll{end}"), ballot, answer)


def said(fields: Mapping[str, str], terms: Mapping[str, Terms]) -> Said:
    """What a plain form holds; `terms` by poll, of those that are known. A form's answer is taken
    as it is: `check_answer` says what is wrong with it.
    """
    polls = tuple(fields.get("polls", "").split()[:MOST_QUESTIONS])
    at = _number(fields.get("at", ""), len(polls))
    answers = [fields.get(f"said-{each}", "")[:_LONGEST] for each in range(len(polls))]
    if polls and "at" in fields and polls[at] in terms:
        answers[at] = _answer(fields, terms[polls[at]])
    go = fields.get("go", "review" if "choice" in fields else "")
    return Said(polls, tuple(answers), at, go)


def _number(written: str, below: int) -> int:
    return min(int(written), below - 1) if written.isdecimal() and below else 0


def _answer(fields: Mapping[str, str], terms: Terms) -> str:
    if terms.method in _ONE_OF:
        return fields.get("choice", fields.get("a", ""))[:_LONGEST]
    cells = [fields.get(f"a-{each}", "").strip()[:5] for each in range(1, len(terms.options) + 1)]
    nothing = ("",) if terms.method is Method.RESISTANCE else ("", "0")
    return ",".join(cells) if any(cell not in nothing for cell in cells) else ""


def check_answer(terms: Terms, answer: str) -> None:
    """Raises Refused as `app.models.voting.answers.checked` for an answer that cannot stand; none
    at all is a blank ballot.
    """
    if answer:
        checked(terms.form, answer)


def marks(answer: str) -> dict[int, str]:
    """Each option's mark as text by its number, the first 1, whatever was typed."""
    return dict(enumerate((each.strip() for each in answer.split(",")), 1)) if answer else {}


def lines(terms: Terms, answer: str) -> tuple[str, ...]:
    """An answer in words, a line for each thing it says."""
    if not answer:
        return (_("Not answered, so it is blank"),)
    try:
        kept = checked(terms.form, answer)
    except Refused:
        return (_("Not a whole answer"),)
    return tuple(_told(terms, kept))


def _told(terms: Terms, answer: str) -> Iterator[str]:
    if answer in tuple(Choice):
        yield wording.choice_name(Choice(answer))
        return
    given = marks_of(answer)
    if terms.method is Method.SCALE:
        yield terms.labels[(given[0] or 1) - 1]
        return
    marked = list(zip(terms.options, given, strict=True))
    if terms.method is Method.RANKING:
        marked.sort(key=lambda each: (each[1] is None, each[1] or 0))
    for option, mark in marked:
        if terms.method is Method.RESISTANCE or mark:
            yield _line(terms.method, option, mark or 0)


def _line(method: Method, option: str, mark: int) -> str:
    if method is Method.APPROVAL:
        return option
    if method is Method.RANKING:
        return f"{mark}. {option}"
    if method is Method.DOTS:
        dots = _n("{n} dot", "{n} dots", mark).format(n=mark)
        return _("{option}: {mark}").format(option=option, mark=dots)
    return _("{option}: {mark}").format(option=option, mark=mark)
