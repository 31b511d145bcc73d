"""Classic headers written by hand, with numbers that no sound file has."""

import struct
from collections.abc import Iterator
from pathlib import Path

from tests.hostile.case import READ, UNREADABLE, Case, of_bytes

_DIMENSIONS, _VARIABLES, _ATTRIBUTES = 10, 11, 12
_MAGIC = {1: b"CDF\x01", 2: b"CDF\x02", 5: b"CDF\x05"}


class _Writer:
    """Writes the parts of a header in one of the three versions."""

    def __init__(self, version: int) -> None:
        self.version = version

    def length(self, number: int) -> bytes:
        return struct.pack(">Q" if self.version == 5 else ">I", number)

    def offset(self, number: int) -> bytes:
        return struct.pack(">I" if self.version == 1 else ">Q", number)

    def name(self, text: bytes, length: int | None = None) -> bytes:
        return self.length(len(text) if length is None else length) + text + bytes(-len(text) % 4)

    def items(self, tag: int, items: list[bytes], count: int | None = None) -> bytes:
        number = len(items) if count is None else count
        return struct.pack(">I", tag if items or number else 0) + self.length(number) + b"".join(items)

    def dimension(self, name: bytes, length: int) -> bytes:
        return self.name(name) + self.length(length)

    def attribute(self, name: bytes, kind: int, count: int, content: bytes) -> bytes:
        return self.name(name) + struct.pack(">I", kind) + self.length(count) + content + bytes(-len(content) % 4)

    def variable(
        self,
        name: bytes,
        dimensions: list[int],
        *,
        kind: int = 6,
        size: int = 8,
        begin: int = 4096,
        rank: int | None = None,
    ) -> bytes:
        ids = b"".join(self.length(one) for one in dimensions)
        count = self.length(len(dimensions) if rank is None else rank)
        return (
            self.name(name)
            + count
            + ids
            + self.items(_ATTRIBUTES, [])
            + struct.pack(">I", kind)
            + self.length(size)
            + self.offset(begin)
        )

    def header(
        self,
        *,
        records: int = 0,
        dimensions: bytes | None = None,
        attributes: bytes | None = None,
        variables: bytes | None = None,
    ) -> bytes:
        parts = (
            dimensions or self.items(_DIMENSIONS, []),
            attributes or self.items(_ATTRIBUTES, []),
            variables or self.items(_VARIABLES, []),
        )
        return _MAGIC[self.version] + self.length(records) + b"".join(parts)


def cases() -> Iterator[Case]:
    """Give the cases of each version of the format."""
    for version in (1, 2, 5):
        for name, data, verdict in (*_headers(_Writer(version)), *_variables(_Writer(version))):
            yield Case(f"cdf{version}-{name}.nc", of_bytes(data), verdict)
    yield Case("cdf5-attribute-of-200-MB.nc", _wide_attribute, UNREADABLE)
    yield Case("cdf1-20000-variables.nc", _many_variables, READ, heavy=True)
    yield Case("cdf5-dimension-of-1e15.nc", of_bytes(_large_dimension(10**15)), UNREADABLE, "is cut off")
    yield Case("cdf2-hole-of-8-TB.nc", _hole, READ)


def _headers(writer: _Writer) -> Iterator[tuple[str, bytes, str]]:
    most = 2**64 - 1 if writer.version == 5 else 2**32 - 1
    edge = most // 2
    yield "nothing", writer.header(), READ
    yield "magic-alone", _MAGIC[writer.version], UNREADABLE
    yield "streaming", writer.header(records=most), READ
    yield "records-of-half", writer.header(records=edge), READ
    yield "junk-behind", writer.header() + bytes(range(256)) * 40, READ
    for name, tag, part in (
        ("dimensions", _DIMENSIONS, "dimensions"),
        ("attributes", _ATTRIBUTES, "attributes"),
        ("variables", _VARIABLES, "variables"),
    ):
        for word, count in (("most", most), ("half", edge), ("million", 10**6)):
            yield f"{word}-{name}", writer.header(**{part: writer.items(tag, [], count)}), UNREADABLE
        yield f"wrong-tag-of-{name}", writer.header(**{part: writer.items(tag + 90, [b"x" * 40], 1)}), UNREADABLE
    yield "long-name", writer.header(dimensions=writer.items(_DIMENSIONS, [writer.name(b"x", edge)], 1)), UNREADABLE
    yield (
        "name-of-megabytes",
        writer.header(dimensions=writer.items(_DIMENSIONS, [writer.dimension(b"x" * 2**22, 1)])),
        UNREADABLE,
    )
    yield "no-name", writer.header(dimensions=writer.items(_DIMENSIONS, [writer.dimension(b"", 1)])), UNREADABLE
    yield (
        "odd-names",
        writer.header(
            dimensions=writer.items(
                _DIMENSIONS,
                [writer.dimension(one, 1) for one in (b"\xff\xfe", b"a/b", b"a\0b", b"\n", b"\xe2\x80\xae")],
            )
        ),
        READ,
    )
    yield (
        "attribute-of-type-99",
        writer.header(attributes=writer.items(_ATTRIBUTES, [writer.attribute(b"a", 99, 1, bytes(8))])),
        UNREADABLE,
    )
    yield (
        "attribute-without-end",
        writer.header(attributes=writer.items(_ATTRIBUTES, [writer.attribute(b"a", 6, edge, bytes(8))])),
        UNREADABLE,
    )
    yield (
        "attribute-that-wraps",
        writer.header(attributes=writer.items(_ATTRIBUTES, [writer.attribute(b"a", 6, (most >> 3) + 1, bytes(8))])),
        UNREADABLE,
    )


def _variables(writer: _Writer) -> Iterator[tuple[str, bytes, str]]:
    most = 2**64 - 1 if writer.version == 5 else 2**32 - 1
    large = 2**31 - 4
    one = writer.items(_DIMENSIONS, [writer.dimension(b"x", 3)])
    huge = writer.items(_DIMENSIONS, [writer.dimension(name, large) for name in (b"x", b"y", b"z")])
    unlimited = writer.items(_DIMENSIONS, [writer.dimension(b"t", 0), writer.dimension(b"x", 3)])

    def with_variable(dimensions: bytes, variable: bytes, records: int = 0) -> bytes:
        return writer.header(
            records=records, dimensions=dimensions, variables=writer.items(_VARIABLES, [variable])
        ) + bytes(64)

    yield "dimension-that-is-not-there", with_variable(one, writer.variable(b"v", [7])), UNREADABLE
    yield "dimension-number-of-all", with_variable(one, writer.variable(b"v", [most])), UNREADABLE
    yield "rank-without-end", with_variable(one, writer.variable(b"v", [0], rank=most // 2)), UNREADABLE
    yield "rank-5000", with_variable(one, writer.variable(b"v", [0] * 5000)), UNREADABLE
    yield "begin-beyond-the-end", with_variable(one, writer.variable(b"x", [0], begin=2**31 - 8)), UNREADABLE
    yield "begin-in-the-header", with_variable(one, writer.variable(b"x", [0], begin=0)), UNREADABLE
    yield "size-that-lies", with_variable(one, writer.variable(b"x", [0], size=most)), UNREADABLE
    yield "product-that-wraps", with_variable(huge, writer.variable(b"v", [0, 1, 2])), UNREADABLE
    yield "records-without-end", with_variable(unlimited, writer.variable(b"t", [0]), most - 1), UNREADABLE
    yield "record-dimension-inside", with_variable(unlimited, writer.variable(b"v", [1, 0])), UNREADABLE
    yield "variable-of-type-0", with_variable(one, writer.variable(b"v", [0], kind=0)), UNREADABLE


def _wide_attribute(path: Path) -> None:
    """Write an attribute of 200 MB, none of which is on the disk."""
    writer, length = _Writer(5), 200_000_000
    head = writer.header(attributes=writer.items(_ATTRIBUTES, [writer.attribute(b"large", 2, length, b"")]))
    with path.open("wb") as file:
        file.write(head[: -len(writer.items(_VARIABLES, []))])
        file.truncate(file.tell() + length + len(writer.items(_VARIABLES, [])))


def _many_variables(path: Path) -> None:
    writer, count = _Writer(1), 20_000
    dimensions = writer.items(_DIMENSIONS, [writer.dimension(b"x", 1)])

    def head(start: int) -> bytes:
        variables = [writer.variable(b"v%d" % number, [0], begin=start + 8 * number) for number in range(count)]
        return writer.header(dimensions=dimensions, variables=writer.items(_VARIABLES, variables))

    path.write_bytes(head(len(head(0))) + bytes(8 * count))


def _large_dimension(length: int) -> bytes:
    writer = _Writer(5)
    dimensions = writer.items(_DIMENSIONS, [writer.dimension(b"x", length)])
    variables = writer.items(_VARIABLES, [writer.variable(b"x", [0], size=length * 8)])
    return writer.header(dimensions=dimensions, variables=variables) + bytes(64)


def _hole(path: Path) -> None:
    """Write a coordinate of 2e9 values, and a variable of 1e12, that have a place for all of them but no disk."""
    writer, length, begin = _Writer(2), 2**31 - 4, 4096
    dimensions = writer.items(_DIMENSIONS, [writer.dimension(b"x", length), writer.dimension(b"y", 500)])
    coordinate = writer.variable(b"x", [0], size=2**32 - 4, begin=begin)
    data = writer.variable(b"v", [1, 0], size=2**32 - 4, begin=begin + 8 * length)
    with path.open("wb") as file:
        file.write(writer.header(dimensions=dimensions, variables=writer.items(_VARIABLES, [coordinate, data])))
        file.truncate(begin + 8 * length * 501)
