"""A fault of structure: where a record is not what the schemas of its standard allow."""

from dataclasses import dataclass
from enum import StrEnum

from fairtool.iso.element import Element


class Kind(StrEnum):
    """What is wrong."""

    UNKNOWN = "unknown"
    MISPLACED = "misplaced"
    MISSING = "missing"
    REPEATED = "repeated"
    VALUE = "value"
    ATTRIBUTE = "attribute"
    TEXT = "text"
    REFERENCE = "reference"
    NAMESPACE = "namespace"
    EXTENSION = "extension"


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake; which fields are filled depends on the kind.

    `element` is where it shows: the element itself, or the parent of one that is missing. `name` is the name that the
    sentence is about and `parent` that of the element around it, both with their usual prefixes. `reason` tells the
    cases of a kind apart:

    - missing: `after` and `before` are its neighbours, `names` what may stand there when there is a choice
    - misplaced: it stands after `after` and belongs before `before`
    - repeated: it stands `count` times where it may once; `choice`: it stands after `after`, and one of them must go;
      `many`: it stands more often than it may
    - unknown: `names` are the nearest that may stand there; `root`, `abstract`, `simple` (the parent has a value),
      `free text` (`names` is the xsi:type that the parent needs)
    - value: `text` is the value, `expected` its type, `names` examples or codes
    - attribute: `attribute` is its name; `missing`, `unknown` (`names` are the nearest), `value`, `type`, `nil`
    - text: `text` stands between elements; `names` are elements that could hold it; `nil`: beside xsi:nil;
      `blanks`: there are only blanks, where not even they may stand
    - reference: the identifier `text` stands `twice`, or is `dangling`
    - namespace: `text` is the namespace found, `expected` the one of the standard
    - extension: an element, or with `attribute` a type, of a profile that no table knows; `undeclared`: its prefix
      has no namespace
    """

    kind: Kind
    element: Element
    name: str
    parent: str = ""
    reason: str = ""
    after: str = ""
    before: str = ""
    attribute: str = ""
    text: str = ""
    expected: str = ""
    names: tuple[str, ...] = ()
    count: int = 1
