"""What is recommended for the identity of a record and the names of its languages (Rec-C.1, Rec-C.1b, Rec-1.8)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.values import content_of
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import record_language
from fairtool.rules.inspire.levels import identifications
from fairtool.vocabulary.languages import language

_CODE = 'codeList="http://www.loc.gov/standards/iso639-2/" codeListValue="fre"'
_NAMELESS = f"<gmd:language><gmd:LanguageCode {_CODE}/></gmd:language>"
_CODED = f"<gmd:language><gmd:LanguageCode {_CODE}>fre</gmd:LanguageCode></gmd:language>"
_DATA = "gmd:identificationInfo/gmd:MD_DataIdentification"


@rule(
    "inspire-rec-c.1-file-identifier",
    covers=["Rec-C.1"],
    when=element("Record"),
    examples=[Example("Rec-C.1", bad="gmd:fileIdentifier =", good="")],
)
def record_has_an_identifier(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record has a file identifier.

    A catalogue that harvests the record again tells by it that it is the same one; without it each harvest makes a
    new record. A UUID made once and never changed is what most catalogues use. Whether it is unique in the world
    cannot be seen in one record.
    """
    if not node.text("identifier"):
        yield Problem(
            "{where} is missing or empty; write an identifier that never changes, such as a UUID",
            where=node.place("identifier"),
            line=node.line,
        )


@rule(
    "inspire-rec-c.1b-language-name",
    covers=["Rec-C.1b"],
    when=element("Record"),
    examples=[
        Example("Rec-C.1b", bad=f"gmd:language = {_NAMELESS}", good=""),
        Example("Rec-C.1b", bad=f"gmd:language = {_CODED}", good=""),
    ],
)
def language_of_the_record_is_named(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The language code element of the metadata holds the name of the language, in that language.

    The code is for programs; the text of the element is what a reader is shown, who may not know that `fre` is French.
    """
    yield from _nameless(node.all("language"), context.view)


@rule(
    "inspire-rec-1.8-data-language-name",
    covers=["Rec-1.8"],
    when=element("DataRecord"),
    examples=[Example("Rec-1.8", bad=f"{_DATA}/gmd:language = {_NAMELESS}", good="")],
)
def languages_of_the_data_are_named(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The language code elements of a data set hold the names of the languages, in the language of the metadata.

    The code is for programs; the text of the element is what a reader is shown.
    """
    for section in identifications(view):
        yield from _nameless(section.all("languages"), view)


def _nameless(nodes: tuple[Node, ...], view: XmlRecord) -> Iterator[Problem]:
    for node in nodes:
        content = content_of(node.element)
        if content is None or not (code := (content.get("codeListValue") or "").strip()):
            continue
        text = (content.text or "").strip()
        if not text or text == code:
            yield Problem(
                '{where} holds only the code "{code}"; write the name of the language there as text: {name}',
                where=node.where,
                line=node.line,
                code=code,
                name=_name(code, view),
                fix=node.set_text(_name(code, view)) if _is_sure(code, view) else None,
            )


def _is_sure(code: str, view: XmlRecord) -> bool:
    """Tell whether the name of the language is known in the language of the record."""
    own = language(view.node.text("language"))
    return language(code) is not None and own is not None and own.alpha2 in ("fr", "en")


def _name(code: str, view: XmlRecord) -> str:
    known = language(code)
    if known is None:
        return code
    return known.name_fr if record_language(view) == "fr" else known.name_en
