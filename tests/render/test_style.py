"""Breaking lines as French readers expect it."""

from dataclasses import replace

import pytest

from fairtool.render.style import folded
from tests.render.reports import RUN

SENTENCE = "a:bounds nomme « b » : ce n’est pas une variable ; ajoutez-la, ou corrigez le nom ! Ou bien ?"


@pytest.mark.parametrize("columns", range(20, 80))
def test_no_line_begins_with_a_sign_that_ends_a_clause(columns: int) -> None:
    lines = [line.strip() for line in folded(SENTENCE, replace(RUN, width=columns), 2, 2)]
    assert [line for line in lines if line[0] in ";:!?»" or line[-1] == "«"] == []
    assert " ".join(lines) == SENTENCE
