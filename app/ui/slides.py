"""Which slide shows which picture."""

from __future__ import annotations

from app.ui.break_slide import BreakSlide
from app.ui.countdown_slide import CountdownSlide
from app.ui.poll_slide import PollSlide
from app.ui.recommendation_slide import RecommendationSlide
from app.ui.result_slide import ResultSlide
from app.ui.scenes import (
    BreakPicture,
    Picture,
    PollPicture,
    RecommendationPicture,
    ResultPicture,
    SeatingPicture,
    SpeakersPicture,
    TaskPicture,
    ThemesPicture,
    TitlePicture,
    WelcomePicture,
)
from app.ui.seating_slide import SeatingSlide
from app.ui.speakers_slide import SpeakersSlide
from app.ui.themes_slide import ThemesSlide
from app.ui.title_slide import TitleSlide
from app.ui.welcome_slide import WelcomeSlide

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
