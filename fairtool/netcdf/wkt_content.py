"""What the nodes of well-known text must hold (OGC 01-009, 12-063, 18-010): the grammar, as data, and its check."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from fairtool.netcdf.wkt import Leaf, Node, WktError, WktFault, parse


class _Kind(StrEnum):
    """Kinds of values; an identifier code is a text or a number."""

    TEXT = "text"
    NUMBER = "number"
    WORD = "word"
    CODE = "code"


_T, _N, _W, _C = _Kind.TEXT, _Kind.NUMBER, _Kind.WORD, _Kind.CODE


class _Shape(NamedTuple):
    """The first values of a node, the nodes it needs (any of each list), and how many reference systems."""

    values: tuple[_Kind, ...]
    needs: tuple[tuple[str, ...], ...] = ()
    systems: int = 0


_SYNONYMS: Mapping[str, str] = {
    "GEODETICCRS": "GEODCRS",
    "GEOGRAPHICCRS": "GEOGCRS",
    "PROJECTEDCRS": "PROJCRS",
    "VERTICALCRS": "VERTCRS",
    "ENGINEERINGCRS": "ENGCRS",
    "GEODETICDATUM": "DATUM",
    "TRF": "DATUM",
    "VERTICALDATUM": "VDATUM",
    "VRF": "VDATUM",
    "ENGINEERINGDATUM": "EDATUM",
    "PARAMETRICDATUM": "PDATUM",
    "TIMEDATUM": "TDATUM",
    "IMAGEDATUM": "IDATUM",
    "SPHEROID": "ELLIPSOID",
    "PRIMEMERIDIAN": "PRIMEM",
    "PROJECTION": "METHOD",
    "ANGLEUNIT": "UNIT",
    "LENGTHUNIT": "UNIT",
    "SCALEUNIT": "UNIT",
    "PARAMETRICUNIT": "UNIT",
}

_GEODETIC = ("DATUM", "ENSEMBLE")
_BASE = ("BASEGEODCRS", "BASEGEOGCRS")

# Version 1 first (OGC 01-009, with VERTCS as Esri writes it), then version 2.
_SYSTEMS: Mapping[str, _Shape] = {
    "GEOGCS": _Shape((_T,), (("DATUM",), ("PRIMEM",), ("UNIT",))),
    "GEOCCS": _Shape((_T,), (("DATUM",), ("PRIMEM",), ("UNIT",))),
    "PROJCS": _Shape((_T,), (("GEOGCS",), ("METHOD",), ("UNIT",))),
    "VERT_CS": _Shape((_T,), (("VERT_DATUM",), ("UNIT",))),
    "VERTCS": _Shape((_T,), (("VDATUM", "DATUM"), ("UNIT",))),
    "COMPD_CS": _Shape((_T,), systems=2),
    "LOCAL_CS": _Shape((_T,)),
    "FITTED_CS": _Shape((_T,), systems=1),
    "GEODCRS": _Shape((_T,), ((*_GEODETIC, *_BASE), ("CS",))),
    "GEOGCRS": _Shape((_T,), ((*_GEODETIC, *_BASE), ("CS",))),
    "PROJCRS": _Shape((_T,), (_BASE, ("CONVERSION",), ("CS",))),
    "DERIVEDPROJCRS": _Shape((_T,), (("BASEPROJCRS",), ("DERIVINGCONVERSION",), ("CS",))),
    "VERTCRS": _Shape((_T,), (("VDATUM", "ENSEMBLE", "BASEVERTCRS"), ("CS",))),
    "ENGCRS": _Shape((_T,), (("EDATUM", "BASEENGCRS", "BASEPROJCRS", *_BASE), ("CS",))),
    "PARAMETRICCRS": _Shape((_T,), (("PDATUM", "BASEPARAMCRS"), ("CS",))),
    "TIMECRS": _Shape((_T,), (("TDATUM", "BASETIMECRS"), ("CS",))),
    "IMAGECRS": _Shape((_T,), (("IDATUM",), ("CS",))),
    "COMPOUNDCRS": _Shape((_T,), systems=2),
    "BOUNDCRS": _Shape((), (("SOURCECRS",), ("TARGETCRS",), ("ABRIDGEDTRANSFORMATION",))),
}

_PARTS: Mapping[str, _Shape] = {
    "COORDINATEMETADATA": _Shape((), systems=1),
    "SOURCECRS": _Shape((), systems=1),
    "TARGETCRS": _Shape((), systems=1),
    "BASEGEODCRS": _Shape((_T,), (_GEODETIC,)),
    "BASEGEOGCRS": _Shape((_T,), (_GEODETIC,)),
    "BASEPROJCRS": _Shape((_T,), (_BASE, ("CONVERSION",))),
    "CONVERSION": _Shape((_T,), (("METHOD",),)),
    "DERIVINGCONVERSION": _Shape((_T,), (("METHOD",),)),
    "ABRIDGEDTRANSFORMATION": _Shape((_T,), (("METHOD",),)),
    "DATUM": _Shape((_T,), (("ELLIPSOID",),)),
    "ENSEMBLE": _Shape((_T,), (("MEMBER",), ("ENSEMBLEACCURACY",))),
    "MEMBER": _Shape((_T,)),
    "ENSEMBLEACCURACY": _Shape((_N,)),
    "ELLIPSOID": _Shape((_T, _N, _N)),
    "PRIMEM": _Shape((_T, _N)),
    "VERT_DATUM": _Shape((_T, _N)),
    "LOCAL_DATUM": _Shape((_T, _N)),
    "VDATUM": _Shape((_T,)),
    "EDATUM": _Shape((_T,)),
    "PDATUM": _Shape((_T,)),
    "TDATUM": _Shape((_T,)),
    "METHOD": _Shape((_T,)),
    "PARAMETER": _Shape((_T, _N)),
    "PARAMETERFILE": _Shape((_T, _T)),
    "UNIT": _Shape((_T, _N)),
    "CS": _Shape((_W, _N)),
    "AXIS": _Shape((_T, _W)),
    "ORDER": _Shape((_N,)),
    "ID": _Shape((_T, _C)),
    "AUTHORITY": _Shape((_T, _C)),
    "TOWGS84": _Shape((_N, _N, _N)),
    "EXTENSION": _Shape((_T, _T)),
}


def check(text: str) -> None:
    """Check that a text describes a reference system; raises WktError with what is wrong first."""
    root = parse(text)
    if _known(root) not in _SYSTEMS and root.keyword != "COORDINATEMETADATA":
        raise WktError(WktFault.NO_SYSTEM, found=root.keyword)
    for node in _walk(root):
        _check_node(node)


def _walk(root: Node) -> Iterator[Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.nodes))


def _known(node: Node) -> str:
    return _SYNONYMS.get(node.keyword, node.keyword)


def _check_node(node: Node) -> None:
    shape = _SYSTEMS.get(_known(node)) or _PARTS.get(_known(node))
    if shape is None:  # other keywords (USAGE, REMARK, extensions) say nothing that we depend on
        return
    if len(node.leaves) < len(shape.values) or not all(map(_is, node.leaves, shape.values)):
        raise WktError(WktFault.VALUES, found=node.keyword)
    inside = [_known(child) for child in node.nodes]
    for choice in shape.needs:
        if not set(choice) & set(inside):
            raise WktError(WktFault.PART, found=f"{node.keyword}[{'|'.join(choice)}]")
    if sum(name in _SYSTEMS for name in inside) < shape.systems:
        raise WktError(WktFault.PART, found=f"{node.keyword}[CRS]")
    _check_axes(node)


def _check_axes(node: Node) -> None:
    """Check that a coordinate system of version 2 has as many axes as it says."""
    for system in node.nodes:
        if system.keyword != "CS":
            continue
        axes = sum(child.keyword == "AXIS" for child in node.nodes)
        if system.leaves[1:] and system.leaves[1].text != str(axes):
            raise WktError(WktFault.AXES, found=node.keyword)


def _is(leaf: Leaf, kind: _Kind) -> bool:
    if kind is _Kind.TEXT:
        return leaf.quoted
    if kind is _Kind.NUMBER:
        return leaf.is_number
    return not leaf.quoted and not leaf.is_number if kind is _Kind.WORD else True
