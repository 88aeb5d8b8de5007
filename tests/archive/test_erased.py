"""What is erased is gone from the bytes: of the document at once, of archive and other laptops at
their next sync.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.archive.journal import Journal
from app.archive.lines import Lines
from app.archive.session import Session
from app.archive.transfer import sync
from app.archive.verify import verify
from app.closing import erase_people
from app.models import board, people, speakers
from app.models.errors import Refused
from app.models.people import Details, NewMember
from tests.assemblies import DAY, NOW, with_item, with_members, with_notes, with_plan

SECRETS = ("Ottilie Zørensen", "Tillemus", "28119436", "ottilie@example.org", "fyrmesterske")
NAME, CALLED, MOBILE, EMAIL, TRADE = SECRETS
GUEST, REASON = "Gæstetaleren Valborg", "Brækkede benet på isen"
PICTURE = b"\xff\xd8\xff" + b"ansigt" * 400


def details(number: int = 0) -> Details:
    more = f" {number}" if number else ""
    return Details(NAME + more, MOBILE, EMAIL, (("Erhverv", TRADE),), CALLED)


class Laptops:
    """A laptop with people in it, its archive, and a second laptop that had all of it too."""

    def __init__(self, folder: Path) -> None:
        self.archive, self.folder = folder / "arkiv.sqlite", folder
        play = with_plan(with_notes(with_item(with_members(6, [1, 3, 4, 5, 6]))))
        self.lead = Session(Journal.create(folder / "a.bordrunde", "laptop-a"))
        self.lead.perform(lambda _: tuple(play.facts))
        for number in range(40):  # several pages, so that rows move between them
            self.lead.perform(people.add_members, [NewMember(f"x{number}", details(number))])
        self.lead.perform(people.describe_member, "m01", details())
        substitute = NewMember("s1", details(99))
        self.lead.perform(people.add_substitute, DAY, substitute, "m02", REASON, NOW)
        photo = board.NewPhoto("photo-1", DAY, "i1", 1, PICTURE)
        self.lead.perform(board.keep_photo, photo, NOW)
        self.lead.perform(speakers.add_speaker, "v1", name=GUEST)
        sync(self.lead.journal, self.archive)
        self.table = Session(Journal.create(folder / "b.bordrunde", "laptop-b"))
        self.meet(self.table)
        self.lead.perform(people.remove_member, "x7")
        self.meet(self.lead)

    def meet(self, session: Session) -> None:
        sync(session.journal, self.archive)
        session.assembly = session.journal.fold()

    def found(self, *names: str) -> set[tuple[str, str]]:
        """(file, what of a person is in its bytes), of all files that begin so."""
        words = (*SECRETS, GUEST, REASON, base64.b64encode(PICTURE).decode()[:60])
        return {
            (path.name, word)
            for path in self.folder.iterdir()
            if path.name.startswith(names) and path.is_file()
            for word in words
            if word.encode() in path.read_bytes()
        }


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    held = Laptops(tmp_path)
    yield held
    for each in (held.lead, held.table):
        each.journal.close()


def test_a_person_who_is_erased_is_gone_from_the_bytes_of_document_and_archive(laptops: Laptops):
    for number in (1, 39):
        laptops.lead.perform(people.describe_member, f"x{number}", Details("Kort", "", "", (), ""))
        laptops.lead.perform(people.erase_member, f"x{number}")
    laptops.lead.perform(people.erase_member, "m02")
    mine = laptops.found("a.bordrunde")
    assert REASON not in {word for _, word in mine}
    assert NAME in {word for _, word in mine}  # the others', who are not erased
    laptops.meet(laptops.lead)
    for path in (laptops.folder / "a.bordrunde", *laptops.folder.glob("arkiv*")):
        held = path.read_bytes()
        gone = (f'{NAME} 1"', f'{NAME} 39"', REASON)
        assert [word for word in gone if word.encode() in held] == [], path.name


def test_when_people_are_erased_no_file_holds_them_any_more(laptops: Laptops):
    held = {name.removesuffix("-wal") for name, _ in laptops.found("a.", "b.", "arkiv")}
    assert held == {
        "a.bordrunde", "b.bordrunde", "arkiv.sqlite", "arkiv.sqlite.bak",
    }  # fmt: skip
    laptops.lead.perform(erase_people, NOW)
    assert laptops.found("a.") == set()
    laptops.meet(laptops.lead)
    assert laptops.found("a.", "arkiv") == set()
    laptops.meet(laptops.table)
    assert laptops.found("a.", "b.", "arkiv") == set()
    assert laptops.table.assembly == laptops.lead.journal.fold()
    assert {each.name for each in laptops.table.assembly.people} == {
        f"#{each.number}" for each in laptops.table.assembly.people
    }
    assert verify(laptops.archive).findings == ()
    laptops.lead.journal.close()
    assert verify(laptops.folder / "a.bordrunde").findings == ()
    laptops.lead = Session.open(laptops.folder / "a.bordrunde", "laptop-a")
    assert laptops.lead.assembly == laptops.table.assembly


def test_what_another_laptop_wrote_of_people_before_it_heard_goes_too(laptops: Laptops):
    laptops.table.perform(people.describe_member, "m03", details())
    laptops.lead.perform(erase_people, NOW)
    laptops.meet(laptops.lead)
    laptops.meet(laptops.table)
    laptops.meet(laptops.lead)
    assert laptops.found("a.", "b.", "arkiv") == set()
    assert laptops.lead.assembly == laptops.table.assembly


def test_the_counts_notes_and_places_of_the_assembly_stay(laptops: Laptops):
    before = laptops.lead.assembly
    members, seats = len(before.people.members), dict(before.seating.plans)
    laptops.lead.perform(erase_people, NOW)
    after = laptops.lead.journal.fold()
    assert (len(after.people.members), dict(after.seating.plans)) == (members, seats)
    assert len(after.board.notes) == 6
    assert len(after.people.present(DAY)) == 6


NOBODY_MORE: list[Callable[[Session], object]] = [
    lambda held: held.perform(people.add_members, [NewMember("y1", details())]),
    lambda held: held.perform(people.describe_member, "m01", details()),
    lambda held: held.perform(people.add_walk_in, DAY, NewMember("y1", details()), NOW),
]


@pytest.mark.parametrize("write", NOBODY_MORE)
def test_nobody_is_written_in_again_and_erasing_twice_is_once(laptops: Laptops, write):
    laptops.lead.perform(erase_people, NOW)
    with pytest.raises(Refused, match="people-erased"):
        write(laptops.lead)
    assert laptops.lead.perform(erase_people, NOW) == ()


def test_a_second_copy_on_a_stick_is_written_anew_without_them(laptops: Laptops, tmp_path: Path):
    stick = tmp_path / "stick"
    stick.mkdir()
    for perform in (None, erase_people):
        if perform:
            laptops.lead.perform(perform, NOW)
        lines = Lines(laptops.lead.journal, stick, lambda _: None)
        lines.stop()
        personal = (lines.place / "personal.jsonl").read_text("utf-8")
        assert (NAME in personal) is (perform is None)


def test_what_was_written_of_people_after_they_were_erased_goes_with_the_next_sync(
    laptops: Laptops,
):
    laptops.lead.perform(erase_people, NOW)
    laptops.meet(laptops.lead)
    laptops.lead.perform(lambda _: (speakers.SpeakerAdded("v2", "", 0, GUEST),))
    assert GUEST in {word for _, word in laptops.found("a.")}
    assert sync(laptops.lead.journal, laptops.archive).changed_here
    assert laptops.found("a.", "arkiv") == set()
    laptops.meet(laptops.table)
    assert laptops.lead.journal.fold() == laptops.table.assembly


LATE: list[Callable[[Session], object]] = [
    lambda held: held.perform(speakers.add_speaker, "v2", name=GUEST),
    lambda held: held.perform(
        board.keep_photo, board.NewPhoto("photo-2", DAY, "i1", 1, PICTURE), NOW
    ),
]


@pytest.mark.parametrize("write", LATE)
def test_no_guests_name_and_no_photo_is_taken_when_all_are_erased(laptops: Laptops, write):
    laptops.lead.perform(erase_people, NOW)
    with pytest.raises(Refused, match="people-erased"):
        write(laptops.lead)


def test_a_second_laptop_that_follows_loses_them_at_once(laptops: Laptops):
    lead = laptops.lead.journal
    with Journal.create(laptops.folder / "c.bordrunde", "laptop-c") as follower:
        heads = dict[str, int]()
        for is_over in (False, True):
            if is_over:
                laptops.lead.perform(erase_people, NOW)
            news, _ = lead.news(heads, 1 << 24)
            follower.receive(news)
            heads |= {each.device: each.seq for each in lead.entries()}
            assert bool(laptops.found("c.")) is not is_over
