"""What the frame refuses: files that cannot be written, and the command line's own wishes."""

from __future__ import annotations

from app.i18n import N_

SENTENCES: dict[str, str] = {
    "file-is-folder": N_("{file} is a folder. Give the name of a file."),
    "file-not-allowed": N_(
        "Bordrunde may not read or write {file}. Choose another folder, or ask who owns the file."
    ),
    "file-not-found": N_("There is no file {file}. Check the name and the folder."),
    "file-not-written": N_("{file} could not be written: {reason}."),
    "no-display": N_(
        'There is no display to open a window on. Without one, "bordrunde demo" works.'
    ),
}
