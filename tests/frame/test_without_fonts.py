"""The program's own fonts are hidden: it runs with the system's, and says so in the check list."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TRY = """
import sys
from pathlib import Path
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from app.ui.theme import ROOM_DARK, typography

typography.resources = lambda: Path(sys.argv[1])
qt = QApplication([])
assert typography.load_fonts() == []

from tests.room.walls import wall
from tests.room.days import NOON
from app.ui.slides import slide_of

size = QSizeF(1280, 720)
for name, seen in wall(12, 2).items():
    slide = slide_of(seen)
    slide.tick(NOON)
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    slide.draw(painter, size, ROOM_DARK)
    painter.end()
    assert slide.sheet(size, ROOM_DARK).pieces, name

from app.ui.theme import has_typeface
from app.ui.today.checks import Machine, Surroundings, checks
from tests.assemblies import founded

machine = Machine(has_typeface=has_typeface())
told = [each.words for each in checks(founded().assembly, Surroundings(machine=machine), NOON)]
print(sum("fonts" in each for each in told))
"""


def test_without_its_fonts_it_runs_and_says_so_once(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "Inter-Regular.ttf").write_bytes(b"no font")
    root = Path(__file__).resolve().parents[2]
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(root)}
    done = subprocess.run(
        [sys.executable, "-c", TRY, str(tmp_path)],
        cwd=root, env=env, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "1"


def test_with_its_fonts_nothing_is_said(qapp: object) -> None:
    from app.ui.theme import has_typeface, load_fonts
    from app.ui.today.checks import Machine, Surroundings, checks
    from tests.assemblies import founded

    load_fonts()
    machine = Machine(has_typeface=has_typeface())
    told = checks(founded().assembly, Surroundings(machine=machine), 0)
    assert "typeface" not in [each.key for each in told]
