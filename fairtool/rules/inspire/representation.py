"""The spatial representation type (2.4) and the character encoding (2.5) of data."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import place
from fairtool.rules.inspire.levels import first_identification
from fairtool.rules.near_codes import near_codes, same_word
from fairtool.vocabulary.inspire import iso_lists

_TYPES = ("vector", "grid", "tin", "textTable")
_DATA = "gmd:identificationInfo/gmd:MD_DataIdentification"
_TYPE = f"{_DATA}/gmd:spatialRepresentationType"
_CHARACTERS = f"{_DATA}/gmd:characterSet"


def _set(value: str) -> str:
    code = f'<gmd:MD_CharacterSetCode codeList="#MD_CharacterSetCode" codeListValue="{value}"/>'
    return f"{_CHARACTERS} += <gmd:characterSet>{code}</gmd:characterSet>"


@rule(
    "inspire-2.4-representation-type",
    covers=["2.4"],
    when=element("DataRecord"),
    examples=[
        Example("2.4", bad=f"{_TYPE} =", good=""),
        Example(
            "2.4",
            bad=f"{_TYPE}/gmd:MD_SpatialRepresentationTypeCode@codeListValue = video",
            good=f"{_TYPE}/gmd:MD_SpatialRepresentationTypeCode@codeListValue = grid",
        ),
    ],
)
def representation_type_is_given(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The spatial representation type is given: `vector`, `grid`, `tin` or `textTable`.

    It tells which software can open the data. INSPIRE leaves out the two other types of ISO 19115, `stereoModel` and
    `video`; profiles and time series are `textTable` or `vector`, gridded netCDF files are `grid`.
    """
    resource = first_identification(context.view)
    if resource is None:
        return
    given = resource.all("representation_types")
    if not given:
        yield Problem(
            "{where} is missing; write vector, grid, tin or textTable",
            where=place(resource, "representation_types"),
            line=resource.line,
        )
    for one in given:
        value = one.element.get("codeListValue")
        if value is not None and value not in _TYPES:
            yield Problem(
                '{where} is "{value}", which INSPIRE does not take; write vector, grid, tin or textTable',
                where=f"{one.where}/@codeListValue",
                line=one.line,
                value=value,
                fix=one.set_attribute("codeListValue", same) if (same := same_word(value, _TYPES)) else None,
            )


@rule(
    "inspire-2.5-character-encoding",
    covers=["2.5"],
    when=element("DataRecord"),
    examples=[Example("2.5", bad=_set("UTF-8"), good=_set("utf8"))],
)
def character_encoding_is_of_the_list(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A character encoding of the data is a value of the list of ISO 19115, such as `utf8` or `8859part15`.

    It has to be given where the data is not in UTF-8, and may be left out elsewhere. `utf16` and `ebcdic` are in the
    list of ISO 19139 and are taken here, though the validator does not know them.
    """
    resource = first_identification(context.view)
    if resource is None:
        return
    known = ("8859part12", *iso_lists("iso19139").lists["MD_CharacterSetCode"])
    for one in resource.all("character_sets"):
        value = one.element.get("codeListValue")
        if value is not None and value not in known and context.view.encoding.column != "19115-3":
            nearest = _nearest(value, known)
            yield Problem(
                '{where} is "{value}", which is not in the list of ISO; write "{known}"'
                if len(nearest) == 1
                else '{where} is "{value}", which is not in the list of ISO; write one of {known}',
                where=f"{one.where}/@codeListValue",
                line=one.line,
                value=value,
                known=near_codes(value, nearest),
                fix=one.set_attribute("codeListValue", nearest[0]) if len(nearest) == 1 else None,
            )


def _nearest(value: str, known: tuple[str, ...]) -> tuple[str, ...]:
    letters = "".join(filter(str.isalnum, value[:100].casefold())).removeprefix("iso")
    return tuple(one for one in known if one.casefold().replace("part", "") == letters) or known
