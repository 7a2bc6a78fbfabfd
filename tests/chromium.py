"""Finds a Chromium for the tests: an installed one, else one that can be installed, else says how.

The tests never skip for want of a browser: what readers see is what is tested.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "chrome",
    "msedge",
)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_HELP = (
    "The tests need Chrome, Edge or Chromium, and none could be found or installed. "
    "Install one (on Debian or Ubuntu: apt-get install chromium; anywhere: "
    "uv run playwright install chromium), or set LECTERN_CHROMIUM to its path."
)


class NoChromium(Exception):
    """No browser is here, and none could be had; the words say how to get one."""


def find_chromium() -> Path:
    """Return the path of a Chromium, installing one if need be; raises NoChromium."""
    for attempt in (_installed, _from_playwright, _from_debian):
        found = attempt()
        if found:
            return found
    raise NoChromium(_HELP)


def _installed() -> Path | None:
    named = os.environ.get("LECTERN_CHROMIUM")
    if named:
        return Path(named)
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    return next((Path(place) for place in _PLACES if Path(place).is_file()), None)


def _from_playwright() -> Path | None:
    """Install playwright's own build, where its download is within reach."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # needs no browser to import

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    if not path.is_file():
        _run([sys.executable, "-m", "playwright", "install", "chromium"])
    return path if path.is_file() else None


def _from_debian() -> Path | None:
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    _run([apt, "update", "-q"])
    _run([apt, "install", "-y", "-q", "--no-install-recommends", "chromium", "fonts-noto-cjk"])
    return _installed()


def _run(command: list[str]) -> None:
    """Run an installer; whether it worked shows in what is there afterwards."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(command, env=environment, check=False, timeout=900, stdout=sys.stderr)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"{command[0]}: {error}", file=sys.stderr)
