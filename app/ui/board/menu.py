"""The board's commands in menus: in groups that can be scanned, each with its picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import N_, _
from app.ui.board.commands import Chosen, Command
from app.ui.board.picture import LaneKind
from app.ui.page import MenuGroup

ICONS: Final = {
    Command.SEND: "inbox",
    Command.SEND_TO: "send",
    Command.ACCEPT: "check",
    Command.NEW: "plus",
    Command.RENAME: "pencil",
    Command.MERGE: "merge",
    Command.DISSOLVE: "trash-2",
    Command.EARLIER: "arrow-left",
    Command.LATER: "arrow-right",
    Command.CLOSER: "zoom-in",
    Command.FARTHER: "zoom-out",
    Command.FOLD: "chevron-left",
    Command.FOLD_OTHERS: "split",
    Command.STACK: "layers",
    Command.UNSTACK: "copy",
    Command.SPLIT: "split",
    Command.APART: "circle-dot",
    Command.TAG: "tag",
    Command.LENS: "eye",
    Command.TIDY: "refresh-cw",
    Command.BY_TABLE: "contrast",
    Command.OVERVIEW: "layout-grid",
    Command.BESIDE: "git-compare",
    Command.READ: "book-open",
    Command.QUOTE: "quote",
    Command.DOTS: "circle",
    Command.PROPOSED: "lightbulb",
    Command.TAKE_PROPOSED: "check",
    Command.LEAVE_PROPOSED: "x",
}
_NOTES: Final = (
    Command.SEND_TO,
    Command.SEND,
    Command.NEW,
    Command.ACCEPT,
    Command.STACK,
    Command.UNSTACK,
    Command.APART,
    Command.TAG,
    Command.READ,
)
_THEME: Final = (
    Command.RENAME,
    Command.SPLIT,
    Command.MERGE,
    Command.DISSOLVE,
    Command.QUOTE,
    Command.EARLIER,
    Command.LATER,
)
_LOOK: Final = (
    Command.OVERVIEW,
    Command.CLOSER,
    Command.FARTHER,
    Command.BESIDE,
    Command.FOLD,
    Command.FOLD_OTHERS,
    Command.BY_TABLE,
)
_ROOM: Final = (
    Command.PROPOSED,
    Command.TAKE_PROPOSED,
    Command.LEAVE_PROPOSED,
    Command.LENS,
    Command.DOTS,
    Command.TIDY,
)
_PROPOSAL: Final = (Command.ACCEPT, Command.RENAME, Command.DISSOLVE)
GROUPS: Final = {
    N_("The notes"): _NOTES,
    N_("The theme"): _THEME,
    N_("What is shown"): _LOOK,
    N_("The sorting and the room"): _ROOM,
}
"""Every command once, by what it acts on."""

Actions = Mapping[Command, QAction]


def menu_groups(actions: Actions) -> list[MenuGroup]:
    """The groups in the language of the moment."""
    return [
        MenuGroup(_(title), [actions[each] for each in commands])
        for title, commands in GROUPS.items()
    ]


def menu_for(
    actions: Actions, chosen: Chosen, kind: LaneKind | None, parent: QWidget | None = None
) -> QMenu:
    """The menu of a place on the board: what acts on a note, a theme or a proposal at once, all
    else in groups below.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    first = _first(chosen, kind)
    menu.addActions([actions[each] for each in first])
    menu.addSeparator()
    for title, commands in GROUPS.items():
        if commands != first:
            MenuGroup(_(title), [actions[each] for each in commands]).add_to(menu)
    return menu


def _first(chosen: Chosen, kind: LaneKind | None) -> Sequence[Command]:
    if chosen.note or chosen.notes:
        return _NOTES
    if kind is LaneKind.GHOST:
        return _PROPOSAL
    return _THEME if kind is LaneKind.THEME else ()
