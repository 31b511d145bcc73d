"""Texts with the markup of web pages in them, which a record has no place for."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.iso.namespaces import URIS
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, rule

_STRINGS = tuple(f"{{{uri}}}CharacterString" for uri in URIS["gco"])
_TAGS = "a|b|br|div|em|font|h[1-6]|i|img|li|ol|p|span|strong|sub|sup|table|tbody|td|th|tr|u|ul"
_ATTRIBUTE = r"""\s{1,9}[a-z-]{1,20}=["'][^"'<>]{0,500}["']"""
_MARKUP = re.compile(
    rf"</?(?:{_TAGS})(?:{_ATTRIBUTE}){{0,9}}\s{{0,9}}/?>|&(?:[a-z]{{2,8}}|#[0-9]{{2,5}});", re.IGNORECASE
)
_ABSTRACT = (
    "gmd:identificationInfo/*/gmd:abstract = <gmd:abstract><gco:CharacterString>{}</gco:CharacterString></gmd:abstract>"
)


@rule(
    "iso-gco-markup",
    severity=Severity.WARNING,
    source="ISO 19139 gco:CharacterString (plain text)",
    examples=[
        Example(
            "gco.markup",
            bad=_ABSTRACT.format("&lt;p&gt;Température de l’eau&lt;/p&gt;"),
            good=_ABSTRACT.format("Température de l’eau : T &lt; 4 °C en hiver"),
        )
    ],
)
def texts_have_no_markup(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A text is plain, without the tags and entities of HTML.

    A catalogue shows a text as it stands, so that readers see `<p>` and `&nbsp;` between the words. A title or abstract
    that was copied from a web page often has them.
    """
    for tag in _STRINGS:
        for one in view.by_tag.get(tag, ()):
            found = _MARKUP.search(one.text or "")
            held = one.getparent()
            if found and held is not None:
                yield Problem(
                    "{where} has {markup} of HTML, which readers see as it stands; write plain text, with line ends "
                    "between paragraphs",
                    where=Node(held, "text", view.paths).where,
                    line=one.sourceline,
                    markup=found[0][:60],
                )
