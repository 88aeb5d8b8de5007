"""A file is whole or not there, whatever happens while it is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.files import write_atomically


def test_a_new_file_and_an_old_one_get_the_content(tmp_path):
    target = tmp_path / "rapport.pdf"
    write_atomically(target, b"one")
    write_atomically(target, b"two")
    assert target.read_bytes() == b"two"
    assert os.listdir(tmp_path) == ["rapport.pdf"]


def test_when_the_disk_refuses_the_old_content_stays_and_nothing_else(tmp_path, monkeypatch):
    target = tmp_path / "rapport.pdf"
    write_atomically(target, b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["rapport.pdf"]


@pytest.mark.skipif(os.name != "posix", reason="rights of the POSIX kind")
def test_the_rights_of_a_file_are_kept(tmp_path):
    target = tmp_path / "liste.csv"
    target.touch(mode=0o600)
    write_atomically(target, b"x")
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_link_is_followed_and_stays_a_link(tmp_path):
    target, link = tmp_path / "real.json", tmp_path / "link.json"
    target.touch()
    link.symlink_to(target)
    write_atomically(link, b"x")
    assert link.is_symlink()
    assert target.read_bytes() == b"x"


def test_what_is_not_an_ordinary_file_is_written_to_and_not_replaced():
    write_atomically(Path(os.devnull), b"x")
    assert not Path(os.devnull).is_file()
