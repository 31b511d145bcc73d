"""Values of a plan with their origin, and how those of several sources become one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairtool.plan.faults import escaped
from fairtool.plan.plan_file import Source
from fairtool.plan.shape import EXTENSION
from fairtool.plan.yaml_node import Plain


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value of the plan comes from: the source, and the place there (`record.xml, line 12`)."""

    source: Source
    place: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A single value, or a list of such, with its origin."""

    value: Plain
    origin: Origin


Tree = Said | Mapping[str, "Tree"] | Sequence["Tree"]

# Lists whose one entry is completed by the one entry of another source: the licence of a record needs a day that
# only a person knows.
_COMPLETED = frozenset({"license", "project", "funding"})
# Lists in which the entries of all sources stand, each once, with what an entry is known by. Any other list is taken
# whole from the first source that has it.
_GATHERED: Mapping[str, frozenset[str]] = {
    "contributor": frozenset({"contributor_id", "mbox", "name"}),
    "creator": frozenset({"creator_id", "mbox", "name"}),
    "metadata": frozenset({"metadata_standard_id"}),
    "quality": frozenset({"check"}),
}


def tree_of(value: Plain, origin: Callable[[str], Origin], where: str = "") -> Tree:
    """Give values with their origins, `origin` telling that of a pointer."""
    if isinstance(value, dict):
        return {key: tree_of(one, origin, f"{where}/{escaped(key)}") for key, one in value.items()}
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return [tree_of(one, origin, f"{where}/{index}") for index, one in enumerate(value)]
    return Said(value, origin(where))


def completed(strong: Tree, weak: Tree, name: str = "") -> Tree:
    """Give what the stronger source says, completed by the weaker."""
    if isinstance(strong, Mapping) and isinstance(weak, Mapping):
        others = {EXTENSION} if _are_of_two_names(strong, weak) else set()
        names = dict.fromkeys((*strong, *(one for one in weak if one not in others)))
        return {key: _of_key(strong, weak, key) for key in names}
    if _is_list(strong) and _is_list(weak):
        return _lists(strong, weak, name)  # type: ignore[arg-type]  # both are lists
    return strong


def _are_of_two_names(strong: Mapping[str, Tree], weak: Mapping[str, Tree]) -> bool:
    """Say whether two entries name two: that one is an organisation does not make the other one too."""
    names = [one["name"] for one in (strong, weak) if "name" in one]
    return len(names) == 2 and values_of(names[0]) != values_of(names[1])


def _of_key(strong: Mapping[str, Tree], weak: Mapping[str, Tree], key: str) -> Tree:
    if key not in weak:
        return strong[key]
    return completed(strong[key], weak[key], key) if key in strong else weak[key]


def _is_list(tree: Tree) -> bool:
    return not isinstance(tree, Said | Mapping)


def _lists(strong: Sequence[Tree], weak: Sequence[Tree], name: str) -> Sequence[Tree]:
    if name in _COMPLETED and len(strong) == len(weak) == 1:
        return [completed(strong[0], weak[0], name)]
    return _gathered(strong, weak, _GATHERED[name]) if name in _GATHERED else strong


def _gathered(strong: Sequence[Tree], weak: Sequence[Tree], keys: frozenset[str]) -> Sequence[Tree]:
    """Give each entry once, those of the stronger source first."""
    found: list[Tree] = list(strong)
    for one in weak:
        known = _marks(one, keys)
        place = next((index for index, other in enumerate(found) if known & _marks(other, keys)), None)
        if place is None:
            found.append(one)
        else:
            found[place] = completed(found[place], one)
    return found


def _marks(entry: Tree, keys: frozenset[str]) -> frozenset[str]:
    """Give what an entry is known by: identifiers, an e-mail address, a name."""
    if not isinstance(entry, Mapping):
        return frozenset()
    own = {key: one for key, one in entry.items() if key in keys}
    texts = (str(value).casefold().removeprefix("https://orcid.org/") for key, value in _leaves(own) if key != "type")
    return frozenset(texts)


def _leaves(tree: Tree, key: str = "") -> Iterator[tuple[str, Plain]]:
    if isinstance(tree, Said):
        yield key, tree.value
    elif isinstance(tree, Mapping):
        for name, one in tree.items():
            yield from _leaves(one, name)
    else:
        for one in tree:
            yield from _leaves(one, key)


def values_of(tree: Tree) -> Plain:
    """Give the values alone."""
    if isinstance(tree, Said):
        return tree.value
    if isinstance(tree, Mapping):
        return {key: values_of(one) for key, one in tree.items()}
    return [values_of(one) for one in tree]


def origins_of(tree: Tree, where: str = "") -> Iterator[tuple[str, Origin]]:
    """Give the pointer of each single value, with its origin."""
    if isinstance(tree, Said):
        yield where, tree.origin
    elif isinstance(tree, Mapping):
        for key, one in tree.items():
            yield from origins_of(one, f"{where}/{escaped(key)}")
    else:
        for index, one in enumerate(tree):
            yield from origins_of(one, f"{where}/{index}")
