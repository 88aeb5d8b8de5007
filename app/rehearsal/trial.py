"""A small assembly in the middle of a poll, for the program to try itself on."""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from app.i18n import in_language
from app.models import people, recommendations, voting
from app.models.people import Attendance
from app.models.voting import Channel, Choice
from app.rehearsal import cases
from app.rehearsal.example import CASE, Example, write
from app.rehearsal.large import crowd
from app.rehearsal.people import Voter, drawn

_MEMBERS: Final = 60
_CHOICES: Final = (Choice.YES, Choice.YES, Choice.YES, Choice.NO, Choice.BLANK)


@dataclass(frozen=True, slots=True)
class Trial:
    """The open poll of a document that was made, and who has a card and has not voted yet."""

    poll: str
    voters: tuple[Voter, ...]


def make_trial(path: Path, voters: int) -> Trial:
    """A new document at `path`: everybody is here, has a seat and a card, and one poll is open in
    which nobody has voted. Raises as `Session.create`.
    """
    trial = Example(cases.load(CASE), datetime.date.today())
    with in_language(cases.LANGUAGE):
        trial.invite()
        _fill_up(trial)
        poll = _open_poll(trial)
    write(path, trial.facts)
    return Trial(poll, _voters(trial.codes[:voters]))


def _fill_up(trial: Example) -> None:
    listed = [each.name for each in trial.assembly.people]
    more = islice(crowd(listed), len(listed), _MEMBERS)
    new = [people.NewMember(trial.fresh_id("m"), people.Details(name)) for name in more]
    trial.do(people.add_members, new)
    here = [each.id for each in trial.assembly.people]
    trial.do(people.note_attendance, trial.meeting, here, Attendance.PRESENT, trial.now)


def _open_poll(trial: Example) -> str:
    drafted, poll = trial.case.recommendations[0], trial.fresh_id("p")
    words = drafted.versions[-1]
    trial.do(recommendations.draft_recommendation, drafted.key, words, "", trial.now)
    trial.codes = voting.draw_codes(trial.rng, _MEMBERS)
    trial.do(voting.print_cards, trial.codes, f"{trial.rng.getrandbits(128):032x}")
    terms = trial.case.terms(Channel.CARD, Channel.PAPER)
    trial.do(voting.prepare_poll, poll, drafted.key, terms)
    trial.do(voting.open_poll, poll, f"{trial.rng.getrandbits(128):032x}", trial.now)
    return poll


def _voters(codes: Sequence[str]) -> tuple[Voter, ...]:
    rng = random.Random(len(codes))
    return tuple(
        Voter(code, _CHOICES[at % len(_CHOICES)], drawn(rng)) for at, code in enumerate(codes)
    )
