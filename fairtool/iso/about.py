"""What a record is about: data, a service, or something else."""

from fairtool.iso.node import Node

DATA_RECORD = "DataRecord"
SERVICE_RECORD = "ServiceRecord"
OTHER_RECORD = "OtherRecord"
ABOUT = frozenset({DATA_RECORD, SERVICE_RECORD, OTHER_RECORD})  # as classes that a rule may ask for
SERVICE = "service"
DATA = frozenset({"dataset", "series"})
SERVICE_SECTION = "}SV_ServiceIdentification"
DATA_SECTION = "}MD_DataIdentification"


def subjects_of(record: Node) -> frozenset[str]:
    """Give what a record is about, as classes that a rule may ask for.

    It is about both data and a service where the parts of a faulty record do not agree.
    """
    found = frozenset(
        name
        for name, holds in ((DATA_RECORD, _is_about_data(record)), (SERVICE_RECORD, _is_about_a_service(record)))
        if holds
    )
    return found or frozenset({OTHER_RECORD})


def levels_of(record: Node) -> frozenset[str]:
    """Give the codes of all hierarchy levels, as written."""
    return frozenset(scope.element.get("codeListValue") or "" for scope in record.all("scopes")) - {""}


def first_sections(record: Node) -> tuple[Node, ...]:
    """Give what the first identification section holds: one element in a sound record."""
    resources = record.all("resources")
    holder = resources[0].element.getparent() if resources else None
    if holder is None or next(holder.itersiblings(holder.tag, preceding=True), None) is not None:
        return ()
    return tuple(one for one in resources if one.element.getparent() is holder)


def _is_about_data(record: Node) -> bool:
    """Tell whether the level is a data set or a series; without any level ISO 19115 means a data set."""
    levels = levels_of(record)
    return not DATA.isdisjoint(levels) or (not levels and _may_be_data(record))


def _may_be_data(record: Node) -> bool:
    resources = record.all("resources")
    return not resources or any(one.element.tag.endswith(DATA_SECTION) for one in resources)


def _is_about_a_service(record: Node) -> bool:
    """Tell whether the level is a service, or the first identification section is of one whatever the level says."""
    is_first = any(one.element.tag.endswith(SERVICE_SECTION) for one in first_sections(record))
    return is_first or SERVICE in levels_of(record)
