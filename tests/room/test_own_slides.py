"""Slides of the facilitator's own: what is kept, what is refused, and how Markdown is set."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont

from app.document import Document
from app.imports.pictures import read_picture
from app.models import own_slides
from app.models.assembly import Assembly
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.own_slides import MOST_BYTES, jpeg_of
from app.models.room import OwnSlide, Scene, Showing
from app.refusals import say
from app.ui.scenes import MessagePicture, OwnPicture, picture
from app.ui.slide import Panel, Photo, Sheet, Words
from app.ui.slides import slide_of
from app.ui.theme import ROOM_DARK, load_fonts
from tests.room.walls import a_jpeg

WALL = QSizeF(1920, 1080)


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:
    load_fonts()


def made_true(assembly: Assembly, facts: Facts) -> Facts:
    inverse = [assembly.inverse(fact) for fact in facts]
    for fact in facts:
        assembly.apply(fact)
    return tuple(each for several in reversed(inverse) for each in several)


def test_a_slide_and_its_picture_travel_with_the_file(qtbot, tmp_path: Path) -> None:
    path, jpeg = tmp_path / "a.bordrunde", a_jpeg()
    document = Document.create(path, "ab" * 8)
    document.perform(own_slides.write_slide, "s1", "Husregler", "", jpeg)
    document.close()
    again = Document.open(path, "ab" * 8)
    seen = picture(again.assembly, Showing(Scene.OWN, "s1"))
    again.close()
    assert isinstance(seen, OwnPicture)
    assert seen.text == "Husregler"
    assert jpeg_of(seen.jpeg) == jpeg


def test_changing_the_text_keeps_the_picture_and_writes_it_once() -> None:
    room = Assembly()
    made_true(room, own_slides.write_slide(room, "s1", "Før", jpeg=a_jpeg()))
    (name,) = room.room_screen.pictures
    facts = own_slides.write_slide(room, "s1", "Efter", name)
    assert facts == (own_slides.SlideWritten("s1", "Efter", name),)
    assert own_slides.write_slide(room, "s2", "", jpeg=a_jpeg()) == (
        own_slides.SlideWritten("s2", "", name),
    )


def test_writing_and_removing_can_be_taken_back() -> None:
    room = Assembly()
    undo_new = made_true(room, own_slides.write_slide(room, "s1", "Et"))
    undo_change = made_true(room, own_slides.write_slide(room, "s1", "To"))
    undo_removal = made_true(room, own_slides.remove_slide(room, "s1"))
    assert room.room_screen.slides == {}
    for undo, then in ((undo_removal, "To"), (undo_change, "Et")):
        made_true(room, undo)
        assert room.room_screen.slides == {"s1": OwnSlide("s1", then)}
    made_true(room, undo_new)
    assert room.room_screen.slides == {}


def test_an_empty_slide_is_refused() -> None:
    with pytest.raises(Refused, match="slide-empty"):
        own_slides.write_slide(Assembly(), "s1", "  \n")


def saved(image: Image.Image, path: Path, **options: Image.Exif) -> Path:
    image.save(path, None, **options)
    return path


def size_of(jpeg: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(jpeg)).size


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "gif", "bmp", "tiff"])
def test_a_usual_picture_becomes_a_jpeg_for_the_wall(tmp_path: Path, suffix: str) -> None:
    path = saved(Image.new("RGB", (4000, 3000), "teal"), tmp_path / f"foto.{suffix}")
    jpeg = read_picture(path)
    assert size_of(jpeg) == (1440, 1080)
    assert len(jpeg) <= MOST_BYTES


def test_a_small_picture_is_not_enlarged_and_what_is_clear_is_white(tmp_path: Path) -> None:
    jpeg = read_picture(saved(Image.new("RGBA", (60, 40), (0, 0, 0, 0)), tmp_path / "a.png"))
    assert size_of(jpeg) == (60, 40)
    assert Image.open(io.BytesIO(jpeg)).getpixel((5, 5)) == (255, 255, 255)


def test_a_photograph_stands_upright_and_tells_no_place(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned
    exif[0x010E] = "hemmeligt sted"
    path = saved(Image.new("RGB", (90, 60)), tmp_path / "foto.jpg", exif=exif)
    jpeg = read_picture(path)
    assert size_of(jpeg) == (60, 90)
    assert b"hemmeligt" not in jpeg


def test_noise_is_squeezed_until_it_fits(tmp_path: Path) -> None:
    path = saved(Image.effect_noise((2400, 1800), 90), tmp_path / "stoej.png")
    assert len(read_picture(path)) <= MOST_BYTES


def refusal(path: Path) -> Refused:
    with pytest.raises(Refused) as told:
        read_picture(path)
    return told.value


def huge_png(side: int) -> bytes:
    """A PNG that says it is huge, in a few bytes."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_more_than_25_megapixels_are_refused_without_unpacking(tmp_path: Path) -> None:
    path = tmp_path / "kort.png"
    path.write_bytes(huge_png(60_000))
    told = refusal(path)
    assert told.code == "picture-too-many-pixels"
    assert say(told) == (
        "kort.png har mere end 25 megapixel. Gem billedet mindre, og vælg det igen."
    )
    fits = saved(Image.new("L", (5000, 5000)), tmp_path / "lige.png")
    assert size_of(read_picture(fits)) == (1080, 1080)


@pytest.mark.parametrize("size", [(1, 20_000), (20_000, 1), (1, 1), (3000, 90), (12, 12)], ids=str)
def test_a_picture_that_nobody_would_see_on_the_wall_is_refused(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    told = refusal(saved(Image.new("RGB", size), tmp_path / "streg.png"))
    assert told.code == "picture-too-narrow"
    assert say(told) == (
        f"streg.png er {size[0]} × {size[1]} pixels og ville ikke kunne ses på væggen. "
        "Vælg et andet billede."
    )


@pytest.mark.parametrize("size", [(1600, 100), (16, 160), (40, 40)], ids=str)
def test_banners_and_small_logos_are_taken(tmp_path: Path, size: tuple[int, int]) -> None:
    assert size_of(read_picture(saved(Image.new("RGB", size), tmp_path / "logo.png"))) == size


@pytest.mark.parametrize(
    "raw",
    [b"", b"not a picture", a_jpeg()[:900], huge_png(20), b"\xff\xd8\xff" + bytes(200), b"GIF89a"],
)
def test_what_is_broken_is_refused_in_a_sentence(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "billede.jpg"
    path.write_bytes(raw)
    told = refusal(path)
    assert told.code == "picture-not-read"
    assert "billede.jpg" in say(told)


def test_a_picture_that_is_gone_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.png").code == "picture-not-read"


def sheet(text: str, jpeg: str = "") -> Sheet:
    return slide_of(OwnPicture(text, jpeg)).sheet(WALL, ROOM_DARK)


def test_markdown_is_set_as_it_is_meant() -> None:
    seen = sheet("# Husregler\n- Vi **lytter**, altid\n2. Kaffe\nalmindelig ** tekst")
    words = [each.text for each in seen.words]
    assert words == ["Husregler", "•", "Vi", "lytter", ",", "altid", "2.", "Kaffe",
                     "almindelig", "**", "tekst"]  # fmt: skip
    by_word = {each.text: each for each in seen.words}
    assert by_word["lytter"].lettering.weight == QFont.Weight.Bold
    assert by_word["Vi"].lettering.weight == QFont.Weight.Normal
    assert by_word["Husregler"].lettering.pixels > by_word["Vi"].lettering.pixels
    assert by_word[","].left == pytest.approx(
        by_word["lytter"].left + by_word["lytter"].lettering.width("lytter")
    )


def test_a_slide_that_begins_with_a_heading_looks_like_the_title_card() -> None:
    seen = sheet("# Husregler\n- Vi lytter\n- Vi spørger, når noget er uklart")
    (bar,) = [each for each in seen.pieces if isinstance(each, Panel)]
    words = {each.text: each for each in seen.words}
    head = words["Husregler"]
    assert bar.rect.bottom() < head.baseline - head.lettering.cap_height
    assert bar.rect.top() > seen.safe.top()
    assert {each.ink for each in seen.words if each.text == "•"} == {ROOM_DARK.accent}
    below = words["lytter"].baseline - head.baseline
    assert below > words["når"].baseline - words["lytter"].baseline, "the heading stands apart"
    assert not [each for each in sheet("Velkommen").pieces if isinstance(each, Panel)]


def test_a_few_words_alone_are_as_large_as_a_message() -> None:
    told = slide_of(MessagePicture("Vi ses klokken 13")).sheet(WALL, ROOM_DARK)
    (message,) = {each.lettering.pixels for each in told.words}
    (own,) = {each.lettering.pixels for each in sheet("Vi ses klokken 13").words}
    assert own == pytest.approx(message, abs=1)
    listed = {each.lettering.pixels for each in sheet("- Vi ses igen\n- Klokken 13").words}
    assert max(listed) < own


def test_large_words_leave_none_alone_on_a_line() -> None:
    words = sheet("Vi ses igen klokken 13\nMød op i foyeren").words
    assert len({each.baseline for each in words}) == 2
    assert words[0].lettering.pixels > WALL.height() / 10


def test_much_text_goes_on_on_another_page_and_no_heading_ends_one() -> None:
    text = "\n".join(f"## Del {n}\nEt afsnit om noget, der skal læses i salen." for n in range(12))
    slide = slide_of(OwnPicture(text))
    slide.resize(1920, 1080)
    assert slide.pages > 1
    told = []
    for _ in range(slide.pages):
        page = slide.sheet(WALL, ROOM_DARK)
        lowest = max(page.words, key=lambda each: each.baseline)
        assert not lowest.is_key
        told += [each.text for each in page.words if each.text.isdecimal()]
        slide.step(1)
    assert told == [str(n) for n in range(12)]


def test_no_page_ends_within_a_word() -> None:
    ship = "Donaudampfschifffahrtsgesellschaftskapitänsanwärterprüfungsordnung"
    for words in range(9, 16):
        slide = slide_of(OwnPicture(f"Om {ship} i salen. " * words, ""))
        slide.resize(1024, 768)
        assert slide.pages > 1
        for page in range(slide.pages):
            told = slide.sheet(QSizeF(1024, 768), ROOM_DARK).words
            lowest = max(each.baseline for each in told)
            last = max((each for each in told if each.baseline == lowest), key=_left)
            assert not last.text.endswith("-"), (words, page)
            slide.step(1)


def test_a_word_that_no_page_holds_fills_its_pages() -> None:
    slide = slide_of(OwnPicture("https://" + "borgersamling" * 80))
    slide.resize(1024, 768)
    assert slide.pages == 2


def _left(words: Words) -> float:
    return words.left


def test_a_picture_keeps_its_shape() -> None:
    import base64

    kept = base64.b64encode(a_jpeg(1200, 800)).decode()
    (photo,) = [each for each in sheet("", kept).pieces if isinstance(each, Photo)]
    assert photo.rect.width() / photo.rect.height() == pytest.approx(1.5)
    assert sheet("").safe.contains(photo.rect)
