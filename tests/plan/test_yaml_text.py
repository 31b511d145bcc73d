"""What is written as YAML is read back as it was, by libyaml too; nothing of a text is carried out."""

from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from fairtool.errors import UnreadableError
from fairtool.plan.yaml_node import meaning, plain
from fairtool.plan.yaml_text import read_yaml, yaml_of

_TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
_SINGLE = st.one_of(
    _TEXTS, st.integers(-(10**9), 10**9), st.booleans(), st.floats(width=32, allow_nan=False, allow_infinity=False)
)
_VALUES = st.recursive(
    _SINGLE,
    lambda inside: st.one_of(st.lists(inside, max_size=3), st.dictionaries(_TEXTS, inside, max_size=3)),
    max_leaves=8,
)


@given(st.dictionaries(_TEXTS, _VALUES, min_size=1, max_size=4))
def test_what_is_written_is_read_back(content: Any) -> None:
    text = yaml_of(content)
    assert plain(read_yaml(text.encode(), "plan.yaml")) == content
    assert list(YAML(typ="safe").parse(StringIO(text)))


@pytest.mark.parametrize(
    "text", ["yes", "no", "2026-03-01", "1:30", "0x1F", "0o17", "1_000", "=", "<<", "TRue", "nan", ".inf", "1e5x", "١"]
)
def test_a_plain_text_is_text_where_yaml_1_2_has_it_so(text: str) -> None:
    assert meaning(text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [("012", 12), ("-3", -3), ("1.5", 1.5), (".5", 0.5), ("1e3", 1000.0), ("true", True), ("~", None)],
)
def test_a_plain_number_is_a_number(text: str, value: object) -> None:
    assert meaning(text) == value


def test_an_address_in_braces_is_read() -> None:
    assert plain(read_yaml(b"a: {id: https://orcid.org/0000-0002-1825-0097, type: orcid}\n", "p")) == {
        "a": {"id": "https://orcid.org/0000-0002-1825-0097", "type": "orcid"}
    }


def test_texts_of_several_lines_are_blocks_and_short_entries_stand_in_one_line() -> None:
    shown = yaml_of({"a": "one\ntwo\n", "b": [{"name": "T", "units": "K"}, {"name": "x" * 120}]})
    assert shown == "a: |\n  one\n  two\nb:\n  - {name: T, units: K}\n  - name: " + "x" * 120 + "\n"


def test_a_long_text_that_libyaml_refuses_is_told_and_not_read_for_a_minute() -> None:
    text = "a: {id: https://orcid.org/0000-0002-1825-0097, type: orcid}\n" + "# x\n" * 200_000
    with pytest.raises(UnreadableError, match="p, line 1: the YAML is broken: ") as told:
        read_yaml(text.encode(), "p")
    assert "put an address in braces in quotes" in told.value.hint
