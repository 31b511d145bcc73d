"""The values of the fields that are compared, as one record says them: each function gives those of one field."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from fairtool.fair.lost_values import (
    Value,
    of_date,
    of_format,
    of_identifier,
    of_party,
    of_text,
    of_texts,
    of_word,
)
from fairtool.record.content import Variable
from fairtool.record.essentials import AUTHORS, Essentials, Party
from fairtool.record.flat_identifiers import EPSG_ADDRESS, epsg_of, whole
from fairtool.record.losses_forms import codes_of, identifiers_of
from fairtool.record.text import Text

Values = Callable[[Essentials], Iterable[Value]]
_PUBLISHERS = ("publisher", "distributor")
_CONTACTS = ("pointOfContact", "custodian", "owner", "")


def identifiers(one: Essentials) -> Iterator[Value]:
    """Give the identifiers beside the DOI."""
    return (value for said in one.other_identifiers for value in of_identifier(said))


def any_identifier(one: Essentials) -> Iterator[Value]:
    """Give all identifiers."""
    yield from identifiers(one)
    yield from of_identifier(one.doi)
    yield from of_identifier(one.identifier)


def creators(one: Essentials) -> Iterator[Value]:
    """Give the authors."""
    return (value for party in one.having(*AUTHORS) for value in of_party(party))


def orcids_of(parties: Iterable[Party]) -> Iterator[Value]:
    """Give the ORCID of people."""
    return (value for party in parties if party.orcid for value in of_word(party.orcid))


def rors_of(parties: Iterable[Party]) -> Iterator[Value]:
    """Give the ROR of organisations."""
    return (value for party in parties if party.ror for value in of_word(party.ror))


def publishers(*roles: str) -> Values:
    """Give those with one of the roles, as organisations."""

    def given(one: Essentials) -> Iterator[Value]:
        names = (
            Party(each.role, "", each.organisation or each.individual, ror=each.ror) for each in one.having(*roles)
        )
        return (value for each in names for value in of_party(each))

    return given


def contacts(one: Essentials) -> Iterator[Value]:
    """Give who is to be asked about data or record."""
    return (value for each in (*one.having(*_CONTACTS), *one.metadata_contacts) for value in of_party(each))


def people(one: Essentials) -> Iterator[Value]:
    """Give everybody that a record names, and the organisations that people are of."""
    for each in (*one.parties, *one.metadata_contacts):
        yield from of_party(each)
        yield from of_party(Party(each.role, "", each.organisation, ror=each.ror))


def emails(one: Essentials) -> Iterator[Value]:
    """Give the e-mail addresses of everybody."""
    everybody = (*one.parties, *one.metadata_contacts)
    return (value for each in everybody for value in of_word(each.email.removeprefix("mailto:")))


def languages(one: Essentials) -> Iterator[Value]:
    """Give the languages of the data."""
    return (Value(said, codes_of(said)) for said in one.resource_languages if said)


def labels(one: Essentials) -> Iterator[Value]:
    """Give the words of the keywords, each once; a concept is known by its address too."""
    return of_texts(keyword.label for keyword in one.keywords)


def concepts(one: Essentials) -> Iterator[Value]:
    """Give the addresses of the concepts that keywords are."""
    return (value for keyword in one.keywords for value in of_identifier(keyword.uri))


def topics(one: Essentials) -> Iterator[Value]:
    """Give the topic categories."""
    return (value for topic in one.topics for value in of_word(topic))


def systems(one: Essentials) -> Iterator[Value]:
    """Give the reference systems, by EPSG code where there is one."""
    for system in one.reference_systems:
        code = epsg_of(system)
        known = identifiers_of(f"{EPSG_ADDRESS}{code}") if code else frozenset()
        yield from (Value(value.shown, value.keys | known) for value in of_text(system))


def relations(one: Essentials) -> Iterator[Value]:
    """Give what the data are related to."""
    return (value for each in one.relations for value in of_identifier(each.identifier or each.title))


def links(one: Essentials) -> Iterator[Value]:
    """Give the addresses of the data."""
    return (value for link in one.links for value in of_identifier(link.url))


def any_address(one: Essentials) -> Iterator[Value]:
    """Give all addresses and identifiers."""
    yield from links(one)
    yield from any_identifier(one)
    yield from relations(one)


def formats(one: Essentials) -> Iterator[Value]:
    """Give the formats."""
    return (value for name, version in one.formats for value in of_format(name, version))


def formats_of_all(one: Essentials) -> Iterator[Value]:
    """Give the formats, those of files among them."""
    yield from formats(one)
    for file in one.files:
        yield from of_format(file.format or file.media_type, "")


def variables(one: Essentials) -> Iterator[Value]:
    """Give the variables."""
    return (value for variable in one.variables for value in _variable(variable))


def _variable(one: Variable) -> Iterator[Value]:
    """Give a variable, known by its name in the data, its concepts and its description."""
    names = {one.name, *(str(each.code or "") for each in one.names), str(one.description or "")}
    words = {word for name in names for value in of_word(name.replace("_", " ")) for word in value.keys}
    concepts = {key for each in one.names for value in of_identifier(whole(each)) for key in value.keys}
    concepts |= {
        key for each in one.names if each.code for value in of_identifier(each.code.href) for key in value.keys
    }
    if words:
        yield Value(one.name or str(one.description or "") or min(words), frozenset(words | concepts))


def variables_or_words(one: Essentials) -> Iterator[Value]:
    """Give the variables, and the keywords, which some encodings have in their place."""
    yield from variables(one)
    for keyword in one.keywords:
        for value in of_text(keyword.label):
            yield Value(value.shown, frozenset(key.replace("_", " ") for key in value.keys))


def descriptions(one: Essentials) -> Iterator[Value]:
    """Give the long texts, one of which may hold the other."""
    return of_texts((one.lineage, one.supplemental, one.abstract))


def texts(name: str) -> Values:
    """Give the values of a field of texts by its name in the flat form."""

    def given(one: Essentials) -> Iterator[Value]:
        said: Text | tuple[Text, ...] | None = getattr(one, name)
        return of_texts(said if isinstance(said, tuple) else (said,))

    return given


def words(name: str) -> Values:
    """Give the word in a field of the flat form."""
    return lambda one: of_word(str(getattr(one, name)))


def dates(name: str) -> Values:
    """Give the date in a field of the flat form."""
    return lambda one: of_date(str(getattr(one, name)))


def each(name: str, of: Callable[[Any], Iterable[Value]]) -> Values:
    """Give the values of a field of the flat form that holds several things."""
    return lambda one: (value for thing in getattr(one, name) for value in of(thing))


def text_or_keyword(name: str) -> Values:
    """Give the texts of a field, and the keywords, which some encodings have in their place."""
    return lambda one: chain(of_texts(getattr(one, name)), labels(one))
