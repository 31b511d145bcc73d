"""What is cited, how it is had and who answers for it: what ISO 19139 has in other fields than ISO 19115-3."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import zip_longest
from types import MappingProxyType
from typing import Any

from fairtool.record.citation import Citation, Contact, Graphic, Online, Responsibility
from fairtool.record.distribution import Distribution, Format, Medium
from fairtool.record.iso_parts import in_one
from fairtool.record.iso_party import others, with_address
from fairtool.record.resource import Association
from fairtool.record.service import Coupled, Operation
from fairtool.record.text import Text

_FAXES = frozenset({"facsimile", "fax"})


def identified(citation: Citation | None) -> str:
    """Give the first identifier of what is cited, empty where it has none."""
    codes = [one.code.value for one in citation.identifiers if one.code] if citation else []
    return next(iter(codes), "")


def _citation(one: Citation) -> Citation:
    title, details = one.title, one.other_details
    if title and not title.href and one.links and one.links[0].url:
        title = replace(title, href=one.links[0].url)
    if len(details) > 1:
        details = (Text("\n".join(detail.value for detail in details)),)
    edited = one.edition_date.removesuffix("T00:00:00")
    return replace(one, title=title, other_details=details, edition_date=edited)


def _contact(one: Contact) -> Contact:
    numbers = list(zip_longest(one.phones, one.phone_types[: len(one.phones)], fillvalue=""))
    faxes = tuple(number for number, kind in numbers if kind in _FAXES)
    phones = tuple(number for number, kind in numbers if kind not in _FAXES)
    types = tuple(kind for kind in one.phone_types if kind not in {"", "voice", *_FAXES})
    return replace(one, phones=phones, phone_types=types, faxes=one.faxes + faxes)


def _responsibility(one: Responsibility) -> Responsibility:
    individual = with_address(one.individual, one.individual_identifiers)
    organisation = with_address(one.organisation, one.organisation_identifiers)
    return replace(
        one,
        individual=individual,
        organisation=organisation,
        individual_identifiers=others(one.individual_identifiers, individual),
        organisation_identifiers=others(one.organisation_identifiers, organisation),
        contacts=in_one(one.contacts),
    )


def _association(one: Association) -> Association:
    citation = one.citation or one.metadata
    if citation is None or one.identifier or citation.title or not citation.identifiers:
        return replace(one, citation=citation, metadata=None if citation is one.metadata else one.metadata)
    return replace(one, citation=None, identifier=citation.identifiers[0])


def _format(one: Format) -> Format:
    cited = one.specification
    if cited is None:
        return one
    others = (*cited.alternate_titles, *cited.other_details)
    return replace(
        one,
        name=one.name or cited.title,
        version=one.version or cited.edition,
        specification_text=one.specification_text or next(iter(others), None),
        specification=None if cited == _short(cited) else cited,
    )


def _short(cited: Citation) -> Citation:
    """Give a specification with no more than what a format of ISO 19139 says of it."""
    if cited.alternate_titles:
        return Citation(cited.title, cited.alternate_titles[:1], edition=cited.edition)
    return Citation(cited.title, edition=cited.edition, other_details=cited.other_details[:1])


def _medium(one: Medium) -> Medium:
    title = one.citation.title if one.citation else None
    kept = one.citation if one.citation != Citation(title) else None
    return replace(one, name=one.name or (title.value if title else ""), citation=kept)


def _distribution(one: Distribution) -> Distribution:
    inner = [form for transfer in one.transfers for form in transfer.formats]
    transfers = tuple(replace(transfer, formats=()) for transfer in one.transfers)
    formats = one.formats + tuple(form for form in inner if form not in one.formats)
    return replace(one, formats=formats, transfers=transfers)


def _graphic(one: Graphic) -> Graphic:
    name = one.name or next((link.url for link in one.links), "")
    return replace(one, name=name, links=tuple(link for link in one.links if link != Online(name)))


def _coupled(one: Coupled) -> Coupled:
    return replace(
        one,
        operation_name=one.operation_name or next((each.name for each in one.operations), ""),
        identifier=one.identifier or next(filter(None, map(identified, one.references)), ""),
        operations=tuple(each for each in one.operations if each != Operation(each.name)),
        references=tuple(each for each in one.references if each != Citation(identifiers=each.identifiers[:1])),
    )


CHANGES: Mapping[type, Callable[[Any], Any]] = MappingProxyType(
    {
        Citation: _citation,
        Contact: _contact,
        Responsibility: _responsibility,
        Association: _association,
        Format: _format,
        Medium: _medium,
        Distribution: _distribution,
        Graphic: _graphic,
        Coupled: _coupled,
    }
)
