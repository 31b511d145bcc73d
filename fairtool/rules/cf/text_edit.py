"""The edit that writes the text of an attribute."""

from fairtool.finding import SetAttribute
from fairtool.netcdf.model import StringText, Variable


def write_text(variable: Variable, attribute: str, text: str) -> SetAttribute:
    """Give the edit that writes a text, of the type (char or string) that the attribute has."""
    kind = "string" if isinstance(variable.attributes.get(attribute), StringText) else "char"
    return SetAttribute(variable.path, attribute, text, kind)
