"""A data set has a topic category of ISO 19115 (1.7)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import place
from fairtool.rules.inspire.levels import first_identification
from fairtool.rules.near_codes import same_word
from fairtool.vocabulary.inspire import iso_lists

_TOPIC = "gmd:identificationInfo/gmd:MD_DataIdentification/gmd:topicCategory"
_SOME = "oceans, environment, biota, climatologyMeteorologyAtmosphere, geoscientificInformation"
_CODE = f"{_TOPIC}/gmd:MD_TopicCategoryCode"


@rule(
    "inspire-1.7-topic-category",
    covers=["1.7"],
    when=element("DataRecord"),
    examples=[
        Example("1.7", bad=f"{_TOPIC} =", good=""),
        Example(
            "1.7",
            bad=f"{_CODE} = <gmd:MD_TopicCategoryCode>Océans</gmd:MD_TopicCategoryCode>",
            good=f"{_CODE} = <gmd:MD_TopicCategoryCode>oceans</gmd:MD_TopicCategoryCode>",
        ),
        Example("1.7", bad=f"{_CODE} = <gmd:MD_TopicCategoryCode>mer</gmd:MD_TopicCategoryCode>", good=""),
    ],
)
def topics_are_of_the_list(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A data set has at least one topic category, and each is one of the 19 words of ISO 19115.

    Catalogues sort data by them. The word is the text of the element, in English and spelt as in the standard:
    `farming`, `biota`, `boundaries`, `climatologyMeteorologyAtmosphere`, `economy`, `elevation`, `environment`,
    `geoscientificInformation`, `health`, `imageryBaseMapsEarthCover`, `intelligenceMilitary`, `inlandWaters`,
    `location`, `oceans`, `planningCadastre`, `society`, `structure`, `transportation` or `utilitiesCommunication`.
    """
    resource = first_identification(context.view)
    if resource is None:
        return
    known = iso_lists("iso19115-3" if context.view.encoding.column == "19115-3" else "iso19139").lists
    topics = known["MD_TopicCategoryCode"]
    given = resource.all("topics")
    if not given:
        yield Problem(
            "{where} is missing: the data has no topic category; write one of the {count}, such as {some}",
            where=place(resource, "topics"),
            line=resource.line,
            count=len(topics),
            some=_SOME,
        )
    for one in given:
        if one.value not in topics:
            same = same_word(one.value, topics)
            yield Problem(
                '{where} is "{value}", which is no topic category; write {right}'
                if same
                else '{where} is "{value}", which is no topic category; write one of the {count}, such as {some}',
                where=one.where,
                line=one.line,
                value=one.value,
                right=same,
                count=len(topics),
                some=_SOME,
                fix=one.set_text(same) if same else None,
            )
