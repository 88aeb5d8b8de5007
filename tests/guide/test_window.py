"""F1 opens the guide where one is, in the language of the moment; it is read, searched, printed."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app import i18n, places
from app.ui.guide.dress import blocks, fragments
from app.ui.guide.pages import guide_pages
from app.ui.guide.printing import write_pdf
from app.ui.guide.window import GuideWindow
from app.ui.printing.opening import answered
from app.ui.theme import CONTRAST, DARK, LIGHT, Appearance, Mode, colours_of, contrast
from tests.ui.shell import Shell, look, session_look, shell

__all__ = ["look", "session_look", "shell"]

Key = Qt.Key


def guide_of(shell: Shell) -> GuideWindow:
    """The guide that is open, the only one."""
    (found,) = shell.window.findChildren(GuideWindow)
    return found


def page_of(guide: GuideWindow) -> str:
    assert guide.reader.path is not None
    return f"{guide.reader.path.parent.parent.name}/{guide.reader.path.stem}"


@pytest.fixture
def guide(look: Appearance, qtbot: QtBot) -> GuideWindow:
    made = GuideWindow()
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show_about("polls")
    made.show()
    qtbot.waitExposed(made)
    return made


def test_f1_opens_the_page_of_the_section_and_again_brings_the_same_window_there(
    shell: Shell, qtbot: QtBot
):
    qtbot.keyClick(shell.window, Key.Key_F1)
    assert page_of(guide_of(shell)) == "da/members"
    assert guide_of(shell).isVisible()
    shell.window.show_section("agenda")
    shell.window.activateWindow()
    qtbot.keyClick(shell.window, Key.Key_F1)
    assert page_of(guide_of(shell)) == "da/agenda"


def test_in_the_room_panel_it_is_the_page_of_the_room_screen(shell: Shell, qtbot: QtBot):
    panel = QWidget()
    panel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    shell.window.set_side(panel)
    panel.setFocus()
    qtbot.waitUntil(panel.hasFocus)
    qtbot.keyClick(panel, Key.Key_F1)
    assert page_of(guide_of(shell)) == "da/room-screen"


def test_on_the_start_page_it_is_the_first_ten_minutes(shell: Shell, qtbot: QtBot):
    shell.window.show_front(QLabel("Start"))
    qtbot.keyClick(shell.window, Key.Key_F1)
    assert page_of(guide_of(shell)) == "da/start"


def test_it_stands_in_the_menu_and_in_the_palette(shell: Shell):
    (entry,) = [each for each in shell.window.commands() if each.action.objectName() == "guide"]
    assert (entry.action.text(), entry.group) == ("Vejledning", "Hjælp")
    assert entry.action.isEnabled()
    entry.action.trigger()
    assert guide_of(shell).isVisible()


def test_the_arrival_desks_window_has_its_own_page(shell: Shell, qtbot: QtBot):
    desk = QWidget(None, Qt.WindowType.Window)
    desk.setObjectName("arrival-desk")
    qtbot.addWidget(desk)
    desk.show()
    desk.activateWindow()
    qtbot.waitActive(desk)
    qtbot.keyClick(desk, Key.Key_F1)
    assert page_of(guide_of(shell)) == "da/arrival"


def test_the_text_grows_by_the_usual_keys_in_its_window_too(
    shell: Shell, look: Appearance, qtbot: QtBot
):
    qtbot.keyClick(shell.window, Key.Key_F1)
    guide = guide_of(shell)
    guide.activateWindow()
    qtbot.waitActive(guide)
    before = guide.reader.document().defaultFont().pixelSize()
    qtbot.keyClick(guide, Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert look.zoom_percent == 110
    assert guide.reader.document().defaultFont().pixelSize() > before


def test_another_language_turns_the_page_that_is_read(shell: Shell, qtbot: QtBot):
    qtbot.keyClick(shell.window, Key.Key_F1)
    shell.window.choose_language("en")
    guide = guide_of(shell)
    qtbot.waitUntil(lambda: page_of(guide) == "en/members")
    assert guide.windowTitle() == "Guide"
    assert guide.contents.currentItem().text() == "The member list"


def test_it_is_read_on_with_the_keys_at_once(guide: GuideWindow, qtbot: QtBot):
    guide.resize(600, 300)
    focused = QApplication.focusWidget()
    assert focused is guide.reader
    qtbot.keyClick(focused, Key.Key_PageDown)
    assert guide.reader.verticalScrollBar().value() > 0


def test_arrows_in_the_contents_read_page_after_page(guide: GuideWindow, qtbot: QtBot):
    guide.contents.setFocus()
    first = page_of(guide)
    qtbot.keyClick(guide.contents, Key.Key_Up)
    assert page_of(guide) != first
    assert guide.contents.currentItem().text() in guide.reader.toPlainText()


def test_the_list_names_chapters_and_every_page(guide: GuideWindow):
    rows = [guide.contents.item(row).text() for row in range(guide.contents.count())]
    pages = guide_pages(i18n.language())
    assert [row for row in rows if row in {page.title for page in pages}] == [
        p.title for p in pages
    ]
    assert {page.chapter for page in pages if page.chapter} <= set(rows)


def test_a_link_turns_the_page_and_back_returns(guide: GuideWindow, qtbot: QtBot):
    guide.show_about("paper-only")
    guide.reader.anchorClicked.emit(QUrl("polls.md"))
    assert page_of(guide).endswith("/polls")
    qtbot.keyClick(guide, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page_of(guide).endswith("/paper-only")


def test_a_link_beyond_the_documents_opens_nothing(guide: GuideWindow, monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toString()))
    before = guide.reader.path
    for link in ("no-such-page.md", "../../../pyproject.toml"):
        guide.reader.anchorClicked.emit(QUrl(link))
    assert (guide.reader.path, asked) == (before, [])


def test_typing_narrows_the_list_shows_the_best_page_and_marks_the_words(
    guide: GuideWindow, qtbot: QtBot
):
    with i18n.in_language("da"):
        guide.show_about("start")
    guide.search.setFocus()
    word = {"da": "projektor", "en": "projector"}[i18n.language()]
    qtbot.keyClicks(guide.search, word)
    assert 1 <= guide.contents.count() < 10
    marked = guide.reader.extraSelections()
    assert {each.cursor.selectedText().casefold() for each in marked} == {word}
    here = guide.reader.textCursor().position()
    qtbot.keyClick(guide.search, Key.Key_Return)
    assert len(marked) < 2 or guide.reader.textCursor().position() != here
    qtbot.keyClick(guide.search, Key.Key_Escape)
    assert guide.isVisible()
    assert guide.contents.count() > len(guide_pages(i18n.language()))


def test_words_that_are_nowhere_are_said_to_be(guide: GuideWindow, qtbot: QtBot):
    qtbot.keyClicks(guide.search, "xyzzy")
    assert guide.contents.count() == 0
    told = [each.text() for each in guide.findChildren(QLabel) if each.isVisible()]
    assert i18n._("Nothing in the guide has these words.") in told


def test_escape_closes_it(guide: GuideWindow, qtbot: QtBot):
    qtbot.keyClick(guide.contents, Key.Key_Escape)
    assert not guide.isVisible()


@pytest.mark.parametrize(
    ("mode", "colours"), [(Mode.LIGHT, LIGHT), (Mode.DARK, DARK), (Mode.CONTRAST, CONTRAST)]
)
def test_every_word_can_be_read_in_every_scheme(
    guide: GuideWindow, look: Appearance, qtbot: QtBot, mode: Mode, colours
):
    look.choose(mode)
    qtbot.waitUntil(lambda: colours_of(guide.reader) is colours)
    for page in guide_pages(i18n.language()):
        guide.show_about(page.key)
        for ink, ground in inks(guide, QColor(colours.surface)):
            assert contrast(ink, ground) >= colours.text_minimum, page.key


def inks(guide: GuideWindow, ground: QColor) -> set[tuple[str, str]]:
    """Each pair of colours of words and what is under them."""
    found = set()
    for block in blocks(guide.reader.document()):
        for each in fragments(block):
            form = each.charFormat()
            under = form.background().color() if form.background().style().value else ground
            found.add((form.foreground().color().name(), under.name()))
    return found


@pytest.mark.parametrize("percent", [80, 100, 200])
def test_no_page_is_wider_than_its_window(guide: GuideWindow, look: Appearance, percent: int):
    guide.resize(900, 600)
    look.zoom_to(percent)
    for page in guide_pages(i18n.language()):
        guide.show_about(page.key)
        assert guide.reader.horizontalScrollBar().maximum() == 0, page.key


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_emergency_card_is_one_page_whatever_the_zoom(
    look: Appearance, tmp_path: Path, language: str, percent: int
):
    look.zoom_to(percent)
    text = (places.documents() / language / "guide" / "emergency-card.md").read_text("utf-8")
    pdf = tmp_path / "card.pdf"
    assert write_pdf(text, pdf) == 1
    assert pdf.read_bytes().startswith(b"%PDF")


def test_print_opens_the_page_as_a_pdf(guide: GuideWindow, monkeypatch):
    opened: list[Path] = []

    def open_file(path: Path) -> Future[bool]:
        opened.append(path)
        return answered(True)

    monkeypatch.setattr("app.ui.guide.printing.open_file", open_file)
    guide.print_button.click()
    assert [path.name for path in opened] == ["polls.pdf"]
    assert opened[0].stat().st_size > 1_000


def test_the_page_reads_itself_by_its_title(guide: GuideWindow):
    assert guide.reader.accessibleName() == guide.contents.currentItem().text()
    assert guide.reader.textCursor().atStart()
