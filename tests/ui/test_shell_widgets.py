"""Small widgets: read aloud, worked by keyboard, and never wider than their place."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.battery import Battery, read_battery
from app.ui.status import Saving, StatusBar, Truths
from app.ui.theme import Appearance
from app.ui.widgets import (
    Banner,
    Button,
    Chip,
    DataTable,
    ElidedText,
    EmptyState,
    FlowLayout,
    FormRows,
    SearchField,
    StatTile,
    Text,
    Tint,
    Tone,
)
from tests.ui.shell import look, session_look

__all__ = ["look", "session_look"]


@pytest.mark.parametrize("widths", [[50, 60, 70], [10] * 30, [400]])
def test_a_flow_breaks_lines_and_loses_nothing(look: Appearance, qtbot: QtBot, widths: list[int]):
    holder, boxes = flow(qtbot, widths)
    holder.resize(200, 400)
    holder.show()
    inside = QRect(0, 0, 200, 400)
    places = [box.geometry() for box in boxes]
    assert all(inside.contains(place) for place in places)
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[:i])


def row_of_buttons(qtbot: QtBot) -> tuple[QWidget, list[Button], list[str]]:
    holder = QWidget()
    qtbot.addWidget(holder)
    row, pressed = QHBoxLayout(holder), list[str]()
    buttons = [Button(name) for name in ("a", "b")]
    for button in buttons:
        row.addWidget(button)
        button.clicked.connect(partial(pressed.append, button.text()))
    holder.show()
    return holder, buttons, pressed


def click_again(qtbot: QtBot, button: Button) -> None:
    """The second half of a double click."""
    qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)


def test_a_double_click_presses_only_the_button_that_its_first_half_pressed(qtbot: QtBot):
    _holder, (first, second), pressed = row_of_buttons(qtbot)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    click_again(qtbot, second)
    assert pressed == ["a"]
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    click_again(qtbot, second)
    assert pressed == ["a", "b", "b"]


def test_a_double_click_is_one_press_of_what_goes_on_to_something_else(qtbot: QtBot):
    _holder, (first, _second), pressed = row_of_buttons(qtbot)
    first.pressed_here.acts_once = True
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    click_again(qtbot, first)
    assert pressed == ["a"]


def flow(qtbot: QtBot, widths: list[int]) -> tuple[QWidget, list[QFrame]]:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = FlowLayout(8, parent=holder)
    boxes = []
    for width in widths:
        box = QFrame()
        box.setMinimumSize(min(width, 180), 20)
        box.setMaximumSize(width, 20)
        layout.addWidget(box)
        boxes.append(box)
    return holder, boxes


@given(st.text(min_size=1, max_size=40))
def test_text_is_never_taken_for_markup(qapp: QApplication, words: str):
    label = Text(f"<b>{words}</b>")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == f"<b>{words}</b>"
    label.deleteLater()


def test_a_warning_that_is_over_leaves_no_colour_behind(look: Appearance, qtbot: QtBot):
    label, plain = Text("8 minutter bagud", tone=Tone.WARNING), Text("2 minutter foran")
    qtbot.addWidget(label)
    qtbot.addWidget(plain)
    ink, other = label.palette().windowText(), plain.palette().windowText()
    assert ink != other
    label.set_tone(Tone.NORMAL)
    assert label.palette().windowText() == other


def test_a_long_name_is_shortened_and_told_whole(look: Appearance, qtbot: QtBot):
    label = ElidedText("Søren Østergaard-Mikkelsen fra Albertslund")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert label.toolTip() == label.text()
    label.resize(600, 20)
    assert label.toolTip() == ""


def test_a_chip_is_read_aloud_with_table_and_lock(look: Appearance, qtbot: QtBot):
    chip = Chip("m1", "Ida Bæk")
    qtbot.addWidget(chip)
    chip.show_state(2, is_locked=True)
    interface = QAccessible.queryAccessibleInterface(chip)
    assert interface.text(QAccessible.Text.Name) == "Ida Bæk, bord 2, låst"
    assert interface.role() == QAccessible.Role.Button
    chip.show_state(0, is_absent=True)
    assert interface.text(QAccessible.Text.Name) == "Ida Bæk, ikke her"


def test_a_chip_is_pressed_by_keyboard_and_by_mouse(look: Appearance, qtbot: QtBot):
    chip = Chip("m1", "Ida Bæk")
    qtbot.addWidget(chip)
    chip.show()
    chip.setFocus()
    with qtbot.waitSignal(chip.clicked):
        qtbot.keyClick(chip, Qt.Key.Key_Space)
    with qtbot.waitSignal(chip.clicked):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)


def test_a_small_tremble_is_a_press_and_not_a_drag(look: Appearance, qtbot: QtBot):
    chip = Chip("m1", "Ida Bæk")
    qtbot.addWidget(chip)
    chip.show()
    with qtbot.waitSignal(chip.clicked):
        qtbot.mousePress(chip, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
        qtbot.mouseMove(chip, QPoint(11, 11))
        qtbot.mouseRelease(chip, Qt.MouseButton.LeftButton, pos=QPoint(11, 11))


def test_a_field_is_named_by_its_label_and_an_error_is_told_at_it(look: Appearance, qtbot: QtBot):
    form, field = FormRows(), QLineEdit()
    qtbot.addWidget(form)
    form.add("Kernespørgsmål", field, "Vises på storskærmen")
    form.show()
    interface = QAccessible.queryAccessibleInterface(field)
    assert interface.text(QAccessible.Text.Name) == "Kernespørgsmål"
    form.show_error(field, "Skriv et spørgsmål.")
    assert interface.text(QAccessible.Text.Description) == "Skriv et spørgsmål."
    form.show_texts(field, "Core question")
    assert interface.text(QAccessible.Text.Description) == ""


def test_an_empty_page_offers_one_step(look: Appearance, qtbot: QtBot):
    empty = EmptyState("users")
    qtbot.addWidget(empty)
    empty.show_texts("Ingen medlemmer", "Hent listen fra kommunen.", "Importér", "")
    empty.resize(700, 500)
    empty.show()
    buttons = [
        b for b in empty.findChildren(QWidget) if b.isVisible() and b.inherits("QPushButton")
    ]
    assert len(buttons) == 1
    with qtbot.waitSignal(empty.acted):
        qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def test_a_figure_is_read_as_one_sentence(look: Appearance, qtbot: QtBot):
    tile = StatTile()
    qtbot.addWidget(tile)
    tile.show_figure("Ankommet", "27", "af 36")
    assert tile.accessibleName() == "Ankommet: 27, af 36"


def test_a_banner_can_be_put_away_only_when_it_may(look: Appearance, qtbot: QtBot):
    stays, goes = Banner("Ikke gemt", Tint.DANGER, can_close=False), Banner("Se her")
    for banner in (stays, goes):
        qtbot.addWidget(banner)
        banner.show()
    assert not [
        w for w in stays.findChildren(QWidget) if w.isVisible() and w.accessibleName() == "Læg væk"
    ]
    cross = next(w for w in goes.findChildren(QWidget) if w.accessibleName() == "Læg væk")
    with qtbot.waitSignal(goes.dismissed):
        qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)


def test_escape_empties_the_search_and_arrow_down_leaves_it(look: Appearance, qtbot: QtBot):
    field = SearchField("Søg")
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field, "ida")
    with qtbot.waitSignal(field.list_wanted):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_chosen_rows_are_copied_as_a_sheet_takes_them(look: Appearance, qtbot: QtBot):
    table, model = DataTable("Medlemmer"), QStandardItemModel(2, 3)
    qtbot.addWidget(table)
    for row, names in enumerate((("Ida", "20 00 00 01", "Kvinde"), ("Bo", "20 00 00 02", "Mand"))):
        for column, text in enumerate(names):
            model.setItem(row, column, QStandardItem(text))
    table.setModel(model)
    table.setColumnHidden(1, True)
    table.selectAll()
    assert table.selected_text() == "Ida\tKvinde\nBo\tMand"


def test_the_foot_tells_the_truths_and_hides_what_is_not_known(look: Appearance, qtbot: QtBot):
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.show_truths(Truths())
    assert spoken(bar) == ["Alt er gemt"]
    bar.show_truths(Truths(Saving.SAVING, 27, 36, (), "", Battery(24, is_charging=False)))
    assert spoken(bar) == [
        "Gemmer…",
        "27 af 36 er her",
        "Alle borde har afleveret",
        "Telefoner er slået fra",
        "Batteri 24 %",
    ]
    bar.show_truths(Truths(tables_to_deliver=(4,)))
    assert spoken(bar) == ["Alt er gemt", "Venter på bord 4"]


def spoken(bar: StatusBar) -> list[str]:
    parts = bar.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [part.accessibleName() for part in parts if part.isVisible()]


@pytest.mark.parametrize(
    ("files", "known"),
    [
        ({"type": "Battery", "capacity": "24", "status": "Discharging"}, Battery(24, False)),
        ({"type": "Battery", "capacity": "103", "status": "Full"}, Battery(100, True)),
        ({"type": "Mains"}, None),
        ({"type": "Battery", "scope": "Device", "capacity": "50"}, None),
        ({"type": "Battery", "capacity": "?"}, None),
    ],
)
def test_the_battery_is_told_when_the_system_tells(
    tmp_path: Path, files: dict[str, str], known: Battery | None
):
    supply = tmp_path / "BAT0"
    supply.mkdir()
    for name, text in files.items():
        (supply / name).write_text(f"{text}\n", "ascii")
    assert read_battery(tmp_path) == known
    assert read_battery(tmp_path / "nowhere") is None


def test_a_low_battery_is_one_that_will_not_last_the_afternoon():
    assert Battery(29, is_charging=False).is_low
    assert not Battery(29, is_charging=True).is_low
    assert not Battery(30, is_charging=False).is_low


@pytest.mark.parametrize("spare", [10, 40, 60, 90, 200])
def test_a_button_in_a_narrow_place_keeps_its_words_whole(
    look: Appearance, qtbot: QtBot, spare: int
):
    words = "Vis på storskærmen"
    button = Button(words, icon_name="send")
    qtbot.addWidget(button)
    button.show_key("⏎", "Ctrl+⏎")
    button.setFixedWidth(button.fontMetrics().horizontalAdvance(words) + spare)
    seen = button.grab().toImage()
    across = range(8, seen.height() - 8)
    for edge in (2, 3, seen.width() - 4, seen.width() - 3):
        assert len({seen.pixel(edge, each) for each in across}) == 1, "nothing is cut by the edge"
