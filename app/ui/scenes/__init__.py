"""What the room may see: public snapshots of the assembly, one kind for each scene. No Qt here."""

from __future__ import annotations

from app.models.agenda import StepOn
from app.ui.scenes.address import Address
from app.ui.scenes.code_pictures import TableCode, TableCodesPicture
from app.ui.scenes.day_pictures import (
    LaneNote,
    MapTable,
    MessagePicture,
    OwnPicture,
    ProgrammePicture,
    ProgrammeRow,
    RowState,
    TableMapPicture,
    TestCardPicture,
    ThemePicture,
)
from app.ui.scenes.editing_picture import EditingGroupPicture
from app.ui.scenes.gate_picture import GatePicture, gate_of, gate_showing
from app.ui.scenes.minority_picture import MinorityPicture
from app.ui.scenes.pictures import (
    BreakPicture,
    Countdown,
    DotsPicture,
    Phase,
    Picture,
    PollPicture,
    RecommendationPicture,
    ResultPicture,
    Seat,
    SeatingPicture,
    SpeakersPicture,
    TableState,
    TaskPicture,
    ThemeCard,
    ThemesPicture,
    TitlePicture,
    WelcomePicture,
)
from app.ui.scenes.poll_pictures import (
    RankedOption,
    RankingPicture,
    ScalePicture,
    ScaleStep,
    TallyRow,
    TurnoutPicture,
)
from app.ui.scenes.receipts_picture import ReceiptsPicture
from app.ui.scenes.redline_pictures import ChangedPart, RedlinePicture, redline_showing, subject_of
from app.ui.scenes.suggesting import choices, suggested
from app.ui.scenes.taking import closed_since, corner, picture, title_card

__all__ = [
    "Address",
    "BreakPicture",
    "ChangedPart",
    "Countdown",
    "DotsPicture",
    "EditingGroupPicture",
    "GatePicture",
    "LaneNote",
    "MapTable",
    "MessagePicture",
    "MinorityPicture",
    "OwnPicture",
    "Phase",
    "Picture",
    "PollPicture",
    "ProgrammePicture",
    "ProgrammeRow",
    "RankedOption",
    "RankingPicture",
    "ReceiptsPicture",
    "RecommendationPicture",
    "RedlinePicture",
    "ResultPicture",
    "RowState",
    "ScalePicture",
    "ScaleStep",
    "Seat",
    "SeatingPicture",
    "SpeakersPicture",
    "StepOn",
    "TableCode",
    "TableCodesPicture",
    "TableMapPicture",
    "TableState",
    "TallyRow",
    "TaskPicture",
    "TestCardPicture",
    "ThemeCard",
    "ThemePicture",
    "ThemesPicture",
    "TitlePicture",
    "TurnoutPicture",
    "WelcomePicture",
    "choices",
    "closed_since",
    "corner",
    "gate_of",
    "gate_showing",
    "picture",
    "redline_showing",
    "subject_of",
    "suggested",
    "title_card",
]
