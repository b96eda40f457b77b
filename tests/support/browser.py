"""Pages in a browser without a screen, for what only a browser knows: what axe-core finds there."""

import json
import re
import shutil
import subprocess
from functools import cache
from html import unescape
from importlib.resources import files
from pathlib import Path

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_RUN = """
axe.run(document, {resultTypes: ["violations"]}).then(result => {
  const found = result.violations.map(one => one.nodes.map(node => `${one.id}: ${node.html}`));
  document.body.innerHTML = "<pre id=found></pre>";
  document.getElementById("found").textContent = JSON.stringify(found.flat());
});
"""
_FOUND = re.compile(r'<pre id="found">(.*?)</pre>', re.DOTALL)


@cache
def _browser() -> str:
    """The browser; the test is skipped where there is none."""
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    pytest.skip("there is no Chromium here to look at pages with: apt install chromium")


@cache
def _axe() -> str:
    return (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")


def violations(page: str, folder: Path) -> list[str]:
    """What axe-core finds in a page, as "rule: element". The page's own policy forbids scripts, so
    a copy without it is looked at, in `folder`.
    """
    browser = _browser()
    without_policy, count = _POLICY.subn("", page)
    assert count == 1
    copy = folder / "page.html"
    script = f"<script>{_axe()}</script><script>{_RUN}</script></body>"
    copy.write_text(without_policy.replace("</body>", script), encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile")
    wait = ("--virtual-time-budget=20000", "--dump-dom")
    command = [browser, *options, *wait, copy.as_uri()]
    shown = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=120)
    found = _FOUND.search(shown.stdout)
    assert found, shown.stderr
    return list(json.loads(unescape(found.group(1))))
