"""Setting up asks the system for what is missing, and never for more than that."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLAIN = ("sh", "dirname", "env", "grep", "rm")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="setup.sh is for POSIX systems")


class System:
    """A pretended system: a folder of commands that write down how they were called."""

    def __init__(self, folder: Path) -> None:
        self.bin, self.checkout = folder / "bin", folder / "checkout"
        self.bin.mkdir()
        (self.checkout / "installer").mkdir(parents=True)
        shutil.copy(ROOT / "installer" / "setup.sh", self.checkout / "installer")
        for name in PLAIN:
            (self.bin / name).symlink_to(str(shutil.which(name)))
        self.release = folder / "os-release"
        self.release.write_text("ID=fedora\n")
        self.calls = folder / "calls"
        self.calls.touch()

    def has(self, name: str, does: str = "") -> None:
        command = self.bin / name
        command.write_text(f'#!/bin/sh\necho "{name} $*" >> "{self.calls}"\n{does}\n')
        command.chmod(0o755)

    def is_debian(self, *, user: int, installed: str = "") -> None:
        self.release.write_text('ID=debian\nVERSION_ID="12"\n')
        self.has("apt-get")
        self.has("id", f"echo {user}")
        self.has("dpkg-query", f"case ' {installed} ' in *\" $4 \"*) echo installed;; esac")

    def set_up(self, purpose: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", str(self.checkout / "installer" / "setup.sh"), purpose],
            env={"PATH": str(self.bin), "OS_RELEASE": str(self.release)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def called(self, name: str) -> list[str]:
        return [line for line in self.calls.read_text().splitlines() if line.startswith(name)]


@pytest.fixture
def system(tmp_path):
    return System(tmp_path)


def test_root_gets_what_is_missing_installed_and_nothing_else(system):
    system.is_debian(user=0, installed="libegl1 libgl1 libdbus-1-3")
    system.set_up("run")
    (call,) = system.called("apt-get")
    assert call.startswith("apt-get install -y --no-install-recommends libfontconfig1 ")
    assert "libegl1" not in call
    assert "chromium" not in call


def test_the_tests_also_need_a_browser_and_pictures_of_pdf_pages(system):
    system.is_debian(user=0)
    system.set_up("test")
    (call,) = system.called("apt-get")
    assert "chromium libatomic1 poppler-utils" in call


def test_somebody_without_rights_is_told_the_one_line_to_type(system):
    system.is_debian(user=1000)
    told = system.set_up("run")
    assert told.returncode == 1
    assert "su -c 'apt-get update && apt-get install -y" in told.stderr
    assert system.called("apt-get") == []


def test_sudo_is_used_when_it_asks_for_nothing(system):
    system.is_debian(user=1000)
    system.has("sudo", '[ "$1" = -n ] || "$@"')
    system.set_up("run")
    assert system.called("apt-get")
    assert len(system.called("sudo")) == 2


def test_another_system_is_never_asked_for_debian_packages(system):
    system.is_debian(user=0)
    system.release.write_text("ID=ubuntu\nID_LIKE=debian\n")
    told = system.set_up("run")
    assert system.called("apt-get") == []
    assert told.returncode == 1
    assert "Python 3.11 or newer" in told.stderr


def test_a_failed_installation_is_tried_once_more_with_fresh_package_lists(system):
    system.is_debian(user=0)
    system.has(
        "apt-get", f'[ "$1" = update ] && : > "{system.bin}/.fresh"; [ -e "{system.bin}/.fresh" ]'
    )
    system.set_up("run")
    assert [call.split()[1] for call in system.called("apt-get")] == [
        "install",
        "update",
        "install",
    ]
