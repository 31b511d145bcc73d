"""Why an audit has nothing to look at: what is there, and what the filters left out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from fairtool.audit.discovering import Discovering
from fairtool.audit.discovery import all_entries
from fairtool.audit.entry_kind import suffix_of
from fairtool.audit.wanted import Wanted
from fairtool.errors import UsageError

_MOST = 1_000_000  # entries that are looked at
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Census:
    """The entries of an archive, counted.

    `taken` are those that the filters take, `kinds` the number of each kind, `unknown` the number of each ending among
    those of no known kind; an ending may be empty.
    """

    total: int
    taken: int
    kinds: tuple[tuple[str, int], ...]
    unknown: tuple[tuple[str, int], ...]


def census(roots: Sequence[str], options: Discovering) -> Census:
    """Count what is there, the most frequent first; a million entries at most are looked at."""
    wanted = Wanted(options)
    kinds: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    taken = 0
    for entry in islice(all_entries(roots, options), _MOST):
        kinds[entry.kind] += 1
        taken += wanted.takes(entry)
        if entry.kind == "other":
            unknown[suffix_of(entry.name)] += 1
    return Census(sum(kinds.values()), taken, tuple(kinds.most_common()), tuple(unknown.most_common()))


def nothing_found(roots: Sequence[str], options: Discovering) -> UsageError:
    """Give the error that says why nothing was found to audit."""
    counted = census(roots, options)
    named = ", ".join(roots)
    known = counted.total - sum(number for _, number in counted.unknown)
    if not counted.total:
        return UsageError("there is no file in {paths}", paths=named, hint="look for a mistake in the path")
    if known:
        return UsageError(
            "the filters leave out all of {count} files in {paths}: {kinds}",
            count=counted.total,
            paths=named,
            kinds=_told((kind, number) for kind, number in counted.kinds if kind != "other"),
            hint="look at --include, --exclude, --kind, --shard, and the limits of size and date",
        )
    return UsageError(
        "none of {count} files in {paths} is of a kind that is known: {endings}",
        count=counted.total,
        paths=named,
        endings=_told(counted.unknown),
        hint="known are netCDF, CDL and Zarr, records in XML, RDF and JSON, and plans, told by their endings",
    )


def _told(counts: Iterable[tuple[str, int]]) -> str:
    """Write counts in a line: `.tif 12, .csv 3`."""
    shown = list(counts)
    more = ["..."] if len(shown) > _SHOWN else []
    return ", ".join([*(f"{name or '(-)'} {number}" for name, number in shown[:_SHOWN]), *more])
