"""Rules on identifiers: check digits, kinds that contradict them, and who has none."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.identifiers import doi_of, isni_ok, named_identifier, orcid_ok, ror_ok
from fairtool.plan.view import Plan, PlanPart
from fairtool.rule import ALWAYS, Example, element, rule
from fairtool.rules.madmp.repair_json import written
from fairtool.rules.madmp.repair_key import kind_of_identifier
from fairtool.rules.madmp.told import PRACTICE, told

_SOURCE = PRACTICE
_CONTACT = "/dmp/contact/contact_id"


@rule(
    "madmp-contact-orcid",
    when=element("Contact"),
    severity=Severity.INFO,
    source=_SOURCE,
    shows=["contact_id"],
    examples=[Example("orcid", bad=f'{{"{_CONTACT}": {{"identifier": "lab-7", "type": "other"}}}}', good="{}")],
)
def a_contact_has_an_orcid(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """The contact of a plan has an ORCID iD.

    Names change and are shared; the iD leads to the person also when the e-mail address is gone.
    """
    said = [one["identifier"].text() for one in part.node["contact_id"]]
    if said and not any(orcid_ok(one) for one in said):
        yield told(part, "contact_id", "{where} has no ORCID iD; add it, https://orcid.org/ and the iD", context)


@rule(
    "madmp-id-person",
    when=element("PersonId"),
    severity=Severity.WARNING,
    source="ISO 7064",
    shows=["identifier"],
    examples=[Example("orcid", bad=f'{{"{_CONTACT}/identifier": "https://orcid.org/0000-0002-1825-0098"}}', good="{}")],
)
def an_orcid_has_its_check_digit(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """ORCID iDs and ISNIs have sixteen digits, of which the last proves the others.

    One wrong digit credits somebody else, or nobody.
    """
    identifier, kind = part.node["identifier"].text(), part.node["type"].text().lower()
    is_sound = {"orcid": orcid_ok, "isni": _isni_ok}.get(kind)
    if identifier and is_sound and not is_sound(identifier):
        template = '{where} is "{identifier}", and no {kind}: its digits do not prove each other'
        yield told(part, "identifier", template, context, identifier=identifier, kind=kind.upper())


def _isni_ok(text: str) -> bool:
    named = named_identifier(text)
    return isni_ok(named[1] if named else text)


@rule(
    "madmp-id-organisation",
    when=element("AffiliationId", "FunderId"),
    severity=Severity.WARNING,
    source="ROR",
    shows=["identifier"],
    examples=[
        Example("ror", bad='{"/dmp/project/0/funding/0/funder_id/identifier": "https://ror.org/00rbzpz18"}', good="{}")
    ],
)
def a_ror_has_its_check_digits(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """ROR identifiers end with two digits that prove the others.

    One wrong sign leads to another organisation, or to none.
    """
    identifier = part.node["identifier"].text()
    named = named_identifier(identifier)
    is_ror = part.node["type"].text().lower() == "ror" or (named is not None and named[0] == "ROR")
    if identifier and is_ror and not ror_ok(identifier):
        template = '{where} is "{identifier}", and no ROR identifier: its signs do not prove each other'
        yield told(part, "identifier", template, context, identifier=identifier)


@rule(
    "madmp-id-doi",
    when=element("DataId"),
    severity=Severity.WARNING,
    source="ISO 26324",
    shows=["identifier"],
    examples=[Example("doi", bad='{"/dmp/dmp_id/identifier": "doi to come"}', good="{}")],
)
def what_is_called_a_doi_is_one(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """What is called a DOI is one.

    Programs put `https://doi.org/` before it, and must arrive.
    """
    identifier = part.node["identifier"].text()
    if identifier and part.node["type"].text().lower() == "doi" and not doi_of(identifier):
        template = '{where} is "{identifier}", and no DOI; write it as https://doi.org/10.1234/abc, or another type'
        yield told(part, "identifier", template, context, identifier=identifier)


@rule(
    "madmp-id-type",
    when=element("PersonId", "DataId"),
    severity=Severity.WARNING,
    source=_SOURCE,
    shows=["type"],
    examples=[Example("type", bad=f'{{"{_CONTACT}/type": "other"}}', good="{}")],
)
def a_type_is_that_of_the_identifier(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """The type of an identifier is what the identifier is, in the word of the standard.

    Programs look at the type to tell how to follow an identifier.
    """
    said = part.node["type"].text()
    kind = kind_of_identifier(part.node["identifier"].text(), part.path)
    is_vague = said.lower() in (kind, "other", "url", "uri", "ark", "handle", f"http-{kind}")
    if said and kind not in ("", "url", said) and is_vague:
        template = '{where} is "{said}", and the identifier is of the kind {kind}; write "{right}"'
        fix = written(f"{part.path}/type", kind)
        yield told(part, "type", template, context, fix=fix, said=said, kind=kind.upper(), right=kind)


@rule(
    "madmp-dataset-twice",
    when=ALWAYS,
    severity=Severity.WARNING,
    source=_SOURCE,
    examples=[
        Example(
            "twice",
            bad='{"/dmp/dataset/0/dataset_id/identifier": "https://doi.org/10.5281/zenodo.0000001"}',
            good="{}",
        )
    ],
)
def an_identifier_is_of_one_thing(plan: Plan, context: Context[Plan]) -> Iterator[Problem]:
    """No two data sets have the same identifier, and none has that of the plan.

    A program that knows things by their identifiers takes the two for one.
    """
    seen: dict[str, str] = {}
    for one in (plan.dmp["dmp_id"], *(dataset["dataset_id"] for dataset in plan.dmp["dataset"])):
        identifier, where = one["identifier"].text(), one["identifier"].where
        known = doi_of(identifier) or identifier
        if known and known in seen:
            template = '{where} is "{identifier}", as {other} is already; give each thing an identifier of its own'
            line = plan.line(where)
            yield Problem(template, where=where, line=line, identifier=identifier, other=seen[known])
        elif known:
            seen[known] = where
