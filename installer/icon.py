"""The icon in the form a system wants: `python installer/icon.py X.ico` for Windows, or
`X.iconset`, a folder that macOS' `iconutil` makes one of.
"""

from __future__ import annotations

import os
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
SOURCE = Path(__file__).resolve().parent.parent / "resources" / "icons" / "bordrunde.svg"
WINDOWS = (16, 24, 32, 48, 64, 128, 256)
MACOS = (16, 32, 128, 256, 512)


def drawn(side: int) -> Image.Image:
    """The icon, so many points high and wide, on nothing."""
    from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
    from PySide6.QtGui import QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(QSize(side, side), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image)
    return Image.open(BytesIO(bytes(buffer.data().data())))


def main(target: Path) -> None:
    """Writes the file or folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.suffix == ".iconset":
        target.mkdir(exist_ok=True)
        for side in MACOS:
            drawn(side).save(target / f"icon_{side}x{side}.png")
            drawn(2 * side).save(target / f"icon_{side}x{side}@2x.png")
    else:
        pictures = [drawn(side) for side in WINDOWS]
        pictures[-1].save(target, append_images=pictures[:-1], sizes=[(s, s) for s in WINDOWS])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
