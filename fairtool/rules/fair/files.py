"""F3: the record says which data it describes: where they are, which files, how large."""

from collections.abc import Iterator
from pathlib import PurePath
from urllib.parse import unquote, urlsplit

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.iso.view import XmlRecord
from fairtool.record.bundle import Bundle
from fairtool.record.essentials import Essentials
from fairtool.record.flat_identifiers import is_doi
from fairtool.rule import Example, rule
from fairtool.rules.fair.persistence import is_persistent
from fairtool.rules.fair.said import SOURCE, essentials, is_placed_on_the_web, problem, scheme_of

_ONLINE = "gmd:distributionInfo/*/gmd:transferOptions/*/gmd:onLine/*/"
_LINK = _ONLINE + "gmd:linkage = <gmd:linkage><gmd:URL>{}</gmd:URL></gmd:linkage>"
_NAME = "\n" + _ONLINE + "gmd:name = <gmd:name><gco:CharacterString>{}</gco:CharacterString></gmd:name>"
_DATA = '\n---\n:title = "bouée de la Baie" ;'
_LINKS = ("distributions.transfers.links.url", "distributions.distributors.transfers.links.url")


@rule(
    "fair-f3-data-located",
    severity=Severity.WARNING,
    source=f"{SOURCE} F3",
    shows=("resources.citation.identifiers.code", *_LINKS),
    examples=[Example("F3", bad=_LINK.format("x"), good=_LINK.format("https://baie.example/donnees/temperature.nc"))],
)
def data_are_located(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record leads to the data: by a link, or by a persistent identifier of theirs.

    A description from which nobody comes to the data describes nothing.
    """
    said = essentials(view)
    if not is_persistent(said.doi) and not any(_leads_there(link.url) for link in said.links):
        yield problem(view, "{where} does not lead to the data; write the address of the files, or their DOI", *_LINKS)


@rule(
    "fair-f3-files-named",
    severity=Severity.WARNING,
    source=f"{SOURCE} F3",
    shows=("distributions.transfers.links.name", *_LINKS),
    examples=[
        Example(
            "F3",
            bad=_LINK.format("https://baie.example/donnees/sel.nc") + _NAME.format("sel.nc") + _DATA,
            good=_LINK.format("https://baie.example/donnees/example.nc") + _DATA,
        )
    ],
)
def files_are_named(bundle: Bundle, _context: Context[Bundle]) -> Iterator[Problem]:
    """The record names the files, or links to them, or has the identifier that they hold.

    Without that nobody can tell later which file the record is about.
    """
    said, found = bundle.said, bundle.found
    own = {one.casefold() for one in (found.doi, found.identifier, *found.other_identifiers) if one}
    if is_doi(found.doi, said.doi) or not own.isdisjoint(_identifiers(said)):
        return
    named = _file_names(said)
    absent = [PurePath(one.name).name for one in bundle.data if PurePath(one.name).stem.casefold() not in named]
    if absent:
        place = bundle.place("distributions")
        yield Problem(
            "the record does not name {names}, and has no identifier that it holds; name the file, link to it, or "
            "write the same identifier in both",
            where=place.where or "/",
            line=place.line,
            names=", ".join(absent[:3]),
        )


@rule(
    "fair-f3-size-given",
    severity=Severity.WARNING,
    source=f"{SOURCE} F3",
    shows=("distributions.transfers.size",),
    examples=[
        Example(
            "F3",
            bad=_LINK.format("https://baie.example/donnees/temperature.nc"),
            good="gmd:distributionInfo/*/gmd:transferOptions/*/gmd:onLine += <gmd:transferSize><gco:Real>2</gco:Real>"
            "</gmd:transferSize>",
        )
    ],
)
def size_is_given(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record says how large the data are.

    With the size a user knows what a transfer takes, and that it came to its end.
    """
    said = essentials(view)
    if said.size_megabytes is None and not any(file.size for file in said.files):
        yield problem(view, "{where} does not say how large the data are; write the size in megabytes", *_LINKS)


def _leads_there(url: str) -> bool:
    """Tell whether a link leads to data, by whatever protocol: a bucket of S3 has a name without a dot."""
    return (bool(scheme_of(url)) or url.strip().startswith("s3://")) and is_placed_on_the_web(url)


def _identifiers(said: Essentials) -> set[str]:
    return {one.casefold() for one in (said.doi, said.identifier, *said.other_identifiers) if one}


def _file_names(said: Essentials) -> set[str]:
    """Give the file names that links and the list of files hold, without endings, which servers change."""
    texts = [*(_path(link.url) for link in said.links), *(str(link.name or "") for link in said.links)]
    return {PurePath(text).stem.casefold() for text in (*texts, *(file.name for file in said.files)) if text}


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url).path)
    except ValueError:
        return ""
