"""The room server beside the window: started with the document, fed with what phones may see."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from app import i18n, places
from app.beside import Beside
from app.document import Document
from app.models.board import open_codes
from app.models.errors import Refused
from app.phones import lan, snapshots
from app.phones.reach import Reach
from app.phones.snapshots import Desk

if TYPE_CHECKING:
    from app.following.lead import Lead
    from app.phones.server import RoomServer

LOOK_FOR_NETWORK_MS: Final = 10_000
SHORT_PORT: Final = 80
"""Browsers add it by themselves, so that nobody has to type it."""
LARGE_PHOTO: Final = 1_500_000
"""Bytes; phones with scripts make them smaller than that before they send."""
_AFTER_MS: Final = 200
"""The first page comes first: what the server imports would halve the pace of its painting."""


class ServerLink(QObject):
    """Runs the server of one document. `changed` tells that the address or the trouble is another.

    Phones see a snapshot, made on the GUI thread at each change and before whoever asked for the
    change is answered.
    """

    changed = Signal()
    _came_up = Signal()
    reached = Signal(int)
    """How many devices other than this laptop have come; from the server's thread."""
    probed = Signal()
    """A device has opened the page for trying; from the server's thread."""

    def __init__(
        self,
        document: Document,
        port: int,
        parent: QObject | None = None,
        *,
        first: int = 0,
        besides: tuple[int, ...] = (),
    ) -> None:
        """`port` is the usual one; `first`, where the phones of this assembly last came, is tried
        before it. `besides` are listened on as well, as far as they are free.
        """
        super().__init__(parent)
        self._document = document
        self._wanted_port, self._first_port, self._besides = port, first, besides
        self._server: RoomServer | None = None
        self.second: Lead | None = None
        self._ip = self._wanted_ip = ""
        self.reach = Reach()
        self._beside = Beside(self)
        self._is_looking = False
        self._starting: threading.Thread | None = None
        self._is_starting = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self._begin)
        self.trouble: Refused | None = None
        self._network = QTimer(self)
        self._network.setInterval(LOOK_FOR_NETWORK_MS)
        self._network.timeout.connect(self._look_for_network)
        document.kept.connect(self.publish)
        self._came_up.connect(self._on_up)

    @property
    def address(self) -> str:
        """What phones open, "" while there is no server or no network."""
        if self._server is None or not self._ip:
            return ""
        return lan.join_url(self._ip, self._server.port)

    @property
    def typed(self) -> str:
        """The shortest address that opens the first page, "" for none. Codes keep to `address`,
        whose port will be there another day as well. Away from the usual port there is but one
        address: the window tells of the other port, and two would be one too many.
        """
        is_usual = self.port == self._wanted_port or not self._wanted_port
        if is_usual and self._ip in self.reach.short:
            return lan.join_url(self._ip, SHORT_PORT)
        return self.address

    @property
    def ip(self) -> str:
        """This laptop's address that phones are told, "" for none."""
        return self._ip

    @property
    def is_starting(self) -> bool:
        """True until it is known whether the server came up and where phones find it."""
        return self._is_starting

    @property
    def devices(self) -> int:
        """How many devices other than this laptop have reached the server."""
        return self._server.reached if self._server else 0

    @property
    def port(self) -> int:
        """The port the server has, 0 while it is off."""
        return self._server.port if self._server else 0

    def lacks(self, port: int) -> bool:
        """True when phones that come to this port find nothing, because another program has it."""
        return self._server is not None and port != 0 and port not in self._server.ports

    def strayed(self, hosts: tuple[str, ...]) -> str:
        """The first of these addresses that this laptop does not have where it is now; "" for none,
        and without a network.
        """
        here = {each.ip for each in self.reach.survey.usable}
        return next((each for each in hosts if here and each not in here), "")

    def table_address(self, table: int) -> str:
        """Where a table's phones write, "" while it cannot be reached or has no code."""
        assembly = self._document.assembly
        codes = open_codes(assembly, self._document.now())
        if not self.address or not 1 <= table <= len(codes):
            return ""
        return f"{self.address}/t/{codes[table - 1]}"

    def start(self) -> None:
        """Start in a moment, beside the window, which need not wait for it.

        When no port is free the trouble is told, and everything but phones works.
        """
        self._is_starting = True
        self._soon.start()

    def _begin(self) -> None:
        bring_up = partial(self._bring_up, self._desk())
        self._starting = threading.Thread(target=bring_up, name="server-start", daemon=True)
        self._starting.start()

    def stop(self) -> None:
        """Stop; phones keep what they have not sent."""
        self._network.stop()
        self._soon.stop()
        if self._starting is not None:
            self._starting.join()
        if self._server is not None:
            self._server.stop()
            self._server = None

    def _bring_up(self, first: Desk) -> None:
        """On a thread of its own, joined before the server is stopped.

        The phones that have waited come at once: they find the `first` desk, never an empty one.
        """
        import qrcode  # noqa: F401  # a tenth of a second, before the address is shown

        from app.phones.server import RoomServer  # with all of aiohttp: a third of a second
        from app.proposals import seat_late

        server = RoomServer(
            self._document.answer,
            places.resources(),
            port=self._wanted_port,
            first=self._first_port,
            besides=self._besides,
            short_port=SHORT_PORT if self._wanted_port else 0,
            language=i18n.language(),
            now=self._document.now,
            on_reached=self.reached.emit,
            on_probed=self.probed.emit,
            seat_late=seat_late,
            read_photo=self._read_photo,
            answer_second=self._answer_second,
        )
        server.show(first)
        try:
            server.start()
        except Refused as refused:
            self.trouble, self.reach = refused, Reach(has_port=False)
        else:
            self._server = server
            self.reach = look(server.port, server.mark, short_port=server.short_port)
        finally:  # also after a bug, which has its own way to be told: nobody waits for ever
            self._came_up.emit()

    def _answer_second(self, letter: bytes) -> bytes:
        """On the server's threads. Raises Refused("page-unknown") while no second laptop may."""
        if self.second is None:
            raise Refused("page-unknown")
        return self.second.answer(letter)

    def _read_photo(self, raw: bytes) -> bytes:
        """A large photo is unpacked in the engines' process: Pillow keeps the interpreter to itself
        for tens of milliseconds while it packs. A small one is not worth a process.
        """
        from app.imports.photos import read_photo

        engine = self._document.engine
        if engine is None or len(raw) < LARGE_PHOTO:
            return read_photo(raw)
        return engine.call(read_photo, raw)

    def _on_up(self) -> None:
        self.publish()
        self._ip = self.reach.chosen(self._wanted_ip)
        self._is_starting = False  # last: another thread may read the address at any time
        self._network.start()
        self.changed.emit()

    def publish(self) -> None:
        """Make the pages anew from the assembly as it is now."""
        if self._server is not None:
            self._server.show(self._desk())

    def _desk(self) -> Desk:
        return snapshots.desk(self._document.assembly, self._document.now(), i18n.language())

    def now(self) -> int:
        """The document's time, in milliseconds since 1970."""
        return self._document.now()

    def look_again(self) -> None:
        """Look at the network at once, not only from time to time."""
        self._look_for_network()

    def choose(self, ip: str) -> None:
        """The facilitator's own choice among the addresses; it holds while the address is there."""
        self._wanted_ip = ip
        self._show_address()

    def _look_for_network(self) -> None:
        """Beside the window: the system may take its time."""
        if self._server is None or self._is_looking:
            return
        self._is_looking = True
        server, known = self._server, self.reach
        looking = self._beside.think(look, server.port, server.mark, known, server.short_port)
        looking.add_done_callback(self._on_looked)

    def _on_looked(self, looking: Future[Reach]) -> None:
        self._is_looking = False
        if looking.exception() is not None or self._server is None:
            return
        is_other, self.reach = looking.result() != self.reach, looking.result()
        if not self._show_address() and is_other:
            self.changed.emit()

    def _show_address(self) -> bool:
        """Tell another address; False when it is the same."""
        ip = self.reach.chosen(self._wanted_ip)
        if ip == self._ip:
            return False
        self._ip = ip
        self.changed.emit()
        return True


def look(port: int, mark: str, known: Reach | None = None, short_port: int = 0) -> Reach:
    """What there is of networks, and on which addresses our own server answers. One that did once
    is not asked again while it is there: a slow moment is no reason to take the code off the wall.
    """
    found, before = lan.survey(), known or Reach()
    ips = [each.ip for each in found.usable]
    verified = (e for e in ips if e in before.verified or lan.answers(e, port, mark))
    short = (
        e for e in ips if short_port and (e in before.short or lan.answers(e, short_port, mark))
    )
    return Reach(found, frozenset(verified), frozenset(short))
