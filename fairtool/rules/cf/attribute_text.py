"""How the value of an attribute, and its type, are written in a finding; and the edit that writes another text."""

from fairtool.finding import SetAttribute
from fairtool.netcdf.model import Numbers, Opaque, StringText, Value, Variable

_LONGEST = 120  # characters of a text that a message shows


def shown(value: Value) -> str:
    """Give the value of an attribute as a reader would write it, without quotes."""
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def type_of(value: Value) -> str:
    """Give the CDL type of the value of an attribute."""
    if isinstance(value, Numbers):
        return value.type.value
    if isinstance(value, Opaque):
        return value.type_name
    return "string" if isinstance(value, StringText | tuple) else "char"


def shortened(value: Value) -> str:
    """Give the value of an attribute for a message: its beginning where it is very long."""
    text = shown(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def rewritten(variable: Variable, name: str, text: str) -> SetAttribute:
    """Give the edit that writes another text into an attribute, stored as before (char or string)."""
    kept = variable.attributes.get(name)
    return SetAttribute(variable.path, name, text, "string" if isinstance(kept, StringText | tuple) else "char")
