"""Identifiers of people in records in DataCite: their check digits."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.identifiers import orcid_ok
from fairtool.record.citation import Responsibility
from fairtool.record.part import RecordPart
from fairtool.record.record import Record
from fairtool.rule import Example, rule
from fairtool.rules.datacite.structure import sample

_PERSON = (
    "<contributors><contributor contributorType='DataCurator'><contributorName nameType='Personal'>Carberry, Josiah"
    "</contributorName><nameIdentifier nameIdentifierScheme='ORCID' schemeURI='https://orcid.org'>{}</nameIdentifier>"
    "</contributor></contributors>"
)


@rule(
    "datacite-orcid",
    severity=Severity.ERROR,
    source="DataCite 4, property 2.4 nameIdentifier; ISO 7064",
    examples=[
        Example(
            "orcid",
            bad=sample(more=_PERSON.format("https://orcid.org/0000-0002-1825-0098")),
            good=sample(more=_PERSON.format("https://orcid.org/0000-0002-1825-0097")),
        )
    ],
)
def orcids_have_their_check_digit(record: Record, context: Context[object]) -> Iterator[Problem]:
    """An ORCID iD has its sixteen digits, of which the last is the check digit of the others.

    A slip of the pen gives the data to somebody else, or to nobody, in every index that reads the DOI.
    """
    for path, party in _parties(record):
        for text in _orcids(party):
            if not orcid_ok(text):
                part = RecordPart(record, None, path)
                yield Problem(
                    '{where} has the ORCID "{value}", whose check digit is not the one of these digits; '
                    "look it up at https://orcid.org",
                    where=part.where,
                    line=part.line,
                    value=text[:80],
                )


def _parties(record: Record) -> Iterator[tuple[str, Responsibility]]:
    for number, resource in enumerate(record.resources):
        for position, party in enumerate(resource.contacts):
            yield f"resources[{number}].contacts[{position}]", party


def _orcids(party: Responsibility) -> Iterator[str]:
    for one in party.individual_identifiers:
        text = one.code.value if one.code else ""
        if one.codespace.casefold() == "orcid" or "orcid.org/" in text:
            yield text
