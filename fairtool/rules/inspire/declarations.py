"""The declarations of conformity of a record, and which of them INSPIRE has more to say about."""

from functools import cache, lru_cache

from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rules.inspire.content import record_language, said
from fairtool.rules.inspire.levels import LEVELS, is_data, levels, says_service
from fairtool.vocabulary.inspire import regulation, regulations

DATA_ACT = "1089/2010"
SERVICE_ACT = "976/2009"
_LONGEST = 2000  # characters of a title that are looked at
NONE_DECLARED = "inspire-c.20-conformity"  # the rule that tells where no conformity is declared at all
RESULT = (
    "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:report/gmd:DQ_DomainConsistency/gmd:result/gmd:DQ_ConformanceResult"
)


@lru_cache(maxsize=2)  # four rules ask it of one record, then of the next
def declarations(view: XmlRecord) -> tuple[Node, ...]:
    """Give the conformance results of the domain consistency reports, over all quality sections."""
    reports = view.node.all("qualities.reports")
    consistent = (report for report in reports if report.element.tag.endswith("}DQ_DomainConsistency"))
    return tuple(result for report in consistent for result in report.all("conformances"))


def is_undeclared(view: XmlRecord) -> bool:
    """Tell whether a record of INSPIRE declares no conformity at all: one rule tells it, and others point to that."""
    return not declarations(view) and not LEVELS.isdisjoint(levels(view))


def title_of(result: Node) -> str:
    """Give the title of the specification that a declaration cites, empty where there is none."""
    return next((text for title in result.all("specification.title") if (text := said(title.element))), "")


def of_the_act(view: XmlRecord) -> tuple[Node, ...]:
    """Give the declarations on the regulation that holds for what the record is about."""
    return tuple(result for result in declarations(view) if _holds(title_of(result)[:2000], view))


@lru_cache(maxsize=256)  # a catalogue has the same titles over and over
def is_official(title: str, number: str) -> bool:
    """Tell whether the validator takes a title as that of a regulation."""
    return regulations()[number].passes_validator(title)


def act_of(view: XmlRecord) -> str:
    """Give the number of the regulation that what the record is about is held to."""
    is_other = any(kind.value == "other" for kind in view.node.all("resources.service_type"))
    return SERVICE_ACT if says_service(view) and not is_other else DATA_ACT


def official_title(view: XmlRecord, number: str) -> str:
    """Give the title of a regulation in the language of the record, so as the validator compares it."""
    return _title_in(record_language(view), number)


def right_title(title: str, number: str) -> str:
    """Give the official title that one is but for upper case, blanks, punctuation and number signs, else nothing."""
    found = regulation(title[:_LONGEST])
    return _title_in(found.languages[0], number) if found and found.entry.number == number else ""


@cache
def _title_in(language: str, number: str) -> str:
    act = regulations()[number]
    title = act.titles.get(language) or act.titles["en"]
    if not act.validator_titles or act.passes_validator(title):
        return title
    return act.validator_titles.get(language) or act.validator_titles["en"]


def _holds(title: str, view: XmlRecord) -> bool:
    if DATA_ACT in title:
        other = says_service(view) and any(kind.value == "other" for kind in view.node.all("resources.service_type"))
        return (bool(levels(view)) and is_data(view)) or other
    return SERVICE_ACT in title and says_service(view)
