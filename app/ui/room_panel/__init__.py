"""Preview and live beside each other: what the room sees, and what it will see when it is taken."""

from __future__ import annotations

from app.ui.room_panel.panel import RoomPanel
from app.ui.room_panel.stage import Stage
from app.ui.room_panel.thumbnail import Thumbnail

__all__ = ["RoomPanel", "Stage", "Thumbnail"]
