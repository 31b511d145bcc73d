"""What was measured of the quality of the data, and against which specification."""

from dataclasses import dataclass

from fairtool.record.citation import Citation, Identifier
from fairtool.record.scope import Scope
from fairtool.record.text import Text


@dataclass(frozen=True, slots=True)
class Conformance:
    """Whether the resource conforms to a specification; None where that was not evaluated."""

    specification: Citation | None = None
    explanation: Text | None = None
    passed: bool | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a measure of quality came to."""

    type: str = ""
    unit: str = ""
    statistic: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QualityReport:
    """One evaluation of quality, named by the element of the standard: `DQ_DomainConsistency`."""

    kind: str = ""
    names: tuple[Text, ...] = ()
    measure: Identifier | None = None
    measure_description: Text | None = None
    method_type: str = ""
    method_description: Text | None = None
    procedure: Citation | None = None
    dates: tuple[str, ...] = ()
    conformances: tuple[Conformance, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    statements: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Quality:
    """What is known of the quality of one scope."""

    scope: Scope | None = None
    reports: tuple[QualityReport, ...] = ()
    summary: Text | None = None
    document: Citation | None = None
