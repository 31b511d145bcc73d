"""What is lost in publication as a part of a JSON document; its JSON Schema is made from the types."""

from typing import Literal

from typing_extensions import TypedDict


class PassageDocument(TypedDict):
    """What became of a field in one record on the web."""

    way: Literal["embedded", "markup", "describedby", "negotiated", "catalogue"]
    """How the record was come by."""
    address: str
    media_type: str
    fate: Literal["kept", "changed", "dropped"]
    found: list[str]
    """The first values that the record has in the field, shown short."""
    missing: list[str]
    """The first values of the local record that it does not have, shown short."""
    left_out: int
    """How many more are missing."""


class DroppedDocument(TypedDict):
    """What became of a field that the local record has."""

    field: str
    fate: Literal["kept", "changed", "dropped"]
    """The best that became of it in the records on the web."""
    local: list[str]
    """The first values of the local record, shown short."""
    count: int
    """How many values the local record has."""
    passages: list[PassageDocument]
    message: str
    """What is lost, in the language of the run; empty where it is kept."""
