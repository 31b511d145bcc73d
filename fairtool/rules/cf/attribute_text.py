"""How the value of an attribute, and its type, are written in a finding."""

from fairtool.netcdf.model import Numbers, Opaque, StringText, Value


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
