"""Changes to the text of a file keep every line and comment that they are not about."""

from collections.abc import Callable

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from socoledger.read.yaml.edit import (
    NotEditableError,
    append_item,
    extend_last_item,
    gather_into_item,
    set_keys,
)

NAMES = {"joined": "from", "left": "to", "outcome": "outcome", "left_known": "known"}
BACK = (("from", "2026-02-01"),)
LEFT = (("to", "2026-08-31"), ("outcome", "education"))


def data(text: str) -> dict[str, object]:
    """What a file says, every value as the text that was written."""
    said = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts alone
    assert isinstance(said, dict)
    return said


def kept(before: str, after: str, gone: tuple[str, ...] = ()) -> list[str]:
    """The lines that are new; all lines of before but those that begin as in `gone` must still be
    there, to the byte and in their order.
    """
    new = after.splitlines(keepends=True)
    place = 0
    for line in before.splitlines(keepends=True):
        if gone and line.lstrip(" -").startswith(gone):
            continue
        whole = line if line.endswith("\n") else line.rstrip("\r\n")
        while place < len(new) and new[place].rstrip("\r\n") != whole.rstrip("\r\n"):
            place += 1
        assert place < len(new), (line, after)
        assert new[place].startswith(whole)
        del new[place]
    return new


# -- keys of the file ---------------------------------------------------------------------------


def test_new_keys_stand_below_another_key() -> None:
    text = "# Anna\nid: anna\njoined: 2024-03-01   # first day\n\n# left: 2027-08-31\nname: Anna\n"
    assert set_keys(text, [("left", "2025-08-31"), ("outcome", "work")], "joined") == (
        "# Anna\nid: anna\njoined: 2024-03-01   # first day\nleft: 2025-08-31\noutcome: work\n"
        "\n# left: 2027-08-31\nname: Anna\n"
    )


@pytest.mark.parametrize(
    ("value", "after"),
    [
        ("work", "education"),
        ("work   # why", "education   # why"),
        ('"work"', "education"),
        ("", " education"),
        ("  # why", " education  # why"),
    ],
)
def test_a_key_that_is_there_gets_another_value_in_its_place(value: str, after: str) -> None:
    text = f"id: anna\noutcome: {value}\njoined: 2024-03-01\n"
    changed = set_keys(text, [("outcome", "education"), ("left", "2025-08-31")], "joined")
    assert data(changed)["outcome"] == "education"
    assert changed.splitlines()[1].split() == f"outcome: {after}".split()
    assert changed.splitlines()[2:] == ["joined: 2024-03-01", "left: 2025-08-31"]


@pytest.mark.parametrize(
    "text",
    [
        "id: anna\njoined: 2024-03-01",
        "id: anna\r\njoined: 2024-03-01\r\n",
        "  id: anna\n  joined: 2024-03-01\n",
        "---\njoined: 2024-03-01\nid: anna\n...\n",
        "joined:\n  2024-03-01\nid: anna\n",
        'joined: "2024-03-01" \nid: anna\n\n\n',
        "name: |\n  Anna\n  B.\n\njoined: 2024-03-01\n",
        "name: Zoë 🧵\njoined: 2024-03-01\n",
    ],
)
def test_a_key_is_added_whatever_the_layout(text: str) -> None:
    changed = set_keys(text, LEFT, "joined")
    line_end = "\r\n" if "\r\n" in text else "\n"
    assert changed.count("\n") == changed.count(line_end) == text.count(line_end) + 2
    assert data(changed) == {**data(text), "to": "2026-08-31", "outcome": "education"}
    assert len(kept(text, changed)) == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda text: set_keys(text, LEFT, "joined"),
        lambda text: append_item(text, "membership", BACK),
        lambda text: extend_last_item(text, "membership", LEFT, "from"),
        lambda text: gather_into_item(text, NAMES, "membership"),
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "{id: anna, joined: 2024-03-01, membership: [{from: 2024-03-01}]}\n",
        "- id: anna\n",
        "membership: []\nid: anna\n",
        "membership: x\nid: anna\n",
        "membership: [{to: 2024-03-01}]\n? joined\n: 2024-03-01\n",
    ],
)
def test_a_shape_that_is_not_foreseen_is_left_alone(
    change: Callable[[str], str], text: str
) -> None:
    try:
        changed = change(text)
    except NotEditableError:
        return
    assert set(data(changed)) > {"membership"}


# -- items of a list ----------------------------------------------------------------------------

LISTS = {
    "[{from: 2024-03-01}]  # periods": "[{from: 2024-03-01}, NEW]  # periods",
    "[]  # none": "[NEW]  # none",
    "[ ]": "[NEW]",
    "[ {from: 2024-03-01} , ]": "[ {from: 2024-03-01} , NEW ]",
    "[\n  {from: 2024-03-01}  # a, b\n]": "[\n  {from: 2024-03-01},  # a, b\n  NEW\n]",
    "[\n  {from: 2024-03-01},  # a, b\n  ]": "[\n  {from: 2024-03-01},  # a, b\n  NEW\n  ]",
    "[\n    {from: 2024-03-01}]": "[\n    {from: 2024-03-01},\n    NEW]",
    "\n- {from: 2024-03-01}  # a": "\n- {from: 2024-03-01}  # a\n- NEW",
    "\n  - {from: 2024-03-01}\n    # its own\n# of the next": (
        "\n  - {from: 2024-03-01}\n    # its own\n  - NEW\n# of the next"
    ),
    "\n  - {from: 2024-03-01,\n     monthly: 5}": (
        "\n  - {from: 2024-03-01,\n     monthly: 5}\n  - NEW"
    ),
    "\n  -   from: 2024-03-01 # a": "\n  -   from: 2024-03-01 # a\n  -   TWO\n      LINES",
    "\n-\n  from: 2024-03-01": "\n-\n  from: 2024-03-01\n- TWO\n  LINES",
}


@pytest.mark.parametrize("text", LISTS)
@pytest.mark.parametrize("end", ["", "\n", "\n\nname: Anna\n", "\nname: Anna"])
def test_an_item_is_added_in_the_style_of_the_one_before(text: str, end: str) -> None:
    pairs = (*BACK, LEFT[0])
    expected = LISTS[text].replace("NEW", "{from: 2026-02-01, to: 2026-08-31}")
    expected = expected.replace("TWO", "from: 2026-02-01").replace("LINES", "to: 2026-08-31")
    before = f"id: anna\nbenefit: {text}{end}"
    changed = append_item(before, "benefit", pairs)
    assert changed == f"id: anna\nbenefit: {expected}{end}"
    assert data(changed)["benefit"][-1] == dict(pairs)  # type: ignore[index]


ITEMS = {
    "[{from: 2026-02-01}] # a": "[{from: 2026-02-01, NEW}] # a",
    "\n  - {from: 2026-02-01 , monthly: 5} # a": "\n  - {from: 2026-02-01, NEW , monthly: 5} # a",
    "\n  - {from: 2026-02-01,   # a\n     monthly: 5}": (
        "\n  - {from: 2026-02-01, NEW,   # a\n     monthly: 5}"
    ),
    "\n  - from: 2026-02-01 # a\n    monthly: 5": (
        "\n  - from: 2026-02-01 # a\n    TWO\n    LINES\n    monthly: 5"
    ),
    "\n- monthly: 5\n  from: 2026-02-01": ("\n- monthly: 5\n  from: 2026-02-01\n  TWO\n  LINES"),
}


@pytest.mark.parametrize("text", ITEMS)
def test_an_item_gets_more_keys(text: str) -> None:
    expected = ITEMS[text]
    for new, old in (
        ("NEW", "to: 2026-08-31, outcome: education"),
        ("TWO", "to: 2026-08-31"),
        ("LINES", "outcome: education"),
    ):
        expected = expected.replace(new, old)
    for end in ("", "\n# end\n"):
        changed = extend_last_item(f"benefit: {text}{end}", "benefit", LEFT, "from")
        assert changed == f"benefit: {expected}{end}"


def test_a_key_that_an_item_has_is_not_given_twice() -> None:
    with pytest.raises(NotEditableError):
        extend_last_item("benefit: [{from: 2024-03-01, to: 2025-01-01}]", "benefit", LEFT, "from")


# -- keys that become an item -------------------------------------------------------------------


def test_keys_become_an_item_with_their_comments() -> None:
    text = (
        "id: anna\njoined: 2024-03-01   # with her sister\n# then\nleft: 2025-08-31\n"
        "outcome: work       # at a bakery\nleft_known: 2025-10-02  # by letter\nname: Anna\n"
    )
    assert gather_into_item(text, NAMES, "membership") == (
        "id: anna\nmembership:\n  - from: 2024-03-01   # with her sister\n# then\n"
        "    to: 2025-08-31\n    outcome: work       # at a bakery\n"
        "    known: 2025-10-02  # by letter\nname: Anna\n"
    )


def test_keys_that_stand_apart_are_moved_with_the_comments_above_them() -> None:
    text = (
        "joined: 2024-03-01\nname: Anna # hers\n\n# On leaving:\n# the last day\nleft: 2025-08-31"
        " # a Sunday\noutcome: work"
    )
    assert gather_into_item(text, NAMES, "membership") == (
        "membership:\n  - from: 2024-03-01\n    # On leaving:\n    # the last day\n"
        "    to: 2025-08-31 # a Sunday\n    outcome: work\nname: Anna # hers\n\n"
    )


BLOCKS = st.sampled_from(
    [
        "id: anna\n",
        "name:   Anna      # a pseudonym\n",
        'account: "Anna"\n',
        "enterprise: >\n  Tuin-\n  onderhoud\n\n",
        "benefit:\n  - {from: 2024-03-01,  monthly: 1345.00}     # here\n",
        "premium:\n- from: 2025-01-01\n  reference: 'Besluit #1'   # there\n",
        "allowance: [\n  {from: 2025-01-01, reference: B},\n]\n",
        "turns_27: 2026-05-17 \n",
    ]
)
BETWEEN = st.sampled_from(["", "", "\n", "# een opmerking, met: dubbele punt\n", "\n\n# — é —\n"])
OWN = {
    "joined": ("joined: 2024-03-01", "joined:   2024-03-01", "joined:\n  2024-03-01"),
    "left": ("left: 2025-08-31", '"left": 2025-08-31', "left:    '2025-08-31'"),
    "outcome": ("outcome: work", "outcome : work"),
    "left_known": ("left_known: 2025-10-02", ""),
}


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file of somebody who left, in any order and layout."""
    blocks = draw(st.lists(BLOCKS, unique_by=lambda block: block.split(":")[0], max_size=6))
    for shapes in OWN.values():
        shape = draw(st.sampled_from(shapes))
        comment = draw(st.sampled_from(["", "  # zo", " #"])) if shape else ""
        blocks += [f"{shape}{comment}\n"] if shape else []
    blocks = draw(st.permutations(blocks))
    text = "".join(draw(BETWEEN) + block for block in blocks) + draw(BETWEEN)
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


@given(files())
@settings(max_examples=25, deadline=None)
def test_who_comes_back_and_leaves_keeps_the_rest_of_the_file(text: str) -> None:
    """In files of any order and layout."""
    old = data(text)
    gathered = gather_into_item(text, NAMES, "membership")
    item = {NAMES[key]: value for key, value in old.items() if key in NAMES}
    rest = {key: value for key, value in old.items() if key not in NAMES}
    assert data(gathered) == {**rest, "membership": [item]}
    gone = (*NAMES, *(f'"{name}"' for name in NAMES), "2024-03-01", "#")
    new = kept(text, gathered, gone)
    assert _comments(gathered) == _comments(text)
    assert len(new) - new.count("\n") - new.count("\r\n") <= 2 * len(item) + 1 + text.count("#")

    back = append_item(gathered, "membership", BACK)
    assert data(back) == {**rest, "membership": [item, dict(BACK)]}
    assert "".join(kept(gathered, back)).strip() == "- from: 2026-02-01"

    left = extend_last_item(back, "membership", LEFT, "from")
    assert data(left) == {**rest, "membership": [item, dict((*BACK, *LEFT))]}
    assert len(kept(back, left)) == 2

    never = "".join(
        line for line in text.splitlines(keepends=True) if not line.lstrip('"').startswith("left")
    )
    set_ = set_keys(never, (("left", "2025-08-30"),), "joined")
    assert data(set_) == {**data(never), "left": "2025-08-30"}
    assert len(kept(never, set_)) == 1


def _comments(text: str) -> list[str]:
    return sorted(line.partition("#")[2].rstrip() for line in text.splitlines() if "#" in line)
