"""Starts the program: `python -m app` is `bordrunde`."""

from __future__ import annotations

import multiprocessing
import sys

from app.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # in one frozen file, the engine's process begins here too
    sys.exit(main())
