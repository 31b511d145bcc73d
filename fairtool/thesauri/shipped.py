"""The thesauri that come with the project, read from the files that hold them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fairtool.resources import folder, schema
from fairtool.skos.entry import Entry, Label, LabelKind, Thesaurus
from fairtool.skos.facet import Facet
from fairtool.skos.gather import gather
from fairtool.thesauri.labels import Usage
from fairtool.thesauri.thesaurus_facts import ThesaurusFacts
from fairtool.vocabulary.concept import STANDARD_NAME_ADDRESS

_GCMD_ADDRESS = "https://gcmd.earthdata.nasa.gov/kms/concept/"
_TERMS_ADDRESS = "https://w3id.org/fairtool/"  # of words that their publisher gives no address


@dataclass(frozen=True, slots=True)
class Shipped:
    """A thesaurus of the project: its file, how that is read, and the tables that go with it."""

    name: str
    file: Path
    form: str
    title: str
    uri: str
    facets: frozenset[Facet]
    poles: frozenset[str]
    identifier: str
    usage: Path | None
    renamed: Path | None
    bridge: Path | None

    @property
    def files(self) -> tuple[Path, ...]:
        """All files that its index is made of."""
        return tuple(path for path in (self.file, self.usage, self.renamed, self.bridge) if path)


@cache
def shipped_thesauri() -> Mapping[str, Shipped]:
    """Give the thesauri of the project by name, those whose file is here."""
    found = {name: _shipped(name, row) for name, row in schema("mapping/shipped").items()}
    return {name: one for name, one in found.items() if one.file.is_file()}


def _shipped(name: str, row: Mapping[str, Any]) -> Shipped:
    base = folder("vocabularies")
    usage, renamed, bridge = (base / row[key] if key in row else None for key in ("usage", "renamed", "bridge"))
    facets, poles = frozenset(map(Facet, row["facets"])), frozenset(row["poles"])
    title, uri, identifier = row["title"], row.get("uri", ""), row.get("identifier", "")
    return Shipped(name, base / row["file"], row["form"], title, uri, facets, poles, identifier, usage, renamed, bridge)


def read_shipped(one: Shipped) -> tuple[Thesaurus, ThesaurusFacts]:
    """Read a thesaurus of the project, and what is known of it as a whole."""
    thesaurus = _READERS[one.form](one.file)
    return thesaurus, ThesaurusFacts(
        one.name, one.title, thesaurus.version, thesaurus.date, one.uri or thesaurus.uri,
        thesaurus.licence or "unconfirmed", "shipped", one.facets, one.identifier,
    )  # fmt: skip


def akin(thesaurus: Thesaurus) -> Shipped | None:
    """Give the thesaurus of the project that tells of the same concepts and has tables about them, None for none."""
    uris = {entry.uri for entry in thesaurus.entries}
    if any(uri.startswith(_GCMD_ADDRESS) for uri in uris):
        bridged = (one for one in shipped_thesauri().values() if one.bridge)
        return next(
            (one for one in bridged if any(not uris.isdisjoint(found) for found in bridge_of(one).values())), None
        )
    if any(uri.startswith(STANDARD_NAME_ADDRESS) for uri in uris):
        return next((one for one in shipped_thesauri().values() if one.usage), None)
    return None


def usage_of(one: Shipped) -> Iterator[Usage]:
    """Yield the names that data producers have for the concepts of a thesaurus."""
    for row in _rows(one.usage):
        uri = f"{STANDARD_NAME_ADDRESS}{row['standard_name']}/"
        yield Usage(uri, row["label"], row["lang"], short=row["kind"] == "short")


def renamed_of(one: Shipped) -> Mapping[str, str]:
    """Give the addresses of today's concepts by their old paths."""
    return {row["path"]: f"{_GCMD_ADDRESS}{row['uuid']}" for row in _rows(one.renamed)}


def bridge_of(one: Shipped) -> Mapping[str, tuple[str, ...]]:
    """Give the addresses of concepts by the standard names whose quantities they are about."""
    found: dict[str, list[str]] = {}
    for row in _rows(one.bridge):
        found.setdefault(row["standard_name"], []).append(f"{_GCMD_ADDRESS}{row['uuid']}")
    return {name: tuple(uris) for name, uris in found.items()}


def _rows(path: Path | None) -> Iterator[Mapping[str, str]]:
    if path is None or not path.is_file():
        return
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    names = head.split("\t")
    for line in lines:
        yield dict(zip(names, line.split("\t"), strict=True))


def _standard_names(file: Path) -> Thesaurus:
    document = json.loads(file.read_bytes())
    aliases: Mapping[str, list[str]] = document["aliases"]
    former: dict[str, list[Label]] = {}
    for alias, successors in aliases.items():
        for name in successors:
            former.setdefault(name, []).append(Label(alias, "en", LabelKind.ALTERNATIVE))
    entries = (
        _standard_name(name, unit, former.get(name, ()), aliases.get(name, ()))
        for name, unit in document["names"].items()
    )
    return _thesaurus(document["scheme"], tuple(entries))


def _standard_name(name: str, unit: str | None, former: Sequence[Label], successors: Sequence[str]) -> Entry:
    """Give the entry of a name; one that is an alias, too, gave its place to another and was left in the table."""
    others = tuple(f"{STANDARD_NAME_ADDRESS}{other}/" for other in successors)
    labels = (Label(name, "en"), *former)
    return Entry(
        f"{STANDARD_NAME_ADDRESS}{name}/", labels, (name,), replaced_by=others, deprecated=bool(others), unit=unit
    )


def _terms(file: Path) -> Thesaurus:
    document = json.loads(file.read_bytes())
    base = f"{_TERMS_ADDRESS}{document['scheme']['name']}/"
    return _thesaurus(
        document["scheme"], tuple(Entry(f"{base}{term}", (Label(term, "en"),), (term,)) for term in document["terms"])
    )


def _inspire(file: Path) -> Thesaurus:
    document = json.loads(file.read_bytes())
    entries = (
        Entry(f"{document['base']}{code}", tuple(Label(text, lang) for lang, text in labels.items()), (code,))
        for code, labels in document["themes"].items()
    )
    return _thesaurus(document["scheme"], tuple(entries), document["thesaurus"]["uri"])


def _thesaurus(scheme: Mapping[str, str], entries: tuple[Entry, ...], uri: str = "") -> Thesaurus:
    return Thesaurus(uri, scheme["title"], scheme["version"], scheme["date"], scheme["licence"], entries)


_READERS = {"skos": gather, "standard-names": _standard_names, "terms": _terms, "inspire": _inspire}
