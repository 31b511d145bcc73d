"""The persons of a plan: who answers for it, who takes part, with roles, ORCID and where they work."""

from collections.abc import Iterator

from fairtool.identifiers import named_identifier, orcid_ok
from fairtool.plan.document import Block, Span, Spans, Table
from fairtool.plan.narrative.manuscript import Manuscript
from fairtool.plan.narrative.roles import role_word
from fairtool.plan.narrative.spans import joined
from fairtool.plan.narrative.widths import widths
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked

_HEAD = (marked("Name"), marked("Role"), marked("ORCID or identifier"), marked("Affiliation"))


def persons_table(manuscript: Manuscript) -> Iterator[Block]:
    """Give one row a person; the contact is marked as such, and stands once although it may contribute too."""
    rows = tuple(_rows(manuscript))
    if not rows:
        return
    head = tuple(manuscript.translated(word) for word in _HEAD)
    kept = [place for place in range(len(head)) if place == 0 or any(row[place] for row in rows)]
    shown = tuple(tuple(row[place] for place in kept) for row in rows)
    names = tuple(head[place] for place in kept)
    yield Table(names, shown, widths(names, shown))


def _rows(manuscript: Manuscript) -> Iterator[tuple[Spans, ...]]:
    contact = manuscript.dmp["contact"]
    others = [one for one in manuscript.dmp["contributor"] if one["name"].text()]
    is_among = any(_is_same(contact, one) for one in others)
    if contact["name"].text() and not is_among:
        yield _row(contact, manuscript, is_contact=True)
    for one in others:
        yield _row(one, manuscript, is_contact=_is_same(contact, one))


def _is_same(one: JsonNode, other: JsonNode) -> bool:
    """Say whether two entries are of one person: one name, and no two different addresses of mail."""
    mails = {mail for node in (one, other) if (mail := node["mbox"].text().lower())}
    return bool(one["name"].text()) and one["name"].text() == other["name"].text() and len(mails) < 2


def contact_spans(manuscript: Manuscript) -> Spans:
    """Give who answers for the plan: name, address of mail, ORCID."""
    contact = manuscript.dmp["contact"]
    mail = contact["mbox"].text()
    name = Span(contact["name"].text(), origin=manuscript.origin(contact["name"]))
    return joined((name, Span(mail, address=f"mailto:{mail}"), *_identifiers(contact)))


def _row(node: JsonNode, manuscript: Manuscript, *, is_contact: bool) -> tuple[Spans, ...]:
    name = Span(node["name"].text(), strong=True, origin=manuscript.origin(node["name"]))
    contact = manuscript.dmp["contact"]
    mail = node["mbox"].text() or (contact["mbox"].text() if is_contact else "")
    who = (name, Span(", "), Span(mail, address=f"mailto:{mail}")) if is_contact and mail else (name,)
    roles = [role_word(one.text(), manuscript) for one in node["role"]]
    if is_contact:
        roles.append(manuscript.translated("contact for the plan"))
    places = node["affiliation"] or (contact["affiliation"] if is_contact else node["affiliation"])
    works = (Span(one["name"].text()) for one in places)
    return who, joined(Span(role) for role in roles), _identifiers(node), joined(works, "; ")


def _identifiers(node: JsonNode) -> Spans:
    """Give the identifiers; an ORCID as the link that ORCID wants, when its check digit is right."""
    found = (*node["contact_id"], *node["contributor_id"], *node["creator_id"])
    return joined(_identifier(one) for one in found)


def _identifier(node: JsonNode) -> Span:
    said = node["identifier"].text()
    kind = node["type"].text().lower()
    if (kind == "orcid" or "orcid.org/" in said) and orcid_ok(said):
        named = named_identifier(said)
        bare = named[1] if named else said
        return Span(bare, address=f"https://orcid.org/{bare}")
    return Span(said, address=said if said.startswith(("https://", "http://")) else "")


def authors_of(manuscript: Manuscript) -> tuple[str, ...]:
    """Give the names of the persons, as the authors of the document."""
    names = [manuscript.dmp["contact"]["name"].text(), *(one["name"].text() for one in manuscript.dmp["contributor"])]
    return tuple(dict.fromkeys(name for name in names if name))
