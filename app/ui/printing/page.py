"""What is printed for the day: each kind with a sketch, and one click to the PDF."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app import i18n
from app.document import Document
from app.i18n import LANGUAGES, Language, _, _n
from app.models import texts
from app.models.assembly import Aspect, Assembly
from app.models.errors import Refused
from app.refusals import say
from app.ui.files import ask_where_to_save
from app.ui.icons import icon
from app.ui.page import Page, scroll_to
from app.ui.printing import words as print_words
from app.ui.printing.acts import PrintActs, Wish
from app.ui.printing.card import SECRET, PrintCard
from app.ui.printing.cards_dialog import PrintCardsDialog
from app.ui.printing.looking import LookingFolder
from app.ui.printing.opening import Opener, answered, not_opened_words, open_file
from app.ui.theme import Space, scaled
from app.ui.toast import Toast
from app.ui.widgets import (
    Arrival,
    Button,
    FlowLayout,
    FormRows,
    SectionHeader,
    Text,
    Tone,
)

_CARD_WIDTH = 236
_BESIDE_FROM = 860


class PrintPage(Page):
    """Options above, a card for each kind below."""

    aspects: ClassVar[Aspect] = Aspect.SEATING | Aspect.MANDATE | Aspect.PEOPLE | Aspect.POLL

    def __init__(
        self,
        document: Document,
        address: Callable[[], str],
        *,
        opener: Opener = open_file,
        parent: QWidget | None = None,
    ) -> None:
        """`address` gives the room server's, "" while there is none; `opener` shows a PDF."""
        super().__init__(parent)
        self._document, self._address, self._opener = document, address, opener
        self.acts = PrintActs(document, self)
        self._folder = LookingFolder(self)
        self._header = SectionHeader()
        self.round, self.language, self.address = QComboBox(), QComboBox(), QLineEdit()
        self.only_changed, self.unprintable = QCheckBox(), Text(tone=Tone.WARNING, wraps=True)
        self._is_own_address, self._own_language = False, ""
        self._columns = 0
        self._wanted = ""
        self._options = [FormRows() for _number in range(3)]
        self.cards = {kind: PrintCard(kind, self) for kind in print_words.ORDER}
        self._make_actions()
        self._lay_out()
        Arrival(self, self.round.setFocus)
        self._connect()

    def bring(self, kind: str) -> None:
        """Scrolls to a card and puts the keyboard there, now or when the page comes on."""
        self._wanted = kind
        if self.isVisible():
            self._show_wanted()

    def show_assembly(self, assembly: Assembly) -> None:
        """The rounds that can be printed, and where phones find the room."""
        meeting = assembly.mandate.meeting
        self._show_rounds(len(assembly.seating.rounds(meeting)))
        self._show_address()
        self._show_unprintable()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._header.show_texts(
            _("Print"), _("Everything on A4, in black and white or colour, with cutting marks.")
        )
        self._name_languages()
        self._show_rounds(max(0, self.round.count() - 1), is_renamed=True)
        self._options[0].show_texts(self.round, _("Rounds"))
        self._options[1].show_texts(self.language, _("Language of the print-outs"))
        self._options[2].show_texts(self.address, _("Address for phones"))
        self.address.setPlaceholderText(_("empty: no QR codes"))
        self.only_changed.setText(_("Only what has changed"))
        self.only_changed.setToolTip(
            _(
                "Badges, round cards, lists and table cards that differ from what was last printed"
                " from this document. Of what never was, those that differ from the plan before its"
                " first change at the door."
            )
        )
        for card in self.cards.values():
            card.retranslate()
        for action, button in self._actions:
            action.setText(button.accessibleName())
        self._show_unprintable()

    def showEvent(self, event: QShowEvent) -> None:
        """The laptop may have found another network meanwhile."""
        super().showEvent(event)
        self._show_address()
        if self._wanted:
            QTimer.singleShot(0, self, self._show_wanted)  # the cards have their places by then

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The options move below the title, and the cards into fewer columns, in a narrow page."""
        super().resizeEvent(event)
        beside = self.width() >= scaled(_BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._top.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._place_cards()
        self._keep_brought()

    # -- what can be done

    def open_print(self, kind: str) -> None:
        """Makes it and shows it."""
        target = self._folder.file(print_words.file_name(kind))
        self.cards[kind].show_working(True)
        self.acts.make(self._wish(kind), target, partial(self._on_made, kind, True))

    def ask_to_save(self, kind: str) -> None:
        """Asks where to; for voting cards first how many."""
        if kind != SECRET:
            self._ask_where(kind, partial(self.save_print, kind))
            return
        dialog = PrintCardsDialog(self._document.assembly, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._on_count, dialog))
        dialog.open()

    def save_print(self, kind: str, file: str) -> None:
        """Makes it and leaves it there."""
        self.cards[kind].show_working(True)
        self.acts.make(self._wish(kind), Path(file), partial(self._on_made, kind, False))

    def save_cards(self, count: int, file: str, *, is_large: bool = False) -> None:
        """Draws a deck and leaves its PDF there."""
        self.cards[SECRET].show_working(True)
        made = partial(self._on_made, SECRET, True)
        wish = replace(self._wish(SECRET), large=is_large)
        self.acts.make_cards(wish, count, Path(file), made)

    # -- inside

    def _show_wanted(self) -> None:
        card, self._wanted = self.cards.get(self._wanted), ""
        if card is None:
            return
        card.main_button.setFocus(Qt.FocusReason.TabFocusReason)
        scroll_to(card)

    def _keep_brought(self) -> None:
        """A page that is shown the first time takes its height later than the keyboard's place."""
        for card in self.cards.values():
            if card.main_button.hasFocus():
                scroll_to(card)

    def _wish(self, kind: str) -> Wish:
        chosen = self.language.currentData()
        language: Language = chosen if i18n.is_language(str(chosen)) else i18n.language()
        typed = self.address.text().strip().rstrip("/")
        address = typed if not typed or "://" in typed else f"http://{typed}"
        number, only_changed = max(0, self.round.currentIndex()), self.only_changed.isChecked()
        is_large = self.cards[kind].large.isChecked()
        return Wish(kind, language, address, number, only_changed, large=is_large)

    def _show_rounds(self, count: int, *, is_renamed: bool = False) -> None:
        if self.round.count() == count + 1 and not is_renamed:
            return
        at = self.round.currentIndex()
        self.round.clear()
        self.round.addItem(_("All rounds"))
        for number in range(1, count + 1):
            self.round.addItem(_("Round {number}").format(number=number))
        self.round.setCurrentIndex(at if 0 <= at <= count else 0)

    def _show_address(self) -> None:
        if not self._is_own_address and not self.address.hasFocus():
            self.address.setText(self._address().removeprefix("http://"))

    def _show_unprintable(self) -> None:
        """Who would be a row of boxes on paper, before anything is printed."""
        people = self._document.assembly.people
        names = [each.name for each in people if not texts.can_be_printed(each.name)]
        self.unprintable.setVisible(bool(names))
        told = _n(
            "{names} has letters that cannot be printed. Write under “Wants to be called” what "
            "badges and lists shall show, in Latin letters.",
            "{names} have letters that cannot be printed. Write under “Wants to be called” what "
            "badges and lists shall show, in Latin letters.",
            len(names),
        )
        self.unprintable.setText(told.format(names=i18n.joined(names)))

    def _name_languages(self) -> None:
        chosen = self._own_language or i18n.language()
        self.language.clear()
        names = {"da": _("Danish"), "en": _("English")}
        for each in LANGUAGES:
            self.language.addItem(names[each], each)
        self.language.setCurrentIndex(max(0, self.language.findData(chosen)))

    def _ask_where(self, kind: str, chosen: Callable[[str], None]) -> None:
        suggested = Path.home() / print_words.file_name(kind)
        ask_where_to_save(self, print_words.title(kind), suggested, "PDF (*.pdf)", chosen)

    def _make_actions(self) -> None:
        """What each card's buttons do, for the menu and the palette; secret cards are not shown."""
        self._actions: list[tuple[QAction, Button]] = []
        for kind, card in self.cards.items():
            made = (("open", "eye", card.open_button), ("save", "download", card.save_button))
            for key, icon_name, button in made:
                if key == "open" and kind == SECRET:
                    continue
                action = QAction(icon(icon_name), "", self)
                action.setObjectName(f"print-{key}-{kind}")
                action.triggered.connect(button.click)
                self.offer(action)
                self._actions.append((action, button))

    def _lay_out(self) -> None:
        options = FlowLayout(Space.MEDIUM, is_right_aligned=True)
        for rows, field, wide in zip(
            self._options, (self.round, self.language, self.address), (136, 136, 190), strict=True
        ):
            rows.add("", field)
            field.setMinimumWidth(scaled(wide))
            options.addWidget(rows)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(Space.MEDIUM)
        self._top.addWidget(self._header, 1)
        self._top.addLayout(options, 2)
        self._shelf = QGridLayout()
        self._shelf.setSpacing(Space.MEDIUM)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        page.setSpacing(Space.LARGE)
        page.addLayout(self._top)
        page.addWidget(self.unprintable)
        page.addWidget(self.only_changed, 0, Qt.AlignmentFlag.AlignRight)
        page.addLayout(self._shelf)
        page.addStretch(1)

    def _place_cards(self) -> None:
        """As many beside each other as the width holds; those of a row are equally high."""
        columns = max(1, min(4, self.width() // scaled(_CARD_WIDTH)))
        if columns == self._columns:
            return
        for old in range(self._shelf.columnCount()):
            self._shelf.setColumnStretch(old, 0)
        self._columns = columns
        for number, card in enumerate(self.cards.values()):
            self._shelf.addWidget(card, number // columns, number % columns)
            self._shelf.setColumnStretch(number % columns, 1)

    def _connect(self) -> None:
        self.address.textEdited.connect(self._on_address)
        self.language.activated.connect(self._on_language)
        for card in self.cards.values():
            card.open_wanted.connect(self.open_print)
            card.save_wanted.connect(self.ask_to_save)

    def _on_address(self) -> None:
        """What a person typed stays, nothing too."""
        self._is_own_address = True

    def _on_language(self, _at: int) -> None:
        """What a person chose stays, whatever the window speaks."""
        self._own_language = str(self.language.currentData())

    def _on_count(self, dialog: PrintCardsDialog) -> None:
        save = partial(self.save_cards, dialog.count, is_large=dialog.is_large)
        self._ask_where(SECRET, save)

    def _on_made(
        self, kind: str, shows: bool, path: Path | None, refused: Refused | None
    ) -> Future[bool]:
        """True when it is in somebody's hands."""
        self.cards[kind].show_working(False)
        if refused is not None or path is None:
            self._tell(kind, say(refused) if refused else "", Tone.DANGER)
            return answered(False)
        if not shows or kind == SECRET:
            self._tell(kind, _("Saved as {file}.").format(file=path.name))
        if not shows:
            return answered(True)
        answer = self._opener(path)
        answer.add_done_callback(partial(self._on_opened, kind, path))
        return answer

    def _on_opened(self, kind: str, path: Path, answer: Future[bool]) -> None:
        if not shiboken6.isValid(self):
            return
        if not answer.result():
            self._tell(kind, not_opened_words(path), Tone.DANGER)
        elif kind != SECRET:
            self._tell(kind, _("Open in your PDF program. Print it there."))

    def _tell(self, kind: str, words: str, tone: Tone = Tone.MUTED) -> None:
        """What came of it, for good or ill: on its card, which is brought into sight, and at the
        foot of the window, for whoever has gone on meanwhile.
        """
        card = self.cards[kind]
        card.tell(words, tone)
        scroll_to(card)
        if words:
            self.told.emit(Toast(f"{print_words.title(kind)}: {words}"))
