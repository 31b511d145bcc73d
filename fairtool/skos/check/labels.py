"""Labels by which nobody finds a concept, or which lead to another one."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping

from fairtool.skos.check import names
from fairtool.skos.check.conditions import shown
from fairtool.skos.check.fault import Fault, fault
from fairtool.skos.check.graph import SkosGraph
from fairtool.skos.statements import Literal
from fairtool.vocabulary.languages import language

_TAG = re.compile(r"(?:[a-z]{2,3}|x|i)(?:-[a-z0-9]{1,8})*")  # RFC 5646, as far as form goes
_UNSEEN = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
_UNSEEN_SIGNS = frozenset("\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}\N{REPLACEMENT CHARACTER}\N{SOFT HYPHEN}")
_SHOWN = 3  # concepts that a message names


def without_language(graph: SkosGraph) -> Iterator[Fault]:
    """Find labels that do not say their language."""
    for subject, kind, literal in graph.said(*names.LABELS):
        if not literal.lang and not literal.datatype and literal.text.strip():
            yield fault(subject, property=f"skos:{kind}", label=shown(literal))


def ill_tagged(graph: SkosGraph) -> Iterator[Fault]:
    """Find labels whose language tag is none, or is a code of three letters where there is one of two."""
    for subject, _, literal in graph.said(*names.LABELS):
        if literal.lang and (right := _right_tag(literal.lang)) != literal.lang:
            yield fault(subject, label=shown(literal), tag=literal.lang, right=right)


def _right_tag(tag: str) -> str:
    """Give the tag that is meant; empty where that is not known."""
    first, sign, rest = tag.replace("_", "-").partition("-")
    meant = language(first)
    if meant and meant.alpha2 and first != meant.alpha2:
        return meant.alpha2 + sign + rest
    return tag.replace("_", "-") if _TAG.fullmatch(tag.replace("_", "-")) else ""


def without_label(graph: SkosGraph) -> Iterator[Fault]:
    """Find concepts without a preferred label."""
    preferred = graph.texts["prefLabel"]
    return (fault(one) for one in graph.concepts if one not in preferred)


def schemes_without_title(graph: SkosGraph) -> Iterator[Fault]:
    """Find schemes without a title and a label."""
    titled = (graph.texts["title"], graph.texts["prefLabel"])
    return (fault(one) for one in graph.called["ConceptScheme"] if not any(one in texts for texts in titled))


def empty(graph: SkosGraph) -> Iterator[Fault]:
    """Find labels without a letter."""
    found = ((one, kind) for one, kind, literal in graph.said(*names.LABELS) if not literal.text.strip())
    return (fault(one, property=f"skos:{kind}") for one, kind in dict.fromkeys(found))


def unprintable(graph: SkosGraph) -> Iterator[Fault]:
    """Find labels with signs that nobody sees: controls, line breaks, zero-width spaces, lost letters."""
    for subject, kind, literal in graph.said(*names.LABELS):
        if literal.text.isascii() and literal.text.isprintable():
            continue
        signs = dict.fromkeys(f"U+{ord(sign):04X}" for sign in literal.text if _is_unseen(sign))
        if signs:
            yield fault(subject, property=f"skos:{kind}", label=shown(literal), signs=", ".join(signs))


def _is_unseen(sign: str) -> bool:
    return sign in _UNSEEN_SIGNS or unicodedata.category(sign) in _UNSEEN


def shared(graph: SkosGraph) -> Iterator[Fault]:
    """Find preferred labels of several active concepts, upper case ignored; told of the first."""
    for label, concepts in _by_label(graph).items():
        active = [one for one in concepts if one not in graph.deprecated]
        if len(active) > 1:
            others = ", ".join(active[1 : _SHOWN + 1]) + (", ..." if len(active) > _SHOWN + 1 else "")
            yield fault(active[0], label=shown(label), count=len(active) - 1, others=others)


def twins(graph: SkosGraph) -> Iterator[Fault]:
    """Find deprecated concepts whose preferred label an active one has too."""
    for label, concepts in _by_label(graph).items():
        active = [one for one in concepts if one not in graph.deprecated]
        for one in concepts if active and len(active) < len(concepts) else ():
            if one in graph.deprecated:
                yield fault(one, label=shown(label), other=active[0])


def _by_label(graph: SkosGraph) -> Mapping[Literal, list[str]]:
    """Give the concepts of each preferred label that several have."""
    found: defaultdict[tuple[str, str], dict[str, Literal]] = defaultdict(dict)
    for subject, literals in graph.texts["prefLabel"].items():
        if subject in graph.concepts:
            for literal in literals:
                if literal.text.strip():
                    found[literal.text.strip().casefold(), literal.lang].setdefault(subject, literal)
    return {next(iter(of.values())): list(of) for of in found.values() if len(of) > 1}
