"""Writes schemas/fuji/lists.toml from the lists of F-UJI: names, codes and addresses that its tests compare with.

`python scripts/build_fuji_lists.py FOLDER`, where FOLDER holds `fuji_server/data` of the release that is named below
(https://github.com/pangaea-data-publisher/fuji, MIT). Only what a record of the Earth system may meet is kept.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]  # no stubs are installed

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "schemas/fuji/lists.toml"
SOURCE = "https://github.com/pangaea-data-publisher/fuji"
VERSION = "3.5.1"
COMMIT = "3215372a"
# The fields of science whose standards are kept, beside those of no field.
FIELDS = frozenset({"earth and related environmental sciences", "natural sciences", "oceanography", "meteorology"})
_HEAD = f"""# Facts of F-UJI {VERSION}: the names, codes and addresses that its tests compare metadata with.
# Written by scripts/build_fuji_lists.py; what is not of the Earth system was left out.
source = "{SOURCE}"
version = "{VERSION}"
commit = "{COMMIT}"
licence = "MIT"
"""


def lists(folder: Path) -> str:
    """Give the table of the lists in a folder."""
    return "\n".join(
        (
            _HEAD,
            "[access]\n# Identifiers and labels of vocabularies of access rights.",
            f"terms = {_text(sorted(_access(_read(folder, 'access_rights'))))}",
            f"labels = {_text(sorted(_labels(_read(folder, 'access_rights'))))}",
            "\n[protocols]\n# Schemes of addresses, and those of them that can ask who one is.",
            *_protocols(_read(folder, "standard_uri_protocols")),
            "\n[formats]\n# Media types of formats that are open, for the long term, or of science.",
            f"preferred = {_text(sorted(_formats(_read(folder, 'file_formats'))))}",
            "\n# Standards of metadata: of no field, or of one, with their addresses.",
            *_standards(_read(folder, "metadata_standards")),
            "\n# Licences: the name and the addresses by which they are known.",
            *_licences(_read(folder, "licenses")),
            "",
        )
    )


def _read(folder: Path, name: str) -> Any:  # whatever YAML holds
    return yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8"))


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _members(vocabularies: Mapping[str, Any]) -> Iterator[Mapping[str, str]]:
    for one in vocabularies.values():
        yield from one["members"]


def _access(vocabularies: Mapping[str, Any]) -> set[str]:
    return {one["id"] for one in _members(vocabularies)}


def _labels(vocabularies: Mapping[str, Any]) -> set[str]:
    return {one["label"].lower() for one in _members(vocabularies)}


def _protocols(protocols: Mapping[str, Any]) -> Iterator[str]:
    yield f"known = {_text(sorted(protocols))}"
    yield f"with_access = {_text(sorted(name for name, one in protocols.items() if one.get('auth')))}"


def _formats(formats: Mapping[str, Any]) -> set[str]:
    reasons = {"scientific format", "long term format", "open format"}
    return {mime for one in formats.values() if reasons & set(one["reason"]) for mime in one["mime"]}


def _standards(standards: Mapping[str, Any]) -> Iterator[str]:
    for name, one in sorted(standards.items()):
        fields = one.get("field_of_science") or []
        generic = fields == ["sciences"] or (bool(fields) and set(fields) == {"Multidisciplinary"})
        if fields and (generic or FIELDS & set(fields)):
            addresses = sorted(
                {each.strip().strip("#/") for each in one["urls"] if "://" in each and "doi.org" not in each}
            )
            yield f"[standards.{name}]\ngeneric = {_text(generic)}\naddresses = {_text(addresses)}"


def _licences(licences: list[Mapping[str, Any]]) -> Iterator[str]:
    table = json.loads((ROOT / "vocabularies/licences.json").read_text(encoding="utf-8"))
    known = {row[table["columns"].index("spdx")] for row in table["licences"]}
    for one in sorted(licences, key=lambda each: str(each["licenseId"])):
        if one["licenseId"] in known or one["licenseId"].startswith("CC"):
            yield (
                f"[licences.{_text(one['licenseId'])}]\nname = {_text(one['name'])}\n"
                f"addresses = {_text(sorted(one['seeAlso']))}"
            )


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(lists(Path(sys.argv[1])), encoding="utf-8")
