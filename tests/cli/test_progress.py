"""The bar for whoever waits."""

from io import StringIO
from time import sleep

import pytest

from socoledger.cli.progress import Bar, counting
from socoledger.commands.steps import Step
from socoledger.write.words import Words


class Screen(StringIO):
    """What is shown on a terminal."""

    def isatty(self) -> bool:
        return True

    def wait_for(self, text: str) -> None:
        """Return when a text is shown; many times what that takes, and it is not going to be."""
        for _turn in range(10_000):
            if text in self.getvalue():
                return
            sleep(0.01)
        pytest.fail(f"{text} is not shown")


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    return Screen()


@pytest.mark.parametrize(("language", "shown"), [("nl", "de boeken lezen"), ("en", "reading the")])
def test_a_step_is_shown_while_it_lasts(screen: Screen, language: str, shown: str) -> None:
    bar = Bar(Words(language), screen, patience=0)
    with bar.step(Step.BOOKS):
        screen.wait_for(shown)
    with bar.step(Step.FILES):
        screen.wait_for(f"{len(Step) - 1}/{len(Step)}")
    assert screen.getvalue().endswith("\x1b[?25h\r\x1b[1A\x1b[2K"), "the bar is taken away"


def test_nothing_is_shown_of_what_is_quick(screen: Screen) -> None:
    bar = Bar(Words("en"), screen, patience=1_000_000)
    for step in Step:
        with bar.step(step):
            pass
    assert screen.getvalue() == ""


def test_the_bar_goes_when_a_step_fails(screen: Screen) -> None:
    bar = Bar(Words("en"), screen, patience=0)

    def interrupted() -> None:
        with bar.step(Step.CHECKS):
            screen.wait_for("checking")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert screen.getvalue().endswith("\x1b[?25h\r\x1b[1A\x1b[2K")


def test_what_is_done_many_times_is_counted(screen: Screen) -> None:
    with counting("reading the books", 342, screen, patience=-1) as tick:
        tick()
        tick()
        assert "reading the books" in screen.getvalue()
        assert "  2/342" in screen.getvalue()
    assert screen.getvalue().endswith("\x1b[2K"), "the bar is taken away"


def test_nothing_is_counted_of_what_is_quick(screen: Screen) -> None:
    with counting("reading the books", 2, screen, patience=1_000_000) as tick:
        tick()
    assert screen.getvalue() == ""
