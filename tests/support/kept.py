"""A cache in memory."""


class Kept:
    """Keeps everything, and shows what that is: contents by kind and key."""

    def __init__(self) -> None:
        self.contents: dict[tuple[str, str], bytes] = {}

    def get(self, kind: str, key: str) -> bytes | None:
        return self.contents.get((kind, key))

    def put(self, kind: str, key: str, content: bytes) -> None:
        self.contents[kind, key] = content

    def kinds(self) -> list[str]:
        return [kind for kind, _ in self.contents]
