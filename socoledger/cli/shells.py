"""What shells are told beside each completion: its text as it is.

Typer has rich lay out every such text, as there may be markup in it: that takes as long as all the
rest of a completion, and breaks a long text into lines, each of which fish offers as a word.
"""

from typer._completion_classes import FishComplete, PowerShellComplete, ZshComplete

from socoledger.cli.click import CompletionItem, add_completion_class


class Zsh(ZshComplete):
    """Completion in zsh."""

    def format_completion(self, item: CompletionItem) -> str:
        """A word and its text, quoted by Typer as words without a text are."""
        texts = [item.value, *([item.help] if item.help else [])]
        return ":".join(ZshComplete.format_completion(self, CompletionItem(one)) for one in texts)


class Fish(FishComplete):
    """Completion in fish."""

    def format_completion(self, item: CompletionItem) -> str:
        """A word, and its text behind a tab."""
        text = " ".join((item.help or "").split())
        return f"{item.value}\t{text}" if text else str(item.value)


class PowerShell(PowerShellComplete):
    """Completion in PowerShell."""

    def format_completion(self, item: CompletionItem) -> str:
        """A word, and its text behind three colons."""
        return f"{item.value}:::{item.help or ' '}"


def register() -> None:
    """Take the place of Typer's own classes."""
    for shell in (Zsh, Fish, PowerShell):
        add_completion_class(shell, shell.name)
    add_completion_class(PowerShell, "pwsh")
