"""A small page about a concept, and where its own page is."""

from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from fairtool.reconcile.service import Concept, Service
from fairtool.reconcile.values import values_of
from fairtool.translate import marked, translate

WIDTH, HEIGHT = 420, 240  # pixels
_ROWS = (
    ("prefLabel@fr", marked("French")),
    ("prefLabel@en", marked("English")),
    ("altLabel", marked("also")),
    ("path", marked("path from the top")),
    ("broader", marked("broader concept")),
    ("notation", marked("notation")),
    ("unit", marked("canonical unit")),
)
_MOST = 5  # values of a row
_STYLE = (
    "body{font:13px sans-serif;margin:.5em}h1{font-size:1.2em;margin:0 0 .3em}"
    "dt{float:left;color:#555}dd{margin:0 0 .2em 9em}"
)


def preview_of(service: Service, concept: Concept) -> str:
    """Give a page in HTML in which every text of the thesaurus is escaped."""
    title = escape(concept.hit.label(service.language).text)
    facts = concept.index.facts
    source = escape(f"{facts.title} {facts.version}".strip())
    return (
        f'<!DOCTYPE html>\n<html lang="{service.language}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head>\n<body><h1>{title}</h1>\n"
        f"{''.join(_paragraphs(service, concept))}<dl>{''.join(_rows(service, concept))}</dl>\n"
        f"<p>{_link(concept.hit.uri)}<br>{source}</p></body></html>\n"
    )


def _paragraphs(service: Service, concept: Concept) -> Iterator[str]:
    if concept.hit.deprecated:
        yield f"<p><strong>{escape(translate(marked('deprecated'), service.language))}</strong></p>\n"
    if concept.hit.definition:
        yield f"<p>{escape(concept.hit.definition)}</p>\n"


def _rows(service: Service, concept: Concept) -> Iterator[str]:
    for name, template in _ROWS:
        texts = [_shown(service, value.text) for value in values_of(concept, name)[:_MOST]]
        if texts:
            yield f"<dt>{escape(translate(template, service.language))}</dt><dd>{escape(', '.join(texts))}</dd>\n"


def _shown(service: Service, text: str) -> str:
    other = service.concept(text) if "://" in text else None
    return other.hit.label(service.language).text if other else text


def _link(uri: str) -> str:
    page = page_of(uri)
    if not page:
        return escape(uri)
    return f'<a href="{escape(page)}" target="_blank" rel="noopener noreferrer">{escape(uri)}</a>'


def page_of(uri: str) -> str:
    """Give the address of a concept as a browser may be sent to it, nothing where it is no web address.

    >>> page_of("javascript:alert(1)")
    ''
    """
    return quote(uri, safe=":/?#[]@!$&'()*+,;=%~") if uri.startswith(("http://", "https://")) else ""
