"""The polls: by phone and card, by paper, and by hands; in the first one the window is closed."""

from __future__ import annotations

from typing import Final

from app.i18n import language
from app.models import agenda, recommendations, voting
from app.models.agenda import ItemKind
from app.models.people import Attendance
from app.models.room import Scene
from app.models.voting import Channel, Choice, Counts, PollState
from app.places import resources
from app.rehearsal.cases import CaseRecommendation
from app.rehearsal.disagreeing import minority
from app.rehearsal.example import card_of
from app.rehearsal.people import Voter, drawn
from app.rehearsal.play.day import Day
from app.reports.slips import Setup, print_out

_BY_PAPER: Final = 2
_MINUTES_EACH: Final = 3


def print_cards(day: Day) -> None:
    """A card for each member and a few to spare; one is lost at once and voided."""
    members = len(day.assembly.people.members)
    codes = voting.draw_codes(day.rng, members + 4)
    hall = day.hall
    fonts = resources() / "fonts"
    setup = Setup(day.assembly, language(), fonts, hall.address, codes=codes)
    day.printed["vote-cards"] = print_out("vote-cards", setup)
    hall.perform(voting.print_cards, codes, drawn(day.rng))
    lost = voting.card_hash(codes[-1], day.assembly.voting.card_salt)
    hall.perform(voting.void_card, lost)
    day.codes = codes[:-1]


def vote(day: Day) -> None:
    """Step 9: every recommendation is voted on; the last one by hands."""
    item = next(each.key for each in day.case.items if each.plan.kind is ItemKind.POLL)
    print_cards(day)
    *by_card, by_hands = [(each, _prepared(day, each)) for each in day.case.recommendations]
    _print_ballots(day)
    day.begin(item)
    for number, (each, poll) in enumerate(by_card):
        _vote_by_card(day, poll, each.votes, is_first=not number)
    _vote_by_hands(day, by_hands[1], by_hands[0].votes)
    _disagree(day, day.case.recommendations[1])
    day.watcher.moment("polls")
    day.spend(item)


def _prepared(day: Day, item: CaseRecommendation) -> str:
    """The poll on a recommendation as it stands; the last one is by hands."""
    is_last = item is day.case.recommendations[-1]
    channels = (Channel.HANDS,) if is_last else (Channel.CARD, Channel.PAPER)
    poll = day.hall.document.fresh_id("p")
    day.hall.perform(voting.prepare_poll, poll, item.key, day.case.terms(*channels))
    return poll


def _print_ballots(day: Day) -> None:
    setup = Setup(day.assembly, language(), resources() / "fonts")
    day.printed["ballots"] = print_out("ballots", setup)


def _vote_by_card(day: Day, poll: str, votes: Counts, *, is_first: bool) -> None:
    hall = day.hall
    _open(day, poll)
    voters, paper = _voters(day, votes)
    half = len(voters) // 2
    day.crowd.vote(hall.port, poll, voters[:half])
    day.pass_minutes(1)
    if is_first:
        day.watcher.moment("polls", "today", state="open")
        day.look_at(Scene.POLL.value)
        day.take(Scene.TURNOUT, poll)
        close_and_reopen(day)
    day.crowd.vote(hall.port, poll, voters[half:])
    for code in paper:
        card = card_of(code, day.assembly.voting, poll)
        hall.perform(voting.issue_paper, poll, card)
    _close(day, poll, Counts(yes=len(paper)), is_shown=is_first)


def close_and_reopen(day: Day) -> None:
    """Step 11: the window is closed in the middle of it all, and everything is there again."""
    before = day.assembly
    day.hall.close()
    day.watcher.closed()
    day.hall.open()
    day.watcher.opened()
    if day.assembly != before:
        raise RuntimeError("what was opened again is not what was closed")
    assert day.assembly.voting.open is not None
    assert day.assembly.agenda.running is not None
    day.summary.reopened += 1


def _vote_by_hands(day: Day, poll: str, seen: Counts) -> None:
    """Two count; they differ by one, look again, and agree."""
    _open(day, poll)
    slip = Counts(seen.yes - 1, seen.no, seen.blank)
    for counter, counts in ((1, seen), (2, slip), (2, seen)):
        day.hall.perform(voting.count_hands, poll, counter, counts)
    day.look_at(f"{Scene.POLL.value}-hands")
    _close(day, poll, Counts(), is_shown=True)


def _open(day: Day, poll: str) -> None:
    day.take(Scene.POLL, poll)
    day.hall.perform(voting.open_poll, poll, drawn(day.rng), day.now)
    day.take(Scene.POLL, poll)  # that it is open is seen with a take


def _close(day: Day, poll: str, paper: Counts, *, is_shown: bool) -> None:
    day.pass_minutes(_MINUTES_EACH)
    day.hall.perform(voting.close_poll, poll, day.now)
    if paper.cast:
        day.hall.perform(voting.count_paper, poll, paper)
    day.hall.perform(voting.publish_result, poll, day.now)
    held = voting.known(day.assembly, poll, PollState.PUBLISHED)
    if is_shown or not held.result.passed:
        day.take(Scene.RESULT, poll)
    if held.ballots and is_shown:
        day.take(Scene.RECEIPTS, poll)
    if not held.result.passed:
        day.look_at(f"{Scene.RESULT.value}-not-adopted")


def _disagree(day: Day, item: CaseRecommendation) -> None:
    """Those who voted against say why, one of them by name."""
    statement, people = day.hall.document.fresh_id("m"), day.assembly.people
    meeting = day.assembly.mandate.meeting
    signers = [each.id for each in people.having(meeting, Attendance.PRESENT)][:1]
    said = (statement, item.key, minority(), max(1, item.votes.no), signers)
    day.hall.perform(recommendations.state_minority, *said)
    day.take(Scene.MINORITY, statement)


def _voters(day: Day, votes: Counts) -> tuple[list[Voter], list[str]]:
    """Everybody draws a card blind; the codes of those who ask for paper come beside."""
    paper = min(_BY_PAPER, votes.yes)
    choices = [Choice.YES] * (votes.yes - paper)
    choices += [Choice.NO] * votes.no + [Choice.BLANK] * votes.blank
    day.rng.shuffle(choices)
    deck = day.rng.sample(day.codes, len(choices) + paper)
    voters = [
        Voter(
            code,
            choice,
            drawn(day.rng),
            is_unsure=number == 3,
            is_impatient=number % 5 == 4,
            mistypes=number == 7,
        )
        for number, (code, choice) in enumerate(zip(deck, choices, strict=False))
    ]
    return voters, deck[len(choices) :]


def end(day: Day) -> None:
    """The last items of the programme, and the end of the day."""
    last = day.case.items[-1].key
    day.begin(last)
    day.take(Scene.TITLE)
    day.spend(last)
    day.hall.perform(agenda.end_item, day.now)
