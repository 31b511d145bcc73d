"""Folders that are links in a circle are no trap."""

from pathlib import Path

import pytest

from fairtool.discovery import discover


@pytest.fixture
def circles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d" / "deep" / ".hidden").mkdir(parents=True)
    for name in ("d/a", "d/b", "d/deep/c"):  # three links to choose from at each step: 3 ** 40 ways
        (tmp_path / name).symlink_to(tmp_path / "d")
    for name in ("x.nc", "d/y.nc", "d/deep/z.nc", "d/deep/.hidden/h.nc", "d/readme.txt"):
        (tmp_path / name).touch()


@pytest.mark.usefixtures("circles")
@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("**/*.nc", ["d/deep/z.nc", "d/y.nc", "x.nc"]),
        ("d/**/*.nc", ["d/deep/z.nc", "d/y.nc"]),
        ("d*/**/z*", ["d/deep/z.nc"]),
        ("**", ["x.nc", "d/y.nc", "d/deep/z.nc"]),
        ("d", ["d/y.nc", "d/deep/z.nc"]),
        ("no/**/*.nc", ["no/**/*.nc"]),
    ],
)
def test_a_pattern_does_not_go_through_links(pattern: str, found: list[str]) -> None:
    assert sorted(source.name for source in discover([pattern])) == sorted(found)


@pytest.mark.usefixtures("circles")
def test_an_absolute_pattern_works_too(tmp_path: Path) -> None:
    names = [source.name for source in discover([f"{tmp_path}/**/*.nc"])]
    assert names == [str(tmp_path / name) for name in ("d/deep/z.nc", "d/y.nc", "x.nc")]
