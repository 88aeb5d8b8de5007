"""The process that `bench window` starts: opens a document and tells when it can be used."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import crash, garbage, i18n, places, turns
from app.settings import Settings


def main(path: Path, language: i18n.Language) -> int:
    """The window as `bordrunde FILE` opens it; prints its memory in megabytes once it waits."""
    i18n.use(language)
    garbage.hold()
    from app.composition import Program  # as the command loads it

    application = QApplication(["bordrunde"])
    program = Program(application, Settings(language=language, device="be" * 8))
    undo = crash.install(places.log_folder(), program.tell_crash)
    turns.shorten()
    garbage.start()
    program.open(path)
    program.window.show()
    window = program.window

    def usable() -> None:
        print(f"{_memory_mb():.1f}", flush=True)
        window.close()
        application.quit()

    # The first page is there, and in the next turn all that showing it posted: laid out, painted.
    window.section_shown.connect(lambda _section: QTimer.singleShot(turns.NEXT_MS, usable))
    code = application.exec()
    undo()
    return code


def _memory_mb() -> float:
    """The most memory this process had so far; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 2**10


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), "da" if sys.argv[2] == "da" else "en"))
