"""The commands' own help as Markdown, in English with the Dutch beside it, for docs/commands.md."""

from functools import reduce
from typing import Any

from typer.main import get_command

from socoledger.cli.program import HEADINGS
from socoledger.cli.run import app
from socoledger.domain.options import Format
from socoledger.write.words import Words

SHARED = (
    *("books", "language", "at", "umbrella", "no_cache", "verbose"),
    *("format_", "year", "member", "explain"),
)
"""Options that many commands have: told once."""
_LEFT_OUT = ("help", "install_completion", "show_completion")
_NL, _EN = Words("nl"), Words("en")
_HEAD = "| | English | Nederlands |\n| --- | --- | --- |\n"


def commands() -> dict[str, Any]:
    """Each command by what one types after `socoledger`, in the order of the help; "" is the
    program itself.
    """
    program: Any = get_command(app)
    under = [
        (name, built(program, name))
        for heading in HEADINGS
        for name, declared in program.named()
        if declared.rich_help_panel == heading
    ]
    return {"": program, **dict(under)}


def built(program: Any, name: str) -> Any:
    """A command of the program, by what one types."""
    return reduce(lambda command, word: command.commands[word], name.split(), program)


def headings() -> dict[str, str]:
    """The heading that each command stands under in the help."""
    return {name: command.rich_help_panel for name, command in commands().items() if name}


def options() -> set[str]:
    """Every option of every command, as `--by`."""
    params = [param for command in commands().values() for param in command.params]
    return {"--help", *(option for param in params for option in param.opts)}


def described(name: str) -> str:
    """What the help of a command says: what it does, its arguments, and options of its own."""
    command = commands()[name]
    english, dutch = _said(command.help, _EN), _said(command.help, _NL)
    text = f"{english}\n\n*{dutch}*\n\n{_usage(name, command)}\n"
    rows = [_row(param) for param in command.params if _is_own(param)]
    if rows:
        text += f"\n{_HEAD}{''.join(rows)}"
    also = [*(param.name for param in command.params if _is_shared(param)), *_used(command)]
    shared = [f"`--{option.strip('_').replace('_', '-')}`" for option in SHARED if option in also]
    return text + (f"\nAlso: {', '.join(shared)}.\n" if shared else "")


def shared_options() -> str:
    """The options that many commands have, as they stand with the first command that has them."""
    params = [param for command in commands().values() for param in command.params]
    first = {param.name: param for param in reversed(params) if _is_shared(param)}
    return _HEAD + "".join(_row(first[name]) for name in SHARED)


def _used(command: Any) -> tuple[str, ...]:
    """The options of the program that a command makes use of."""
    return tuple(getattr(command, "uses", ()))


def _is_own(param: Any) -> bool:
    return param.name not in _LEFT_OUT and not _is_shared(param)


def _is_shared(param: Any) -> bool:
    """Whether an option is told once; `--format` is, where it is that of figures, and `--verbose`
    where it is that of the program, which need not be given.
    """
    is_other = {"format_": _choices(param) != [*Format], "verbose": param.default is False}
    return param.name in SHARED and not is_other.get(param.name, False)


def _choices(param: Any) -> list[str]:
    return [str(getattr(choice, "value", choice)) for choice in getattr(param.type, "choices", ())]


def _said(text: str | None, words: Words) -> str:
    return " ".join(words(text or "").split()).replace("|", "\\|")


def _usage(name: str, command: Any) -> str:
    arguments = [
        _bare(param) if param.required else f"[{_bare(param)}]"
        for param in command.params
        if param.param_type_name == "argument"
    ]
    return f"`{' '.join(filter(None, ['socoledger', name, *arguments]))}`"


def _bare(param: Any) -> str:
    return str(param.metavar or param.name).strip("[]{}").upper()


def _row(param: Any) -> str:
    return f"| {_spelled(param)} | {_said(param.help, _EN)} | {_said(param.help, _NL)} |\n"


def _spelled(param: Any) -> str:
    """An argument or option as one types it."""
    if param.param_type_name == "argument":
        return f"`{_bare(param)}`"
    value = (
        ""
        if param.is_flag
        else "\\|".join(_choices(param)) or param.metavar or param.type.name.upper()
    )
    names = ", ".join(sorted(param.opts, key=len))
    return f"`{f'{names} {value}'.strip()}`"
