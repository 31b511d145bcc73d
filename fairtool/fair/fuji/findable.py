"""The tests of F-UJI on identifiers, core elements, links to data and search; None where the answer is not known."""

from fairtool.fair.fuji.exposed import EMBEDDED, Exposed
from fairtool.fair.fuji.source import Part, Way

CITATION = (Part.CREATOR, Part.TITLE, Part.IDENTIFIER, Part.PUBLISHED, Part.PUBLISHER, Part.TYPE)
DESCRIPTION = (*CITATION, Part.SUMMARY, Part.KEYWORDS)
# That of the Earth and environmental sciences asks for no type, but for place and period.
EARTH = (*(one for one in DESCRIPTION if one is not Part.TYPE), Part.PERIOD, Part.PLACE)
_SEARCHED = (Way.JSON_LD, Way.META)
_SCHEMA_ORG = "http://schema.org/"


def is_unique(exposed: Exposed) -> bool:
    """Say whether an address or a persistent identifier leads to the metadata."""
    return bool(exposed.addresses) or exposed.is_persistent is True


def is_persistent(exposed: Exposed) -> bool | None:
    """Say whether a persistent identifier leads to the metadata."""
    return exposed.is_persistent


def is_resolved(exposed: Exposed) -> bool | None:
    """Say whether the persistent identifier sends on to the page."""
    return exposed.is_resolved


def has_metadata(exposed: Exposed) -> bool | None:
    """Say whether any element is found."""
    return exposed.answer(exposed.elements or exposed.linked_files)


def has_citation(exposed: Exposed) -> bool | None:
    """Say whether the elements of a citation are found."""
    return exposed.has(*CITATION)


def has_description(exposed: Exposed) -> bool | None:
    """Say whether the elements of a citation are found, and a summary and keywords."""
    return exposed.has(*DESCRIPTION)


def has_description_of_earth(exposed: Exposed) -> bool | None:
    """Say whether the elements are found that the Earth and environmental sciences ask for."""
    return exposed.has(*EARTH)


def names_a_file(exposed: Exposed) -> bool | None:
    """Say whether the address, the media type or the size of a data file is found."""
    return exposed.answer(any(one.media_type or one.size or one.address for one in exposed.files))


def has_address_of_file(exposed: Exposed) -> bool | None:
    """Say whether the address of a data file is found."""
    return exposed.answer(any(one.address for one in exposed.files))


def is_searched(exposed: Exposed) -> bool | None:
    """Say whether the page holds metadata that search engines take: JSON-LD of schema.org, or Dublin Core."""
    rdfa = (one for one in exposed.sources if one.way is Way.RDFA)
    if exposed.came(*_SEARCHED) or any(_SCHEMA_ORG in one.addresses and one.elements for one in rdfa):
        return True
    return None if any(one.way in EMBEDDED and not one.is_read for one in exposed.sources) else False
