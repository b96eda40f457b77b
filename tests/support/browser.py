"""Pages in a browser without a screen, for what only a browser knows: what axe-core finds there."""

import atexit
import json
import os
import re
import select
import shutil
import subprocess
import tempfile
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run")
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_RUN = """
new Promise(done => document.readyState === "complete" ? done() : addEventListener("load", done))
  .then(() => axe.run(document, {resultTypes: ["violations"]}))
  .then(result => result.violations.flatMap(
    one => one.nodes.map(node => `${one.id}: ${node.html}`)))
"""
_LONGEST = 120
"""Seconds after which a browser that says nothing is given up: no matter of speed."""


def violations(page: str, folder: Path) -> list[str]:
    """What axe-core finds in a page, as "rule: element". The page's own policy forbids scripts, so
    a copy without it is looked at, in `folder`. Skips the test where there is no browser.
    """
    without_policy, count = _POLICY.subn("", page)
    assert count == 1
    copy = folder / "page.html"
    copy.write_text(without_policy, encoding="utf-8")
    found = _browser().shown(copy.as_uri(), f"{_axe()}\n{_RUN}")
    return [str(one) for one in found]


@cache
def _axe() -> str:
    return (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")


@cache
def _browser() -> "_Browser":
    """One for all tests of this process: starting it takes longer than looking at a page."""
    for name in _NAMES:
        if found := shutil.which(name):
            return _Browser(found)
    pytest.skip("there is no Chromium here to look at pages with: apt install chromium")


class _Browser:
    """A browser that is told over a pipe what to do (the DevTools protocol): messages in JSON, each
    ended by a byte 0.
    """

    def __init__(self, program: str) -> None:
        profile = tempfile.mkdtemp(prefix="profile-")
        atexit.register(shutil.rmtree, profile, ignore_errors=True)
        told, tell = os.pipe()
        hear, heard = os.pipe()
        options = " ".join((*_OPTIONS, "--remote-debugging-pipe"))
        # The browser reads from 3 and writes on 4.
        script = f'exec "$0" {options} --user-data-dir="$1" about:blank 3<&{told} 4>&{heard}'
        process = subprocess.Popen(
            ["bash", "-c", script, program, profile],
            pass_fds=(told, heard),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(told)
        os.close(heard)
        self._tell, self._hear = os.fdopen(tell, "wb", 0), hear
        self._heard, self._asked = b"", 0
        atexit.register(process.wait)
        atexit.register(self._tell.close)

    def shown(self, address: str, script: str) -> Any:
        """What a script promises of the page at this address, in a window of its own."""
        context = self._ask("Target.createBrowserContext")["browserContextId"]
        window = {"url": "about:blank", "browserContextId": context}
        target = self._ask("Target.createTarget", **window)["targetId"]
        attached = self._ask("Target.attachToTarget", targetId=target, flatten=True)
        session = attached["sessionId"]
        self._ask("Page.navigate", session, url=address)
        wished = {"expression": script, "awaitPromise": True, "returnByValue": True}
        answer = self._ask("Runtime.evaluate", session, **wished)
        assert "exceptionDetails" not in answer, answer
        self._ask("Target.disposeBrowserContext", browserContextId=context)
        return answer["result"]["value"]

    def _ask(self, method: str, session: str | None = None, **parameters: object) -> Any:
        self._asked += 1
        request = {"id": self._asked, "method": method, "params": parameters}
        whose = {} if session is None else {"sessionId": session}
        self._tell.write(json.dumps({**request, **whose}).encode() + b"\0")
        while (message := self._next()).get("id") != self._asked:
            pass
        assert "error" not in message, (method, message)
        return message["result"]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._heard:
            ready, _, _ = select.select([self._hear], [], [], _LONGEST)
            assert ready, "the browser says nothing"
            piece = os.read(self._hear, 1 << 16)
            assert piece, "the browser has ended"
            self._heard += piece
        text, _, self._heard = self._heard.partition(b"\0")
        message: dict[str, Any] = json.loads(text)
        return message
