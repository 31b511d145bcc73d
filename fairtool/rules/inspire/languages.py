"""The languages of the metadata (C.5) and of the data (1.6) are codes of ISO 639-2/B."""

from collections.abc import Iterator, Sequence

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.iso.xpath import line_of, xpath
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import INSPIRE, child, children, place, said
from fairtool.rules.inspire.levels import LEVELS, first_identification, levels
from fairtool.vocabulary.languages import is_bibliographic, is_code_of, language, languages

_CATALOGUES = ("www.loc.gov/standards/iso639-2", "id.loc.gov/vocabulary/iso639-2")
_OF_EEA = frozenset({"nor", "ice"})  # the guidance has the languages of Norway and Iceland too
_DATA = "gmd:identificationInfo/gmd:MD_DataIdentification/gmd:language"


@rule(
    "inspire-c.5-metadata-language",
    covers=["C.5"],
    when=element("Record"),
    examples=[
        Example(
            "C.5",
            bad="gmd:language/gmd:LanguageCode@codeListValue = fra",
            good="gmd:language/gmd:LanguageCode@codeListValue = fre",
        ),
        Example(
            "C.5",
            bad="gmd:language = <gmd:language><gco:CharacterString>fre</gco:CharacterString></gmd:language>",
            good="gmd:language/gmd:LanguageCode@codeListValue = fre",
        ),
    ],
)
def metadata_has_one_language(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The language of the metadata is given once, as the ISO 639-2/B code of an official language of the Union.

    The code is that of the bibliographic list: `fre`, `ger`, `dut`, and not `fra`, `deu`, `nld`, which the validator
    refuses. A portal that does not know the language of a record cannot translate it. Norwegian and Icelandic are taken
    here, as in the guidance; the validator of 2021 knows the languages of the Union only.
    """
    if LEVELS.isdisjoint(levels(context.view)):
        return
    given = node.all("language")
    codes = [code for one in given for code in children(one.element, "LanguageCode")]
    if not codes:
        yield _missing(node, given, "language")
    elif len(codes) > 1:
        yield Problem(
            "{where} gives the language of the metadata {count} times; keep one, and give the others as gmd:locale",
            where=given[0].where,
            line=given[0].line,
            count=len(codes),
        )
    for one in codes:
        if (value := one.get("codeListValue")) is not None and not _is_official(value):
            yield _wrong(Node(one, "language", node.paths), value)


@rule(
    "inspire-1.6-resource-language",
    covers=["1.6"],
    when=element("DataRecord"),
    examples=[
        Example(
            "1.6",
            bad=f"{_DATA}/gmd:LanguageCode@codeListValue = fr",
            good=f"{_DATA}/gmd:LanguageCode@codeListValue = fre",
        ),
        Example("1.6", bad=f"{_DATA} =", good=f"{_DATA}/gmd:LanguageCode@codeListValue = zxx"),
    ],
)
def data_has_its_languages(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """Each language of the data is given as a code of ISO 639-2/B; `zxx` says that the data has no text.

    The element is required even where the data is numbers only: `zxx` (no linguistic content) is the right answer then.
    The codes are those of the bibliographic list: `fre`, and not `fra`.
    """
    if (resource := first_identification(context.view)) is None:
        return
    given = resource.all("languages")
    codes = [code for one in given for code in children(one.element, "LanguageCode")]
    if not codes:
        yield _missing(resource, given, "languages")
    for one in codes:
        if (value := one.get("codeListValue")) is not None and not is_bibliographic(value):
            yield _wrong(Node(one, "language", node.paths), value)


@rule(
    "inspire-c.5-language-code-list",
    when=element("Record"),
    severity=Severity.WARNING,
    source=f"{INSPIRE} C.5",
    examples=[
        Example(
            "C.5",
            bad="gmd:language/gmd:LanguageCode@codeList = #LanguageCode",
            good="gmd:language/gmd:LanguageCode@codeList = https://www.loc.gov/standards/iso639-2/",
        )
    ],
)
def metadata_language_names_its_list(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The code of the language of the metadata says that it is from ISO 639-2, by the address of that list.

    The code means the same without it, but the INSPIRE validator refuses another address, such as that of a code list
    catalogue of ISO 19139.
    """
    yield from _other_lists(node.all("language"))


@rule(
    "inspire-1.6-language-code-list",
    when=element("DataRecord"),
    severity=Severity.WARNING,
    source=f"{INSPIRE} 1.6",
    examples=[
        Example(
            "1.6",
            bad=f"{_DATA}/gmd:LanguageCode@codeList = #LanguageCode",
            good=f"{_DATA}/gmd:LanguageCode@codeList = http://www.loc.gov/standards/iso639-2",
        )
    ],
)
def data_language_names_its_list(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The code of a language of the data says that it is from ISO 639-2, by the address of that list.

    The code means the same without it, but the INSPIRE validator refuses another address, such as that of a code list
    catalogue of ISO 19139.
    """
    if (resource := first_identification(context.view)) is not None:
        yield from _other_lists(resource.all("languages"))


def _is_official(code: str) -> bool:
    return code in _OF_EEA or any(known.official_eu and known.bibliographic == code for known in languages())


def _missing(node: Node, given: Sequence[Node], field: str) -> Problem:
    text = said(given[0].element) if given else ""
    known = language(text)
    if known:
        return Problem(
            '{where} is the text "{value}"; write it as a code: '
            '<{name} codeList="http://www.loc.gov/standards/iso639-2/" codeListValue="{code}">',
            where=given[0].where,
            line=given[0].line,
            value=text,
            code=known.bibliographic,
            name="gmd:LanguageCode",
        )
    return Problem(
        '{where} holds no language code; write <{name} codeList="http://www.loc.gov/standards/iso639-2/" '
        'codeListValue="fre"> for French, "eng" for English',
        where=given[0].where if given else place(node, field),
        line=given[0].line if given else node.line,
        name="gmd:LanguageCode",
    )


def _wrong(one: Node, value: str) -> Problem:
    known = language(value)
    where, line = f"{one.where}/@codeListValue", one.line
    if known and known.bibliographic != value:
        return Problem(
            '{where} is "{value}"; write "{code}", which is {language} in ISO 639-2/B',
            where=where,
            line=line,
            value=value,
            code=known.bibliographic,
            language=known.name_en,
            language_fr=known.name_fr,
            fix=one.set_attribute("codeListValue", known.bibliographic) if is_code_of(known, value) else None,
        )
    return Problem(
        '{where} is "{value}", which INSPIRE does not take as a language here; write a code such as "fre" or "eng"',
        where=where,
        line=line,
        value=value,
    )


def _other_lists(given: Sequence[Node]) -> Iterator[Problem]:
    for one in given:
        code = child(one.element, "LanguageCode")
        if code is None or (address := code.get("codeList")) is None or _is_of_iso_639(address):
            continue
        yield Problem(
            '{where} is "{value}", which the INSPIRE validator refuses; write "http://www.loc.gov/standards/iso639-2/"',
            where=f"{xpath(code)}/@codeList",
            line=line_of(code),
            value=address,
            fix=one.set_attribute("codeList", "http://www.loc.gov/standards/iso639-2/"),
        )


def _is_of_iso_639(address: str) -> bool:
    return address.removeprefix("https://").removeprefix("http://").removesuffix("/") in _CATALOGUES
