"""A file that cannot be imported or opened: why stays to be read until somebody closes it, and what
can be saved is offered.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.archive.salvage import Salvaged
from app.i18n import _, _n
from app.models.errors import Refused
from app.refusals import say
from app.ui.question import Question


def tell_unreadable(parent: QWidget, title: str, path: Path, refused: Refused) -> None:
    """Over the window, with the way to close it; `title` says what was being done."""
    words = _("“{file}” was not imported").format(file=path.name)
    Question(parent, title, words, say(refused)).open()


def offer_salvage(parent: QWidget, path: Path, refused: Refused) -> Question:
    """A damaged assembly: `accepted` wants what can be read of it in a new one."""
    words = _("“{file}” cannot be opened").format(file=path.name)
    offer = _(
        "Bordrunde can read what is left, fill the holes from the newest backup, and put it in a"
        " new assembly. The damaged file stays as it is."
    )
    told = f"{say(refused)}\n\n{offer}"
    return Question(parent, _("Open an assembly"), words, told, _("Save what can be read"))


def tell_salvaged(parent: QWidget, saved: Salvaged) -> Question:
    """What was saved and what was not; `accepted` wants to open it."""
    words = _("Everything was saved") if saved.is_whole else _("Most of it was saved")
    told = "\n".join(salvaged_lines(saved))
    return Question(parent, _("Open an assembly"), words, told, _("Open what was saved"))


def salvaged_lines(saved: Salvaged) -> list[str]:
    """The receipt of a salvage, in words."""
    entries = _n("{n} entry", "{n} entries", saved.entries).format(n=saved.entries)
    ballots = _n("{n} ballot", "{n} ballots", saved.ballots).format(n=saved.ballots)
    lines = [_("Saved: {entries}, {ballots}.").format(entries=entries, ballots=ballots)]
    if saved.filled:
        several = _n(
            "{n} of them came from a backup or the archive.",
            "{n} of them came from a backup or the archive.",
            saved.filled,
        )
        lines.append(several.format(n=saved.filled))
    for lost in saved.lost:
        words = _("Lost: entries {first} to {last} of laptop {device}.")
        if lost.first == lost.last:
            words = _("Lost: entry {first} of laptop {device}.")
        named = {"first": lost.first, "last": lost.last, "device": lost.device}
        lines.append(words.format(**named))
    if saved.unproved:
        several = _n(
            "{n} entry beside a hole cannot be checked. Look through what you open.",
            "{n} entries beside a hole cannot be checked. Look through what you open.",
            saved.unproved,
        )
        lines.append(several.format(n=saved.unproved))
    if saved.personal:
        several = _n(
            "{n} name or other personal value is gone. Write it in again.",
            "{n} names and other personal values are gone. Write them in again.",
            saved.personal,
        )
        lines.append(several.format(n=saved.personal))
    for question in saved.unsure:
        words = _("The ballots on “{question}” are not all there: the result is not proved.")
        lines.append(words.format(question=question))
    return lines
