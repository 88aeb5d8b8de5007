"""The dialogs for files speak the language of the window, where the program draws them itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QFileSystemModel, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.ui.files import ask_for_archive, ask_for_document, ask_for_file, ask_where_to_save
from app.ui.language import use_language
from app.ui.last_folders import LastFolders

ENGLISH = ("Look in", "Files of", "File type", "Save", "Cancel", "Open")


@pytest.fixture
def parent(qapp: QApplication, qtbot: QtBot) -> Iterator[QWidget]:
    """Qt's own dialog, as on a Debian without a desktop's."""
    native = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    QCoreApplication.setAttribute(native, True)
    use_language(qapp, "da")
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    yield widget
    QCoreApplication.setAttribute(native, False)


def nothing(_path: str) -> None:
    return None


def ask(kind: str, parent: QWidget, folder: Path) -> None:
    if kind == "document":
        ask_for_document(parent, folder, nothing)
    elif kind == "archive":
        ask_for_archive(parent, folder / "a.sqlite", nothing)
    elif kind == "list":
        ask_for_file(parent, "Importér medlemmer", ("Lister (*.csv)",), nothing, folder)
    else:
        ask_where_to_save(parent, "Rapport", folder / "Rapport.pdf", "PDF (*.pdf)", nothing)


@pytest.mark.parametrize("kind", ["document", "archive", "list", "report"])
def test_no_label_is_english_in_danish(parent: QWidget, tmp_path: Path, kind: str):
    ask(kind, parent, tmp_path)
    dialog = parent.findChild(QFileDialog)
    assert dialog is not None
    labels = {each.text().replace("&", "") for each in dialog.findChildren(QLabel)}
    assert {"Mappe:", "Filtype:"} <= labels
    assert not [each for each in labels if each.startswith(ENGLISH)]
    dialog.close()


def test_a_folder_is_called_so_in_danish(parent: QWidget, tmp_path: Path, qtbot: QtBot):
    (tmp_path / "Bilag").mkdir()
    ask("report", parent, tmp_path)
    dialog = parent.findChild(QFileDialog)
    assert dialog is not None
    model = dialog.findChild(QFileSystemModel)
    assert model is not None
    folder = model.index(str(tmp_path / "Bilag"), 2)
    qtbot.waitUntil(lambda: folder.data() == "Mappe")
    dialog.close()


def choose(parent: QWidget, file: Path) -> Path:
    """Where the dialog that is open began, and what it then chose."""
    dialog = parent.findChild(QFileDialog)
    assert dialog is not None
    began = Path(dialog.directory().absolutePath())
    dialog.fileSelected.emit(str(file))
    dialog.close()
    dialog.setParent(None)
    return began


@pytest.mark.parametrize("kind", ["document", "archive", "list", "report"])
def test_the_folder_last_used_is_remembered_for_each_purpose(
    parent: QWidget, tmp_path: Path, kind: str
):
    stick, kept = tmp_path / "stick", list[dict[str, str]]()
    stick.mkdir()
    settings = Settings()
    LastFolders(settings, lambda: kept.append(settings.folders), parent)
    inner = QDialog(parent)
    ask(kind, inner, tmp_path)
    assert choose(inner, stick / "a.x") == tmp_path
    assert list(kept[-1].values()) == [str(stick)]
    for other in ("document", "archive", "list", "report"):
        ask(other, inner, tmp_path)
        assert choose(inner, tmp_path / "b.x") == (stick if other == kind else tmp_path)
    settings.folders = dict.fromkeys(settings.folders, str(tmp_path / "gone"))
    ask(kind, inner, tmp_path)
    assert choose(inner, stick / "a.x") == tmp_path


def test_an_archive_that_is_there_is_looked_for_where_it_is(parent: QWidget, tmp_path: Path):
    settings = Settings(folders={"archive": str(tmp_path)})
    LastFolders(settings, lambda: None, parent)
    place = tmp_path / "kommunen"
    place.mkdir()
    (place / "a.sqlite").touch()
    ask_for_archive(parent, place / "a.sqlite", nothing)
    assert choose(parent, place / "a.sqlite") == place


def test_a_report_gets_its_name_folder_and_ending(parent: QWidget, tmp_path: Path, qtbot: QtBot):
    chosen: list[str] = []
    ask_where_to_save(parent, "Rapport", tmp_path / "Rapport.pdf", "PDF (*.pdf)", chosen.append)
    dialog = parent.findChild(QFileDialog)
    assert dialog is not None
    dialog.accept()
    assert chosen == [str(tmp_path / "Rapport.pdf")]
