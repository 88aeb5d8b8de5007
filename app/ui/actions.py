"""Every action of the window in one table: what it is called, its keys, its icon, what it does.

The menus, the command palette and the sheet of keys are made from this table and from what the
visible page offers, so an action cannot be in one and missing in another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from app.i18n import N_, _
from app.ui.laptop.commands import TimeCommands


class Group(Enum):
    """The menus in order; the value is the English title."""

    FILE = N_("&File")
    EDIT = N_("&Edit")
    VIEW = N_("&View")
    MEETING = N_("&Meeting")
    ROOM = N_("&Room screen")
    HELP = N_("&Help")

    @property
    def title(self) -> str:
        """The title in the language of the moment, without the mark of the Alt key."""
        return _(self.value).replace("&", "")


class Commands(TimeCommands, Protocol):
    """What the window asks of the composition root: files, clock and room."""

    def new_assembly(self) -> None:
        """Asks the four things and founds an assembly."""

    def open_assembly(self) -> None:
        """Asks for a file and opens it."""

    def try_example(self) -> None:
        """Opens the example as a new assembly."""

    def sync_archive(self) -> None:
        """Syncs with the archive, asking for the file the first time."""

    def close_assembly(self) -> None:
        """Goes back to the start page."""

    def toggle_timer(self) -> None:
        """Starts, pauses or resumes the clock of the current agenda item."""

    def add_minute(self) -> None:
        """One minute more for the current agenda item."""

    def remove_minute(self) -> None:
        """One minute less for the current agenda item."""

    def next_item(self) -> None:
        """Ends the current agenda item and starts the next."""

    def take_live(self) -> None:
        """Takes what stands in the preview to the room screen."""

    def begin_room(self) -> None:
        """Shows the room screen, with nothing over the slide."""

    def next_page(self) -> None:
        """Turns to the next page in the room."""

    def previous_page(self) -> None:
        """Turns to the page before in the room."""

    def write_message(self) -> None:
        """Asks for a message to the room."""

    def write_slide(self) -> None:
        """Asks for a slide of the facilitator's own."""

    def toggle_corner(self) -> None:
        """The small countdown in the corner of other slides, or not."""

    def take_to_foyer(self) -> None:
        """Takes what stands in the preview to a second screen."""

    def check_legibility(self) -> None:
        """Asks for the hall's measures and says whether the last row can read."""


class Shell(Protocol):
    """What the window does itself."""

    def undo(self) -> None:
        """Takes the last deed back."""

    def redo(self) -> None:
        """Does it again."""

    def open_palette(self) -> None:
        """The command palette."""

    def open_keys(self) -> None:
        """The sheet of keys."""

    def toggle_full_screen(self) -> None:
        """The facilitator's window over its whole screen, or not."""

    def toggle_side(self) -> None:
        """Shows or hides preview and live beside the page."""

    def toggle_sound(self) -> None:
        """Lets gong and tick be heard, or not."""

    def show_about(self) -> None:
        """The program, its version and licences."""

    def quit_program(self) -> None:
        """Closes the window and ends the program."""


class Look(Protocol):
    """What changes the size of the text (`theme.Appearance`)."""

    def zoom_in(self) -> None:
        """Larger text."""

    def zoom_out(self) -> None:
        """Smaller text."""

    def zoom_reset(self) -> None:
        """Text at 100 percent."""


class Room(Protocol):
    """What moves the room screen (`room_place.RoomPlace`)."""

    def toggle(self) -> None:
        """Shows or hides it."""

    def move_on(self) -> None:
        """Puts it on the next display."""

    def number_screens(self) -> None:
        """Shows each display's number on it for three seconds."""

    def choose_screen(self) -> None:
        """Asks which display is the room's."""

    def toggle_light(self) -> None:
        """Dark words on a light ground, or the other way round."""


class Covers(Protocol):
    """What covers the room screen (`room_link.RoomLink`)."""

    def blank(self) -> None:
        """Black, or not."""

    def freeze(self) -> None:
        """Stands still, or not."""

    def title(self) -> None:
        """The title card, or not."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One row: `text` is the English msgid; the first of `keys` is shown, the others work too."""

    key: str
    group: Group
    text: str
    handler: Callable[[], object]
    keys: tuple[str, ...] = ()
    icon_name: str = ""
    needs_document: bool = True
    is_checkable: bool = False
    starts_block: bool = False


def table(
    shell: Shell, look: Look, room: Room, covers: Covers, commands: Commands
) -> tuple[ActionSpec, ...]:
    """The whole table, in the order of the menus."""
    return (
        *_file(shell, commands),
        *_edit(shell),
        *_view(shell, look),
        *_meeting(shell, commands),
        *_room(shell, room, commands),
        *_covers(covers),
        *_displays(room, commands),
        *_help(shell),
    )


def _file(shell: Shell, do: Commands) -> tuple[ActionSpec, ...]:
    spec, group = ActionSpec, Group.FILE
    return (
        spec("new", group, N_("New assembly…"), do.new_assembly, ("Ctrl+N",), "file-plus", False),
        spec("open", group, N_("Open…"), do.open_assembly, ("Ctrl+O",), "folder-open", False),
        spec("example", group, N_("Try the example"), do.try_example, (), "sparkles", False),
        spec(
            "sync",
            group,
            N_("Sync with the archive…"),
            do.sync_archive,
            ("Ctrl+Shift+S",),
            "refresh-cw",
            starts_block=True,
        ),
        spec(
            "close",
            group,
            N_("Close the assembly"),
            do.close_assembly,
            ("Ctrl+W",),
            "x",
            starts_block=True,
        ),
        spec("quit", group, N_("Quit"), shell.quit_program, ("Ctrl+Q",), "log-out", False),
    )


def _edit(do: Shell) -> tuple[ActionSpec, ...]:
    spec, group = ActionSpec, Group.EDIT
    return (
        spec("undo", group, N_("Undo"), do.undo, ("Ctrl+Z",), "undo-2"),
        spec("redo", group, N_("Redo"), do.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2"),
        spec(
            "palette",
            group,
            N_("Find a command…"),
            do.open_palette,
            ("Ctrl+K",),
            "search",
            False,
            starts_block=True,
        ),
    )


def _view(do: Shell, look: Look) -> tuple[ActionSpec, ...]:
    spec, group = ActionSpec, Group.VIEW
    larger = ("Ctrl++", "Ctrl+=")
    return (
        spec(
            "zoom-in", group, N_("Larger text"), look.zoom_in, larger, "zoom-in", False, False, True
        ),
        spec("zoom-out", group, N_("Smaller text"), look.zoom_out, ("Ctrl+-",), "zoom-out", False),
        # Ctrl+0 is the tenth section, as the rail shows it.
        spec(
            "zoom-reset",
            group,
            N_("Normal text size"),
            look.zoom_reset,
            ("Ctrl+Alt+0",),
            "type",
            False,
        ),
        spec(
            "full-screen",
            group,
            N_("Full screen"),
            do.toggle_full_screen,
            ("F11",),
            "maximize",
            False,
            True,
        ),
    )


def _meeting(shell: Shell, do: Commands) -> tuple[ActionSpec, ...]:
    spec, group = ActionSpec, Group.MEETING
    start = N_("Start or pause the clock")
    return (
        spec("timer", group, start, do.toggle_timer, ("Space", "Ctrl+Shift+P"), "timer"),
        spec("more", group, N_("One minute more"), do.add_minute, ("Ctrl+Up",), "plus"),
        spec("less", group, N_("One minute less"), do.remove_minute, ("Ctrl+Down",), "minus"),
        spec("five", group, N_("Five minutes more"), do.add_five, ("Ctrl+Shift+Up",), "plus"),
        spec("left", group, N_("Set the time left…"), do.ask_time_left, ("Ctrl+L",), "clock"),
        spec("next", group, N_("Next item"), do.next_item, ("N", "Ctrl+Shift+N"), "skip-forward"),
        spec("speaker", group, N_("Next speaker"), do.next_speaker, ("Ctrl+J",), "mic", True,
             False, True),
        spec("sound", group, N_("Sound on"), shell.toggle_sound, ("Ctrl+Shift+M",), "volume-2",
             True, True, True),
        spec("sounds", group, N_("Sound and warnings…"), do.ask_sound, (), "bell"),
    )  # fmt: skip


def _room(shell: Shell, room: Room, commands: Commands) -> tuple[ActionSpec, ...]:
    spec, group = ActionSpec, Group.ROOM
    take = N_("Take the preview to the room")
    show = N_("Show or hide the room screen")
    return (
        spec("begin", group, N_("Show the slide"), commands.begin_room, ("F5",), "presentation"),
        spec("room", group, show, room.toggle, ("Ctrl+F5",), "monitor-play"),
        spec(
            "side",
            group,
            N_("Preview and live beside the page"),
            shell.toggle_side,
            ("F6",),
            "panel-right",
            is_checkable=True,
        ),
        spec("take", group, take, commands.take_live, ("Ctrl+Return", "Ctrl+Enter"), "send"),
    )


def _covers(covers: Covers) -> tuple[ActionSpec, ...]:
    spec, group = ActionSpec, Group.ROOM
    return (
        spec(
            "blank",
            group,
            N_("Black screen"),
            covers.blank,
            ("B", ".", "Ctrl+Shift+B"),
            "eye-off",
            is_checkable=True,
            starts_block=True,
        ),
        spec(
            "freeze",
            group,
            N_("Freeze"),
            covers.freeze,
            ("F", "Ctrl+Shift+F"),
            "snowflake",
            is_checkable=True,
        ),
        spec(
            "title",
            group,
            N_("Title card"),
            covers.title,
            ("T", "Ctrl+Shift+T"),
            "type",
            is_checkable=True,
        ),
    )


def _displays(room: Room, commands: Commands) -> tuple[ActionSpec, ...]:
    spec, group = ActionSpec, Group.ROOM
    number = N_("Show display numbers")
    return (
        spec(
            "move-room",
            group,
            N_("Move to the next display"),
            room.move_on,
            ("Shift+F5",),
            "monitor",
            starts_block=True,
        ),
        spec("number", group, number, room.number_screens, (), "hash", False),
        *_room_tools(room, commands),
    )


def _room_tools(room: Room, do: Commands) -> tuple[ActionSpec, ...]:
    spec, group = ActionSpec, Group.ROOM
    light, aid = N_("Light room screen"), N_("Can the last row read it?")
    corner = N_("Small countdown in the corner")
    return (
        spec("choose-screen", group, N_("Choose the display…"), room.choose_screen, (), "monitor"),
        spec("room-light", group, light, room.toggle_light, (), "sun", is_checkable=True),
        spec("legibility", group, aid, do.check_legibility, (), "eye"),
        spec(
            "next-page",
            group,
            N_("Next page in the room"),
            do.next_page,
            ("PgDown",),
            "chevron-right",
            starts_block=True,
        ),
        spec(
            "previous-page",
            group,
            N_("Previous page in the room"),
            do.previous_page,
            ("PgUp",),
            "chevron-left",
        ),
        spec("message", group, N_("Message to the room…"), do.write_message, (), "message-square"),
        spec("own-slide", group, N_("New slide of your own…"), do.write_slide, (), "presentation"),
        spec("corner", group, corner, do.toggle_corner, (), "timer"),
        spec("foyer", group, N_("Show the preview in the foyer"), do.take_to_foyer, (), "monitor"),
    )


def _help(do: Shell) -> tuple[ActionSpec, ...]:
    spec, group = ActionSpec, Group.HELP
    return (
        spec("keys", group, N_("Keyboard shortcuts"), do.open_keys, ("?", "F1"), "keyboard", False),
        spec("about", group, N_("About Bordrunde"), do.show_about, (), "info", False),
    )
