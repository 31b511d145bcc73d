"""The legal constraints of a record, as the requirements on access (C.17) and on use (C.18) look at them."""

from dataclasses import dataclass
from functools import lru_cache

from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rules.inspire.content import anchor_href, child, code, said
from fairtool.vocabulary.inspire import CodeList, code_list

OTHER = "otherRestrictions"


@dataclass(frozen=True, slots=True)
class Other:
    """One of the other constraints: its text, and where it points to when it is an anchor."""

    node: Node
    text: str
    href: str
    is_anchor: bool


@dataclass(frozen=True, slots=True)
class Legal:
    """One legal constraint: the codes of its access and use constraints, and its other constraints."""

    node: Node
    access: tuple[str, ...]
    use: tuple[str, ...]
    others: tuple[Other, ...]

    def values_of(self, codes: CodeList) -> tuple[str, ...]:
        """Give the values of a list that the anchors point to."""
        return tuple(found for other in self.others if other.is_anchor and (found := value_at(codes, other.href)))

    def strays_of(self, codes: CodeList) -> tuple[Other, ...]:
        """Give the anchors that point into a list, but to no value of it."""
        return tuple(
            one for one in self.others if _http(one.href).startswith(codes.uri) and not value_at(codes, one.href)
        )


def limitations() -> CodeList:
    """Give the list of the limitations on public access."""
    return code_list("LimitationsOnPublicAccess")


def conditions() -> CodeList:
    """Give the list of the conditions that are no text: none, or unknown."""
    return code_list("ConditionsApplyingToAccessAndUse")


def value_at(codes: CodeList, href: str) -> str | None:
    """Give the value of a list at an address; with https it is the same value, and a rule of its own tells."""
    return codes.code_of(_http(href))


def _http(href: str) -> str:
    return f"http:{href.removeprefix('https:')}" if href.startswith("https:") else href


@lru_cache(maxsize=2)  # four rules ask it of one record, then of the next
def legal_constraints(view: XmlRecord) -> tuple[Legal, ...]:
    """Give the legal constraints of all identification sections."""
    nodes = (one for one in view.node.all("resources.constraints") if one.element.tag.endswith("}MD_LegalConstraints"))
    return tuple(
        Legal(
            node=node,
            access=tuple(code(one) for one in node.all("access")),
            use=tuple(code(one) for one in node.all("use")),
            others=tuple(_other(one) for one in node.all("others")),
        )
        for node in nodes
    )


def _other(node: Node) -> Other:
    is_anchor = child(node.element, "Anchor") is not None
    return Other(node, said(node.element), anchor_href(node.element), is_anchor)
