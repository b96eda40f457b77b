"""agreement.yaml, as far as SPEC 1 goes."""

from fractions import Fraction
from pathlib import Path

import pytest

from socoledger.domain.agreement import (
    Agreement,
    AllowanceTerms,
    Bracket,
    Clause,
    Levy,
    Limit,
    PremiumTerms,
    Purpose,
    SpaarpotTerms,
)
from socoledger.domain.findings import Finding, Place
from socoledger.domain.period import Month
from tests.support.book_files import read_books, text_of, write_books
from tests.support.findings import findings_of, told

FILE = "agreement.yaml"
NO_JOURNAL = "; nothing yet"
HEAD = """\
agreements:
  - id: a
    from: 2025-01-01
"""
MEMBER = HEAD + "    member_result:\n"
COLLECTIVE = HEAD + "    collective_result:\n"
SPAARPOT = HEAD + "    spaarpot:\n"


def read(tmp_path: Path, text: str) -> tuple[Agreement, ...]:
    books = read_books(tmp_path, NO_JOURNAL, agreement=text)
    assert books.findings == ()
    return books.agreements


def found_in(tmp_path: Path, text: str) -> tuple[Finding, ...]:
    return findings_of(write_books(tmp_path, NO_JOURNAL, agreement=text))


def test_the_agreement_of_the_spec_is_read(tmp_path: Path) -> None:
    text = """
    agreements:
      - id: convenant-2025
        from: 2025-01-01
        reference: Convenant gemeente Voorbeeldstad 2025, artikel 5
        losses: absorb                   # carry (default) or absorb, see 3.3 and 3.4
        member_result:                   # the distribution of each member's result
          levies:                        # first, each a share of the result
            - {to: fund:opleiding, share: 5%}
            - {to: cooperative, share: 12.5%}
          brackets:                      # then what remains
            - {up_to: 3000.00, split: {spaarpot: 100%}}
            - {up_to: 6000.00, split: {municipality: 0.5, spaarpot: 50%}}
            - {split: {municipality: 1}}
        collective_result:               # likewise for the coöperatie's own result
          brackets:
            - {up_to: 1500.00, split: {reserve: 100%}}
            - {split: {municipality: 40%, reserve: 60%}}
        premium: {per_hour: 1.50, maximum: 50%, payments: 1}
        allowance: {per_hour: 2.00, per_month: 150.00, per_year: 1500.00}
        spaarpot:
          purposes:                      # what a member may spend it on
            - {id: course}
            - {id: private, approval: true}    # needs the gemeente's approval, by reference
            - {id: premium, approval: false}
          maximum: 5000.00
          on_leaving: municipality
          grace_months: 3
    """
    assert read(tmp_path, text) == (
        Agreement(
            id="convenant-2025",
            start=Month(2025, 1),
            reference="Convenant gemeente Voorbeeldstad 2025, artikel 5",
            losses="absorb",
            member_result=Clause(
                (Levy("fund:opleiding", Fraction(1, 20)), Levy("cooperative", Fraction(1, 8))),
                (
                    Bracket(300000, (Levy("spaarpot", Fraction(1)),)),
                    Bracket(
                        600000,
                        (Levy("municipality", Fraction(1, 2)), Levy("spaarpot", Fraction(1, 2))),
                    ),
                    Bracket(None, (Levy("municipality", Fraction(1)),)),
                ),
                "cooperative",
            ),
            collective_result=Clause(
                (),
                (
                    Bracket(150000, (Levy("reserve", Fraction(1)),)),
                    Bracket(
                        None,
                        (Levy("municipality", Fraction(2, 5)), Levy("reserve", Fraction(3, 5))),
                    ),
                ),
                "reserve",
            ),
            premium=PremiumTerms(150, Limit(None, Fraction(1, 2)), 1),
            allowance=AllowanceTerms(200, 15000, 150000),
            spaarpot=SpaarpotTerms(
                (Purpose("course", False), Purpose("private", True), Purpose("premium", False)),
                500000,
                dict.fromkeys(
                    ("work", "education", "self-employed", "deceased", "other"), "municipality"
                ),
                3,
            ),
            place=Place(FILE, 2),
        ),
    )


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    """What remains goes to the coöperatie, of its own result to the reserve; no hours accrue."""
    (agreement,) = read(tmp_path, HEAD + "    reference: C\n")
    assert agreement == Agreement(
        id="a",
        start=Month(2025, 1),
        reference="C",
        place=Place(FILE, 2),
        member_result=Clause((), (), "cooperative"),
        collective_result=Clause((), (), "reserve"),
        losses="carry",
        premium=PremiumTerms(0, None, 2),
        allowance=AllowanceTerms(0, None, None),
        spaarpot=SpaarpotTerms((), None, {}, 0),
    )


def test_on_leaving_by_outcome(tmp_path: Path) -> None:
    text = SPAARPOT + "      on_leaving: {work: keep, other: municipality, deceased: fund:nood}\n"
    (agreement,) = read(tmp_path, text)
    assert agreement.spaarpot.on_leaving == {
        "work": "keep",
        "deceased": "fund:nood",
        "other": "municipality",
    }


def test_versions_come_in_the_order_written(tmp_path: Path) -> None:
    text = "agreements:\n" + "".join(
        f"  - {{id: v{number}, from: {start}}}\n"
        for number, start in enumerate(("2024-07-01", "2025-04-01", "2026-01-01"))
    )
    books = read_books(tmp_path, NO_JOURNAL, agreement=text)
    assert books.findings == ()
    assert [version.id for version in books.agreements] == ["v0", "v1", "v2"]
    in_force = books.agreement(Month(2025, 3)), books.agreement(Month(2025, 4))
    assert [version and version.id for version in in_force] == ["v0", "v1"]
    assert books.agreement(Month(2024, 6)) is None


@pytest.mark.parametrize(
    ("starts", "found"),
    [
        (("2025-01-01", "2024-07-01"), ["agreement.yaml:3 S301"]),
        (("2025-01-01", "2025-01-01"), ["agreement.yaml:3 S301"]),
        (("2025-01-02",), ["agreement.yaml:2 S302"]),
        (("2025-01-01", "2025-06-30"), ["agreement.yaml:3 S302"]),
        (("2025-02-01",), ["agreement.yaml:1 S307"]),
        ((), ["agreement.yaml:1 S307"]),
    ],
)
def test_versions_begin_in_order_on_a_first_day_and_in_time(
    tmp_path: Path, starts: tuple[str, ...], found: list[str]
) -> None:
    items = "".join(
        f"\n  - {{id: v{number}, from: {start}}}" for number, start in enumerate(starts)
    )
    text = f"agreements:{items or ' []'}\n"
    assert told(found_in(tmp_path, text)) == found


def test_levies_add_up_to_a_hundred_at_most(tmp_path: Path) -> None:
    text = MEMBER + "      levies:\n        - {to: cooperative, share: 60%}\n"
    assert found_in(tmp_path, text + "        - {to: fund:x, share: 40%}\n") == ()
    (found,) = found_in(tmp_path, text + "        - {to: fund:x, share: 40.01%}\n")
    assert told((found,)) == [f"{FILE}:5 S303"]
    assert found.parameters["total"] == "100.01%"


@pytest.mark.parametrize(
    ("split", "total"),
    [
        ("{spaarpot: 60%, municipality: 30%}", "90%"),
        ("{spaarpot: 60%, municipality: 40.1%}", "100.1%"),
        ("{spaarpot: 33.3%, municipality: 33.3%, fund:x: 33.3%}", "99.9%"),
        ("{spaarpot: 0.5}", "50%"),
        ("{}", "0%"),
    ],
)
def test_splits_add_up_to_a_hundred(tmp_path: Path, split: str, total: str) -> None:
    text = f"{MEMBER}      brackets:\n        - split: {split}\n"
    (found,) = found_in(tmp_path, text)
    assert told((found,)) == [f"{FILE}:6 S304"]
    assert found.parameters["total"] == total


def test_splits_add_up_exactly(tmp_path: Path) -> None:
    split = "{spaarpot: 33.3%, municipality: 0.333, fund:x: 33.4%}"
    read(tmp_path, f"{MEMBER}      brackets:\n        - split: {split}\n")


@pytest.mark.parametrize(
    "ends",
    [
        (None, None),
        ("3000",),
        ("3000", "6000"),
        (None, "3000", None),
        ("3000", "3000", None),
        ("6000", "3000", None),
        ("0", None),
        ("0.00", "100", None),
    ],
)
def test_brackets_rise_and_only_the_last_is_open(
    tmp_path: Path, ends: tuple[str | None, ...]
) -> None:
    text = COLLECTIVE + "      brackets:\n"
    for end in ends:
        up_to = "" if end is None else f"up_to: {end}, "
        text += f"        - {{{up_to}split: {{reserve: 100%}}}}\n"
    assert told(found_in(tmp_path, text)) == [f"{FILE}:5 S305"]


@pytest.mark.parametrize(
    ("clause", "destination", "known"),
    [
        ("member", "spaarpot", True),
        ("member", "cooperative", True),
        ("member", "municipality", True),
        ("member", "fund:nood-2", True),
        ("member", "reserve", False),
        ("member", "fund:", False),
        ("member", "fund:Nood", False),
        ("member", "fund", False),
        ("member", "gemeente", False),
        ("collective", "reserve", True),
        ("collective", "municipality", True),
        ("collective", "fund:nood", True),
        ("collective", "spaarpot", False),
        ("collective", "cooperative", False),
    ],
)
@pytest.mark.parametrize("kind", ["levy", "split"])
def test_destinations(
    tmp_path: Path, clause: str, destination: str, kind: str, *, known: bool
) -> None:
    text = f"{HEAD}    {clause}_result:\n"
    if kind == "levy":
        text += f"      levies:\n        - share: 10%\n          to: '{destination}'\n"
    else:
        text += f"      brackets:\n        - split:\n            '{destination}': 100%\n"
    found = found_in(tmp_path, text)
    assert told(found) == ([] if known else [f"{FILE}:7 S306"])
    if not known:
        assert found[0].parameters["to"] == destination


@pytest.mark.parametrize("destination", ["keep", "municipality", "cooperative", "fund:nood"])
def test_destinations_on_leaving(tmp_path: Path, destination: str) -> None:
    text = f"{SPAARPOT}      on_leaving: {destination}\n"
    assert set(read(tmp_path, text)[0].spaarpot.on_leaving.values()) == {destination}


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("reserve", "S306"),
        ("spaarpot", "S306"),
        ("houden", "S306"),
        ("{work: reserve}", "S306"),
        ("{gone: keep}", "S109"),
        ("{work: [keep]}", "S111"),
        ("[keep]", "S111"),
        ("", "S113"),
    ],
)
def test_other_destinations_on_leaving(tmp_path: Path, value: str, code: str) -> None:
    text = f"{SPAARPOT}      on_leaving: {value}\n"
    assert told(found_in(tmp_path, text)) == [f"{FILE}:5 {code}"]


@pytest.mark.parametrize(
    "share", ["5", "105%", "1.01", "-5%", "'5,5%'", "5 %", "five", "1e-1", "50%%", "1/2", "\u0665%"]
)
def test_a_share_is_a_percentage_or_a_fraction(tmp_path: Path, share: str) -> None:
    text = f"{MEMBER}      levies:\n        - to: cooperative\n          share: {share}\n"
    assert told(found_in(tmp_path, text)) == [f"{FILE}:7 S111"]


@pytest.mark.parametrize(
    "line",
    [
        *("losses: delen", "premium: {payments: 3}", "premium: {payments: 0}", "premium: 1.50"),
        *("premium: {payments: two}", "premium: {per_hour: '1,50'}", "premium: {maximum: 101%}"),
        *("premium: {per_hour: -1}", "allowance: {per_month: 50%}", "allowance: {per_year: 1e3}"),
        *("allowance: [2.00]", "spaarpot: 5000", "spaarpot: {maximum: -1}", "id: [a]"),
        *("spaarpot: {maximum: 50%}", "spaarpot: {grace_months: -1}", "member_result: 100%"),
        *("spaarpot: {grace_months: 1.5}", "spaarpot: {grace_months: drie}", "reference: {a: b}"),
        *("spaarpot: {purposes: course}", "spaarpot: {purposes: [course]}", "from: 2025-01"),
        *("spaarpot: {purposes: [{id: Course}]}", "member_result: {levies: {to: reserve}}"),
        *("spaarpot: {purposes: [{id: course, approval: ja}]}", "member_result: {brackets: 100%}"),
        *("member_result: {brackets: [{split: 100%}]}", "member_result: {brackets: [spaarpot]}"),
        *("member_result: {brackets: [{split: [spaarpot]}]}", "collective_result: [reserve]"),
    ],
)
def test_a_value_that_cannot_be_right_is_told_at_its_line(tmp_path: Path, line: str) -> None:
    key = line.split(":", maxsplit=1)[0]
    others = {"id": "id: a", "from": "from: 2025-01-01", "reference": "reference: C"}
    others.pop(key, None)
    lines = [*others.values(), line]
    text = "agreements:\n  - " + "\n    ".join(lines) + "\n"
    assert told(found_in(tmp_path, text)) == [f"{FILE}:{len(lines) + 1} S111"]


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("losess: carry", "losses"),
        ("premium: {per_our: 1.50}", "per_hour"),
        ("allowance: {per_week: 1.50}", "per_year"),
        ("spaarpot: {purpose: []}", "purposes"),
        ("spaarpot: {purposes: [{id: course, aproval: true}]}", "approval"),
        ("member_result: {levys: []}", "levies"),
        ("member_result: {levies: [{to: cooperative, share: 5%, shares: 5%}]}", "share"),
        ("member_result: {brackets: [{upto: 1, split: {spaarpot: 100%}}]}", "up_to"),
    ],
)
def test_an_unknown_key_names_the_one_that_is_close(tmp_path: Path, line: str, known: str) -> None:
    (found,) = found_in(tmp_path, f"{HEAD}    {line}\n")
    assert told((found,)) == [f"{FILE}:4 S109"]
    assert found.parameters["known"] == known


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("agreement: []\n", ["agreement.yaml:1 S109", "agreement.yaml:1 S110"]),
        ("agreements:\n  - from: 2025-01-01\n", ["agreement.yaml:2 S110"]),
        ("agreements:\n  - id: a\n", ["agreement.yaml:2 S110"]),
        (MEMBER + "      levies:\n        - to: cooperative\n", ["agreement.yaml:6 S110"]),
        (MEMBER + "      levies:\n        - share: 5%\n", ["agreement.yaml:6 S110"]),
        (MEMBER + "      brackets:\n        - up_to:\n", ["agreement.yaml:6 S110"]),
        (SPAARPOT + "      purposes:\n        - approval: true\n", ["agreement.yaml:6 S110"]),
    ],
)
def test_a_missing_key_is_told_where_its_mapping_begins(
    tmp_path: Path, text: str, found: list[str]
) -> None:
    assert [line for line in told(found_in(tmp_path, text)) if not line.endswith("S113")] == found


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = text_of(
        """
        agreements:
          - id: a
            from: 2025-01-01
            member_result:
              levies:
                - {to: reserve, share: 60%}
                - {to: cooperative, share: 60%}
              brackets:
                - {up_to: 100, split: {spaarpot: 90%}}
                - {up_to: 50, split: {spaarpot: 100%}}
          - id: b
            from: 2024-01-15
        """
    )
    assert told(found_in(tmp_path, text)) == [
        "agreement.yaml:5 S303",
        "agreement.yaml:6 S306",
        "agreement.yaml:8 S305",
        "agreement.yaml:9 S304",
        "agreement.yaml:11 S301",
        "agreement.yaml:12 S302",
    ]


def test_without_the_file_there_is_no_agreement(tmp_path: Path) -> None:
    folder = write_books(tmp_path, NO_JOURNAL)
    (folder / FILE).unlink()
    assert told(findings_of(folder)) == ["agreement.yaml:1 S102"]


def test_a_comma_in_a_split_is_told_once(tmp_path: Path) -> None:
    agreement = """
    agreements:
      - id: a
        from: 2025-01-01
        member_result:
          brackets:
            - {split: {spaarpot: 87.5%, municipality: 12,5%}}
    """
    codes = [finding.code for finding in findings_of(write_books(tmp_path, agreement=agreement))]
    assert codes == ["S111", "S115"]
