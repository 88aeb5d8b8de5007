"""What a table proposes that its own notes be called together. It places nothing: people do that.

A proposal is made by somebody who saw what stood there (`seen`): what they did not see stays beside
it, so that two devices at one table never overwrite each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.models import texts
from app.models.board.decisions import LONGEST_TITLE, known_note, make_theme, place_notes, standing
from app.models.board.facts import BoardFact
from app.models.board.state import Board, HasBoard, Note, Proposal, Theme
from app.models.entries import Fact, Facts
from app.models.errors import Refused


@dataclass(frozen=True, slots=True)
class ThemeProposed(BoardFact):
    """A table proposes a theme for one of its notes, in place of the titles `seen`; "" takes those
    back. `sent` is what its device calls this request, which is heard once.
    """

    note: str
    title: str
    seen: tuple[str, ...] = ()
    sent: str = ""

    def change(self, board: Board) -> None:
        if self.sent:
            board.heard.add(self.sent)
        if self.note in board.notes:
            _keep(board, self.note, self._after(board))

    def inverse(self, board: Board) -> Facts:
        before = board.proposed.get(self.note, Proposal())
        gone = ThemeProposed(self.note, "", self._after(board).titles)
        back = (ThemeProposed(self.note, each) for each in reversed(before.titles))
        declined = (ProposalDeclined(self.note, before.declined, True),) if before.declined else ()
        return (gone, *back, *declined)

    def _after(self, board: Board) -> Proposal:
        before = board.proposed.get(self.note, Proposal())
        unseen = (e for e in before.titles if e not in self.seen and e != self.title)
        titles = tuple(filter(None, (self.title, *unseen)))
        return Proposal(titles, tuple(each for each in titles if each in before.declined))


@dataclass(frozen=True, slots=True)
class ProposalDeclined(BoardFact):
    """The facilitator lets these titles lie, or takes that back; the note keeps on record what its
    table proposed.
    """

    note: str
    titles: tuple[str, ...]
    declined: bool

    def change(self, board: Board) -> None:
        before = board.proposed.get(self.note)
        if before is None:
            return
        turned, declined = set(self.titles), set(before.declined)
        now = declined | turned if self.declined else declined - turned
        kept = tuple(each for each in before.titles if each in now)
        _keep(board, self.note, Proposal(before.titles, kept))

    def inverse(self, board: Board) -> Facts:
        before = board.proposed.get(self.note, Proposal()).declined
        turned = tuple(each for each in self.titles if (each in before) is not self.declined)
        return (ProposalDeclined(self.note, turned, not self.declined),) if turned else ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """Notes of one table for which it proposes the same theme: in the tray, or all placed in the
    theme `lies_in`, or all standing alone (`is_apart`).
    """

    meeting: str
    table: int
    title: str
    notes: tuple[str, ...]
    lies_in: str = ""
    is_apart: bool = False

    @property
    def is_placed(self) -> bool:
        """True when a person has placed them."""
        return bool(self.lies_in) or self.is_apart


def waiting(board: Board) -> tuple[Waiting, ...]:
    """What tables propose for notes that nobody has placed, in the order the notes were written."""
    return _grouped(board, board.tray() if board.proposed else ())


def waiting_placed(board: Board) -> tuple[Waiting, ...]:
    """The same for notes that people have placed in another theme than that: one that is called
    otherwise and never was called so.
    """
    notes = (e for e in board if e.id in board.proposed) if board.proposed else ()
    elsewhere = (e for e in notes if e.id in board.placed or e.id in board.apart)
    return _grouped(board, (e for e in elsewhere if not _is_used(board, e.id)))


def _is_used(board: Board, note: str) -> bool:
    called = board.called.get(board.placed.get(note, ""), set())
    return board.proposal(note).casefold() in called


def _grouped(board: Board, notes: Iterable[Note]) -> tuple[Waiting, ...]:
    found: dict[Waiting, list[str]] = {}
    titles: dict[str, str] = {}
    for note in notes:
        title = board.proposal(note.id)
        if title:
            shown = titles.setdefault(f"{note.meeting}/{note.table}/{title.casefold()}", title)
            lies_in, is_apart = board.placed.get(note.id, ""), note.id in board.apart
            key = Waiting(note.meeting, note.table, shown, (), lies_in, is_apart)
            found.setdefault(key, []).append(note.id)
    return tuple(replace(group, notes=tuple(each)) for group, each in found.items())


def same_proposal(board: Board, notes: Iterable[str]) -> dict[str, str]:
    """By note the title that waits: of these notes, and of all that lie in the tray and for which
    the same table proposes the same.
    """
    groups = waiting(board)
    homes: dict[str, str] = {}
    for note in notes:
        title = board.proposal(note)
        if title:
            group = next((e for e in groups if note in e.notes), None)
            homes.update(dict.fromkeys(group.notes if group else (note,), title))
    return homes


def propose_theme(
    room: HasBoard, seen: Mapping[str, Sequence[str]], title: str, sent: str = ""
) -> Facts:
    """Propose a theme for notes that stand; `seen` are the titles each had when it was done.

    Raises Refused("theme-title-missing", "text-too-long", "note-unknown", "note-withdrawn").
    """
    clean = texts.line(title, LONGEST_TITLE)
    if not clean:
        raise Refused("theme-title-missing")
    return _proposed(room, seen, clean, sent)


def withdraw_proposal(room: HasBoard, seen: Mapping[str, Sequence[str]], sent: str = "") -> Facts:
    """Take back what was proposed for notes. Raises Refused("note-unknown", "note-withdrawn")."""
    return _proposed(room, seen, "", sent)


def accept_proposals(room: HasBoard, homes: Mapping[str, str], made: Iterable[str]) -> Facts:
    """Put notes into the themes that were proposed, by title: one that is called so already, or a
    new one, last, with the next id of `made`. Notes that were taken back are left out.
    """
    board, fresh, start = room.board, iter(made), len(room.board.order)
    grouped: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for note, title in homes.items():
        if not known_note(room, note).withdrawn:
            grouped.setdefault(title.casefold(), []).append(note)
            titles.setdefault(title.casefold(), title)
    facts: list[Facts] = []
    new = 0
    for key, notes in grouped.items():
        theme = theme_called(board, titles[key])
        if theme is not None:
            facts.append(place_notes(room, notes, theme.id))
        else:
            facts.append(make_theme(room, next(fresh), titles[key], notes, start + new))
            new += 1
    return tuple(fact for each in facts for fact in each)


def decline_proposals(room: HasBoard, notes: Iterable[str]) -> Facts:
    """Let what is proposed for these notes lie; they stay where they are."""
    found = {each: room.board.waiting_titles(known_note(room, each).id) for each in notes}
    return tuple(ProposalDeclined(note, titles, True) for note, titles in found.items() if titles)


def theme_called(board: Board, title: str) -> Theme | None:
    """The first theme of that title, whatever its capitals."""
    return next((e for e in board.lanes() if e.title.casefold() == title.casefold()), None)


# -- inside


def _proposed(room: HasBoard, seen: Mapping[str, Sequence[str]], title: str, sent: str) -> Facts:
    if sent and sent in room.board.heard:
        return ()
    notes = [known_note(room, each) for each in seen]
    stand = [each for each in notes if not each.withdrawn]
    if notes and not stand:
        standing(room, notes[0].id)
    facts = (_fact(each, title, tuple(seen[each.id]), sent) for each in stand)
    return tuple(fact for fact in facts if _changes(room.board, fact))


def _fact(note: Note, title: str, seen: tuple[str, ...], sent: str) -> ThemeProposed:
    return ThemeProposed(note.id, title, seen, sent)


def _changes(board: Board, fact: ThemeProposed) -> bool:
    before = board.proposed.get(fact.note, Proposal())
    gone = any(each in fact.seen for each in before.titles if each != fact.title)
    return gone or (bool(fact.title) and before.titles[:1] != (fact.title,))


def _keep(board: Board, note: str, proposal: Proposal) -> None:
    if proposal.titles:
        board.proposed[note] = proposal
    else:
        board.proposed.pop(note, None)


FACTS: tuple[type[Fact], ...] = (ThemeProposed, ProposalDeclined)
