"""What the facilitator does with polls, through the document, told with a toast."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, Signal

from app.document import Document
from app.i18n import _, language
from app.models import voting
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.room import Scene, Showing, take_scene
from app.models.voting import (
    Card,
    Channel,
    Counts,
    Poll,
    PollState,
    Terms,
    ballot_key,
    card_hash,
    read_code,
)
from app.models.voting.printed import read_serial
from app.ui.polls import deeds as poll_deeds
from app.ui.polls.photos import PhotoReading
from app.ui.polls.ways import how_we_vote
from app.ui.toast import Toast

Answered = Callable[[Refused | None], None]
"""Called once it is on disk, with None, or with the refusal."""


class PollActs(QObject):
    """`told` carries a `Toast` once a deed is on disk; `prepared` the id of a new poll.

    What is typed at the desk answers beside its field: `answered` has the refusal, or None.
    """

    told = Signal(object)
    prepared = Signal(str)

    def __init__(
        self,
        document: Document,
        parent: QObject | None = None,
        *,
        is_room_on: Callable[[], bool] = bool,
    ) -> None:
        """`is_room_on` tells whether the room screen can be seen."""
        super().__init__(parent)
        self._document, self._is_room_on = document, is_room_on
        self.photos = PhotoReading(document, self)

    def now(self) -> int:
        """The document's clock, in milliseconds since 1970."""
        return self._document.now()

    def prepare(self, recommendation: str, follows: str = "") -> None:
        """A poll on the words as they are now, on the terms of the last one."""
        document, room = self._document, self._document.assembly
        before = room.voting.polls.get(follows)
        if not recommendation and before is not None:
            self.prepare_own(before.terms, follows)
            return
        terms = poll_deeds.usual_terms(room) if before is None else _without_question(before.terms)
        number = room.recommendations.number(recommendation)
        label = _("Prepare a poll on recommendation {number}").format(number=number)
        new = document.fresh_id("p")
        future = document.do(label, voting.prepare_poll, new, recommendation, terms, follows)
        words = _("A poll on recommendation {number} is prepared.").format(number=number)
        future.add_done_callback(partial(self._on_prepared, new, words))

    def prepare_question(self) -> None:
        """A poll on a question that is still to be written."""
        self.prepare_own(Terms(""))

    def prepare_how(self) -> None:
        """A poll in which the members choose how they vote."""
        self.prepare_own(how_we_vote())

    def prepare_own(self, terms: Terms, follows: str = "") -> None:
        """A poll on a question of its own."""
        new = self._document.fresh_id("p")
        label = _("Prepare a poll on a question of its own")
        future = self._document.do(label, voting.prepare_poll, new, "", terms, follows)
        words = _("A poll on a question of its own is prepared.")
        future.add_done_callback(partial(self._on_prepared, new, words))

    def prepare_anew(self, poll: Poll) -> None:
        """A poll on the new words in place of one on the old."""
        new = self._document.fresh_id("p")
        label = _("Prepare the poll with the new wording")
        future = self._document.do(label, poll_deeds.prepare_anew, poll.id, new)
        words = _("The poll now uses the new wording.")
        future.add_done_callback(partial(self._on_prepared, new, words))

    def agree(self, poll: Poll, terms: Terms) -> None:
        """Other terms."""
        label = _("Change the terms of “{question}”").format(question=poll.terms.question)
        self._document.do(label, voting.agree_terms, poll.id, terms)

    def discard(self, poll: Poll) -> None:
        """A prepared poll is not wanted."""
        label = _("Discard the poll “{question}”").format(question=poll.terms.question)
        future = self._document.do(label, voting.discard_poll, poll.id)
        self._tell(future, _("The prepared poll was discarded."), can_undo=True)

    def open(self, poll: Poll) -> None:
        """Voting begins."""
        label = _("Open the poll “{question}”").format(question=poll.terms.question)
        salt = secrets.token_hex(16)
        future = self._document.do(label, voting.open_poll, poll.id, salt, self.now())
        self._tell(future, _("The poll is open."))

    def open_together(self, polls: Sequence[Poll]) -> None:
        """Voting begins on several questions of one ballot."""
        count = len(polls)
        label = _("Open {n} polls on one ballot").format(n=count)
        salts = {each.id: secrets.token_hex(16) for each in polls}
        future = self._document.do(label, voting.open_polls, salts, self.now())
        self._tell(future, _("{n} polls are open, on one ballot.").format(n=count))

    def close(self, poll: Poll) -> None:
        """Voting ends."""
        label = _("Close the poll “{question}”").format(question=poll.terms.question)
        future = self._document.do(label, voting.close_poll, poll.id, self.now())
        self._tell(future, _("The poll is closed. You can undo that for one minute."))

    def reopen(self, poll: Poll) -> None:
        """The closing is taken back."""
        label = _("Undo the closing")
        future = self._document.do(label, voting.reopen_poll, poll.id, self.now())
        self._tell(future, _("The poll is open again."))

    def publish(self, poll: Poll, explanation: str) -> None:
        """The result is published."""
        label = _("Publish the result of “{question}”").format(question=poll.terms.question)
        future = self._document.do(label, voting.publish_result, poll.id, self.now(), explanation)
        self._tell(future, _("The result is published."))

    def show_in_room(self, scene: Scene, poll: Poll) -> None:
        """Take the poll, or its result, to the room screen."""
        label = _("Show {scene} to the room").format(scene=poll.terms.question)
        future = self._document.do(label, take_scene, Showing(scene, poll.id), language())
        self._tell(future, self._shown_words())

    def hand_out_for(self, poll: Poll, typed: str, answered: Answered) -> None:
        """A paper ballot for the card that was typed or scanned."""
        try:
            code = read_code(typed)
        except Refused as refused:
            answered(refused)
            return
        polls = self._document.assembly.voting
        hashed = card_hash(code, polls.card_salt)
        cards: dict[str, Card | None] = {
            each.id: Card(hashed, ballot_key(code, each.salt)) for each in polls.on_one_ballot(poll)
        }
        first = cards[poll.id]
        if first is not None and first.key in poll.paper_cards:
            answered(Refused("card-has-paper"))
            return
        future = self._document.perform(voting.issue_papers, cards)
        future.add_done_callback(partial(_answer, answered))

    def hand_out(self, poll: Poll, count: int, answered: Answered) -> None:
        """Paper ballots where no cards are used."""
        future = self._document.perform(poll_deeds.hand_out, poll.id, count)
        future.add_done_callback(partial(_answer, answered))

    def count_pile(self, poll: Poll, teller: int, counts: Counts) -> None:
        """What one of two people counted in piles."""
        label = _("Count the paper ballots for “{question}”").format(question=poll.terms.question)
        future = self._document.do(label, voting.count_pile, poll.id, teller, counts)
        is_agreed = teller == 2 and poll.piled.get(1) == counts
        told = _("The paper ballots are counted.") if is_agreed else _("The count is saved.")
        self._tell(future, told)

    def keep_typed(self, answers: Mapping[str, tuple[str, ...]]) -> None:
        """What two people typed alike, by poll."""
        label = _("Save the paper ballots that two people typed")
        future = self._document.do(label, poll_deeds.keep_typed, dict(answers))
        self._tell(future, _("The paper ballots are counted."))

    def count_hands(self, poll: Poll, counter: int, counts: Counts) -> None:
        """What one counter saw."""
        label = _("Count the hands for “{question}”").format(question=poll.terms.question)
        future = self._document.do(label, voting.count_hands, poll.id, counter, counts)
        words = _("Counter {n} has counted.").format(n=counter)
        self._tell(future, words)

    def void(self, typed: str, answered: Answered) -> None:
        """A card that was lost opens no poll any more; a paper ballot that was handed back is not
        read from pictures.
        """
        serial = read_serial(typed)
        if serial is not None:
            self._void_paper(serial, answered)
            return
        try:
            code = read_code(typed)
        except Refused as refused:
            answered(refused)
            return
        polls = self._document.assembly.voting
        hashed = card_hash(code, polls.card_salt)
        keys = [ballot_key(code, each.salt) for each in polls.opened]
        if polls.cards.get(hashed):
            answered(Refused("card-void-already"))
            return
        future = self._document.perform(voting.void_card, hashed, *keys)
        future.add_done_callback(partial(_answer, answered))

    def _void_paper(self, serial: str, answered: Answered) -> None:
        held = self._document.assembly.voting
        closed = [each for each in held if each.state is PollState.CLOSED]
        polls = [each.id for each in held.opened or closed if Channel.PAPER in each.terms.channels]
        future = self._document.perform(poll_deeds.void_papers, polls, serial)
        future.add_done_callback(partial(_answer, answered))

    def _on_prepared(self, poll: str, words: str, future: Future[Facts]) -> None:
        if shiboken6.isValid(self) and future.exception() is None:
            self.prepared.emit(poll)
            self.told.emit(Toast(words, can_undo=True))

    def _shown_words(self) -> str:
        if self._is_room_on():
            return _("Now on the room screen.")
        return _("Chosen for the room screen, but that is off. Ctrl+F5 shows it.")

    def _tell(self, future: Future[Facts], words: str, *, can_undo: bool = False) -> None:
        future.add_done_callback(partial(self._on_done, Toast(words, can_undo)))

    def _on_done(self, toast: Toast, future: Future[Facts]) -> None:
        if shiboken6.isValid(self) and future.exception() is None and future.result():
            self.told.emit(toast)


def _without_question(terms: Terms) -> Terms:
    return replace(terms, question="")


def _answer(answered: Answered, future: Future[Facts]) -> None:
    """A refusal is the answer; any other error has already gone where bugs go."""
    error = future.exception()
    if error is None or isinstance(error, Refused):
        answered(error)
