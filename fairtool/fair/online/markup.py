"""Reads the data sets that a page describes in microdata or RDFa, with extruct where it is installed (extra `web`).

Both become JSON-LD of schema.org; without the library a page with such markup has nothing of the kind. Nothing is
fetched: the library knows the prefixes that pages may use without saying them.
"""

import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from fairtool.engine import opened
from fairtool.errors import UnreadableError
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked
from fairtool.warned import Warned, from_error, warned

# Characters of a page; the library takes five seconds, and 100 MB, for a million of the worst.
LARGEST = 500_000
_DATA_SET = "dataset"
_DCAT = "http://www.w3.org/ns/dcat#"
_SCHEMA_ORG = ("https://schema.org", {"id": "@id"})

_TOO_LONG = marked("{where} has {syntax}, which was not read: the page has more than {most} characters")


def marked_up(text: str, address: str, types: Mapping[str, Iterable[str]]) -> Iterator[tuple[JsonNode, str] | Warned]:
    """Give documents of JSON-LD with what the page says in its markup, and where it is said.

    `types` are the types that occur in the page, by syntax (`microdata`, `rdfa`): one without a data set is not read.
    """
    for syntax, names in types.items():
        if not any(name.rstrip("/").lower().endswith(_DATA_SET) for name in names) or not is_available():
            continue
        if len(text) > LARGEST:
            yield warned(_TOO_LONG, address, syntax=syntax, most=LARGEST)
            continue
        where = f"{address} ({syntax})"
        found = opened(partial(_extracted, text, address, syntax), where)
        yield from_error(found, where) if isinstance(found, UnreadableError) else (JsonNode(found), where)


def is_available() -> bool:
    """Say whether the library is installed."""
    try:
        import extruct  # noqa: F401, PLC0415 - an extra, and heavy
    except ImportError:
        return False
    return True


def _extracted(text: str, address: str, syntax: str) -> Mapping[str, object]:
    """Ask the library; microdata come as JSON-LD already, RDFa as statements with whole addresses."""
    import extruct  # noqa: PLC0415 - see above

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library, about its own libraries
        said = extruct.extract(text, base_url=address, syntaxes=[syntax], uniform=syntax == "microdata")
    words = {"dcat": _DCAT} if syntax == "rdfa" and _DCAT in str(said[syntax]) else _SCHEMA_ORG
    return {"@context": words, "@graph": said[syntax]}
