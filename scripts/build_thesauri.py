"""Write the thesauri of the project, and the tables that lead to them, from the files that their makers publish.

    python scripts/build_thesauri.py SOURCE_FOLDER

The folder holds:
  gemet/gemet-en.rdf, gemet-fr.rdf, gemet-theme.rdf    GEMET as GeoNetwork has it
  gcmd/sciencekeywords.csv, platforms.csv, instruments.csv    exports of the Keyword Management System
  gcmd/older/*    older science keywords: exports, trees in JSON (mdKeywords), in the order of their names' last words
  odatis/ODATIS_Thesaurus.ttl    the thesaurus that Data Terra puts together
  cmor/PROJECT/*.json    CMOR tables, a folder for each project
  eccodes/definitions    the definitions of ecCodes
  erddap/CfToGcmd.txt, gcmdScienceKeywords.txt    tables of ERDDAP

Only facts are taken: addresses, labels, relations, units. Definitions and notes stay where they are. The same sources
give the same bytes. The entries of the files in SOURCES.toml are renewed, that of the themes of Data Terra, which is
written by hand, too.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

from thesauri_cf_gcmd import cf_gcmd
from thesauri_gcmd import TITLES, concepts, paths
from thesauri_gcmd import scheme as gcmd_scheme
from thesauri_gemet import SCHEME as GEMET
from thesauri_gemet import gemet
from thesauri_odatis import od1
from thesauri_odatis import scheme as od1_scheme
from thesauri_renamed import renamed
from thesauri_sources import FILES, renew
from thesauri_standard_names import standard_names
from thesauri_turtle import Concept, Scheme, turtle
from thesauri_usage import cmor, ecmwf, usage


def main() -> None:
    """Read the sources in the folder named on the command line and write the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path, help="the folder described above")
    parser.add_argument(
        "--output", type=Path, default=Path(__file__).parents[1] / "vocabularies", help="the folder written to"
    )
    arguments = parser.parse_args()
    for pattern in sorted({pattern for file in FILES.values() for pattern in file.made_of}):
        if not any(arguments.sources.glob(pattern)):
            parser.error(f"{arguments.sources} has no {pattern}")
    build(arguments.sources, arguments.output)


def build(sources: Path, output: Path) -> None:
    """Write all files into `output`, where the CF vocabularies stand already."""
    thesauri(sources, output / "skos")
    tables(sources, output)
    renew(sources, output)


def thesauri(sources: Path, folder: Path) -> None:
    """Write the Turtle files."""
    files = [sources / "gemet" / f"gemet-{name}.rdf" for name in ("en", "fr", "theme")]
    _thesaurus(folder / "gemet.ttl", GEMET, gemet(*files))
    for name, title in TITLES.items():
        table = sources / "gcmd" / f"{name}.csv"
        _thesaurus(folder / f"{title.lower().replace(' ', '-')}.ttl", gcmd_scheme(table), concepts(table))
    odatis = sources / "odatis" / "ODATIS_Thesaurus.ttl"
    _thesaurus(folder / "odatis-od1.ttl", od1_scheme(odatis), od1(odatis))


def tables(sources: Path, output: Path) -> None:
    """Write the tables."""
    folder, names = output / "mapping", standard_names(output)
    today = paths(sources / "gcmd" / "sciencekeywords.csv")
    older = sorted((sources / "gcmd" / "older").iterdir(), key=lambda file: file.stem.rpartition("_")[2])
    found, gone = renamed(today, map(paths, [sources / "erddap" / "gcmdScienceKeywords.txt", *older]))
    _table(folder / "gcmd-renamed.tsv", ("path", "uuid", "method"), [(path, *found[path]) for path in found])
    print(f"gcmd-renamed: {len(gone)} paths lead nowhere")
    known = {**{path: uuid for path, (uuid, _) in found.items()}, **today}
    pairs, lost = cf_gcmd(sources / "erddap" / "CfToGcmd.txt", names, known)
    _table(folder / "cf-gcmd.tsv", ("standard_name", "uuid"), pairs)
    print(f"cf-gcmd: {len(lost)} lines lead nowhere")
    uses = [*cmor(sources / "cmor"), *ecmwf(sources / "eccodes" / "definitions")]
    rows = [(name, kind, label, "en", unit, source) for name, kind, label, unit, source in usage(uses, names)]
    _table(folder / "cf-usage.tsv", ("standard_name", "kind", "label", "lang", "unit", "source"), rows)


def _thesaurus(file: Path, scheme: Scheme, found: Iterable[Concept]) -> None:
    every = list(found)
    _write(file, turtle(scheme, every))
    print(f"{file.name}: {len(every)} concepts, version {scheme.version}")


def _table(file: Path, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    lines = ["\t".join(row) for row in (header, *sorted(rows))]
    _write(file, "\n".join(lines) + "\n")
    print(f"{file.name}: {len(lines) - 1} rows")


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
