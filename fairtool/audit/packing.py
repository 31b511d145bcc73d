"""What became of a subject as bytes and back: small, the same for the same result, and readable by any program.

Outcomes: `{"counts": {"pass": 60, ...}, "outcomes": [[rule, status, examined, reason]], "values": {rule: revision}}` of
all rules that were not without object, and the revision of each rule that reads values. Findings: a list of
`{"rule", "severity", "where", "template", "values", ...}` without what is empty. Both are JSON, compressed by zlib.
"""

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from string import Formatter
from typing import Any, NamedTuple

from fairtool.errors import UnreadableError
from fairtool.finding import Finding, Related, Scalar, Severity
from fairtool.report import Outcome, OutcomeStatus
from fairtool.translate import marked

Counts = tuple[tuple[str, str, int], ...]  # (rule, severity, findings), sorted
_LEVEL = 6
_LARGEST = 2**27  # bytes of a result; a hundred thousand findings take less
_MOST = 2_000_000  # values in it: one takes up to 64 bytes of memory, and as few as two in the text
_FORM = re.compile(r"0?\d{0,2}(?:\.\d)?[a-z]?", re.ASCII)  # how a template writes a number: `04d`, `.6g`
_DAMAGED = marked("a result in the store is damaged: {reason}")


class KeptOutcomes(NamedTuple):
    """The outcomes of a subject as they were kept; those of rules without object are counted only."""

    outcomes: tuple[Outcome, ...]
    counts: Mapping[str, int]
    revisions: Mapping[str, str]


def packed(value: object) -> bytes:
    """Give a JSON value as compressed bytes; lone surrogates survive."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=True)
    return zlib.compress(text.encode("ascii"), _LEVEL)


def unpacked(content: bytes) -> Any:
    """Give the JSON value of compressed bytes; raises UnreadableError for what is damaged or huge."""
    with _undamaged():
        return json.loads(text_of(content))


def text_of(content: bytes) -> str:
    """Give the JSON text of compressed bytes, which may come from anywhere; raises UnreadableError as `unpacked`."""
    expanding = zlib.decompressobj()
    with _undamaged():
        text = expanding.decompress(content, _LARGEST).decode("ascii")
    if not expanding.eof or sum(map(text.count, ",[{")) > _MOST:
        raise UnreadableError("a result in the store is damaged: it is cut off, or larger than any result is")
    return text


@contextmanager
def _undamaged() -> Iterator[None]:
    """Raise UnreadableError where what is unpacked is not what was packed: stores are copied, sent, and made by others.

    A value of another kind than it should be shows itself as any of these errors.
    """
    try:
        yield
    except (zlib.error, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UnreadableError(_DAMAGED, reason=error) from error


def pack_outcomes(outcomes: Iterable[Outcome], counts: Mapping[str, int], revisions: Mapping[str, str]) -> bytes:
    """Pack outcomes, with the revision of each rule that reads values."""
    told = [
        [one.rule, one.status.value, one.examined, one.reason]
        for one in outcomes
        if one.status is not OutcomeStatus.NOT_APPLICABLE
    ]
    return packed({"counts": dict(counts), "outcomes": told, "values": dict(sorted(revisions.items()))})


def unpack_outcomes(content: bytes) -> KeptOutcomes:
    """Unpack outcomes."""
    value = unpacked(content)
    with _undamaged():
        outcomes = tuple(
            Outcome(str(rule), OutcomeStatus(status), int(examined), None if reason is None else str(reason))
            for rule, status, examined, reason in value["outcomes"]
        )
        return KeptOutcomes(outcomes, dict(value["counts"]), dict(value["values"]))


def pack_findings(findings: Iterable[Finding]) -> bytes:
    """Pack findings without their fixes, which are made anew where they are wanted."""
    return packed([_small(finding) for finding in findings])


def unpack_findings(content: bytes) -> tuple[Finding, ...]:
    """Unpack findings."""
    values = unpacked(content)
    with _undamaged():
        return tuple(finding_of(value) for value in values)


def counts_of(findings: Iterable[Finding]) -> Counts:
    """Count findings by rule and severity."""
    counted = Counter((finding.rule, finding.severity.value) for finding in findings)
    return tuple((rule, severity, number) for (rule, severity), number in sorted(counted.items()))


def _small(finding: Finding) -> dict[str, object]:
    told: dict[str, object] = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "where": finding.where,
        "template": finding.template,
        "values": dict(finding.values),
        "source": finding.source,
        "line": finding.line,
        "related": [asdict(one) for one in finding.related],
        "hint": finding.hint,
    }
    return {name: value for name, value in told.items() if value not in ("", None, {}, [])}


def finding_of(value: Mapping[str, Any]) -> Finding:
    """Give the finding that a JSON value tells; raises ValueError, TypeError or KeyError for one that tells none."""
    line, values = value.get("line"), {str(name): _scalar(one) for name, one in value.get("values", {}).items()}
    return Finding(
        rule=str(value["rule"]),
        severity=Severity(value["severity"]),
        where=str(value.get("where", "")),
        template=_filled_by(values, str(value["template"])),
        values=values,
        source=str(value.get("source", "")),
        line=None if line is None else int(line),
        related=tuple(Related(**one) for one in value.get("related", ())),
        hint=_filled_by(values, str(value.get("hint", ""))),
    )


def _scalar(value: object) -> Scalar:
    if isinstance(value, str | int | float):
        return value
    raise TypeError(type(value).__name__)


def _filled_by(values: Mapping[str, Scalar], template: str) -> str:
    """Give a template that takes nothing but its values: no widths of a gigabyte, and nothing of Python's own."""
    for _, name, form, conversion in Formatter().parse(template):
        if name is None:
            continue
        if conversion or not _FORM.fullmatch(form or "") or (name not in values and name != "where"):
            raise ValueError(template)
        if form:
            format(values.get(name, ""), form)
    return template
