"""All tables' addresses in one look."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.ui.notes.addresses import AddressesDialog
from app.ui.notes.qr import TableAddresses
from app.ui.theme import Appearance
from app.ui.widgets import Card
from tests.ui.shell import look, session_look

__all__ = ["look", "session_look"]


def test_cards_are_even_whatever_signs_a_code_has(look: Appearance, qtbot: QtBot):
    codes = ("111111", "MWKYGW", "BCVXRC", "WWWWWW")
    dialog = AddressesDialog(TableAddresses(tuple(f"http://192.0.2.2:8642/t/{e}" for e in codes)))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    cards = dialog.findChildren(Card)
    assert len(cards) == 4
    assert len({each.height() for each in cards}) == 1
    assert len({each.y() for each in cards[:3]}) == 1
