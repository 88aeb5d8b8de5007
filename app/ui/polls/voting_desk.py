"""The voting desk: the code with which a device of the room serves members without a phone."""

from __future__ import annotations

import random

from app.document import Document
from app.i18n import _
from app.models import voting
from app.phones.desk_view import draw_desk_code
from app.ui.share_dialog import Shared, SharedWords


def voting_desk(document: Document) -> Shared:
    """The desk of an open document."""

    def code() -> str:
        kiosk = document.assembly.voting.kiosk
        return kiosk.code if kiosk.is_open(document.now()) else ""

    def open_desk() -> None:
        drawn = draw_desk_code(random.SystemRandom())
        document.perform(voting.open_kiosk, drawn, document.now())

    def close_desk() -> None:
        document.perform(voting.open_kiosk, "", document.now())

    return Shared("voting-desk", "k", _words, code, open_desk, close_desk)


def _words() -> SharedWords:
    return SharedWords(
        title=_("A voting desk"),
        offer=_("A tablet or laptop on the same network can serve members without a phone."),
        how=_("Scan with the tablet, or type the address and then the code."),
        until=_("Good for one day. The device votes with the members' cards and keeps nothing."),
        open=_("Open a voting desk"),
    )
