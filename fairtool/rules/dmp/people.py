"""Who answers for the plan and the data."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.plan.bundle import PlannedBundle
from fairtool.plan.clues import plain
from fairtool.record.essentials import AUTHORS, Party
from fairtool.record.flat_identifiers import orcid_in
from fairtool.record.json_node import JsonNode
from fairtool.rule import Example, rule
from fairtool.rules.dmp.drift import SOURCE, drift, listed, put

_ORCID = "https://orcid.org/"
_NAMED = ':creator_name = "{}" ; :creator_type = "person" ; :creator_url = "https://orcid.org/0000-0002-1825-0097" ;'
_OTHER = '{"/dmp/contact/contact_id": {"identifier": "amarin", "type": "other"}}\n---\n'


@rule(
    "dmp-contact-orcid",
    severity=Severity.WARNING,
    source=SOURCE,
    shows=["contact"],
    examples=[
        Example("contact", bad=_OTHER + _NAMED.format("A. Marin"), good="{}\n---\n" + _NAMED.format("A. Marin")),
    ],
)
def contact_has_an_orcid(bundle: PlannedBundle, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """The contact of the plan has the ORCID that the record or the data give.

    Names change and are shared, and addresses end with a contract; the ORCID stays. A person is told by the name or the
    e-mail address.
    """
    contact = bundle.plan.dmp["contact"]
    node, name = contact["contact_id"], contact["name"].text()
    known = _known(bundle, name, contact["mbox"].text())
    if known and known not in _orcids(contact, "contact_id"):
        yield drift(
            context,
            "the contact {name} has the ORCID {found} in the data or their record, and not in the plan; write it there",
            node,
            fix=None
            if _orcids(contact, "contact_id")
            else put(node, {"identifier": f"{_ORCID}{known}", "type": "orcid"}),
            name=name,
            found=known,
        )


@rule(
    "dmp-authors-planned",
    severity=Severity.INFO,
    source=SOURCE,
    shows=["contributor"],
    examples=[
        Example(
            "authors",
            bad="{}\n---\n"
            + _NAMED.format("C. Phare").replace("0097", "0098").replace("0000-0002-1825-0098", "0000-0003-1415-9269"),
            good="{}\n---\n" + _NAMED.format("A. Marin"),
        ),
    ],
)
def authors_are_in_the_plan(bundle: PlannedBundle, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """Who made the data has a part in the plan.

    The plan tells who is responsible for what. Only persons whose ORCID the record or the data give are looked for.
    """
    dmp = bundle.plan.dmp
    creators = [one for dataset in bundle.datasets for one in dataset.node["creator"]]
    said = {*_orcids(dmp["contact"], "contact_id")}
    said |= {one for each in dmp["contributor"] for one in _orcids(each, "contributor_id")}
    said |= {one for each in creators for one in _orcids(each, "creator_id")}
    names = {plain(one["name"].text()) for one in (dmp["contact"], *dmp["contributor"], *creators)}
    authors = {one.orcid: one.name for one in _parties(bundle) if one.role in AUTHORS and one.orcid}
    more = [name for orcid, name in authors.items() if orcid not in said and plain(name) not in names]
    if more:
        yield drift(
            context,
            "authors of the data who have no part in the plan ({count}): {found}; add them as contributor, with "
            "their role",
            dmp["contributor"],
            count=len(more),
            found=listed(more),
        )


def _orcids(node: JsonNode, key: str) -> list[str]:
    """Give the ORCIDs of a person of the plan."""
    return [orcid for one in node[key] if (orcid := orcid_in(one["identifier"].text()))]


def _parties(bundle: PlannedBundle) -> Iterator[Party]:
    for dataset in bundle.datasets:
        yield from (party for other in dataset.others for party in (*other.parties, *other.metadata_contacts))


def _known(bundle: PlannedBundle, name: str, address: str) -> str:
    """Give the ORCID of the person of that name, or of that e-mail address, whom the record or the data know."""
    for party in _parties(bundle):
        alike = party.individual and plain(party.individual) == plain(name)
        if party.orcid and (alike or (party.email and party.email.lower() == address.lower())):
            return party.orcid
    return ""
