"""Well-known text of geometries: what is read, what is refused and why."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairtool.netcdf.wkt_geometry import LIMIT, Geometry, GeometryError, GeometryFault, parse_geometry


@pytest.mark.parametrize(
    ("text", "kind", "points"),
    [
        ("POINT (-123.5 38)", "POINT", ((-123.5, 38.0),)),
        ("point(1e1 +.5)", "POINT", ((10.0, 0.5),)),
        ("POINT Z (1 2 3)", "POINT", ((1.0, 2.0, 3.0),)),
        ("LINESTRING (1 2, 3 4)", "LINESTRING", ((1.0, 2.0), (3.0, 4.0))),
        ("MULTIPOINT (1 2, 3 4)", "MULTIPOINT", ((1.0, 2.0), (3.0, 4.0))),
        ("MULTIPOINT ((1 2), (3 4))", "MULTIPOINT", ((1.0, 2.0), (3.0, 4.0))),
        (" POLYGON\n((0 0, 0 1, 1 1, 0 0)) ", "POLYGON", ((0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (0.0, 0.0))),
    ],
)
def test_a_geometry_is_read(text, kind, points):
    geometry = parse_geometry(text)
    assert (geometry.kind, geometry.points) == (kind, points)


def test_the_rings_of_polygons_stand_apart():
    ring = "(0 0, 0 1, 1 1, 0 0)"
    assert len(parse_geometry(f"POLYGON ({ring}, {ring})").parts) == 2
    assert len(parse_geometry(f"MULTIPOLYGON (({ring}), ({ring}))").parts) == 2


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", GeometryFault.KIND),
        ("-10, 0, 10, 30", GeometryFault.KIND),
        ("CIRCLE (1 2)", GeometryFault.KIND),
        ("POLYGON EMPTY", GeometryFault.KIND),
        ("POINT 1 2", GeometryFault.KIND),
        ("POLYGON (0 0, 0 1, 1 1, 0 0)", GeometryFault.BRACKETS),
        ("POLYGON ((0 0, 0 1, (1 1)))", GeometryFault.BRACKETS),
        ("POINT (1 2", GeometryFault.BRACKETS),
        ("POINT ((((1 2))))", GeometryFault.BRACKETS),
        ("POINT (" * 500, GeometryFault.WORD),
        ("POINT " + "(" * 10_000, GeometryFault.BRACKETS),
        ("POINT ()", GeometryFault.WORD),
        ("POINT (a b)", GeometryFault.WORD),
        ("POINT (1 2) x", GeometryFault.WORD),
        ("POINT (1 2,)", GeometryFault.WORD),
        ("POINT (1 2)(3 4)", GeometryFault.WORD),
        ("POINT (1.2.3 4)", GeometryFault.WORD),
        ("POINT (1)", GeometryFault.COORDINATES),
        ("POINT (1 2 3 4 5)", GeometryFault.COORDINATES),
        ("POINT (1 2, 3 4)", GeometryFault.COORDINATES),
        ("LINESTRING (1 2, 3 4 5)", GeometryFault.COORDINATES),
        ("POLYGON ((0 0, 0 1, 1 1))", GeometryFault.OPEN_RING),
        ("POLYGON ((0 0, 0 1, 0 0))", GeometryFault.OPEN_RING),
        ("POINT (1 2)" + " " * LIMIT, GeometryFault.TOO_LONG),
    ],
)
def test_what_is_no_geometry_is_refused_with_the_reason(text, fault):
    with pytest.raises(GeometryError) as caught:
        parse_geometry(text)
    assert caught.value.fault is fault


@given(st.text(alphabet="POLYGNTMUI ()0123456789.,-eZ\n", max_size=60))
def test_any_text_is_read_or_refused(text):
    with suppress(GeometryError):
        assert isinstance(parse_geometry(text), Geometry)


@given(
    st.lists(
        st.tuples(st.floats(-180, 180, allow_nan=False), st.floats(-90, 90, allow_nan=False)), min_size=3, max_size=20
    )
)
def test_a_ring_that_is_written_is_read_again(points):
    ring = (*points, points[0])
    text = ", ".join(f"{one!r} {other!r}" for one, other in ring)
    assert parse_geometry(f"POLYGON (({text}))").points == ring
