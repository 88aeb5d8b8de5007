"""A second laptop follows the first over the room's network, the first one fails in the middle of a
poll, and the second goes on: same day, same item, same poll, same ballots.

Two real documents and the real server over loopback. Told by what was made wrong on purpose: when
`Journal.news` leaves the ballots out, the box is empty on the second laptop; without
`check_may_write` in `Document._decide` both write side by side.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import places
from app.archive.forks import forks
from app.archive.verify import verify
from app.document import Document
from app.following.follow import Follower, Post, Seen, State, tell_taken
from app.following.lead import Lead
from app.following.letters import Keys
from app.models import agenda, board, leading, people, voting
from app.models.errors import Refused
from app.models.voting import Choice
from app.phones.server import RoomServer
from tests.assemblies import NOW, card, with_item, with_open_poll

CODE = voting.draw_codes(random.Random(3), 1)[0]
FIRST, SECOND = "a" * 16, "b" * 16


class Table:
    """Both laptops; the first one's server can be pulled like a plug."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.play = with_item(with_open_poll())
        self.play.do(agenda.start_item(self.play.assembly, "i1", NOW))
        self.first = Document.create(folder / "first.bordrunde", FIRST, clock=lambda: NOW)
        self.done(self.first.perform(lambda _: tuple(self.play.facts)))
        self.lead = Lead(CODE, self.first.journal, "Borgersamling", self._stand_down)
        self.server = RoomServer(
            self.first.answer,
            places.resources(),
            host="127.0.0.1",
            port=0,
            answer_second=self.lead.answer,
        )
        self.server.start()
        self.seen = list[Seen]()
        self.follower = self.follow(CODE)

    def follow(self, code: str) -> Follower:
        post = Post(f"127.0.0.1:{self.server.port}", code)
        made = self.folder / "second.bordrunde"
        return Follower(post, lambda _name: (made, SECOND), self.seen.append)

    def _stand_down(self, laptop: str, at: int) -> None:
        self.first.answer(leading.take_over, laptop, FIRST, at).result(5)

    def done(self, future):
        self.qtbot.waitUntil(future.done)
        return future.result()

    def vote(self, document: Document, number: int, choice: Choice) -> None:
        ballot = f"b{number}"
        self.done(document.perform(voting.cast_ballot, "p1", card(number), ballot, choice.value))

    def wait_for(self, has: Callable[[Seen], bool]) -> Seen:
        self.qtbot.waitUntil(lambda: bool(self.seen) and has(self.seen[-1]), timeout=20_000)
        return self.seen[-1]

    def wait_until_copied(self) -> None:
        """Until the second laptop has asked for everything there is now."""
        self.first.flush()
        entries = len(self.first.journal.entries())
        marked = self.lead.heard.at
        self.wait_for(lambda seen: seen.entries == entries)
        self.qtbot.waitUntil(lambda: self.lead.heard.at > marked + 1.0, timeout=20_000)

    def opened(self) -> Document:
        self.follower.stop()
        assert self.seen[-1].path is not None
        return Document.open(self.seen[-1].path, SECOND, clock=lambda: NOW + 60_000)

    def close(self) -> None:
        self.follower.stop()
        self.server.stop()
        self.first.close()


@pytest.fixture
def table(qapp: object, qtbot: QtBot, tmp_path: Path) -> Iterator[Table]:
    with closing(Table(qtbot, tmp_path)) as made:
        yield made


def ballots(document: Document) -> dict[str, str]:
    held = document.assembly.voting.polls["p1"].ballots
    return {key: each.answer for key, each in held.items()}


def test_the_second_laptop_goes_on_where_the_first_stopped(table: Table):
    for number in range(3):
        table.vote(table.first, number, Choice.YES)
    table.vote(table.first, 0, Choice.NO)
    table.wait_until_copied()
    table.server.stop()  # the first laptop is dead
    seen = table.wait_for(lambda seen: seen.state is State.LOST)
    assert (seen.can_take_over, seen.name, seen.former) == (True, "Borgersamling", FIRST)
    with closing(table.opened()) as second:
        assert second.assembly == table.first.assembly
        table.done(second.perform(leading.take_over, SECOND, FIRST, NOW))
        running = second.assembly.agenda.running
        assert running is not None
        assert (running.id, running.started_at) == ("i1", NOW)
        assert len(ballots(second)) == 3
        table.vote(second, 1, Choice.YES)  # sent again by a phone that heard no answer
        assert ballots(second) == ballots(table.first)
        table.vote(second, 4, Choice.NO)
        table.done(second.perform(voting.close_poll, "p1", NOW))
    assert verify(table.seen[-1].path or Path()).findings == ()


def test_the_first_laptop_writes_nothing_more_until_somebody_says_so(table: Table):
    table.wait_for(lambda seen: seen.can_take_over)
    table.vote(table.first, 1, Choice.YES)
    with closing(table.opened()) as second:
        table.done(second.perform(leading.take_over, SECOND, FIRST, NOW))
        table.vote(table.first, 2, Choice.YES)  # which the second one has not heard of
        table.vote(second, 1, Choice.NO)
        told = second.propose(tell_taken, table.follower.post, SECOND, NOW)
        late = table.done(told)["p1"]
        refused = table.first.perform(board.make_theme, "t1", "Lys")
        table.qtbot.waitUntil(refused.done)
        assert isinstance(refused.exception(), Refused)
        table.done(second.perform(voting.take_in_ballots, "p1", late))
        assert set(ballots(second)) == set(ballots(table.first))
        assert ballots(second)[card(1).key] == Choice.NO.value  # it was cast later
        table.done(table.first.perform(leading.write_again, FIRST, NOW))
        table.done(table.first.perform(board.make_theme, "t1", "Lys"))


def test_what_both_wrote_side_by_side_comes_together_and_is_told(table: Table, tmp_path: Path):
    table.wait_for(lambda seen: seen.can_take_over)
    with closing(table.opened()) as second:
        heard = second.journal.heads()[FIRST]
        table.done(second.perform(leading.take_over, SECOND, FIRST, NOW, heard))
        table.done(second.perform(board.make_theme, "t2", "Stier"))
        table.done(table.first.perform(board.make_theme, "t1", "Lys"))  # heard of nothing
        for each in (table.first, second, table.first):
            table.done(each.sync(tmp_path / "archive.sqlite"))
        assert set(second.assembly.board.themes) == set(table.first.assembly.board.themes)
        (fork,) = forks(second.journal.entries())
        assert (fork.laptop, fork.taker, fork.entries) == (FIRST, SECOND, 1)
        refused = table.first.perform(board.make_theme, "t3", "Luft")
        table.qtbot.waitUntil(refused.done)
        assert isinstance(refused.exception(), Refused)


def test_a_wrong_code_gets_nothing_and_nobody_on_the_network_can_read_what_is_sent(table: Table):
    table.wait_for(lambda seen: seen.can_take_over)
    table.follower.stop()
    ask: dict[str, object] = {"wish": "news", "number": "1", "heads": {}, "ballots": ""}
    letter = table.lead.answer(Keys(CODE).seal(ask))
    assert not any(word in letter for word in (b"Navn 1", b"entries", b"Borgersamling"))
    assert len(Keys(CODE).open(letter)["entries"]) == len(table.first.journal.entries())  # type: ignore[arg-type]
    changed = letter[:-1] + bytes([letter[-1] ^ 1])
    with pytest.raises(Refused):
        Keys(CODE).open(changed)
    other = Post(f"127.0.0.1:{table.server.port}", voting.draw_codes(random.Random(4), 1)[0])
    with pytest.raises(Refused) as refused:
        other.ask(ask)
    assert refused.value.code == "follow-code-unknown"


def test_an_erased_member_is_erased_in_the_copy_too(table: Table):
    table.wait_until_copied()
    table.done(table.first.perform(people.erase_member, "m01"))
    table.wait_until_copied()
    table.follower.stop()
    assert b'Navn 1"' not in (table.folder / "second.bordrunde").read_bytes()
