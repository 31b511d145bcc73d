"""What the attributes of a netCDF file say: texts without placeholders, with their places."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Attributes, Numbers, Opaque, Value
from fairtool.netcdf.placeholder import holds_place
from fairtool.record.netcdf_part import Part
from fairtool.record.text import Text

# What XML cannot hold: controls, surrogates (bytes that were no UTF-8), two characters that are none.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Give a text without what no document can hold, and without blanks around it."""
    return _NO_XML.sub("", text).strip()


def text_of(value: Value | None) -> str:
    """Give an attribute as text: numbers as they are written, several texts with commas; a user type says nothing."""
    if value is None or isinstance(value, Opaque):
        return ""
    if isinstance(value, tuple):
        return ", ".join(filter(None, map(clean, value)))
    return clean(value if isinstance(value, str) else str(value))


def number_of(value: Value | None) -> float | None:
    """Give the one finite number that an attribute is, or that its text writes."""
    if isinstance(value, Numbers) and len(value.values) != 1:
        return None
    try:
        number = float(text_of(value))
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None


@dataclass(frozen=True, slots=True)
class Header:
    """The global attributes of a data set; their names are compared without regard to case, as a last resort."""

    dataset: Dataset
    _lower: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Compute the index of names."""
        names = self.dataset.attributes
        object.__setattr__(self, "_lower", {name.lower(): name for name in reversed(tuple(names))})

    def said(self, *names: str) -> Part[str] | None:
        """Give the first attribute of these that says something; a placeholder says nothing."""
        for name in names:
            own = name if name in self.dataset.attributes else self._lower.get(name.lower())
            text = text_of(self.dataset.attributes.get(own)) if own else ""
            if own and text and not holds_place(name, text):
                return Part(text, {"": self.dataset.place(own)})
        return None

    def text(self, *names: str) -> Part[Text] | None:
        """Give the same as a text of the record."""
        found = self.said(*names)
        return found.made(Text) if found else None

    def number(self, name: str) -> Part[float] | None:
        """Give the number of an attribute."""
        found = number_of(self.dataset.attributes.get(name))
        return None if found is None else Part(found, {"": self.dataset.place(name)})


def said_of(attributes: Attributes, name: str) -> str:
    """Give the text of an attribute of a variable; a placeholder says nothing."""
    text = text_of(attributes.get(name))
    return "" if holds_place(name, text) else text
