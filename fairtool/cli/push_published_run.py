"""What `fairtool push verify` does for what was published where fairtool cannot write, or may not without a key."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fairtool.addresses import ANYWHERE, Reach, without_user
from fairtool.cli.outputs import parse_formats
from fairtool.cli.progress import followed
from fairtool.cli.push_inputs import inputs_of
from fairtool.cli.push_opening import Pushing, limits_of
from fairtool.cli.push_verified import FORMATS, code_of, write_verified
from fairtool.cli.request import Request
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.fair.given import is_published
from fairtool.fair.online.assessment import address_of
from fairtool.push.form import Given, Prospect
from fairtool.push.key import Whence
from fairtool.push.published.judging import Published
from fairtool.push.published.verifying import Looking, Waiting, published, read_records
from fairtool.push.published.ways import Ways, ways_to
from fairtool.push.read import Unread
from fairtool.push.target import Target, key_for
from fairtool.push.target_file import load_place
from fairtool.push.targets import Place
from fairtool.push.verifying import Verified
from fairtool.record.flat import flat
from fairtool.translate import marked, translate
from fairtool.warned import Warned, warned

_MOST = 5  # addresses that the heading names
_READ = marked("read at {addresses}")
_READ_AT = marked("read at {where}")
_NOTHING = marked("nothing was read there")
_BACK = marked("read back from public addresses, without a key")


@dataclass(frozen=True, slots=True)
class Public:
    """What the command line says of where something was published, and whether private addresses may be asked."""

    doi: str | None = None
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """Where something was published: a place that fairtool knows, and the DOI or address that the user says."""

    asked: Request
    place: Place | None
    named: str = ""
    allow_private: bool = False

    @property
    def target(self) -> Target:
        """The site as documents and headings name it."""
        if self.place is None:
            return Target(self.named, "form", address_of(self.named))
        own = self.place.csw if self.place.csw and not self.named else self.place.url
        return Target(self.place.name, self.place.kind, own)


def site_of(pushing: Pushing, asked: Request, public: Public) -> Site | None:
    """Give where something was published that is read by public addresses, None for a target that is read by its kind.

    That is so for a DOI or an address without --kind, a place with a form, one that --doi is said of, and one with a
    public catalogue where there is no key. Raises UsageError for options that cannot be together.
    """
    word, free = pushing.target, not pushing.kind and not pushing.settings
    is_configured = word in asked.configuration.targets
    if free and not is_configured and is_published(word):
        _refuse_second(word, public)
        return Site(asked, None, _checked(word), public.allow_private)
    place = None if is_configured or not free else _place(word)
    if place and (public.doi or place.kind == "form" or (place.csw and not _has_key(place, pushing))):
        return Site(asked, place, _checked(public.doi) if public.doi else "", public.allow_private)
    if public.doi or public.allow_private:
        raise UsageError(
            "{option} is of no use for {target}, which is read by its own interface",
            option="--doi" if public.doi else "--allow-private",
            target=without_user(word),
            hint="leave it out, or name the DOI in place of the target",
        )
    return None


def _place(word: str) -> Place | None:
    try:
        return load_place(word)
    except UsageError:
        return None  # which is said where the target is chosen


def _has_key(place: Place, pushing: Pushing) -> bool:
    return key_for(Target(place.name, place.kind, place.url), Whence(pushing.key_file)) is not None


def _refuse_second(word: str, public: Public) -> None:
    if public.doi:
        raise UsageError(
            "{first} and --doi {second} both say what was published",
            first=without_user(word),
            second=without_user(public.doi),
            hint="leave one of them out",
        )


def _checked(named: str) -> str:
    """Give a DOI or an address as it is; raises UsageError for what is none, or has a user in it."""
    if not address_of(named):
        raise UsageError(
            "{value} is no DOI and no web address",
            value=without_user(named),
            hint="write 10.17882/12345, or https://...",
        )
    return named


def run_published(site: Site, pushing: Pushing, records: Sequence[str], *, exit_zero: bool) -> ExitCode:
    """Compare records with what was published of them; raises UsageError before anything is asked."""
    asked = site.asked
    inputs = inputs_of(records, takes_files=True)
    outputs = parse_formats(pushing.formats, [one.path for one in (*inputs.records, *inputs.data)], FORMATS)
    limits = limits_of(asked)
    found = _waiting(read_records(inputs.records, inputs.data, limits), site)
    looking = Looking(site.place, ANYWHERE if site.allow_private else Reach(), limits)
    looking = looking.within(pushing.timeout) if pushing.timeout else looking
    quiet = asked.configuration.quiet
    seen = tuple(followed(published(found, looking), len(found), asked.language, quiet=quiet))
    is_seen = any(one.read for one in seen)
    prospect = Prospect(translate(_BACK if is_seen else _NOTHING, asked.language), notes=_addresses(seen))
    text = [one for one in outputs if one.format == "text"]
    write_verified(text, site.target, prospect, [one.verified for one in seen], asked)
    others = [one for one in outputs if one.format != "text"]
    write_verified(others, site.target, prospect, [_with_addresses(one) for one in seen], asked)
    return code_of([one.verified for one in seen], exit_zero=exit_zero)


def _waiting(found: Sequence[Given | Unread], site: Site) -> tuple[Unread | Waiting, ...]:
    """Give each record with the ways to what was published of it; raises UsageError where no record has any."""
    waiting = tuple(one if isinstance(one, Unread) else (one, _ways(one, site)) for one in found)
    parted = [one for one in waiting if not isinstance(one, Unread)]
    if site.named and len(parted) > 1:
        raise UsageError(
            "{doi} is of one publication, and the records are {count}",
            doi=site.named,
            count=len(parted),
            hint="verify them one by one",
        )
    if len(parted) == len(waiting) and all(ways.why for _, ways in parted):
        why = next(ways.why for _, ways in parted if ways.why)
        raise UsageError(why.template, where=why.where, **why.values)
    return waiting


def _ways(given: Given, site: Site) -> Ways:
    return ways_to(given.path, flat(given.record), site.place, site.named)


def _addresses(seen: Sequence[Published]) -> tuple[Warned, ...]:
    every = tuple(dict.fromkeys(address for one in seen for address in one.read))
    if not every:
        return ()
    more = " ..." if len(every) > _MOST else ""
    return (Warned(_READ, every[0], {"addresses": ", ".join(every[:_MOST]) + more}),)


def _with_addresses(one: Published) -> Verified:
    return replace(one.verified, notes=(*(warned(_READ_AT, address) for address in one.read), *one.verified.notes))
