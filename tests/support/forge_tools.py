"""Stands in for `gh`, `curl` and `pip` in the scripts of workflows: a copy of this file by the name
of each. Comments are kept in comments.json beside it; no network is asked.
"""

import itertools
import json
import sys
from pathlib import Path
from typing import Any

TOOLS = ("gh", "curl", "pip")
OURS = {"user": {"login": "github-actions[bot]"}, "author": {"id": 41}}
"""Who comments, as both forges tell it."""


def main(name: str, words: list[str], kept: Path) -> int:
    """The exit code of a tool."""
    if name == "pip":
        return int(words[0] != "install" or not words[-1].startswith("socoledger=="))
    options = dict(itertools.pairwise(words))
    if name == "curl" and options["--header"] != "PRIVATE-TOKEN: secret":
        return 22
    url = next(word for word in words if "/" in word and word[0] not in "-/" and "@" not in word)
    method = options.get("--method") or options.get("--request")
    comments: list[dict[str, Any]] = json.loads(kept.read_text(encoding="utf-8"))
    if method is None:
        pages = [comments] if name == "gh" else comments
        json.dump(OURS["author"] if url.endswith("/user") else pages, sys.stdout)
        return 0
    key, _at, file = (options.get("--field") or options["--data-urlencode"]).partition("@")
    if key.rstrip("=") != "body":
        return 1
    body = Path(file).read_text(encoding="utf-8")
    if method == "POST":
        comments.append({"id": len(comments) + 1, **OURS, "body": body})
    else:
        [comment] = [each for each in comments if str(each["id"]) == url.rpartition("/")[2]]
        comment["body"] = body
    kept.write_text(json.dumps(comments), encoding="utf-8")
    return 0


if __name__ == "__main__":
    here = Path(__file__)
    sys.exit(main(here.name, sys.argv[1:], here.with_name("comments.json")))
