"""The rules by which a place is judged: theme, size, access, licence; those on DOIs stand beside."""

from collections.abc import Callable, Iterator
from datetime import date

from fairtool.push.advise.reason import Reason, Weight
from fairtool.push.advise.rules_doi import doi_rules
from fairtool.push.advise.subject import Subject
from fairtool.push.advise.themes import themes
from fairtool.push.amounts import amount
from fairtool.push.target_file import load_place
from fairtool.push.targets import Place
from fairtool.translate import marked
from fairtool.vocabulary.licences import licence

Rule = Callable[[Place, Subject, date], Iterator[Reason]]
_NO_THEME = marked(
    "the theme of the data is not known: no topic category, no INSPIRE theme and no keyword of the record tells it"
)


def reasons_of(place: Place, subject: Subject, today: date) -> tuple[Reason, ...]:
    """Give what speaks for and against a place, and what is not known."""
    rules: tuple[Rule, ...] = (_harvested, _theme, doi_rules, _size, _file_size, _embargo, _free, _licence, _located)
    return tuple(reason for rule in rules for reason in rule(place, subject, today))


def _harvested(place: Place, subject: Subject, _: date) -> Iterator[Reason]:
    for beginning, name in place.harvested.items():
        if subject.identifier.lower().startswith(beginning):
            yield Reason(
                "harvested",
                Weight.BLOCKS,
                marked("the record {identifier} comes from {source} by harvest; change it there"),
                {"identifier": subject.identifier, "source": load_place(name).title("en")},
                place.facts.get("harvested"),
            )


def _theme(place: Place, subject: Subject, _: date) -> Iterator[Reason]:
    if not subject.themes:
        yield Reason("theme", Weight.OPEN, _NO_THEME, {}, place.facts.get("theme"))
    elif place.scope == "all":
        yield _of_general(place, subject)
    else:
        yield _of_thematic(place, subject)


def _of_general(place: Place, subject: Subject) -> Reason:
    if subject.themes == ("other",):
        template, weight = marked("no place of Data Terra takes the theme of the data ({theme})"), Weight.FOR
    else:
        template, weight = marked("the theme of the data ({theme}) has places of its own"), Weight.AGAINST
    return Reason("theme", weight, template, _titles(subject.themes), place.facts.get("theme"))


def _of_thematic(place: Place, subject: Subject) -> Reason:
    accepts = place.accepts
    fitting = tuple(one for one in subject.themes if one in accepts.themes)
    refused = tuple(one for one in subject.themes if one in accepts.refused)
    fact = place.facts.get("theme")
    if refused and not fitting:
        return Reason("theme", Weight.BLOCKS, marked("the place takes no data on {theme}"), _titles(refused), fact)
    if fitting and place.scope == "theme":
        return Reason("theme", Weight.FOR, marked("the theme of the data is {theme}"), _titles(fitting), fact)
    if fitting:
        return _of_earth(fitting, fact_of=place)
    template = marked("the theme of the data is {theme}, which the place is not for")
    return Reason("theme", Weight.BLOCKS, template, _titles(subject.themes), fact)


def _of_earth(fitting: tuple[str, ...], *, fact_of: Place) -> Reason:
    """Judge the place for Earth data without a home: it fits best what no pole takes."""
    if fitting == ("earth",):
        template = marked("the data are on the Earth system, and no pole has their theme ({theme})")
    else:
        template = marked("data on {theme} fit here where they are of the long tail or of a project")
    return Reason("theme", Weight.FOR, template, _titles(fitting), fact_of.facts.get("theme"))


def _titles(names: tuple[str, ...]) -> dict[str, object]:
    known = themes()
    return {
        "theme": ", ".join(known[one].titles["en"] for one in names),
        "theme_fr": ", ".join(known[one].titles["fr"] for one in names),
    }


def _size(place: Place, subject: Subject, _: date) -> Iterator[Reason]:
    most, fact = place.accepts.bytes, place.facts.get("size")
    if most is None:
        return
    if subject.size is None:
        template = marked("the size of the data is not known; the most is {most}")
        yield Reason("size", Weight.OPEN, template, {**amount("most", most)}, fact)
        return
    values = {**amount("size", subject.size), **amount("most", most)}
    if subject.size > most:
        yield Reason("size", Weight.BLOCKS, marked("the data have {size}; the most is {most}"), values, fact)
    elif subject.is_measured:
        yield Reason("size", Weight.FOR, marked("the data have {size}, of {most} at most"), values, fact)
    else:
        yield Reason(
            "size", Weight.FOR, marked("the data have {size} as the record says, of {most} at most"), values, fact
        )


def _file_size(place: Place, subject: Subject, _: date) -> Iterator[Reason]:
    most = place.accepts.file_bytes
    if most is None or subject.largest is None or subject.largest <= most:
        return
    values = {"name": subject.largest_name, **amount("size", subject.largest), **amount("most", most)}
    template = marked("the file {name} has {size}; a file has {most} at most")
    yield Reason("size", Weight.BLOCKS, template, values, place.facts.get("size"))


def _embargo(place: Place, subject: Subject, today: date) -> Iterator[Reason]:
    months, fact = place.accepts.months, place.facts.get("embargo")
    if months is None or subject.is_free:
        return
    if subject.embargo is None:
        template = marked("whether there is an embargo is not known; it may last {months} months at most")
        yield Reason("embargo", Weight.OPEN, template, {"months": months}, fact)
        return
    values = {"until": subject.embargo.isoformat(), "months": months}
    if subject.embargo > _later(today, months):
        template, weight = marked("the embargo lasts until {until}; it may last {months} months at most"), Weight.BLOCKS
    else:
        template, weight = marked("the embargo until {until} is within {months} months"), Weight.FOR
    yield Reason("embargo", weight, template, values, fact)


def _later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    try:
        return date(day.year + years, month + 1, day.day)
    except ValueError:  # the 31st of a shorter month
        return date(day.year + years, month + 1, 28)


def _free(place: Place, subject: Subject, _: date) -> Iterator[Reason]:
    if place.accepts.open_only and subject.restricted:
        template = marked("access is limited ({limit}), and the data are free to all there")
        yield Reason("access", Weight.BLOCKS, template, {"limit": subject.restricted}, place.facts.get("access"))


def _licence(place: Place, subject: Subject, _: date) -> Iterator[Reason]:
    wanted, fact = place.accepts.licences, place.facts.get("licences")
    if not wanted:
        return
    names = ", ".join(sorted({one.rstrip("-") for one in wanted}))
    values = {"licence": subject.licence_said, "names": names}
    if not subject.licence_said:
        yield Reason(
            "licence", Weight.OPEN, marked("the record names no licence; one of {names} is needed"), values, fact
        )
    elif not subject.licence:
        template = marked("{licence} is no licence that fairtool knows; one of {names} is needed")
        yield Reason("licence", Weight.OPEN, template, values, fact)
    elif subject.licence.startswith(wanted):
        yield Reason("licence", Weight.FOR, marked("the licence {licence} is one that the place takes"), values, fact)
    else:
        template = marked("the licence is {licence}; one of {names} is needed")
        yield Reason("licence", Weight.BLOCKS, template, {**values, "licence": _name(subject)}, fact)


def _name(subject: Subject) -> str:
    found = licence(subject.licence_said)
    return found.name if found else subject.licence_said


def _located(place: Place, subject: Subject, _: date) -> Iterator[Reason]:
    if place.accepts.needs_place and not subject.has_place:
        template = marked("the record has no bounding box, and the place takes georeferenced data only")
        yield Reason("place", Weight.OPEN, template, {}, place.facts.get("place"))
