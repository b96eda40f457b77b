"""What is said at a bad end: of a wrong command line, of the system, of a defect of ours."""

import errno
import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from socoledger.cli.help import translate_help
from socoledger.cli.language import words_here
from socoledger.domain.exits import refusal
from socoledger.domain.findings import _

if TYPE_CHECKING:
    from socoledger.write.words import Words

_AS_LIKE = 0.1
"""By how much one word may be less like what was typed than another, and be named beside it."""
_IN_DUTCH = {
    "afsluiten": "close",
    "controle": "check",
    "controleren": "check",
    "doelen": "review",
    "effect": "impact",
    "heropenen": "reopen",
    "inbreng": "contributions",
    "lid": "member",
    "nieuw": "init",
    "premies": "premium",
    "resultaat": "result",
    "spaarpotten": "spaarpot",
    "stand": "status",
    "subsidie": "grants",
    "subsidies": "grants",
    "terugbetaling": "return",
    "uitleg": "explain",
    "wet": "law",
    "--boeken": "--books",
    "--jaar": "--year",
    "--lid": "--member",
    "--op": "--on",
    "--reden": "--reason",
    "--streng": "--strict",
    "--taal": "--language",
    "--uitleg": "--explain",
}
"""What a Dutch treasurer may type for a command or an option."""


UsageError: type[Any] = typer.BadParameter.__base__ or typer.BadParameter
"""What Typer raises for a wrong command line, wherever this version of it keeps Click."""


def usage_message(error: Any) -> str:  # noqa: ANN401 - an exception of Typer's own Click
    """A wrong command line in words; Click's own English where there are none for it."""
    words, kind = words_here(), type(error).__name__
    if kind == "NoArgsIsHelpError":
        translate_help(error.ctx.command)
        return str(error.ctx.get_help())
    if kind == "NoSuchOption":
        said = words("there is no option {option}", option=error.option_name)
        said += _meant(error.option_name, _options_of(error.ctx), words)
    elif kind == "MissingParameter" and error.param is not None:
        said = words("{name} is missing", name=_name_of(error.param, error.ctx))
    elif kind == "BadParameter" and error.param is not None:
        choices = getattr(error.param.type, "choices", ())
        detail = " | ".join(str(getattr(one, "value", one)) for one in choices) or error.message
        said = words("{name} cannot be right: {detail}", name=error.param.opts[-1], detail=detail)
    elif kind == "BadOptionUsage":
        said = words("something is missing after {option}", option=error.option_name)
    else:
        said = _in_words(str(error.message), error.ctx, words)
    command = "" if error.ctx is None else " ".join(error.ctx.command_path.split()[1:])
    help_ = " ".join(f"socoledger {command} --help".split())
    see = words("see: {command}", command=help_)
    return f"socoledger: {said}\n{see}"


def _name_of(param: Any, context: Any) -> str:  # noqa: ANN401 - a parameter of Typer's own Click
    """What a user calls a parameter: an option by itself, an argument by what stands for it."""
    option = param.opts[-1]
    return str(option if option.startswith("-") else param.make_metavar(context))


def _in_words(message: str, context: Any, words: "Words") -> str:  # noqa: ANN401 - Typer's own
    """Typer's own sentence, which is all it gives for these two; any other as it is."""
    if found := re.match(r"No such command '(.+?)'", message):
        typed = found.group(1)
        known = getattr(getattr(context, "command", None), "commands", {})
        told = words("there is no such command: {detail}", detail=typed)
        return told + _meant(typed, known, words)
    if found := re.match(r"Got unexpected extra argument\S* \((.+)\)", message):
        return words("this is more than the command expects: {detail}", detail=found.group(1))
    return message


def _options_of(context: Any) -> list[str]:  # noqa: ANN401 - a context of Typer's own Click
    """Every option of the command that a command line cannot be read for, its groups included."""
    options: list[str] = []
    while context is not None:
        named = [name for one in context.command.params for name in one.opts]
        options += [name for name in named if name.startswith("--")]
        context = context.parent
    return options


def _meant(typed: str, known: Iterable[str], words: "Words") -> str:
    """What was probably meant by a slip of the pen, to be put behind a message; "" if nothing is
    like it.
    """
    there = sorted(set(known))
    ours = _IN_DUTCH.get(typed.lower())
    like = [ours] if ours in there else get_close_matches(typed.lower(), there, n=3)
    best = [one for one in like if _likeness(one, typed) > _likeness(like[0], typed) - _AS_LIKE]
    return "; " + words("did you mean {known}?", known=", ".join(best)) if best else ""


def _likeness(one: str, typed: str) -> float:
    return SequenceMatcher(None, typed.lower(), one).ratio()


def lost_message(error: OSError) -> str:
    """What is said where standard output takes nothing: a full disk, or it is closed."""
    message = _("standard output takes nothing: {reason}; what was to be shown is lost")
    return f"socoledger: {words_here()(message, reason=refusal(error))}"


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
    return f"socoledger: {words_here()(message, where=where, reason=refusal(error))}"


def defect_message(error: BaseException) -> str:
    """What is said of a defect of ours: where it is, and nothing of what was in the books."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = (
        "-"
        if trace is None
        else f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
    )
    message = _(
        "socoledger itself failed ({kind}, {where}); nothing was written; please tell its makers"
    )
    return words_here()(message, kind=type(error).__name__, where=where)
