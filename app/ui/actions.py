"""Every action of the window in one table: what it is called, its keys, its icon, what it does.

The menus, the command palette and the sheet of keys are made from this table and from what the
visible page offers, so an action cannot be in one and missing in another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from app.i18n import N_, _
from app.ui.commands import Aids, Commands, Covers, DeskCommands, FileCommands, Look, Room, Shell
from app.ui.plain_keys import Place, keys_of


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
    shell: Shell, look: Look, room: Room, covers: Covers, commands: Commands, aids: Aids
) -> tuple[ActionSpec, ...]:
    """The whole table, in the order of the menus."""
    return (
        *_file(shell, commands.files, commands.desk),
        *_edit(shell),
        *_view(shell, look),
        *_meeting(shell, commands.desk),
        *_room(shell, room, commands.desk),
        *_covers(covers),
        *_displays(room, commands.desk),
        *_help(shell, aids),
    )


def _keys(deed: str, *others: str) -> tuple[str, ...]:
    """The plain keys of a deed, which act only in some places, and others that act everywhere."""
    return (*keys_of(deed, Place.LIVE), *others)


def _file(shell: Shell, do: FileCommands, desk: DeskCommands) -> tuple[ActionSpec, ...]:
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
        spec("restore", group, N_("Backups…"), do.restore_copy, (), "history"),
        spec(
            "second-copy",
            group,
            N_("Second copy on a stick…"),
            desk.choose_second_copy,
            (),
            "hard-drive-download",
        ),
        spec("second-laptop", group, N_("Second laptop…"), desk.offer_second_laptop, (), "copy"),
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


def _meeting(shell: Shell, do: DeskCommands) -> tuple[ActionSpec, ...]:
    spec, group = ActionSpec, Group.MEETING
    start = N_("Start or pause the clock")
    return (
        spec("timer", group, start, do.toggle_timer, _keys("timer", "Ctrl+Shift+P"), "timer"),
        spec("more", group, N_("One minute more"), do.add_minute, ("Ctrl+Up",), "plus"),
        spec("less", group, N_("One minute less"), do.remove_minute, ("Ctrl+Down",), "minus"),
        spec("five", group, N_("Five minutes more"), do.add_five, ("Ctrl+Shift+Up",), "plus"),
        spec("left", group, N_("Set the time left…"), do.ask_time_left, ("Ctrl+L",), "clock"),
        spec("next", group, N_("Next item"), do.next_item, _keys("next", "Ctrl+Shift+N"),
             "skip-forward"),
        spec("next-step", group, N_("Next step"), do.next_step,
             _keys("next-step", "Ctrl+Shift+PgDown"), "chevron-right"),
        spec("previous-step", group, N_("Back to the step before"), do.previous_step,
             _keys("previous-step", "Ctrl+Shift+PgUp"), "chevron-left"),
        spec("speaker", group, N_("Next speaker"), do.next_speaker, ("Ctrl+J",), "mic", True,
             False, True),
        spec("add-speaker", group, N_("Add a speaker…"), do.add_speaker, ("Ctrl+Shift+J",), "plus"),
        spec("arrival", group, N_("Open the arrival desk"), do.open_arrival_desk,
             ("Ctrl+Shift+C",), "scan-line"),
        spec("voting-desk", group, N_("Voting desk…"), do.open_voting_desk, (), "vote"),
        spec("sound", group, N_("Sound on"), shell.toggle_sound, ("Ctrl+Shift+M",), "volume-2",
             True, True, True),
        spec("sounds", group, N_("Sound and warnings…"), do.ask_sound, (), "bell"),
    )  # fmt: skip


def _room(shell: Shell, room: Room, commands: DeskCommands) -> tuple[ActionSpec, ...]:
    spec, group = ActionSpec, Group.ROOM
    take = N_("Take the preview to the room")
    show = N_("Show or hide the room screen")
    return (
        spec(
            "begin",
            group,
            N_("Show the slide"),
            commands.begin_room,
            _keys("begin"),
            "presentation",
        ),
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
            _keys("blank", "Ctrl+Shift+B"),
            "eye-off",
            is_checkable=True,
            starts_block=True,
        ),
        spec(
            "freeze",
            group,
            N_("Freeze"),
            covers.freeze,
            _keys("freeze", "Ctrl+Shift+F"),
            "snowflake",
            is_checkable=True,
        ),
        spec(
            "title",
            group,
            N_("Title card"),
            covers.title,
            _keys("title", "Ctrl+Shift+T"),
            "type",
            is_checkable=True,
        ),
    )


def _displays(room: Room, commands: DeskCommands) -> tuple[ActionSpec, ...]:
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


def _room_tools(room: Room, do: DeskCommands) -> tuple[ActionSpec, ...]:
    spec, group = ActionSpec, Group.ROOM
    light, aid = N_("Light room screen"), N_("Can the last row read it?")
    corner = N_("Small countdown in the corner")
    return (
        spec("choose-screen", group, N_("Choose the display…"), room.choose_screen, (), "monitor"),
        spec("room-light", group, light, room.toggle_light, (), "sun", is_checkable=True),
        spec("legibility", group, aid, do.check_legibility, (), "eye"),
        spec("network", group, N_("The room's Wi-Fi…"), do.ask_network, (), "wifi"),
        spec("reach", group, N_("Phones and the network…"), do.help_phones, (), "smartphone"),
        spec(
            "next-page",
            group,
            N_("Next page in the room"),
            do.next_page,
            _keys("next-page"),
            "chevron-right",
            starts_block=True,
        ),
        spec(
            "previous-page",
            group,
            N_("Previous page in the room"),
            do.previous_page,
            _keys("previous-page"),
            "chevron-left",
        ),
        spec("message", group, N_("Message to the room…"), do.write_message, (), "message-square"),
        spec("own-slide", group, N_("New slide of your own…"), do.write_slide, (), "presentation"),
        spec("corner", group, corner, do.toggle_corner, (), "timer"),
        spec("foyer", group, N_("Show the preview in the foyer"), do.take_to_foyer, (), "monitor"),
        spec("leave-foyer", group, N_("Hide the foyer screen"), do.leave_foyer, (), "monitor-off"),
    )


def _help(do: Shell, aids: Aids) -> tuple[ActionSpec, ...]:
    spec, group = ActionSpec, Group.HELP
    keys = _keys("keys", "Ctrl+F1")
    return (
        spec("guide", group, N_("Guide"), aids.open_guide, ("F1",), "book-open", False),
        spec("keys", group, N_("Keyboard shortcuts"), do.open_keys, keys, "keyboard", False),
        spec("about", group, N_("About Bordrunde"), aids.show_about, (), "info", False),
    )
