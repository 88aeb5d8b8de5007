"""A second desk: the code with which another laptop or tablet checks people in."""

from __future__ import annotations

from app.document import Document
from app.i18n import _
from app.models.people import DeskCode
from app.ui.arrival.acts import ArrivalActs
from app.ui.share_dialog import Shared, SharedWords


def second_desk(document: Document, acts: ArrivalActs) -> Shared:
    """The desk of the day on screen."""

    def code() -> str:
        assembly = document.assembly
        held = assembly.people.desk_codes.get(assembly.mandate.meeting, DeskCode())
        return held.code if held.is_open(document.now()) else ""

    return Shared("share-desk", "d", _words, code, acts.open_desk, acts.close_desk)


def _words() -> SharedWords:
    return SharedWords(
        title=_("A second desk"),
        offer=_("Another laptop or a tablet on the same network can check people in."),
        how=_("Scan with the tablet, or type the address and then the code."),
        until=_("Good for one day. Whoever has it sees names and tables, nothing else."),
        open=_("Open a second desk"),
    )
