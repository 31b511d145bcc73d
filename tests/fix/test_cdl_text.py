"""Edits in CDL change their own statements; comments, layout and everything else stay."""

import pytest

from fairtool.errors import UnreadableError
from fairtool.finding import Edit, RemoveAttribute, RenameAttribute, SetAttribute
from fairtool.fix.cdl_text import edited_text
from fairtool.fix.expected import edited
from fairtool.netcdf.cdl import parse

TEXT = """netcdf x {
variables:
    float a ;
        a:units = "m" ; // metres
        a:valid_range = 1.f,
            2.f ;   // two lines
    float b, c ; c:long_name = "c" ; c:units = 1 ;
    :title = "t" ;
group: g {
  variables:
    int d ;
  // of the group
    :history = "h" ;
}
}
"""


@pytest.mark.parametrize(
    ("edits", "old", "new"),
    [
        ([SetAttribute("a", "units", "K")], 'a:units = "m" ;', 'a:units = "K" ;'),
        (
            [SetAttribute("a", "long_name", "A")],
            "2.f ;   // two lines",
            '2.f ;   // two lines\n        a:long_name = "A" ;',
        ),
        ([SetAttribute("c", "x", 1, "short")], "c:units = 1 ;", "c:units = 1 ; c:x = 1s ;"),
        ([SetAttribute("/g/d", "units", "1")], "int d ;", 'int d ;\n    \t\td:units = "1" ;'),
        ([SetAttribute("/", "source", "s")], ':title = "t" ;', ':title = "t" ;\n    :source = "s" ;'),
        ([SetAttribute("/g/", "source", "s")], ':history = "h" ;', ':history = "h" ;\n    :source = "s" ;'),
        (
            [SetAttribute("a", "names", ("x", "y"), "string")],
            "// two lines",
            '// two lines\n        string a:names = "x", "y" ;',
        ),
        ([RemoveAttribute("/g/", "history")], '    :history = "h" ;\n', ""),
        ([RemoveAttribute("a", "units")], 'a:units = "m" ;', ""),
        ([RenameAttribute("a", "valid_range", "actual_range")], "a:valid_range = 1.f,", "a:actual_range = 1.f,"),
        ([RenameAttribute("/", "title", "Title")], ":title =", ":Title ="),
        (
            [SetAttribute("a", "p", "1"), SetAttribute("a", "q", "2"), SetAttribute("c", "units", "1")],
            None,
            None,
        ),
    ],
)
def test_only_the_statement_concerned_changes(edits: list[Edit], old: str | None, new: str | None) -> None:
    found = edited_text(TEXT, edits)
    if old is not None and new is not None:
        assert found == TEXT.replace(old, new)
    assert parse(found).root == edited(parse(TEXT).root, edits)


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(UnreadableError, match="a:nothing is not in the text"):
        edited_text(TEXT, [RemoveAttribute("a", "nothing")])
    with pytest.raises(UnreadableError, match="no place"):
        edited_text(TEXT, [SetAttribute("nobody", "units", "1")])
