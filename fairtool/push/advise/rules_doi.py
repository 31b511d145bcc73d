"""One data set, one DOI: what the DOI that data have, or have not, means for a place."""

from collections.abc import Iterator
from datetime import date

from fairtool.push.advise.reason import Reason, Weight
from fairtool.push.advise.subject import Subject
from fairtool.push.doi_owner import DoiOwner, doi_owner
from fairtool.push.targets import Place
from fairtool.translate import marked

OWN = "own-doi"  # the rule that finds the data where their DOI is from
_WANTED = {
    "has_author": marked("for a DOI the record has to name authors, with the role author"),
    "has_publisher": marked("for a DOI the record has to name a publisher, with the role publisher"),
    "has_date": marked("for a DOI the record has to give a date of creation or of publication"),
}


def doi_rules(place: Place, subject: Subject, _: date) -> Iterator[Reason]:
    """Judge a place by the DOI of the data, and tell what it asks for before it gives one."""
    if not subject.doi:
        yield from _without(place, subject)
        return
    owner = doi_owner(subject.doi)
    if place.has_prefix(owner.prefix):
        yield from _own(place, subject)
    else:
        yield from _of_another(place, subject, owner)


def _without(place: Place, subject: Subject) -> Iterator[Reason]:
    fact = place.facts.get("doi")
    if place.mints == "always":
        yield Reason("doi", Weight.FOR, marked("the data have no DOI, and get one there"), {}, fact)
    elif place.mints == "never":
        template = marked("the data have no DOI, and get none there")
        yield Reason("doi", Weight.AGAINST, template, {}, place.facts.get("one-doi"))
    else:
        yield Reason("doi", Weight.FOR, marked("the data have no DOI, and can get one there on request"), {}, fact)
        yield from _asked(place, subject)


def _asked(place: Place, subject: Subject) -> Iterator[Reason]:
    """Tell what the DOI would be, and what is missing for it."""
    if not place.doi_form:
        return
    fact = place.facts.get("doi")
    if subject.has_uuid:
        doi = place.doi_form.format(identifier=subject.identifier.strip().lower())
        yield Reason("doi", Weight.FOR, marked("the DOI would be {doi}"), {"doi": doi}, fact)
    else:
        template = marked("the identifier of the record is {identifier}, and no UUID, which the DOI is made of")
        yield Reason("doi", Weight.OPEN, template, {"identifier": subject.identifier or "-"}, fact)
    for name, template in _WANTED.items():
        if not getattr(subject, name):
            yield Reason("doi", Weight.OPEN, template, {}, fact)


def _own(place: Place, subject: Subject) -> Iterator[Reason]:
    template = marked(
        "the data have their DOI {doi} from there already: what is there is changed, and nothing new made"
    )
    yield Reason(OWN, Weight.FOR, template, {"doi": subject.doi}, place.facts.get("doi"))
    if not place.doi_form or not subject.has_uuid:
        return
    wanted = place.doi_form.format(identifier=subject.identifier.strip()).lower()
    if wanted != subject.doi:
        template = marked("the DOI is {doi}, and that of this record would be {wanted}")
        yield Reason("doi", Weight.AGAINST, template, {"doi": subject.doi, "wanted": wanted}, place.facts.get("doi"))


def _of_another(place: Place, subject: Subject, owner: DoiOwner) -> Iterator[Reason]:
    fact, values = place.facts.get("one-doi"), _values(subject, owner)
    if place.mints == "always":
        known = marked("the data have the DOI {doi} of {owner} already: one data set, one DOI")
        unknown = marked("the data have the DOI {doi} already, from an unknown repository: one data set, one DOI")
        yield Reason("doi", Weight.BLOCKS, known if owner.is_known else unknown, values, fact)
    elif place.keeps == "records":
        template = marked("the data have the DOI {doi} already; a record of them can stand there, with this DOI")
        yield Reason("doi", Weight.FOR, template, values, fact)
    else:
        template = marked("the data have the DOI {doi} already; ask for no second one")
        yield Reason("doi", Weight.AGAINST, template, values, fact)


def _values(subject: Subject, owner: DoiOwner) -> dict[str, object]:
    return {"doi": subject.doi, "owner": owner.titles["en"], "owner_fr": owner.titles["fr"]}
