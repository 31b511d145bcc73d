"""Records are validated before anything is sent: what the target's profile finds wrong is refused here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from fairtool.discovery import Source
from fairtool.finding import Finding, Severity
from fairtool.push.item import Item
from fairtool.push.read import file_of
from fairtool.report import Report, Status
from fairtool.settings import Settings
from fairtool.translate import marked
from fairtool.validation import validate_sources
from fairtool.warned import Warned, warned

_WRONG = marked("{where}: {count} errors; the first: {message} (rule {rule}). See all: fairtool validate {where}")
_ONE_WRONG = marked("{where}: {message} (rule {rule}). See more: fairtool validate {where}")
_UNREAD = marked("{where} could not be validated: see fairtool validate {where}")


def checked_items(
    items: Sequence[Item], sources: Mapping[str, Source], settings: Settings, jobs: int
) -> Iterator[Item]:
    """Give the items, those that are to be written and have errors refused, each with what is wrong first.

    What is not to be written is not validated again: it is in the target already.
    """
    names = dict.fromkeys(file_of(one.path) for one in items if one.action in ("create", "update"))
    faults = _faults([sources[name] for name in names], settings, jobs) if names else {}
    for item in items:
        fault = faults.get(item.path) if item.action in ("create", "update") else None
        yield replace(item, action="refused", reason=fault) if fault else item


def _faults(sources: Sequence[Source], settings: Settings, jobs: int) -> Mapping[str, Warned]:
    reports = validate_sources(sources, settings, min(jobs, len(sources)))
    found = ((report.path, _fault(report)) for report in reports)
    return {path: fault for path, fault in found if fault}


def _fault(report: Report) -> Warned | None:
    if report.status in (Status.UNREADABLE, Status.FAULT):
        return warned(_UNREAD, report.path)
    errors = [one for one in report.findings if one.severity is Severity.ERROR]
    if not errors:
        return None
    first = errors[0]
    template = _ONE_WRONG if len(errors) == 1 else _WRONG
    return warned(template, report.path, count=len(errors), rule=first.rule, **_message(first))


def _message(finding: Finding) -> Mapping[str, str]:
    from fairtool.translate import message_of  # noqa: PLC0415 - only where there is something to tell

    return {"message": message_of(finding, "en"), "message_fr": message_of(finding, "fr")}
