"""Small thesauri of a test, as entries and as open indexes."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from fairtool.skos.entry import Entry, Label, LabelKind, Thesaurus
from fairtool.thesauri.content import content_of
from fairtool.thesauri.index import Index
from fairtool.thesauri.labels import Usage
from fairtool.thesauri.store import write_index
from fairtool.thesauri.thesaurus_facts import ThesaurusFacts

BASE = "https://t.example/"
_LETTERS = {"-": LabelKind.ALTERNATIVE, "~": LabelKind.HIDDEN}


def entry(name: str, *labels: str, **more: object) -> Entry:
    """Give a concept; a label is `en:sea`, an alternative one `-en:ocean`, a hidden one `~en:see`."""
    return Entry(f"{BASE}{name}", tuple(map(_label, labels)), **more)  # type: ignore[arg-type] - as in Entry


def _label(text: str) -> Label:
    lang, _, rest = text.lstrip("-~").partition(":")
    return Label(rest, lang, _LETTERS.get(text[0], LabelKind.PREFERRED))


def thesaurus(*entries: Entry) -> Thesaurus:
    return Thesaurus(f"{BASE}scheme", "Words", "1", "2024-01-01", "CC0-1.0", entries)


def index_of(
    folder: Path,
    *entries: Entry,
    name: str = "words",
    usage: Iterable[Usage] = (),
    renamed: Mapping[str, str] | None = None,
) -> Index:
    """Write the index of a thesaurus and open it."""
    path = folder / f"{name}.sqlite"
    facts = ThesaurusFacts(name, "Words", "1", "2024-01-01", f"{BASE}scheme", "CC0-1.0", "shipped")
    write_index(path, content_of(thesaurus(*entries), usage, renamed or {}), facts.as_texts())
    return Index(path)


TURTLE = """@prefix : <https://t.example/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
:words a skos:ConceptScheme ; dcterms:title "Words of the sea" ; dcterms:modified "2024-01-01" .
:sea a skos:Concept ; skos:prefLabel "sea"@en, "mer"@fr ; skos:notation "S1" ; skos:narrower :ice .
:ice a skos:Concept ; skos:prefLabel "sea ice"@en, "glace de mer"@fr ; skos:broader :sea .
:salt a skos:Concept ; skos:prefLabel "salinity"@en, "salinité"@fr ; skos:altLabel "saltiness"@en .
"""


def skos_file(folder: Path, name: str = "words.ttl", more: str = "") -> Path:
    """Write a small SKOS file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TURTLE + more, encoding="utf-8")
    return path
