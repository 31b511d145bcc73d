"""HTML in the texts of records: what is markup, and what only looks like it (synthetic records)."""

from xml.sax.saxutils import escape

import pytest

from tests.rules.checking import record_findings

ABSTRACT = "gmd:identificationInfo/*/gmd:abstract"


def _told(text: str) -> list[str]:
    changes = f"{ABSTRACT} = <gmd:abstract><gco:CharacterString>{escape(text)}</gco:CharacterString></gmd:abstract>"
    return [message.removeprefix(where) for _, where, message in record_findings(changes, "iso-gco-markup", "1.0")]


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("<p>Température</p>", "<p>"),
        ("Température<br />de l’eau", "<br />"),
        ("Température<br>de l’eau", "<br>"),
        ('voir <a href="https://baie.example">la page</a>', '<a href="https://baie.example">'),
        ("Temp&eacute;rature", "&eacute;"),
        ("l&#8217;eau", "&#8217;"),
        ("la fin</STRONG>", "</STRONG>"),
    ],
)
def test_markup_is_told(text: str, markup: str) -> None:
    (told,) = _told(text)
    assert told.startswith(f" has {markup} of HTML")


@pytest.mark.parametrize(
    "text",
    [
        "T < 4 °C et S > 35",
        "a<b et c>d",
        "R&D ; Météo & Climat",
        "https://baie.example/wms?service=WMS&request=GetCapabilities",
        "<contact@baie.example>",
        "le fichier <station>.nc",
    ],
)
def test_what_only_looks_like_markup_is_tolerated(text: str) -> None:
    assert _told(text) == []


def test_a_text_is_told_once_whatever_number_of_tags_it_has() -> None:
    assert len(_told("<p>" * 1000)) == 1
