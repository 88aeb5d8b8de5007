"""The slim strip that says where the text is on its way: what is open, and what comes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from app.i18n import _
from app.models.recommendations import STAGES, Gate, Stage
from app.ui.theme import Role, Space, colours_of, scaled
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets import Badge, Button, ElidedText, IconButton, Kind, Text, Tint, Tone
from app.way_words import meaning, place_words, stage_name, state_word

_MEANING_FROM: Final = 620
_CALL_FROM: Final = 820
"""How wide the strip is at least where it says more, and offers more."""
_HIGH: Final = 6


class PhaseStrip(QWidget):
    """Shows a gate. `moved` asks for the step that comes next: to close what is open, or to open
    what follows; `called` for a last call, `menu_wanted` for all that can be done, with a place.
    """

    moved = Signal()
    called = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("phase-strip")
        self._gate = Gate()
        self.name, self.state = Text(role=Role.STRONG), Badge()
        self.place, self.meaning = Text(tone=Tone.MUTED), ElidedText(tone=Tone.MUTED)
        self.call, self.step = Button(kind=Kind.QUIET, icon_name="bell"), Button()
        self.more = IconButton("ellipsis")
        self._marks = _Marks()
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        told: tuple[QWidget, ...] = (self.place, self.name, self.state)
        acts: tuple[QWidget, ...] = (self.call, self.step, self.more)
        for part in told:
            row.addWidget(part)
        row.addWidget(self.meaning, 1)
        row.addStretch(0)  # keeps the buttons as wide as their words where there is no meaning
        for part in acts:
            row.addWidget(part)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(Space.HAIR)
        grid.addLayout(row, 0, 0)
        grid.addWidget(self._marks, 1, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for button in (self.call, self.step):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.step.clicked.connect(self.moved)
        self.call.clicked.connect(self.called)
        self.more.clicked.connect(self._on_more)

    def show_gate(self, gate: Gate) -> None:
        """Where the gate is now."""
        self._gate = gate
        self._marks.show_stage(gate.stage)
        self.retranslate()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        gate = self._gate
        self.more.name_it(_("Phases"))
        self.call.setText(_("Last call"))
        self.place.setText(place_words(gate.stage) if gate.stage else _("Phases"))
        self.name.setText(stage_name(gate.stage) if gate.stage else "")
        self.name.setVisible(gate.is_followed)
        tint = Tint.WARNING if gate.until else Tint.POSITIVE if gate.is_open else Tint.INFO
        self.state.show_text(state_word(gate), tint)
        self.state.setVisible(gate.is_followed)
        told = meaning(gate) or _("From values to handover: say what is open, and what is closed.")
        self.meaning.setText(told)
        self.step.setText(step_words(gate))
        self.step.setVisible(bool(step_words(gate)))
        named = filter(None, (self.place.text(), self.name.text(), state_word(gate), told))
        self.setAccessibleName(", ".join(named))
        self._show_what_fits()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has no room is in the menu."""
        super().resizeEvent(event)
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        gate, wide = self._gate, self.width()
        self.meaning.setVisible(wide >= scaled(_MEANING_FROM))
        may_call = gate.is_open and not gate.until and wide >= scaled(_CALL_FROM)
        self.call.setVisible(may_call)
        self.place.setVisible(not gate.is_followed or wide >= scaled(_MEANING_FROM))

    def _on_more(self) -> None:
        self.menu_wanted.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def step_words(gate: Gate) -> str:
    """What the next step is called: close what is open, open what follows; "" at the end."""
    if gate.stage is None:
        return _("Begin the phases")
    if gate.is_open:
        return _("Close")
    then = gate.stage.then
    return _("Open: {name}").format(name=stage_name(then)) if then else ""


class _Marks(QWidget):
    """A mark for each phase: those behind and the one that is on filled, those to come empty."""

    def __init__(self) -> None:
        super().__init__()
        self._stage: Stage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_stage(self, stage: Stage | None) -> None:
        """The phase that is on; None shows nothing."""
        self._stage = stage
        self.setVisible(stage is not None)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(scaled(200), scaled(_HIGH))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The row of marks."""
        if self._stage is None:
            return
        painter, colours = QPainter(self), colours_of(self)
        gap, high = scaled(4), float(self.height())
        wide = (self.width() - gap * (len(STAGES) - 1)) / len(STAGES)
        for at, each in enumerate(STAGES):
            rect = QRectF(at * (wide + gap), 0, wide, high)
            if each is not self._stage:
                rect.adjust(0, high / 4, 0, -high / 4)
            is_behind = each.number <= self._stage.number
            fill_rounded(painter, rect, colours.accent if is_behind else colours.outline)
