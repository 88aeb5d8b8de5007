"""What is read aloud before a poll opens: the same words for one question and for several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.models.assembly import Assembly
from app.models.recommendations import in_words
from app.models.voting import Poll, number_of
from app.ui.polls import ways
from app.ui.polls import words as poll_words


@dataclass(frozen=True, slots=True)
class Wording:
    """The exact words a poll asks about: which recommendation and version, its title where that is
    not the question, and its text with initiatives. Each "" for a question of its own.
    """

    about: str = ""
    title: str = ""
    text: str = ""


def wording(assembly: Assembly, poll: Poll) -> Wording:
    """What a poll asks about."""
    held = assembly.recommendations.items.get(poll.recommendation)
    version = held.version(poll.version) if held else None
    about = poll_words.wording_of(assembly, poll)
    if version is None:
        return Wording(about)
    title = version.wording.title if version.wording.title != poll.terms.question else ""
    text = in_words(version.wording, number_of(assembly.recommendations, poll))
    return Wording(about, title, text)


def of_all(polls: Sequence[Poll], present: int) -> tuple[str, ...]:
    """What holds for the whole ballot, a sentence each: who may vote, how, who sees it, what the
    screen shows meanwhile, and how long it takes.
    """
    terms = [each.terms for each in polls]
    reveals = dict.fromkeys(poll_words.reveal(each) for each in terms)
    told = (
        poll_words.who(terms[0].channels, present),
        poll_words.how(terms[0].channels),
        poll_words.secrecy(terms[0]),
        *reveals,
        ways.estimate(terms, present),
    )
    return tuple(part for part in told if part)
