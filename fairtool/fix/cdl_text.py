"""Making edits in CDL text: only the statements concerned change; comments and layout stay."""

import re
from collections.abc import Iterable, Mapping

from fairtool.errors import UnreadableError
from fairtool.finding import HeaderEdit, RemoveAttribute, RenameAttribute
from fairtool.fix.expected import value_of
from fairtool.fix_text import place
from fairtool.netcdf.cdl import attribute_spans, variable_spans
from fairtool.netcdf.cdl_format import name, statement

Span = tuple[int, int]
_REST_OF_LINE = re.compile(r"[ \t]*(?://[^\r\n]*)?(?=\r?\n|\Z)")
_INDENTATION = "\t\t"


def edited_text(text: str, edits: Iterable[HeaderEdit]) -> str:
    """Give the text with the edits made; raises UnreadableError where the place of one is not found."""
    spans, variables = attribute_spans(text), variable_spans(text)
    changes: dict[Span, str] = {}
    for edit in edits:
        span, new = _change(text, edit, spans, variables)
        changes[span] = changes.get(span, "") + new  # several new attributes stand at one place, in their order
    for (start, end), new in sorted(changes.items(), reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _change(text: str, edit: HeaderEdit, spans: Mapping[str, Span], variables: Mapping[str, Span]) -> tuple[Span, str]:
    """Give the span to replace and what replaces it."""
    where = place(edit.owner, edit.name)
    span = spans.get(where)
    if isinstance(edit, RemoveAttribute | RenameAttribute):
        if span is None:
            raise UnreadableError("{where} is not in the text", where=where)
        if isinstance(edit, RemoveAttribute):
            return _whole_line(text, span), ""
        return span, _renamed(text[span[0] : span[1]], edit)
    new = statement(_owner(edit.owner), edit.name, value_of(edit))
    if span is not None:
        return span, new
    return _insertion(text, edit.owner, new, spans, variables)


def _owner(owner: str) -> str:
    """Give what stands before the colon in the section of the owner's own group."""
    return "" if owner.endswith("/") else name(owner.rpartition("/")[2])


def _renamed(old: str, edit: RenameAttribute) -> str:
    """Put the new name between the colon and the equals sign."""
    head = re.search(rf":\s*({re.escape(name(edit.name))})\s*=", old)
    if head is None:
        raise UnreadableError("{where} is not in the text", where=place(edit.owner, edit.name))
    return old[: head.start(1)] + name(edit.new_name) + old[head.end(1) :]


def _insertion(
    text: str, owner: str, new: str, spans: Mapping[str, Span], variables: Mapping[str, Span]
) -> tuple[Span, str]:
    """Give the place of a new attribute and how it stands there: behind the last of its owner, written as that is."""
    prefix = place(owner, "")
    last = max(
        (span for where, span in spans.items() if where.startswith(prefix)), key=lambda span: span[1], default=None
    )
    model = last or variables.get(owner)
    if model is None:
        raise UnreadableError("there is no place for a new attribute {where} in the text", where=prefix)
    start = text.rfind("\n", 0, model[0]) + 1
    before = text[start : model[0]]
    rest = _REST_OF_LINE.match(text, model[1])
    if before.strip() or rest is None:  # it shares its line with other statements, and so does the new one
        return (model[1], model[1]), f" {new}"
    indentation = before if last else before + _INDENTATION
    newline = "\r\n" if "\r\n" in text else "\n"
    return (rest.end(), rest.end()), f"{newline}{indentation}{new}"


def _whole_line(text: str, span: Span) -> Span:
    """Take the line with a statement that stands alone on it."""
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    end = len(text) if end < 0 else end
    alone = not text[start : span[0]].strip() and not text[span[1] : end].strip()
    return (start, min(end + 1, len(text))) if alone else span
