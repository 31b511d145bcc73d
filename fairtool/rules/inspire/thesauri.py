"""How the thesauri of keywords are cited (C.15), and keywords grouped by them (C.16)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.iso.element import Element
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.iso.xpath import line_of, xpath
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import INSPIRE, child, children, place, said
from fairtool.rules.inspire.keyword_groups import Group, keyword_groups
from fairtool.rules.inspire.resource_dates import TYPES

_KEYWORDS = "gmd:identificationInfo/gmd:MD_DataIdentification/gmd:descriptiveKeywords"
_CITATION = f"{_KEYWORDS}[2]/gmd:MD_Keywords/gmd:thesaurusName/gmd:CI_Citation"
_KIND = f"{_CITATION}/gmd:date/gmd:CI_Date/gmd:dateType/gmd:CI_DateTypeCode@codeListValue"
_CITED = """<gmd:thesaurusName><gmd:CI_Citation><gmd:title><gco:CharacterString>{title}
</gco:CharacterString></gmd:title><gmd:date><gmd:CI_Date><gmd:date><gco:Date>2008-06-01</gco:Date></gmd:date><gmd:dateType>
<gmd:CI_DateTypeCode codeList="#CI_DateTypeCode" codeListValue="publication"/></gmd:dateType></gmd:CI_Date></gmd:date>
</gmd:CI_Citation></gmd:thesaurusName>"""


def _group(word: str, title: str) -> str:
    return (
        f"{_KEYWORDS} += <gmd:descriptiveKeywords><gmd:MD_Keywords><gmd:keyword><gco:CharacterString>{word}"
        f"</gco:CharacterString></gmd:keyword>{_CITED.format(title=title)}</gmd:MD_Keywords></gmd:descriptiveKeywords>\n"
    )


@rule(
    "inspire-c.15-thesaurus-citation",
    covers=["C.15"],
    when=element("Record"),
    examples=[
        Example("C.15", bad=f"{_CITATION}/gmd:date =", good=_group("bouée", "Lexique de la Baie")),
        Example("C.15", bad=_group("bouée", ""), good=_group("bouée", "Lexique de la Baie")),
        Example("C.15", bad=f"{_KIND} = released", good=f"{_KIND} = publication"),
    ],
)
def thesauri_are_cited(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A thesaurus is cited with its title, a date and the type of the date, `publication`.

    A keyword means something exact only with the vocabulary it is from, and in which edition. The guidance allows a
    date of creation or revision too, which the validator of 2021 refuses: write the publication.
    """
    for group in keyword_groups(context.view):
        for name in children(group.node.element, "thesaurusName"):
            yield from _title(name)
            yield from _date(name)


@rule(
    "inspire-c.16-one-group-per-thesaurus",
    covers=["C.16"],
    when=element("Record"),
    examples=[
        Example(
            "C.16",
            bad=_group("bouée", "Lexique de la Baie") + _group("houle", "Lexique de la Baie"),
            good=_group("bouée", "Lexique de la Baie") + _group("houle", "Lexique du Port"),
        )
    ],
)
def keywords_of_a_thesaurus_stand_together(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """Keywords of the same thesaurus stand in one group, and no other keyword with them.

    Software takes the citation of the group for all of its keywords, and the first group of a thesaurus for the whole.
    """
    first: dict[str, Group] = {}
    for group in keyword_groups(context.view):
        for title in group.titles:
            text = " ".join("".join(title.node.element.itertext()).split())
            if text in first:
                yield Problem(
                    '{where} is from "{title}", as the keywords of {other} are; put them all into one group',
                    where=group.node.where,
                    line=group.node.line,
                    title=text,
                    other=first[text].node.where,
                )
            first.setdefault(text, group)


@rule(
    "inspire-c.15-thesaurus-date",
    when=element("Record"),
    severity=Severity.WARNING,
    source=f"{INSPIRE} C.15",
    examples=[
        Example(
            "C.15",
            bad=f"{_CITATION}/gmd:date/gmd:CI_Date/gmd:date = <gmd:date gco:nilReason='unknown'/>",
            good=_group("bouée", "Lexique de la Baie"),
        )
    ],
)
def thesaurus_dates_are_dates(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The date of a thesaurus says when: it holds a date.

    The validator does not look into the element, but without the date nobody knows which edition is meant.
    """
    for group in keyword_groups(context.view):
        for one in group.node.all("thesaurus.dates"):
            if not one.texts("value"):
                yield Problem(
                    "{where} holds no date; write when the thesaurus was published",
                    where=place(one, "value"),
                    line=one.line,
                )


def _title(name: Element) -> Iterator[Problem]:
    title = child(name, "CI_Citation", "title")
    if title is None or not said(title):
        holder = title if title is not None else name
        yield Problem(
            "{where} does not say the title of the thesaurus; write it, or take the citation out for free keywords",
            where=xpath(holder),
            line=line_of(holder),
        )


def _date(name: Element) -> Iterator[Problem]:
    if child(name, "CI_Citation", "date", "CI_Date", "date") is None:
        yield Problem(
            "{where} has no date; write when the thesaurus was published",
            where=xpath(name),
            line=line_of(name),
        )
        return
    kind = child(name, "CI_Citation", "date", "CI_Date", "dateType", "CI_DateTypeCode")
    value = kind.get("codeListValue") if kind is not None else ""
    if value is not None and value != "publication":
        template = (
            '{where} is "{value}"; give the date of the publication, and "publication" as its type: '
            "the validator takes nothing else"
            if value in TYPES
            else '{where} is "{value}" as the type of the date of the thesaurus; write "publication"'
        )
        yield Problem(
            template,
            where=xpath(kind if kind is not None else name),
            line=line_of(kind if kind is not None else name),
            value=value,
        )
