"""docs/speed.md has what `make bench` measures; how fast a machine is changes no test."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from socoledger.domain.money import format_hundredths
from tests.support import bench_figures, bench_page, bench_parts, bench_peers
from tests.support.bench_books import books, hledger_journal, jobs
from tests.support.bench_figures import FIGURES, Size, load, sized, socoledger
from tests.support.bench_goals import LARGE, Measured, goals
from tests.support.bench_peers import PEERS, Peer
from tests.support.bench_run import Command, Processes, Run
from tests.support.pages import text_of

TINY = Size(50, 1, 1)


@pytest.fixture(autouse=True)
def _nothing_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_figures, "SETTLED_SECONDS", 0)


def _measure(_command: Command) -> Run:
    return Run(0.5, 2048)


def test_the_page_has_every_goal_peer_and_figure() -> None:
    shown = bench_page.MEASURED.search(text_of(bench_page.PAGE))
    assert shown
    rows = [goal.title for goal in goals(Measured())]
    rows += [peer.title for peer in PEERS]
    rows += [f"`{command}`" for command in (*FIGURES, *bench_parts.STARTS)]
    assert [row for row in rows if f"| {row} |" not in shown[0]] == []


def test_each_part_has_its_table(tmp_path: Path) -> None:
    large = bench_parts.closing(_measure, tmp_path / "closing", Size(50, 2, 1))
    found = Measured(
        start=bench_parts.start(_measure, 1),
        sizes={LARGE: sized(_measure, tmp_path / "sized", TINY)},
        closing=large,
        differing=bench_parts.differing(_measure, tmp_path / "diff", TINY),
    )
    page = bench_page.page(found, date(2026, 11, 29))
    assert page.startswith("Measured on 2026-11-29 with socoledger ")
    assert "| `result 2025` | 1.00 | 1.00 | 1.00 | 1.00 |" in page
    assert "| 100,000: the slowest figure, cold / load | 0.25 | 1.00 | **no** |" in page
    assert "| `verify` | 1.00 | 1.00 |" in page
    assert "| `diff HEAD~1 HEAD` | 1.00 | 1.00 |" in page
    assert (
        "| 1,000: the slowest figure, cold / bean-check | 1.00 | \N{EN DASH} | \N{EN DASH} |"
        in page
    )


def test_a_peer_that_is_not_there_is_said_to_be_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    measured = sized(_measure, tmp_path / "sized", TINY, ("result 2025",))
    page = bench_page.page(Measured(sizes={50: measured}), date(2026, 11, 29))
    assert "hledger (not installed), ledger (not installed)" in page
    for peer in PEERS:
        assert f"| {peer.title} | not measured |" in page


def test_processes_are_measured_and_a_failure_is_no_figure(tmp_path: Path) -> None:
    folder = books(tmp_path / "books", 50, 1)
    measure = Processes(tmp_path)
    run = measure(load(folder))
    assert run.seconds > 0
    assert run.peak > 0
    with pytest.raises(RuntimeError, match="ended with 5"):
        measure(socoledger(folder, "result", "1999"))


@pytest.mark.parametrize("peer", PEERS[1:], ids=lambda peer: peer.title)
def test_a_peer_answers_what_each_member_brought_in(peer: Peer, tmp_path: Path) -> None:
    place = bench_peers.program(peer.name)
    if not place:
        pytest.skip(f"{peer.name} is not installed")
    beancount = books(tmp_path / "books", 50, 1) / "journal/main.beancount"
    hledger = hledger_journal(tmp_path / "hledger", 50, 1)
    step = next(
        step for step in bench_peers.steps(beancount, hledger, 50) if step.name == peer.title
    )
    said = subprocess.run(step.command.line, capture_output=True, text=True, check=True).stdout
    words = said.split()
    for member in {job.member for job in jobs(50, 1)}:
        amount = format_hundredths(-sum(job.cents for job in jobs(50, 1) if job.member == member))
        assert any(member in word for word in words), said
        assert amount in words, said
