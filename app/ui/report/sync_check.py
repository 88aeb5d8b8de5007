"""Whether the document and its archive are whole: looked at in a thread, told in words."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from app import i18n
from app.archive.journal import Journal
from app.archive.verify import Verdict, verify
from app.i18n import _, _n
from app.models.errors import Refused
from app.refusals import say, sentence


@dataclass(frozen=True, slots=True)
class Checked:
    """A file's name, and what was found, or why nothing could be."""

    file: str
    verdict: Verdict | None
    refused: Refused | None = None

    @property
    def is_whole(self) -> bool:
        """True when nothing is wrong."""
        return self.verdict is not None and not self.verdict.findings


def check(journal: Journal, archive: Path | None) -> tuple[Checked, ...]:
    """The document, from a copy made now, because it is in use; then the archive, if there is one.

    Raises Refused when no copy can be made.
    """
    with tempfile.TemporaryDirectory(prefix="bordrunde-") as folder:
        copied = Path(folder) / "copy.bordrunde"
        journal.backup(copied)
        found = [Checked(journal.path.name, verify(copied))]
    if archive is not None:
        found.append(_archive(archive))
    return tuple(found)


def _archive(path: Path) -> Checked:
    try:
        return Checked(path.name, verify(path))
    except Refused as refused:
        return Checked(path.name, None, refused)


def checked_words(checked: Checked) -> list[str]:
    """One sentence for a whole file, else one for each thing that is wrong."""
    if checked.verdict is None:
        return [say(checked.refused)] if checked.refused else []
    if checked.is_whole:
        return [_whole_words(checked.file, checked.verdict)]
    lead = _("{file} is not whole:").format(file=checked.file)
    told = [sentence(each.code, each.params) for each in checked.verdict.findings]
    return [lead, *told]


def _whole_words(file: str, verdict: Verdict) -> str:
    entries = _n("{n} entry", "{n} entries", verdict.entries)
    laptops = _n("{n} laptop", "{n} laptops", verdict.laptops)
    ballots = _n("{n} phone ballot", "{n} phone ballots", verdict.ballots)
    return _("{file} is whole: {entries} from {laptops}, {ballots}.").format(
        file=file,
        entries=entries.format(n=i18n.number(verdict.entries)),
        laptops=laptops.format(n=verdict.laptops),
        ballots=ballots.format(n=i18n.number(verdict.ballots)),
    )
