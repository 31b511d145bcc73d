"""Keys that others write for those of the standard: `title` of a technical resource, `supports_versioning`."""

from collections.abc import Iterator, MutableMapping

from fairtool.plan.opidor.rich_text import plain_of
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_RENAMED = marked("{where} is a key of another name: the standard says {new}")
_HTML = marked("{where} is written in HTML: its plain text was kept")
# Where the object stands, the key that is there, and the one of the standard.
_KEYS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("dataset", "technical_resource"), "title", "name"),
    (("dataset", "distribution", "host"), "supports_versioning", "support_versioning"),
    (("dataset", "distribution", "license"), "licence_ref", "license_ref"),
    (("dataset",), "keywords", "keyword"),
    (("cost",), "name", "title"),
)
_LONG: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("description", ()),
    ("description", ("project",)),
    ("ethical_issues_description", ()),
    ("description", ("dataset",)),
    ("preservation_statement", ("dataset",)),
)


def rename(dmp: JsonNode) -> Iterator[Warned]:
    """Change the keys in place, where the right one is not there, and give a sentence for each."""
    for path, key, new in _KEYS:
        for node in _at(dmp, path):
            inside = node.value
            if isinstance(inside, MutableMapping) and key in inside and new not in inside:
                inside[new] = inside.pop(key)
                yield warned(_RENAMED, node[key].where, new=new)
    for key, path in _LONG:
        for node in _at(dmp, path):
            text = node[key].value
            if isinstance(text, str) and isinstance(node.value, MutableMapping) and "</" in text:
                node.value[key] = plain_of(text)
                yield warned(_HTML, node[key].where)


def _at(node: JsonNode, path: tuple[str, ...]) -> Iterator[JsonNode]:
    if not path:
        yield node
        return
    for item in node[path[0]]:
        yield from _at(item, path[1:])
