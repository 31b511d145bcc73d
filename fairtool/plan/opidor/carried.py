"""What a document for DMP OPIDoR does not carry of a plan: found by looking for every value, not by keeping books."""

import re
from collections.abc import Iterator, Mapping

from fairtool.plan.opidor.rich_text import lines_of, plain_of
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_LOST = marked("{where} has no place in the form and is not carried: {value}")
# Values that the form has in words of its own: codes as labels, bytes in larger units, kinds of identifiers as labels.
_CONVERTED = frozenset(
    {
        "access_url",
        "byte_size",
        "bytes",
        "certified_with",
        "data_access",
        "ethical_issues_exist",
        "funding_status",
        "growth_bytes_per_year",
        "is_organisation",
        "is_reused",
        "personal_data",
        "pid_system",
        "sensitive_data",
        "storage_type",
        "backup_type",
        "support_versioning",
        "language",
        "type",
        "role",
    }
)
_NEVER = frozenset({"sources", "template", "pole", "key"})  # about the making of the plan, and not about the data
_NAMES = frozenset({"name"})  # the form has names in two fields


def not_carried(source: Mapping[str, object], target: Mapping[str, object]) -> Iterator[Warned]:
    """Give a sentence for each value of a plan that stands nowhere in the document."""
    plan, made = JsonNode(source)["dmp"], JsonNode(target)
    head = _Words({key: value for key, value in target.items() if key != "researchOutput"})
    outputs = list(made["researchOutput"])
    first = _Words(outputs[0].value if outputs else {})
    for where, key, text in _leaves(plan, skip="dataset"):
        if not (head.holds(key, text) or first.holds(key, text)):
            yield warned(_LOST, where, value=text)
    for dataset, output in zip(plan["dataset"], outputs, strict=False):
        words = _Words(output.value)
        for where, key, text in _leaves(dataset):
            if not words.holds(key, text):
                yield warned(_LOST, where, value=text)


def _leaves(node: JsonNode, skip: str = "") -> Iterator[tuple[str, str, str]]:
    """Give the place, the key and the text of every single value."""
    if node.members:
        for key in node.members:
            if key not in _NEVER and key != skip:
                yield from _leaves(node[key])
    elif isinstance(node.value, list):
        for item in node:
            yield from _leaves(item)
    elif node.text():
        parts = node.where.split("/")
        yield node.where, next(part for part in reversed(parts) if not part.isdecimal()), node.text()


class _Words:
    """Everything that a part of the document says."""

    def __init__(self, part: object) -> None:
        said = [text for _, _, text in _leaves(JsonNode(part))]
        texts = [form for text in said for form in (text, " ".join(text.split()), plain_of(text))]
        self.texts = frozenset(texts)
        self.whole = "\n".join(texts)

    def holds(self, key: str, text: str) -> bool:
        """Say whether a value of a plan is among them."""
        if key in _CONVERTED or text in self.texts or text[:10] in self.texts:
            return True
        if key in _NAMES:
            return all(word in self.whole for word in re.split(r"[\s,]+", text))
        return all(" ".join(line.split()) in self.whole for line in lines_of(text))
