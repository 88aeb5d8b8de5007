"""The menu bar: the table of actions, the sections, the visible page, colours and language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from app import i18n
from app.i18n import N_, _
from app.ui.actions import Group
from app.ui.icons import icon
from app.ui.page import MenuGroup, Section
from app.ui.palette import Entry
from app.ui.search_words import SECTION
from app.ui.theme import Mode
from app.ui.window_actions import WindowActions

_MODES: Final = {
    Mode.SYSTEM: N_("Follow the system"),
    Mode.LIGHT: N_("Light"),
    Mode.DARK: N_("Dark"),
    Mode.CONTRAST: N_("High contrast"),
}
# Each language calls itself by its own name.
_LANGUAGES: Final[dict[i18n.Language, str]] = {"da": "Dansk", "en": "English"}


class Menus(QObject):
    """Keeps the menus true; the signals carry a section's key, a `Mode` and a language."""

    section_chosen = Signal(str)
    mode_chosen = Signal(object)
    language_chosen = Signal(str)

    def __init__(self, bar: QMenuBar, actions: WindowActions, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._menus = {group: QMenu(bar) for group in Group}
        self._page_menu = QMenu(bar)
        self._page_title = ""
        self._page_actions: list[QAction] = []
        self._sections: tuple[Section, ...] = ()
        self._section_group = QActionGroup(self)
        self._mode_group = QActionGroup(self)
        self._language_group = QActionGroup(self)
        self._mode_menu = QMenu(bar)
        self._language_menu = QMenu(bar)
        for group, menu in self._menus.items():
            if group is Group.HELP:
                bar.addMenu(self._page_menu)
            bar.addMenu(menu)
        self._fill_choices()
        for group in Group:
            self._fill(group)
        self._section_group.triggered.connect(self._on_section)
        self._mode_group.triggered.connect(self._on_mode)
        self._language_group.triggered.connect(self._on_language)
        self.show_page("", [])
        self.retranslate()

    def show_sections(self, sections: Sequence[Section]) -> None:
        """The sections in the view menu, with Ctrl+1 to Ctrl+9 and Ctrl+0."""
        self._sections = tuple(sections)
        for old in self._section_group.actions():
            self._section_group.removeAction(old)
            self._menus[Group.VIEW].removeAction(old)
            old.deleteLater()
        first = next(iter(self._menus[Group.VIEW].actions()), None)
        for at, section in enumerate(self._sections):
            action = QAction(icon(section.icon_name), section.title(), self._section_group)
            action.setCheckable(True)
            action.setData(section.key)
            action.setObjectName(f"{SECTION}-{section.key}")
            if at < 10:
                action.setShortcut(QKeySequence(f"Ctrl+{(at + 1) % 10}"))
            if first is None:
                self._menus[Group.VIEW].addAction(action)
            else:
                self._menus[Group.VIEW].insertAction(first, action)

    def show_current(self, key: str) -> None:
        """Marks the section on screen."""
        for action in self._section_group.actions():
            action.setChecked(action.data() == key)

    def show_page(self, title: str, groups: Sequence[MenuGroup]) -> None:
        """The menu of the page on screen; not there when the page offers nothing."""
        self._page_title = title
        self._page_actions = [action for group in groups for action in group.actions]
        self._page_menu.clear()
        for inner in self._page_menu.findChildren(QMenu):
            inner.deleteLater()
        self._page_menu.setTitle(title)
        for group in groups:
            group.add_to(self._page_menu)
        self._page_menu.menuAction().setVisible(bool(self._page_actions))

    def show_mode(self, mode: Mode) -> None:
        """Marks the colours in force."""
        for action in self._mode_group.actions():
            action.setChecked(action.data() == mode.value)

    def show_language(self, language: str) -> None:
        """Marks the language in force."""
        for action in self._language_group.actions():
            action.setChecked(action.data() == language)

    def entries(self) -> list[Entry]:
        """Every command of the moment: the page's first, then sections, then the table."""
        listed = [Entry(action, self._page_title) for action in self._page_actions]
        listed += [Entry(action, _("Go to")) for action in self._section_group.actions()]
        for group in Group:
            listed += [Entry(action, group.title) for _spec, action in self._actions.of(group)]
        listed += [Entry(action, _("Colours")) for action in self._mode_group.actions()]
        listed += [Entry(action, _("Language")) for action in self._language_group.actions()]
        return listed

    def retranslate(self) -> None:
        """The titles in the language of the moment; the page's own texts are the page's."""
        for group, menu in self._menus.items():
            menu.setTitle(_(group.value))
        self._mode_menu.setTitle(_("Colours"))
        self._language_menu.setTitle(_("Language"))
        for mode, action in zip(Mode, self._mode_group.actions(), strict=True):
            action.setText(_(_MODES[mode]))
        for section, action in zip(self._sections, self._section_group.actions(), strict=True):
            action.setText(section.title())

    def _fill(self, group: Group) -> None:
        menu = self._menus[group]
        if group is Group.VIEW:
            menu.addMenu(self._mode_menu).setIcon(icon("contrast"))
            menu.addMenu(self._language_menu).setIcon(icon("languages"))
            menu.insertSeparator(self._mode_menu.menuAction())
        for spec, action in self._actions.of(group):
            if spec.starts_block:
                menu.addSeparator()
            menu.addAction(action)

    def _fill_choices(self) -> None:
        for mode in Mode:
            action = QAction(self._mode_group)
            action.setCheckable(True)
            action.setData(mode.value)
            self._mode_menu.addAction(action)
        for language, name in _LANGUAGES.items():
            action = QAction(name, self._language_group)
            action.setCheckable(True)
            action.setData(language)
            self._language_menu.addAction(action)

    def _on_section(self, action: QAction) -> None:
        self.section_chosen.emit(str(action.data()))

    def _on_mode(self, action: QAction) -> None:
        self.mode_chosen.emit(Mode(action.data()))

    def _on_language(self, action: QAction) -> None:
        self.language_chosen.emit(str(action.data()))
