"""What became of a subject as bytes and back: small, the same for the same result, and readable by any program.

Outcomes: `{"counts": {"pass": 60, ...}, "outcomes": [[rule, status, examined, reason]], "values": {rule: revision}}` of
all rules that were not without object, and the revision of each rule that reads values. Findings: a list of
`{"rule", "severity", "where", "template", "values", ...}` without what is empty. Both are JSON, compressed by zlib.
"""

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, NamedTuple

from fairtool.errors import UnreadableError
from fairtool.finding import Finding, Related, Severity
from fairtool.report import Outcome, OutcomeStatus

Counts = tuple[tuple[str, str, int], ...]  # (rule, severity, findings), sorted
_LEVEL = 6
_LARGEST = 2**27  # bytes of a result; a hundred thousand findings take less


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
    try:
        return json.loads(text_of(content))
    except (ValueError, RecursionError) as error:
        raise UnreadableError("a result in the store is damaged: {reason}", reason=error) from error


def text_of(content: bytes) -> str:
    """Give the JSON text of compressed bytes, which may come from anywhere; raises UnreadableError as `unpacked`."""
    expanding = zlib.decompressobj()
    try:
        text = expanding.decompress(content, _LARGEST).decode("ascii")
    except (zlib.error, UnicodeDecodeError) as error:
        raise UnreadableError("a result in the store is damaged: {reason}", reason=error) from error
    if not expanding.eof:
        raise UnreadableError("a result in the store is damaged: it is cut off, or larger than any result is")
    return text


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
    outcomes = tuple(
        Outcome(rule, OutcomeStatus(status), examined, reason) for rule, status, examined, reason in value["outcomes"]
    )
    return KeptOutcomes(outcomes, value["counts"], value["values"])


def pack_findings(findings: Iterable[Finding]) -> bytes:
    """Pack findings without their fixes, which are made anew where they are wanted."""
    return packed([_small(finding) for finding in findings])


def unpack_findings(content: bytes) -> tuple[Finding, ...]:
    """Unpack findings."""
    return tuple(finding_of(value) for value in unpacked(content))


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
    """Give the finding that a JSON value tells."""
    return Finding(
        rule=value["rule"],
        severity=Severity(value["severity"]),
        where=value.get("where", ""),
        template=value["template"],
        values=value.get("values", {}),
        source=value.get("source", ""),
        line=value.get("line"),
        related=tuple(Related(**one) for one in value.get("related", ())),
        hint=value.get("hint", ""),
    )
