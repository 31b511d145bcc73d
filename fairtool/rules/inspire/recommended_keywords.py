"""Which keywords are recommended: enough of them, and from vocabularies (Rec-C.7, Rec-1.6, Rec-3.3)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.keyword_groups import keyword_groups
from fairtool.rules.inspire.levels import identifications
from fairtool.rules.inspire.recommended_vocabularies import is_of_themes
from fairtool.rules.inspire.service_category import category_of

_FEWEST = 2  # keywords besides those that are required
_DATA = "gmd:identificationInfo/gmd:MD_DataIdentification"
_SERVICE = "gmd:identificationInfo/srv:SV_ServiceIdentification"
_WORDS = "<gmd:keyword><gco:CharacterString>houle</gco:CharacterString></gmd:keyword>"
_FREE = f"<gmd:descriptiveKeywords><gmd:MD_Keywords>{_WORDS}{_WORDS}</gmd:MD_Keywords></gmd:descriptiveKeywords>"
_KEYWORDS = f"{_DATA}/gmd:descriptiveKeywords"


@rule(
    "inspire-rec-c.7-controlled-vocabularies",
    covers=["Rec-C.7"],
    examples=[Example("Rec-C.7", bad=f"in service\n{_SERVICE}/gmd:descriptiveKeywords = {_FREE}", good="in service")],
)
def keywords_come_from_vocabularies(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """Keywords come from controlled vocabularies, which are cited, rather than being free text only.

    The keyword of a vocabulary means the same in all records, and in all languages that the vocabulary has.
    """
    groups = keyword_groups(view)
    if groups and not any(group.node.all("thesaurus") for group in groups):
        yield Problem(
            "{where} and the other groups of keywords cite no vocabulary; take keywords from one, such as GEMET, "
            "and cite it in {path}",
            where=groups[0].node.where,
            line=groups[0].node.line,
            path=groups[0].node.path("thesaurus"),
        )


@rule(
    "inspire-rec-1.6-more-keywords",
    covers=["Rec-1.6"],
    when=element("DataRecord"),
    examples=[Example("Rec-1.6", bad="", good=f"{_KEYWORDS} += {_FREE}")],
)
def data_has_more_keywords(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """Besides the INSPIRE themes, a data set has at least two more keywords.

    The 34 themes are wide: those who look for a buoy or for salinity find the data set by its other keywords.
    """
    others = [group for group in keyword_groups(view) if not is_of_themes(group)]
    count = sum(bool(word.text) for group in others for word in group.words)
    yield from _few(view, count, "{where}: keywords besides the INSPIRE themes: {count}; give two or more")


@rule(
    "inspire-rec-3.3-more-keywords",
    covers=["Rec-3.3"],
    when=element("ServiceRecord"),
    examples=[Example("Rec-3.3", bad=f"in service\n{_SERVICE}/gmd:descriptiveKeywords[2] =", good="in service")],
)
def service_has_more_keywords(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """Besides its category, a service has at least two more keywords, about it or about its data.

    The category says what kind of service it is; what the service shows is found by the other keywords.
    """
    words = [word for group in keyword_groups(view) for word in group.words if word.text]
    count = sum(not category_of(word.node) for word in words)
    yield from _few(view, count, "{where}: keywords besides the category of the service: {count}; give two or more")


def _few(view: XmlRecord, count: int, template: str) -> Iterator[Problem]:
    if count < _FEWEST:
        groups = keyword_groups(view)
        place = groups[0].node if groups else next(iter(identifications(view)), view.node)
        yield Problem(template, where=place.where, line=place.line, count=count)
