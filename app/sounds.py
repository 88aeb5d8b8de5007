"""Plays the program's own sounds, beside everything else and never in its way.

Each sound is played by a short thread of its own: opening a sound device may take a second, and
with some drivers much longer. Without a device, without the library or without the file nothing
happens but that `on_told` hears of it.
"""

from __future__ import annotations

import contextlib
import ctypes
import logging
import threading
import wave
from array import array
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Final, Protocol

_log = logging.getLogger(__name__)

LONGEST_S: Final = 10.0
"""Whatever happens, no sound is heard for longer."""
_SILENCE_S: Final = 0.3
"""What the device still has in its buffer when the last sample was handed over."""
_SAMPLE: Final = 2


class Sound(Enum):
    """The sounds, by the names of their files."""

    GONG = "gong"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class Wave:
    """One channel of 16 bits."""

    rate: int
    samples: array[int]

    def at(self, volume: int) -> bytes:
        """Its samples at 0 to 100 percent, by the square, as ears measure."""
        share = (max(0, min(100, volume)) / 100) ** 2
        return array("h", (round(each * share) for each in self.samples)).tobytes()


class Output(Protocol):
    """A sound device that is open."""

    def start(self, frames: Generator[bytes, int, None]) -> None:
        """Ask `frames` for sound from now on, by sending how many frames are needed."""

    def close(self) -> None:
        """Stop, and let the device go."""


@dataclass(slots=True)
class _Playing:
    """One sound that is heard: `stop` ends it."""

    stop: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread | None = None


class Player:
    """Plays one sound at a time; a newer one ends the older."""

    def __init__(
        self,
        folder: Path,
        on_told: Callable[[bool], None],
        *,
        open_output: Callable[[int], Output] | None = None,
    ) -> None:
        """`folder` holds the files; `on_told` hears after each sound whether it could be played, on
        another thread; `open_output` opens the device for so many frames a second.
        """
        self._folder, self._on_told = folder, on_told
        self._open = open_output or open_device
        self._playing = _Playing()
        self._closed, self._plays = False, True

    def play(self, sound: Sound, volume: int) -> None:
        """Play at a volume from 0 to 100 percent; comes back at once."""
        if self._closed:
            return
        before, self._playing = self._playing, _Playing()
        before.stop.set()
        playing = self._playing
        playing.thread = threading.Thread(
            target=self._run, args=(sound, volume, playing.stop), name="sound", daemon=True
        )
        playing.thread.start()

    def close(self) -> None:
        """Be silent from now on."""
        self._closed = True
        self._playing.stop.set()
        if self._playing.thread is not None:
            self._playing.thread.join(1)

    def _run(self, sound: Sound, volume: int, stop: threading.Event) -> None:
        try:
            self._sound(read_wave(self._folder / f"{sound.value}.wav"), volume, stop)
        except Exception as error:  # a driver may raise anything, and a day goes on without a gong
            if self._plays:  # the log hears of it once; people are told by `on_told`
                _log.info("A sound could not be played: %s", type(error).__name__)
            self._plays = False
            self._tell(False)
        else:
            self._plays = True
            self._tell(True)

    def _sound(self, heard: Wave, volume: int, stop: threading.Event) -> None:
        data = heard.at(volume)
        output = self._open(heard.rate)
        try:
            frames = _frames(data)
            next(frames)
            output.start(frames)
            seconds = len(data) / _SAMPLE / heard.rate + _SILENCE_S
            stop.wait(min(LONGEST_S, seconds))
        finally:
            output.close()

    def _tell(self, went: bool) -> None:
        if not self._closed:
            self._on_told(went)


def read_wave(file: Path) -> Wave:
    """A sound from its file. Raises OSError, wave.Error and EOFError."""
    with wave.open(str(file), "rb") as told:
        samples = array("h", told.readframes(told.getnframes()))
        return Wave(told.getframerate(), samples)


def open_device(rate: int) -> Output:
    """The machine's usual sound device. Raises whatever the library says when there is none."""
    import miniaudio  # some hundredths of a second, when something is to be heard

    _hush()
    # The library's last resort is a device that swallows everything: nobody would know.
    heard = [each for each in miniaudio.Backend if each is not miniaudio.Backend.NULL]
    device: Output = miniaudio.PlaybackDevice(
        output_format=miniaudio.SampleFormat.SIGNED16,
        nchannels=1,
        sample_rate=rate,
        backends=heard,
        app_name="Bordrunde",
    )
    return device


def _hush() -> None:
    """ALSA writes whatever it misses to the terminal; here the window says it, in words."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(_SAYS_NOTHING)


def _say_nothing(_file: bytes, _line: int, _where: bytes, _error: int, _words: bytes) -> None:
    return


_SAYS_NOTHING: Final = ctypes.CFUNCTYPE(
    None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p
)(_say_nothing)
"""Kept for as long as the program runs: ALSA goes on calling it."""


def _frames(data: bytes) -> Generator[bytes, int, None]:
    """The sound in the portions that are asked for, and silence after it."""
    at = 0
    wanted = yield b""
    while True:
        size = wanted * _SAMPLE
        part = data[at : at + size]
        at += len(part)
        wanted = yield part + bytes(size - len(part))
