"""Gong and tick: heard when there is a device, and never in the way when there is none."""

from __future__ import annotations

import logging
import threading
import time

import miniaudio
import pytest

from app.places import resources
from app.sounds import LONGEST_S, Player, Sound, Wave, open_device, read_wave

SOUNDS = resources() / "sounds"


class Device:
    """A device that takes all it can get, as fast as it can."""

    def __init__(self) -> None:
        self.heard, self.closed = b"", threading.Event()

    def open(self, rate):
        self.rate = rate
        return self

    def start(self, frames):
        while len(self.heard) < 4 * self.rate * 2:
            self.heard += frames.send(480)

    def close(self):
        self.closed.set()


class Told:
    def __init__(self) -> None:
        self.said: list[bool] = []
        self.came = threading.Event()

    def __call__(self, went: bool) -> None:
        self.said.append(went)
        self.came.set()


def broken(_rate):
    raise miniaudio.MiniaudioError("no device")


def swallowing(rate):
    """The real library with the device that plays to nobody."""
    return miniaudio.PlaybackDevice(
        output_format=miniaudio.SampleFormat.SIGNED16,
        nchannels=1,
        sample_rate=rate,
        backends=[miniaudio.Backend.NULL],
    )


@pytest.mark.parametrize("sound", Sound)
def test_the_sounds_end_by_themselves_and_do_not_hurt(sound):
    wave = read_wave(SOUNDS / f"{sound.value}.wav")
    seconds = len(wave.samples) / wave.rate
    assert 0.1 < seconds < LONGEST_S / 2
    assert max(abs(each) for each in wave.samples) < 30_000
    assert max(abs(each) for each in wave.samples[-50:]) < 300, "no click at the end"


def test_what_is_heard_is_the_sound_and_then_silence():
    device, told = Device(), Told()
    player = Player(SOUNDS, told, open_output=device.open)
    player.play(Sound.TICK, 100)
    assert told.came.wait(5)
    wave = read_wave(SOUNDS / "tick.wav")
    whole = wave.samples.tobytes()
    assert device.heard.startswith(whole)
    assert not any(device.heard[len(whole) :])
    assert device.closed.is_set()
    assert told.said == [True]
    player.close()


def test_volume_goes_by_the_square_from_nothing_to_all():
    wave = Wave(8_000, read_wave(SOUNDS / "tick.wav").samples)
    assert not any(wave.at(0))
    assert wave.at(100) == wave.samples.tobytes()
    half = memoryview(wave.at(50)).cast("h")
    assert max(half) == pytest.approx(max(wave.samples) / 4, abs=1)
    assert wave.at(400) == wave.at(100)


def test_without_a_device_nothing_happens_but_that_it_is_told():
    told = Told()
    player = Player(SOUNDS, told, open_output=broken)
    player.play(Sound.GONG, 70)
    assert told.came.wait(5)
    assert told.said == [False]
    player.close()


def test_the_log_hears_once_of_a_laptop_without_sound_and_the_terminal_never(caplog):
    caplog.set_level(logging.INFO, "app.sounds")
    told = Told()
    player = Player(SOUNDS, told, open_output=broken)
    for _time in range(3):
        told.came.clear()
        player.play(Sound.GONG, 80)
        assert told.came.wait(5)
    player.close()
    assert [each.levelname for each in caplog.records] == ["INFO"]


def test_without_the_file_neither(tmp_path):
    told = Told()
    player = Player(tmp_path, told)
    player.play(Sound.GONG, 70)
    assert told.came.wait(5)
    assert told.said == [False]
    player.close()


def test_the_machine_here_plays_or_says_that_it_cannot():
    told = Told()
    player = Player(SOUNDS, told)
    player.play(Sound.TICK, 1)
    assert told.came.wait(20)
    player.close()


def test_the_last_resort_that_plays_to_nobody_is_not_taken_for_a_device(monkeypatch):
    asked = {}

    def seen(**given):
        asked.update(given)
        raise miniaudio.MiniaudioError("no device")

    monkeypatch.setattr(miniaudio, "PlaybackDevice", seen)
    with pytest.raises(miniaudio.MiniaudioError):
        open_device(22_050)
    assert miniaudio.Backend.NULL not in asked["backends"]
    assert miniaudio.Backend.ALSA in asked["backends"]


def test_playing_blocks_nobody_and_a_newer_sound_ends_the_older():
    gate, told = threading.Event(), Told()

    def slow(rate):
        gate.wait(5)
        return swallowing(rate)

    player = Player(SOUNDS, told, open_output=slow)
    before = time.process_time()
    player.play(Sound.GONG, 10)
    player.play(Sound.TICK, 10)
    assert time.process_time() - before < 0.5
    gate.set()
    assert told.came.wait(5)
    player.close()


def test_after_it_is_closed_nothing_is_played():
    device, told = Device(), Told()
    player = Player(SOUNDS, told, open_output=device.open)
    player.close()
    player.play(Sound.TICK, 100)
    assert not hasattr(device, "rate")
    assert told.said == []
