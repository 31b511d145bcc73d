"""Keywords and thesauri that refer to their addresses (Rec-C.8, Rec-C.9, Rec-1.5, Rec-3.2)."""

from collections.abc import Iterator, Mapping
from functools import cache

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import anchor_to, folded
from fairtool.rules.inspire.keyword_groups import Group, Word, keyword_groups
from fairtool.rules.inspire.levels import is_data
from fairtool.rules.inspire.service_category import LIST, category_of, codes_by_label
from fairtool.vocabulary.inspire import code_list, regulations, theme, theme_at, thesaurus

_GEMET = "http://www.eionet.europa.eu/gemet"
_REGULATION = "1205/2008"
_LONGEST = 300  # characters of a text that are looked at
_LISTS = ("SpatialScope", "PriorityDataset")
_DATA = "gmd:identificationInfo/gmd:MD_DataIdentification/gmd:descriptiveKeywords"
_SERVICE = "gmd:identificationInfo/srv:SV_ServiceIdentification/gmd:descriptiveKeywords"
_TITLE = "gmd:MD_Keywords/gmd:thesaurusName/gmd:CI_Citation/gmd:title"
_THEMES = "<gmd:title><gco:CharacterString>GEMET - INSPIRE themes, version 1.0</gco:CharacterString></gmd:title>"
_SECURE = "https://www.eionet.europa.eu/gemet/inspire_themes"
_THEME = """<gmd:keyword><gco:CharacterString>Caractéristiques géographiques océanographiques</gco:CharacterString>
</gmd:keyword>"""
_SCOPE = "<gmd:keyword><gco:CharacterString>Régional</gco:CharacterString></gmd:keyword>"
_SCOPES = "<gmd:title><gco:CharacterString>Spatial scope</gco:CharacterString></gmd:title>"
_CATEGORY = "<gmd:keyword><gco:CharacterString>infoMapAccessService</gco:CharacterString></gmd:keyword>"


def is_of_themes(group: Group) -> bool:
    """Tell whether keywords are from the thesaurus of the INSPIRE themes, by its address or its title."""
    return any(
        title.href == thesaurus().uri or "inspire themes" in title.text[:_LONGEST].casefold() for title in group.titles
    )


@rule(
    "inspire-rec-1.5-theme-anchors",
    covers=["Rec-1.5"],
    when=element("DataRecord"),
    examples=[
        Example("Rec-1.5", bad=f"{_DATA}[1]/{_TITLE} = {_THEMES}", good=""),
        Example("Rec-1.5", bad=f"{_DATA}[1]/{_TITLE}/gmx:Anchor@xlink:href = {_SECURE}", good=""),
        Example("Rec-1.5", bad=f"{_DATA}[1]/gmd:MD_Keywords/gmd:keyword = {_THEME}", good=""),
    ],
)
def themes_refer_to_their_addresses(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The INSPIRE themes of a data set and the title of their thesaurus are anchors that refer to their addresses.

    The address is the same in all languages, and cannot be misspelt unnoticed as a name can. Those of the INSPIRE
    register and those of GEMET are both right.
    """
    for group in keyword_groups(view):
        if is_of_themes(group):
            yield from _themes(group, view)
            for title in group.titles:
                yield from _title(title, thesaurus().uri, view)


@rule(
    "inspire-rec-c.8-keyword-anchors",
    covers=["Rec-C.8"],
    examples=[Example("Rec-C.8", bad=f"{_DATA}[2]/gmd:MD_Keywords/gmd:keyword = {_SCOPE}", good="")],
)
def keywords_refer_to_their_addresses(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A keyword of a controlled vocabulary is an anchor that refers to its address.

    Software follows the address to translations and to broader and narrower terms; of a word it knows the letters
    only. Told are keywords of vocabularies of INSPIRE, and those beside which another keyword of the group has an
    address.
    """
    for group in keyword_groups(view):
        if not is_of_themes(group):
            yield from _bare(group, view)
        elif not is_data(view):  # of data Rec-1.5 says it
            yield from _themes(group, view)


@rule(
    "inspire-rec-c.9-thesaurus-anchors",
    covers=["Rec-C.9"],
    examples=[Example("Rec-C.9", bad=f"{_DATA}[2]/{_TITLE} = {_SCOPES}", good="")],
)
def thesauri_refer_to_their_addresses(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The title of a well-known thesaurus is an anchor that refers to its address.

    Titles are written in many ways and languages; the address says which thesaurus is meant. Told are those of
    INSPIRE and GEMET.
    """
    for group in keyword_groups(view):
        if is_of_themes(group) and is_data(view):
            continue  # Rec-1.5 says it
        for title in group.titles:
            text = folded(title.text)
            known = next((uri for words, uri in _well_known().items() if text.startswith(words)), "")
            if known and not title.href:
                yield from _title(title, known, view)


@rule(
    "inspire-rec-3.2-category-anchor",
    covers=["Rec-3.2"],
    when=element("ServiceRecord"),
    examples=[
        Example(
            "Rec-3.2",
            bad=f"in service\n{_SERVICE}[1]/gmd:MD_Keywords/gmd:keyword = {_CATEGORY}",
            good="in service",
        ),
        Example("Rec-3.2", bad=f"in service\n{_SERVICE}[1]/gmd:MD_Keywords/gmd:thesaurusName =", good="in service"),
    ],
)
def category_refers_to_its_address(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The category of a service is an anchor to the INSPIRE register, in a group that cites Regulation 1205/2008.

    The code alone can be taken for any word; the address and the citation of part D.4 say what it is a code of.
    """
    for group in keyword_groups(view):
        categories = [(word, code) for word in group.words if (code := category_of(word.node))]
        for word, code in categories:
            if not word.href:
                yield _anchor(word, code_list(LIST).value_uri(code), code, view)
        if categories and not any(_is_classification(title) for title in group.titles):
            yield Problem(
                "{where} holds the category of the service and does not say where it is from; cite in {path} "
                "Regulation 1205/2008, part D.4, with its date {date} (publication)",
                where=group.node.where,
                line=group.node.line,
                path=group.node.path("thesaurus"),
                date=regulations()[_REGULATION].date,
            )


def _is_classification(title: Word) -> bool:
    return _REGULATION in title.text or title.href in (regulations()[_REGULATION].uri, code_list(LIST).uri)


def _bare(group: Group, view: XmlRecord) -> Iterator[Problem]:
    """Tell the keywords of a vocabulary that have no address although it has, or others of the group have."""
    bare = [word for word in group.words if word.text and not word.href and not category_of(word.node)]
    if not bare or not group.titles:
        return
    name = _list_of(group)
    mixed = any(word.href for word in group.words)
    for word in bare:
        code = codes_by_label(name).get(folded(word.text)) if name else None
        if code:
            yield _anchor(word, code_list(name).value_uri(code), word.text, view)
        elif mixed:
            yield Problem(
                '{where} is "{value}" without an address, which other keywords of the group have; '
                "give that of the vocabulary by an anchor",
                where=word.node.where,
                line=word.node.line,
                value=word.text,
            )


def _themes(group: Group, view: XmlRecord) -> Iterator[Problem]:
    for word in group.words:
        if word.href and theme_at(word.href):
            continue
        found = theme(word.text[:_LONGEST])
        if found:
            yield _anchor(word, found.entry.uri, word.text, view)


def _title(title: Word, uri: str, view: XmlRecord) -> Iterator[Problem]:
    if title.href.rstrip("/") != uri:
        text = thesaurus().title if uri == thesaurus().uri else title.text
        yield _anchor(title, uri, text, view)


def _anchor(word: Word, uri: str, text: str, view: XmlRecord) -> Problem:
    near = bool(word.href) and word.href.replace("https:", "http:", 1).rstrip("/") == uri
    return Problem(
        '{where} refers to "{href}"; write {anchor}'
        if word.href
        else '{where} is "{value}" without its own address; write {anchor}',
        where=word.node.where,
        line=word.node.line,
        value=word.text,
        href=word.href,
        anchor=anchor_to(view, uri, text),
        fix=word.node.set_attribute("xlink:href", uri) if near else None,
    )


def _list_of(group: Group) -> str:
    """Give the INSPIRE code list that a group cites, by its address or its English title; empty for another."""
    for title in group.titles:
        for name in _LISTS:
            if title.href == code_list(name).uri or folded(title.text) == folded(code_list(name).title):
                return name
    return ""


@cache
def _well_known() -> Mapping[str, str]:
    """Give the addresses of well-known thesauri by how their titles begin, in lower case."""
    lists = {folded(code_list(name).title): code_list(name).uri for name in _LISTS}
    return {"gemet - inspire themes": thesaurus().uri, **lists, "gemet - concepts": _GEMET}
