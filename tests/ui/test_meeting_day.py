"""A meeting day is typed as people write it, and what is typed is the day that is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget
from pytestqt.qtbot import QtBot

from app.i18n import Language
from app.models.mandate import Meeting, Wording
from app.ui.language import use_language
from app.ui.start.new_assembly_dialog import NewAssemblyDialog
from tests.ui.shell import session_look

__all__ = ["session_look"]

Key = Qt.Key


def no_id(prefix: str) -> str:
    return f"{prefix}1"


@pytest.fixture(params=["da", "en"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Language]:
    use_language(qapp, request.param)
    yield request.param
    use_language(qapp, "da")


@pytest.fixture
def form(language: Language, session_look, qtbot: QtBot) -> NewAssemblyDialog:
    """The form over an assembly with one day, the keyboard on the field before that day."""
    told = Wording("Navn", "Hvad?", "Byrådet", (Meeting("d7", "2026-12-04"),))
    made = NewAssemblyDialog(no_id, wording=told, today=date(2026, 11, 20))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.commissioner.setFocus()
    qtbot.keyClick(made.commissioner, Key.Key_Tab)
    qtbot.waitUntil(lambda: bool(focused()))
    return made


def focused():
    return QApplication.focusWidget()


def typed(form: NewAssemblyDialog, qtbot: QtBot, keys: str) -> str:
    """The day that is saved after these keys, each given to what has the keyboard."""
    for each in keys:
        qtbot.keyClicks(focused(), each)
    qtbot.keyClick(focused(), Key.Key_Return)
    assert form.accepted_wording is not None
    return form.accepted_wording.meetings[0].day


def test_the_weekday_stands_beside_the_field(form, language):
    row = form.days.rows[0]
    assert row.weekday.text() == {"da": "fredag", "en": "Friday"}[language]
    assert row.date.text() == {"da": "4. december 2026", "en": "4 December 2026"}[language]


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ("30", "2026-12-30"),
        ("3", "2026-12-03"),
        ("6.3.2027", "2027-03-06"),
        ("6/3/2027", "2027-03-06"),
        ("06-03-27", "2027-03-06"),
        ("6 3 2027", "2027-03-06"),
        ("06032027", "2027-03-06"),
        ("2027-03-06", "2027-03-06"),
        ("31.1", "2026-01-31"),
        ("29.2.2028", "2028-02-29"),
    ],
)
def test_what_is_typed_is_the_day_that_is_saved(form, qtbot, keys, day):
    assert typed(form, qtbot, keys) == day


def test_a_month_may_be_a_word(form, language, qtbot):
    words = {"da": "lørdag d. 6. marts 2027", "en": "Saturday 6 March 2027"}[language]
    form.days.rows[0].date.setText(words)
    assert typed(form, qtbot, "") == "2027-03-06"


def test_the_weekday_follows_while_somebody_types(form, language, qtbot):
    qtbot.keyClicks(focused(), "30")
    row = form.days.rows[0]
    assert row.weekday.text() == {"da": "onsdag", "en": "Wednesday"}[language]
    qtbot.keyClick(focused(), Key.Key_Tab)
    assert row.date.text() == {"da": "30. december 2026", "en": "30 December 2026"}[language]


@pytest.mark.parametrize("keys", ["32", "30.2.2027", "hej", "6.13", "4 hej", "4.12.202"])
def test_what_is_no_date_is_told_and_not_taken(form, language, qtbot, keys):
    qtbot.keyClicks(focused(), keys)
    qtbot.keyClick(focused(), Key.Key_Return)
    assert form.isVisible()
    assert form.accepted_wording is None
    assert form.days.rows[0].date.text() == keys, "the words are there to be put right"
    assert form.days.rows[0].date.hasFocus()


def test_arrows_go_day_by_day_and_month_by_month(form, qtbot):
    for key in (Key.Key_Up, Key.Key_Up, Key.Key_PageUp, Key.Key_Down):
        qtbot.keyClick(focused(), key)
    assert typed(form, qtbot, "") == "2027-01-05"


def test_one_digit_in_the_middle_is_one_digit(form, qtbot):
    field = form.days.rows[0].date
    field.setCursorPosition(1)
    qtbot.keyClick(field, Key.Key_Backspace)
    qtbot.keyClicks(field, "30")
    qtbot.keyClick(field, Key.Key_Return)
    assert form.accepted_wording.meetings[0].day == "2026-12-30"


def test_a_calendar_opens_by_key_and_gives_its_day(form, qtbot):
    field = form.days.rows[0].date
    qtbot.keyClick(field, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.isVisible()
    assert calendar.selectedDate().toString("yyyy-MM-dd") == "2026-12-04"
    assert calendar.locale().language() == QLocale().language()
    calendar.activated.emit(calendar.selectedDate().addDays(7))
    assert not calendar.isVisible()
    assert form.days.rows[0].meeting.day == "2026-12-11"
