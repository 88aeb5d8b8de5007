"""The look: contrast, zoom, colours that tell more than by their hue, icons."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPalette, QRawFont, QTextLayout
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.places import resources
from app.ui.icons import icon, icon_pixmap
from app.ui.theme import (
    CONTRAST,
    DARK,
    LIGHT,
    POLL_COLOURS,
    ROOM_DARK,
    SCHEMES,
    TABLE_COLOURS,
    Appearance,
    Colours,
    Mode,
    Role,
    colours_of,
    contrast,
    font,
    make_palette,
    tabular,
    use_palette,
    zoom_factor,
)
from app.ui.widgets import Button, Card, Chip, IconButton, Kind, SearchField, Text, Tone
from app.ui.widgets.marks import paint_table_mark
from tests.ui.shell import look, session_look

__all__ = ["look", "session_look"]
COLOUR = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


@pytest.mark.parametrize("colours", SCHEMES, ids=lambda colours: colours.name)
def test_every_pair_that_is_drawn_has_the_contrast_it_needs(colours: Colours):
    too_weak = [
        f"{what}: {contrast(ink, ground):.2f} < {least}"
        for what, ink, ground, least in colours.pairs()
        if contrast(ink, ground) < least
    ]
    assert not too_weak


def test_the_room_asks_for_seven_to_one():
    rooms = [colours for colours in SCHEMES if colours.name.startswith("room")]
    assert rooms
    assert all(colours.text_minimum == 7.0 for colours in rooms)


def test_contrast_is_what_wcag_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@given(COLOUR, COLOUR)
def test_contrast_has_no_direction(one: str, other: str):
    assert contrast(one, other) == contrast(other, one) >= 1


def test_a_table_is_known_without_its_colour():
    assert len({colour.shape for colour in TABLE_COLOURS}) == len(TABLE_COLOURS) == 20
    assert all(contrast(colour.fill, colour.ink) >= 4.5 for colour in TABLE_COLOURS)


def test_each_table_mark_has_a_silhouette_of_its_own(look: Appearance):
    drawn = [_silhouette(number) for number in range(1, len(TABLE_COLOURS) + 1)]
    for one in range(len(drawn)):
        for other in range(one):
            different = sum(a != b for a, b in zip(drawn[one], drawn[other], strict=True))
            assert different >= 60, f"tables {other + 1} and {one + 1} look alike"


def _silhouette(number: int) -> list[bool]:
    """Which of 48 x 48 pixels the mark covers."""
    image = QImage(48, 48, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_table_mark(painter, QRectF(2, 2, 44, 44), number)
    painter.end()
    return [image.pixelColor(x, y).alpha() > 127 for y in range(48) for x in range(48)]


def test_an_answer_is_known_without_its_colour():
    assert len({colour.pattern for colour in POLL_COLOURS.values()}) == len(POLL_COLOURS)
    assert POLL_COLOURS["yes"].fill == "#0072b2"
    assert POLL_COLOURS["no"].fill == "#e69f00"
    assert all(contrast(each.fill, each.ink) >= 4.5 for each in POLL_COLOURS.values())


@pytest.mark.parametrize("colours", SCHEMES, ids=lambda colours: colours.name)
def test_a_palette_knows_its_scheme(look: Appearance, colours: Colours):
    assert colours_of(make_palette(colours)) is colours


def test_a_widget_in_the_room_finds_the_rooms_colours(look: Appearance, qtbot: QtBot):
    room, chip = QWidget(), Chip("m1", "Ida Bæk")
    qtbot.addWidget(room)
    chip.setParent(room)
    use_palette(room, ROOM_DARK)
    assert colours_of(chip) is ROOM_DARK


def test_the_colours_change_at_once(look: Appearance, qtbot: QtBot):
    card = Card("Deltagere")
    qtbot.addWidget(card)
    card.show()
    for mode, colours in ((Mode.DARK, DARK), (Mode.CONTRAST, CONTRAST), (Mode.LIGHT, LIGHT)):
        with qtbot.waitSignal(look.changed):
            look.choose(mode)
        qtbot.waitUntil(partial(_has_colours, card, colours))
        assert card.grab().toImage().pixelColor(60, card.height() - 8) == QColor(colours.surface)


def test_nothing_is_drawn_where_two_scroll_bars_meet(look: Appearance, qtbot: QtBot):
    area, inside = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    inside.setFixedSize(900, 900)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inside)
    area.resize(300, 300)
    area.show()
    beside = area.verticalScrollBar().width(), area.horizontalScrollBar().height()
    image = area.grab().toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(300 - beside[0], 300)
        for y in range(300 - beside[1], 300)
    }
    assert len(inks) == 1


def _has_colours(widget: QWidget, colours: Colours) -> bool:
    return colours_of(widget) is colours


def test_a_tone_follows_the_scheme(look: Appearance, qtbot: QtBot):
    text = Text("12 min. bagud", tone=Tone.WARNING)
    qtbot.addWidget(text)
    text.show()
    look.choose(Mode.DARK)
    ink = QPalette.ColorRole.WindowText
    qtbot.waitUntil(lambda: text.palette().color(ink) == QColor(DARK.warning))


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_text_grows_with_the_zoom_and_everything_makes_room(
    look: Appearance, qtbot: QtBot, percent: int
):
    look.zoom_to(100)
    button, title = Button("Importér medlemmer", Kind.PRIMARY, "upload"), Text("Bord", Role.TITLE)
    for widget in (button, title):
        qtbot.addWidget(widget)
        widget.show()
    wide, high = button.sizeHint().width(), title.sizeHint().height()
    look.zoom_to(percent)
    share = percent / 100
    assert zoom_factor() == pytest.approx(share, abs=0.04)
    qtbot.waitUntil(lambda: abs(title.sizeHint().height() / high - share) < 0.1)
    words = QFontMetrics(button.font()).horizontalAdvance("Importér medlemmer")
    assert button.sizeHint().width() >= words + 28
    assert (button.sizeHint().width() - wide) * (share - 1) >= 0


def test_zoom_stays_between_80_and_200(look: Appearance):
    for _press in range(20):
        look.zoom_in()
    assert look.zoom_percent == 200
    for _press in range(20):
        look.zoom_out()
    assert look.zoom_percent == 80
    look.zoom_reset()
    assert look.zoom_percent == 100


@pytest.mark.parametrize("percent", [80, 100, 200])
def test_no_target_is_under_28_pixels(look: Appearance, qtbot: QtBot, percent: int):
    look.zoom_to(percent)
    targets: list[QWidget] = [
        Button("Ja"),
        IconButton("x", "Luk"),
        Chip("m1", "Bo"),
        SearchField("Søg"),
        QPushButton("Ja"),
        QLineEdit(),
        QComboBox(),
        QSpinBox(),
    ]
    for target in targets:
        qtbot.addWidget(target)
    for target in targets:
        target.adjustSize()
        assert target.height() >= 28, type(target).__name__
        assert target.width() >= 28, type(target).__name__


def test_the_font_is_the_vendored_one_and_has_the_members_letters(look: Appearance):
    raw = QRawFont.fromFont(QApplication.font())
    letters = "æøåÆØÅéüßąćęłńóśźżçğıİşâîûöäñõ–…×−"
    assert raw.familyName().startswith("Inter")
    assert [letter for letter in letters if not raw.supportsCharacter(ord(letter))] == []


@pytest.mark.parametrize("text", ["a🚲b", "👍🏽", "👩\N{ZERO WIDTH JOINER}🌾", "🇩🇰"])
def test_emoji_are_drawn_whatever_fonts_the_system_has(look: Appearance, text: str):
    layout = QTextLayout(text, font(Role.BODY))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    glyphs = [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
    assert glyphs
    assert 0 not in glyphs, "0 is the box of a font that lacks the sign"


def test_tabular_figures_do_not_jump(look: Appearance):
    metrics = QFontMetrics(tabular(font(Role.DISPLAY)))
    assert len({metrics.horizontalAdvance(digit * 4) for digit in "0123456789"}) == 1


def test_a_button_shows_its_focus_only_for_the_keyboard(look: Appearance, qtbot: QtBot):
    holder = QWidget()
    qtbot.addWidget(holder)
    first, second = Button("Første", parent=holder), Button("Anden", parent=holder)
    second.move(0, 60)
    holder.resize(200, 120)
    holder.show()
    holder.activateWindow()
    qtbot.waitActive(holder)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    ring = second.grab().toImage().pixelColor(second.width() // 2, 1)
    assert ring == QColor(LIGHT.accent)


def test_an_icon_takes_the_colour_of_its_state(look: Appearance):
    drawn = icon("users")
    for mode, role in ((icon_normal(), "text"), (icon_selected(), "on_accent_soft")):
        colours = _solid_colours(drawn.pixmap(64, mode).toImage())
        assert QColor(getattr(LIGHT, role)).name() in colours
    look.choose(Mode.DARK)
    assert QColor(DARK.text).name() in _solid_colours(drawn.pixmap(64).toImage())


def icon_normal():
    from PySide6.QtGui import QIcon

    return QIcon.Mode.Normal


def icon_selected():
    from PySide6.QtGui import QIcon

    return QIcon.Mode.Selected


def _solid_colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_an_icon_is_sharp_at_every_scale(look: Appearance):
    assert icon_pixmap("users", 20, "#000000", 2.0).width() == 40


def test_there_is_a_file_for_every_icon_that_is_named_and_a_licence():
    folder = resources() / "icons"
    files = {file.stem for file in folder.glob("*.svg")}
    source = "\n".join(
        file.read_text("utf-8") for file in (Path(icon.__code__.co_filename).parent).rglob("*.py")
    )
    named = set(re.findall(r"\b(?:icon|paint_icon|Glyph|IconButton)\(\s*\"([a-z0-9-]+)\"", source))
    named |= set(re.findall(r"icon_name=\"([a-z0-9-]+)\"", source))
    assert named
    assert named <= files
    assert "ISC License" in (folder / "LICENSE.txt").read_text("utf-8")


def test_a_missing_icon_is_seen_at_once(look: Appearance):
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")
