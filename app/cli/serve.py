"""`bordrunde serve`: the room server of a document, without a window."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.output import tell
from app.i18n import _
from app.models.errors import Refused
from app.refusals import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.cli.parser import Commands
    from app.document import Document
    from app.phones.server import RoomServer

LISTEN_FOR_SIGNALS_MS = 200


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("serve", help=_("runs the room server without a window"))
    parser.add_argument("file", metavar="FILE.bordrunde", type=Path, help=_("the document"))
    parser.add_argument("--host", metavar="H", default="", help=_("address to listen on; all"))
    usual = _("port; the one on voting cards and table codes, else 8642")
    parser.add_argument("--port", metavar="P", type=port, help=usual)
    parser.set_defaults(run=run)


def port(text: str) -> int:
    """A port number; 0 lets the system choose."""
    number = int(text)
    if not 0 <= number <= 65_535:
        raise argparse.ArgumentTypeError(_("a port lies between 0 and 65535"))
    return number


def run(arguments: argparse.Namespace) -> int:
    """Serves until Ctrl+C or until the system ends the process, then leaves one whole file."""
    from PySide6.QtCore import QCoreApplication, QTimer

    from app import farewell, garbage, turns
    from app.document import Document
    from app.places import data_folder
    from app.settings import load

    app = QCoreApplication.instance() or QCoreApplication([])
    farewell.listen(QCoreApplication.quit)
    device = load().device_at(arguments.file)
    backups = data_folder() / "backups"
    document = Document.open(arguments.file, device, backups=backups, ballast=True)
    document.failed.connect(_tell_trouble)
    try:
        server = _serving(document, arguments.host, arguments.port)
        try:
            _tell_address(server, arguments.host)
            turns.shorten()
            garbage.start()
            listen = QTimer()  # lets Python see a signal now and then
            listen.timeout.connect(garbage.sweep)
            listen.start(LISTEN_FOR_SIGNALS_MS)
            app.exec()
            listen.stop()
        finally:
            server.stop()
    finally:
        document.close()
    tell(_("Stopped. Everything is in {file}.").format(file=arguments.file.name))
    return 0


def _serving(document: Document, host: str, port: int | None) -> RoomServer:
    """A running server on `port`; None is the one on paper, else the usual port, or one near it."""
    from app.i18n import language
    from app.imports.photos import read_photo
    from app.models.on_paper import ports_on_paper
    from app.phones.server import PORT, RoomServer
    from app.phones.snapshots import desk
    from app.places import resources
    from app.proposals import seat_late

    printed = ports_on_paper(document.assembly)
    first, *others = printed if printed and port is None else (0,)
    server = RoomServer(
        document.answer,
        resources(),
        host=host,
        port=PORT if port is None else port,
        first=first,
        besides=others,
        moves_on=port is None,
        language=language(),
        now=document.now,
        seat_late=seat_late,
        read_photo=read_photo,
    )

    def show(_aspects: object = None) -> None:
        server.show(desk(document.assembly, document.now(), language()))

    show()
    document.kept.connect(show)
    server.start()
    _tell_port(server, first or PORT if port is None else 0, printed)
    return server


def _tell_port(server: RoomServer, wanted: int, printed: Iterable[int]) -> None:
    """Says which port was not to be had, and which of those on paper lead nowhere now."""
    if wanted not in (0, server.port):
        moved = _("Port {port} is not free, so the room server uses port {other}.")
        print(moved.format(port=wanted, other=server.port), file=sys.stderr)
    for port in set(printed) - server.ports:
        lost = _(
            "Voting cards or table codes tell port {port}: they lead nowhere while it is unserved."
        )
        print(lost.format(port=port), file=sys.stderr)


def _tell_trouble(refused: Refused) -> None:
    print(say(refused), file=sys.stderr)


def _tell_address(server: RoomServer, host: str) -> None:
    from app.phones import lan

    found = lan.candidates()
    ip = host or (found[0].ip if found else lan.LOOPBACK)
    address = lan.join_url(ip, server.port)
    if not host and not found:
        itself = lan.has_way(lan.LOOPBACK)
        tell(_no_network() if itself else say(Refused("no-loopback")))
    tell(_("Phones open {address}").format(address=address))
    for line in _drawn(address):
        tell(line)
    tell(_("Stop with Ctrl+C."))


def _no_network() -> str:
    return _(
        "There is no network: only this laptop can reach the pages. Join the room's Wi-Fi or plug "
        "in a cable, then start again."
    )


def _drawn(address: str) -> Iterator[str]:
    """The address as a QR code of half blocks, light where the paper would be."""
    from app.qr import qr_modules

    rows = [list(row) for row in qr_modules(address.upper())]
    width = len(rows[0]) + 4
    edge = [[False] * width] * 2
    framed = [*edge, *([False, False, *row, False, False] for row in rows), *edge]
    if len(framed) % 2:
        framed.append([False] * width)
    blocks = {(True, True): " ", (True, False): "▄", (False, True): "▀", (False, False): "█"}
    for upper, lower in zip(framed[::2], framed[1::2], strict=True):
        yield "".join(blocks[pair] for pair in zip(upper, lower, strict=True))
