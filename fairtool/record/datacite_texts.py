"""Reads titles, descriptions and subjects of DataCite, in one language or several."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from fairtool.record.datacite_technical import is_technical, read_technical
from fairtool.record.datacite_words import TOPIC_ADDRESS, TOPICS
from fairtool.record.essentials import Keyword
from fairtool.record.flat import bibliographic
from fairtool.record.json_node import JsonNode
from fairtool.record.nested_said import Said
from fairtool.record.text import Text


def read_texts(nodes: JsonNode, key: str, fields: Mapping[str, str], type_key: str) -> Iterator[Said]:
    """Give texts by their type; a later one in another language is a translation of the first of its type."""
    firsts: dict[str, tuple[Text, str, str]] = {}
    for node in nodes:
        type_, lang, value = node[type_key].text(), bibliographic(node["lang"].text()), node[key].text() or node.text()
        field = fields.get("" if type_ == "TranslatedTitle" else type_, "")
        if type_ == "TechnicalInfo" and is_technical(value):
            yield from read_technical(value, node.where)
        if not field or not value or is_technical(value):
            continue
        if field == "alternate_titles":
            yield Said(field, Text(value), node.where)
        elif field not in firsts:
            firsts[field] = Text(value), lang, node.where
        elif lang and lang != firsts[field][1]:
            first, own, where = firsts[field]
            firsts[field] = Text(first.value, "", {**first.translations, lang: value}), own, where
    yield from (Said(field, text, where) for field, (text, _, where) in firsts.items())


def read_subjects(nodes: JsonNode, spoken: str) -> Iterator[Said]:
    """Give keywords and topics; a subject with the address of the one before it is its translation.

    One that is alone in another language than that of the description keeps it as a translation of itself.
    """
    waiting: tuple[Keyword, str] | None = None
    for node in nodes:
        lang = bibliographic(node["lang"].text())
        keyword = _keyword(node, lang if lang != spoken else "")
        if keyword is None:
            yield Said("topics", node["subject"].text(), node.where)
        elif waiting and keyword.uri and keyword.uri == waiting[0].uri and lang not in {"", spoken}:
            waiting = _translated(waiting[0], lang, keyword.label.value), waiting[1]
        else:
            yield from _waiting(waiting)
            waiting = keyword, node.where
    yield from _waiting(waiting)


def _waiting(found: tuple[Keyword, str] | None) -> Iterable[Said]:
    return (Said("keywords", *found),) if found and found[0].label.value else ()


def _translated(keyword: Keyword, lang: str, value: str) -> Keyword:
    label = Text(keyword.label.value, keyword.label.href, {**keyword.label.translations, lang: value})
    return replace(keyword, label=label)


def _keyword(node: JsonNode, lang: str) -> Keyword | None:
    scheme, address = node["subjectScheme"].text(), node["valueUri"].text()
    if scheme == TOPICS or address.startswith(TOPIC_ADDRESS):
        return None
    word = node["subject"].text() or node.text()
    label = Text(word, address, {lang: word} if lang else {})
    return Keyword(label, thesaurus=scheme, thesaurus_uri=node["schemeUri"].text())
