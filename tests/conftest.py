"""What holds for every test: a home of its own, Danish, two displays, and nothing left behind."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent

# Before anything of Qt or the program is imported.
if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={HERE / 'screens.json'}"
os.environ.update({"LC_ALL": "C.UTF-8", "LANGUAGE": "da", "TZ": "CET-1CEST,M3.5.0,M10.5.0/3"})
for name in ("QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE", "QT_FONT_DPI"):
    os.environ.pop(name, None)
if hasattr(time, "tzset"):
    time.tzset()
# Thousands of documents are made, and each is flushed to disk some ten times: in memory, where
# there is room, that costs nothing. The processes of one run share a folder, gone at its end.
MEMORY, ROOT = Path("/dev/shm"), "PYTEST_DEBUG_TEMPROOT"
OWN_ROOT = ""
if (
    ROOT not in os.environ
    and os.access(MEMORY, os.W_OK)
    and shutil.disk_usage(MEMORY).free > 4 << 30
):
    OWN_ROOT = tempfile.mkdtemp(prefix="bordrunde-tests-", dir=MEMORY)
    os.environ[ROOT] = OWN_ROOT

import pytest  # noqa: E402 - after the environment is set
from hypothesis import HealthCheck  # noqa: E402
from hypothesis import settings as hypothesis_settings  # noqa: E402
from pytestqt.qtbot import QtBot  # noqa: E402

from app import garbage, i18n  # noqa: E402
from app.places import HOME  # noqa: E402
from tests.leaks import Leaks  # noqa: E402

# The same examples every time, and no deadline: a busy machine is not a broken rule.
hypothesis_settings.register_profile(
    "bordrunde", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("bordrunde")


def pytest_unconfigure() -> None:
    """The process that made the folder removes it."""
    if OWN_ROOT:
        shutil.rmtree(OWN_ROOT, ignore_errors=True)


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """The application that the program has."""
    from app.ui.application import Application

    return Application


@pytest.fixture(scope="session", autouse=True)
def _no_garbage_off_the_main_thread() -> Iterator[None]:
    garbage.start()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's folders of this test, empty at its start."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv(HOME, str(folder))
    return folder


class _Bot(QtBot):
    """Looks every millisecond whether what is waited for is there, not every ten: most of it is
    there after one, and it is waited for many thousand times.
    """

    _is_looking = False

    def waitUntil(self, *given: Any, **named: Any) -> None:  # noqa: N802 - pytest-qt's name
        self._is_looking = True
        try:
            super().waitUntil(*given, **named)
        finally:
            self._is_looking = False

    def wait(self, ms: int) -> None:
        super().wait(1 if self._is_looking else ms)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """The person at the window."""
    return _Bot(request)


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    leaks = Leaks()
    with leaks.watching():
        yield
        left = leaks.left()
    garbage.sweep()
    if left:
        pytest.fail("\n".join(left), pytrace=False)


@pytest.fixture(autouse=True)
def speak() -> Iterator[Callable[[i18n.Language], None]]:
    """Every test starts in Danish; `speak("en")` switches as the window does."""
    i18n.use("da")
    yield i18n.use
    i18n.use("da")
