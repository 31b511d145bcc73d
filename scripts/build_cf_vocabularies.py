"""Write the CF vocabularies of the project from the files that the CF community publishes.

    python scripts/build_cf_vocabularies.py cf-standard-name-table.xml area-type-table.xml standardized-region-list.xml

Only facts are taken: names, units, aliases, versions, dates. Definitions stay where they are.
The same sources give the same bytes, and the entries of these files in SOURCES.toml are renewed.
"""

import argparse
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from lxml import etree

SCRIPT = "scripts/build_cf_vocabularies.py"
LICENCE = "CC0-1.0"
LICENCE_READ_IN = "LICENSE.md of github.com/cf-convention/cf-convention.github.io, which publishes the same tables"
SOURCES_HEADER = """\
# What the project ships of other people's vocabularies. One entry per file, renewed by its script.
# address: the official source; source_sha256: of the file found there; sha256: of the file shipped here.
"""
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

Facts: TypeAlias = Mapping[str, str] | Mapping[str, str | None] | Mapping[str, list[str]] | list[str]


class SourceError(Exception):
    """A source that is not what this script knows how to read."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is the same in all versions of a vocabulary: its names, its root, its address."""

    name: str
    file: str
    title: str
    root: str
    address: str


STANDARD_NAMES = Vocabulary(
    "cf-standard-names",
    "cf/standard-names.json",
    "CF Standard Name Table",
    "standard_name_table",
    "https://cfconventions.org/Data/cf-standard-names/{version}/src/cf-standard-name-table.xml",
)
AREA_TYPES = Vocabulary(
    "cf-area-types",
    "cf/area-types.json",
    "CF Area Type Table",
    "area_type_table",
    "https://raw.githubusercontent.com/cf-convention/vocabularies/main"
    "/docs/area-type-table/version/{version}/area-type-table.xml",
)
REGIONS = Vocabulary(
    "cf-regions",
    "cf/regions.json",
    "CF Standardized Region List",
    "standardized_region_list",
    "https://raw.githubusercontent.com/cf-convention/vocabularies/main"
    "/docs/standardized-region-list/version/{version}/standardized-region-list.xml",
)
VOCABULARIES = (STANDARD_NAMES, AREA_TYPES, REGIONS)


def main() -> None:
    """Read the three sources named on the command line and write the three files and SOURCES.toml."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for vocabulary in VOCABULARIES:
        parser.add_argument(vocabulary.name, type=Path, help=f"XML file of the {vocabulary.title}")
    parser.add_argument(
        "--output", type=Path, default=Path(__file__).parents[1] / "vocabularies", help="the folder written to"
    )
    arguments: dict[str, Path] = vars(parser.parse_args())
    try:
        build(arguments, arguments["output"])
    except SourceError as error:
        parser.error(str(error))


def build(sources: Mapping[str, Path], output: Path) -> None:
    """Write the files of all vocabularies into `output`; `sources` gives the XML file by vocabulary name."""
    entries = [_write(vocabulary, sources[vocabulary.name], output) for vocabulary in VOCABULARIES]
    file = output / "SOURCES.toml"
    others = tomllib.loads(file.read_text("utf-8"))["file"] if file.exists() else []
    kept = [entry for entry in others if entry["script"] != SCRIPT]
    file.write_text(_sources_document([*kept, *entries]), "utf-8", newline="\n")


def _write(vocabulary: Vocabulary, source: Path, output: Path) -> dict[str, str]:
    """Write the file of one vocabulary and give its entry for SOURCES.toml."""
    root = _root(source, vocabulary.root)
    scheme = {
        "name": vocabulary.name,
        "title": vocabulary.title,
        "version": _text(root, "version_number"),
        "date": _date(root),
        "licence": LICENCE,
    }
    facts = _standard_names(root) if vocabulary is STANDARD_NAMES else {"terms": _identifiers(root, "entry")}
    content = _json({"scheme": scheme, **facts})
    file = output / vocabulary.file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return {
        "path": vocabulary.file,
        **scheme,
        "licence_read_in": LICENCE_READ_IN,
        "address": vocabulary.address.format(version=scheme["version"]),
        "source_sha256": sha256(source.read_bytes()).hexdigest(),
        "sha256": sha256(content).hexdigest(),
        "script": SCRIPT,
    }


def _standard_names(root: etree._Element) -> dict[str, Facts]:
    """Give the canonical units by name, and the successors by alias.

    The table lists a name as an alias of itself; that says nothing and is left out. The table marks
    no name as deprecated in another way than by making it an alias.
    """
    _identifiers(root, "entry")
    aliases = _identifiers(root, "alias")
    units = {_identifier(entry): _units(entry) for entry in root.iterfind("entry")}
    successors = {
        _identifier(alias): [name for name in _successors(alias) if name != _identifier(alias)]
        for alias in root.iterfind("alias")
    }
    if lost := sorted({name for names in successors.values() for name in names} - units.keys()):
        message = f"aliases point to names that the table lacks: {', '.join(lost)}"
        raise SourceError(message)
    return {
        "names": {name: units[name] for name in sorted(units)},
        "aliases": {alias: successors[alias] for alias in aliases if successors[alias]},
    }


def _successors(alias: etree._Element) -> list[str]:
    return [(successor.text or "").strip() for successor in alias.iterfind("entry_id")]


def _units(entry: etree._Element) -> str | None:
    return (entry.findtext("canonical_units") or "").strip() or None


def _identifiers(root: etree._Element, tag: str) -> list[str]:
    """Give the identifiers of all elements of one kind, sorted; refuses a table that repeats one."""
    identifiers = sorted(_identifier(element) for element in root.iterfind(tag))
    if not identifiers or len(set(identifiers)) < len(identifiers):
        message = f"the <{tag}> elements are missing or not unique"
        raise SourceError(message)
    return identifiers


def _identifier(element: etree._Element) -> str:
    identifier = (element.get("id") or "").strip()
    if not identifier or not identifier.replace("_", "").isalnum():
        message = f"line {element.sourceline}: {identifier!r} is no identifier"
        raise SourceError(message)
    return identifier


def _root(source: Path, tag: str) -> etree._Element:
    """Parse a source without following entities, DTDs or the network, and check what it is."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(source.read_bytes(), parser)
    except (OSError, etree.XMLSyntaxError) as error:
        message = f"{source}: {error}"
        raise SourceError(message) from error
    if root.tag != tag:
        message = f"{source}: the root element is {root.tag}, not {tag}"
        raise SourceError(message)
    return root


def _text(root: etree._Element, tag: str) -> str:
    text = (root.findtext(tag) or "").strip()
    if not text:
        message = f"the source has no <{tag}>"
        raise SourceError(message)
    return text


def _date(root: etree._Element) -> str:
    """Give the date of a version as ISO 8601: the tables write `2026-03-17T10:53:20Z` or `20 March 2025`."""
    if root.find("last_modified") is not None:
        return _text(root, "last_modified")[:10]
    text = _text(root, "date")
    parts = re.fullmatch(rf"(\d\d?) ({'|'.join(MONTHS)}) (\d{{4}})", text)
    if parts is None:
        message = f"the date {text!r} is not like '20 March 2025'"
        raise SourceError(message)
    day, month, year = parts.groups()
    return f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"


def _json(document: Mapping[str, Facts]) -> bytes:
    """Write one entry per line, so that a newer version of a table can be read as a difference."""
    text = json.dumps(document, ensure_ascii=False, indent=0, separators=(",", ":"))
    return f"{text}\n".encode()


def _sources_document(entries: Iterable[Mapping[str, str]]) -> str:
    """Write the entries in the order of their paths; every value is text."""
    tables = [
        "\n".join(["[[file]]", *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items())])
        for entry in sorted(entries, key=lambda entry: entry["path"])
    ]
    return SOURCES_HEADER + "".join(f"\n{table}\n" for table in tables)


if __name__ == "__main__":
    main()
