"""The verdict on a published record, from what each address gave: nothing is claimed that was not seen."""

from collections.abc import Sequence
from dataclasses import dataclass

from fairtool.identifiers import doi_of
from fairtool.push.changes import Change, changes_between
from fairtool.push.csw.record_form import record_form
from fairtool.push.form import Given, Held, Unfit
from fairtool.push.geonetwork.likeness import fields_in
from fairtool.push.published.differences import changes_in, files_in
from fairtool.push.published.reading import Reading, Sight
from fairtool.push.published.ways import Ways
from fairtool.push.verifying import Verdict, Verified
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_UNEVALUATED = marked("{where} was not evaluated: {reason}")
_RENAMED = marked("{reason}; it may be there under another identifier: say its DOI with --doi")
_MISSING = marked("{where} is not published there: {reason}")


@dataclass(frozen=True, slots=True)
class Published:
    """What became of a record in publication, and the addresses that something was read at."""

    verified: Verified
    read: tuple[str, ...] = ()


def judged(given: Given, ways: Ways, readings: Sequence[Reading], *, exactly: bool) -> Published:
    """Judge what was read; where the place keeps records as they are, one in ISO 19139 is compared `exactly`."""
    had = [one for one in readings if one.sight is Sight.HAD]
    if not had:
        return Published(_nothing(given, ways, readings))
    notes = tuple(one.told for one in readings if one.told)
    changes = _exact(given, had[0].held) if exactly and not ways.needs_page and had[0].held else None
    records = tuple(record for one in had for record in one.records)
    if changes is None:
        changes = changes_in(given.record, records)
    named = {name: size for one in had for name, size in one.files.items()}
    of_files, unnamed = files_in(given.files, records, named)
    whole = (*of_files, *changes)
    verified = Verified(
        given.record.identifier, given.path, _verdict(whole), whole, doi=doi_of(ways.page), notes=(*notes, *unnamed)
    )
    return Published(verified, tuple(dict.fromkeys(one.address for one in had)))


def _verdict(changes: Sequence[Change]) -> Verdict:
    if any(not one.is_added for one in changes):
        return "differs"
    return "added" if changes else "same"


def _exact(given: Given, held: Held) -> tuple[Change, ...] | None:
    """Give what differs between two records in ISO 19139; None where the one here is in another encoding."""
    try:
        form = record_form(given, frozenset())
    except Unfit:
        return None
    if form.converted:
        return None
    changes = changes_between(fields_in(form.document), fields_in(held.document))
    return (*(one for one in changes if not one.is_added), *(one for one in changes if one.is_added))


def unevaluated(given: Given, why: Warned) -> Verified:
    """Give the verdict on a record of which nothing was seen."""
    reason = warned(_UNEVALUATED, given.path, reason=why.text("en"), reason_fr=why.text("fr"))
    return Verified(given.record.identifier, given.path, "unreadable", reason=reason)


def _nothing(given: Given, ways: Ways, readings: Sequence[Reading]) -> Verified:
    """Give what it means that no record was had: it is missing only where each address says so, and one is sure."""
    unseen = [one.told for one in readings if one.sight is Sight.UNSEEN and one.told]
    absent = [one for one in readings if one.sight is Sight.ABSENT and one.told]
    told = [one.told for one in absent if one.told]
    if unseen:
        return unevaluated(given, unseen[0])
    if not any(one.is_decisive for one in absent):
        return unevaluated(given, _undecided(told[0]))
    first = next(one.told for one in absent if one.is_decisive and one.told)
    reason = warned(_MISSING, given.path, reason=first.text("en"), reason_fr=first.text("fr"))
    notes = tuple(one for one in told if one is not first)
    return Verified(given.record.identifier, given.path, "missing", reason=reason, doi=doi_of(ways.page), notes=notes)


def _undecided(told: Warned) -> Warned:
    """Give why it is open whether a record is there: it may have another identifier where it was not found."""
    return warned(_RENAMED, told.where, reason=told.text("en"), reason_fr=told.text("fr"))
