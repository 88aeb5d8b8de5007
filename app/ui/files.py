"""Asking for files, and naming new ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.archive.lines import ENTRIES
from app.i18n import _
from app.ui.last_folders import Purpose, last_folders

DOCUMENT_SUFFIX: Final = ".bordrunde"
ARCHIVE_SUFFIX: Final = ".sqlite"
LONGEST_NAME: Final = 60
DROPPED_KINDS: Final = (".csv", ".tsv", ".txt", ".xlsx", DOCUMENT_SUFFIX)
_SYNCED: Final = ("onedrive", "dropbox", "icloud", "google drive", "googledrive", "nextcloud")


def ask_for_document(parent: QWidget, folder: Path, chosen: Callable[[str], None]) -> None:
    """A dialog for a document that is there; `folder` is where one looks the first time."""
    kinds = (_document_filter(), _("Second copy ({pattern})").format(pattern=ENTRIES))
    dialog = _dialog(parent, _("Open an assembly"), folder, kinds, Purpose.OPEN)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, chosen, Purpose.OPEN)


def ask_for_file(
    parent: QWidget,
    title: str,
    kinds: Sequence[str],
    chosen: Callable[[str], None],
    folder: Path | None = None,
    purpose: Purpose = Purpose.IMPORT,
) -> None:
    """A dialog for a file that is there; `kinds` are Qt's name filters, the usual one first."""
    dialog = _dialog(parent, title, folder, kinds, purpose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, chosen, purpose)


def ask_for_files(
    parent: QWidget,
    title: str,
    kinds: Sequence[str],
    chosen: Callable[[list[str]], None],
    purpose: Purpose,
) -> None:
    """A dialog for any number of files that are there."""
    dialog = _dialog(parent, title, None, kinds, purpose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(chosen)
    _open(dialog, None, purpose)


def ask_for_folder(
    parent: QWidget, title: str, chosen: Callable[[str], None], purpose: Purpose
) -> None:
    """A dialog for a folder that is there."""
    dialog = _dialog(parent, title, None, (), purpose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    _open(dialog, chosen, purpose)


def ask_where_to_save(
    parent: QWidget, title: str, suggested: Path, kind: str, chosen: Callable[[str], None]
) -> None:
    """A dialog for a new file; asks before one that is there is replaced."""
    dialog = _dialog(parent, title, suggested.parent, (kind,), Purpose.EXPORT)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggested.suffix.removeprefix("."))
    dialog.selectFile(suggested.name)
    _open(dialog, chosen, Purpose.EXPORT)


def ask_for_archive(parent: QWidget, suggested: Path, chosen: Callable[[str], None]) -> None:
    """A dialog for an archive, there or new; nothing is overwritten, so nothing is asked twice. One
    that is there is looked for where it is.
    """
    kind = _("Archive ({pattern})").format(pattern=f"*{ARCHIVE_SUFFIX}")
    title, purpose = _("Sync with the archive"), Purpose.ARCHIVE
    dialog = _dialog(parent, title, suggested.parent, (kind,), purpose)
    if suggested.is_file():
        dialog.setDirectory(str(suggested.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setDefaultSuffix(ARCHIVE_SUFFIX)
    dialog.selectFile(suggested.name)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Sync"))
    _open(dialog, chosen, purpose)


def free_name(folder: Path, name: str) -> Path:
    """A file for a new assembly of this name that is not taken yet."""
    plain = " ".join(re.sub(r"[^\w .-]+", " ", name).split())
    plain = plain.strip(" .")[:LONGEST_NAME].strip(" .") or "Bordrunde"
    path, number = folder / f"{plain}{DOCUMENT_SUFFIX}", 2
    while path.exists():
        path, number = folder / f"{plain} {number}{DOCUMENT_SUFFIX}", number + 1
    return path


def is_synced(path: Path) -> bool:
    """True for a folder that a cloud program copies while we write, which tears a journal."""
    parts = (each.casefold() for each in path.resolve().parts)
    return any(each.startswith(name) for each in parts for name in _SYNCED)


def dropped_files(data: QMimeData) -> list[Path]:
    """The files of a drop that we can read: member lists and assemblies."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [file for file in files if file.suffix.lower() in DROPPED_KINDS]


def _document_filter() -> str:
    return _("Assembly ({pattern})").format(pattern=f"*{DOCUMENT_SUFFIX}")


def _dialog(
    parent: QWidget, title: str, folder: Path | None, kinds: Sequence[str], purpose: Purpose
) -> QFileDialog:
    """Begins where a file was last chosen for the same purpose, else in `folder`. Qt's Danish
    catalogue lacks two of the labels, so we say them.
    """
    known = last_folders(parent)
    start = (known.of(purpose) if known is not None else None) or folder
    dialog = QFileDialog(parent, title, str(start or ""))
    dialog.setNameFilters(list(kinds))
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, _("Look in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, _("File type:"))
    return dialog


def _open(dialog: QFileDialog, chosen: Callable[[str], None] | None, purpose: Purpose) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    known = last_folders(dialog.parentWidget())
    if known is not None:
        dialog.fileSelected.connect(partial(known.note, purpose))
    if chosen is not None:
        dialog.fileSelected.connect(chosen)
    dialog.open()
