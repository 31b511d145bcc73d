"""A reason for or against a place: a sentence, its weight, and the fact that it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from fairtool.fair.repository import Fact
from fairtool.translate import Language, translate


class Weight(StrEnum):
    """What a reason does: it speaks for a place, against it, shuts it, or is open because nobody knows."""

    FOR = "for"
    AGAINST = "against"
    BLOCKS = "blocks"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence as a template with its values; `rule` is the name of the rule, `fact` what a place says of itself.

    A value that has two languages stands twice: `theme` and `theme_fr`.
    """

    rule: str
    weight: Weight
    template: str
    values: Mapping[str, object] = field(default_factory=dict)
    fact: Fact | None = None

    def text(self, language: Language) -> str:
        """Give the sentence in a language."""
        return translate(self.template, language, **self.values)
