"""What photos of paper ballots say, and what is told of those that say nothing here."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from app.ballot_reading import Harvest, known_sheets, photos_in, read_photos, sorted_out
from app.engine_process import EngineProcess
from app.models import voting
from app.models.voting import Channel, Method, Terms
from app.places import resources
from app.refusals import say
from app.rehearsal.scanned.camera import Shot, photographed
from app.rehearsal.scanned.pens import Pen, draw_mark
from app.rehearsal.scanned.printing import printed
from app.rehearsal.scanned.trial import Page
from tests.assemblies import NOW, Play, with_members, with_recommendation

PAPER = (Channel.PAPER,)
FONTS = resources() / "fonts"
CALM = Shot(turn=3, blur=0.4, noise=2)
PEN = Pen(0.6, 0.8)
RNG = random.Random(4)


def held(question: str = "Skal vi?", name: str = "p1") -> Play:
    """A poll on its way: open, so that its ballots can be printed."""
    play = with_recommendation(with_members(12, range(1, 6)))
    play.do(voting.prepare_poll(play.assembly, name, "", Terms(question, PAPER)))
    play.do(voting.prepare_poll(play.assembly, "p9", "", Terms("Noget andet?", PAPER)))
    play.do(voting.open_poll(play.assembly, name, "salt", NOW))
    return play


def ballots(play: Play, count: int = 4, polls: Sequence[str] = ("p1",)) -> list[Page]:
    return printed(play.assembly, polls, count)[0]


def crossed(play: Play, page: Page, row: int, polls: Sequence[str] = ("p1",)) -> Page:
    _pages, (layout,) = printed(play.assembly, polls, 1)
    filled = Page(page.serial, page.picture.copy(), page.per_mm)
    draw_mark(filled.picture, page.per_mm, layout.boxes[row], "cross", PEN, random.Random(row))
    return filled


def photo(folder: Path, name: str, *pages: Page) -> Path:
    file = folder / name
    file.write_bytes(photographed([each.picture for each in pages], CALM, random.Random(1)))
    return file


def read(play: Play, files: Iterable[Path], known: Iterable[str] = ()) -> Harvest:
    polls = [play.assembly.voting.polls["p1"]]
    sheets = known_sheets(play.assembly, polls, FONTS)
    photos = read_photos(photos_in(files), sheets.layouts)
    return sorted_out(photos, sheets, polls, play.assembly.voting, known)


def codes(harvest: Harvest) -> list[str]:
    return [each.code for each in harvest.troubles]


def test_a_photo_of_four_ballots_gives_four_answers_those_in_doubt_first(tmp_path):
    play = held()
    pages = ballots(play)
    filled = [crossed(play, page, row) for page, row in zip(pages[:3], (0, 1, 2), strict=True)]
    photo(tmp_path, "a.jpg", *filled, pages[3])
    harvest = read(play, [tmp_path])
    said = {each.pictured.serial: each.pictured.answers for each in harvest.ballots}
    assert harvest.troubles == ()
    assert said == {
        pages[0].serial: ("yes",),
        pages[1].serial: ("no",),
        pages[2].serial: ("blank",),
        pages[3].serial: (None,),
    }
    assert not harvest.ballots[0].pictured.is_clear
    assert harvest.ballots[0].pictures[0].startswith(b"\xff\xd8")


def test_a_ballot_counts_once_however_often_it_is_photographed(tmp_path):
    play = held()
    page = crossed(play, ballots(play, 1)[0], 0)
    harvest = read(play, [photo(tmp_path, "a.jpg", page), photo(tmp_path, "b.jpg", page)])
    assert [each.pictured.answers for each in harvest.ballots] == [("yes",)]
    assert codes(harvest) == ["ballot-twice"]
    later = read(play, [tmp_path / "a.jpg"], known=[page.serial])
    assert later.ballots == ()
    assert codes(later) == ["ballot-read-before"]


def test_a_copy_that_says_something_else_is_looked_at_by_a_person(tmp_path):
    play = held()
    (page,) = ballots(play, 1)
    files = [
        photo(tmp_path, "a.jpg", crossed(play, page, 0)),
        photo(tmp_path, "b.jpg", crossed(play, page, 1)),
    ]
    (found,) = read(play, files).ballots
    assert found.pictured.answers == (None,)


def test_a_ballot_of_several_questions_printed_before_they_open_is_read_once_they_are(tmp_path):
    play = with_recommendation(with_members(12, range(1, 6)))
    for name in ("p1", "p2", "p3"):
        play.do(voting.prepare_poll(play.assembly, name, "", Terms(f"Skal vi {name}?", PAPER)))
    asked = ("p3", "p1", "p2")  # not as they were prepared
    (page,) = ballots(play, 1, asked)
    filled = Page(page.serial, page.picture.copy(), page.per_mm)
    _pages, (layout,) = printed(play.assembly, asked, 1)
    for question, row in enumerate((0, 1, 2)):
        box = next(each for each in layout.boxes if (each.question, each.row) == (question, row))
        draw_mark(filled.picture, page.per_mm, box, "cross", PEN, random.Random(row))
    play.do(voting.open_polls(play.assembly, {each: f"salt {each}" for each in asked}, NOW))
    held = play.assembly.voting
    polls = held.on_one_ballot(held.polls["p1"])
    sheets = known_sheets(play.assembly, polls, FONTS)
    photos = read_photos(photos_in([photo(tmp_path, "a.jpg", filled)]), sheets.layouts)
    harvest = sorted_out(photos, sheets, polls, held)
    assert codes(harvest) == []
    assert [each.pictured.answers for each in harvest.ballots] == [("yes", "no", "blank")]
    assert [each.id for each in polls] == list(asked)


def test_what_does_not_belong_here_is_told_and_never_counted(tmp_path):
    play = held()
    (void,) = ballots(play, 1)
    play.do(voting.void_paper(play.assembly, "p1", void.serial))
    files = [
        photo(tmp_path, "void.jpg", crossed(play, void, 0)),
        photo(tmp_path, "poll.jpg", crossed(play, ballots(play, 1, ["p9"])[0], 0, ["p9"])),
        photo(tmp_path, "words.jpg", ballots(held("Skal vi ikke?"), 1)[0]),
        photo(tmp_path, "far.jpg", ballots(held(name="p77"), 1, ["p77"])[0]),
        photo(tmp_path, "table.jpg", Page("", void.picture.crop((0, 600, 800, 1100)), 1)),
    ]
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture")
    harvest = read(play, [*files, tmp_path / "broken.jpg"])
    assert harvest.ballots == ()
    assert codes(harvest) == [
        "ballot-is-void",
        "ballot-of-other-poll",
        "ballot-of-other-words",
        "ballot-of-other-assembly",
        "photo-without-ballot",
        "picture-not-read",
    ]
    assert void.serial in say(harvest.troubles[0])


def test_a_ballot_of_several_sheets_needs_all_of_them(tmp_path):
    play = with_recommendation(with_members(12, range(1, 6)))
    options = tuple(f"Mulighed {number}" for number in range(1, 13))
    names = [f"q{number}" for number in range(3)]
    for name in names:
        terms = Terms(f"Hvad, {name}?", PAPER, method=Method.APPROVAL, options=options, most=3)
        play.do(voting.prepare_poll(play.assembly, name, "", terms))
    play.do(voting.open_polls(play.assembly, dict.fromkeys(names, "salt"), NOW))
    pages, layouts = printed(play.assembly, names, 1)
    assert len(layouts) > 1
    polls = list(play.assembly.voting)
    for page, layout in zip(pages, layouts, strict=True):
        for box in layout.boxes:
            if box.row == box.question:
                draw_mark(page.picture, page.per_mm, box, "cross", PEN, RNG)
    sheets = known_sheets(play.assembly, polls, FONTS)
    files = [photo(tmp_path, f"{at}.jpg", page) for at, page in enumerate(pages)]
    photos = read_photos(files, sheets.layouts)
    whole = sorted_out(photos, sheets, polls, polls)
    said = [",".join("1" if at == number else "0" for at in range(12)) for number in range(3)]
    assert [each.pictured.answers for each in whole.ballots] == [tuple(said)]
    assert sorted(whole.ballots[0].pictures) == [0, 1, 2]
    part = sorted_out(photos[:1], sheets, polls, polls)
    assert part.ballots == ()
    assert codes(part) == ["ballot-sheet-missing"]


def test_a_scan_as_pdf_is_read_page_by_page(tmp_path):
    play = held()
    pages = [crossed(play, page, row) for row, page in enumerate(ballots(play, 2))]
    first, *others = [each.picture for each in pages]
    first.save(tmp_path / "scan.pdf", save_all=True, append_images=others, resolution=200)
    harvest = read(play, [tmp_path / "scan.pdf"])
    assert harvest.troubles == ()
    assert {each.pictured.answers for each in harvest.ballots} == {("yes",), ("no",)}
    (tmp_path / "text.pdf").write_bytes(b"%PDF-1.7\n%%EOF")
    assert codes(read(play, [tmp_path / "text.pdf"])) == ["scan-without-pictures"]


def test_a_folder_gives_its_pictures_and_nothing_else(tmp_path):
    for name in ("b.JPG", "a.png", "c.txt"):
        (tmp_path / name).touch()
    assert [each.name for each in photos_in([tmp_path])] == ["a.png", "b.JPG"]


@pytest.mark.parametrize("typed", ["7kq4 m2xd", "7KQ4-M2XD", " 7KQ4M2XD"])
def test_a_ballots_number_is_read_as_people_type_it(typed):
    from app.models.voting.printed import read_serial

    assert read_serial(typed) == "7KQ4-M2XD"
    assert read_serial("7KQ4-M2XD-9PB") is None


def test_the_engines_process_reads_and_tells_what_this_one_would(tmp_path):
    play = held()
    file = photo(tmp_path, "a.jpg", crossed(play, ballots(play, 1)[0], 1))
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    files = photos_in([tmp_path])
    sheets = known_sheets(play.assembly, [play.assembly.voting.polls["p1"]], FONTS)
    engine = EngineProcess()
    try:
        there = engine.call(read_photos, files, sheets.layouts)
    finally:
        engine.end()
    here = read_photos(files, sheets.layouts)
    assert file in files
    assert [(each.name, each.found) for each in there] == [(each.name, each.found) for each in here]
    assert [str(each.refused) for each in there] == [str(each.refused) for each in here]
