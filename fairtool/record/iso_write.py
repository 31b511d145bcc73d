"""Writing the canonical record as ISO 19139, 19115-2 or 19115-3, by path table and structure of the standard."""

from dataclasses import dataclass

from lxml import etree

from fairtool.iso.element import Element
from fairtool.iso.namespaces import URIS
from fairtool.iso.paths import Column
from fairtool.record.iso_adapt import adapt
from fairtool.record.iso_complete import complete
from fairtool.record.iso_layout import Layout, layout, namespaces
from fairtool.record.iso_locales import languages_in, locale_ids, with_locales
from fairtool.record.iso_writer import Writer
from fairtool.record.record import Record

_ONLY_IMAGERY = tuple(f"{{{uri}}}*" for uri in URIS["gmi"])  # elements that only ISO 19115-2 has


@dataclass(frozen=True, slots=True)
class Written:
    """A record as XML, and the paths of the fields for which the encoding has no place."""

    root: Element
    lost: tuple[str, ...]


def write_iso(record: Record, column: Column) -> bytes:
    """Give a record as the bytes of an XML document: ISO 19139 of 2007 (`19139`), or ISO 19115-3 of 2018.

    A record with a platform or another element of ISO 19115-2 becomes a `gmi:MI_Metadata` in ISO 19139. What the
    standard requires and the record does not say gets a reason (`gco:nilReason`).
    """
    root = build_iso(record, column).root
    etree.indent(root)
    document: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return document + b"\n"


def build_iso(record: Record, column: Column) -> Written:
    """Give a record as an XML tree, with what could not be written."""
    adapted = with_locales(adapt(record, column), column)
    plan = layout(column)
    root = etree.Element(_tag(plan, imagery=_is_imagery(adapted)), nsmap=namespaces(column))
    writer = Writer(plan, locale_ids(adapted), adapted.nil, adapted.language)
    writer.fill(plan.root(root), adapted, "Record", "")
    if next(root.iter(*_ONLY_IMAGERY), None) is not None:
        root.tag = _tag(plan, imagery=True)
    _name_own_locale(root, adapted)
    complete(plan.root(root))
    etree.cleanup_namespaces(root, top_nsmap=namespaces(column), keep_ns_prefixes=_kept(column))
    return Written(root, tuple(writer.lost))


def _tag(plan: Layout, *, imagery: bool) -> str:
    """Give the root of ISO 19115-2, or that of ISO 19115-1, where the encoding has two."""
    ways = plan.paths["Record"].elements[0].steps[0]
    return next(tag for tag in ways if ("MI_Metadata" in tag) == (imagery and plan.column == "19139"))


def _is_imagery(record: Record) -> bool:
    """Tell whether the record itself says what only ISO 19115-2 has a root for."""
    return bool(record.acquisitions) or record.encoding.startswith("ISO-19115-2")


def _name_own_locale(root: Element, record: Record) -> None:
    """Give the locale of the record itself, which only 19115-3 has, the id that translations into it refer to."""
    own = record.language
    if own in {one.language for one in record.locales} or own not in set(languages_in(record)):
        return
    for locale in root.iterfind(f"{{{URIS['mdb'][0]}}}defaultLocale/{{{URIS['lan'][0]}}}PT_Locale"):
        locale.set("id", own)


def _kept(column: Column) -> list[str]:
    return ["gmd", "gco", "gml", "xlink"] if column == "19139" else ["mdb", "lan", "gco", "gml", "xlink"]
