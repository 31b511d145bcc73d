"""Making edits in CDL text: only the statements concerned change."""

from collections.abc import Iterable, Mapping

from fairtool.errors import UnreadableError
from fairtool.finding import Edit, RemoveAttribute, RenameAttribute
from fairtool.fix.expected import value_of
from fairtool.fix_text import place
from fairtool.netcdf.cdl import attribute_spans, variable_spans
from fairtool.netcdf.cdl_format import name, statement

Span = tuple[int, int]


def edited_text(text: str, edits: Iterable[Edit]) -> str:
    """Give the text with the edits made; raises UnreadableError where the place of one is not found."""
    spans, variables = attribute_spans(text), variable_spans(text)
    changes = [_change(text, edit, spans, variables) for edit in edits]
    for (start, end), new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _change(text: str, edit: Edit, spans: Mapping[str, Span], variables: Mapping[str, Span]) -> tuple[Span, str]:
    """Give the span to replace and what replaces it."""
    where = place(edit.owner, edit.name)
    span = spans.get(where)
    if isinstance(edit, RemoveAttribute | RenameAttribute):
        if span is None:
            raise UnreadableError("{where} is not in the text", where=where)
        if isinstance(edit, RemoveAttribute):
            return _whole_line(text, span), ""
        old = text[span[0] : span[1]]
        head, sign, tail = old.partition("=")
        return span, head.replace(f":{name(edit.name)}", f":{name(edit.new_name)}") + sign + tail
    new = statement(_owner(edit.owner), edit.name, value_of(edit))
    if span is not None:
        return span, new
    return _insertion(text, edit.owner, spans, variables), f"\n\t\t{new}"


def _owner(owner: str) -> str:
    """Give what stands before the colon in the section of the owner's own group."""
    return "" if owner.endswith("/") else name(owner.rpartition("/")[2])


def _insertion(text: str, owner: str, spans: Mapping[str, Span], variables: Mapping[str, Span]) -> Span:
    """Give the place of a new attribute: behind the last attribute of its owner, or behind the declaration."""
    prefix = place(owner, "")
    last = max((span[1] for where, span in spans.items() if where.startswith(prefix)), default=0)
    last = last or variables.get(owner, (0, 0))[1]
    if not last:
        raise UnreadableError("there is no place for a new attribute {where} in the text", where=prefix)
    return last, last


def _whole_line(text: str, span: Span) -> Span:
    """Take the line with a statement that stands alone on it."""
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    end = len(text) if end < 0 else end
    alone = not text[start : span[0]].strip() and not text[span[1] : end].strip()
    return (start, min(end + 1, len(text))) if alone else span
