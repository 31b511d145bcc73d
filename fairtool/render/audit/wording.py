"""The words and numbers that all reports of an audit share."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from fairtool.audit.overview import Overview
from fairtool.audit.overview_sources import Sources
from fairtool.finding import Finding
from fairtool.plan.narrative.amounts import number_text, volume_text
from fairtool.render.rules import title
from fairtool.render.visible import visible
from fairtool.render.wording import led, sentence
from fairtool.translate import Language, marked, translate

# What is counted, for one and for many; `{count}` is the number.
_COUNTS = {
    "files": (marked("1 file"), marked("{count} files")),
    "clean": (marked("1 clean"), marked("{count} clean")),
    "findings": (marked("1 with findings"), marked("{count} with findings")),
    "unreadable": (marked("1 unreadable"), marked("{count} unreadable")),
    "faults": (marked("1 with a fault of fairtool"), marked("{count} with a fault of fairtool")),
    "errors": (marked("1 error"), marked("{count} errors")),
    "warnings": (marked("1 warning"), marked("{count} warnings")),
    "infos": (marked("1 info"), marked("{count} infos")),
}
_NONE = {"files": marked("no file"), "errors": marked("no error"), "warnings": marked("no warning")}
_BESIDE = {
    "waiting": (marked("1 file is still to be judged"), marked("{count} files are still to be judged")),
    "outdated": (
        marked("1 file was judged by older rules or settings"),
        marked("{count} files were judged by older rules or settings"),
    ),
    "offline": (
        marked("1 file lies on tape and was not opened"),
        marked("{count} files lie on tape and were not opened"),
    ),
    "gone": (marked("1 file is no longer there"), marked("{count} files are no longer there")),
    "other": (
        marked("1 file is neither data nor a record"),
        marked("{count} files are neither data nor records"),
    ),
    "links": (
        marked("1 file is a link to another of them, and was not judged twice"),
        marked("{count} files are links to others of them, and were not judged twice"),
    ),
    "broken": (
        marked("1 file named as XML is broken, and names no record"),
        marked("{count} files named as XML are broken, and name no record"),
    ),
}
_REASONS = {
    "io-crash": marked("the process that read it crashed"),
    "io-timeout": marked("not read within the time limit"),
    "io-memory": marked("needs more memory than the limit"),
}
# What rules without a page ask.
_TITLES = {
    "io-unreadable": marked("The file can be read."),
    "io-crash": marked("The file can be read without a crash."),
    "io-timeout": marked("The file can be read within the time limit."),
    "io-memory": marked("The file can be read within the memory limit."),
}
_HEADS = {
    "centre": marked("Data centre: {name}"),
    "pole": marked("Pole: {name}"),
    "dataset": marked("Data set: {name}"),
}


class BySeverity(Protocol):
    """Findings by their severity."""

    @property
    def errors(self) -> int:
        """The errors."""

    @property
    def warnings(self) -> int:
        """The warnings."""

    @property
    def infos(self) -> int:
        """The infos."""


class ByStatus(Protocol):
    """Files by what became of them."""

    @property
    def clean(self) -> int:
        """Those without an error or a warning."""

    @property
    def findings(self) -> int:
        """Those with some."""

    @property
    def unreadable(self) -> int:
        """Those that could not be read."""

    @property
    def faults(self) -> int:
        """Those on which a rule crashed."""


def counted(name: str, count: int, language: Language) -> str:
    """Give a number with its noun: `1 error`, `12,000 files`; French takes a noun in the singular with 0."""
    if not count and name in _NONE:
        return translate(_NONE[name], language)
    one, many = _COUNTS[name]
    return translate(one if count == 1 else many, language, count=number_text(count, language))


def percent(share: float, language: Language) -> str:
    """Give a share in percent; what is not all is never rounded to 100."""
    value = min(100 * share, 99.9) if share < 1 else 100.0
    text = number_text(value, language, 1)
    return f"{text}\u00a0%" if language == "fr" else f"{text}%"


def name_of(name: str, language: Language) -> str:
    """Give the name of what files have in common, to be shown."""
    return visible(name) or translate(marked("not known"), language)


def status_counts(counts: ByStatus, language: Language) -> str:
    """Say what became of files: `12 clean, 3 unreadable`."""
    named = ("clean", "findings", "unreadable", "faults")
    return ", ".join(counted(one, getattr(counts, one), language) for one in named if getattr(counts, one))


def severity_counts(counts: BySeverity, language: Language) -> str:
    """Say how many findings there are: `3 errors, 12 warnings`."""
    named = ("errors", "warnings", "infos")
    return ", ".join(counted(one, getattr(counts, one), language) for one in named if getattr(counts, one))


def verdict_of(found: Overview, language: Language) -> str:
    """Say in a sentence what an audit came to."""
    total = found.total
    if not total.files:
        return translate("Nothing has been judged yet.", language)
    return translate(
        "{files} judged: {share} of them are clean, {errors} and {warnings} were found.",
        language,
        files=counted("files", total.files, language),
        share=percent(total.share, language),
        errors=counted("errors", total.errors, language),
        warnings=counted("warnings", total.warnings, language),
    )


def beside(found: Sources, language: Language) -> Iterator[str]:
    """Say what was not judged, and why, in a sentence each."""
    numbers = {
        "waiting": found.waiting,
        "outdated": found.outdated,
        "offline": found.offline,
        "gone": found.gone,
        "other": sum(found.others.values()),
    }
    yield from beside_told(numbers, language)


def beside_told(numbers: Mapping[str, int], language: Language) -> Iterator[str]:
    """Say how many files were not judged, and why, in a sentence for each reason (`waiting`, `offline` and so on)."""
    for name, number in numbers.items():
        if number:
            one, many = _BESIDE[name]
            yield translate(one if number == 1 else many, language, count=number_text(number, language))


def reason_of(loss: str, language: Language) -> str:
    """Say why a file was given up."""
    return translate(_REASONS.get(loss, loss), language)


def rule_title(rule: str, language: Language) -> str:
    """Give the title of a rule, also of those that say why a file cannot be read; empty for an unknown id."""
    return translate(_TITLES[rule], language) if rule in _TITLES else title(rule, language)


def heading(found: Overview, language: Language) -> str:
    """Give the title of a report: of an archive, or of the centre, pole or data set that it is about."""
    if found.scope.column is None:
        return translate("Audit of an archive", language)
    return translate(_HEADS[found.scope.column], language, name=name_of(found.scope.name, language))


def volume(found: Sources, language: Language) -> str:
    """Give the size of what was found."""
    return volume_text(found.size, language)


def told(finding: Finding, language: Language) -> str:
    """Give the sentence of a finding with its line."""
    line = f" ({translate('line {line}', language, line=finding.line)})" if finding.line else ""
    return sentence(finding, language) + line


def said_of(file: str, text: str, language: Language) -> str:
    """Give a sentence led by the file that it is about, unless it names it."""
    name = visible(file)
    return text if name in text else led(name, text, language)


def across_head(found: Overview, language: Language) -> str:
    """Say how much was found across files."""
    return severity_counts(found.across, language)


def across_name(name: str, language: Language) -> str:
    """Give the name of the data set across whose files something was found; without one it is the archive."""
    return visible(name) or translate("The whole archive", language)
