"""Where a file belongs: data set, data centre, pole and year, by the layout of an archive or by what it declares."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fairtool.audit.centres import centre_named, pole_named
from fairtool.audit.data_set_name import folder_name, is_of_the_file, year_in
from fairtool.errors import UsageError
from fairtool.identifiers import doi_of
from fairtool.translate import marked

_FIELDS = ("pole", "centre", "dataset", "year", "any")
_TOKEN = re.compile(r"\{([^{}]*)\}|(\*)|([^{}*]+)")
_ALONE = re.compile(r"\{[^{}]*\}|\*")
_BELOW = re.compile(r"/(?:…|\.{2,3}|\*\*)/?$")
_ZARR = ".zarr"  # a Zarr store is a folder
_FOLDER = r"(?:/|(?<=\.zarr)$)"
_LONGEST, _MOST_PARTS = 300, 20
_HINT = marked("write it as parts of folders, {shape}")
_SHAPE = 'such as "{pole}/{centre}/{dataset}/{year}"'


@dataclass(frozen=True, slots=True)
class Said:
    """What a file or record says of itself: identifiers of its data set, organisations, the year that it begins in."""

    identifier: str = ""
    doi: str = ""
    centre_names: tuple[str, ...] = ()
    start_year: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file belongs. `centre`, `pole` and `year` are empty or None where nothing tells them."""

    dataset: str
    centre: str = ""
    pole: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """How the folders of an archive are named, as a pattern for the beginning of names without their root.

    `shorter` are the patterns of its first parts, one part, two, and so on: a file that lies above the last folder of
    the layout lies in those before it. `text` is the layout as it was written.
    """

    pattern: re.Pattern[str] | None = None
    shorter: tuple[re.Pattern[str], ...] = ()
    text: str = ""

    @classmethod
    def parse(cls, text: str) -> "Layout":
        """Read a pattern such as `{pole}/{centre}/{dataset}/{year}`.

        A part is text, one of the fields pole, centre, dataset, year and any, or `*` for anything; a part may hold
        several: `{dataset}_v*`. A data set may have several parts. A field alone at the end is a folder, never the name
        of a file: a file that lies above it would be a data set of its own. Three dots at the end stand for what comes
        below. Raises UsageError for what is no pattern.
        """
        parts = _BELOW.sub("", text).strip("/").split("/")
        if not text.strip("/") or len(text) > _LONGEST or len(parts) > _MOST_PARTS:
            raise UsageError("the layout {text} is no pattern", text=repr(text[:_LONGEST]), hint=_HINT, shape=_SHAPE)
        seen: list[str] = []
        read = ["".join(_tokens(part, seen, text)) for part in parts]
        end = _FOLDER if _ALONE.fullmatch(parts[-1]) else "(?:/|$)"
        shorter = tuple(re.compile("/".join(read[:count]) + _FOLDER) for count in range(1, len(read)))
        return cls(re.compile("/".join(read) + end), shorter, "/".join(parts))

    def fits(self, relative: str) -> bool:
        """Say whether a name begins as the layout says, as far as its folders go."""
        return self._match(relative) is not None

    def _match(self, relative: str) -> re.Match[str] | None:
        if self.pattern is None:
            return None
        depth = relative.count("/") + relative.endswith(_ZARR)
        shorter = self.shorter[depth - 1] if 0 < depth <= len(self.shorter) else None
        return self.pattern.match(relative) or (shorter.match(relative) if shorter else None)

    def fields_in(self, relative: str) -> dict[str, str]:
        """Give what the fields of the pattern are in a name, nothing where it does not begin so.

        Of a name with fewer folders than the layout has, they are those of its folders.
        """
        found = self._match(relative)
        values = {name: value for name, value in found.groupdict().items() if value} if found else {}
        several = [values.pop(name) for name in sorted(values) if name.startswith("dataset")]
        return values | ({"dataset": "/".join(several)} if several else {})


def relative_to(root: str, name: str) -> str:
    """Give a name without its root, as layouts are held against it."""
    return name.removeprefix(root).lstrip("/") or name


def placed(relative: str, said: Said, layout: Layout | None = None) -> Place:
    """Give the place of a file by its name without the root: the layout counts before what the file says.

    Without either, the data set is the DOI or the identifier that the file declares, unless that is of this one file,
    else its folder without dates and numbers.
    """
    found = (layout or Layout()).fields_in(relative)
    centre = centre_named([found["centre"]] if "centre" in found else said.centre_names)
    pole = pole_named(found["pole"]) or found["pole"] if "pole" in found else centre.pole
    year = int(found["year"]) if "year" in found else said.start_year
    return Place(
        found.get("dataset") or _dataset(relative, said),
        centre.title,
        pole,
        year if year is not None else year_in(relative),
    )


def _dataset(relative: str, said: Said) -> str:
    doi = doi_of(said.doi) or doi_of(said.identifier)
    if doi:
        return doi
    identifier = " ".join(said.identifier.split())
    if identifier and not is_of_the_file(identifier, relative):
        return identifier
    return folder_name(relative)


def _tokens(part: str, seen: list[str], text: str) -> Iterator[str]:
    """Give a part of a pattern as a regular expression."""
    position, before = 0, "text"
    while position < len(part):
        token = _TOKEN.match(part, position)
        name = token[1] if token else ""
        if token is None or (token[1] is not None and name not in _FIELDS):
            raise UsageError(
                "the layout {text} has {part}, which is no field",
                text=repr(text),
                part=repr(part),
                hint="the fields are {names}",
                names=", ".join(_FIELDS),
            )
        kind = "text" if token[3] else "field"
        if kind == before == "field":
            raise UsageError(
                "the layout {text} has nothing between two fields of {part}, so that nobody knows where one ends",
                text=repr(text),
                part=repr(part),
                hint=_HINT,
                shape=_SHAPE,
            )
        yield re.escape(token[3]) if token[3] else _group(name or "any", seen, text)
        position, before = token.end(), kind


def _group(name: str, seen: list[str], text: str) -> str:
    if name == "any":
        return "[^/]+"
    if name in seen and name != "dataset":
        raise UsageError("the layout {text} has {part} twice", text=repr(text), part=name, hint=_HINT, shape=_SHAPE)
    seen.append(name)
    number = f"{seen.count(name):02}" if name == "dataset" else ""
    return f"(?P<{name}{number}>{r'[0-9]{4}' if name == 'year' else '[^/]+'})"
