"""From a command line to a command, and from its answer to the terminal and an exit code."""

import contextlib
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import typer

from socoledger.cli import lazy
from socoledger.cli.click import Context
from socoledger.cli.kept import is_off
from socoledger.cli.language import language_of
from socoledger.cli.parsing import Shared
from socoledger.cli.streams import nobody_reads, shows_colours, somebody_waits, takes_colour
from socoledger.domain.exits import Answer, Exit

if TYPE_CHECKING:
    from socoledger.commands.answering import Scope
    from socoledger.commands.context import Context as CommandContext

BOOKS_VARIABLE = "SOCOLEDGER_BOOKS"
PROCESSES_VARIABLE = "SOCOLEDGER_PROCESSES"
"""How many processes may work at once on the books under an umbrella."""


def context_of(ctx: Context) -> "CommandContext":
    """The context of a command; options go before the environment."""
    books = option(ctx, "books") or os.environ.get(BOOKS_VARIABLE) or None
    width = os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else None
    context = lazy.context.Context(
        folder=Path.cwd(),
        today=date.today(),  # noqa: DTZ011 - the day where the treasurer sits
        books=None if books is None else Path(books),
        language=language_of(option(ctx, "language")),
        terminal_width=width or None,
        colour=width is not None and takes_colour(),
        processes=_processes(),
    )
    if somebody_waits():
        context = context._replace(counting=_counting)
    if not is_off(sys.argv[1:]) and not option(ctx, "no_cache"):
        from socoledger.storage.cache import DiskCache

        context = context._replace(cache=DiskCache())
    if option(ctx, "verbose"):
        context = context._replace(tell_load=_tell_load)
    if ctx.obj is not None and (root := lazy.context.root_of(context)) is not None:
        ctx.obj.watch(str(root), is_found=books is None)
    return context


def _tell_load(message: str) -> None:
    with contextlib.suppress(OSError):  # there is nobody to tell
        sys.stderr.write(f"{message}\n")


def _counting(text: str, total: int) -> AbstractContextManager[Callable[[], None]]:
    """Shows a person who waits how far a command is."""
    return lazy.progress.counting(text, total, sys.stderr)


def _processes() -> int:
    """How many processes may work at once: as many as the environment says, else one for each core
    that this one may use. On macOS processes that are forked may break down.
    """
    asked = os.environ.get(PROCESSES_VARIABLE, "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    if sys.platform == "darwin":
        return 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def scope_of(ctx: Context) -> "Scope":
    """Which books a figure command is asked for, and as they were on which day."""
    umbrella = option(ctx, "umbrella")
    return lazy.answering.Scope(option(ctx, "at"), None if umbrella is None else Path(umbrella))


def scope_until(
    ctx: Context, context: "CommandContext", period: str | None, year: str | None
) -> "Scope":
    """The scope of a command whose figures are those of a day: at the end of a period, if one is
    given, as an argument or by --year. Stops if both are given and differ.
    """
    return scope_of(ctx)._replace(until=lazy.arguments.one_period(context, period, year))


def option(ctx: Context, name: Shared) -> Any:  # noqa: ANN401 - as Typer has read it: a text or its type
    """What the command line says for an option of the program, None if nothing; what stands behind
    a command's name goes before what stands in front of it.
    """
    inner: Context | None = ctx
    while inner is not None:
        if inner.params.get(name) is not None:
            return inner.params[name]
        inner = inner.parent
    return None


def say(command: Callable[[], Answer]) -> NoReturn:
    """Run a command, say its answer to both streams, and end as it says."""
    answer = lazy.context.answered(command)
    _say(*_texts(answer))
    raise typer.Exit(int(answer.exit))


def say_figures(ctx: Context, command: Callable[[], Answer]) -> NoReturn:
    """As `say`, of a command whose answer is kept when all went well."""
    answer = lazy.context.answered(command)
    output, messages = _texts(answer)
    _say(output, messages)
    if ctx.obj is not None and answer.exit is Exit.DONE:
        ctx.obj.keep(output, messages)
    raise typer.Exit(int(answer.exit))


def _texts(answer: Answer) -> tuple[str, str]:
    """What an answer writes to standard output and standard error, in colours if they show them."""
    output, messages = answer.output, "".join(f"{message}\n" for message in answer.messages)
    return (
        lazy.colours.coloured(output) if shows_colours(sys.stdout) else output,
        lazy.colours.coloured(messages) if shows_colours(sys.stderr) else messages,
    )


def _say(output: str, messages: str) -> None:
    try:
        sys.stdout.write(output)
        sys.stdout.flush()
    except BrokenPipeError:  # Typer would make an error of it
        nobody_reads()
        raise typer.Exit from None
    with contextlib.suppress(OSError):  # there is nobody to tell
        sys.stderr.write(messages)
