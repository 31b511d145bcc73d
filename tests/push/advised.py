"""Records and data sets that places are advised for, and kits are made of."""

from datetime import date
from pathlib import Path

from fairtool.push.advise.advice import Advice, Judged, advise
from fairtool.push.advise.subject import Embargo, subject_of
from fairtool.push.data_files import DataFiles, FoundFile
from fairtool.record.citation import Identifier
from fairtool.record.content import Variable
from fairtool.record.essentials import Essentials, Keyword, Licence, Party
from fairtool.record.extent import Box, Period
from fairtool.record.iso_write import write_iso
from fairtool.record.nested import nested
from fairtool.record.text import Text

TODAY = date(2026, 11, 29)
UUID = "6017b53d-a0f4-422d-83b5-7efcd20c9f86"
HOSTILE = "a\x1b[31m|b* `c`\n````\n# <script>alert(1)</script> @all \u202edcba =1+1"


def said(topic: str = "oceans", **more: object) -> Essentials:
    """Give a data set that lacks nothing, of a topic category; keywords say otherwise."""
    whole: dict[str, object] = {
        "identifier": UUID,
        "language": "eng",
        "title": Text("Sea temperature of a bay", translations={"fre": "Température d’une baie"}),
        "abstract": Text("Three days of measurements that were invented."),
        "created": "2026-01-01",
        "published": "2026-02-01",
        "topics": (topic,) if topic else (),
        "parties": (
            Party("author", "Jane Doe", "Example Laboratory", orcid="0000-0002-1825-0097"),
            Party("publisher", organisation="Example Laboratory"),
            Party("pointOfContact", "Jane Doe", "Example Laboratory", "jane@lab.example"),
        ),
        "boxes": (Box(None, -5.0, -4.0, 48.0, 48.5),),
        "periods": (Period("2025-01-01", end="2025-01-03"),),
        "licences": (Licence("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),),
        "lineage": Text("Measured with an invented thermometer."),
    }
    return Essentials(**{**whole, **more})  # type: ignore[arg-type]


def keyword(label: str, uri: str = "", thesaurus: str = "", type_: str = "theme") -> Keyword:
    """Give a keyword."""
    return Keyword(Text(label, uri), type_, thesaurus)


def variable(name: str) -> Variable:
    """Give a variable with a CF standard name."""
    return Variable(name=name, names=(Identifier(code=Text(name), codespace="CF"),))


def measured(*sizes: int) -> DataFiles:
    """Give files of these sizes."""
    return DataFiles(tuple(FoundFile(f"{number}.nc", Path(f"{number}.nc"), size) for number, size in enumerate(sizes)))


def advised(one: Essentials, files: DataFiles | None = None, embargo: Embargo | None = None) -> Advice:
    """Advise for a data set."""
    return advise(subject_of("record.xml", one, files, TODAY, embargo), TODAY)


def judged(advice: Advice, name: str) -> Judged:
    """Give what was judged of a place."""
    return next(one for one in advice.judged if one.place.name == name)


def told(judged_one: Judged, rule: str = "") -> list[tuple[str, str]]:
    """Give the weights and sentences of the reasons, of one rule or of all."""
    found = (one for one in judged_one.reasons if rule in ("", one.rule))
    return [(one.weight.value, one.text("en")) for one in found]


def iso_file(folder: Path, one: Essentials, name: str = "record.xml") -> Path:
    """Write a data set as a record in ISO 19139."""
    path = folder / name
    path.write_bytes(write_iso(nested(one), "19139"))
    return path
