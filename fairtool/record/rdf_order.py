"""Puts statements into an order that is the same each time, with names of blank nodes that are, too.

The parser keeps statements in sets and names blank nodes at random, so that a document would else be read in another
order each time.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from fairtool.record.dcat_graph import Node
from fairtool.record.geodcat_thing import Iri

_ROUNDS = 4  # how deep blank nodes are told apart by what stands in them
_SHOWN = 120  # characters of what stands in one that order it; the rest is told by a checksum

Statements = Mapping[str, Mapping[str, Sequence[Node]]]


def in_order(statements: Statements) -> Mapping[str, Mapping[str, tuple[Node, ...]]]:
    """Give statements by subject and predicate in order; blank nodes become `_:b0`, `_:b1` ..."""
    keys = _keys(statements)
    subjects = sorted(statements, key=lambda one: (one.startswith("_:"), keys.get(one, one)))
    blank = {node.value for said in statements.values() for nodes in said.values() for node in nodes if _is_blank(node)}
    others = sorted(blank - set(subjects))  # of which nothing is said: all are alike
    names = {
        one: f"_:b{number}" for number, one in enumerate((*(one for one in subjects if one.startswith("_:")), *others))
    }
    return {
        names.get(subject, subject): {
            predicate: tuple(
                Iri(names[node.value]) if _is_blank(node) else node
                for node in sorted(statements[subject][predicate], key=lambda node: _key(node, keys))
            )
            for predicate in sorted(statements[subject])
        }
        for subject in subjects
    }


def _keys(statements: Statements) -> Mapping[str, str]:
    """Give what blank nodes are ordered by: what is said of them, and of those in them."""
    blank = tuple(one for one in statements if one.startswith("_:"))
    keys: Mapping[str, str] = {}
    for _ in range(_ROUNDS):
        keys = {one: _shortened(_told(statements[one], keys)) for one in blank}
    return keys


def _told(said: Mapping[str, Sequence[Node]], keys: Mapping[str, str]) -> str:
    return "|".join(
        f"{predicate}={key}"
        for predicate in sorted(said)
        for key in sorted(_key(node, keys) for node in said[predicate])
    )


def _shortened(text: str) -> str:
    return f"{text[:_SHOWN]} {sha256(text.encode('utf-8', 'replace')).hexdigest()}"


def _key(node: Node, keys: Mapping[str, str]) -> str:
    if isinstance(node, Iri):
        return f"<{keys.get(node.value, '')}" if _is_blank(node) else f"<{node.value}>"
    return f'"{node.value}"@{node.language}^{node.datatype}'


def _is_blank(node: Node) -> bool:
    return isinstance(node, Iri) and node.value.startswith("_:")
