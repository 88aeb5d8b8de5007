"""What the room may see: public snapshots of the assembly, one kind for each scene. No Qt here."""

from __future__ import annotations

from app.ui.scenes.pictures import (
    Address,
    BreakPicture,
    Countdown,
    Phase,
    Picture,
    PollPicture,
    RecommendationPicture,
    ResultPicture,
    Seat,
    SeatingPicture,
    SpeakersPicture,
    TableState,
    TableWork,
    TaskPicture,
    ThemeCard,
    ThemesPicture,
    TitlePicture,
    WelcomePicture,
)
from app.ui.scenes.suggesting import choices, suggested
from app.ui.scenes.taking import picture

__all__ = [
    "Address",
    "BreakPicture",
    "Countdown",
    "Phase",
    "Picture",
    "PollPicture",
    "RecommendationPicture",
    "ResultPicture",
    "Seat",
    "SeatingPicture",
    "SpeakersPicture",
    "TableState",
    "TableWork",
    "TaskPicture",
    "ThemeCard",
    "ThemesPicture",
    "TitlePicture",
    "WelcomePicture",
    "choices",
    "picture",
    "suggested",
]
