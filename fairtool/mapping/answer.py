"""What is asked of a mapping, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from fairtool.skos.entry import Label, LabelKind
from fairtool.skos.facet import Facet
from fairtool.thesauri.thesaurus_facts import ThesaurusFacts as SchemeFacts

MOST_CANDIDATES = 5


class Decision(StrEnum):
    """What may be done with an answer: taken as it is, looked at by a person, or nothing."""

    ACCEPTED = "accepted"
    SUGGESTED = "suggested"
    NONE = "none"


class Method(StrEnum):
    """How a candidate was found, from the surest to the least sure."""

    REVIEWED = "reviewed"  # a curator said so
    IDENTIFIER = "identifier"  # the keyword is an address, a notation or a path of the thesaurus
    EXACT = "exact"  # a label, letter by letter, but for upper case
    NORMALISED = "normalised"  # ... but for accents, hyphens and other signs
    WORDS = "words"  # the same words, inflected or in another order
    TRANSLATED = "translated"  # a label in the other language, by the lexicon
    FIELD = "field"  # the same, said in the words of the field
    SIMILAR = "similar"  # alike in letters and words


class Predicate(StrEnum):
    """The SKOS property that holds between the keyword and the concept."""

    EXACT = "exactMatch"
    CLOSE = "closeMatch"
    BROAD = "broadMatch"


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword to map, and what is known beside its text.

    `lang` is `fr` or `en`, empty where it is unknown; `unit` is a UDUNITS string of the variable that the keyword
    names. `source` is the file that it stands in, `where` the place there, as in findings. `uri` is the concept that
    it was linked to already, `thesaurus` the title of the thesaurus that its file says it is from.
    """

    text: str
    lang: str = ""
    unit: str = ""
    facet: Facet | None = None
    source: str = ""
    where: str = ""
    uri: str = ""
    thesaurus: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about a candidate: a template and its values, to be translated where it is shown."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A concept that a keyword may mean.

    `score` is the probability, from 0 to 1, that it is the right one, calibrated on published tables. `label` is
    the preferred label in `lang`; `matched` is the label that was found, in `matched_lang`, and of which kind it is.
    `certain` holds where it may be taken without a person looking at it. `labels` are the preferred ones of all
    languages.
    """

    uri: str
    label: str
    lang: str
    scheme: SchemeFacts
    score: float
    method: Method
    matched: str = ""
    matched_lang: str = ""
    kind: LabelKind = LabelKind.PREFERRED
    predicate: Predicate = Predicate.CLOSE
    notation: str = ""
    unit: str = ""
    certain: bool = False
    labels: tuple[Label, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The candidates for one keyword, best first and at most five of each thesaurus, and what may be done with them."""

    keyword: Keyword
    decision: Decision
    candidates: tuple[Candidate, ...] = ()
