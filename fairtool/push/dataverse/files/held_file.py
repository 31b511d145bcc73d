"""The files that a data set in Dataverse holds, as its interface lists them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from fairtool.push.dataverse.asking import checked, of_dataset
from fairtool.push.session import Session
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_STILL_RESTRICTED = marked(
    "{where}: the embargo ended on {date}, and the file is still restricted: take the restriction away in the target, "
    "if it is meant to be open"
)
_TABLE = ".tab"  # how the target calls a table that it has taken apart


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file in the target: `name` and `directory` as they are shown there, checksum, size, number.

    Of a table that was taken apart (`tabular`), name and size are those of the target's own form of it, and `original`
    and `original_size` those of the file that was sent; the checksum is of that file. `embargo` is the day on which it
    opens, ISO 8601.
    """

    id: int
    name: str
    directory: str = ""
    checksum_type: str = ""
    checksum: str = ""
    size: int = 0
    original: str = ""
    original_size: int = 0
    tabular: bool = False
    restricted: bool = False
    embargo: str = ""
    description: str = ""
    categories: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Give the folder and the name."""
        return f"{self.directory}/{self.name}" if self.directory else self.name

    @property
    def places(self) -> tuple[str, ...]:
        """Give the place, and that of the file that was sent, where the target has given it another name."""
        folder = f"{self.directory}/" if self.directory else ""
        return tuple(dict.fromkeys((self.place, *(f"{folder}{name}" for name in (self.original,) if name))))

    @property
    def sent_size(self) -> int:
        """Give the size of the file that was sent."""
        return self.original_size if self.tabular and self.original_size else self.size


def held_files(session: Session, pid: str, version: str = ":latest") -> tuple[HeldFile, ...]:
    """Give the files of a version of a data set, which is read by its identifier and not from the index.

    Raises RefusedError where the target declines, AccessError where it does not know the key.
    """
    return tuple(_files(checked(of_dataset(session, pid, f"versions/{version}/files"), session).data))


def files_in(node: JsonNode) -> tuple[HeldFile, ...]:
    """Give the files that stand in a list of them, such as `files` of a version or the answer to an upload."""
    return tuple(_files(node))


def _files(node: JsonNode) -> Iterator[HeldFile]:
    for one in node:
        file = one["dataFile"]
        number = file["id"].number()
        if number is not None:
            yield _file(one, file, int(number))


def _file(one: JsonNode, file: JsonNode, number: int) -> HeldFile:
    name = one["label"].text() or file["filename"].text()
    is_table = file["tabularData"].value is True or bool(file["originalFileFormat"].text())
    kind, value = file["checksum"]["type"].text(), file["checksum"]["value"].text()
    return HeldFile(
        id=number,
        name=name,
        directory=one["directoryLabel"].text().strip("/"),
        checksum_type=kind or ("MD5" if file["md5"] else ""),
        checksum=(value or file["md5"].text()).lower(),
        size=int(file["filesize"].number() or 0),
        original=file["originalFileName"].text() or _before(name, is_table, file),
        original_size=int(file["originalFileSize"].number() or 0),
        tabular=is_table,
        restricted=one["restricted"].value is True,
        embargo=file["embargo"]["dateAvailable"].text(),
        description=one["description"].text(),
        categories=tuple(item.text() for item in one["categories"]),
    )


def _before(name: str, is_table: bool, file: JsonNode) -> str:  # noqa: FBT001 - what was read a line before
    """Give the name of a table before it was taken apart, where the target does not say it: versions before 5.14."""
    if not is_table or not name.endswith(_TABLE):
        return ""
    ending = _ENDINGS.get(file["originalFileFormat"].text().partition(";")[0])
    return f"{name.removesuffix(_TABLE)}{ending}" if ending else ""


_ENDINGS = {"text/csv": ".csv", "text/comma-separated-values": ".csv", "text/tsv": ".tsv"}


def embargo_notes(files: Iterable[HeldFile], today: date | None = None) -> tuple[Warned, ...]:
    """Say which files are still restricted though the day is past on which their embargo ended."""
    day = (today or date.today()).isoformat()  # noqa: DTZ011 - an embargo ends on a day where one is
    late = (one for one in files if one.restricted and "" < one.embargo <= day)
    return tuple(warned(_STILL_RESTRICTED, one.place, date=one.embargo) for one in late)
