"""Making a new record ready for ISO 19139: what its lists and its root have no room for goes where it is understood."""

from dataclasses import replace

from fairtool.conversion.parts import citation_of, with_citation, with_resource
from fairtool.record.acquisition import Instrument, Platform
from fairtool.record.citation import Responsibility
from fairtool.record.content import Coverage
from fairtool.record.record import Record
from fairtool.record.resource import Association, Keywords
from fairtool.record.text import Text
from fairtool.vocabulary.inspire import iso_lists


def in_words_of_19139(record: Record) -> Record:
    """Give a record with what ISO 19139 has words for."""
    return _in_its_words(_without_acquisition(record))


def _without_acquisition(record: Record) -> Record:
    """Give platforms and instruments as keywords: INSPIRE knows no record with the root of ISO 19115-2."""
    blocks = list(record.resource.keywords)
    for kind in ("platform", "instrument"):
        things = [one for acquisition in record.acquisitions for one in getattr(acquisition, f"{kind}s")]
        words = tuple(filter(None, map(_word, things)))
        if words:
            blocks.append(Keywords(words, kind))
    return with_resource(replace(record, acquisitions=()), keywords=tuple(blocks))


def _in_its_words(record: Record) -> Record:
    """Leave out what the lists of ISO 19139 have no code for: kinds of keywords; contributors are given credit."""
    lists = iso_lists("iso19139").lists
    blocks = tuple(
        block if block.type in lists["MD_KeywordTypeCode"] else replace(block, type="")
        for block in record.resource.keywords
    )
    parties = citation_of(record).responsibilities
    known = tuple(one for one in parties if one.role in lists["CI_RoleCode"])
    credits_ = tuple(_credit(one) for one in parties if one not in known)
    record = with_citation(record, responsibilities=known)
    record = _with_references(record)
    record = replace(record, coverages=tuple(map(_of_known_content, record.coverages)))
    return with_resource(record, keywords=blocks, credits=(*record.resource.credits, *credits_))


def _with_references(record: Record) -> Record:
    """Give documents as cross references, since ISO 19139 has no other place for them."""
    references = tuple(Association(citation=one, type="crossReference") for one in record.resource.documentations)
    return with_resource(record, documentations=(), associations=(*record.resource.associations, *references))


def _of_known_content(coverage: Coverage) -> Coverage:
    known = iso_lists("iso19139").lists["MD_CoverageContentTypeCode"]
    return replace(coverage, content_types=tuple(one for one in coverage.content_types if one in known))


def _credit(one: Responsibility) -> Text:
    name = str(one.individual or one.organisation or "")
    return Text(f"{name} ({one.position})" if one.position else name)


def _word(thing: Platform | Instrument) -> Text | None:
    return (thing.identifier.code if thing.identifier else None) or thing.description
