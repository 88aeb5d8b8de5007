"""What the speakers' card does to the document, each as a deed that can be undone."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.document import Document
from app.i18n import _, language
from app.models import room, speakers
from app.models.room import Scene, Showing
from app.ui.meeting_commands import next_speaker
from app.ui.scenes.taking import speaker_names
from app.ui.today.speakers import SpeakersCard

_MINUTE_MS = 60_000


class SpeakerActs(QObject):
    """Answers the card's wishes."""

    def __init__(self, document: Document, card: SpeakersCard, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        card.added.connect(self.add)
        card.moved.connect(self.move)
        card.removed.connect(self.remove)
        card.floor_given.connect(self.give_floor)
        card.next_wanted.connect(self.next)
        card.end_wanted.connect(self.end)
        card.more_wanted.connect(self.more)
        card.pause_wanted.connect(self.pause)
        card.length_chosen.connect(self.set_length)
        card.room_wanted.connect(self.take)

    def add(self, member: str, name: str) -> None:
        """Last on the list."""
        document = self._document
        called = document.assembly.people.shown_names().get(member, name)
        label = _("Put {name} on the list of speakers").format(name=called)
        speaker = document.fresh_id("s")
        document.do(label, speakers.add_speaker, speaker, member, name)

    def move(self, speaker: str, index: int) -> None:
        """Another place."""
        label = _("Move {name} on the list of speakers").format(name=self._name(speaker))
        self._document.do(label, speakers.move_speaker, speaker, index)

    def remove(self, speaker: str) -> None:
        """Off the list."""
        label = _("Take {name} off the list of speakers").format(name=self._name(speaker))
        self._document.do(label, speakers.remove_speaker, speaker)

    def give_floor(self, speaker: str) -> None:
        """Out of turn."""
        label = _("Give the floor to {name}").format(name=self._name(speaker))
        self._document.do(label, speakers.give_floor, speaker, self._document.now())

    def next(self) -> None:
        """Who is next."""
        next_speaker(self._document)

    def end(self) -> None:
        """Nobody speaks."""
        self._document.do(_("End the turn"), speakers.end_turn, self._document.now())

    def more(self) -> None:
        """A minute more for whoever speaks."""
        self._document.do(_("A minute more to speak"), speakers.lengthen_turn, _MINUTE_MS)

    def pause(self) -> None:
        """Whoever speaks is stopped for a moment, or goes on."""
        document = self._document
        speaking = document.assembly.speakers.speaking
        if speaking is not None and speaking.paused_at:
            document.do(_("Let the turn go on"), speakers.resume_turn, document.now())
        else:
            document.do(_("Pause the turn"), speakers.pause_turn, document.now())

    def set_length(self, seconds: int) -> None:
        """From the next turn on."""
        self._document.do(_("Choose how long a turn lasts"), speakers.set_turn_length, seconds)

    def take(self) -> None:
        """The list on the wall."""
        scene = Showing(Scene.SPEAKERS)
        label = _("Show {scene} to the room").format(scene=_("List of speakers"))
        self._document.do(label, room.take_scene, scene, language())

    def _name(self, speaker: str) -> str:
        return speaker_names(self._document.assembly).get(speaker, "")
