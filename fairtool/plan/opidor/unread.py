"""What of the standard form of DMP OPIDoR has no place in a plan: found by looking for every value."""

import re
from collections.abc import Iterator, Mapping

from fairtool.plan.opidor.rich_text import plain_of
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_LOST = marked("{where} has no place in a plan and was not taken over: {value}")
# The bookkeeping of the server, and values that a plan has in words of its own.
_PASSED = frozenset(
    {
        "configuration",
        "dbid",
        "id",
        "schema_id",
        "template_name",
        "research_output_id",
        "dmp_id",
        "volumeUnit",
        "idType",
        "affiliationIdType",
        "nameType",
        "role",
        "fileVolume",
        "estimatedVolume",
        "dataSize",
        "dataAccess",
        "type",
        "containsPersonalData",
        "containsSensitiveData",
        "hasEthicalIssues",
        "hasVersioningPolicy",
        "fundingStatus",
        "backupType",
        "storageType",
        "pidSystem",
        "licenseName",
        "costType",
    }
)
_FEW = 200


def unread(root: JsonNode, plan: Mapping[str, object]) -> Iterator[Warned]:
    """Give a sentence for each value that stands nowhere in the plan, the first of them."""
    texts = frozenset(text.casefold() for _, text in _leaves(JsonNode(plan), frozenset()))
    said = "\n".join(texts)
    count = 0
    for where, written in _leaves(root, _PASSED):
        text = written.casefold()
        if text not in texts and text[:10] not in texts and not _stands_in(text, texts, said):
            count += 1
            yield warned(_LOST, where, value=written)
        if count >= _FEW:
            return


def _stands_in(text: str, texts: frozenset[str], said: str) -> bool:
    parts = re.split(r"\n|, | : ", text)
    return all(part in texts or part in said for part in parts)


def _leaves(node: JsonNode, passed: frozenset[str]) -> Iterator[tuple[str, str]]:
    if node.members:
        for key in node.members:
            if key not in passed:
                yield from _leaves(node[key], passed)
    elif isinstance(node.value, list):
        for item in node:
            yield from _leaves(item, passed)
    elif node.text():
        yield node.where, plain_of(node.text())
