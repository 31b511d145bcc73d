"""The score of what was published: its page, the records that are had from it, and the data beside them, if any."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fairtool.bundles import reports_on
from fairtool.discovery import Source
from fairtool.fair.online.assessment import Extent, assess
from fairtool.fair.online.fetch import Web
from fairtool.fair.online.landing import Landing
from fairtool.fair.online.record_found import RecordFound
from fairtool.fair.online.report import page_report
from fairtool.fair.score import Scored, Yardstick, scored, settings_for
from fairtool.report import Report
from fairtool.settings import Settings
from fairtool.subject import record_report
from fairtool.translate import marked
from fairtool.validation import examined, validate_sources, with_records
from fairtool.warned import Warned, warned

# Of several records of the same data, that of the first of these words in its encoding is held against the data.
_FULLEST = ("ISO", "EML", "DCAT", "DataCite")

_NOT_THERE = marked("{where} answers with HTTP status {code}: what is asked of the page does not hold")
_WITHHELD = marked(
    "{where} answers with HTTP status {code}, which says nothing of the data: ask again later, or log in"
)


@dataclass(frozen=True, slots=True)
class Published:
    """What was found of an identifier, and its scores."""

    landing: Landing
    scored: Scored


def score_published(
    identifier: str, web: Web, yardstick: Yardstick, settings: Settings, data: Sequence[Source] = ()
) -> Published:
    """Score what the web says of a DOI or an address; `data` are files on the disk that the record is held against.

    Never raises for what the web gives: what fails there is a warning.
    """
    return _judged(assess(identifier, web, Extent()), yardstick, settings, data)


def not_published(identifier: str, yardstick: Yardstick, settings: Settings, told: Warned) -> Scored:
    """Give the score of what nobody could look at: nothing of it is assessed, and a warning says why."""
    return _judged(Landing(identifier, "", warnings=(told,)), yardstick, settings, ()).scored


def _judged(landing: Landing, yardstick: Yardstick, settings: Settings, data: Sequence[Source]) -> Published:
    asked = settings_for(yardstick, settings)
    reports = (page_report(landing, asked), *_on_records(landing, asked, data))
    made = scored(reports, yardstick, settings.today)
    # What a server gave and nobody can read is told by the warnings; it is no input that the user named.
    named = {one.name for one in data}
    unreadable = tuple(one for one in made.unreadable if one in named)
    unreadable += () if landing.is_had else (landing.identifier,)
    return Published(landing, replace(made, unreadable=unreadable, warnings=_warnings(landing)))


def _warnings(landing: Landing) -> tuple[Warned, ...]:
    """Give what is to be told: where the page was not had that alone, which whatever else is odd comes of."""
    if landing.is_had:
        return landing.warnings
    if landing.answered is None or landing.answered.fault:
        return landing.warnings[:1]
    template = _NOT_THERE if landing.is_reached else _WITHHELD
    return (warned(template, landing.answered.address, code=landing.status),)


def _on_records(landing: Landing, settings: Settings, data: Sequence[Source]) -> Iterator[Report]:
    """Give the reports on the records, and on the data; the record that says most is held against them."""
    yield from (
        record_report(_name(one), one.record, settings) for one in landing.records if not _is_xml(one.media_type)
    )
    with tempfile.TemporaryDirectory(prefix="fairtool-") as folder:
        sources = tuple(_documents(landing, Path(folder)))
        alone = [(one, tuple(validate_sources([one], settings, 1))) for one in sources]
        read = sorted(((_rank(reports[0]), one) for one, reports in alone if reports[0].outcomes), key=_first)
        fullest = read[0][1] if read and data else None
        yield from (report for one, reports in alone if one is not fullest for report in reports if report.outcomes)
        if data:
            members = (*((fullest,) if fullest else ()), *data)
            yield from _reports(members, with_records(members, settings))


def _reports(members: Sequence[Source], settings: Settings) -> Iterator[Report]:
    """Give the reports on what belongs together; one by one, since this may be a child, which has no workers."""
    each = [one for source in members for one in examined([source], settings, 1)]
    yield from (report for one in each for report in one.reports)
    if records := [record for one in each for record in one.records]:
        yield from reports_on(records, settings)


def _first(pair: tuple[int, Source]) -> int:
    return pair[0]


def _rank(report: Report) -> int:
    return next((number for number, word in enumerate(_FULLEST) if report.standard.startswith(word)), len(_FULLEST))


def _documents(landing: Landing, folder: Path) -> Iterator[Source]:
    """Write each record in XML that a server gave to a file, and give it under its address."""
    known = {(one.address, one.media_type) for one in landing.records if _is_xml(one.media_type)}
    asked = (*landing.descriptions, *(one.answered for one in landing.negotiated), *landing.catalogues)
    for number, answer in enumerate(asked, start=1):
        key = answer.address, answer.last.media_type
        if key in known:
            known.discard(key)
            path = folder / f"record-{number}.xml"
            path.write_bytes(answer.last.body)
            yield Source(f"{key[0]} ({key[1]})", path, is_fetched=True)


def _is_xml(media_type: str) -> bool:
    return media_type.endswith("xml") and media_type != "application/rdf+xml"


def _name(found: RecordFound) -> str:
    return f"{found.address} ({found.media_type})"
