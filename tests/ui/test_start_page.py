"""Before an assembly is open: the three ways in, the recent ones, the language, and the form."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QWidget

from app.models.mandate import Meeting, Wording
from app.settings import Settings
from app.ui.language import use_language
from app.ui.start.new_assembly_days import next_saturday
from app.ui.start.new_assembly_dialog import NewAssemblyDialog
from app.ui.start.page import StartPage
from tests.ui.members_room import words_in

Key = Qt.Key
TODAY = date(2026, 11, 18)  # a Wednesday


class Ids:
    """Ids that count."""

    def __init__(self) -> None:
        self.given = 0

    def __call__(self, prefix: str) -> str:
        self.given += 1
        return f"{prefix}{self.given}"


def this_day() -> date:
    return TODAY


@pytest.fixture
def settings(tmp_path) -> Settings:
    there = tmp_path / "Albertslund 2027.bordrunde"
    there.write_bytes(b"x")
    return Settings(recent=[str(there), str(tmp_path / "Væk.bordrunde")])


@pytest.fixture
def kept() -> list[int]:
    return []


@pytest.fixture
def page(qtbot, settings, kept) -> StartPage:
    def keep() -> None:
        kept.append(len(settings.recent))

    made = StartPage(settings, keep, this_day)
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def form(qtbot) -> NewAssemblyDialog:
    made = NewAssemblyDialog(Ids(), today=TODAY)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitExposed(made)
    return made


def test_three_ways_in(page, qtbot):
    for button, signal in (
        (page.new, page.new_wanted),
        (page.open, page.open_wanted),
        (page.example, page.example_wanted),
    ):
        with qtbot.waitSignal(signal):
            button.setFocus()
            qtbot.keyClick(button, Key.Key_Space)


def test_enter_goes_on_with_the_latest_assembly_that_is_there(qtbot, settings):
    settings.recent.reverse()  # the first one is gone
    page = StartPage(settings, list, this_day)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    qtbot.waitUntil(page.recent.buttons[Path(settings.recent[1])].hasFocus)


def test_enter_begins_an_assembly_where_none_was_open_before(qtbot):
    page = StartPage(Settings(), list, this_day)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.new.hasFocus)


def test_a_recent_assembly_is_opened_by_its_path(page, settings, qtbot):
    path = Path(settings.recent[0])
    with qtbot.waitSignal(page.open_wanted) as asked:
        qtbot.mouseClick(page.recent.buttons[path], Qt.MouseButton.LeftButton)
    assert asked.args == [path]
    assert path.stem in page.recent.buttons[path].accessibleName()


def test_a_recent_assembly_is_called_what_it_is_called_not_what_its_file_is(settings, qtbot):
    path = Path(settings.recent[0])
    settings.names = {str(path): "Borgersamling om skolen"}
    page = StartPage(settings, list, this_day)
    qtbot.addWidget(page)
    assert page.recent.buttons[path].text() == "Borgersamling om skolen"


def test_a_missing_one_says_so_and_can_be_taken_off_the_list(page, settings, kept, qtbot):
    gone = Path(settings.recent[1])
    button = page.recent.buttons[gone]
    assert "Ikke fundet" in button.accessibleName()
    assert not button.isEnabled()
    qtbot.mouseClick(page.recent.crosses[gone], Qt.MouseButton.LeftButton)
    assert [Path(each).stem for each in settings.recent] == ["Albertslund 2027"]
    assert gone not in page.recent.buttons
    assert kept == [1]


def test_without_recent_ones_there_is_no_list(qtbot):
    page = StartPage(Settings(), list, this_day)
    qtbot.addWidget(page)
    page.show()
    assert "Senest åbnet" not in words_in(page)


def test_the_language_is_asked_for_and_the_words_follow(page, qapp, qtbot):
    use_language(qapp, "da")
    with qtbot.waitSignal(page.language_wanted) as asked:
        qtbot.mouseClick(page.languages["en"], Qt.MouseButton.LeftButton)
    assert asked.args == ["en"]
    assert page.new.text() == "Ny borgersamling…"
    use_language(qapp, "en")
    try:
        qtbot.waitUntil(lambda: page.new.text() == "New assembly…")
        assert page.languages["en"].isChecked()
    finally:
        use_language(qapp, "da")
    qtbot.waitUntil(lambda: page.new.text() == "Ny borgersamling…")


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_next_saturday_is_within_the_coming_week(day):
    saturday = next_saturday(day)
    assert saturday.isoweekday() == 6
    assert 1 <= (saturday - day).days <= 7


def test_four_things_found_an_assembly(form, qtbot):
    qtbot.keyClicks(form.name, "Albertslund Borgersamling")
    qtbot.keyClicks(form.question, "Hvordan bor vi?")
    qtbot.keyClicks(form.commissioner, "Byrådet")
    qtbot.keyClick(form.commissioner, Key.Key_Return)
    assert not form.isVisible()
    assert form.accepted_wording == Wording(
        "Albertslund Borgersamling",
        "Hvordan bor vi?",
        "Byrådet",
        (Meeting("d1", "2026-11-21"),),
    )


def test_enter_in_the_question_confirms_and_writes_no_line(form, qtbot):
    qtbot.keyClicks(form.name, "A")
    qtbot.keyClicks(form.question, "Hvad?")
    qtbot.keyClick(form.question, Key.Key_Return)
    assert form.accepted_wording is not None
    assert form.accepted_wording.core_question == "Hvad?"


def test_a_missing_name_is_told_at_the_field(form, qtbot):
    qtbot.keyClick(form.commissioner, Key.Key_Return)
    assert form.isVisible()
    assert form.accepted_wording is None
    assert "Giv borgersamlingen et navn." in words_in(form)
    assert form.focusWidget() is form.name
    qtbot.keyClicks(form.name, "A")
    qtbot.keyClick(form.name, Key.Key_Return)
    assert not form.isVisible()


def test_the_error_goes_when_somebody_types_a_name(form, qtbot):
    qtbot.mouseClick(form.confirm, Qt.MouseButton.LeftButton)
    assert "Giv borgersamlingen et navn." in words_in(form)
    qtbot.keyClicks(form.name, "A")
    assert "Giv borgersamlingen et navn." not in words_in(form)


def test_days_are_added_a_week_apart_and_come_out_sorted(form, qtbot):
    form.name.setText("A")
    for _more in range(2):
        qtbot.mouseClick(form.days.add, Qt.MouseButton.LeftButton)
    form.days.rows[0].date.setDate(QDate(2027, 3, 6))
    qtbot.keyClick(form.name, Key.Key_Return)
    assert form.accepted_wording is not None
    days = [each.day for each in form.accepted_wording.meetings]
    assert days == ["2026-11-28", "2026-12-05", "2027-03-06"]


def test_a_day_is_removed_but_never_the_last(form, qtbot):
    qtbot.mouseClick(form.days.add, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.days.rows[0].cross, Qt.MouseButton.LeftButton)
    assert [each.day for each in form.days.meetings] == ["2026-11-28"]
    assert not form.days.rows[0].cross.isEnabled()


def test_two_days_on_one_date_are_told(form, qtbot):
    form.name.setText("A")
    qtbot.mouseClick(form.days.add, Qt.MouseButton.LeftButton)
    form.days.rows[1].date.setDate(form.days.rows[0].date.date())
    qtbot.keyClick(form.name, Key.Key_Return)
    assert form.isVisible()
    assert "samme dato" in words_in(form)


def test_titles_are_hidden_until_somebody_wants_them(form, qtbot):
    assert not form.days.rows[0].title.isVisible()
    qtbot.mouseClick(form.days.titles, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(form.days.rows[0].title, "Lancering")
    assert form.days.meetings[0].title == "Lancering"


def tabbed(form, qtbot, key=Key.Key_Tab) -> list[QWidget]:
    """Where Tab goes from the name, all the way round."""
    form.activateWindow()
    qtbot.waitActive(form)
    qtbot.waitUntil(lambda: all(row.isVisible() for row in form.days.rows))
    form.name.setFocus()
    round_ = [form.name]
    while len(round_) < 30:
        qtbot.keyClick(form.focusWidget(), key)
        if form.focusWidget() is form.name:
            break
        round_.append(form.focusWidget())
    return round_


def test_tab_goes_through_the_form_from_top_to_bottom(form, qtbot):
    (row,), days = form.days.rows, form.days
    first = [form.name, form.question, form.commissioner, row.date]
    last = [days.add, days.titles]
    assert tabbed(form, qtbot)[:4] == first
    assert tabbed(form, qtbot)[4:6] == last
    assert len(tabbed(form, qtbot)) == 8, "and the two buttons of the form, nothing unseen"
    assert tabbed(form, qtbot)[:0:-1] == tabbed(form, qtbot, Key.Key_Backtab)[1:]


def test_tab_goes_through_two_days_in_the_order_they_stand(form, qtbot):
    qtbot.mouseClick(form.days.add, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.days.titles, Qt.MouseButton.LeftButton)
    form.days.rows[0].date.setDate(QDate(2027, 3, 6))
    qtbot.mouseClick(form.days.add, Qt.MouseButton.LeftButton)
    wanted = [part for row in form.days.rows for part in (row.date, row.title, row.cross)]
    assert [each.date.date().month() for each in form.days.rows] == [11, 3, 3]
    assert tabbed(form, qtbot)[3:14] == [*wanted, form.days.add, form.days.titles]


def test_escape_founds_nothing(form, qtbot):
    form.name.setText("A")
    qtbot.keyClick(form, Key.Key_Escape)
    assert form.accepted_wording is None


def test_the_same_form_changes_an_assembly_and_keeps_the_days_ids(qtbot):
    days = (Meeting("d7", "2027-01-12", "Lancering"), Meeting("d8", "2027-01-28"))
    told = Wording("Navn", "Hvad?", "Byrådet", days)
    form = NewAssemblyDialog(Ids(), wording=told, today=TODAY)
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(form)
    form.open()
    assert form.days.rows[0].title.isVisible()
    form.name.setText("Nyt navn")
    qtbot.keyClick(form.name, Key.Key_Return)
    assert form.accepted_wording == Wording("Nyt navn", "Hvad?", "Byrådet", days)


def test_two_of_one_name_are_told_apart_by_their_files(settings, page, tmp_path):
    twin = tmp_path / "Kopi.bordrunde"
    first = Path(settings.recent[0])
    twin.write_bytes(first.read_bytes())
    names = {first: "Borgersamling", twin: "Borgersamling"}
    page.recent.show_paths([first, twin], date(2026, 3, 14), names.__getitem__)
    for path, button in page.recent.buttons.items():
        assert path.name in button.accessibleName()
    page.recent.show_paths([first], date(2026, 3, 14), names.__getitem__)
    assert first.name not in page.recent.buttons[first].accessibleName()
