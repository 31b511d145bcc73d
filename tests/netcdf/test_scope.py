"""How names are found across groups."""

import pytest

from fairtool.netcdf import cdl
from fairtool.netcdf.scope import Search

TEXT = """netcdf a {
dimensions: n = 2 ;
variables: float top(n) ;
group: a {
  variables: float near(n) ;
  group: b { variables: float n(n) ; float deep(n) ; }
}
group: c { variables: float near(n) ; }
}"""


@pytest.mark.parametrize(
    ("name", "group", "path", "search"),
    [
        ("top", "/a/b", "top", Search.PROXIMITY),
        ("near", "/a/b", "/a/near", Search.PROXIMITY),
        ("n", "/", "/a/b/n", Search.LATERAL),
        ("n", "/c", "/a/b/n", Search.LATERAL),
        ("deep", "/c", "/a/b/deep", Search.OUT_OF_SCOPE),
        ("near", "/", "/a/near", Search.OUT_OF_SCOPE),
        ("../a/near", "/c", "/a/near", Search.PATH),
        ("/a/b/deep", "/c", "/a/b/deep", Search.PATH),
        ("b/deep", "/a", "/a/b/deep", Search.PATH),
    ],
)
def test_a_name_is_found(name: str, group: str, path: str, search: Search) -> None:
    found = cdl.parse(TEXT, "a.nc").roles.scope.variable(name, group)
    assert found is not None
    assert (found[0].path, found[1]) == (path, search)


@pytest.mark.parametrize("name", ["nothing", "/a/nothing", "/nowhere/near", "../../../../near", "/", ".."])
def test_a_name_that_stands_nowhere_is_not_found(name: str) -> None:
    assert cdl.parse(TEXT, "a.nc").roles.scope.variable(name, "/a") is None
