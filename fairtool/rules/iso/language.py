"""Languages: codes of ISO 639-2/B, in elements of the code list."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, SetXml
from fairtool.iso.element import Element
from fairtool.iso.namespaces import URIS
from fairtool.iso.node import Node
from fairtool.iso.values import code_of
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, rule
from fairtool.rules.iso.told import by_structure, has_language_told
from fairtool.vocabulary.languages import Language, is_bibliographic, is_code_of, language

_CODES = tuple(f"{{{URIS[prefix][0]}}}LanguageCode" for prefix in ("gmd", "lan"))
_LANGUAGE = f"{{{URIS['gmd'][0]}}}language"
_STRING = f"{{{URIS['gco'][0]}}}CharacterString"
_CODE = (
    'gmd:language = <gmd:language><gmd:LanguageCode codeList="http://www.loc.gov/standards/iso639-2/" '
    'codeListValue="{}"/></gmd:language>'
)


def _plain(view: XmlRecord) -> Iterator[Element]:
    """Give the languages of ISO 19139 that are plain text."""
    return (text for held in view.by_tag.get(_LANGUAGE, ()) for text in held.iterchildren(_STRING))


@rule(
    "iso-lan-language-code",
    covers=["lan.language-code"],
    examples=[Example("lan.language-code", bad=_CODE.format("fra"), good=_CODE.format("fre"))],
)
def languages_are_bibliographic_codes(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A language is a code of ISO 639-2/B: `fre` for French, and neither `fra` nor `fr`.

    Catalogues sort records by it; another code of the same language is another language to them.
    """
    coded = (one for tag in _CODES for one in view.by_tag.get(tag, ()))
    for one in (*coded, *_plain(view)):
        code = code_of(one)
        if not code or is_bibliographic(code) or by_structure(one, context) or has_language_told(one, context):
            continue
        meant = language(code)
        where, line = Node(one, "language", view.paths).where, one.sourceline
        if meant:
            template = '{where} is "{value}"; write "{right}", the code of ISO 639-2/B'
            yield Problem(
                template,
                where=where,
                line=line,
                value=code,
                right=meant.bibliographic,
                fix=_rewritten(Node(one, "language", view.paths), code, meant),
            )
        else:
            template = '{where} is "{value}", which is no language; write its code of ISO 639-2/B, such as "fre"'
            yield Problem(template, where=where, line=line, value=code)


def _rewritten(one: Node, code: str, meant: Language) -> SetXml | None:
    """Give the edit where a code of the language stands: a name or a locale says something else, too."""
    if not is_code_of(meant, code):
        return None
    if one.element.get("codeListValue") is not None:
        return one.set_attribute("codeListValue", meant.bibliographic)
    return one.set_text(meant.bibliographic)


@rule(
    "iso-lan-language-element",
    covers=["lan.language-element"],
    examples=[
        Example(
            "lan.language-element",
            bad="gmd:language = <gmd:language><gco:CharacterString>fre</gco:CharacterString></gmd:language>",
            good=_CODE.format("eng"),
        )
    ],
)
def languages_are_codes(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A language is an element of the code list and not plain text.

    The schema lets both pass; INSPIRE and some catalogues see the code only.
    """
    for one in _plain(view):
        value = code_of(one)
        meant = language(value)
        if value and not has_language_told(one, context):
            yield Problem(
                "{where} is plain text; write "
                '<gmd:LanguageCode codeList="http://www.loc.gov/standards/iso639-2/" codeListValue="{code}"/>',
                where=Node(one, "language", view.paths).where,
                line=one.sourceline,
                code=meant.bibliographic if meant else value,
            )
