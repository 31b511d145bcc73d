"""Writes what is lost in publication as a part of a JSON document."""

from fairtool.fair.lost import Dropped, Passage
from fairtool.fair.lost_document import DroppedDocument, PassageDocument
from fairtool.fair.lost_words import sentence
from fairtool.translate import Language


def dropped_document(one: Dropped, language: Language) -> DroppedDocument:
    """Give the part of a document that says what became of a field."""
    return {
        "field": one.field,
        "fate": one.fate.value,
        "local": list(one.local),
        "count": one.count,
        "passages": [_passage(passage) for passage in one.passages],
        "message": sentence(one, language) if one.fate.value != "kept" else "",
    }


def _passage(one: Passage) -> PassageDocument:
    return {
        "way": one.way.value,
        "address": one.address,
        "media_type": one.media_type,
        "fate": one.fate.value,
        "found": list(one.found),
        "missing": list(one.missing),
        "left_out": one.left_out,
    }
