"""The parts of a netCDF data set, frozen: types, attribute values, dimensions, variables, groups."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from fairtool.netcdf.shortest import shortest


class NcType(StrEnum):
    """A netCDF external type, by its CDL name; `user` stands for every user-defined type."""

    BYTE = "byte"
    UBYTE = "ubyte"
    CHAR = "char"
    SHORT = "short"
    USHORT = "ushort"
    INT = "int"
    UINT = "uint"
    INT64 = "int64"
    UINT64 = "uint64"
    FLOAT = "float"
    DOUBLE = "double"
    STRING = "string"
    USER = "user"

    @property
    def is_integer(self) -> bool:
        """True for the eight integer types (a char is no integer)."""
        return self in _INTEGER_SIZES

    @property
    def is_floating(self) -> bool:
        """True for float and double."""
        return self in (NcType.FLOAT, NcType.DOUBLE)

    @property
    def is_numeric(self) -> bool:
        """True for integers and floating-point numbers."""
        return self.is_integer or self.is_floating

    @property
    def is_text(self) -> bool:
        """True for char and string."""
        return self in (NcType.CHAR, NcType.STRING)

    @property
    def itemsize(self) -> int:
        """Bytes of one element; a string or user-defined element is counted as 16 (a pointer and a length)."""
        return _INTEGER_SIZES.get(self) or {NcType.CHAR: 1, NcType.FLOAT: 4, NcType.DOUBLE: 8}.get(self, 16)


_INTEGER_SIZES: Mapping[NcType, int] = {
    NcType.BYTE: 1,
    NcType.UBYTE: 1,
    NcType.SHORT: 2,
    NcType.USHORT: 2,
    NcType.INT: 4,
    NcType.UINT: 4,
    NcType.INT64: 8,
    NcType.UINT64: 8,
}


class StringText(str):
    """Attribute text stored as a netCDF-4 string; plain `str` is text stored as char."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """The value of a numeric attribute: its type and its one or more (or zero) numbers."""

    type: NcType
    values: tuple[int | float, ...]

    def __str__(self) -> str:
        """Give the numbers as a reader would write them: `0, 1, 2`."""
        return ", ".join(shortest(value) if self.type is NcType.FLOAT else str(value) for value in self.values)


@dataclass(frozen=True, slots=True)
class Opaque:
    """The value of an attribute of a user-defined type, of which only the name of the type is kept."""

    type_name: str

    def __str__(self) -> str:
        """Give the name of the type in angle brackets."""
        return f"<{self.type_name}>"


# Text may hold lone surrogates (U+DC80 to U+DCFF): bytes that were not UTF-8, kept as PEP 383 does.
# A tuple of texts is an array of netCDF-4 strings (even of one: CF wants it scalar, so the difference is kept).
Value = str | tuple[str, ...] | Numbers | Opaque
Attributes = Mapping[str, Value]


def _group_of(path: str) -> str:
    """Give the path of the group that holds what `path` names: `/` for `sst`, `/group` for `/group/sst`."""
    return (path.rpartition("/")[0] if path.startswith("/") else "") or "/"


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension: its name, length in elements, and where it is defined (`time` or `/group/time`)."""

    name: str
    length: int
    unlimited: bool = False
    path: str = ""

    @property
    def group(self) -> str:
        """The path of the group that defines the dimension: `/` or `/group`."""
        return _group_of(self.path)

    @property
    def place(self) -> str:
        """The way a dimension is written in a finding: `time()`."""
        return f"{self.path or self.name}()"


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable without its values; `path` is `sst` in the root group and `/group/sst` elsewhere."""

    path: str
    type: NcType
    dimensions: tuple[Dimension, ...] = ()
    attributes: Attributes = field(default_factory=dict)
    type_name: str = ""
    deflate: int | None = None

    @property
    def name(self) -> str:
        """The last word of the path; a root variable of an old file may have a slash in its name."""
        return self.path.rpartition("/")[2] if self.path.startswith("/") else self.path

    @property
    def group(self) -> str:
        """The path of the group that holds the variable: `/` or `/group`."""
        return _group_of(self.path)

    @property
    def shape(self) -> tuple[int, ...]:
        """The lengths of the dimensions, in elements; `()` for a scalar."""
        return tuple(dimension.length for dimension in self.dimensions)

    @property
    def dimension_names(self) -> tuple[str, ...]:
        """The names of the dimensions, in order."""
        return tuple(dimension.name for dimension in self.dimensions)

    def text(self, attribute: str) -> str | None:
        """Give the text of an attribute, or None where it is absent, numeric or an array of strings."""
        value = self.attributes.get(attribute)
        return value if isinstance(value, str) else None

    def shown(self, names: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Give the place and the value of each of these attributes that is there."""
        return ((self.place(name), str(self.attributes[name])) for name in names if name in self.attributes)

    def place(self, attribute: str | None = None) -> str:
        """Give the way this variable, or one of its attributes, is written in a finding: `sst:units`."""
        return f"{self.path}:{attribute}" if attribute else self.path


@dataclass(frozen=True, slots=True)
class Group:
    """A group: its attributes, dimensions, variables and child groups, each by name, in file order."""

    path: str = "/"
    attributes: Attributes = field(default_factory=dict)
    dimensions: Mapping[str, Dimension] = field(default_factory=dict)
    variables: Mapping[str, Variable] = field(default_factory=dict)
    groups: Mapping[str, "Group"] = field(default_factory=dict)
    user_types: tuple[str, ...] = ()

    @property
    def owner(self) -> str:
        """The group as an edit names it, with a slash at the end, so that it is no variable: `/`, `/group/`."""
        return self.path if self.path == "/" else f"{self.path}/"

    def text(self, attribute: str) -> str | None:
        """Give the text of an attribute, or None where it is absent, numeric or an array of strings."""
        value = self.attributes.get(attribute)
        return value if isinstance(value, str) else None

    def shown(self, names: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Give the place and the value of each of these attributes that is there."""
        return ((self.place(name), str(self.attributes[name])) for name in names if name in self.attributes)

    def place(self, attribute: str | None = None) -> str:
        """Give the way this group, or one of its attributes, is written in a finding: `:title`, `/group/:title`."""
        prefix = "" if self.path == "/" else self.owner
        return f"{prefix}:{attribute}" if attribute else (prefix or "/")
