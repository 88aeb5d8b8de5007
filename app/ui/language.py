"""The language of the window: our catalogue, Qt's own words, and how dates and numbers look."""

from __future__ import annotations

import datetime
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app import i18n

_LOCALES: Final[dict[i18n.Language, str]] = {"da": "da_DK", "en": "en_GB"}
_QTS_WORDS: Final = "qts-words"


def use_language(app: QApplication, language: i18n.Language) -> None:
    """Switches at once; Qt then sends LanguageChange to every widget."""
    i18n.use(language)
    i18n.date(datetime.date.today())  # reads how dates are written, before anybody waits for one
    QLocale.setDefault(QLocale(_LOCALES[language]))
    for old in app.findChildren(QTranslator, _QTS_WORDS):
        app.removeTranslator(old)
        old.deleteLater()
    words = QTranslator(app)
    words.setObjectName(_QTS_WORDS)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    # A missing file leaves Qt's few words in English; ours are translated all the same.
    words.load(f"qtbase_{language}", folder)
    app.installTranslator(words)
