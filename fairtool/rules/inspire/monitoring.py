"""Keywords that the monitoring of INSPIRE counts: spatial scope (M.1) and priority data sets (M.2)."""

from collections.abc import Iterator
from dataclasses import dataclass

from fairtool.context import Context
from fairtool.finding import Problem, SetXml, Severity
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import INSPIRE, code, place
from fairtool.rules.inspire.keyword_groups import Group, Word, keyword_groups
from fairtool.rules.inspire.levels import identifications
from fairtool.vocabulary.inspire import CodeList, code_list, value

_GROUP = "gmd:identificationInfo/gmd:MD_DataIdentification/gmd:descriptiveKeywords"
_SCOPE = f"{_GROUP}[2]/gmd:MD_Keywords"
_HREF = f"{_SCOPE}/gmd:keyword/gmx:Anchor@xlink:href"
_DAY = f"{_SCOPE}/gmd:thesaurusName/gmd:CI_Citation/gmd:date/gmd:CI_Date/gmd:date/gco:Date"
_SCOPES = "http://inspire.ec.europa.eu/metadata-codelist/SpatialScope"
_PRIORITIES = "http://inspire.ec.europa.eu/metadata-codelist/PriorityDataset"
_CITED = """<gmd:thesaurusName><gmd:CI_Citation><gmd:title><gmx:Anchor xlink:href="{}">INSPIRE priority data set
</gmx:Anchor></gmd:title><gmd:date><gmd:CI_Date><gmd:date><gco:Date>{}</gco:Date></gmd:date><gmd:dateType>
<gmd:CI_DateTypeCode codeList="#CI_DateTypeCode" codeListValue="publication"/></gmd:dateType></gmd:CI_Date></gmd:date>
</gmd:CI_Citation></gmd:thesaurusName>"""


def _priority(code_: str, day: str = "2018-04-04") -> str:
    return f"""{_GROUP} += <gmd:descriptiveKeywords><gmd:MD_Keywords><gmd:keyword>
<gmx:Anchor xlink:href="{_PRIORITIES}/{code_}">Flooded areas</gmx:Anchor></gmd:keyword>
{_CITED.format(_PRIORITIES, day)}</gmd:MD_Keywords></gmd:descriptiveKeywords>"""


@dataclass(frozen=True, slots=True)
class Keyed:
    """The groups of keywords that cite a code list, and the keywords of other groups that point into it."""

    groups: tuple[Group, ...]
    strays: tuple[Word, ...]

    @property
    def is_used(self) -> bool:
        """Whether the record has a keyword of the list, or cites it."""
        return bool(self.groups or self.strays)


@rule(
    "inspire-m.1-spatial-scope",
    covers=["M.1"],
    when=element("DataRecord"),
    examples=[
        Example("M.1", bad=f"{_HREF} = {_SCOPES}/departmental", good=f"{_HREF} = {_SCOPES}/local"),
        Example("M.1", bad=f"{_HREF} = {_SCOPES.replace('http:', 'https:')}/local", good=f"{_HREF} = {_SCOPES}/local"),
        Example(
            "M.1", bad=f"{_DAY} = <gco:Date>2020-01-01</gco:Date>", good=f"{_DAY} = <gco:Date>2019-05-22</gco:Date>"
        ),
    ],
)
def spatial_scope_is_one_of_the_list(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A keyword of spatial scope is one value of the INSPIRE list, alone in a group that cites the list.

    The Commission counts by it how much data of national and of regional scope there is. A record without the keyword
    is not counted, and another rule says so.
    """
    codes = code_list("SpatialScope")
    keyed = _keyed(context.view, codes)
    if not keyed.is_used:
        return
    yield from _strays(keyed, codes)
    for group in keyed.groups[:1]:
        right = [word for word in group.words if _value_of(word, codes)]
        if len(group.words) != 1 or not right:
            wrong = next((word.node for word in group.words if word not in right), group.node)
            yield Problem(
                '{where} is "{value}"; write one keyword and no other, the anchor to {list}/ and one of {known}',
                where=wrong.where,
                line=wrong.line,
                value=", ".join(word.href or word.text for word in group.words),
                list=codes.uri,
                known=", ".join(codes.values),
                fix=_with_http(group.words[0], codes) if len(group.words) == 1 else None,
            )
    yield from _dates(keyed, codes)


@rule(
    "inspire-m.1-no-spatial-scope",
    when=element("DataRecord"),
    severity=Severity.INFO,
    source=f"{INSPIRE} M.1",
    examples=[Example("M.1", bad=f"{_GROUP}[2] =", good="")],
)
def spatial_scope_is_said(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A record of data says the spatial scope of the data, so that the monitoring of INSPIRE counts it.

    It is asked for since 2019, and the validator leaves it to a person to judge a record without it.
    """
    codes = code_list("SpatialScope")
    keyed = _keyed(context.view, codes)
    if not keyed.is_used:
        holder = next(iter(identifications(context.view)), node)
        yield Problem(
            "{where} does not say the spatial scope; write one of {known} as an anchor into {list}, "
            "in a group of keywords that cites this list (publication, {day})",
            where=holder.where,
            line=holder.line,
            list=codes.uri,
            day=codes.date,
            known=", ".join(codes.values),
        )


@rule(
    "inspire-m.2-priority-data-set",
    covers=["M.2"],
    when=element("DataRecord"),
    examples=[
        Example("M.2", bad=_priority("FloodedAreas"), good=_priority("FloodedAreas-dir-2007-60")),
        Example(
            "M.2",
            bad=_priority("FloodedAreas-dir-2007-60", "2019-01-01"),
            good=_priority("FloodedAreas-dir-2007-60"),
        ),
    ],
)
def priority_data_sets_are_of_the_list(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """Keywords of priority data sets are values of the INSPIRE list, in one group that cites the list.

    The Commission counts by them which data for reporting on the environment is there. Other data has none.
    """
    codes = code_list("PriorityDataset")
    keyed = _keyed(context.view, codes)
    if not keyed.is_used:
        return
    yield from _strays(keyed, codes)
    for group in keyed.groups[:1]:
        for word in group.words:
            if not _value_of(word, codes):
                yield Problem(
                    '{where} is "{value}", which is no value of {list}; write an anchor to one, or take it out',
                    where=word.node.where,
                    line=word.node.line,
                    value=word.href or word.text,
                    list=codes.uri,
                    fix=_with_http(word, codes),
                )
    yield from _dates(keyed, codes)


def _keyed(view: XmlRecord, codes: CodeList) -> Keyed:
    cited, strays = [], []
    for group in keyword_groups(view):
        if any(_cites(title, codes) for title in group.titles):
            cited.append(group)
        else:
            strays += [word for word in group.words if word.href.startswith(codes.uri)]
    return Keyed(tuple(cited), tuple(strays))


def _cites(title: Word, codes: CodeList) -> bool:
    return title.href == codes.uri if title.is_anchor else title.text in _TITLES[codes.name]


# What the list is called: its own titles, by what catalogues in Europe write.
_TITLES = {
    "SpatialScope": frozenset(
        {"Spatial scope", "Champ géographique", "Räumlicher Anwendungsbereich", "Ruimtelijk bereik"}
    ),
    "PriorityDataset": frozenset({"INSPIRE priority data set"}),
}


def _value_of(word: Word, codes: CodeList) -> str | None:
    """Give the value that a keyword is: by the address of an anchor, or by the words of a character string."""
    if word.is_anchor:
        return codes.code_of(word.href)
    found = value(codes.name, word.text) if len(word.text) < 300 else None
    return found.entry if found and found.exact else None


def _with_http(word: Word, codes: CodeList) -> SetXml | None:
    """Give the edit where the address is that of a value but for https."""
    right = word.href.replace("https:", "http:", 1)
    return word.node.set_attribute("xlink:href", right) if codes.code_of(right) else None


def _strays(keyed: Keyed, codes: CodeList) -> Iterator[Problem]:
    for group in keyed.groups[1:]:
        yield Problem(
            "{where} cites {list} again; put its keywords into one group",
            where=group.node.where,
            line=group.node.line,
            list=codes.uri,
        )
    for word in keyed.strays:
        yield Problem(
            "{where} is a keyword of {list}, which its group does not cite; give it a group with the title "
            '"{title}" as an anchor to the list, and the date {day}',
            where=word.node.where,
            line=word.node.line,
            list=codes.uri,
            title=codes.title,
            day=codes.date,
        )


def _dates(keyed: Keyed, codes: CodeList) -> Iterator[Problem]:
    for group in keyed.groups[:1]:
        dates = group.node.all("thesaurus.dates")
        right = any(one.text("value") == codes.date for one in dates)
        if not right or any(code(kind) not in ("", "publication") for one in dates for kind in one.all("type")):
            yield Problem(
                "{where} has the wrong date for {list}; write {day}, with the type publication",
                where=place(group.node, "thesaurus"),
                line=group.node.line,
                list=codes.uri,
                day=codes.date,
            )
