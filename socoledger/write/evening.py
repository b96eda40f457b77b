"""The month's evening: its list of steps, and what a person sees at each (SPEC 11)."""

from collections.abc import Iterator

from socoledger.domain.evening import EveningAnswer, EveningStep, StepName, StepState
from socoledger.domain.findings import _
from socoledger.write.bank_dialogue import Key
from socoledger.write.words import Words

_NAMES = {
    StepName.IMPORT: _("bank statement"),
    StepName.SORT: _("sorting out"),
    StepName.HOURS: _("hours"),
    StepName.CHECK: _("check"),
    StepName.CLOSE: _("close"),
    StepName.REPORT: _("report"),
    StepName.SAVE: _("save"),
}
_WHAT = {
    StepName.IMPORT: _("the bank statement"),
    StepName.SORT: _("say what the bank's lines were that are still to be sorted out: {count}"),
    StepName.HOURS: _("the hours of {month}"),
    StepName.CHECK: _("look at what is wrong with the books"),
    StepName.CLOSE: _("close {month}; first you see what is booked"),
    StepName.REPORT: _(
        "see the result of {month} and how things stand; make its papers once it is closed"
    ),
    StepName.SAVE: _("save the books as they are now"),
}
"""What is done at each step."""
_STATES = {
    StepState.DONE: _("done"),
    StepState.TO_DO: _("to do"),
    StepState.OPTIONAL: _("have a look"),
    StepState.LATER: _("not yet"),
    StepState.UNUSED: _("not needed"),
}
_COUNTS = {
    (StepName.SORT, StepState.TO_DO): _("lines: {count}"),
    (StepName.HOURS, StepState.DONE): _("entries: {count}"),
    (StepName.CHECK, StepState.TO_DO): _("errors: {count}"),
    (StepName.CHECK, StepState.OPTIONAL): _("warnings: {count}"),
    (StepName.SAVE, StepState.TO_DO): _("files changed: {count}"),
}
_MARGIN = "  "


def list_text(answer: EveningAnswer, words: Words) -> str:
    """The steps with their states, and below each that is open the command to type."""
    lines = []
    for line, step in zip(_lines(answer, words), answer.steps, strict=True):
        lines.append(line)
        if step.state in (StepState.TO_DO, StepState.OPTIONAL):
            commands = (step.command, *step.papers)
            lines += [f"{_MARGIN * 3}{words.plain(command)}" for command in commands]
    return "".join(f"{line}\n" for line in (_head(answer, words), *lines))


def overview(answer: EveningAnswer, words: Words) -> str:
    """The steps with their states."""
    return "\n".join((_head(answer, words), *_lines(answer, words)))


def _head(answer: EveningAnswer, words: Words) -> str:
    message = _("The evening of {month}")
    if not answer.over:
        message = _("The evening of {month}, which is not over yet")
    return words(message, month=str(answer.month))


def _lines(answer: EveningAnswer, words: Words) -> Iterator[str]:
    for step in answer.steps:
        yield step_line(answer, step, words)


def step_line(answer: EveningAnswer, step: EveningStep, words: Words) -> str:
    """A step with its number and its state."""
    width = max(len(words(name)) for name in _NAMES.values())
    name = words(_NAMES[StepName(step.name)])
    return f"{_MARGIN}{_number(step)} {name:{width}}  {_state(answer, step, words)}"


def _number(step: EveningStep) -> int:
    return [*StepName].index(StepName(step.name)) + 1


def _state(answer: EveningAnswer, step: EveningStep, words: Words) -> str:
    """A state, with how much there is, or why it cannot be done yet."""
    name, state = StepName(step.name), StepState(step.state)
    said = words(_STATES[state])
    if step.files:
        return f"{said}: {', '.join(map(words.plain, step.files))}"
    if (name, state) in _COUNTS and step.count is not None:
        return f"{said}, {words(_COUNTS[name, state], count=step.count)}"
    reason = words(_reason(answer, name, state))
    if state is StepState.OPTIONAL and reason:
        return reason
    return f"{said}, {reason}" if reason else said


def _reason(answer: EveningAnswer, name: StepName, state: StepState) -> str:
    """Why a step cannot be done yet, or what only a person knows; "" if nothing is to be said."""
    match name, state:
        case StepName.CLOSE, StepState.LATER if not answer.over:
            return _("the month is not over")
        case StepName.CLOSE, StepState.LATER:
            return _("errors are in the way")
        case StepName.REPORT, StepState.LATER:
            return _("nothing is booked")
        case StepName.IMPORT, StepState.OPTIONAL:
            return _("if you have one that is not in the books yet")
        case StepName.HOURS, StepState.OPTIONAL:
            return _("if there are any")
    return ""


def step_text(answer: EveningAnswer, step: EveningStep, words: Words) -> str:
    """Where one is, and what is done there."""
    number = _number(step)
    what = words(_WHAT[StepName(step.name)], month=str(answer.month), count=step.count or 0)
    head = words("step {number} of {total}: {what}", number=number, total=len(_NAMES), what=what)
    return "\n".join((head, *(f"{_MARGIN}{words.plain(file)}" for file in step.files)))


def keys_text(step: EveningStep, words: Words) -> str:
    """What may be typed at a step."""
    keys = {
        "skip": words(Key.SKIP.value).split()[0],
        "stop": words(Key.STOP.value).split()[0],
    }
    if step.files:
        message = _("Enter reads this in, or give another file; {skip} skips, {stop} stops")
    elif step.name in (StepName.IMPORT, StepName.HOURS):
        message = _("drag the file here, or type its name; Enter: there is none; {stop} stops")
    else:
        message = _("Enter does this; {skip} skips, a number goes to that step, {stop} stops")
    return words(message, **keys)
