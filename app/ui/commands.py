"""What the window asks for: of files, of the open document, of itself, and of the room screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class FileCommands(Protocol):
    """What is done with files, with or without an open document (`composition.Program`)."""

    def new_assembly(self) -> None:
        """Asks the four things and founds an assembly."""

    def open_assembly(self) -> None:
        """Asks for a file and opens it."""

    def try_example(self) -> None:
        """Opens the example as a new assembly."""

    def sync_archive(self) -> None:
        """Syncs with the archive, asking for the file the first time."""

    def restore_copy(self) -> None:
        """Shows the copies of the open assembly."""

    def close_assembly(self) -> None:
        """Goes back to the start page."""


class DeskCommands(Protocol):
    """What is done with the open document: clock and room (`desk_commands.OpenDesk`)."""

    def toggle_timer(self) -> None:
        """Starts, pauses or resumes the clock of the current agenda item."""

    def add_minute(self) -> None:
        """One minute more for the current agenda item."""

    def remove_minute(self) -> None:
        """One minute less for the current agenda item."""

    def add_five(self) -> None:
        """Five minutes more for the current agenda item."""

    def ask_time_left(self) -> None:
        """Asks how much time the current agenda item has left."""

    def add_speaker(self) -> None:
        """Goes to the field that puts somebody on the list of speakers."""

    def next_speaker(self) -> None:
        """Gives the floor to whoever is next on the list of speakers."""

    def open_arrival_desk(self) -> None:
        """The window for the door."""

    def choose_second_copy(self) -> None:
        """Asks where a second copy is kept."""

    def offer_second_laptop(self) -> None:
        """Shows what another laptop needs to follow this one."""

    def open_voting_desk(self) -> None:
        """The code with which a device serves members without a phone."""

    def ask_sound(self) -> None:
        """Asks how loud gong and tick are, and how early the end is warned of."""

    def next_item(self) -> None:
        """Ends the current agenda item and starts the next."""

    def next_step(self) -> None:
        """Goes on to the next step of the current agenda item."""

    def previous_step(self) -> None:
        """Begins the step before of the current agenda item once more."""

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

    def leave_foyer(self) -> None:
        """The second screen goes."""

    def check_legibility(self) -> None:
        """Asks for the hall's measures and says whether the last row can read."""

    def help_phones(self) -> None:
        """Show whether phones come, and why none does."""

    def ask_network(self) -> None:
        """Asks for the room's Wi-Fi, which slides tell beside the code."""


@dataclass(frozen=True, slots=True)
class Commands:
    """Who answers what the window cannot do itself."""

    files: FileCommands
    desk: DeskCommands


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

    def quit_program(self) -> None:
        """Closes the window and ends the program."""


class Aids(Protocol):
    """What helps whoever is in doubt (`guide.help.Help`)."""

    def open_guide(self) -> None:
        """The guide's page about what is on screen."""

    def show_about(self) -> None:
        """The program, its version and licences."""


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
