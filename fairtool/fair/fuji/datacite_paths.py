"""Where F-UJI looks in a record of DataCite in XML."""

from types import MappingProxyType

from fairtool.fair.fuji.source import Part
from fairtool.fair.fuji.xml_paths import Paths

DATACITE_PATHS: Paths = MappingProxyType(
    {
        Part.TITLE: ("titles/title",),
        Part.CREATOR: ("creators/creator/creatorName",),
        Part.CONTRIBUTOR: ("contributors/contributorName",),
        Part.PUBLISHED: ("publicationYear",),
        Part.KEYWORDS: ("subjects/subject",),
        Part.IDENTIFIER: ("identifier",),
        Part.PUBLISHER: ("publisher",),
        Part.SUMMARY: ("descriptions/description",),
        Part.TYPE: ("resourceType@@resourceTypeGeneral",),
        Part.SIZE: ("sizes/size",),
        Part.FORMAT: ("formats/format",),
        Part.RELATED: ("relatedIdentifiers/relatedIdentifier",),
        Part.LICENCE: ("rightsList/rights", "rightsList/rights@@rightsURI"),
        Part.ACCESS: ("rightsList/rights", "rightsList/rights@@rightsURI"),
        Part.PLACE: (
            "geoLocations/geoLocation/geoLocationPoint",
            "geoLocations/geoLocation/geoLocationBox",
            "geoLocations/geoLocation/geoLocationPolygon",
        ),
        Part.PERIOD: ("dates/date[@dateType='Collected']",),
    }
)
