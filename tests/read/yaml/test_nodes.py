"""YAML is text with lines, and nothing more (SPEC 1)."""

import pytest

from socoledger.domain.findings import Phrase
from socoledger.read.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence, parse
from tests.support.book_files import text_of
from tests.support.findings import told


def read(text: str) -> Node:
    node, findings = parse(text_of(text), "x.yaml")
    assert findings == ()
    assert node is not None
    return node


def refused(text: str) -> list[str]:
    node, findings = parse(text_of(text), "x.yaml")
    assert node is None
    return told(findings)


@pytest.mark.parametrize(
    "text",
    [
        *("12.30", "012", "no", "yes", "true", "null", "12:30:00", "~", "1e3", "0x10", "0o17"),
        *("1_000", ".inf", "2025-03-01", "2025-03-01T12:00:00Z", "+1", "-0", "12,50", "<<"),
    ],
)
def test_every_scalar_stays_as_written(text: str) -> None:
    assert read(f"key: {text}") == Mapping((Entry("key", 1, Scalar(text, 1)),), 1)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("'012'", "012"),
        ('"12.30"', "12.30"),
        ('"caf\\u00e9"', "café"),
        ("Coöperatie 'De Kip'", "Coöperatie 'De Kip'"),
        ("no # no, or yes", "no"),
    ],
)
def test_quotes_and_comments_are_not_part_of_the_text(written: str, text: str) -> None:
    assert read(f"key: {written}") == Mapping((Entry("key", 1, Scalar(text, 1)),), 1)


def test_keys_stay_as_written_too() -> None:
    node = read("no: 1\n012: 2\n2025-01-01: 3\n")
    assert isinstance(node, Mapping)
    assert [entry.key for entry in node.entries] == ["no", "012", "2025-01-01"]


def test_a_key_without_a_value_is_an_empty_scalar() -> None:
    assert read("a:\nb: ''\n") == Mapping(
        (Entry("a", 1, Scalar("", 1)), Entry("b", 2, Scalar("", 2))), 1
    )


def test_every_node_knows_its_line() -> None:
    node = read(
        """
        # a comment

        name: De Kip
        benefit:
          - from: 2024-01-01
            to: 2024-02-01
          - {from: 2025-01-01,
             monthly: 12.30}
        """
    )
    assert node == Mapping(
        (
            Entry("name", 3, Scalar("De Kip", 3)),
            Entry(
                "benefit",
                4,
                Sequence(
                    (
                        Mapping(
                            (
                                Entry("from", 5, Scalar("2024-01-01", 5)),
                                Entry("to", 6, Scalar("2024-02-01", 6)),
                            ),
                            5,
                        ),
                        Mapping(
                            (
                                Entry("from", 7, Scalar("2025-01-01", 7)),
                                Entry("monthly", 8, Scalar("12.30", 8)),
                            ),
                            7,
                        ),
                    ),
                    5,
                ),
            ),
        ),
        3,
    )


def test_lines_hold_with_crlf_and_unicode() -> None:
    node = read("naam: Zoë\r\nplaats: Idaarderadeel é 😀\r\n")
    assert isinstance(node, Mapping)
    assert [entry.line for entry in node.entries] == [1, 2]
    assert node.entries[1].value == Scalar("Idaarderadeel é 😀", 2)


def test_a_key_given_twice_is_found_and_the_first_one_kept() -> None:
    node, findings = parse("name: a\nother: b\nname: c\nname: d\n", "coop.yaml")
    assert told(findings) == ["coop.yaml:3 S108", "coop.yaml:4 S108"]
    assert findings[0].parameters == {"key": "name", "first": 1}
    assert isinstance(node, Mapping)
    assert node.entries[0] == Entry("name", 1, Scalar("a", 1))


def test_a_key_given_twice_deep_inside_and_in_other_quotes_is_found() -> None:
    _, findings = parse("a:\n  - {b: 1, 'b': 2}\n", "x.yaml")
    assert told(findings) == ["x.yaml:2 S108"]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: 1\nb: !!python/object/apply:os.system ['true']\n", 2, "python/object"),
        ("a: !!str 12\n", 1, "str"),
        ("a: ! 12\n", 1, "!"),
        ("a: !own 12\n", 1, "!own"),
        ("a: &b 1\nc: *b\n", 1, "&b"),
        ("a: 1\nc: *b\n", 2, "*b"),
        ("a: &b [1]\n", 1, "&b"),
        ("a: 1\n---\nb: 2\n", 2, "---"),
        ("? [a, b]\n: 1\n", 1, ""),
        ("? {a: b}\n: 1\n", 1, ""),
    ],
)
def test_tags_anchors_and_second_documents_are_refused(text: str, line: int, what: str) -> None:
    node, findings = parse(text, "x.yaml")
    assert node is None
    assert told(findings) == [f"x.yaml:{line} S107"]
    assert what in str(findings[0].parameters["what"])


def test_nested_aliases_that_would_grow_without_end_are_refused_at_the_first() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for earlier, name in zip("abcdefgh", "bcdefghi", strict=True):
        bomb += f"{name}: &{name} [{', '.join([f'*{earlier}'] * 9)}]\n"
    assert refused(bomb) == ["x.yaml:1 S107"]


@pytest.mark.parametrize("text", ["[" * 20 + "]" * 20, "a: " + "{a: " * 20 + "1" + "}" * 20])
def test_deep_nesting_is_refused(text: str) -> None:
    assert refused(text) == ["x.yaml:1 S126"]


def test_very_deep_nesting_is_refused_and_not_a_crash() -> None:
    assert refused("[" * 100_000) == ["x.yaml:1 S126"]
    assert refused("a: 1\nb: " + "{c: [" * 1_000) == ["x.yaml:2 S126"]


def test_brackets_in_a_text_are_no_nesting() -> None:
    text = "a: see [1] and {2}\n" + "".join(f"b{n}: 'see [{n}'\n" for n in range(99))
    assert parse(text, "x.yaml")[1] == ()


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# only a comment\n", "---\n", "--- # x\n...\n", "''"]
)
def test_a_file_with_nothing_in_it_says_so(text: str) -> None:
    assert refused(text) == ["x.yaml:1 S105"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("name: a\nmunicipality: [b\n", 2),
        ("name: a\n\tb: c\n", 2),
        ("name: a\nlanguage: 'nl\n", 2),
        ("name: a\nb: c: d\n", 2),
        ("name: a\n b: c\n", 2),
        ("name: a\n- b\n", 2),
        ("name: @x\n", 1),
        ("name: a\nx: }\n", 2),
    ],
)
def test_a_syntax_error_is_told_at_its_line(text: str, line: int) -> None:
    node, findings = parse(text, "coop.yaml")
    assert node is None
    assert told(findings) == [f"coop.yaml:{line} S106"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a:\n\t- b\n", "use spaces"),
        ("name: a\n\tb: c\n", "use spaces"),
        ("name: @x\n", "quotation marks"),
        ("name: a\nb: c: d\n", "a colon too many"),
        ("name: a\nlanguage: 'nl\n", "a quotation mark is not closed"),
        ('name: a\nlanguage: "nl\n', "a quotation mark is not closed"),
    ],
)
def test_a_common_slip_is_told_in_words(text: str, words: str) -> None:
    _, (found,) = parse(text, "coop.yaml")
    reason = found.parameters["reason"]
    assert isinstance(reason, Phrase), reason
    assert words in reason


def test_a_character_that_yaml_does_not_allow_is_a_syntax_error() -> None:
    assert refused("name: a\x01b\n") == ["x.yaml:1 S106"]
