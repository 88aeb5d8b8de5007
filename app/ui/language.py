"""The language of the window: our catalogue, Qt's own words, and how dates and numbers look."""

from __future__ import annotations

import datetime
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app import i18n
from app.i18n import N_, _

_LOCALES: Final[dict[i18n.Language, str]] = {"da": "da_DK", "en": "en_GB"}
_QTS_WORDS: Final = "qts-words"
_LACKING: Final = {
    ("QAbstractFileIconProvider", "Drive"): N_("Drive"),
    ("QAbstractFileIconProvider", "Folder"): N_("Folder"),
    ("QAbstractFileIconProvider", "File Folder"): N_("Folder"),
}


class _Lacking(QTranslator):
    """What Qt's own Danish lacks of its file dialog; asked last."""

    def translate(
        self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str | None:
        """None where we do not know better either."""
        known = _LACKING.get((context, source))
        return _(known) if known else None

    def isEmpty(self) -> bool:  # noqa: N802 -- Qt's name
        """Never, or Qt would not ask."""
        return False


def use_language(app: QApplication, language: i18n.Language) -> None:
    """Switches at once; Qt then sends LanguageChange to every widget."""
    i18n.use(language)
    i18n.date(datetime.date.today())  # reads how dates are written, before anybody waits for one
    QLocale.setDefault(QLocale(_LOCALES[language]))
    for old in app.findChildren(QTranslator, _QTS_WORDS):
        app.removeTranslator(old)
        old.deleteLater()
    lacking, words = _Lacking(app), QTranslator(app)
    for each in (lacking, words):
        each.setObjectName(_QTS_WORDS)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    # A missing file leaves Qt's few words in English; ours are translated all the same.
    words.load(f"qtbase_{language}", folder)
    app.installTranslator(lacking)
    app.installTranslator(words)
