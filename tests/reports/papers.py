"""Reading a PDF as other programs do: poppler's tools."""

from __future__ import annotations

import itertools
import re
import subprocess
from pathlib import Path

_BOX = re.compile(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')


class Pdf:
    """A PDF on disk, read with pdftotext, pdffonts and pdfinfo."""

    def __init__(self, content: bytes, folder: Path) -> None:
        self.path = folder / "made.pdf"
        self.path.write_bytes(content)
        self._read: dict[str, list[str]] = {}

    def text(self, page: int = 0) -> str:
        """The words in reading order, white space folded; of one page when it is named."""
        read = self._pages()
        return " ".join((read[page - 1] if page else " ".join(read)).split())

    def lines(self, page: int) -> list[str]:
        """A page's lines as they stand on it, white space folded."""
        laid = self._pages("-layout")[page - 1]
        return [" ".join(line.split()) for line in laid.splitlines()]

    def overlapping(self) -> list[tuple[str, str]]:
        """Pairs of words that are printed over each other."""
        told = self._run("pdftotext", "-bbox", str(self.path), "-")
        found = []
        for page in told.split("<page ")[1:]:
            boxes = [(*map(float, each[:4]), each[4]) for each in _BOX.findall(page)]
            found += [
                (one[4], other[4])
                for one, other in itertools.combinations(boxes, 2)
                if min(one[2], other[2]) - max(one[0], other[0]) > 1
                and min(one[3], other[3]) - max(one[1], other[1]) > 3
            ]
        return found

    def pages(self) -> int:
        return int(self.facts()["Pages"])

    def facts(self) -> dict[str, str]:
        lines = self._run("pdfinfo", str(self.path)).splitlines()
        return {name.strip(): value.strip() for name, _, value in (x.partition(":") for x in lines)}

    def structure(self) -> str:
        return self._run("pdfinfo", "-struct-text", str(self.path))

    def fonts(self) -> dict[str, bool]:
        """Every font by name, and whether it is embedded."""
        rows = self._run("pdffonts", str(self.path)).splitlines()[2:]
        return {row.split()[0]: re.split(r"\s+", row.strip())[-5] == "yes" for row in rows}

    def _pages(self, *how: str) -> list[str]:
        """The text of each page, read once in each way: a program started for every page takes
        longer than all it reads.
        """
        key = " ".join(how)
        if key not in self._read:
            self._read[key] = self._run("pdftotext", *how, str(self.path), "-").split("\f")
        return self._read[key]

    def _run(self, *command: str) -> str:
        done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
        assert not done.stderr, done.stderr
        return done.stdout
