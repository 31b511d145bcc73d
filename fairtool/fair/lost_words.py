"""The words for what is lost in publication, which its forms share: fates, ways, and a sentence for each loss."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from fairtool.fair.lost import Dropped, Fate, Passage, best
from fairtool.fair.online.record_found import Way
from fairtool.translate import Language, marked, translate

_FATES: Mapping[Fate, str] = {
    Fate.KEPT: marked("kept"),
    Fate.CHANGED: marked("changed"),
    Fate.DROPPED: marked("dropped"),
}
# A word that stands over a column, and what it means.
_WAYS: Mapping[Way, tuple[str, str]] = {
    Way.EMBEDDED: (marked("page"), marked("JSON-LD in the page")),
    Way.MARKUP: (marked("markup"), marked("microdata and RDFa in the page")),
    Way.DESCRIBED_BY: (marked("links"), marked("what links of the page lead to as describedby")),
    Way.NEGOTIATED: (marked("asked"), marked("what the identifier gives who asks for a record")),
    Way.CATALOGUE: (marked("CSW"), marked("what a catalogue that the page names gives, by CSW or OAI-PMH")),
}


def fate_word(fate: Fate, language: Language) -> str:
    """Give the word for what became of a field."""
    return translate(_FATES[fate], language)


def way_word(way: Way, language: Language) -> str:
    """Give the short word for a way to a record."""
    return translate(_WAYS[way][0], language)


def way_meaning(way: Way, language: Language) -> str:
    """Say what a way to a record is."""
    return translate(_WAYS[way][1], language)


def ways_of(fields: Iterable[Dropped]) -> tuple[Way, ...]:
    """Give the ways in which records were found, in the order of their columns."""
    found = {passage.way for one in fields for passage in one.passages}
    return tuple(way for way in Way if way in found)


def losses_of(fields: Iterable[Dropped]) -> tuple[Dropped, ...]:
    """Give the fields that no record on the web keeps whole: first those that none has, then those that are changed."""
    lost = [one for one in fields if one.fate is not Fate.KEPT]
    return tuple(sorted(lost, key=lambda one: one.fate is not Fate.DROPPED))


def uneven(fields: Iterable[Dropped]) -> tuple[Dropped, ...]:
    """Give the fields that some way does not keep; of one that every way keeps there is nothing to show."""
    listed = tuple(fields)
    return tuple(one for one in listed if any(one.by_way(way) is not Fate.KEPT for way in ways_of(listed)))


def summary(fields: Sequence[Dropped], language: Language) -> str:
    """Say how many fields were kept, changed and dropped."""
    counts = {fate: sum(one.fate is fate for one in fields) for fate in Fate}
    return translate(
        "fields of the record: {total}; on the web, kept: {kept}, changed: {changed}, dropped: {dropped}",
        language,
        total=len(fields),
        kept=counts[Fate.KEPT],
        changed=counts[Fate.CHANGED],
        dropped=counts[Fate.DROPPED],
    )


def sentence(one: Dropped, language: Language) -> str:
    """Say what is lost of a field: what the record says, and what is on the web in its place."""
    nearest = one.nearest
    word, said = translate(one.words, language), _listed(one.local, one.count - len(one.local))
    if nearest is None or one.fate is Fate.DROPPED:
        return translate("{field}: the record says {said}; no record on the web does", language, field=word, said=said)
    return _changed(word, said, nearest, language)


def advice(fields: Iterable[Dropped], language: Language) -> Iterator[str]:
    """Say what to do, where anything is lost."""
    fate = best(one.fate for one in losses_of(fields))
    if fate is not None:
        yield translate(
            "put what is missing into the form of the repository, or ask those who run it to give it on to the records",
            language,
        )


def _changed(word: str, said: str, nearest: Passage, language: Language) -> str:
    missing = _listed(nearest.missing, nearest.left_out)
    if missing == said and nearest.found:
        return translate(
            "{field}: the record says {said}; the web says {found} ({address})",
            language,
            field=word,
            said=said,
            found=_listed(nearest.found, 0),
            address=nearest.address,
        )
    return translate(
        "{field}: on the web is missing {missing} ({address})",
        language,
        field=word,
        missing=missing,
        address=nearest.address,
    )


def _listed(values: Sequence[str], left_out: int) -> str:
    shown = "; ".join(f'"{one}"' for one in values)
    return f"{shown} (+{left_out})" if left_out > 0 else shown
