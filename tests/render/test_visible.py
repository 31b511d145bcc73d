"""Text from outside is made safe before it is shown."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairtool.render.json_text import dumped
from fairtool.render.visible import encodable, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("température °C", "température °C"),
        ("a\nb", r"a\nb"),
        ("a\x1b[31m", r"a\x1b[31m"),
        ("caf\udce9.nc", r"caf\xe9.nc"),
        ("\ud83d", r"\ud83d"),
        ("a\u202eb", r"a\u202eb"),
        ("\U000e0001", r"\U000e0001"),
        ("10\u00a0m", "10\u00a0m"),
    ],
)
def test_what_has_no_shape_is_shown_as_an_escape(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=40))
def test_visible_text_is_one_line_that_utf8_can_hold(text: str) -> None:
    assert len(visible(text).splitlines()) <= 1
    visible(text).encode()


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=40))
def test_json_holds_any_text_and_gives_it_back(text: str) -> None:
    written = dumped({"text": text})
    written.encode()
    assert json.loads(written) == {"text": encodable(text)}
