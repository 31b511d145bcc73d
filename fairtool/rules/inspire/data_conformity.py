"""A data set declares its conformity with the regulation on interoperability, by its official title (1.10)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.declarations import (
    DATA_ACT,
    NONE_DECLARED,
    RESULT,
    declarations,
    is_official,
    is_undeclared,
    official_title,
    right_title,
    title_of,
)
from fairtool.vocabulary.inspire import regulations

_TITLE = f"{RESULT}/gmd:specification/gmd:CI_Citation/gmd:title"
_SHORT = "<gmd:title><gco:CharacterString>Règlement (UE) n° 1089/2010</gco:CharacterString></gmd:title>"
_SIGN = _SHORT.replace(
    "1089/2010",
    "1089/2010 de la Commission du 23 novembre 2010 portant modalités d'application de la directive 2007/2/CE du "
    "Parlement européen et du Conseil en ce qui concerne l'interopérabilité des séries et des services de données "
    "géographiques",
)
_ENGLISH = """<gmd:title><gco:CharacterString>COMMISSION REGULATION (EU) No 1089/2010 of 23 November 2010 implementing
Directive 2007/2/EC of the European Parliament and of the Council as regards interoperability of spatial data sets and
services</gco:CharacterString></gmd:title>"""


@rule(
    "inspire-1.10-conformity",
    covers=["1.10"],
    when=element("DataRecord"),
    examples=[
        Example("1.10", bad=f"{_TITLE} = {_SHORT}", good=f"{_TITLE} = {_ENGLISH}"),
        Example("1.10", bad=f"{_TITLE} = {_SIGN}", good=""),
        Example(
            "1.10", bad=f"{_TITLE} = <gmd:title><gco:CharacterString>INSPIRE</gco:CharacterString></gmd:title>", good=""
        ),
    ],
)
def regulation_is_cited_by_its_title(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record declares the conformity with Commission Regulation (EU) No 1089/2010, cited by its official title.

    The validator compares the title with those of the Official Journal, letter by letter but for upper case and
    blanks: a shortened title, or `n°` where it has `n o`, is refused. The title in any language of the Union passes.
    """
    given = [result for result in declarations(context.view) if DATA_ACT in title_of(result)[:2000]]
    act = regulations()[DATA_ACT]
    if any(is_official(title_of(result), DATA_ACT) for result in given):
        return
    title = official_title(context.view, DATA_ACT)
    if is_undeclared(context.view):
        holder = node.first("qualities") or node
        yield Problem(
            "{where} does not cite Regulation 1089/2010 (one mistake, told by {rule})",
            where=holder.where,
            line=holder.line,
            rule=NONE_DECLARED,
        )
    elif not given:
        holder = node.first("qualities") or node
        yield Problem(
            "{where} declares no conformity with Regulation 1089/2010; cite it there, with the date {day} "
            '(publication) and the title "{title}"',
            where=holder.where,
            line=holder.line,
            day=act.date,
            title=title,
        )
    for result in given:
        cited = result.all("specification.title")[0]
        right = right_title(title_of(result), DATA_ACT)
        yield Problem(
            '{where} is "{value}", which is not the official title; write exactly "{title}"',
            where=cited.where,
            line=cited.line,
            value=title_of(result),
            title=right or title,
            fix=cited.set_text(right) if right else None,
        )
