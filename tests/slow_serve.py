"""`bordrunde serve` on a slow disk, for those who kill it: `python -m tests.slow_serve FILE PORT`.

It is the real command; only each commit takes its time, so that an answer given too early is
noticed.
"""

from __future__ import annotations

import sys

from app.archive.journal import Journal
from app.cli import main
from tests.half_day import append_slowly

if __name__ == "__main__":
    Journal.append = append_slowly  # type: ignore[assignment, method-assign]
    sys.exit(
        main(["--lang", "en", "serve", sys.argv[1], "--host", "127.0.0.1", "--port", sys.argv[2]])
    )
