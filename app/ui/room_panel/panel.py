"""The facilitator's view of the room screen: preview, take, live, covers, clock and pages."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLayout, QVBoxLayout, QWidget

from app.document import Document
from app.i18n import _, _p, language
from app.models.assembly import Aspect
from app.models.room import Cover, Showing, cover_screen, take_scene, uncover_screen
from app.ui.clicker import BEGIN_KEY, END_KEY, TAKE_KEYS, acts_once, clicked
from app.ui.held import HeldKeys
from app.ui.plain_keys import black_keys, keys_of, place_of
from app.ui.room_panel.chosen import Chosen
from app.ui.room_panel.page_keys import PageKeys
from app.ui.room_panel.picker import ScenePicker
from app.ui.room_panel.rows import column_of, row_of
from app.ui.room_panel.stage import Stage
from app.ui.room_panel.thumbnail import Thumbnail
from app.ui.room_panel.tools import RoomTools
from app.ui.room_panel.words import clock_told, preview_words, scene_words, state_words
from app.ui.room_place import Place, RoomPlace
from app.ui.scenes import Address, corner, picture
from app.ui.slides import slide_of
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import (
    Badge,
    Button,
    ElidedText,
    FlowLayout,
    IconButton,
    Kind,
    Text,
    Tone,
)

_SIDE_BY_SIDE: Final = 660
_NARROWEST: Final = 240
_HEAD: Final = 24
_SMALLEST: Final = 168
"""How wide the pictures are at least under each other. They are pictures: they do not grow with the
text, and they give way so that the list keeps its rows."""
_ROWS, _LEAST_ROWS, _UNBOUND = 5, 3, 16_777_215
_AGAIN_MS: Final = 400
"""A second press so soon is the first one's: what has come into the preview since then nobody has
looked at, and taken twice is twice to undo."""
_GAPS: Final = 6 * Space.SMALL + 4 * Space.MEDIUM
_NATIVE: Final = QKeySequence.SequenceFormat.NativeText
_TYPED: Final = Qt.WidgetAttribute.WA_InputMethodEnabled
_COVERS: Final = {Cover.BLANK: "eye-off", Cover.FREEZE: "snowflake", Cover.TITLE: "type"}


class RoomPanel(QWidget):
    """PREVIEW | LIVE. What is chosen here reaches the room only by `take`.

    What stands in the preview, and how long, is told by `Chosen`. Made once for a document; it
    drives the live slide also while it is hidden, but looks at nothing else then.
    """

    def __init__(self, document: Document, room: RoomPlace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._room = room
        self._chosen = Chosen(document.assembly)
        HeldKeys(self, acts_once)
        self._shown: Showing | None = None
        self._row, self._section = 0, ""
        self._just_taken = QTimer(self)
        self._just_taken.setSingleShot(True)
        self._just_taken.setInterval(_AGAIN_MS)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._refresh)
        self.stage = Stage(document, room.window, self)
        self.preview = Thumbnail(room.window)
        self.live = Thumbnail(room.window, is_live=True)
        self.picker = ScenePicker()
        self.tools = RoomTools(document, self._preview_showing, room.window, self)
        self._build()
        self._connect()
        self.retranslate()

    @property
    def chosen(self) -> Showing:
        """What stands in the preview."""
        return self._chosen.showing(self._document.assembly)

    def take(self) -> None:
        """Shows the preview to the room; a second press at once was meant for the same take."""
        assembly = self._document.assembly
        is_again = self._just_taken.isActive() and not self._chosen.is_of_person
        self._just_taken.start()
        if is_again:
            return
        chosen = self._chosen.take(assembly)
        label = _("Show {scene} to the room").format(scene=scene_words(assembly, chosen))
        self._document.do(label, take_scene, chosen, language(), self._document.now())

    def pick(self, showing: Showing) -> None:
        """Puts a scene into the preview."""
        self._chosen.pick(showing)
        self._refresh()

    def begin(self) -> None:
        """What a clicker's "begin" means: the room sees the slide."""
        self._document.perform(uncover_screen)
        if self._room.is_on:
            self._room.come_forward()
        else:
            self._room.show()

    def rest(self) -> None:
        """What a clicker's "end" means: the title card, until "begin"."""
        if self._document.assembly.room_screen.cover is not Cover.TITLE:
            self.cover(Cover.TITLE)

    def obey(self, meant: Cover | Qt.Key) -> None:
        """A clicker's key, wherever it was pressed."""
        if isinstance(meant, Cover):
            self.cover(meant)
        else:
            {TAKE_KEYS[0]: self.take, BEGIN_KEY: self.begin, END_KEY: self.rest}[meant]()

    def cover(self, cover: Cover) -> None:
        """Covers the room screen, or uncovers it when it is covered so."""
        self._document.perform(cover_screen, cover)

    def show_address(self, address: Address | None) -> None:
        """Tells where phones find the room, for the slides that say so."""
        self.stage.show_address(address)
        self._shown = None
        self._refresh_soon()

    def retranslate(self) -> None:
        """Every text in the language of the moment."""
        self._preview_title.setText(_("Preview"))
        self.preview.setAccessibleName(_("Preview"))
        self.live.setAccessibleName(_("Live in the room"))
        self.picker.setAccessibleName(_("Scenes for the room screen"))
        take = _("Take to the room")
        self._take.setText(take)
        self._take.setAccessibleName(take)
        self._more.name_it(_("Messages, slides of your own, foyer"))
        self.tools.retranslate()
        told = _("Enter in the list, or Ctrl+Enter on any page but Recommendations, where it saves")
        self._take.setToolTip(told)
        names = {
            Cover.BLANK: (_p("cover", "Black"), "B", _("Black screen")),
            Cover.FREEZE: (_p("cover", "Freeze"), "F", _("Freeze")),
            Cover.TITLE: (_p("cover", "Title"), "T", _("Title card")),
        }
        for cover, button in self._covers.items():
            words, key, whole = names[cover]
            button.setText(words)
            button.show_key(key, key)
            always = QKeySequence(f"Ctrl+Shift+{key}").toString(_NATIVE)
            button.setToolTip(f"{whole} ({always})")
            button.setAccessibleName(whole)
        self._pages.retranslate()
        self._refresh_soon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A clicker's keys while the list or one of the pictures has the keyboard."""
        meant = clicked(event)
        if isinstance(meant, Cover | Qt.Key):
            self.obey(meant)
        elif meant is not None:
            self.stage.step(meant)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while it was hidden."""
        super().showEvent(event)
        self._refresh_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else under each other."""
        super().resizeEvent(event)
        wide = self.width() >= scaled(_SIDE_BY_SIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._pair.direction() != way:
            self._pair.setDirection(way)
        for cover, button in self._covers.items():
            button.set_icon_name(_COVERS[cover] if wide else "")
        self._fit()

    def _fit(self) -> None:
        """Under each other the pictures share the height that words and list leave them."""
        if self.width() >= scaled(_SIDE_BY_SIDE):
            for each in (self.preview, self.live):
                each.setMinimumSize(0, 0)
                each.setMaximumSize(_UNBOUND, _UNBOUND)
            for box in (self._cover_box, self._pages):
                box.setMinimumHeight(0)
            return
        inside = self.width() - 2 * Space.MEDIUM
        rest = self._height_of_words(inside)
        row = self._row = self.picker.row_height
        least = self.preview.heightForWidth(_SMALLEST)
        self.setMinimumHeight(rest + 2 * least + _LEAST_ROWS * row)
        high = max(least, (self.height() - rest - _ROWS * row) // 2)
        across = min(inside, self.preview.width_for_height(high))
        # Fixed, or the list, which takes what is left, would take of these first.
        for each in (self.preview, self.live):
            each.setFixedSize(across, each.heightForWidth(across))
        self._cover_box.setMinimumHeight(self._cover_row.heightForWidth(inside))
        self._pages.setMinimumHeight(self._pages.height_in(inside))

    def _height_of_words(self, inside: int) -> int:
        """What stands under each other besides the two pictures and the list's rows."""
        page = self._pages.height_in(inside)
        page += Space.SMALL if page else 0
        heads = 2 * max(scaled(_HEAD), self._state.sizeHint().height())
        buttons = self._take.sizeHint().height() + self._cover_row.heightForWidth(inside)
        return heads + buttons + page + _GAPS + 2 * self.picker.frameWidth()

    # -- building

    def _build(self) -> None:
        self._preview_title = Text(role=Role.STRONG)
        self._preview_name = ElidedText(tone=Tone.MUTED)
        self._state = Badge()
        self._clock = Text(role=Role.STRONG, is_tabular=True)
        self._take = Button(kind=Kind.PRIMARY, icon_name="send")
        self._take.setObjectName("take")
        self._covers = {each: Button(icon_name=name) for each, name in _COVERS.items()}
        for button in self._covers.values():
            button.setCheckable(True)
        self._more = IconButton("ellipsis")
        self._pages = PageKeys()
        self._pair = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._pair.setSpacing(Space.MEDIUM)
        self._cover_box = QWidget()
        self._cover_row = FlowLayout(Space.TINY, parent=self._cover_box)
        for button in self._covers.values():
            self._cover_row.addWidget(button)
        self._add_pictures()
        outer = QVBoxLayout(self)
        # Side by side would else be the least width, and the way back to a narrow panel closed.
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(_NARROWEST, _NARROWEST)
        outer.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        outer.setSpacing(Space.MEDIUM)
        outer.addLayout(self._pair)
        outer.addWidget(self.picker, 1)

    def _add_pictures(self) -> None:
        title, name, strut = self._preview_title, self._preview_name, scaled(_HEAD)
        head, take = (
            row_of(title, name, wide=name, strut=strut),
            row_of(self._take, self._more, wide=self._take),
        )
        self._pair.addLayout(column_of(head, self.preview, take), 1)
        head = row_of(self._state, None, self._clock, strut=strut)
        self._pair.addLayout(column_of(head, self.live, self._cover_box, self._pages), 1)

    def _connect(self) -> None:
        self._take.clicked.connect(self.take)
        self.picker.picked.connect(self.pick)
        self.picker.taken.connect(self.take)
        self._more.clicked.connect(self._on_more)
        self.tools.picked.connect(self.pick)
        self._room.window.clicked.connect(self.obey)
        self.stage.taken.connect(self._room.come_forward)
        self._covers[Cover.BLANK].clicked.connect(self._on_blank)
        self._covers[Cover.FREEZE].clicked.connect(self._on_freeze)
        self._covers[Cover.TITLE].clicked.connect(self._on_title)
        self._pages.turned.connect(self.stage.step)
        self._pages.refitted.connect(self._fit)
        self.stage.slide_changed.connect(self._on_slide)
        self.stage.ticked.connect(self._on_tick)
        self._document.changed.connect(self._on_changed)
        self._room.changed.connect(self._on_moved)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self._on_slide()

    # -- what happens

    def show_section(self, section: str) -> None:
        """Which page is on: on Today some of the keys act, too (`app.ui.plain_keys`)."""
        self._section = section
        self._take.show_key("⏎", "" if section == "recommendations" else "Ctrl+⏎")  # there it saves
        self._arm(QApplication.focusWidget())

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._arm(now)

    def _arm(self, focused: QWidget | None) -> None:
        """Keys are on the buttons as they act where the keyboard is; in a field they are typed."""
        is_here = focused is not None and self.isAncestorOf(focused)
        place = place_of(self._section, is_beside=is_here, room_is_on=self._room.is_on)
        is_typing = focused is not None and focused.testAttribute(_TYPED)
        for deed, button in (("take", self._take), *self._covers.items()):
            is_black = deed == "blank" and self._room.is_on and "B" in black_keys(place)
            acts = (is_black or bool(keys_of(deed, place))) and (is_here or not is_typing)
            button.arm(acts or self._room.window.isActiveWindow())

    def _on_blank(self) -> None:
        self.cover(Cover.BLANK)

    def _on_freeze(self) -> None:
        self.cover(Cover.FREEZE)

    def _on_title(self) -> None:
        self.cover(Cover.TITLE)

    def _on_more(self) -> None:
        self.tools.menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _preview_showing(self) -> Showing:
        return self.chosen

    def _on_slide(self) -> None:
        self.live.show_slide(self.stage.slide)
        self._pages.follow(self.stage.slide)

    def _on_moved(self, _place: Place) -> None:
        self._arm(QApplication.focusWidget())
        self.live.updateGeometry()
        self.preview.updateGeometry()
        self._shown = None
        self._refresh_soon()

    def _on_changed(self, aspects: Aspect) -> None:
        if aspects:
            self._chosen.follow(self._document.assembly)
            self._refresh_soon()

    def _on_tick(self, now: int) -> None:
        if not self.isVisible():
            return
        if self.preview.slide is not None:
            self.preview.slide.tick(now)
        self._show_clock(now)

    # -- showing

    def _refresh_soon(self) -> None:
        """After what is going on, so that the page and the wall come first; not while hidden."""
        if self.isVisible():
            self._soon.start()

    def _refresh(self) -> None:
        self._soon.stop()
        assembly, chosen = self._document.assembly, self.chosen
        self.picker.show_scenes(assembly, chosen, assembly.room_screen.showing)
        self._preview_name.setText(preview_words(assembly, chosen, self._document.now()))
        self._show_preview(chosen)
        cover = assembly.room_screen.cover
        self.live.show_cover(cover)
        self.live.show_seen(is_seen=self._room.place in (Place.DISPLAY, Place.WINDOW))
        for each, button in self._covers.items():
            button.setChecked(each is cover)
        self._state.show_text(*state_words(self._room.place, cover))
        self._show_clock(self._document.now())
        self._pages.show_pages()
        if self.picker.row_height != self._row:
            self._fit()

    def _show_preview(self, chosen: Showing) -> None:
        assembly = self._document.assembly
        now, small = self._document.now(), corner(assembly, chosen)
        seen = picture(assembly, chosen, self.stage.address, now=now)
        before = self.preview.slide
        if before is not None and chosen == self._shown and before.follow(seen):
            before.show_corner(small)
            return
        slide = slide_of(seen)
        slide.setParent(self.preview)
        slide.hide()
        slide.resize(self.preview.room_size().toSize())
        slide.show_corner(small)
        slide.tick(now)
        self.preview.show_slide(slide)
        self._shown = chosen
        if before is not None:
            before.deleteLater()

    def _show_clock(self, now: int) -> None:
        running = self._document.assembly.agenda.running
        if running is None:
            self._clock.setText("")
            return
        told, meant = clock_told(running, self._document.assembly.agenda.warnings, now)
        self._clock.setText(told)
        self._clock.setAccessibleName(meant)
        self._clock.setToolTip(meant)
