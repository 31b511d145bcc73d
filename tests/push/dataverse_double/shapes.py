"""The types of the double's data: JSON as read, and metadata values as the server keeps them."""

from collections.abc import Mapping
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
Item: TypeAlias = str | Mapping[str, str]  # a text, or the children of a compound by their names
Values: TypeAlias = dict[str, list[Item]]  # by the name of the field; a field with one value has a list of one


def without_nulls(**members: object) -> Json:
    """Give an object without the members that are null, as the server's printer does."""
    return {name: value for name, value in members.items() if value is not None}
