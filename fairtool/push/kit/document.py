"""The JSON document `fairtool-push-kit/1`; its JSON Schema is made from the types."""

from collections.abc import Iterable
from typing import Literal

from typing_extensions import TypedDict

from fairtool.push.kit.checksums import Summed
from fairtool.push.kit.file_list import listed
from fairtool.push.kit.kit import Kit
from fairtool.push.kit.sheet import FilledField
from fairtool.push.kit.words import blockers, by_hand, left_out, open_points
from fairtool.render.document import ToolDocument
from fairtool.render.json_text import dumped
from fairtool.translate import Language

SCHEMA: Literal["fairtool-push-kit/1"] = "fairtool-push-kit/1"


class KitTargetDocument(TypedDict):
    """The place that the kit is for."""

    name: str
    title: str
    url: str


class KitFormDocument(TypedDict):
    """The web form, and where its order was read."""

    address: str
    source: str
    read: str
    """The day it was read, as YYYY-MM-DD."""
    as_of: str | None


class KitFieldDocument(TypedDict):
    """A field of the form, in its order."""

    section: str
    label: str
    required: bool
    status: Literal["filled", "translate", "missing", "by-hand", "empty"]
    values: list[str]
    recalled: bool
    """Whether nobody read that the form has this field."""


class KitFileDocument(TypedDict):
    """A data file."""

    name: str
    bytes: int
    media_type: str
    sha256: str
    md5: str


class KitDocument(TypedDict):
    """A kit for a person who deposits."""

    schema: Literal["fairtool-push-kit/1"]
    tool: ToolDocument
    target: KitTargetDocument
    record: str
    folder: str
    deposited: Literal[False]
    """A kit deposits nothing."""
    blocked: bool
    blockers: list[str]
    """What would block acceptance."""
    open: list[str]
    """What is not known."""
    by_hand: list[str]
    """What only a person can fill in."""
    form: KitFormDocument
    fields: list[KitFieldDocument]
    files: list[KitFileDocument]
    left_out: list[str]
    """Files that are in no list, and why."""
    written: list[str]
    """The documents in the folder."""


def kit_json(kit: Kit, folder: str, written: Iterable[str], version: str, language: Language) -> str:
    """Give the document as text."""
    document: KitDocument = {
        "schema": SCHEMA,
        "tool": {"name": "fairtool", "version": version},
        "target": {"name": kit.place.name, "title": kit.place.title(language), "url": kit.place.url},
        "record": kit.subject.name,
        "folder": folder,
        "deposited": False,
        "blocked": kit.is_blocked,
        "blockers": list(blockers(kit, language)),
        "open": list(open_points(kit, language)),
        "by_hand": list(by_hand(kit, language)),
        "form": _form(kit),
        "fields": _fields(kit, language),
        "files": [_file(one, copied=kit.copied) for one in kit.files],
        "left_out": [left_out(one, language) for one in kit.left_out],
        "written": list(written),
    }
    return dumped(document) + "\n"


def _form(kit: Kit) -> KitFormDocument:
    form = kit.sheet.form
    return {
        "address": form.address,
        "source": form.source,
        "read": form.read.isoformat(),
        "as_of": form.as_of.isoformat() if form.as_of else None,
    }


def _fields(kit: Kit, language: Language) -> list[KitFieldDocument]:
    return [
        _field(field, section.section.titles[language], language)
        for section in kit.sheet.sections
        for field in section.fields
    ]


def _field(one: FilledField, section: str, language: Language) -> KitFieldDocument:
    return {
        "section": section,
        "label": one.field.labels[language],
        "required": one.field.required,
        "status": one.status.value,
        "values": list(one.lines),
        "recalled": one.field.recalled,
    }


def _file(one: Summed, *, copied: bool) -> KitFileDocument:
    return {
        "name": listed(one, copied=copied),
        "bytes": one.file.size,
        "media_type": one.media_type,
        "sha256": one.sha256,
        "md5": one.md5,
    }
