"""Records are validated before anything is sent: what the target's profile finds wrong is refused here."""

import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from fairtool.discovery import Source
from fairtool.finding import Finding, Severity
from fairtool.push.item import Item
from fairtool.push.read import file_of
from fairtool.report import Report, Status
from fairtool.settings import Settings
from fairtool.translate import marked, message_of
from fairtool.validation import validate_sources
from fairtool.warned import Warned, warned

_WRONG = marked("{count} errors; the first: {message} (rule {rule}). See all: {command}")
_ONE_WRONG = marked("{message} (rule {rule}). See more: {command}")
_UNREAD = marked("{where} could not be validated: see {command}")
_LONGEST = 1000  # characters of a message: what would be right stands at its end
_ECHO = "(one mistake, told by {rule})"  # ends the templates of findings that another one explains
Filter = Callable[[Iterable[Report]], Iterator[Report]]


def checked_items(
    items: Sequence[Item], sources: Mapping[str, Source], settings: Settings, jobs: int, *, known: Filter = iter
) -> Iterator[Item]:
    """Give the items, those that are to be written and have errors refused, each with what is wrong first.

    What is not to be written is not validated again: it is in the target already. `known` takes the findings out that
    the project accepts.
    """
    names = dict.fromkeys(file_of(one.path) for one in items if one.action in ("create", "update"))
    faults = _faults([sources[name] for name in names], settings, jobs, known) if names else {}
    for item in items:
        fault = faults.get(item.path) if item.action in ("create", "update") else None
        yield replace(item, action="refused", reason=fault, lost=()) if fault else item


def _faults(sources: Sequence[Source], settings: Settings, jobs: int, known: Filter) -> Mapping[str, Warned]:
    reports = known(validate_sources(sources, settings, min(jobs, len(sources))))
    found = ((report.path, _fault(report, settings.selection.profiles)) for report in reports)
    return {path: fault for path, fault in found if fault}


def _fault(report: Report, profiles: Sequence[str]) -> Warned | None:
    said = [word for name in profiles for word in ("--profile", name)]
    command = shlex.join(["fairtool", "validate", *said, report.path])
    if report.status in (Status.UNREADABLE, Status.FAULT):
        return warned(_UNREAD, report.path, command=command)
    errors = [one for one in report.findings if one.severity is Severity.ERROR]
    if not errors:
        return None
    first = next((one for one in errors if not one.template.endswith(_ECHO)), errors[0])
    template = _ONE_WRONG if len(errors) == 1 else _WRONG
    values = {"count": str(len(errors)), "rule": first.rule, "command": command, **_message(first)}
    return Warned(template, report.path, MappingProxyType(values))


def _message(finding: Finding) -> Mapping[str, str]:
    told = {"message": message_of(finding, "en"), "message_fr": message_of(finding, "fr")}
    return {name: text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…" for name, text in told.items()}
