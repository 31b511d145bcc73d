"""What a reading of CDL knows while it goes on: the token, the open groups, the names that can be seen."""

from dataclasses import dataclass
from typing import NoReturn

from fairtool.netcdf.cdl_draft import DimensionDraft, GroupDraft, Scopes, Span, VariableDraft
from fairtool.netcdf.cdl_literals import TYPES
from fairtool.netcdf.cdl_tokens import Cursor, name_of
from fairtool.netcdf.model import NcType
from fairtool.netcdf.read_limits import MEBIBYTE, Limits

_LIMITS = Limits()
_PATH_CHARACTERS = 64 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class Type:
    """A type as the text names it: a primitive one, or a user-defined one by its name."""

    kind: NcType
    name: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A name or path that stands in the text, not yet looked up: what it is depends on what follows."""

    text: str
    start: int

    @property
    def name(self) -> str:
        """The name without escapes."""
        return name_of(self.text)


@dataclass(frozen=True, slots=True)
class Statement:
    """Where a declaration stands: that of the attribute `attribute` of `owner`, or of the variable `owner` itself."""

    owner: GroupDraft | VariableDraft
    attribute: str | None
    span: Span


class State:
    """The state of one reading; `groups` and `statements` are complete when it ends."""

    __slots__ = (
        *("cursor", "groups", "open", "section", "statements"),
        *("_by_path", "_characters", "_dimensions", "_objects", "_types"),
    )

    def __init__(self, text: str) -> None:
        """Stand after the opening brace of the root group."""
        self.cursor = Cursor(text)
        self.groups = [GroupDraft()]
        self.open = [(self.groups[0], "")]
        self.section = ""
        self.statements: list[Statement] = []
        self._by_path = {"/": self.groups[0]}
        self._dimensions: Scopes[DimensionDraft] = Scopes()
        self._types: Scopes[str] = Scopes()
        self._characters = 0
        self._objects = 0

    @property
    def group(self) -> GroupDraft:
        """The innermost open group."""
        return self.open[-1][0]

    def fail(self, template: str, **values: object) -> NoReturn:
        """Raise an `UnreadableError` that names the line of the token."""
        self.cursor.fail(template, **values)

    def enter(self, name: str) -> None:
        """Open a new group in the innermost one."""
        if name in self.group.groups:
            self.fail("the group `{name}` is defined twice", name=name)
        if len(self.open) > _LIMITS.depth:
            self.fail("groups are nested more than {limit} deep", limit=_LIMITS.depth)
        group = GroupDraft(self._counted(self.group.subgroup(name)))
        self.group.groups[name] = self._by_path[group.path] = group
        self.groups.append(group)
        self.open.append((group, self.section))
        self.section = ""
        self._dimensions.enter()
        self._types.enter()

    def leave(self) -> None:
        """Close the innermost group; the section of the group around it goes on."""
        self.section = self.open.pop()[1]
        self._dimensions.leave()
        self._types.leave()

    def _counted(self, path: str) -> str:
        self._objects += 1
        self._characters += len(path)
        if self._objects > _LIMITS.objects:
            self.fail("more than {limit} groups, dimensions, variables and types are defined", limit=_LIMITS.objects)
        if self._characters > _PATH_CHARACTERS:
            self.fail("the paths of the groups and of what they hold are too long")
        return path

    def add_dimension(self, name: str, length: int | None) -> DimensionDraft:
        """Define a dimension in the innermost group; a length of None is UNLIMITED."""
        if name in self.group.dimensions:
            self.fail("the dimension `{name}` is defined twice", name=name)
        draft = DimensionDraft(name, self._counted(self.group.place(name)), length or 0, length is None)
        self.group.dimensions[name] = draft
        self._dimensions.add(name, draft)
        return draft

    def add_variable(self, name: str, kind: Type, dimensions: tuple[DimensionDraft, ...]) -> VariableDraft:
        """Declare a variable in the innermost group."""
        if name in self.group.variables:
            self.fail("the variable `{name}` is declared twice", name=name)
        draft = VariableDraft(self._counted(self.group.place(name)), kind.kind, kind.name, dimensions)
        self.group.variables[name] = draft
        return draft

    def add_type(self, name: str) -> None:
        """Define a type in the innermost group."""
        if name in TYPES or name in self.group.user_types:
            self.fail("the type `{name}` is defined twice", name=name)
        self.group.user_types[self._counted(name)] = None
        self._types.add(name, name)

    def _split(self, reference: Reference) -> tuple[GroupDraft | None, str]:
        path, _, name = reference.name.rpartition("/")
        return self._by_path.get(path or "/"), name

    def dimension(self, reference: Reference) -> DimensionDraft:
        """Give the dimension of a name, the nearest outwards, or of an absolute path."""
        if reference.text.startswith("/"):
            group, name = self._split(reference)
            found = group.dimensions.get(name) if group else None
        else:
            found = self._dimensions.find(reference.name)
        return found or self.fail("the dimension `{name}` is not defined", name=reference.name)

    def type(self, reference: Reference) -> Type | None:
        """Give the type of a name, the nearest outwards, or of an absolute path, or None where it names none."""
        if reference.text in TYPES:
            return Type(TYPES[reference.text])
        if reference.text.startswith("/"):
            group, name = self._split(reference)
            return Type(NcType.USER, name) if group and name in group.user_types else None
        found = self._types.find(reference.name)
        return Type(NcType.USER, found) if found else None

    def variable(self, reference: Reference) -> VariableDraft | None:
        """Give the variable of a name in the innermost group, or of an absolute path, or None."""
        if not reference.text.startswith("/"):
            return self.group.variables.get(reference.name)
        group, name = self._split(reference)
        return group.variables.get(name) if group else None
