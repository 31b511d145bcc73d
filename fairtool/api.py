"""The Python API: validate, read, convert, map, score, look rules up; what the command line does, without it."""

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fairtool.discovery import Source, discover
from fairtool.errors import UsageError
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.read import opened
from fairtool.netcdf.read_limits import Limits
from fairtool.profile import with_parents
from fairtool.record.record import Record
from fairtool.report import Report
from fairtool.rule import Rule
from fairtool.rules.catalogue import all_rules
from fairtool.selection import Selection, check_prefixes, other_rules
from fairtool.settings import Settings, today
from fairtool.standard_version import check_version
from fairtool.subject import report_on
from fairtool.translate import Language
from fairtool.validation import validate_sources, with_records
from fairtool.workload import cores

if TYPE_CHECKING:  # few scripts map keywords, or score
    from fairtool.fair.score import Scored
    from fairtool.mapping.answer import Answer

StrPath = str | os.PathLike[str]
_NO_VERSIONS: Mapping[str, str] = {}
_NO_ANSWERS: Mapping[str, object] = {}


def validate(  # noqa: PLR0913 - one keyword an option of the command line
    paths: StrPath | Iterable[StrPath],
    *,
    profiles: Iterable[str] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    versions: Mapping[str, str] = _NO_VERSIONS,
    schematron: Iterable[StrPath] = (),
    xsd: bool = False,
    deep: bool = False,
    jobs: int | None = None,
) -> Iterator[Report]:
    """Validate files, directories and globs, and give one report a file, in order, as they come.

    The keywords mean what the options of `fairtool validate` mean; `versions` is `{"cf": "1.8"}`. No configuration
    file is read: what is not said has its default. A response of a catalogue gives a report for each record in it;
    a record and the data that it describes give one more report, of the two together. A file that cannot be read is a
    report with the status `unreadable`, never an exception. Raises `UsageError` at once, before any file is read, for
    an unknown profile, rule or version, and for a Schematron schema that cannot be run.

    Several files are read by worker processes: a script that is run on Windows or macOS calls this below
    `if __name__ == "__main__":`.

    >>> for report in validate("examples/sst-grid.cdl"):
    ...     print(report.path, report.status, report.standard)
    examples/sst-grid.cdl clean CF-1.13
    """
    _refuse_text(profiles, select, ignore)
    schemas = tuple(_names(schematron))
    chosen = Selection(tuple(profiles), tuple(select), tuple(ignore), dict(versions), schemas, xsd)
    names = tuple(_names(paths))
    sources = tuple(discover(names))
    settings = with_records(sources, replace(_settings(chosen, deep=deep), named=names))
    return validate_sources(sources, settings, min(jobs or cores(), max(len(sources), 1)))


def validate_text(  # noqa: PLR0913 - one keyword an option of the command line
    cdl: str,
    *,
    name: str = "-",
    profiles: Iterable[str] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    versions: Mapping[str, str] = _NO_VERSIONS,
    deep: bool = False,
) -> Report:
    """Validate a data set that is written as CDL text; `name` is what the report calls it.

    Raises `UsageError` as `validate` does. Text that is no CDL is a report with the status `unreadable`.

    >>> report = validate_text('''netcdf mast {
    ... variables: float t ; t:units = "Kelvins" ; t:standard_name = "air_temprature" ;
    ... :Conventions = "CF-1.8" ;
    ... data: t = 280 ;
    ... }''', select=["cf-3.3"])
    >>> [finding.where for finding in report.findings]
    ['t:standard_name']
    >>> report.findings[0].severity
    <Severity.ERROR: 'error'>
    """
    _refuse_text(profiles, select, ignore)
    settings = _settings(Selection(tuple(profiles), tuple(select), tuple(ignore), dict(versions)), deep=deep)
    with tempfile.TemporaryDirectory(prefix="fairtool-") as folder:
        path = Path(folder) / "text.cdl"
        path.write_bytes(cdl.encode("utf-8", "surrogatepass"))  # half a character is told by the reader
        return _renamed(report_on(Source(name, path), settings).reports[0], str(path), name)


def _renamed(report: Report, old: str, new: str) -> Report:
    """Give a report whose messages call the subject by its new name."""
    findings = tuple(
        replace(finding, values={key: new if value == old else value for key, value in finding.values.items()})
        for finding in report.findings
    )
    return replace(report, path=new, findings=findings)


def map_keywords(
    keywords: Iterable[str],
    to: Iterable[StrPath],
    *,
    keyword_lang: Literal["fr", "en", ""] = "",
    lang: Language = "en",
) -> "tuple[Answer, ...]":
    """Map keywords onto thesauri, by name or as SKOS files, and give one answer a keyword, in order.

    An answer has a decision (`accepted`, `suggested`, `none`) and candidates, best first, each with its address, label
    and the probability that it is meant. `keyword_lang` is guessed where it is empty; `lang` is that of the labels.
    The first use of a thesaurus builds its index, which takes a second or two. Raises `UsageError` for a name that is
    none, `UnreadableError` for a file that is no thesaurus.

    >>> [answer] = map_keywords(["température de l'air"], to=["cf-standard-names"])
    >>> answer.decision, answer.candidates[0].label
    (<Decision.ACCEPTED: 'accepted'>, 'air_temperature')
    """
    from fairtool.mapping.answer import Keyword  # noqa: PLC0415 - few scripts map keywords
    from fairtool.mapping.for_names import matcher_of  # noqa: PLC0415 - see above

    _refuse_text(keywords)
    matcher = matcher_of(tuple(_names(to)), lang)
    return matcher.answers(Keyword(word, keyword_lang) for word in keywords)


def score(  # noqa: PLR0913 - one keyword an option of the command line
    paths: StrPath | Iterable[StrPath],
    *,
    rubrics: Iterable[str] = ("rda-1.0",),
    repository: str | None = None,
    online: bool = False,
    allow_private: bool = False,
    jobs: int | None = None,
) -> "Scored":
    """Score how FAIR a record and its data are, and give the scores, one a rubric.

    A score has a `percent` from 0 to 100 (of a prediction the least, with `low` and `high`), `results` with status,
    evidence and what to change, and `coverage`, the part that was assessed. `repository` is the name of a profile. With
    `online` one of the paths is a DOI or an address, and what was published there has scores of its own. Raises
    `UsageError` for an unknown rubric or repository, and for several records; a file that cannot be read is judged as
    such, and named in `unreadable`.

    >>> scored = score(["examples/sst-grid.cdl"])
    >>> [(one.rubric.name, len(one.results)) for one in scored.scores]
    [('rda-1.0', 41)]
    """
    from fairtool.fair.given import scores_of  # noqa: PLC0415 - few scripts score
    from fairtool.fair.online_options import Online  # noqa: PLC0415
    from fairtool.fair.repository_file import load_repository  # noqa: PLC0415
    from fairtool.fair.rubric_file import load  # noqa: PLC0415
    from fairtool.fair.score import Yardstick  # noqa: PLC0415

    _refuse_text(rubrics)
    yardstick = Yardstick(tuple(map(load, rubrics)), load_repository(repository) if repository else None)
    return scores_of(_names(paths), Online(online, allow_private=allow_private), yardstick, Settings(), jobs)


def read(path: StrPath) -> Dataset:
    """Read the header of a netCDF or CDL file: its groups, dimensions, variables, attributes and roles.

    The result is frozen, and the file is closed again. Values are had inside `fairtool.netcdf.read.opened`, which
    keeps the file open. Raises `UnreadableError` that says what the file is instead, and what to do.

    >>> dataset = read("examples/sst-grid.cdl")
    >>> dataset.attributes["Conventions"]
    'CF-1.13'
    >>> dataset.variables["sst"].attributes["units"]
    'K'
    """
    with opened(Path(path)) as dataset:
        return dataset


def read_record(path: StrPath) -> Record:
    """Read the metadata record in a file, of whatever encoding, into the one form that all encodings have here.

    Of a data file it is the record that the file itself allows: its box, times, variables. `catalogue.xml#3` names the
    third record of a response. Raises `UnreadableError` for what holds no record, and `UsageError` for a document that
    holds several where none is named.

    >>> record = read_record("examples/sst-grid.cdl")
    >>> record.resource.citation.title.value
    'Sea surface temperature of the Gulf of Lion, daily means'
    >>> [(box.west, box.east) for extent in record.resource.extents for box in extent.boxes]
    [(3.0, 4.5)]
    """
    from fairtool.conversion.read import read_one  # noqa: PLC0415 - few scripts want records

    name, number = _numbered(os.fspath(path))
    found = [one.record for one in read_one(Source(name, Path(name)), Limits())]
    if len(found) != 1 and not number:
        raise UsageError("{path} holds {count} records", path=name, count=len(found), hint="name one: {path}#1")
    if number > len(found):
        raise UsageError("{path} holds {count} records", path=name, count=len(found), hint="count them from 1")
    return found[max(number, 1) - 1]


def _numbered(name: str) -> tuple[str, int]:
    """Give the path and the number of `catalogue.xml#3`; 0 where no record is named."""
    path, sign, number = name.rpartition("#")
    if sign and number.isdecimal() and not Path(name).exists():
        return path, int(number)
    return name, 0


def convert(
    paths: StrPath | Iterable[StrPath],
    *,
    to: str,
    answers: Mapping[str, object] = _NO_ANSWERS,
    version: str | None = None,
    like: StrPath | None = None,
) -> bytes:
    """Write a record of data files, or a record in another encoding, and give the document.

    The keywords mean what the options of `fairtool convert` mean. `answers` has the keys of `--set`, or the tables of
    an answer file as `tomllib` reads them. What is still open is left out, or told to be missing where the encoding
    has words for that. Raises `UnreadableError` for a file that cannot be read, and `UsageError` for an encoding, a key
    or a value that does not exist, and for several records, which make no one document.

    >>> document = convert("examples/sst-grid.cdl", to="datacite", answers={"doi": "10.1234/exemple"})
    >>> import json
    >>> json.loads(document)["doi"]
    '10.1234/exemple'
    """
    from fairtool.conversion.answers import of_table  # noqa: PLC0415 - few scripts want records
    from fairtool.conversion.encodings import encoding_named  # noqa: PLC0415
    from fairtool.conversion.read import pattern, prepare_for, read_one, united  # noqa: PLC0415
    from fairtool.conversion.run import Plan, converted  # noqa: PLC0415

    names, limits = _names(paths), Limits()
    pattern_record = pattern(Path(like), limits) if like is not None else None
    plan = Plan(encoding_named(to, version), today(), of_table(answers, ""), pattern=pattern_record)
    sources = tuple(discover(names))
    prepare_for(sources)
    found = united([one for source in sources for one in read_one(source, limits)], frozenset(names))
    if len(found) != 1:
        raise UsageError("{count} records cannot go to one document", count=len(found), hint="convert them one by one")
    return converted(found[0].record, plan).document


def find_rules(prefix: str = "") -> tuple[Rule, ...]:
    """Give the rules whose id begins with a text, those of the shipped profiles included, in alphabetical order.

    >>> [(rule.id, rule.covers) for rule in find_rules("cf-3.1-units-valid")]
    [('cf-3.1-units-valid', ('3.1:R2',))]
    """
    known = {**all_rules(), **other_rules()}
    return tuple(known[name] for name in sorted(known) if name.startswith(prefix))


def _settings(chosen: Selection, *, deep: bool) -> Settings:
    """Give the settings; raises UsageError on what does not exist."""
    with_parents(chosen.profiles)
    check_prefixes((*chosen.select, *chosen.ignore), chosen.profiles, chosen.schematron)
    for name, version in chosen.versions.items():
        check_version(name, version)
    return Settings(chosen, deep=deep)


def _names(paths: StrPath | Iterable[StrPath]) -> list[str]:
    """Give one path or several as texts."""
    return [os.fspath(name) for name in ([paths] if isinstance(paths, str | os.PathLike) else paths)]


def _refuse_text(*lists: Iterable[str]) -> None:
    """Refuse a bare text where a list is meant: its letters would be taken one by one."""
    for given in lists:
        if isinstance(given, str):
            raise UsageError("{text} is a text where a list of texts is meant", text=given, hint='write ["{text}"]')
