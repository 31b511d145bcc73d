"""What curators decided: the concepts that they accepted and refused for a keyword, which prevail ever after."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fairtool.mapping.answer import Answer, Candidate, Decision, Keyword, Method
from fairtool.thesauri.thesaurus_facts import ThesaurusFacts

LEAST = 0.02  # the probability below which nobody is asked about a candidate
Key = tuple[str, str]  # the word, and its language or nothing


@dataclass(frozen=True, slots=True)
class Review:
    """What was decided of a keyword in one thesaurus.

    `accepted` is the address of a concept, empty where none was accepted; `label` is its label, where it is known.
    """

    text: str
    lang: str = ""
    scheme: str = ""
    accepted: str = ""
    label: str = ""
    refused: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What it is about, whatever the case and the white space."""
        return key_of(self.text, self.lang)


def key_of(text: str, lang: str) -> Key:
    """Give what keywords are held to be the same by."""
    return " ".join(text.split()).casefold(), lang


@dataclass(frozen=True, slots=True)
class Reviews:
    """All that was decided, the earlier first; of what contradicts, the later holds."""

    made: tuple[Review, ...] = ()
    _found: Mapping[Key, tuple[Review, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sum up what was decided of each keyword and thesaurus."""
        same: defaultdict[tuple[Key, str], list[Review]] = defaultdict(list)
        for one in self.made:
            same[one.key, one.scheme].append(one)
        made = tuple(map(_summed, same.values()))
        found: defaultdict[Key, list[Review]] = defaultdict(list)
        for one in made:
            found[one.key].append(one)
        object.__setattr__(self, "made", made)
        object.__setattr__(self, "_found", {key: tuple(some) for key, some in found.items()})

    def of(self, keyword: Keyword) -> tuple[Review, ...]:
        """Give what was decided of a keyword: in its language, or else without one; one review a thesaurus."""
        text, lang = key_of(keyword.text, keyword.lang)
        own = self._found.get((text, lang), ())
        any_language = self._found.get((text, ""), ()) if lang else ()
        known = {one.scheme for one in own}
        return (*own, *(one for one in any_language if one.scheme not in known))

    def with_later(self, later: Iterable[Review]) -> "Reviews":
        """Give these reviews with later ones, which prevail where they contradict."""
        return Reviews((*self.made, *later))


def _summed(made: Sequence[Review]) -> Review:
    """Sum up the reviews of one keyword; a concept that is accepted later is refused no longer, and the reverse."""
    kept, refused = made[0], dict.fromkeys(made[0].refused)
    for later in made[1:]:
        refused |= dict.fromkeys(later.refused)
        refused.pop(later.accepted, None)
        if later.accepted or kept.accepted in later.refused:
            kept = later
    return replace(made[-1], accepted=kept.accepted, label=kept.label, refused=tuple(refused))


def reviewed(answer: Answer, reviews: Reviews, schemes: Iterable[str] = ()) -> Answer:
    """Give an answer as the curators decided: what they accepted comes first, what they refused is left out.

    `schemes` are the names of the thesauri that are asked for; an acceptance in another one is left aside. Who refused
    what he was asked about in a thesaurus has refused what was too unlikely to be asked about, too.
    """
    wanted = frozenset(schemes)
    made = [one for one in reviews.of(answer.keyword) if not wanted or not one.scheme or one.scheme in wanted]
    if not made:
        return answer
    refused = {uri for one in made for uri in one.refused}
    chosen = tuple(_chosen(one, answer) for one in made if one.accepted)
    addresses = {one.uri for one in chosen}
    closed = {one.scheme for one in made if one.refused and not one.accepted}
    rest = tuple(
        one
        for one in answer.candidates
        if one.uri not in refused | addresses and (is_likely(one) or closed.isdisjoint({one.scheme.name, ""}))
    )
    if chosen:
        return replace(answer, decision=Decision.ACCEPTED, candidates=(*chosen, *rest))
    if rest == answer.candidates:
        return answer
    decision = answer.decision
    if answer.candidates[0].uri in refused:
        decision = Decision.SUGGESTED if any(map(is_likely, rest)) else Decision.NONE
    return replace(answer, decision=decision if rest else Decision.NONE, candidates=rest)


def is_likely(one: Candidate) -> bool:
    """Tell whether a candidate is worth the time of a person."""
    return one.score >= LEAST


def _chosen(review: Review, answer: Answer) -> Candidate:
    """Give the concept that was accepted, with what the answer knows of it; nothing is in doubt any more."""
    known = next((one for one in answer.candidates if one.uri == review.accepted), None)
    if known is None:
        label = review.label or review.accepted
        scheme = ThesaurusFacts(review.scheme, review.scheme)
        known = Candidate(review.accepted, label, "", scheme, 1.0, Method.REVIEWED)
    return replace(known, score=1.0, method=Method.REVIEWED, certain=True, remarks=())
