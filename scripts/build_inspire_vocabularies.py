"""Write the INSPIRE vocabularies of the project from the files that the Commission, ISO and others publish.

    python scripts/build_inspire_vocabularies.py --guidance metadata-iso19139.adoc --gemet inspire-theme.rdf ...

Every source is a path (`--help` lists them), so that a newer one can be given. Only facts are taken: codes, URIs,
labels, titles, dates. The same sources give the same bytes. With `--entries FILE` the entries for SOURCES.toml of the
files written go to that file.
"""

import argparse
import json
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from inspire_facts import (
    ACCESS_POINTS,
    FRENCH_CONDITIONS,
    FRENCH_LIMITATIONS,
    GUIDANCE_DATE,
    ISO_19115_3,
    ISO_19139,
    ISO_19139_ALSO,
    LANGUAGES,
    LIST_DATES,
    LIST_TITLES,
    METADATA_REGULATION,
    ORIGINS,
    PROTOCOLS,
    REGISTER,
    REGULATIONS,
    THESAURUS,
)
from lxml import etree

SCRIPT = "scripts/build_inspire_vocabularies.py"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"

Labels: TypeAlias = dict[str, str]
Document: TypeAlias = dict[str, object]


class SourceError(Exception):
    """A source that is not what this script knows how to read."""


def main() -> None:
    """Read the sources named on the command line and write the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--guidance", type=Path, required=True, help="metadata-iso19139.adoc of the technical guidance")
    add("--gemet", type=Path, required=True, help="RDF of the GEMET INSPIRE themes in all languages")
    add("--themes", type=Path, required=True, help="RDF of the INSPIRE theme register, which has the codes")
    add("--enumerations", type=Path, required=True, help="folder of the enum_*.xsd of the INSPIRE common schema")
    add("--regulations", type=Path, required=True, help="XML with the titles of the regulations by language")
    add("--registers", type=Path, nargs="+", required=True, help="RDF files of code lists of the INSPIRE register")
    add("--iso19139", type=Path, required=True, help="gmxCodelists.xml")
    add("--iso19115-3", type=Path, nargs="+", required=True, help="codelists.xml files of ISO 19115-3")
    add("--output", type=Path, default=Path(__file__).parents[1] / "vocabularies", help="the folder written to")
    add("--entries", type=Path, help="where the entries for SOURCES.toml are written")
    arguments = parser.parse_args()
    try:
        entries = build(arguments)
    except SourceError as error:
        parser.error(str(error))
    if arguments.entries:
        arguments.entries.write_text("\n".join(map(_entry, entries)), "utf-8", newline="\n")


def build(sources: argparse.Namespace) -> list[dict[str, str]]:
    """Write the five files and give their entries for SOURCES.toml."""
    tables = _tables(sources.guidance.read_text("utf-8"))
    documents: dict[str, tuple[Document, str, str, tuple[Path, ...]]] = {
        "themes": (_themes(sources.gemet, sources.themes), "INSPIRE themes in the languages of the Union", "2008-06-01",
                   (sources.gemet, sources.themes)),
        "titles-1089": (_regulations(sources.enumerations, sources.regulations), "Titles of the INSPIRE regulations",
                        "2010-12-08", (*sorted(sources.enumerations.glob("enum_*.xsd")), sources.regulations)),
        "limitations": (_access(tables, "LimitationsOnPublicAccess", FRENCH_LIMITATIONS),
                        "INSPIRE limitations on public access", GUIDANCE_DATE, (sources.guidance,)),
        "conditions": (_access(tables, "ConditionsApplyingToAccessAndUse", FRENCH_CONDITIONS),
                       "INSPIRE conditions of access and use", GUIDANCE_DATE, (sources.guidance,)),
        "codes": (_codes(sources, tables), "Code lists of INSPIRE and ISO", GUIDANCE_DATE,
                  (sources.guidance, *sources.registers, sources.iso19139, *sources.iso19115_3)),
    }  # fmt: skip
    folder = sources.output / "inspire"
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder / f"{name}.json", *content) for name, content in documents.items()]


def _themes(gemet: Path, register: Path) -> Document:
    """Give the labels of the themes by code; the two sources meet in the English label."""
    by_english = {labels["en"]: labels for labels in _concepts(gemet).values()}
    themes = {uri.rpartition("/")[2]: by_english.get(labels["en"], {}) for uri, labels in _concepts(register).items()}
    if len(themes) != 34 or any(len(labels) < len(LANGUAGES) for labels in themes.values()):
        raise SourceError(f"{gemet} and {register} do not give 34 themes in {len(LANGUAGES)} languages")
    return {"thesaurus": THESAURUS, "base": "http://inspire.ec.europa.eu/theme/",
            "themes": {code: _sorted(labels) for code, labels in sorted(themes.items())}}  # fmt: skip


def _regulations(enumerations: Path, titles: Path) -> Document:
    """Give the titles of the regulations by language, and those that the validator compares with."""
    official = _root(titles)
    regulations: dict[str, Document] = {}
    for number, (uri, date, variable) in REGULATIONS.items():
        printed = (
            {_tag(title): _plain(title) for title in _titles(official, variable)} if variable else METADATA_REGULATION
        )
        regulations[number] = {"uri": uri, "date": date, "titles": _sorted(printed), "validator": {}}
    compared = {two: _enumerated(enumerations / f"enum_{three}.xsd") for three, two in LANGUAGES.items()}
    regulations["1089/2010"] |= {"validator": _sorted(compared)}
    return {"regulations": {**regulations}}


def _enumerated(schema: Path) -> str:
    values = [str(value) for value in _root(schema).xpath("//@value") if "1089/2010" in value]
    if len(values) != 1:
        raise SourceError(f"{schema}: {len(values)} titles of the regulation")
    return " ".join(values[0].split())


def _titles(root: etree._Element, variable: str) -> list[etree._Element]:
    found = root.xpath(f"//*[local-name()='variable'][@name='{variable}']//*[string-length(local-name())=2]")
    titles = [element for element in found if len(_plain(element)) > 60]
    if len(titles) < len(LANGUAGES):
        raise SourceError(f"{len(titles)} titles in {variable}")
    return titles


def _access(tables: Mapping[str, dict[str, Labels]], name: str, french: Mapping[str, list[str]]) -> Document:
    return {"uri": REGISTER + name, "values": tables[name], "usual": {"fr": french}}


def _codes(sources: argparse.Namespace, tables: Mapping[str, dict[str, Labels]]) -> Document:
    lists: Document = {name: _list(values, name) for name, values in _registers(sources.registers).items()}
    lists["OnLineDescriptionCode"] = _list(ACCESS_POINTS, "OnLineDescriptionCode")
    lists["QualityOfServiceCriteria"] = _list(tables["QualityOfServiceCriteria"], "QualityOfServiceCriteria")
    return {
        "lists": dict(sorted(lists.items())),
        "protocols": PROTOCOLS,
        "crs": _reference_systems(sources.guidance.read_text("utf-8")),
        "iso19139": {"uri": ISO_19139, "also": ISO_19139_ALSO, "lists": _iso_lists([sources.iso19139])},
        "iso19115-3": {"uri": ISO_19115_3, "also": [], "lists": _iso_lists(sources.iso19115_3)},
    }


def _list(values: Mapping[str, Labels], name: str) -> Document:
    dated = {"title": LIST_TITLES[name], "date": LIST_DATES[name]} if name in LIST_DATES else {}
    return {"uri": REGISTER + name, **dated, "values": dict(values)}


def _registers(files: Iterable[Path]) -> dict[str, dict[str, Labels]]:
    """Give the labels of the values of the register's code lists; a list of two files has the labels of both."""
    lists: dict[str, dict[str, Labels]] = {}
    for file in files:
        for uri, labels in _concepts(file).items():
            if uri.startswith(REGISTER) and uri.count("/") == REGISTER.count("/") + 1:
                name, _, code = uri.removeprefix(REGISTER).partition("/")
                values = lists.setdefault(name, {})
                values[code] = _sorted({**values.get(code, {}), **labels})
    return lists


def _tables(guidance: str) -> dict[str, dict[str, Labels]]:
    """Give the code lists that the annex of the guidance prints: value and English label."""
    lists: dict[str, dict[str, Labels]] = {}
    for name, table in re.findall(
        rf"Code list URI: {REGISTER}(\w+)\n(.*?)\n\|===\n\n?(?:<<<|=|$)", guidance, re.DOTALL
    ):
        rows = re.findall(r"^\|(\w+) \|([^|\n]+)\|", table, re.MULTILINE)
        lists[name] = {code: {"en": label.strip()} for code, label in rows}
    if {name: len(values) for name, values in lists.items()} != {
        "LimitationsOnPublicAccess": 9, "ConditionsApplyingToAccessAndUse": 2, "QualityOfServiceCriteria": 3,
    }:  # fmt: skip
        raise SourceError("the annex of the guidance has other code lists")
    return lists


def _reference_systems(guidance: str) -> Labels:
    rows = re.findall(r"^.*\|([\w\- ]+) \|(http://www\.opengis\.net/def/crs/EPSG/0/\d+)$", guidance, re.MULTILINE)
    if len(rows) != 23:
        raise SourceError(f"{len(rows)} default reference systems in the guidance")
    return {uri: name.replace("- ", "-").strip() for name, uri in rows}


def _iso_lists(files: Iterable[Path]) -> dict[str, list[str]]:
    """Give the values of ISO's code lists, of both generations of the catalogue format."""
    lists: dict[str, dict[str, None]] = {}
    for file in files:
        for codelist in _root(file).xpath("//*[local-name()='CodeListDictionary' or local-name()='CT_Codelist']"):
            texts = codelist.xpath(
                ".//*[local-name()='CodeDefinition']/*[local-name()='identifier']/text()"
                "|.//*[local-name()='CT_CodelistValue']/*[local-name()='identifier']//text()[normalize-space()]"
            )
            name = str(codelist.xpath("string(@*[local-name()='id'])"))
            values = [str(text).strip().removeprefix(f"{name}_") for text in texts]
            lists.setdefault(name, {}).update(dict.fromkeys(values))
    return {name: list(values) for name, values in sorted(lists.items())}


def _concepts(file: Path) -> dict[str, Labels]:
    """Give the labels by language of the concepts of a SKOS file."""
    concepts = _root(file).xpath("//*[local-name()='Concept'][@*[local-name()='about']]")
    return {
        concept.get(RDF_ABOUT): {
            label.get(XML_LANG): _plain(label) for label in concept.xpath("*[local-name()='prefLabel']")
        }
        for concept in concepts
        if "/annex/" not in concept.get(RDF_ABOUT)
    }


def _root(file: Path) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(file.read_bytes(), parser)
    except (OSError, etree.XMLSyntaxError) as error:
        raise SourceError(f"{file}: {error}") from error


def _plain(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())


def _tag(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _sorted(labels: Labels) -> Labels:
    return dict(sorted(labels.items()))


def _write(file: Path, facts: Document, title: str, date: str, sources: tuple[Path, ...]) -> dict[str, str]:
    licence, read_in, address = ORIGINS[file.stem]
    scheme = {"name": f"inspire-{file.stem}", "title": title, "version": "2.0", "date": date, "licence": licence}
    parts = [f"{_json(key)}: {_lines(value)}" for key, value in {"scheme": scheme, **facts}.items()]
    content = ("{" + ",\n".join(parts) + "}\n").encode()
    file.write_bytes(content)
    digests = "".join(sha256(source.read_bytes()).hexdigest() for source in sources)
    return {
        "path": f"inspire/{file.name}",
        **scheme,
        "licence_read_in": read_in,
        "address": address,
        "source_sha256": sha256(digests.encode()).hexdigest(),
        "sha256": sha256(content).hexdigest(),
        "script": SCRIPT,
    }


def _lines(value: object) -> str:
    """Write an entry a line, so that a difference can be read."""
    if not isinstance(value, dict):
        return _json(value)
    return "{\n" + ",\n".join(f"{_json(key)}: {_json(entry)}" for key, entry in value.items()) + "}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _entry(entry: Mapping[str, str]) -> str:
    return "".join(["[[file]]\n", *(f"{key} = {_json(value)}\n" for key, value in entry.items())])


if __name__ == "__main__":
    main()
