"""What a package tells a desktop agrees with itself, and what makes packages is where it is named.
The packages themselves are tried by `make package-test`.
"""

from __future__ import annotations

import configparser
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as Tree

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "installer" / "linux"
WORKFLOW = ROOT / ".github" / "workflows" / "package.yml"


def test_the_menu_the_file_type_and_the_icon_are_of_one_name():
    menu = configparser.ConfigParser(interpolation=None)
    menu.read(LINUX / "bordrunde.desktop", "utf-8")
    entry = menu["Desktop Entry"]
    kind = Tree.parse(LINUX / "bordrunde.xml").getroot()[0]
    globs = [each.get("pattern") for each in kind if each.tag.endswith("glob")]
    assert entry["MimeType"].rstrip(";") == kind.get("type")
    assert globs == ["*.bordrunde"]
    assert (ROOT / "resources" / "icons" / f"{entry['Icon']}.svg").is_file()
    assert entry["Exec"] == "bordrunde %f"


def test_the_workflow_names_nothing_that_is_not_there():
    named = set(re.findall(r"installer[\\/][\w\\/.]+\.\w+", WORKFLOW.read_text("utf-8")))
    assert named
    assert [each for each in named if not (ROOT / each.replace("\\", "/")).is_file()] == []


def test_the_icon_is_made_in_the_sizes_that_windows_shows(tmp_path: Path):
    made = tmp_path / "bordrunde.ico"
    subprocess.run([sys.executable, ROOT / "installer" / "icon.py", made], check=True)
    with Image.open(made) as icon:
        assert {(side, side) for side in (16, 32, 48, 256)} <= icon.info["sizes"]
