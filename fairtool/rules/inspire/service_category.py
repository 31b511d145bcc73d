"""The category of a service among its keywords (3.4)."""

from collections.abc import Iterator, Mapping
from functools import cache

from fairtool.context import Context
from fairtool.finding import Problem, SetXml
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import anchor_href, child, folded, said
from fairtool.rules.inspire.service_parts import service_in, unidentified
from fairtool.rules.near_codes import same_word
from fairtool.vocabulary.inspire import code_list

LIST = "SpatialDataServiceCategory"
_OF_REGULATION = {"humancatalogviewer": "humanCatalogueViewer"}  # as Regulation 1205/2008 spells it
_KEYWORDS = "gmd:identificationInfo/srv:SV_ServiceIdentification/gmd:descriptiveKeywords"
_WORD = f"{_KEYWORDS}[1]/gmd:MD_Keywords/gmd:keyword"
_ADDRESS = "http://inspire.ec.europa.eu/metadata-codelist/SpatialDataServiceCategory"
_SECURE = f"{_ADDRESS.replace('http:', 'https:')}/infoMapAccessService"
_TEXT = "<gmd:keyword><gco:CharacterString>{}</gco:CharacterString></gmd:keyword>"
_ANCHOR = '<gmd:keyword><gmx:Anchor xlink:href="{}">infoMapAccessService</gmx:Anchor></gmd:keyword>'


@rule(
    "inspire-3.4-service-category",
    covers=["3.4"],
    when=element("ServiceRecord"),
    examples=[
        Example("3.4", bad=f"in service\n{_KEYWORDS} =", good="in service"),
        Example(
            "3.4",
            bad=f"in service\n{_WORD} = {_TEXT.format('Service d’accès aux cartes')}",
            good=f"in service\n{_WORD} = {_TEXT.format('infoMapAccessService')}",
        ),
        Example(
            "3.4",
            bad=f"in service\n{_WORD} = {_ANCHOR.format(_SECURE)}",
            good=f"in service\n{_WORD} = {_ANCHOR.format(_ADDRESS + '/infoMapAccessService')}",
        ),
        Example(
            "3.4",
            bad=f"in service\n{_WORD} = {_ANCHOR.format(_ADDRESS + '/infoMapService')}",
            good=f"in service\n{_WORD} = {_ANCHOR.format(_ADDRESS + '/infoMapAccessService')}",
        ),
    ],
)
def a_keyword_is_a_category(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """At least one keyword of a service is a category of Regulation 1205/2008, as a code or as its address.

    The code is the same in all languages, such as `infoMapAccessService`; its translation is not recognised. An
    address is that of the INSPIRE register, with http, not https.
    """
    service = service_in(view)
    if service.section is None:
        yield unidentified(service)
        return
    words = service.section.all("keywords.words")
    categories = code_list(LIST)
    addresses = [(word, anchor_href(word.element)) for word in words]
    wrong = [
        (word, href) for word, href in addresses if href.startswith(categories.uri) and categories.code_of(href) is None
    ]
    for word, href in wrong:
        yield Problem(
            "{where} refers to {value}, which is no category of the INSPIRE register; "
            "an address there ends in a code such as {example}",
            where=word.where,
            line=word.line,
            value=href,
            example="infoMapAccessService",
        )
    if not wrong and not any(category_of(word) for word in words):
        yield _none(service.section, words)


def category_of(word: Node) -> str:
    """Give the category that a keyword is, by the address of its anchor or as a code; empty where it is none."""
    categories = code_list(LIST)
    text = child(word.element, "CharacterString")
    code = (text.text or "") if text is not None else ""
    return categories.code_of(anchor_href(word.element)) or (code if code in categories.values else "")


def _none(section: Node, words: tuple[Node, ...]) -> Problem:
    meant = next(((word, code) for word in words if (code := _meant(word))), None)
    if meant:
        return Problem(
            '{where} is "{value}"; write the code of the category: {code}',
            where=meant[0].where,
            line=meant[0].line,
            value=meant[0].value,
            code=meant[1],
            fix=_fix(*meant),
        )
    return Problem(
        "{where} holds no category of the service; add a keyword such as infoMapAccessService (view), "
        "infoFeatureAccessService (download) or infoCatalogueService (discovery)",
        where=words[0].where if words else section.place("keywords"),
        line=words[0].line if words else section.line,
    )


def _fix(word: Node, meant: str) -> SetXml | None:
    """Give the edit where the address differs by https only, or the code by upper case; a label stays as it is."""
    uri = code_list(LIST).value_uri(meant)
    if anchor_href(word.element).replace("https:", "http:", 1) == uri:
        return word.set_attribute("xlink:href", uri)
    return word.set_text(meant) if same_word(said(word.element), (meant,)) else None


def _meant(word: Node) -> str:
    """Give the category that a keyword is a label of, or a code in another spelling."""
    address = anchor_href(word.element).replace("https:", "http:", 1)
    return code_list(LIST).code_of(address) or codes_by_label(LIST).get(folded(word.value), "")


@cache
def codes_by_label(name: str) -> Mapping[str, str]:
    """Give the codes of an INSPIRE code list by the codes, labels and usual texts, folded."""
    entry = code_list(name)
    usual = {folded(text): code for code, texts in entry.usual.items() for text in texts}
    labels = {folded(label): code for code, known in entry.values.items() for label in known.values()}
    codes = {folded(code): code for code in entry.values}
    return {**(_OF_REGULATION if name == LIST else {}), **usual, **labels, **codes}
