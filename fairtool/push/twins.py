"""Records that have one identifier: none of them is pushed, since nobody but the producer knows which one is right."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fairtool.push.item import Item
from fairtool.translate import marked
from fairtool.warned import warned

_TWICE = marked(
    "the identifier {where} is in {other} too, and none of them is pushed: one identifier is of one record; give each "
    "its own, or take out the copy"
)


def refuse_twins(items: Sequence[Item]) -> Iterator[Item]:
    """Give the items, all that share an identifier refused.

    Were the first one taken, the name of a file would decide: `record (old).xml` comes before `record.xml`.
    """
    paths: dict[str, list[str]] = {}
    for item in items:
        if item.action != "refused":
            paths.setdefault(item.id, []).append(item.path)
    for item in items:
        others = [path for path in paths.get(item.id, ()) if path != item.path]
        if item.action == "refused" or not others:
            yield item
        else:
            yield replace(item, action="refused", reason=warned(_TWICE, item.id, other=others[0]), changes=())
