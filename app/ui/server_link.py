"""The room server beside the window: started with the document, fed with what phones may see."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from app import i18n, places
from app.document import Document
from app.models.errors import Refused
from app.phones import lan, snapshots
from app.phones.snapshots import Desk

if TYPE_CHECKING:
    from app.phones.server import RoomServer

LOOK_FOR_NETWORK_MS: Final = 10_000
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

    def __init__(self, document: Document, port: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._wanted_port = port
        self._server: RoomServer | None = None
        self._ip = ""
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

    @property
    def has_moved(self) -> bool:
        """True when the usual port was taken and phones have to use another."""
        return self._wanted_port != 0 and self.port not in (0, self._wanted_port)

    def table_address(self, table: int) -> str:
        """Where a table's phones write, "" while it cannot be reached or has no code."""
        assembly = self._document.assembly
        codes = assembly.board.codes.get(assembly.mandate.meeting, ())
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

        from app.imports.photos import read_photo
        from app.phones.server import RoomServer  # with all of aiohttp: a third of a second
        from app.proposals import seat_late

        server = RoomServer(
            self._document.answer,
            places.resources(),
            port=self._wanted_port,
            language=i18n.language(),
            now=self._document.now,
            on_reached=self.reached.emit,
            seat_late=seat_late,
            read_photo=read_photo,
        )
        server.show(first)
        try:
            server.start()
        except Refused as refused:
            self.trouble = refused
        else:
            self._server = server
        finally:  # also after a bug, which has its own way to be told: nobody waits for ever
            self._came_up.emit()

    def _on_up(self) -> None:
        self.publish()
        self._ip = _own_ip()
        self._is_starting = False  # last: another thread may read the address at any time
        self._network.start()
        self.changed.emit()

    def publish(self) -> None:
        """Make the pages anew from the assembly as it is now."""
        if self._server is not None:
            self._server.show(self._desk())

    def _desk(self) -> Desk:
        return snapshots.desk(self._document.assembly, self._document.now(), i18n.language())

    def _look_for_network(self) -> None:
        ip = _own_ip()
        if ip != self._ip:
            self._ip = ip
            self.changed.emit()


def _own_ip() -> str:
    """This laptop's address on the network phones are most likely on, "" without one."""
    found = lan.candidates()
    return found[0].ip if found else ""
