"""One member's details: to add somebody, or to correct what the list said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.imports.members.reading import tidy_mobile
from app.models.people import Details, Member
from app.models.seating import MOST_TABLES
from app.models.texts import LINE
from app.ui.members.find import known_values
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, FormRows, Kind, Text


class MemberDialog(QDialog):
    """A form over the page; Enter confirms, Escape cancels.

    After `accepted`, `details` and `fixed_table` (0 for none) are what the person wants.
    """

    def __init__(
        self,
        members: Sequence[Member],
        headers: Sequence[str],
        member: Member | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`members` are those known so far: their values are offered for each of `headers`."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.member = member.id if member else ""
        self._number = member.number if member else 0
        self._title = Text(role=Role.HEADING)
        self._rows = FormRows()
        self.name, self.called, self.mobile, self.email = (_line() for _each in range(4))
        self.table = QSpinBox()
        self.table.setRange(0, MOST_TABLES)
        self.attributes = {header: _choice(members, header) for header in headers}
        self._confirm = Button(kind=Kind.PRIMARY)
        self._cancel = Button()
        self._lay_out()
        if member is not None:
            self._fill(member)
        self.retranslate()
        self.resize(self.sizeHint())

    @property
    def details(self) -> Details:
        """What the fields say."""
        told = {header: box.currentText().strip() for header, box in self.attributes.items()}
        return Details(
            self.name.text().strip(),
            tidy_mobile(self.mobile.text().strip()),
            self.email.text().strip(),
            tuple(told.items()),
            self.called.text().strip(),
        )

    @property
    def fixed_table(self) -> int:
        """The table the member keeps to, 0 for none."""
        return self.table.value()

    def accept(self) -> None:
        """Closes when there is a name."""
        if self.details.name:
            super().accept()
        else:
            self._rows.show_error(self.name, _("Enter the member's name."))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Narrow, and as high as the form if there is room."""
        wanted = self._rows.sizeHint().height() + scaled(150)
        return QSize(scaled(420), wanted).boundedTo(self.screen().availableSize() * 0.9)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        title = _("Member no. {number}") if self._number else _("Add member")
        self.setWindowTitle(title.format(number=self._number))
        self._title.setText(self.windowTitle())
        show = self._rows.show_texts
        self._forget_error()
        show(self.called, _("Wants to be called"))
        self.called.setPlaceholderText(_("The name on badges, lists and the room screen"))
        show(self.mobile, _("Mobile"))
        show(self.email, _("E-mail"))
        for header, box in self.attributes.items():
            show(box, header)
        self.table.setSpecialValueText(_("None"))
        show(
            self.table, _("Fixed table"), _("If set, the member sits at this table in every round.")
        )
        self._confirm.setText(_("Save") if self._number else _("Add member"))
        self._cancel.setText(_("Cancel"))

    def _forget_error(self) -> None:
        self._rows.show_texts(self.name, _("Name"))

    def _fill(self, member: Member) -> None:
        details = member.details or Details("")
        for field, value in (
            (self.name, details.name),
            (self.called, details.called),
            (self.mobile, details.mobile),
            (self.email, details.email),
        ):
            field.setText(value)
            field.setCursorPosition(0)
        self.table.setValue(member.fixed_table)
        for header, box in self.attributes.items():
            box.setCurrentText(details.attribute(header))

    def _lay_out(self) -> None:
        lines = (self.name, self.called, self.mobile, self.email)
        for field in (*lines, *self.attributes.values(), self.table):
            self._rows.add("", field)
        frame = QScrollArea()
        frame.setFrameShape(QFrame.Shape.NoFrame)
        frame.setWidgetResizable(True)
        frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab passes it by
        frame.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows.setContentsMargins(2, 2, Space.MEDIUM, 2)
        frame.setWidget(self._rows)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE)
        column.setSpacing(Space.LARGE)
        column.addWidget(self._title)
        column.addWidget(frame, 1)
        column.addLayout(buttons)
        self._confirm.setDefault(True)
        self._cancel.setAutoDefault(False)
        self._confirm.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self.name.textEdited.connect(self._forget_error)
        self.name.setFocus()


def _line() -> QLineEdit:
    field = QLineEdit()
    field.setMaxLength(LINE)
    return field


def _choice(members: Sequence[Member], header: str) -> QComboBox:
    """What others have under this attribute, or anything else."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItem("")
    box.addItems(known_values(members, header))
    field = box.lineEdit()
    assert field is not None
    field.setMaxLength(LINE)
    # A value is no longer than the form is wide; the list beside it shows the rest.
    box.setMinimumContentsLength(12)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box
