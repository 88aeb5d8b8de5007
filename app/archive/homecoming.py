"""The sync of a document that nobody has open any more."""

from __future__ import annotations

from pathlib import Path

from app.archive.journal import Journal
from app.archive.storage import telling
from app.archive.transfer import Engine, Receipt, sync
from app.models.errors import Refused


def bring_home(path: Path, device: str, archive: Path, engine: Engine) -> Receipt:
    """Open the document, sync it, and close it again.

    Raises as `Journal.open` and `sync`, and Refused("archive-away") where the archive is not there:
    then a stick is not in, and a new archive in its place would be one too many.
    """
    with telling(archive):
        if not archive.exists():
            raise Refused("archive-away", file=archive.name)
    with Journal.open(path, device) as journal:
        return sync(journal, archive, engine)
