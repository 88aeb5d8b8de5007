"""Simulated people who play a whole assembly day, step by step as the issue tells it, through the
same document, engines and room server the window uses.
"""

from __future__ import annotations

from app.rehearsal.play.day import Day, Summary, Watcher
from app.rehearsal.play.whole import STEPS, Played, play_day

__all__ = ["STEPS", "Day", "Played", "Summary", "Watcher", "play_day"]
