"""Messages for a command that fails: a wrong command line, the system, or a defect of ours."""

import errno
import sys
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path

from socoledger.cli.click import (
    BadOptionUsage,
    BadParameter,
    Context,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    Parameter,
    TyperChoice,
    UsageError,
)
from socoledger.cli.language import language_here
from socoledger.cli.parsing import ExtraArgumentsError, UnknownCommandError, UnusedOptionError
from socoledger.commands.in_dutch import IN_DUTCH
from socoledger.domain.exits import place_in_code, refusal
from socoledger.domain.findings import _
from socoledger.write.words import Words

_AS_LIKE = 0.1
"""By how much one word may be less like what was typed than another, and be named beside it."""
"""Dutch words that a treasurer may type for a command or an option."""


def usage_message(error: UsageError) -> str:
    """A wrong command line in words, or the help that stands in for it where it is empty."""
    if isinstance(error, NoArgsIsHelpError):
        return error.message
    words = Words(language_here())
    path = "" if error.ctx is None else " ".join(error.ctx.command_path.split()[1:])
    see = words("see: {command}", command=" ".join(f"socoledger {path} --help".split()))
    return f"socoledger: {_wrong(error, words)}\n{see}"


def _wrong(error: UsageError, words: Words) -> str:
    """The message for a wrong command line; Typer's own English for a reason unknown here."""
    match error:
        case UnknownCommandError():
            message = words("there is no such command: {detail}", detail=error.name)
            return message + _meant(error.name, error.known, words)
        case ExtraArgumentsError():
            message = _("this is more than the command expects: {detail}")
            return words(message, detail=" ".join(error.arguments))
        case UnusedOptionError():
            message = _("{command} has no option {option}")
            return words(message, command=error.command, option=error.option)
        case NoSuchOption():
            if error.option_name[1:2].isdigit():
                message = _(
                    "{option} is read as an option, because of its hyphen; if it is a number, put"
                    " it last, after --"
                )
                return words(message, option=error.option_name)
            message = words("there is no option {option}", option=error.option_name)
            return message + _meant(error.option_name, _options_of(error.ctx), words)
        case BadOptionUsage():
            has_value = any(word.startswith(f"{error.option_name}=") for word in sys.argv[1:])
            message = _("{option} takes no value")
            missing = _("something is missing after {option}")
            return words(message if has_value else missing, option=error.option_name)
        case MissingParameter(param=Parameter() as param, ctx=Context() as ctx):
            return words("{name} is missing", name=_name_of(param, ctx))
        case BadParameter(param=Parameter() as param, ctx=Context() as ctx):
            name, choices = _name_of(param, ctx), _choices(param)
            if choices:
                return words("{name} has to be one of these: {choices}", name=name, choices=choices)
            return words("{name} cannot be right: {detail}", name=name, detail=error.message)
    return error.message


def _name_of(param: Parameter, ctx: Context) -> str:
    """The name of a parameter for users: of an option itself, of an argument its metavar, without
    the brackets around one that may be left out.
    """
    option = param.opts[-1]
    return option if option.startswith("-") else param.make_metavar(ctx).strip("[]")


def _choices(param: Parameter) -> str:
    """The values of a parameter that is one of a few words."""
    choices = param.type.choices if isinstance(param.type, TyperChoice) else ()
    return " | ".join(str(getattr(choice, "value", choice)) for choice in choices)


def _options_of(ctx: Context | None) -> list[str]:
    """Every option of the command that a command line cannot be read for, its groups included."""
    options: list[str] = []
    while ctx is not None:
        named = [name for param in ctx.command.params for name in param.opts]
        options += [name for name in named if name.startswith("--")]
        ctx = ctx.parent
    return options


def _meant(typed: str, known: Iterable[str], words: Words) -> str:
    """What was probably meant by a slip of the pen, to be put behind a message; "" if nothing is
    like it.
    """
    there = sorted({*known} - {typed})
    ours = IN_DUTCH.get(typed.lower())
    like = [ours] if ours in there else get_close_matches(typed.lower(), there, n=3)
    best = [word for word in like if _likeness(word, typed) > _likeness(like[0], typed) - _AS_LIKE]
    return "; " + words("did you mean {known}?", known=", ".join(best)) if best else ""


def _likeness(known: str, typed: str) -> float:
    return SequenceMatcher(None, typed.lower(), known).ratio()


def lost_message(error: OSError) -> str:
    """The message if standard output cannot be written: a full disk, or it is closed."""
    message = _("standard output takes nothing: {reason}; what was to be shown is lost")
    return f"socoledger: {Words(language_here())(message, reason=refusal(error))}"


def refusal_message(error: OSError) -> str:
    """What the disk or a permission said, and about which folder, as ours may be a draft in it; or
    about which file, where something else stands in its place.
    """
    path = None if error.filename is None else Path(str(error.filename))
    odd = error.errno in (errno.ELOOP, errno.EISDIR, errno.ENXIO)
    where = "-" if path is None else str(path if odd else path.parent)
    message = _(
        "the disk is full or you have no permission, in {where}: {reason}; nothing was written"
    )
    return f"socoledger: {Words(language_here())(message, where=where, reason=refusal(error))}"


def defect_message(error: BaseException) -> str:
    """The message for a defect of ours: its place in the code, nothing from the books."""
    kind, where = place_in_code(error)
    message = _(
        "socoledger itself failed ({kind}, {where}); nothing was written; please tell its makers"
    )
    return Words(language_here())(message, kind=kind, where=where)
