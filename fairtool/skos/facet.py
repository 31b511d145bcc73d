"""The axes on which concepts of Earth-system data stand."""

from enum import StrEnum


class Facet(StrEnum):
    """What a concept is about: the four axes of the terminology of Data Terra, with themes, places and units."""

    VARIABLE = "variable"
    OBJECT = "object"
    PLATFORM = "platform"
    INSTRUMENT = "instrument"
    THEME = "theme"
    PLACE = "place"
    UNIT = "unit"
