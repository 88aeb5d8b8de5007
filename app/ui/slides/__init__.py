"""Which slide shows which picture."""

from __future__ import annotations

from app.ui.scenes import (
    BreakPicture,
    EditingGroupPicture,
    GatePicture,
    MessagePicture,
    OwnPicture,
    Picture,
    PollPicture,
    ProgrammePicture,
    RankingPicture,
    RecommendationPicture,
    RedlinePicture,
    ResultPicture,
    ScalePicture,
    SeatingPicture,
    SpeakersPicture,
    TableCodesPicture,
    TableMapPicture,
    TaskPicture,
    TestCardPicture,
    ThemePicture,
    ThemesPicture,
    TitlePicture,
    TurnoutPicture,
    WelcomePicture,
)
from app.ui.slides.break_slide import BreakSlide
from app.ui.slides.countdown_slide import CountdownSlide
from app.ui.slides.editing_slide import EditingGroupSlide
from app.ui.slides.gate_slide import GateSlide
from app.ui.slides.message_slide import MessageSlide
from app.ui.slides.own_slide import OwnSlide
from app.ui.slides.poll_slide import PollSlide
from app.ui.slides.programme_slide import ProgrammeSlide
from app.ui.slides.ranking_slide import RankingSlide
from app.ui.slides.recommendation_slide import RecommendationSlide
from app.ui.slides.redline_slide import RedlineSlide
from app.ui.slides.result_slide import ResultSlide
from app.ui.slides.scale_slide import ScaleSlide
from app.ui.slides.seating_slide import SeatingSlide
from app.ui.slides.speakers_slide import SpeakersSlide
from app.ui.slides.table_codes_slide import TableCodesSlide
from app.ui.slides.table_map_slide import TableMapSlide
from app.ui.slides.test_card_slide import TestCardSlide
from app.ui.slides.theme_slide import ThemeSlide
from app.ui.slides.themes_slide import ThemesSlide
from app.ui.slides.title_slide import TitleSlide
from app.ui.slides.turnout_slide import TurnoutSlide
from app.ui.slides.welcome_slide import WelcomeSlide

AnySlide = (
    TitleSlide
    | WelcomeSlide
    | SeatingSlide
    | CountdownSlide
    | ThemesSlide
    | RecommendationSlide
    | PollSlide
    | ResultSlide
    | BreakSlide
    | SpeakersSlide
    | ProgrammeSlide
    | TableMapSlide
    | ThemeSlide
    | TurnoutSlide
    | ScaleSlide
    | RankingSlide
    | MessageSlide
    | OwnSlide
    | TestCardSlide
    | TableCodesSlide
    | RedlineSlide
    | EditingGroupSlide
    | GateSlide
)


def slide_of(picture: Picture) -> AnySlide:  # noqa: C901 -- one line for each scene
    """A fresh slide for a picture."""
    match picture:
        case TitlePicture():
            return TitleSlide(picture)
        case WelcomePicture():
            return WelcomeSlide(picture)
        case SeatingPicture():
            return SeatingSlide(picture)
        case TaskPicture():
            return CountdownSlide(picture)
        case ThemesPicture():
            return ThemesSlide(picture)
        case RecommendationPicture():
            return RecommendationSlide(picture)
        case PollPicture():
            return PollSlide(picture)
        case ResultPicture():
            return ResultSlide(picture)
        case BreakPicture():
            return BreakSlide(picture)
        case SpeakersPicture():
            return SpeakersSlide(picture)
        case ProgrammePicture():
            return ProgrammeSlide(picture)
        case TableMapPicture():
            return TableMapSlide(picture)
        case ThemePicture():
            return ThemeSlide(picture)
        case TurnoutPicture():
            return TurnoutSlide(picture)
        case ScalePicture():
            return ScaleSlide(picture)
        case RankingPicture():
            return RankingSlide(picture)
        case MessagePicture():
            return MessageSlide(picture)
        case OwnPicture():
            return OwnSlide(picture)
        case TestCardPicture():
            return TestCardSlide(picture)
        case TableCodesPicture():
            return TableCodesSlide(picture)
        case RedlinePicture():
            return RedlineSlide(picture)
        case EditingGroupPicture():
            return EditingGroupSlide(picture)
        case GatePicture():
            return GateSlide(picture)
