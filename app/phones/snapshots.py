"""What phones may see, cut out of the assembly on the GUI thread and never changed afterwards.

The server knows nothing but the latest `Desk`. What a page must not show is not in it, with three
exceptions that only the handlers read: the salts, the deck, and which keys have voted.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from app.i18n import Language
from app.models.agenda import Agenda, Course, Item, StepOn, asks_for_notes
from app.models.assembly import Assembly
from app.models.board import Board, Mark, Note, Proposal, Sheet, codes_end
from app.models.mandate import Meeting
from app.models.recommendations import USUAL, Recommendations, Wording
from app.models.recommendations import Template as WordingTemplate
from app.models.templates import Parts, Template, template_named
from app.models.voting import (
    Channel,
    Kiosk,
    Outcome,
    Poll,
    PollState,
    Published,
    Result,
    Terms,
    Turnout,
    Voting,
    number_of,
    published,
    turnout_of,
)
from app.phones.codes import table_code
from app.phones.desk_view import Door, door
from app.phones.draft_view import Drafting, drafting

RESULTS_STAY_MS: Final = 12 * 60 * 60 * 1_000
"""A result is on the phones for the rest of its day, not at the next meeting."""


@dataclass(frozen=True, slots=True)
class Timer:
    """An item's time as instants of the host's clock; `paused_at` is 0 while it runs. `course` has
    the steps that are still to come, None where there are none.
    """

    ends_at: int
    paused_at: int
    course: Course | None = None

    def remaining_ms(self, now: int) -> int:
        """Time left; negative in overtime."""
        return self.ends_at - (self.paused_at or now)

    def step(self, now: int) -> StepOn | None:
        """The step that is on."""
        return self.course.at(self.remaining_ms(now)) if self.course else None


@dataclass(frozen=True, slots=True)
class SheetNote:
    """A note on a table's own sheet; `themes` are the titles the table itself proposes for it,
    `declined` those of them that the facilitator lets lie.
    """

    id: str
    text: str
    mark: Mark
    parts: Parts = ()
    themes: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetPhoto:
    """A photo beside a table's own sheet; `jpeg` is base64."""

    id: str
    at: int
    jpeg: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TableView:
    """One table's sheet: the item it is about ("" before the first task), its task, and what is on
    it. `aside` names what is on in the room when that is another item; `place` and `day` (as
    YYYY-MM-DD) say which meeting day it is, so that a device knows its notes from another day's.
    `template` is what a note of the item asks for; `is_on` says that its item is on in the room,
    `takes_ideas` that new ideas are taken for it.
    """

    number: int
    meeting: str
    place: str
    day: str
    item: str
    title: str
    task: str
    aside: str
    timer: Timer | None
    notes: tuple[SheetNote, ...]
    delivered_at: int
    help_since: int
    is_help_coming: bool = field(default=False, kw_only=True)
    photos: tuple[SheetPhoto, ...] = ()
    template: Template = Template.NOTE
    is_on: bool = False
    takes_ideas: bool = True

    @property
    def may_propose(self) -> bool:
        """True while themes may be proposed: on an open sheet, and on one that was delivered as
        long as its item is on.
        """
        return bool(self.item and self.notes) and (self.is_on or not self.delivered_at)


@dataclass(frozen=True, slots=True)
class PollView:
    """An open poll. `live` is None unless a live tally was agreed before it opened."""

    id: str
    question: str
    number: int
    version: int
    fingerprint: str
    wording: Wording
    terms: Terms
    turnout: Turnout
    present: int
    by_card: bool
    live: Outcome | None
    template: WordingTemplate = USUAL

    @property
    def has_words(self) -> bool:
        """True where it is about a recommendation's words, not a question of its own."""
        return bool(self.version)


@dataclass(frozen=True, slots=True)
class ResultView:
    """A result that was published."""

    number: int
    version: int
    published: Published

    @property
    def poll(self) -> str:
        """The id of the poll."""
        return self.published.poll

    @property
    def result(self) -> Result:
        """What it came to."""
        return self.published.outcome.result


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything the server answers from. `tables` by access code, `earlier` by the codes of the
    other days, which open nothing and only let late notes in; from `until` on (milliseconds since
    1970) the day is over, and its codes are such ones; `polls` are open: one, or those on one
    ballot; `terms` are those of the polls of the day, also when they are closed, so that a ballot
    that came too late can be told back; `counting` is the question of a poll that is closed and not
    published, "" when there is none; `results` the newest first; `door` is there while another
    device may check people in; `kiosk` opens the voting desk; `drafting` is the phase of the text
    and what tables may read and write in it.
    """

    name: str = ""
    language: Language = "da"
    tables: Mapping[str, TableView] = field(default_factory=dict)
    earlier: Mapping[str, TableView] = field(default_factory=dict, repr=False)
    until: int = 0
    polls: tuple[PollView, ...] = ()
    terms: Mapping[str, Terms] = field(default_factory=dict)
    counting: str = ""
    results: tuple[ResultView, ...] = ()
    card_salt: str = field(default="", repr=False)
    poll_salts: Mapping[str, str] = field(default_factory=dict, repr=False)
    cards: Mapping[str, bool] = field(default_factory=dict, repr=False)
    voted: frozenset[str] = field(default=frozenset(), repr=False)
    on_paper: frozenset[str] = field(default=frozenset(), repr=False)
    door: Door | None = field(default=None, repr=False)
    kiosk: Kiosk = field(default_factory=Kiosk, repr=False)
    drafting: Drafting = field(default_factory=Drafting, repr=False)

    @property
    def poll(self) -> PollView | None:
        """The poll that is open; of those on one ballot the first."""
        return self.polls[0] if self.polls else None

    def ended(self) -> Desk:
        """The same once the day is over."""
        closed = {
            code: _closed(each.number, Meeting(each.meeting, each.day), each.place)
            for code, each in self.tables.items()
        }
        return replace(self, tables={}, earlier={**self.earlier, **closed})


def desk(assembly: Assembly, now: int, language: Language) -> Desk:
    """What phones may see at `now` (milliseconds since 1970); `language` is for phones that ask
    for none we have.
    """
    voting, numbers = assembly.voting, assembly.recommendations
    opened = voting.opened
    return Desk(
        name=assembly.mandate.name,
        language=language,
        tables=_tables(assembly),
        earlier=_earlier(assembly),
        until=codes_end(assembly),
        polls=tuple(_poll(each, numbers) for each in opened),
        terms=_terms(voting, now),
        counting=_counting(voting, now),
        results=_results(voting, numbers, now),
        card_salt=voting.card_salt,
        # Of closed polls too: a ballot that was counted is sent again when the answer was lost.
        poll_salts={each.id: each.salt for each in voting if each.salt},
        cards=dict(voting.cards),
        voted=frozenset(key for each in opened for key in each.ballots),
        on_paper=frozenset(key for each in opened for key in each.paper_cards),
        door=door(assembly),
        kiosk=voting.kiosk,
        drafting=drafting(assembly),
    )


def sheet_item(agenda: Agenda, meeting: str) -> Item | None:
    """The item whose sheet the tables write on: the one that is on if it asks for notes, else the
    last one that did.
    """
    running = agenda.running
    if running and asks_for_notes(running):
        return running
    asked = (each for each in agenda.day(meeting) if each.started_at and asks_for_notes(each))
    return max(asked, key=lambda each: each.started_at, default=None)


def _tables(assembly: Assembly) -> dict[str, TableView]:
    meeting = assembly.mandate.meeting
    item = sheet_item(assembly.agenda, meeting)
    written = _by_table(assembly.board.notes.values(), item.id if item else "", meeting)
    codes = enumerate(assembly.board.codes.get(meeting, ()), 1)
    return {
        table_code(code): _table(assembly, number, item, written[number]) for number, code in codes
    }


def _earlier(assembly: Assembly) -> dict[str, TableView]:
    """The other days' tables by code, without anything that is on their sheets."""
    mandate, codes = assembly.mandate, assembly.board.codes
    return {
        table_code(code): _closed(number, day, place_of(mandate.id, day.id))
        for day in mandate.meetings
        if day.id != mandate.meeting
        for number, code in enumerate(codes.get(day.id, ()), 1)
    }


def _closed(number: int, day: Meeting, place: str) -> TableView:
    return TableView(number, day.id, place, day.day, "", "", "", "", None, (), 0, 0)


def place_of(assembly: str, meeting: str) -> str:
    """What a device calls a meeting day of an assembly; the ids cannot be read from it."""
    return hashlib.sha256(f"{assembly}/{meeting}".encode()).hexdigest()[:12]


def _table(assembly: Assembly, number: int, item: Item | None, notes: list[Note]) -> TableView:
    running, board = assembly.agenda.running, assembly.board
    mandate, day = assembly.mandate, assembly.mandate.current
    return TableView(
        number=number,
        meeting=mandate.meeting,
        place=place_of(mandate.id, mandate.meeting),
        day=day.day if day else "",
        item=item.id if item else "",
        title=item.plan.shown if item else "",
        task=item.plan.task if item else "",
        aside=running.plan.shown if running and running is not item else "",
        timer=_timer(running) if running else None,
        notes=tuple(_note(board, each) for each in notes),
        delivered_at=board.delivered.get(Sheet(item.id, number), 0) if item else 0,
        help_since=board.help_since.get(number, 0),
        is_help_coming=number in board.help_answered,
        photos=_photos(board, Sheet(item.id, number)) if item else (),
        template=template_named(item.plan.template) if item else Template.NOTE,
        is_on=bool(item) and running is item,
        takes_ideas=item is None or assembly.recommendations.way.takes_idea(item.started_at),
    )


def _note(board: Board, note: Note) -> SheetNote:
    found = board.proposed.get(note.id, Proposal())
    home = board.themes.get(board.placed.get(note.id, ""))
    taken_up = home.title.casefold() if home else ""
    declined = tuple(each for each in found.declined if each.casefold() != taken_up)
    return SheetNote(note.id, note.text, note.mark, note.parts, found.titles, declined)


def _photos(board: Board, sheet: Sheet) -> tuple[SheetPhoto, ...]:
    return tuple(SheetPhoto(each.id, each.at, each.jpeg or "") for each in board.photos_on(sheet))


def _by_table(notes: Iterable[Note], item: str, meeting: str) -> defaultdict[int, list[Note]]:
    """The notes of one item that stand, by table, in the order they were written; one walk."""
    sheets: defaultdict[int, list[Note]] = defaultdict(list)
    for note in notes:
        if note.sheet.item == item and note.meeting == meeting and not note.withdrawn:
            sheets[note.table].append(note)
    for written in sheets.values():
        written.sort(key=lambda each: (each.written_at, each.id))
    return sheets


def _timer(item: Item) -> Timer:
    ends_at = item.started_at + item.paused_ms + item.length_ms
    return Timer(ends_at, item.paused_at, item.course)


def _poll(poll: Poll, recommendations: Recommendations) -> PollView:
    found = recommendations.items.get(poll.recommendation)
    version = found.version(poll.version) if found else None
    return PollView(
        id=poll.id,
        question=poll.terms.question,
        number=number_of(recommendations, poll),
        version=poll.version,
        fingerprint=poll.fingerprint[:8],
        wording=version.wording if version else Wording(poll.terms.question),
        terms=poll.terms,
        turnout=turnout_of(poll),
        present=poll.present,
        by_card=Channel.CARD in poll.terms.channels,
        live=poll.live_outcome,
        template=recommendations.template,
    )


def _terms(voting: Voting, now: int) -> dict[str, Terms]:
    since = now - RESULTS_STAY_MS
    return {each.id: each.terms for each in voting if each.opened_at > since}


def _counting(voting: Voting, now: int) -> str:
    closed = (each for each in voting if each.state is PollState.CLOSED)
    recent = (each for each in closed if each.closed_at > now - RESULTS_STAY_MS)
    last = max(recent, key=lambda each: each.closed_at, default=None)
    return last.terms.question if last else ""


def _results(voting: Voting, recommendations: Recommendations, now: int) -> tuple[ResultView, ...]:
    shown = [
        each
        for each in voting
        if each.state is PollState.PUBLISHED and each.published_at > now - RESULTS_STAY_MS
    ]
    shown.sort(key=lambda each: each.published_at, reverse=True)
    return tuple(
        ResultView(number_of(recommendations, each), each.version, published(each))
        for each in shown
    )
