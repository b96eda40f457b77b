"""The files of a repository while it is told step by step, and the folder in which its months are
closed.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from tests.support.book_files import write_files
from tests.support.closing import Closing


class State:
    """The files of the repository by path. Paths are those in the books' folder, wherever in the
    repository that lies.
    """

    def __init__(self, folder: Path) -> None:
        self.files: dict[str, str] = {}
        self.day = ""
        """The day of the step, on which months are closed."""
        self._books = ""
        self._folder = folder

    # -- what people do -------------------------------------------------------------------------

    def write(self, path: str, *texts: str) -> "State":
        """A new file, or another text in an old one."""
        self.files[self._books + path] = "".join(texts)
        return self

    def text_of(self, path: str) -> str:
        """What stands in a file."""
        return self.files[self._books + path]

    def append(self, path: str, *texts: str) -> "State":
        """Text at the end of a file."""
        return self.write(path, self.text_of(path), *texts)

    def edit(self, path: str, old: str, new: str, times: int = 1) -> "State":
        """Another text in the place of what stands so many times in a file."""
        text = self.text_of(path)
        assert text.count(old) == times, (path, old, text)
        return self.write(path, text.replace(old, new))

    def remove(self, path: str) -> "State":
        """A file less."""
        del self.files[self._books + path]
        return self

    def rename(self, old: str, new: str) -> "State":
        """The same file by another name."""
        text = self.text_of(old)
        return self.remove(old).write(new, text)

    def move_books(self, folder: str) -> "State":
        """All books to another folder of the repository."""
        self.files = {
            f"{folder}/{path.removeprefix(self._books)}": text for path, text in self.files.items()
        }
        self._books = f"{folder}/"
        return self

    def close(self, period: str) -> "State":
        """The period closed by `close`."""
        return self._kept(self._on_disk().close(period), f"closes/{period}.beancount")

    def reopen(self, period: str, reason: str) -> "State":
        """The last close taken back by `reopen`."""
        reopened = self._on_disk().reopen(period, reason)
        return self.remove(f"closes/{period}.beancount")._kept(reopened, "closes/reopened.log")

    # -- what is made of it ---------------------------------------------------------------------

    def copy(self) -> "State":
        """The same files, to go on with."""
        other = State(self._folder)
        other.files, other._books = dict(self.files), self._books
        return other

    def line_of(self, path: str, text: str) -> int:
        """The number of the one line of a file that holds a text."""
        lines = self.text_of(path).splitlines()
        numbers = [number for number, line in enumerate(lines, 1) if text in line]
        assert len(numbers) == 1, (path, text, numbers)
        return numbers[0]

    def _on_disk(self) -> Closing:
        """The books in the folder, as they are now and nothing else."""
        kept = {self._folder / path.removeprefix(self._books) for path in self.files}
        for path in _files_below(self._folder):
            if path not in kept:
                path.unlink()
        texts = {path.removeprefix(self._books): text for path, text in self.files.items()}
        return Closing(write_files(self._folder, texts), date.fromisoformat(self.day))

    def _kept(self, books: Closing, path: str) -> "State":
        return self.write(path, (books.root / path).read_bytes().decode())


def _files_below(folder: Path) -> Iterable[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
