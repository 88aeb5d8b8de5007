"""What is being written and not yet a version: kept on this laptop, so that no typed word is lost.

A draft is not part of the record: it goes into a small file of this laptop's own, one for each
assembly, written a moment after the typing pauses and whenever the page is left.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Container
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from app.files import write_atomically
from app.models.recommendations import Wording

_PAUSE_MS = 600
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Draft:
    """A wording as typed, over version `based_on` (0 for a recommendation that is not there yet);
    `by` is a table or a role, `is_staff` when that hand is no member's, `why` a few words.
    """

    title: str = ""
    text: str = ""
    reason: str = ""
    initiatives: tuple[str, ...] = ()
    by: str = ""
    based_on: int = 0
    evidence: str = ""
    addressed_to: str = ""
    is_staff: bool = False
    why: str = ""

    @classmethod
    def of(
        cls, wording: Wording, by: str = "", based_on: int = 0, *, is_staff: bool = False
    ) -> Draft:
        """A draft that says what a version says."""
        return cls(
            wording.title,
            wording.text,
            wording.reason,
            wording.initiatives,
            by,
            based_on,
            wording.evidence,
            wording.addressed_to,
            is_staff,
        )

    @property
    def wording(self) -> Wording:
        """The words as a version would hold them, empty initiatives left out."""
        kept = tuple(each.strip() for each in self.initiatives if each.strip())
        return Wording(
            self.title.strip(),
            self.text.strip(),
            self.reason.strip(),
            kept,
            self.evidence.strip(),
            self.addressed_to.strip(),
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return self.wording == Wording("")

    def over(self, version: int) -> Draft:
        """The same words over another version."""
        return replace(self, based_on=version)


class DraftShelf(QObject):
    """The drafts of one assembly by recommendation id, in memory and in a file."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._drafts = _read(path)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.write)

    @property
    def path(self) -> Path:
        """The file, which is there only while there are drafts."""
        return self._path

    @property
    def ids(self) -> tuple[str, ...]:
        """The recommendations with a draft, in the order they were begun."""
        return tuple(self._drafts)

    def get(self, recommendation: str) -> Draft | None:
        """The draft of one, None when there is none."""
        return self._drafts.get(recommendation)

    def is_blank(self, recommendation: str, saved: Container[str]) -> bool:
        """Whether it is a new one that nothing was typed into."""
        draft = self.get(recommendation)
        return recommendation not in saved and draft is not None and draft.is_empty

    def keep(self, recommendation: str, draft: Draft) -> None:
        """Puts a draft on the shelf; the file follows when the typing pauses."""
        if self._drafts.get(recommendation) != draft:
            self._drafts[recommendation] = draft
            self._timer.start()

    def drop(self, recommendation: str) -> None:
        """Takes one away."""
        if self._drafts.pop(recommendation, None) is not None:
            self._timer.start()

    def write(self) -> None:
        """Brings the file up to date now. A disk that refuses only costs the safety net."""
        self._timer.stop()
        told = {key: asdict(draft) for key, draft in self._drafts.items()}
        try:
            if told:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                content = json.dumps(told, ensure_ascii=False, indent=1)
                write_atomically(self._path, content.encode())
            else:
                self._path.unlink(missing_ok=True)
        except OSError as error:
            _log.warning("Drafts could not be kept on disk: %s", error.strerror)

    def settle(self) -> None:
        """Writes what still waits to be written."""
        if self._timer.isActive():
            self.write()


def _read(path: Path) -> dict[str, Draft]:
    """What the file holds; a damaged one counts as empty."""
    try:
        told = json.loads(path.read_text("utf-8"))
        return {
            str(key): Draft(
                title=str(each["title"]),
                text=str(each["text"]),
                reason=str(each["reason"]),
                initiatives=tuple(str(one) for one in each["initiatives"]),
                by=str(each["by"]),
                based_on=int(each["based_on"]),
                evidence=str(each.get("evidence", "")),
                addressed_to=str(each.get("addressed_to", "")),
                is_staff=bool(each.get("is_staff", False)),
                why=str(each.get("why", "")),
            )
            for key, each in told.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
