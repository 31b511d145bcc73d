"""CDL, the text form of netCDF: from text to a data set, without any other program."""

from collections.abc import Mapping

from fairtool.netcdf.cdl_data import CdlReader
from fairtool.netcdf.cdl_draft import GroupDraft, Span, freeze, variables_of
from fairtool.netcdf.cdl_grammar import read
from fairtool.netcdf.cdl_layout import grow
from fairtool.netcdf.dataset import Dataset, Format


def parse(text: str, path: str = "-") -> Dataset:
    """Give the data set that a CDL text describes; `path` is what the user calls it.

    An unlimited dimension is as long as the comment of ncdump says (`// (3 currently)`) or as the data need, whichever
    is more. Values are read from the text when they are asked for. Raises `UnreadableError` with the line where the
    text is no CDL.
    """
    state = read(text)
    drafts = tuple(variables_of(state.groups))
    for draft in drafts:
        grow(text, draft)
    root, variables = freeze(state.groups)
    spans = {draft.path: draft.data for draft in drafts if draft.data is not None}
    return Dataset(path, Format.CDL, root, CdlReader(text, variables, spans))


def attribute_spans(text: str) -> Mapping[str, Span]:
    """Give, for the place of each attribute (`sst:units`, `:title`, `/group/sst:units`), where its statement stands.

    A span is the offsets of the first character of `sst:units = "m" ;` and of the one after its semicolon. Where an
    attribute is written twice it is the last one, which counts. Raises `UnreadableError`.
    """
    statements = (each for each in read(text).statements if each.attribute is not None)
    return {f"{_prefix(each.owner)}:{each.attribute}": each.span for each in statements}


def variable_spans(text: str) -> Mapping[str, Span]:
    """Give, for the path of each variable, where its declaration stands, from its type to after its semicolon.

    Variables declared together (`float a, b ;`) share a span. Raises `UnreadableError`.
    """
    return {each.owner.path: each.span for each in read(text).statements if each.attribute is None}


def _prefix(owner: object) -> str:
    """Give what stands before the colon: the path of a variable, nothing for the root group, `/group/` for others."""
    path = str(getattr(owner, "path", ""))
    return path if not isinstance(owner, GroupDraft) else "" if path == "/" else f"{path}/"
