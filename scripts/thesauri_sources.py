"""Where each thesaurus and table comes from, as SOURCES.toml of the vocabularies records it.

Where a file is made of several, `source_sha256` is that of their sums, written one after the other; that of a file
which was written here is its own.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

SCRIPT = "scripts/build_thesauri.py"
UNREAD = "no licence text was read; only addresses, labels and relations were taken"
_GCMD = "https://gcmd.earthdata.nasa.gov/kms/concepts/concept_scheme/"
_HEADER = """\
# What the project ships of other people's vocabularies. One entry per file, renewed by its script.
# address: the official source; source_sha256: of the file found there; sha256: of the file shipped here.
"""


@dataclass(frozen=True, slots=True)
class Shipped:
    """What is known of a file that no source says; `made_of` are patterns below the folder of sources."""

    name: str
    title: str
    version: str
    date: str
    licence: str
    licence_read_in: str
    address: str
    made_of: tuple[str, ...]


FILES: Mapping[str, Shipped] = {
    "skos/gemet.ttl": Shipped(
        "gemet", "GEMET in English and French", "4.1.2",
        "2018-08-16", "unconfirmed", UNREAD, "https://www.eionet.europa.eu/gemet/", ("gemet/*.rdf",),
    ),
    "skos/gcmd-science-keywords.ttl": Shipped(
        "gcmd-science-keywords", "GCMD science keywords", "21.6", "2025-06-20", "unconfirmed", UNREAD,
        f"{_GCMD}sciencekeywords/?format=csv", ("gcmd/sciencekeywords.csv",),
    ),
    "skos/gcmd-platforms.ttl": Shipped(
        "gcmd-platforms", "GCMD platforms", "21.6", "2025-07-07", "unconfirmed", UNREAD,
        f"{_GCMD}platforms/?format=csv", ("gcmd/platforms.csv",),
    ),
    "skos/gcmd-instruments.ttl": Shipped(
        "gcmd-instruments", "GCMD instruments", "21.6", "2025-06-20", "unconfirmed", UNREAD,
        f"{_GCMD}instruments/?format=csv", ("gcmd/instruments.csv",),
    ),
    "skos/odatis-od1.ttl": Shipped(
        "odatis-od1", "ODATIS aggregation parameters and Essential Variable names", "8", "2024-06-07", "CC-BY-4.0",
        "the OpenAPI description of the NERC Vocabulary Server, which publishes the collection",
        "https://vocab.nerc.ac.uk/collection/OD1/current/", ("odatis/ODATIS_Thesaurus.ttl",),
    ),
    "skos/data-terra-themes.ttl": Shipped(
        "data-terra-themes", "Themes of Data Terra: poles, services and what they are about", "1", "2026-11-28",
        "CC0-1.0", "written for this project", "https://w3id.org/fairtool/themes/", (),
    ),
    "mapping/cf-usage.tsv": Shipped(
        "cf-usage", "Names that model and archive tables give to the quantities of CF",
        "CMIP6 01.00.33, CMIP7 of 2026-07-21, CORDEX-CMIP6 of 2026-06-01, ecCodes 2.47.0", "2026-07-21",
        "BSD-3-Clause AND Apache-2.0",
        "LICENSE.md of PCMDI/cmip6-cmor-tables, LICENSE of WCRP-CMIP/cmip7-cmor-tables, of "
        "WCRP-CORDEX/cordex-cmip6-cmor-tables (BSD-3-Clause) and of ecmwf/eccodes (Apache-2.0)",
        "https://github.com/PCMDI/cmip6-cmor-tables",
        ("cmor/*/*.json", "eccodes/definitions/**/*.def"),
    ),
    "mapping/cf-gcmd.tsv": Shipped(
        "cf-gcmd", "GCMD science keywords of names of CF", "2011-09-29", "2011-09-29", "unconfirmed",
        "the table stands in ERDDAP under CC0-1.0 (LICENSE) and a permission of NOAA (LICENSE.txt of its folder)",
        "https://github.com/ERDDAP/erddap", ("erddap/*.txt", "gcmd/sciencekeywords.csv", "gcmd/older/*"),
    ),
    "mapping/gcmd-renamed.tsv": Shipped(
        "gcmd-renamed", "Paths of older GCMD science keywords, and the concepts of today", "8.1 to 21.6", "2025-06-20",
        "unconfirmed", UNREAD, f"{_GCMD}sciencekeywords",
        ("gcmd/sciencekeywords.csv", "gcmd/older/*", "erddap/gcmdScienceKeywords.txt"),
    ),
}  # fmt: skip


def renew(sources: Path, output: Path) -> None:
    """Write the entries of the files into SOURCES.toml; those of other scripts stay as they are."""
    file = output / "SOURCES.toml"
    others = tomllib.loads(file.read_text("utf-8"))["file"] if file.exists() else []
    kept = [entry for entry in others if entry["script"] != SCRIPT]
    made = [_entry(path, about, sources, output) for path, about in FILES.items() if (output / path).exists()]
    entries = sorted([*kept, *made], key=lambda entry: entry["path"])
    tables = ["\n".join(["[[file]]", *(_line(*item) for item in entry.items())]) for entry in entries]
    file.write_text(_HEADER + "".join(f"\n{table}\n" for table in tables), "utf-8", newline="\n")


def _entry(path: str, about: Shipped, sources: Path, output: Path) -> dict[str, str]:
    content = sha256((output / path).read_bytes()).hexdigest()
    files = sorted({file for pattern in about.made_of for file in sources.glob(pattern) if file.is_file()})
    sums = [sha256(file.read_bytes()).hexdigest() for file in files]
    together = sums[0] if len(sums) == 1 else sha256("".join(sums).encode()).hexdigest()
    return {
        "path": path,
        "name": about.name,
        "title": about.title,
        "version": about.version,
        "date": about.date,
        "licence": about.licence,
        "licence_read_in": about.licence_read_in,
        "address": about.address,
        "source_sha256": together if sums else content,
        "sha256": content,
        "script": SCRIPT,
    }


def _line(key: str, value: str) -> str:
    return f"{key} = {json.dumps(value, ensure_ascii=False)}"
