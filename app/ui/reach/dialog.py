"""Try it with a phone: a code to scan, whether one has come, and likely causes when none does."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _, _n, clock
from app.phones.reach import Cause, Symptom, likely
from app.ui.notes.qr import QrCode
from app.ui.reach.words import address_words, cause_advice, cause_title, symptom_words
from app.ui.server_link import ServerLink
from app.ui.theme import Role, Space, scaled
from app.ui.today.clock import minute_of_day
from app.ui.widgets import Button, Card, Glyph, Kind, Text, Tone

PROBE_PATH: Final = "/ok"
_LOOK_MS: Final = 2_000


class ReachDialog(QDialog):
    """Opened with `open()`. It looks at the network again while it is open."""

    def __init__(self, server: ServerLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._server = server
        self._came_at = 0
        self._told: tuple[object, ...] = ()
        self._heading, self._hint = Text(role=Role.HEADING), Text(tone=Tone.MUTED, wraps=True)
        self._qr, self.url = QrCode(210), Text(role=Role.HEADING)
        self.url.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.addresses, self.symptoms = QComboBox(), QComboBox()
        self._address_label, self._symptom_label = Text(role=Role.LABEL), Text(role=Role.LABEL)
        self._sign = Glyph("smartphone", pixels=22)
        self.state = Text(role=Role.SUBHEADING, wraps=True)
        self._causes = QVBoxLayout()
        self._inside = QWidget()
        self._close = Button(kind=Kind.PRIMARY)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(server.look_again)
        self._timer.start()
        self._connect()
        self.retranslate()
        self._close.setFocus()

    def sizeHint(self) -> QSize:
        """The code and the causes beside each other."""
        return QSize(scaled(820), scaled(580))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("Phones and the network"))
        self._heading.setText(self.windowTitle())
        self._hint.setText(
            _("Scan the code with a phone that is on the room's Wi-Fi, or type the address.")
        )
        self._address_label.setText(_("Address that phones are told"))
        self._symptom_label.setText(_("What does the phone do?"))
        self.addresses.setAccessibleName(self._address_label.text())
        self.symptoms.setAccessibleName(self._symptom_label.text())
        self._close.setText(_("Close"))
        at = max(self.symptoms.currentIndex(), 0)
        self.symptoms.blockSignals(True)
        self.symptoms.clear()
        self.symptoms.addItems([symptom_words(each) for each in Symptom])
        self.symptoms.setCurrentIndex(at)
        self.symptoms.blockSignals(False)
        self._told = ()
        self._show()

    def _show(self) -> None:
        """The network and the phones as they are now; nothing moves while nothing changes."""
        server = self._server
        symptom = [*Symptom][max(self.symptoms.currentIndex(), 0)]
        told = (server.reach, server.address, server.devices, server.is_starting, symptom)
        if (*told, self._came_at) == self._told:
            return
        self._told = (*told, self._came_at)
        self._show_address()
        self._show_state()
        has_come = bool(server.devices or self._came_at)
        is_open = bool(server.address)
        self._symptom_label.setVisible(is_open and not has_come)
        self.symptoms.setVisible(is_open and not has_come)
        is_quiet = has_come or server.is_starting
        self._show_causes(() if is_quiet else likely(server.reach, symptom))

    def _show_address(self) -> None:
        server = self._server
        self._qr.show_text(f"{server.address}{PROBE_PATH}" if server.address else "")
        self._qr.setVisible(bool(server.address))
        self.url.setText(server.typed.removeprefix("http://"))
        usable = [e for e in server.reach.survey.usable if e.ip in server.reach.verified]
        self.addresses.blockSignals(True)
        self.addresses.clear()
        for each in usable:
            self.addresses.addItem(address_words(each), each.ip)
        self.addresses.setCurrentIndex(self.addresses.findData(server.ip))
        self.addresses.blockSignals(False)
        for part in (self._address_label, self.addresses):
            part.setVisible(len(usable) > 1)

    def _show_state(self) -> None:
        server, n = self._server, self._server.devices
        if self._came_at:
            words = _("A phone has come through at {time}").format(
                time=clock(minute_of_day(self._came_at))
            )
        elif n:
            words = _n("{n} phone has come through", "{n} phones have come through", n).format(n=n)
        elif server.is_starting:
            words = _("Getting ready for phones…")
        elif server.address:
            words = _("No phone has come through yet")
        else:
            words = _("Phones cannot come now")
        has_come = bool(self._came_at or n)
        icon_name = "circle-check" if has_come else "smartphone"
        tone = "positive" if has_come else "muted" if server.address else "danger"
        self._sign.show_icon(icon_name, tone)
        self.state.setText(words)

    def _show_causes(self, causes: tuple[Cause, ...]) -> None:
        while (item := self._causes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self._came_at or self._server.devices:
            done = _("Phones on this Wi-Fi can take part. Nothing more is needed here.")
            self._causes.addWidget(Text(done, tone=Tone.MUTED, wraps=True))
        for number, cause in enumerate(causes, 1):
            title = cause_title(cause)
            card = Card(f"{number}. {title}" if len(causes) > 1 else title, padding=Space.MEDIUM)
            card.body.addWidget(Text(cause_advice(cause, self._server.port), wraps=True))
            self._causes.addWidget(card)
        self._causes.addStretch(1)

    def _on_probed(self) -> None:
        """From here on it is known that phones come; the time shows that this one did."""
        self._came_at = self._server.now()
        self._show()

    def _on_address(self, at: int) -> None:
        self._server.choose(str(self.addresses.itemData(at)))

    def _on_symptom(self, _at: int) -> None:
        self._show()

    def _on_reached(self, _count: int) -> None:
        self._show()

    def _connect(self) -> None:
        queued = Qt.ConnectionType.QueuedConnection
        self._server.probed.connect(self._on_probed, queued)
        self._server.reached.connect(self._on_reached, queued)
        self._server.changed.connect(self._show)
        self.addresses.activated.connect(self._on_address)
        self.symptoms.currentIndexChanged.connect(self._on_symptom)
        self._close.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        left, right, across = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        middle = Qt.AlignmentFlag.AlignHCenter
        left.addWidget(self._qr, 0, middle)
        left.addWidget(self.url, 0, middle)
        left.addSpacing(Space.MEDIUM)
        left.addWidget(self._address_label)
        left.addWidget(self.addresses)
        left.addStretch(1)
        state = QHBoxLayout()
        state.addWidget(self._sign)
        state.addWidget(self.state, 1)
        scroller = QScrollArea()
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        self._causes.setContentsMargins(0, 0, Space.SMALL, 0)
        self._inside.setLayout(self._causes)
        scroller.setWidget(self._inside)
        right.addLayout(state)
        right.addWidget(self._symptom_label)
        right.addWidget(self.symptoms)
        right.addWidget(scroller, 1)
        across.setSpacing(Space.HUGE)
        across.addLayout(left)
        across.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        for part in (self._heading, self._hint):
            column.addWidget(part)
        column.addLayout(across, 1)
        column.addLayout(foot)
        self._close.setDefault(True)
