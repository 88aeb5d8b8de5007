"""The guard that fails a test which leaves something behind does see what is left behind."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, QTimer, QVariantAnimation
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from tests.leaks import Leaks


def test_a_forgotten_window_is_named(qapp):
    leaks = Leaks()
    window = QWidget()
    window.setObjectName("forgotten")
    assert leaks.left() == ["a window was left: QWidget 'forgotten'"]


def test_a_closed_and_deleted_window_is_no_leak(qapp):
    leaks = Leaks()
    window = QWidget()
    dialog = QDialog(window)
    dialog.show()
    dialog.close()
    window.deleteLater()
    assert leaks.left() == []


def test_a_window_that_only_a_cycle_holds_is_swept(qapp):
    leaks = Leaks()
    label = QLabel()
    label.itself = label
    del label
    assert leaks.left() == []


def test_a_running_timer_is_named_with_the_line_that_started_it(qapp):
    leaks = Leaks()
    with leaks.watching():
        timer = QTimer()
        timer.start(1000)
        (told,) = leaks.left()
    assert "QTimer" in told
    assert "test_leaks.py" in told
    assert not timer.isActive()


def test_a_running_animation_is_named(qapp):
    leaks = Leaks()
    with leaks.watching():
        animation = QVariantAnimation(QObject(qapp))
        animation.setStartValue(0)
        animation.setEndValue(1)
        animation.setDuration(10_000)
        animation.start()
        (told,) = leaks.left()
    assert "QVariantAnimation" in told


def test_a_stopped_timer_is_no_leak(qapp):
    leaks = Leaks()
    with leaks.watching():
        timer = QTimer()
        timer.start(1000)
        timer.stop()
        assert leaks.left() == []


def test_a_thread_that_does_not_stop_is_named(monkeypatch):
    monkeypatch.setattr("tests.leaks.GRACE_SECONDS", 0.01)
    leaks = Leaks()
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait, name="stubborn")
    thread.start()
    try:
        assert leaks.left() == ["a thread still runs: stubborn"]
    finally:
        stop.set()
        thread.join()


def test_two_displays_are_there(qapp):
    sizes = {screen.name(): screen.size().toTuple() for screen in qapp.screens()}
    assert sizes == {"laptop": (1280, 720), "projector": (1920, 1080)}
