"""Parsing the command line with Typer, with our own types for errors."""

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from copy import copy
from typing import Any, ClassVar, Literal, cast

from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_command_from_info
from typer.models import CommandInfo

from socoledger.cli import lazy
from socoledger.cli.click import Command as AnyCommand
from socoledger.cli.click import CompletionItem, Context, HelpFormatter, Parameter, UsageError

Shared = Literal["books", "language", "at", "umbrella", "no_cache", "verbose"]
"""An option of the program that may stand behind a command's name as well."""
_EVERYWHERE: tuple[Shared, ...] = ("no_cache", "verbose")
"""Those that stand behind every command's name, and in the help of the program alone."""
_NOT_OF_ALL: tuple[Shared, ...] = ("at", "umbrella")
"""Those that not every command makes use of."""


class UnknownCommandError(UsageError):
    """There is no such command."""

    def __init__(self, name: str, known: Sequence[str], ctx: Context) -> None:
        super().__init__(name, ctx)
        self.name = name
        self.known = known


class ExtraArgumentsError(UsageError):
    """There is more on the command line than the command expects."""

    def __init__(self, arguments: Sequence[str], ctx: Context) -> None:
        super().__init__(" ".join(arguments), ctx)
        self.arguments = arguments


class UnusedOptionError(UsageError):
    """An option of the program that the command makes no use of."""

    def __init__(self, command: str, option: str) -> None:
        super().__init__(option)
        self.command = command
        self.option = option


class Command(TyperCommand):
    """A command with its own arguments, and behind its name those options of the program that it
    makes use of; `answering.option` looks them up.
    """

    allow_extra_args = True
    """Typer would refuse them in English; they are refused below."""
    uses: ClassVar[tuple[Shared, ...]] = ()

    def get_params(self, ctx: Context) -> list[Parameter]:
        """Its own parameters, then options of the program, help last."""
        own, rest = len(self.params), super().get_params(ctx)
        named = {param.name for param in self.params}
        shared = [
            param if param.name in self.uses else _hidden(param)
            for param in ctx.find_root().command.params
            if param.name in (*self.uses, *_EVERYWHERE) and param.name not in named
        ]
        return [*rest[:own], *shared, *rest[own:]]

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read what stands behind the command's name; what stands before it and is of no use to
        this command is refused.
        """
        before = ctx.find_root().params
        for option in _NOT_OF_ALL:
            is_unused = before.get(option) is not None and option not in self.uses
            if is_unused and not ctx.resilient_parsing:
                raise UnusedOptionError(ctx.command_path.partition(" ")[2], f"--{option}")
        extra = super().parse_args(ctx, args)
        if extra and not ctx.resilient_parsing:
            raise ExtraArgumentsError(extra, ctx)
        return extra

    def invoke(self, ctx: Context) -> Any:  # noqa: ANN401 - as Typer has it
        """Call the function of the command, with its own parameters."""
        own = {
            param.name: ctx.params[param.name] for param in self.params if param.name in ctx.params
        }
        return None if self.callback is None else ctx.invoke(self.callback, **own)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Help, in the language asked for."""
        lazy.help.translate(ctx)
        super().format_help(ctx, formatter)

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """The options that a shell may offer, explained in the language asked for."""
        lazy.help.translate(ctx)
        return super().shell_complete(ctx, incomplete)


class Commands(Mapping[str, AnyCommand]):
    """Commands by name, then the groups that are there. A command is built when it is looked up:
    Typer needs 15 ms to build them all, a sixth of the time of `--version`.
    """

    def __init__(
        self, declared: Mapping[str, CommandInfo], groups: Mapping[str, AnyCommand]
    ) -> None:
        self._declared = declared
        self._built = dict(groups)
        self._names = (*declared, *groups)

    def __getitem__(self, name: str) -> AnyCommand:
        if name not in self._built:
            self._built[name] = get_command_from_info(
                self._declared[name], pretty_exceptions_short=False, rich_markup_mode=None
            )
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _hidden(param: Parameter) -> Parameter:
    """An option that help does not show."""
    hidden = copy(param)
    if isinstance(hidden, TyperOption):
        hidden.hidden = True
    return hidden


class Group(TyperGroup):
    """Commands under one name, in the order of `declared`."""

    declared: ClassVar[dict[str, CommandInfo]]

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - as Typer has them
        super().__init__(**settings)
        self.groups = self.commands
        commands = Commands(self.declared, self.groups)
        self.commands = cast("MutableMapping[str, AnyCommand]", commands)  # nothing adds to it

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, AnyCommand | None, list[str]]:
        """The command that is asked for; what begins with a dash is an option to Typer."""
        name = args[0]
        if name not in self.commands and not name.startswith("-") and not ctx.resilient_parsing:
            raise UnknownCommandError(name, [*self.commands], ctx)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Help, in the language asked for."""
        lazy.help.translate(ctx)
        super().format_help(ctx, formatter)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The commands, in the language asked for."""
        lazy.help.translate(ctx, *self.commands.values())
        super().format_commands(ctx, formatter)

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """The commands and options that a shell may offer, explained in the language asked for."""
        offered = [name for name in self.commands if name.startswith(incomplete)]
        lazy.help.translate(ctx, *(self.commands[name] for name in offered))
        return super().shell_complete(ctx, incomplete)
