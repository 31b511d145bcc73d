"""What a SKOS file says of one concept, and of the scheme that the concepts are in."""

from dataclasses import dataclass
from enum import StrEnum


class LabelKind(StrEnum):
    """What a label is: the one to show, another word for the same, or a word only searched by."""

    PREFERRED = "pref"
    ALTERNATIVE = "alt"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Label:
    """A label with its language tag in lower case (`fr`, `en-gb`), empty where the file gives none."""

    text: str
    lang: str = ""
    kind: LabelKind = LabelKind.PREFERRED


@dataclass(frozen=True, slots=True)
class Text:
    """A definition or note, with its language tag."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept of a scheme.

    `broader`, `narrower` and `related` are addresses of concepts. `mappings` pairs a SKOS mapping property
    (`exactMatch`) with the address of a concept elsewhere; `owl:sameAs` counts as `exactMatch`. `replaced_by` names
    the concepts to use instead. `unit` is a UDUNITS string where the vocabulary gives one. `kinds` are further
    classes of the concept, by their local names (`Variable`, `Property`), `parts` what I-ADOPT says it is made of.
    """

    uri: str
    labels: tuple[Label, ...]
    notations: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    mappings: tuple[tuple[str, str], ...] = ()
    replaced_by: tuple[str, ...] = ()
    deprecated: bool = False
    definitions: tuple[Text, ...] = ()
    unit: str | None = None
    kinds: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()

    def label(self, *languages: str) -> Label:
        """Give the label to show, in the first of the languages that has one, or else in any."""
        preferred = [label for label in self.labels if label.kind is LabelKind.PREFERRED] or list(self.labels)
        for language in (*languages, "en", ""):
            for label in preferred:
                if label.lang.partition("-")[0] == language:
                    return label
        return preferred[0] if preferred else Label(self.uri)


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """A scheme and its concepts, as one file gives them.

    `uri` is that of the concept scheme, `date` is ISO 8601, `licence` what the file says of it, each empty where
    the file does not say.
    """

    uri: str
    title: str
    version: str
    date: str
    licence: str
    entries: tuple[Entry, ...]
