"""The toolkit for FAIR Earth-system data; the public names are loaded when they are first used."""

from importlib import import_module

TYPE_CHECKING = False  # type checkers take it for true; to import it from typing would double the time of `--version`
if TYPE_CHECKING:
    from fairtool.api import convert, find_rules, map_keywords, read, read_record, score, validate, validate_text
    from fairtool.errors import FairtoolError, UnreadableError, UsageError
    from fairtool.finding import Finding, Severity
    from fairtool.report import Outcome, Report

__version__ = "0.1.0"

_HOMES = {
    "Finding": "fairtool.finding",
    "Severity": "fairtool.finding",
    "Outcome": "fairtool.report",
    "Report": "fairtool.report",
    "FairtoolError": "fairtool.errors",
    "UnreadableError": "fairtool.errors",
    "UsageError": "fairtool.errors",
    "convert": "fairtool.api",
    "find_rules": "fairtool.api",
    "map_keywords": "fairtool.api",
    "read": "fairtool.api",
    "read_record": "fairtool.api",
    "score": "fairtool.api",
    "validate": "fairtool.api",
    "validate_text": "fairtool.api",
}

__all__ = [
    "FairtoolError",
    "Finding",
    "Outcome",
    "Report",
    "Severity",
    "UnreadableError",
    "UsageError",
    "__version__",
    "convert",
    "find_rules",
    "map_keywords",
    "read",
    "read_record",
    "score",
    "validate",
    "validate_text",
]


def __getattr__(name: str) -> object:
    """Load a public name from its module (PEP 562)."""
    home = _HOMES.get(name)
    if home is None:
        message = f"fairtool has no {name}"
        raise AttributeError(message)
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    """Give the public names."""
    return sorted(__all__)
