"""A bug is logged without anything of the people in the room, and told once, calmly."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading

import pytest

from app import crash


@pytest.fixture
def installed(tmp_path):
    """Installs the hooks and puts everything back; gives what was shown."""
    shown: list[str] = []
    put_back = crash.install(tmp_path, shown.append)
    yield shown
    put_back()
    faulthandler.enable(sys.__stderr__)  # as the test runner has it


def fail(error):
    try:
        raise error
    except Exception as raised:
        return raised


def uncaught(error):
    raised = fail(error)
    sys.excepthook(type(raised), raised, raised.__traceback__)


def log(tmp_path):
    return (tmp_path / "bordrunde.log").read_text("utf-8")


def test_a_bug_is_logged_and_shown_in_words(installed, tmp_path):
    uncaught(TypeError("unsupported operand"))
    assert "TypeError: unsupported operand" in log(tmp_path)
    assert "test_crash.py" in log(tmp_path)
    (sentence,) = installed
    assert sentence.startswith("Der skete noget, Bordrunde ikke havde forudset.")
    assert "bordrunde.log" in sentence


def test_a_second_bug_is_logged_but_not_shown_again(installed, tmp_path):
    uncaught(TypeError("first"))
    uncaught(TypeError("second"))
    assert "second" in log(tmp_path)
    assert len(installed) == 1


@pytest.mark.parametrize(
    "error",
    [KeyError("Ida Bæk"), ValueError("Ida Bæk voted no"), FileNotFoundError(2, "x", "Ida Bæk")],
)
def test_the_log_never_quotes_a_person(installed, tmp_path, error):
    uncaught(error)
    assert type(error).__name__ in log(tmp_path)
    assert "Ida" not in log(tmp_path)


def test_what_led_to_a_bug_is_logged_too_without_quoting(installed, tmp_path):
    try:
        try:
            raise KeyError("Ida Bæk")
        except KeyError as error:
            raise TypeError("no such thing") from error
    except TypeError as error:
        uncaught(error)
    assert log(tmp_path).index("KeyError") < log(tmp_path).index("TypeError")
    assert "Ida" not in log(tmp_path)


def test_a_log_line_with_a_traceback_is_scrubbed_as_well(installed, tmp_path):
    try:
        raise ValueError("Ida Bæk")
    except ValueError:
        logging.getLogger("app.somewhere").exception("The report failed")
    assert "The report failed" in log(tmp_path)
    assert "Ida" not in log(tmp_path)


def test_the_log_does_not_name_who_is_logged_in(installed, tmp_path):
    uncaught(TypeError("x"))
    assert str(tmp_path) not in log(tmp_path)
    assert "/home/" not in log(tmp_path)


def test_a_bug_on_a_thread_is_logged_with_the_threads_name(installed, tmp_path):
    def work() -> None:
        raise TypeError("in the writer")

    thread = threading.Thread(target=work, name="writer")
    thread.start()
    thread.join()
    assert "Unforeseen error on writer" in log(tmp_path)
    assert len(installed) == 1


def test_errors_that_go_in_a_circle_end(installed, tmp_path):
    one, two = fail(TypeError("one")), fail(TypeError("two"))
    one.__cause__, two.__cause__ = two, one
    uncaught(one)
    assert "two" in log(tmp_path)


def test_stopping_by_the_keyboard_is_no_bug(installed, tmp_path, capsys):
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert installed == []
    assert not (tmp_path / "bordrunde.log").exists()


def test_the_log_does_not_grow_for_ever(installed, tmp_path):
    for _turn in range(60):
        logging.getLogger("app").warning("x" * 100_000)
    sizes = [file.stat().st_size for file in tmp_path.glob("bordrunde.log*")]
    assert len(sizes) == 4
    assert max(sizes) <= 1_000_000


def test_at_the_end_everything_is_put_back(tmp_path):
    before = sys.excepthook, sys.unraisablehook, threading.excepthook, logging.getLogger().handlers
    crash.install(tmp_path, print)()
    after = sys.excepthook, sys.unraisablehook, threading.excepthook, logging.getLogger().handlers
    faulthandler.enable(sys.__stderr__)
    assert after == before
