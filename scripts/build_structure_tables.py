"""Write the structure tables of the metadata standards from the XSD sets that their owners publish.

    python scripts/build_structure_tables.py --pycsw DIR --tc211 DIR --datacite DIR --eml DIR --eml-2.1 DIR

Each argument is the folder in which a publication was unpacked; what is not given is not renewed:

--pycsw     the wheel of pycsw 2.6.2: ISO 19139 of 2006 and 2007 with GML
--tc211     the XML repository of ISO/TC 211: ISO 19115-3 and the gmi of ISO 19115-2 (with --pycsw, for GML)
--datacite  the schema repository of DataCite
--eml       the repository of EML, whose folder xsd holds the schemas of 2.2.0
--eml-2.1   the same at its tag RELEASE_EML_2_1_1

Only facts are taken: names, order, multiplicities, types, attributes, enumerations, patterns. The same sources give
the same bytes. fairtool/iso/structure/table.py says what the short keys mean.
"""

import argparse
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xsd_facts import facts
from xsd_set import Entry, load

OUT = Path(__file__).parents[1] / "schemas" / "structure"
APISO = "pycsw/plugins/profiles/apiso/schemas/ogc/iso/19139"
CORE = "pycsw/core/schemas"
TC211 = "standards.iso.org/iso"
GMI_ISO = "http://standards.iso.org/iso/19115/-2/gmi/1.0"
GMI_NOAA = "http://www.isotc211.org/2005/gmi"
GML_32 = "http://www.opengis.net/gml/3.2"
GML_320 = "http://www.opengis.net/gml"
GMI_FILE = f"{TC211}/19115/-2/gmi/1.0/gmi.xsd"
XLINK = Entry("pycsw", f"{CORE}/w3c/1999/xlink.xsd")
XML = Entry("pycsw", f"{CORE}/w3c/2001/xml.xsd")
GML = Entry("pycsw", f"{CORE}/ogc/gml/3.2.1/gml.xsd")


@dataclass(frozen=True, slots=True)
class Recipe:
    """A table: its file, the standard with its version, the usual prefixes, and the schemas it is made of, in order."""

    name: str
    standard: str
    prefixes: Mapping[str, str]
    entries: tuple[Entry, ...]


COMMON = {
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
ISO_2005 = {name: f"http://www.isotc211.org/2005/{name}" for name in ("gco", "gmd", "gmx", "gsr", "gss", "gts", "srv")}
FAMILY_1 = {
    name: f"http://standards.iso.org/iso/19115/-3/{name}/1.0"
    for name in (
        "cat",
        "gco",
        "gcx",
        "gex",
        "gmw",
        "lan",
        "mas",
        "mcc",
        "mco",
        "mex",
        "mmi",
        "mpc",
        "mrd",
        "mri",
        "mrs",
    )
}
VERSIONED = ("cit", "mac", "md1", "md2", "mda", "mdb", "mds", "mdt", "mrc", "mrl", "msr")
ISO_19115_3 = (
    FAMILY_1
    | {
        "srv": "http://standards.iso.org/iso/19115/-3/srv/2.0",
        "gfc": "http://standards.iso.org/iso/19110/gfc/1.1",
        "fcc": "http://standards.iso.org/iso/19110/fcc/1.0",
        "mdq": "http://standards.iso.org/iso/19157/-2/mdq/1.0",
        "dqm": "http://standards.iso.org/iso/19157/-2/dqm/1.0",
        "dqc": "http://standards.iso.org/iso/19157/-2/dqc/1.0",
        "gml": GML_32,
    }
    | {f"{name}-2005": namespace for name, namespace in ISO_2005.items()}
)


def main() -> None:
    """Write the tables whose sources were named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for source in ("pycsw", "tc211", "datacite", "eml", "eml-2.1"):
        parser.add_argument(f"--{source}", type=Path)
    folders = {name: path for name, path in vars(parser.parse_args()).items() if path}
    OUT.mkdir(parents=True, exist_ok=True)
    for recipe in RECIPES:
        if {entry.source for entry in recipe.entries} <= folders.keys():
            write(recipe, folders)


def write(recipe: Recipe, folders: Mapping[str, Path]) -> None:
    """Write one table and say its size."""
    content = {"standard": recipe.standard, **facts(load(recipe.entries, folders), recipe.prefixes)}
    target = OUT / f"{recipe.name}.json"
    target.write_text("{" + ",\n".join(map(section, sorted(content.items()))) + "}\n", encoding="utf-8")
    size, elements, types = target.stat().st_size, len(content["elements"]), len(content["types"])
    print(f"{target.name}: {size} bytes, {elements} elements, {types} types")


def section(item: tuple[str, Any]) -> str:
    """Give a member of the table as JSON, one entry a line, so that a difference can be read."""
    key, value = item
    if isinstance(value, Mapping):
        lines = [f"{compact(name)}:{compact(value[name])}" for name in sorted(value)]
        return f"{compact(key)}:{{\n" + ",\n".join(lines) + "}"
    if isinstance(value, list):
        return f"{compact(key)}:[\n" + ",\n".join(map(compact, value)) + "]"
    return f"{compact(key)}:{compact(value)}"


def compact(value: object) -> str:
    """Give a value as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def iso_19139(year: str) -> Recipe:
    """Give the recipe of ISO 19139 of 2006 or 2007; the two differ by their GML."""
    old = year == "2006"
    folder = f"{APISO}/20060504" if old else f"{APISO}/20070417"
    gml = GML_320 if old else GML_32
    flavour = ((GML_32, GML_320),) if old else ()
    return Recipe(
        f"iso-19139-{year}",
        f"ISO-19139:{year}",
        COMMON | ISO_2005 | {"gmi": GMI_NOAA, "gmi-1.0": GMI_ISO, "gml": gml},
        (
            XML,
            XLINK,
            Entry("pycsw", f"{folder}/gml/gml.xsd") if old else GML,
            Entry("pycsw", f"{folder}/gmd/gmd.xsd"),
            Entry("pycsw", f"{folder}/gmx/gmx.xsd"),
            Entry("pycsw", f"{APISO}/20060504/srv/srv.xsd"),
            Entry("tc211", GMI_FILE, flavour),
            Entry("tc211", GMI_FILE, ((GMI_ISO, GMI_NOAA), *flavour)),
        ),
    )


def iso_19115_3(version: str) -> Recipe:
    """Give the recipe of ISO 19115-3 with the mdb of version 1.0 or 2.0."""
    versioned = {name: f"http://standards.iso.org/iso/19115/-3/{name}/{version}" for name in VERSIONED}
    newer = version == "2.0"
    services = {"srv-2.1": "http://standards.iso.org/iso/19115/-3/srv/2.1"} if newer else {}
    return Recipe(
        f"iso-19115-3-{version}",
        f"ISO-19115-3:{version}",
        COMMON | ISO_19115_3 | versioned | services,
        (
            XML,
            XLINK,
            GML,
            Entry("tc211", f"{TC211}/19115/-3/mds/{version}/mds.xsd"),
            Entry("tc211", f"{TC211}/19115/-3/mex/1.0/mex.xsd"),
            Entry("tc211", f"{TC211}/19110/gfc/1.1/gfc.xsd"),
            Entry("tc211", f"{TC211}/19115/-3/srv/2.0/srv.xsd"),
            *((Entry("tc211", "schemas.isotc211.org/19115/-3/srv/2.1/srv.xsd"),) if newer else ()),
        ),
    )


EML = (
    "access", "attribute", "constraint", "coverage", "dataTable", "dataset", "documentation", "entity", "literature",
    "methods", "party", "physical", "project", "protocol", "resource", "semantics", "software", "spatialRaster",
    "spatialReference", "spatialVector", "storedProcedure", "text", "unitTypeDefinitions", "view",
)  # fmt: skip
RECIPES = (
    iso_19139("2007"),
    iso_19139("2006"),
    iso_19115_3("1.0"),
    iso_19115_3("2.0"),
    Recipe(
        "datacite-4",
        "DataCite-4.7",
        COMMON | {"datacite": "http://datacite.org/schema/kernel-4"},
        (Entry("datacite", "source/meta/kernel-4.7/metadata.xsd"),),
    ),
    Recipe(
        "eml-2.2",
        "EML-2.2.0",
        COMMON
        | {"eml": "https://eml.ecoinformatics.org/eml-2.2.0"}
        | {f"eml-{name}": f"https://eml.ecoinformatics.org/{name}-2.2.0" for name in EML},
        (Entry("eml", "xsd/xml.xsd"), Entry("eml", "xsd/eml.xsd")),
    ),
    Recipe(
        "eml-2.1",
        "EML-2.1.1",
        COMMON
        | {"eml": "eml://ecoinformatics.org/eml-2.1.1"}
        | {f"eml-{name}": f"eml://ecoinformatics.org/{name}-2.1.1" for name in EML},
        (XML, Entry("eml_2.1", "eml.xsd")),
    ),
)

if __name__ == "__main__":
    main()
