"""What is lost in publication: field by field, what the local record says and what the records on the web say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from types import MappingProxyType

from fairtool.fair.lost_fields import FIELDS, Field
from fairtool.fair.lost_values import Value
from fairtool.fair.online.record_found import RecordFound, Way
from fairtool.record.essentials import Essentials
from fairtool.record.flat import flat
from fairtool.record.record import Record

_MOST = 1000  # values of a field that are compared
_MOST_NUMBERS = 100
_MOST_TEXTS = 50
_LONGEST_TEXT = 500_000  # characters of all long texts of a field
_MOST_SHOWN = 5
_LONGEST = 60  # characters of a value that are shown
_SHORT_TEXT = 40  # characters up to which a text may stand in a longer one by chance


class Fate(StrEnum):
    """What became of a field: all of it is there, something else or a part of it is there, or nothing."""

    KEPT = "kept"
    CHANGED = "changed"
    DROPPED = "dropped"


_RANKS: Mapping[Fate, int] = MappingProxyType({fate: rank for rank, fate in enumerate(Fate)})


@dataclass(frozen=True, slots=True)
class Passage:
    """What became of a field in one record on the web; `found` and `missing` are values shown short.

    `missing` are those of the local record that it does not have, `left_out` how many of them are not shown.
    """

    way: Way
    address: str
    media_type: str
    fate: Fate
    found: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Dropped:
    """What became of a field that the local record has; `fate` is the best of all records on the web.

    `local` are the first of its values, shown short, `count` is how many there are.
    """

    field: str
    words: str
    fate: Fate
    local: tuple[str, ...]
    count: int
    passages: tuple[Passage, ...] = ()

    def by_way(self, way: Way) -> Fate | None:
        """Give the best that became of the field in a way; None where no record came that way."""
        return best(one.fate for one in self.passages if one.way is way)

    @property
    def nearest(self) -> Passage | None:
        """The record on the web that has most of the field; the first of several that have as much."""
        whole = {one: len(one.missing) + one.left_out for one in self.passages}
        return min(self.passages, key=lambda one: (_RANKS[one.fate], whole[one]), default=None)


def lost_in_publication(local: Record, found: tuple[RecordFound, ...]) -> tuple[Dropped, ...]:
    """Compare a local record with those that were found on the web, field by field, the most important first.

    A field that the local record does not have is left out. The comparison is by meaning: a DOI is the same in each of
    its forms, a text whatever its case and blanks, a box whichever way longitudes are counted.
    """
    said = flat(local)
    heard = tuple((one, flat(one.record)) for one in found)
    fields = ((field, _values(field.given(said))) for field in FIELDS)
    return tuple(_compared(field, values, heard) for field, values in fields if values)


def best(fates: Iterable[Fate]) -> Fate | None:
    """Give the best of several fates, None of none."""
    return min(fates, key=lambda one: _RANKS[one], default=None)


def _values(given: Iterable[Value]) -> tuple[Value, ...]:
    """Give the values of a field, each once."""
    return tuple(dict.fromkeys(islice(given, _MOST)))


def _compared(field: Field, values: tuple[Value, ...], heard: tuple[tuple[RecordFound, Essentials], ...]) -> Dropped:
    passages = tuple(_passage(field, values, one, said) for one, said in heard)
    fate = best(one.fate for one in passages) or Fate.DROPPED
    return Dropped(field.name, field.words, fate, _shown(values), len(values), passages)


def _passage(field: Field, values: tuple[Value, ...], one: RecordFound, said: Essentials) -> Passage:
    there = _values((field.wider or field.given)(said))
    own = _values(field.given(said)) if field.wider else there
    missing = _missing(values, there, within=field.within)
    fate = Fate.KEPT if not missing else Fate.CHANGED if own or len(missing) < len(values) else Fate.DROPPED
    return Passage(
        one.way,
        one.address,
        one.media_type,
        fate,
        _shown(own),
        _shown(missing),
        max(len(missing) - _MOST_SHOWN, 0),
    )


def _missing(values: tuple[Value, ...], there: tuple[Value, ...], *, within: bool) -> tuple[Value, ...]:
    """Give the values that are none of those that are there."""
    keys = frozenset(key for one in there for key in one.keys)
    loose = frozenset(key for one in there for key in one.loose)
    longer = "\n".join(sorted(keys))[:_LONGEST_TEXT] if within and len(values) <= _MOST_TEXTS else ""
    numbered = [one for one in there if one.numbers][:_MOST_NUMBERS]
    return tuple(
        one
        for one in values
        if keys.isdisjoint(one.keys | one.loose)
        and loose.isdisjoint(one.keys)
        and not any(_is_near(one, other) for other in numbered)
        and not any(_stands_in(key, longer) for key in one.keys)
    )


def _is_near(one: Value, other: Value) -> bool:
    return len(one.numbers) == len(other.numbers) and all(
        abs(first - second) <= one.near for first, second in zip(one.numbers, other.numbers, strict=True)
    )


def _stands_in(text: str, longer: str) -> bool:
    return len(text) > _SHORT_TEXT and text in longer


def _shown(values: Iterable[Value]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_short(one.shown) for one in values))[:_MOST_SHOWN]


def _short(text: str) -> str:
    plain = " ".join(text[: 4 * _LONGEST].split())
    return plain if len(plain) <= _LONGEST and len(text) <= 4 * _LONGEST else f"{plain[: _LONGEST - 1].rstrip()}…"
