"""What the fields of a record are called in a sentence, in English and French: `the record does not give an author`."""

from collections.abc import Mapping
from typing import NamedTuple


class Words(NamedTuple):
    """A thing with its article: in English after "does not give", in French after « ne donne pas »."""

    english: str
    french: str


_OTHER = Words("what is asked for", "ce qui est demandé")
# By the last field of a path that is known here, the nearest to the end first.
_WORDS: Mapping[str, Words] = {
    "responsibilities": Words("a responsible party with that role", "de responsable avec ce rôle"),
    "contacts": Words("a contact", "de contact"),
    "emails": Words("an e-mail address", "d’adresse électronique"),
    "identifiers": Words("such an identifier", "d’identifiant de cette sorte"),
    "identifier": Words("an identifier", "d’identifiant"),
    "title": Words("a title", "de titre"),
    "abstract": Words("an abstract", "de résumé"),
    "dates": Words("such a date", "de date de cette sorte"),
    "scopes": Words("the kind of the resource", "de type de ressource"),
    "language": Words("a language", "de langue"),
    "keywords": Words("such keywords", "de mots clés de cette sorte"),
    "extents": Words("an extent", "d’étendue"),
    "boxes": Words("a bounding box", "d’emprise"),
    "periods": Words("a period", "de période"),
    "instants": Words("a date of the data", "de date des données"),
    "verticals": Words("a vertical extent", "d’étendue verticale"),
    "constraints": Words("such conditions of use", "de conditions d’utilisation de cette sorte"),
    "reference_systems": Words("a reference system", "de système de référence"),
    "qualities": Words("a statement of quality", "d’indication de qualité"),
    "lineages": Words("a lineage", "de généalogie"),
    "distributions": Words("a way to the data", "d’accès aux données"),
    "links": Words("such a link", "de lien de cette sorte"),
    "maintenances": Words("how often the data change", "de fréquence de mise à jour"),
}


def words_of(path: str) -> Words:
    """Give the words for what a path leads to."""
    names = [step.partition("[")[0] for step in path.split(".")]
    return next((_WORDS[name] for name in reversed(names) if name in _WORDS), _OTHER)
