"""`diff` over a year of forty commits, each with the answer that was written beside it by hand."""

import json
from datetime import date
from pathlib import Path

import pytest

from socoledger.commands.context import Context, answered
from socoledger.commands.diff import Asked, diff
from socoledger.domain.options import AuditFormat
from tests.support.asking import Shape
from tests.support.forty_commits import STEPS, Built, build
from tests.support.forty_commits.state import State
from tests.support.forty_commits.steps import Fact, Figure

pytestmark = pytest.mark.slow
_FIRST_WITH_A_PARENT = 2


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Built, ...]]:
    """The repository's folder, and its commits."""
    folder = tmp_path_factory.mktemp("forty")
    return folder / "repository", build(folder)


@pytest.mark.parametrize(
    "number",
    range(_FIRST_WITH_A_PARENT, len(STEPS) + 1),
    ids=lambda number: f"{number}: {STEPS[number - 1].subject}",
)
def test_each_commit_is_told_as_it_was_written_down(
    year: tuple[Path, tuple[Built, ...]], number: int
) -> None:
    repository, commits = year
    built = commits[number - 1]
    step = built.step
    context = Context(repository, date(2025, 9, 20), repository / "boeken", "en")
    asked = Asked(built.parent, built.commit)
    answer = answered(lambda: diff(context, AuditFormat.JSON, asked))
    told: Shape = json.loads(answer.output)
    worded = {period for one in told["wording"] for period in one["closed"]}
    assert sorted({*told["closed"], *worded}) == [*step.closed]
    _compare(told["facts"], step.expected_facts(), built)
    _compare(told["wording"], step.expected_wording(), built)
    assert _figures(told["figures"]) == sorted(step.expected_figures())
    assert answer.exit == step.exit


def test_a_year_has_forty_commits() -> None:
    assert len(STEPS) == 40
    assert [step.merges for step in STEPS if step.merges] == [19]


def _compare(told: list[Shape], expected: list[Fact], built: Built) -> None:
    """Each fact stands where it should, and says what it was and is; nothing else is told."""
    where = sorted((_where(fact, built), fact) for fact in expected)
    found = sorted(
        ((one["kind"], one["change"], one["file"], one["line"]), json.dumps(one)) for one in told
    )
    assert [place for place, _ in found] == [place for place, _ in where]
    for (_, fact), (_, text) in zip(where, found, strict=True):
        one = json.loads(text)
        for words, said in ((fact.before, one["before"]), (fact.after, one["after"])):
            assert (words is None) == (said is None), (fact, one)
            assert [word for word in words or () if word not in said] == [], (fact, one)


def _where(fact: Fact, built: Built) -> tuple[str, str, str, int]:
    state: State = built.before if fact.change == "removed" else built.after
    return fact.kind, fact.change, fact.file, state.line_of(fact.file, fact.line)


def _figures(told: list[Shape]) -> list[Figure]:
    return sorted(
        Figure(
            one["figure"],
            one["member"] or "-",
            one["period"],
            _cents(one["before"]),
            _cents(one["after"]),
        )
        for one in told
    )


def _cents(amount: str | None) -> int:
    return 0 if amount is None else int(amount.replace(".", ""))
