"""What a document of a plan is written from: the plan as it is, where its values come from, its template, the day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from fairtool.plan.madmp import Origin
from fairtool.plan.narrative.typography import typeset
from fairtool.plan.template import PlanVersion, Template
from fairtool.record.json_node import JsonNode
from fairtool.translate import Language, translate

EXTENSION = "fairtool"
_OURS = "about"  # the word of the plan file for our extension of a data set


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A plan that may lack anything, and how to write of it.

    `dmp` is the plan by maDMP at the place `/dmp`; `sources` gives the origin of its values by their pointers, or by
    those of the objects that hold them.
    """

    dmp: JsonNode
    template: Template
    language: Language
    day: str
    sources: Mapping[str, Origin] = field(default_factory=dict)
    pole: str = ""
    version: PlanVersion | None = None

    @property
    def datasets(self) -> tuple[JsonNode, ...]:
        """The data sets, in their order."""
        return tuple(self.dmp["dataset"])

    def say(self, text: str, /, **values: object) -> str:
        """Give a text in the language of the document."""
        return typeset(translate(text, self.language, **values), self.language)

    def origin(self, node: JsonNode) -> Origin | None:
        """Give where a value comes from; None where the plan does not say."""
        where = node.where
        while where:
            if where in self.sources:
                return self.sources[where]
            where = where.rpartition("/")[0]
        return None

    def answer(self, question: str) -> str:
        """Give the words in which a person answers a question; empty where nobody did."""
        return self.dmp[EXTENSION]["answers"][question].text()

    def answers_of_datasets(self, question: str) -> Iterator[tuple[JsonNode, str]]:
        """Give the data sets about which a person answers a question apart, with the words."""
        for one in self.datasets:
            text = one[EXTENSION]["answers"][question].text()
            if text:
                yield one, text

    def name_of(self, dataset: JsonNode) -> str:
        """Give what a data set is called: its title, else its short key, else its identifier."""
        names = (dataset["title"], dataset[EXTENSION]["key"], dataset["dataset_id"]["identifier"])
        return next((name for one in names if (name := one.text())), self.say("a data set without a title"))


def found(node: JsonNode, path: str) -> Iterator[JsonNode]:
    """Give what stands at a path in the words of a template (`distribution.*.format`, `about.files`)."""
    first, _, rest = path.partition(".")
    inside = node if first == "*" else iter((node[EXTENSION if first == _OURS else first],))
    for one in inside:
        if rest:
            yield from found(one, rest)
        else:
            yield from (item for item in one if not item.members)
