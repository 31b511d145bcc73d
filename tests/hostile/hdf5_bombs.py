"""netCDF-4 files that are small on the disk and without end for who reads them."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import h5py
import numpy as np
from h5py import h5a, h5d, h5p, h5s, h5t

from tests.cli.running import hanging
from tests.hostile.case import LOST, READ, UNREADABLE, Case


def cases() -> Iterator[Case]:
    """Give the bombs, each under its name."""
    yield from _links()
    yield from _deep()
    yield Case("heap-of-zeros.nc", hanging, LOST, heavy=True)


def _links() -> Iterator[Case]:
    yield Case("hard-link-cycle.nc", made(_self), UNREADABLE, "a circle of groups")
    yield Case(
        "hard-link-to-the-root.nc",
        made(lambda file: _link(file.create_group("a/b"), "up", file["/"])),
        UNREADABLE,
        "a circle of groups",
    )
    yield Case("hard-link-cycle-of-two.nc", made(_two), UNREADABLE, "a circle of groups")
    yield Case("hard-link-cycle-far-down.nc", made(_far), UNREADABLE, "a circle of groups")
    yield Case("groups-that-double.nc", made(_doubling), UNREADABLE, "more than 100000 objects", heavy=True)
    soft = {
        "to-itself": "/s",
        "to-the-parent": "/",
        "to-nothing": "/nowhere",
        "to-a-dot": ".",
        "of-megabytes": "/a" * 10_000,
    }
    for name, target in soft.items():
        yield Case(f"soft-link-{name}.nc", made(partial(_soft, target=target)), UNREADABLE)
    yield Case("soft-links-to-each-other.nc", made(_each_other), UNREADABLE)
    for name, target in {
        "a-device": "/dev/zero",
        "passwords": "/etc/passwd",
        "itself": "external-link-to-itself.nc",
        "nothing": "nothing.nc",
    }.items():
        yield Case(f"external-link-to-{name}.nc", made(partial(_external, target=target)), UNREADABLE, "external link")
    yield Case("values-in-a-device.nc", made(_outside), UNREADABLE, "external link")
    yield Case("virtual-values.nc", made(_virtual), UNREADABLE, "external link")


def _deep() -> Iterator[Case]:
    yield Case("groups-2000-deep.nc", made(partial(_nested, depth=2000)), UNREADABLE, "deeper than 200")
    yield Case("groups-20000-deep.nc", made(partial(_nested, depth=20_000)), UNREADABLE, "deeper than 200", heavy=True)
    yield Case("variables-20000.nc", made(partial(_many, count=20_000)), READ, heavy=True)
    yield Case("groups-20000.nc", made(partial(_wide, count=20_000)), READ, heavy=True)
    yield Case("attributes-20000.nc", made(partial(_attributes, count=20_000)), READ, heavy=True)
    yield Case("attribute-of-200-MB.nc", made(_large_attribute), UNREADABLE, "more than the limit", heavy=True)
    yield Case("compound-60-deep.nc", made(partial(_compound, depth=60)))
    yield Case("compound-2000-deep.nc", made(partial(_compound, depth=2000)), heavy=True)
    yield Case("lists-of-lists.nc", made(partial(_lists, depth=30)))
    yield Case("enum-of-20000.nc", made(_enum))
    yield Case("array-type-of-1e9.nc", made(_array_type))
    yield Case("reference-attributes.nc", made(_references), READ)
    yield Case("empty-attributes.nc", made(_empty))
    yield Case("scales-that-lie.nc", made(_scales))
    yield Case("odd-names.nc", made(_odd_names))
    yield Case("rank-32.nc", made(lambda file: file.create_dataset("v", shape=(1,) * 32, dtype="f4")), READ)
    yield Case("hidden-attributes-that-lie.nc", made(_hidden))


def made(build: Callable[[h5py.File], object], *, latest: bool = True) -> Callable[[Path], None]:
    """Give what writes an HDF5 file with these things in it."""

    def make(path: Path) -> None:
        with h5py.File(path, "w", libver="latest" if latest else None) as file:
            build(file)

    return make


def _link(group: h5py.Group, name: str, target: Any) -> None:
    group[name] = target


def _self(file: h5py.File) -> None:
    group = file.create_group("a")
    group["b"] = group


def _two(file: h5py.File) -> None:
    one, other = file.create_group("one"), file.create_group("other")
    one["other"], other["one"] = other, one


def _far(file: h5py.File) -> None:
    group = top = file.create_group("g")
    for _ in range(150):
        group = group.create_group("g")
    group["back"] = top


def _doubling(file: h5py.File) -> None:
    below = file.create_group("end")
    for level in range(40):
        group = file.create_group(f"level{level}")
        group["left"] = group["right"] = below
        below = group


def _soft(file: h5py.File, target: str) -> None:
    file.create_group("a")
    file["s"] = h5py.SoftLink(target)


def _each_other(file: h5py.File) -> None:
    file["one"], file["other"] = h5py.SoftLink("/other"), h5py.SoftLink("/one")


def _external(file: h5py.File, target: str) -> None:
    file["there"] = h5py.ExternalLink(target, "/")


def _outside(file: h5py.File) -> None:
    file.create_dataset("v", shape=(1000,), dtype="u1", external=[("/dev/zero", 0, h5py.h5f.UNLIMITED)])


def _virtual(file: h5py.File) -> None:
    layout = h5py.VirtualLayout(shape=(10,), dtype="f4")
    layout[:] = h5py.VirtualSource("/etc/passwd", "x", shape=(10,))
    file.create_virtual_dataset("v", layout)


def _nested(file: h5py.File, depth: int) -> None:
    group = file["/"]
    for _ in range(depth):
        group = group.create_group("g")


def _wide(file: h5py.File, count: int) -> None:
    for number in range(count):
        file.create_group(f"g{number}")


def _many(file: h5py.File, count: int) -> None:
    for number in range(count):
        file.create_dataset(f"v{number}", shape=(), dtype="f4")


def _attributes(file: h5py.File, count: int) -> None:
    variable = file.create_dataset("v", shape=(), dtype="f4")
    for number in range(count):
        variable.attrs[f"a{number}"] = 1


def _large_attribute(file: h5py.File) -> None:
    file.attrs.create("large", np.zeros(25_000_000))


def _compound(file: h5py.File, depth: int) -> None:
    kind = h5t.NATIVE_INT8
    for _ in range(depth):
        outer = h5t.create(h5t.COMPOUND, kind.get_size())
        outer.insert(b"inner", 0, kind)
        kind = outer
    kind.commit(file.id, b"deep")
    h5d.create(file.id, b"v", kind, h5s.create(h5s.SCALAR))


def _lists(file: h5py.File, depth: int) -> None:
    kind = h5t.NATIVE_INT8
    for _ in range(depth):
        kind = h5t.vlen_create(kind)
    kind.commit(file.id, b"lists")
    h5d.create(file.id, b"v", kind, h5s.create_simple((3,)))


def _enum(file: h5py.File) -> None:
    kind = h5t.enum_create(h5t.NATIVE_INT32)
    for number in range(2000):
        kind.enum_insert(b"member%d" % number, number)
    kind.commit(file.id, b"members")
    h5d.create(file.id, b"v", kind, h5s.create_simple((3,)))


def _array_type(file: h5py.File) -> None:
    kind = h5t.array_create(h5t.NATIVE_INT8, (1000, 1000, 1000))
    making = h5p.create(h5p.DATASET_CREATE)
    making.set_chunk((1,))
    making.set_alloc_time(h5d.ALLOC_TIME_INCR)
    h5d.create(file.id, b"v", kind, h5s.create_simple((3,)), dcpl=making)


def _references(file: h5py.File) -> None:
    variable = file.create_dataset("v", data=np.arange(4.0))
    variable.attrs.create("object", variable.ref, dtype=h5py.ref_dtype)
    variable.attrs.create("region", variable.regionref[1:2], dtype=h5py.regionref_dtype)
    file.attrs.create("null", h5py.Reference(), dtype=h5py.ref_dtype)


def _empty(file: h5py.File) -> None:
    file.attrs["none"] = h5py.Empty("f4")
    file.attrs["text"] = h5py.Empty(h5py.string_dtype())
    file.attrs.create("zero", np.zeros((0,)))
    file.create_dataset("v", shape=(), dtype="f4").attrs.create("units", np.zeros((0,)))
    file.create_dataset("nothing", data=h5py.Empty("f4"))


def _scales(file: h5py.File) -> None:
    """Write dimension scales that are none, belong to nothing, or to themselves."""
    x, v = file.create_dataset("x", data=np.arange(4.0)), file.create_dataset("v", data=np.zeros((4, 4)))
    x.make_scale("This is a netCDF dimension but not a netCDF variable. 99999999999999999999")
    v.dims[0].attach_scale(x)
    x.attrs["_Netcdf4Dimid"] = np.int32(-5)
    v.attrs["_Netcdf4Dimid"] = np.int32(2**31 - 1)
    v.attrs["_Netcdf4Coordinates"] = np.arange(10_000, dtype="i4")
    file.create_dataset("n", data=1).attrs["CLASS"] = np.bytes_("DIMENSION_SCALE")


def _odd_names(file: h5py.File) -> None:
    for name in (b"\xff\xfe", b"a" * 5000, "\u202e".encode(), b"\n", b"\x1b[31m", b" "):
        h5d.create(file.id, name, h5t.NATIVE_INT8, h5s.create(h5s.SCALAR))
        h5a.create(file.id, name, h5t.NATIVE_INT8, h5s.create(h5s.SCALAR))


def _hidden(file: h5py.File) -> None:
    file.attrs["_NCProperties"] = np.bytes_("version=99999999999999999999," * 1000)
    file.attrs["_nc3_strict"] = np.int64(2**62)
    file.attrs["_Format"] = np.bytes_("none")
