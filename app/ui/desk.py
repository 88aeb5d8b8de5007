"""The desk an open document lies on: its pages, its server, its room panel, its truths."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRect, QTimer

from app import turns
from app.document import Document
from app.i18n import N_, _
from app.models.assembly import Aspect
from app.models.errors import Refused
from app.models.on_paper import hosts_on_paper, ports_on_paper
from app.refusals import say
from app.settings import Settings
from app.ui import sweeping
from app.ui.ahead import Ahead
from app.ui.battery import Battery, read_battery
from app.ui.follow.second_laptop import SecondLaptop
from app.ui.follow.succession import Succession
from app.ui.help_badge import HelpBadge
from app.ui.laptop.awake import KeepAwake, NoMeans
from app.ui.laptop.laptop import Laptop
from app.ui.main_window import MainWindow
from app.ui.page_stack import PageStack
from app.ui.rail import Rail
from app.ui.report.reminder import Reminder
from app.ui.room_panel import RoomPanel, Stage
from app.ui.room_panel.network_dialog import NetworkDialog
from app.ui.room_panel.scene_commands import SceneCommands
from app.ui.room_place import Place, RoomPlace
from app.ui.scenes import Address
from app.ui.second_copy import SecondCopy
from app.ui.sections import Sections, page_modules
from app.ui.server_link import ServerLink
from app.ui.toast import Toast
from app.ui.today.speakers import SpeakersCard
from app.ui.truth_teller import TruthTeller
from app.ui.widgets import Tint

_NOTHING_TOLD: tuple[Refused | None, int, int, str, str, str] = (None, 0, 0, "", "", "")


class Desk(QObject):
    """Everything that lives as long as one document is open. `clear` ends it and closes it."""

    def __init__(
        self,
        document: Document,
        window: MainWindow,
        room: RoomPlace,
        preferences: Settings,
        keep: Callable[[], None],
        foyer: RoomPlace | None = None,
        *,
        minds_laptop: bool = True,
    ) -> None:
        """`foyer` is where a second room window goes, when there may be one; `minds_laptop` is
        False in a rehearsal, where nobody is told of sleep and battery.
        """
        super().__init__(window)
        self._room, self._foyer = room, foyer
        self._foyer_stage: Stage | None = None
        self.document, self._window = document, window
        self._preferences, self._keep = preferences, keep
        rest = KeepAwake(NoMeans(), self) if not minds_laptop else None
        battery = read_battery if minds_laptop else _no_battery
        self.laptop = Laptop(  # before all who listen
            document, window, preferences, keep, self, awake=rest, look_at_battery=battery
        )
        self._told_port = preferences.port_of(document.path)
        first, *others = ports_on_paper(document.assembly, self._told_port) or (self._told_port,)
        self._asked_port, self._port_told = first, _NOTHING_TOLD
        self.server = ServerLink(
            document, preferences.port, self, first=first, besides=tuple(others)
        )
        self.panel = RoomPanel(document, room)
        self._slides = SceneCommands(document, self.panel.pick, self.panel)
        self._slides.told.connect(self.tell)
        room.lie_on(self._spot)
        self.sections = Sections(
            document, room, self.server, preferences, keep, self.laptop, self.help_phones
        )
        window.await_side()
        window.show_document(document, self.sections.all())
        self._has_panel = self._is_cleared = False
        window.section_shown.connect(self.panel.show_section)
        window.section_shown.connect(self._await_panel)
        document.changed.connect(self._keep_name)
        document.changed.connect(self._on_paper_changed)
        self._teller = TruthTeller(window, document, self.server, self.laptop.awake, self)
        self._help = HelpBadge(document, window.header)
        self._help.wanted.connect(self._on_help)
        window.header.add_widget(self._help)
        self.server.changed.connect(self._on_server)
        window.language_changed.connect(self.server.publish)
        if foyer is not None:
            self._open_foyer(foyer)
        self.second_copy = SecondCopy(document, preferences, keep, window)
        self.second_copy.told.connect(self.tell)
        self._reminder = Reminder(document, window, self)
        self.second_laptop = SecondLaptop(document, self.server, preferences, keep, window)
        self.succession = Succession(document, preferences, keep, window)
        self.succession.told.connect(self.tell)
        self._ahead = Ahead(page_modules(), self._make_next_page, self)

    def tell(self, toast: Toast) -> None:
        """A short message at the foot of the window."""
        self._window.tell(toast)

    def take(self) -> None:
        """The preview goes to the room. Where it is out of sight it is shown first: nobody takes
        blind.
        """
        if self._has_panel and not self.panel.isVisibleTo(self._window):
            self._window.toggle_side()
            self.tell(Toast(_("Ctrl+Enter once more shows this preview to the room")))
            return
        self.panel.take()

    def prepare(self) -> None:
        """Make the pages before they are visited."""
        self._ahead.start()

    def serve(self) -> None:
        """Let phones come."""
        self.server.start()

    def ask_network(self) -> None:
        """Ask for the room's Wi-Fi; the slides with a code tell it."""
        wifi = (self._preferences.network, self._preferences.network_password)
        dialog = NetworkDialog(*wifi, self._window)
        dialog.told.connect(self._on_network)
        dialog.open()

    def add_speaker(self) -> None:
        """Today, with the keyboard in the field for another speaker."""
        self._window.show_section("today")
        card = self._window.findChild(SpeakersCard)
        if card is not None:
            card.show()  # before the day begins it is hidden as long as nobody is on the list
            card.letters.setFocus()

    def help_phones(self) -> None:
        """Show whether phones come, and why none does."""
        from app.ui.reach.dialog import ReachDialog  # once in a day, if at all

        ReachDialog(self.server, self._window).open()

    def open_voting_desk(self) -> None:
        """The code with which a device of the room serves members without a phone."""
        from app.ui.polls.voting_desk import voting_desk  # once in a day, if at all
        from app.ui.share_dialog import ShareDialog

        shared = voting_desk(self.document)
        ShareDialog(self.document, shared, self._address, self._window).open()

    def open_arrival_desk(self) -> None:
        """The window for the door. The members' page holds it and need not be on screen."""
        stack = self._window.findChild(PageStack)
        if stack is not None:
            stack.make("members")
            self.sections.open_arrival_desk()

    def import_members(self, path: Path) -> None:
        """Show what a member list would bring, as when its file is dropped on the window."""
        self._window.show_section("members")
        self.sections.import_members(path)

    def sync(self) -> None:
        """Sync with the archive; the page with the receipt comes on."""
        self._window.show_section("report")
        self.sections.sync()

    def clear(self) -> None:
        """Stop the server, put the pages away, and leave one whole file."""
        self._is_cleared = True
        sweeping.sweep()  # before the pages go
        self._window.language_changed.disconnect(self.server.publish)
        self._ahead.stop()
        self._room.lie_on(None)
        self._leave_foyer()
        self.server.stop()
        self._teller.stop()
        self._help.stop()
        for each in (self.second_copy, self.second_laptop, self.succession):
            each.stop()
        self._reminder.stop()
        self.laptop.stop()
        self._window.set_side(None)
        if not self._has_panel:
            self.panel.deleteLater()
        self._window.banners.clear("phones")
        self.document.back_up()
        self.document.close()
        self.document.deleteLater()
        self.deleteLater()

    def _await_panel(self, _section: str) -> None:
        """A turn after the first page, or both would hold the window up together."""
        self._window.section_shown.disconnect(self._await_panel)
        QTimer.singleShot(turns.NEXT_MS, self, self._bring_panel)

    def _bring_panel(self) -> None:
        if not self._is_cleared:
            self._has_panel = True
            self._window.set_side(self.panel)

    def _make_next_page(self) -> bool:
        """Later while something moves on the wall, which would stutter; False when none is left."""
        return self.panel.stage.is_moving or self._window.make_next_page()

    def _address(self) -> str:
        return self.server.address

    def _keep_name(self, aspects: Aspect) -> None:
        """The start page names the assembly as it is now, whatever ends the program."""
        path, name = self.document.path, self.document.assembly.mandate.name
        if aspects & Aspect.MANDATE and self._preferences.name_of(path) != name:
            self._preferences.call(path, name)
            self._keep()

    def _spot(self) -> QRect | None:
        """Where a small room window hides nothing: on the picture of what is live, else below the
        sections of the rail, unless the foyer's lies there.
        """
        rail = self._window.findChild(Rail)
        is_taken = self._foyer is not None and self._foyer.place is Place.WINDOW
        below = rail.place_on_screen() if rail is not None and not is_taken else None
        return self.panel.live.place_on_screen() or below

    def _on_help(self) -> None:
        self._window.show_section("notes")

    def _open_foyer(self, foyer: RoomPlace) -> None:
        self.panel.tools.foyer_wanted.connect(self._show_foyer)
        self.panel.tools.foyer_left.connect(foyer.hide)
        foyer.changed.connect(self._on_foyer)
        rail = self._window.findChild(Rail)
        foyer.lie_on(rail.place_on_screen if rail is not None else None)
        foyer.window.clicked.connect(self.panel.obey)  # a clicker means the hall, wherever it
        self._window.language_changed.connect(self._name_foyer)  # reaches us
        if self._was_foyer_left_on():
            QTimer.singleShot(0, self, self._show_foyer)  # the room's display is chosen first

    def _show_foyer(self) -> None:
        """The second screen, with what was sent to it last."""
        if self._foyer is None or self._is_cleared:
            return
        if self._foyer_stage is None:
            self._foyer_stage = Stage(self.document, self._foyer.window, self, is_foyer=True)
            self._foyer_stage.show_address(self.panel.stage.address)
        self._name_foyer()
        if not self._foyer.is_on:
            self._foyer.show()

    def _was_foyer_left_on(self) -> bool:
        """Whether the program ended without closing this document and its foyer."""
        left = [Path(each).resolve() for each in self._preferences.unclosed]
        return self._preferences.foyer and self.document.path.resolve() in left

    def _keep_foyer(self, *, is_on: bool) -> None:
        if self._preferences.foyer != is_on:
            self._preferences.foyer = is_on
            self._keep()

    def _name_foyer(self) -> None:
        """What the system calls its window, in its list of windows for instance."""
        if self._foyer is not None:
            title = _("{name} – foyer screen").format(name=self.document.assembly.mandate.name)
            self._foyer.window.setWindowTitle(title)

    def _leave_foyer(self) -> None:
        if self._foyer is not None:
            self._foyer.window.clicked.disconnect(self.panel.obey)
            self._window.language_changed.disconnect(self._name_foyer)
            self._foyer.changed.disconnect(self._on_foyer)
            self._foyer.lie_on(None)
            self._foyer.hide()
            self._keep_foyer(is_on=False)
        self._window.banners.clear("foyer")

    def _on_foyer(self, place: Place) -> None:
        self._window.banners.clear("foyer")
        self._keep_foyer(is_on=place in (Place.DISPLAY, Place.WINDOW))
        if place is Place.WINDOW:
            self.tell(Toast(_("No display is free for the foyer: it is in a small window.")))
        if place is Place.LOST and self._foyer is not None:
            self._window.banners.tell(
                "foyer",
                partial(_, N_("The foyer's display was unplugged. What it showed is hidden.")),
                Tint.WARNING,
                (partial(_, N_("Show it in a window")), self._foyer.show_in_window),
            )

    def _on_network(self, name: str, password: str) -> None:
        self._preferences.network, self._preferences.network_password = name, password
        self._keep()
        self._on_server()

    def _on_server(self) -> None:
        address = self.server.address
        self._keep_port()
        wifi = (self._preferences.network, self._preferences.network_password)
        known = Address(address, *wifi, self.server.typed) if address else None
        self.panel.show_address(known)
        if self._foyer_stage is not None:
            self._foyer_stage.show_address(known)
        self._say_port()

    def _on_paper_changed(self, aspects: Aspect) -> None:
        if aspects & (Aspect.BOARD | Aspect.POLL) and not self._is_cleared:
            self._say_port()

    def _say_port(self) -> None:
        """Tell when phones have to use another port, and whether paper still tells the old one."""
        address, trouble = self.server.address, self.server.trouble
        printed = ports_on_paper(self.document.assembly, self._told_port)
        lost = next(filter(self.server.lacks, printed), 0)
        told = lost or (self._asked_port if self.server.lacks(self._asked_port) else 0)
        strayed = self.server.strayed(hosts_on_paper(self.document.assembly))
        now = (trouble, lost, told, address, self.server.typed, strayed)
        if now == self._port_told:
            return
        self._port_told = now
        if trouble is not None:
            self._window.banners.tell("phones", partial(say, trouble), Tint.WARNING)
        elif told and address:
            words = partial(moved_words, told, self.server.typed, is_printed=lost != 0)
            self._window.banners.tell("phones", words, Tint.WARNING)
        elif strayed and address:
            words = partial(strayed_words, strayed, address)
            self._window.banners.tell("phones", words, Tint.WARNING)
        else:
            self._window.banners.clear("phones")

    def _keep_port(self) -> None:
        """The next opening asks for the port of the first, for cards know no other."""
        noted = dict(self._preferences.ports)
        if self.server.port:
            self._preferences.note_port(self.document.path, self.server.port)
        if self._preferences.ports != noted:
            self._keep()


def _no_battery() -> Battery | None:
    return None


def moved_words(port: int, address: str, *, is_printed: bool) -> str:
    """That phones have another address; of paper only where there is some."""
    words = _("Port {port} is used by another program, so phones open {address}.")
    if is_printed:
        words = _(
            "Port {port} is used by another program, so phones open {address}. Cards, signs and"
            " phones with the old address no longer lead here: show the new one on the room screen,"
            " or close the other program and open the assembly again."
        )
    return words.format(port=port, address=address)


def strayed_words(host: str, address: str) -> str:
    """That paper tells an address which the laptop had in another network."""
    words = _(
        "Printed cards and signs lead to {old}, but in this network phones find the laptop at"
        " {new}. Give it the old address in the network's settings, or show the new one on the"
        " room screen and let people type their code there."
    )
    return words.format(old=host, new=address)
