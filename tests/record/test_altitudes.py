"""A vertical extent as altitudes: depths turn negative, pressures are none."""

import pytest

from fairtool.record.altitudes import altitudes
from fairtool.record.citation import Identifier
from fairtool.record.extent import Vertical
from fairtool.record.text import Text

EPSG = "http://www.opengis.net/def/crs/EPSG/0/"


def said(words: str) -> Vertical:
    return Vertical(10.0, 50.0, crs_identifier=Identifier(code=Text(words)))


@pytest.mark.parametrize(
    ("vertical", "expected"),
    [
        (Vertical(-400.0, 300.0), (-400.0, 300.0)),
        (Vertical(10.0, 50.0, crs_href=f"{EPSG}5714"), (10.0, 50.0)),
        (Vertical(10.0, 50.0, crs_href=f"{EPSG}5715"), (-50.0, -10.0)),
        (Vertical(0.0, 50.0, crs_href="urn:ogc:def:crs:EPSG::5831"), (-50.0, 0.0)),
        (said(f"{EPSG}5720"), (10.0, 50.0)),
        (said("depth (m)"), (-50.0, -10.0)),
        (said("depth (km, positive down)"), (-50_000.0, -10_000.0)),
        (said("meters, positive down"), (-50.0, -10.0)),
        (said("meters, positive up"), (10.0, 50.0)),
        (said("altitude (m, positive up)"), (10.0, 50.0)),
        (said("Profondeur sous la surface"), (-50.0, -10.0)),
        (said("NGF-IGN69"), (10.0, 50.0)),
        (said("sea_water_pressure (decibars)"), None),
        (said("level0 (Pa, positive up)"), None),
        (said("z (m)"), None),
        (Vertical(None, 5.0), None),
    ],
)
def test_depths_are_negative_altitudes(vertical: Vertical, expected: tuple[float, float] | None) -> None:
    assert altitudes(vertical) == expected


def test_the_surface_is_no_negative_zero() -> None:
    ends = altitudes(Vertical(0.0, 0.0, crs_href=f"{EPSG}5715"))
    assert str(ends) == "(0.0, 0.0)"
