"""A place of a plan that is not as the standard says."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What may be wrong; each is a rule, whose id ends with it."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    TYPE = "type"
    CODE = "code"
    FORMAT = "format"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong and where (a JSON pointer); `name` is the key, `value` what is there.

    `type` is what JSON calls what should be there, `format` how the text should be written, and `codes` are the texts
    that may stand there. `items` is the type of the items where an array should be there. `is_own` says that it is
    about what fairtool adds, of which the standard says nothing; `is_required` that it may not be left out.
    """

    kind: Kind
    where: str
    name: str
    value: object = None
    type: str = ""
    format: str = ""
    codes: tuple[str, ...] = ()
    items: str = ""
    is_own: bool = False
    is_required: bool = False
