"""French words for the parts of keys: they are no keys, but the key that is meant can be told."""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

_WORDS: Mapping[str, str] = MappingProxyType({
    "ressource": "resource", "ressources": "resource", "donnees": "resource", "fiche": "record",
    "enregistrement": "record", "notice": "record", "metadonnees": "record", "titre": "title", "intitule": "title",
    "resume": "abstract", "objet": "purpose", "but": "purpose", "objectif": "purpose", "complement": "supplemental",
    "remerciements": "credit", "remerciement": "credit", "genealogie": "lineage", "provenance": "lineage",
    "categorie": "topic", "thematique": "topic", "sujet": "topic", "themes": "theme", "motcle": "keyword",
    "motscles": "keyword", "motsclefs": "keyword", "licences": "licence", "conditions": "licence",
    "acces": "limitations", "limites": "limitations", "restrictions": "limitations", "langue": "language",
    "langues": "language", "identifiant": "identifier", "niveau": "scope", "portee": "scope", "auteur": "creator",
    "createur": "creator", "editeur": "publisher", "diffuseur": "publisher", "organisme": "organisation",
    "institution": "organisation", "courriel": "email", "mel": "email", "nom": "name", "creation": "created",
    "cree": "created", "datecreation": "created", "datedecreation": "created", "publication": "published",
    "publie": "published", "datepublication": "published", "datedepublication": "published", "revision": "revised",
    "revise": "revised", "daterevision": "revised", "datederevision": "revised", "projection": "crs",
    "systeme": "crs", "representation": "representation", "lien": "link", "adresse": "link", "emprise": "box",
    "etendue": "box", "periode": "period", "temps": "period", "statut": "status", "etat": "status",
    "frequence": "frequency", "conformite": "conformity",
})  # fmt: skip


def in_english(key: str) -> str:
    """Give a key with the French words in it as keys have them: `ressource.titre` is `resource.title`."""
    return ".".join(_WORDS.get(_plain(part), part) for part in key.split("."))


def _plain(part: str) -> str:
    letters = unicodedata.normalize("NFKD", part.casefold())
    return "".join(sign for sign in letters if sign.isalnum())
