"""Write the licences that data records name, with the addresses and the words they are recognised by.

    python scripts/build_licences.py

The table below is kept by hand; each SPDX id is looked up in the list that `packaging` has.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import TypeAlias

from packaging.licenses import canonicalize_license_expression

Row: TypeAlias = tuple[str, str | None, str, list[str], list[str]]  # key, SPDX id, name, addresses, words

CC = {
    "by": "Attribution",
    "by-sa": "Attribution Share Alike",
    "by-nc": "Attribution Non Commercial",
    "by-nd": "Attribution No Derivatives",
    "by-nc-sa": "Attribution Non Commercial Share Alike",
    "by-nc-nd": "Attribution Non Commercial No Derivatives",
}
CC_VERSIONS = {"1.0": "Generic", "2.0": "Generic", "2.5": "Generic", "3.0": "Unported", "4.0": "International"}
FRENCH = {
    "by": "Attribution",
    "by-sa": "Attribution Partage dans les mêmes conditions",
    "by-nc": "Attribution Pas d'utilisation commerciale",
    "by-nd": "Attribution Pas de modification",
    "by-nc-sa": "Attribution Pas d'utilisation commerciale Partage dans les mêmes conditions",
    "by-nc-nd": "Attribution Pas d'utilisation commerciale Pas de modification",
}
OLD_FRENCH = {code: title.replace("Attribution", "Paternité") for code, title in FRENCH.items()}  # until 3.0
ETALAB = "github.com/etalab/licence-ouverte/blob/master/LO.md"
OTHERS: tuple[Row, ...] = (
    ("CC0-1.0", "CC0-1.0", "Creative Commons Zero v1.0 Universal",
     ["creativecommons.org/publicdomain/zero/1.0/"], ["CC0 1.0", "CC0", "CC Zero", "Creative Commons Zero"]),
    ("CC-PDM-1.0", None, "Creative Commons Public Domain Mark 1.0",
     ["creativecommons.org/publicdomain/mark/1.0/"], ["Public Domain Mark 1.0", "Public Domain Mark"]),
    ("etalab-2.0", "etalab-2.0", "Etalab Open License 2.0",
     ["www.etalab.gouv.fr/licence-ouverte-open-licence", "spdx.org/licenses/etalab-2.0", ETALAB,
      "www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf",
      "www.etalab.gouv.fr/wp-content/uploads/2018/11/open-licence.pdf",
      "github.com/DISIC/politique-de-contribution-open-source/blob/master/LICENSE"],
     ["Licence Ouverte 2.0", "Licence Ouverte 2", "Licence Ouverte Open Licence 2.0", "Open Licence 2.0", "Etalab 2.0",
      "Licence Ouverte Etalab 2.0", "Licence Ouverte Etalab 2", "LO 2.0", "lov2"]),
    ("etalab-1.0", None, "Licence Ouverte 1.0",
     ["www.etalab.gouv.fr/wp-content/uploads/2014/05/Licence_Ouverte.pdf",
      "www.data.gouv.fr/Licence-Ouverte-Open-Licence",
      "ddata.over-blog.com/xxxyyy/4/37/99/26/licence/Licence-Ouverte-Open-Licence.pdf"],
     ["Licence Ouverte 1.0", "Licence Ouverte Open Licence 1.0", "Open Licence 1.0", "Etalab 1.0"]),
    ("etalab", None, "Licence Ouverte, version not said", [], ["Licence Ouverte", "Licence Etalab", "fr lo"]),
    ("ODbL-1.0", "ODbL-1.0", "Open Data Commons Open Database License v1.0",
     ["opendatacommons.org/licenses/odbl", "spdx.org/licenses/ODbL-1.0"],
     ["ODbL 1.0", "ODbL", "Open Database License", "Open Database Licence"]),
    ("ODC-By-1.0", "ODC-By-1.0", "Open Data Commons Attribution License v1.0",
     ["opendatacommons.org/licenses/by"], ["ODC By 1.0", "ODC By", "Open Data Commons Attribution License"]),
    ("PDDL-1.0", "PDDL-1.0", "Open Data Commons Public Domain Dedication & License 1.0",
     ["opendatacommons.org/licenses/pddl"], ["PDDL 1.0", "PDDL", "Public Domain Dedication and License"]),
    ("MIT", "MIT", "MIT License", ["opensource.org/licenses/MIT", "opensource.org/license/mit"], ["MIT License"]),
    ("Apache-2.0", "Apache-2.0", "Apache License 2.0",
     ["www.apache.org/licenses/LICENSE-2.0", "opensource.org/licenses/Apache-2.0"],
     ["Apache License 2.0", "Apache 2.0"]),
    ("BSD-3-Clause", "BSD-3-Clause", 'BSD 3-Clause "New" or "Revised" License',
     ["opensource.org/licenses/BSD-3-Clause"], ["BSD 3 Clause"]),
    ("GPL-3.0-or-later", "GPL-3.0-or-later", "GNU General Public License v3.0 or later",
     [], ["GNU General Public License 3.0 or later", "GPL 3.0 or later"]),
    ("GPL-3.0-only", "GPL-3.0-only", "GNU General Public License v3.0 only",
     ["www.gnu.org/licenses/gpl-3.0"], ["GNU General Public License 3.0", "GPL 3.0"]),
    ("EUPL-1.2", "EUPL-1.2", "European Union Public License 1.2",
     ["joinup.ec.europa.eu/page/eupl-text-11-12", "eupl.eu/1.2", "opensource.org/licenses/EUPL-1.2"],
     ["EUPL 1.2", "European Union Public Licence 1.2"]),
    ("OGL-UK-3.0", "OGL-UK-3.0", "Open Government Licence v3.0",
     ["www.nationalarchives.gov.uk/doc/open-government-licence/version/3"],
     ["Open Government Licence 3.0", "OGL UK 3.0"]),
    ("OGL-UK-2.0", "OGL-UK-2.0", "Open Government Licence v2.0",
     ["www.nationalarchives.gov.uk/doc/open-government-licence/version/2"], ["Open Government Licence 2.0"]),
    ("OGL-UK-1.0", "OGL-UK-1.0", "Open Government Licence v1.0",
     ["www.nationalarchives.gov.uk/doc/open-government-licence/version/1"], ["Open Government Licence 1.0"]),
    ("DL-DE-BY-2.0", "DL-DE-BY-2.0", "Data licence Germany - attribution - version 2.0",
     ["www.govdata.de/dl-de/by-2-0"], ["Datenlizenz Deutschland Namensnennung 2.0", "dl de by 2.0"]),
    ("DL-DE-ZERO-2.0", "DL-DE-ZERO-2.0", "Data licence Germany - zero - version 2.0",
     ["www.govdata.de/dl-de/zero-2-0"], ["Datenlizenz Deutschland Zero 2.0", "dl de zero 2.0"]),
    ("NLOD-2.0", "NLOD-2.0", "Norwegian Licence for Open Government Data (NLOD) 2.0",
     ["data.norge.no/nlod/en/2.0", "data.norge.no/nlod/no/2.0"], ["NLOD 2.0"]),
)  # fmt: skip


def main() -> None:
    """Write vocabularies/licences.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=Path(__file__).parents[1] / "vocabularies")
    parser.add_argument("--entry", type=Path, help="where the entry for SOURCES.toml is written")
    arguments = parser.parse_args()
    rows = [*_creative_commons(), *OTHERS]
    for _, identifier, *_ in rows:
        if identifier and canonicalize_license_expression(identifier) != identifier:
            parser.error(f"{identifier} is no SPDX id")
    content = _document(rows)
    (arguments.output / "licences.json").write_bytes(content)
    if arguments.entry:
        arguments.entry.write_text(_entry(content), "utf-8", newline="\n")


def _creative_commons() -> Iterator[Row]:
    for (code, title), (version, suffix) in product(CC.items(), CC_VERSIONS.items()):
        if code == "by-nc-nd" and version == "1.0":
            continue  # its address has the parts in another order, and nobody uses it for data
        names = (code, title, FRENCH[code], OLD_FRENCH[code])
        words = [f"{name} {number}" for name in _called(names) for number in (version, version.removesuffix(".0"))]
        words += [f"{title} {version}"] if version == "4.0" else []
        identifier = f"CC-{code.upper()}-{version}"
        name = f"Creative Commons {title} {version} {suffix}"
        yield (
            identifier,
            identifier,
            name,
            [f"creativecommons.org/licenses/{code}/{version}/"],
            list(dict.fromkeys(words)),
        )
    for code, title in CC.items():
        words = list(_called((code, title, FRENCH[code], OLD_FRENCH[code])))
        key = f"CC-{code.upper()}"
        yield key, None, f"Creative Commons {title}, version not said", [], list(dict.fromkeys(words))


def _called(names: Iterable[str]) -> Iterator[str]:
    """Give the ways in which a licence of Creative Commons is called: `CC BY`, `Creative Commons BY`."""
    return (f"{owner} {name}" for owner, name in product(("CC", "Creative Commons"), names))


def _scheme() -> dict[str, str]:
    return {
        "name": "licences",
        "title": "Licences of data",
        "version": "1",
        "date": "2026-11-28",
        "licence": "Apache-2.0",
    }


def _document(rows: list[Row]) -> bytes:
    parts = [
        f'"scheme": {_json(_scheme())}',
        '"columns": ["key", "spdx", "name", "addresses", "words"]',
        '"licences": [\n' + ",\n".join(_json(row) for row in rows) + "]",
    ]
    return ("{" + ",\n".join(parts) + "}\n").encode()


def _entry(content: bytes) -> str:
    entry = {
        "path": "licences.json",
        **_scheme(),
        "licence_read_in": "written for this project; the ids and names are those of the SPDX License List",
        "address": "https://spdx.org/licenses/",
        "source_sha256": sha256(Path(__file__).read_bytes()).hexdigest(),
        "sha256": sha256(content).hexdigest(),
        "script": "scripts/build_licences.py",
    }
    return "[[file]]\n" + "".join(f"{key} = {_json(value)}\n" for key, value in entry.items())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    main()
