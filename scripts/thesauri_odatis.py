"""The ODATIS parameters (OD1 of the NERC Vocabulary Server), out of the thesaurus that Data Terra puts together."""

from collections.abc import Iterator
from pathlib import Path

from thesauri_turtle import Concept, Scheme

from fairtool.skos.entry import Entry
from fairtool.skos.gather import gather
from fairtool.skos.statements import Literal, statements

BASE = "http://vocab.nerc.ac.uk/collection/OD1/current/"
_COLLECTIONS = {name: f"http://vocab.nerc.ac.uk/collection/{name}/current/" for name in ("A05", "P02", "P03", "P08")}


def scheme(file: Path) -> Scheme:
    """Say what the collection is; the NERC Vocabulary Server has collections where others have schemes."""
    stated = {
        name.rpartition("#")[2].rpartition("/")[2]: target.text
        for subject, name, target in statements(file)
        if subject == BASE and isinstance(target, Literal)
    }
    titles = {"en": stated["title"], "fr": "Paramètres d'agrégation et variables essentielles d'ODATIS"}
    licence = "https://creativecommons.org/licenses/by/4.0/"
    return Scheme(BASE, titles, stated["versionInfo"], stated["date"][:10], licence, {"OD1": BASE, **_COLLECTIONS})


def od1(file: Path) -> Iterator[Concept]:
    """Give the concepts of the collection; what stands above them in other collections is a broader match."""
    for entry in gather(file).entries:
        if entry.uri.startswith(BASE):
            yield Concept(
                entry.uri,
                tuple((label.lang, label.text) for label in entry.labels if label.kind == "pref"),
                tuple((label.lang, label.text) for label in entry.labels if label.kind == "alt"),
                tuple(_links(entry)),
                entry.notations[0],
                entry.deprecated,
            )


def _links(entry: Entry) -> Iterator[tuple[str, str]]:
    """Give the mappings, each place once: what is said to be the same is not broader too."""
    same = {target for name, target in entry.mappings if name == "exactMatch"}
    yield from entry.mappings
    yield from (("broadMatch", target) for target in entry.broader if target not in same)
