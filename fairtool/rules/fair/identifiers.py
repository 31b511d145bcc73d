"""F1: record and data have identifiers that are unique in the world and that last."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.iso.view import XmlRecord
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.placeholder import said
from fairtool.rule import Example, rule
from fairtool.rules.fair.persistence import is_example_doi, is_persistent, is_unique
from fairtool.rules.fair.said import IDENTIFIERS, SOURCE, identifiers_of_data, problem
from fairtool.translate import marked

_FILE = "gmd:fileIdentifier = <gmd:fileIdentifier><gco:CharacterString>{}</gco:CharacterString></gmd:fileIdentifier>"
_CODE = (
    "gmd:identificationInfo/*/gmd:citation/*/gmd:identifier/*/gmd:code = <gmd:code><gco:CharacterString>{}"
    "</gco:CharacterString></gmd:code>"
)
_DOI = _CODE.format("https://doi.org/10.17882/100000")
_REFUSED = marked(
    "the DOI {value} at {where} is none that lasts, since its prefix is one for examples; write the DOI that the "
    "repository gave"
)
_OWN = ("id", "doi", "DOI", "tracking_id", "uuid", "identifier")


@rule(
    "fair-f1-record-unique",
    severity=Severity.WARNING,
    source=f"{SOURCE} F1",
    shows=("identifier", "resources.citation.identifiers.code"),
    examples=[Example("F1", bad=_FILE.format("fiche12"), good=_FILE.format("5b7c1c52-6f0e-4f0e-9f54-0f3a4f2f9d11"))],
)
def record_is_unique(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The identifier of the record is unique in the world: a UUID, a DOI or an address.

    Catalogues harvest one another. A record with the number that another one has replaces it, or is lost. A persistent
    identifier of the data is one of the record, too, since the page that it leads to is that of the record.
    """
    given = view.record.identifier
    if not is_unique(given) and not any(map(is_persistent, (view.record.data_set_uri, *_of_data(view)))):
        template = '{where} is "{value}", which others may use too; write a UUID, a DOI or an address'
        absent = "{where} has no identifier of the record; write a UUID, a DOI or an address"
        yield problem(view, template if given else absent, "identifier", value=given)


@rule(
    "fair-f1-record-persistent",
    severity=Severity.WARNING,
    source=f"{SOURCE} F1",
    shows=("identifier", "data_set_uri", "resources.citation.identifiers.code"),
    examples=[Example("F1", bad=_CODE.format("bouee"), good=_DOI)],
)
def record_is_persistent(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record is reached by a persistent identifier: its own, or the DOI of the data, which leads to it.

    The address of a catalogue changes with its software. What cites it then leads nowhere.
    """
    record = view.record
    given = (record.identifier, record.data_set_uri, *_of_data(view))
    if not any(map(is_persistent, given)):
        refused = next(filter(is_example_doi, given), "")
        absent = "{where} has no persistent identifier; reserve a DOI, and write it as https://doi.org/10.PREFIX/NAME"
        yield problem(view, _REFUSED if refused else absent, *IDENTIFIERS[1:], value=refused)


@rule(
    "fair-f1-data-persistent",
    severity=Severity.WARNING,
    source=f"{SOURCE} F1",
    shows=("resources.citation.identifiers.code",),
    examples=[Example("F1", bad=_CODE.format("bouee"), good=_DOI)],
)
def data_are_persistent(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record gives a persistent identifier of the data: a DOI, Handle, ARK or PURL.

    It is what articles cite. An address of a server, or a prefix of examples such as 10.5072, does not last.
    """
    if not any(map(is_persistent, _of_data(view))):
        given = [f"{text} ({href})" if href else text for text, href in identifiers_of_data(view)]
        refused = next(filter(is_example_doi, _of_data(view)), "")
        others = (
            'no identifier of the data is persistent ("{value}" at {where}); reserve a DOI, and write it as the '
            "identifier of the citation"
            if given
            else "{where} gives no identifier of the data; reserve a DOI, and write it as that of the citation"
        )
        yield problem(
            view,
            _REFUSED if refused else others,
            "resources.citation.identifiers.code",
            value=refused or ", ".join(dict.fromkeys(given)),
        )


@rule(
    "fair-f1-data-unique",
    severity=Severity.WARNING,
    source=f"{SOURCE} F1",
    shows=(*_OWN, "naming_authority"),
    examples=[
        Example("F1", bad=':id = "sst" ;', good=':id = "sst" ; :naming_authority = "fr.example.baie" ;'),
        Example("F1", bad=':id = "x" ; :naming_authority = "x" ;', good=':doi = "10.17882/100000" ;'),
    ],
)
def data_are_unique(dataset: Dataset, _context: Context[Dataset]) -> Iterator[Problem]:
    """The data hold an identifier that is unique in the world: `id` with `naming_authority`, a UUID, a DOI.

    A file that was copied and renamed is known again by it, and joined with its record.
    """
    given = dict(said(dataset, _OWN))
    in_namespace = "id" in given and any(said(dataset, ("naming_authority",)))
    if not in_namespace and not any(map(is_unique, given.values())):
        name = next(iter(given), "id")
        template = '{where} is "{value}", which is not unique in the world; write id and naming_authority, or a DOI'
        absent = "{where} is missing; write an identifier there, and naming_authority, or a DOI"
        yield Problem(template if given else absent, where=dataset.place(name), value=given.get(name, ""))


def _of_data(view: XmlRecord) -> tuple[str, ...]:
    """Give the identifiers of the data, each as one text; what stands in an anchor counts, too."""
    texts = (text for pair in identifiers_of_data(view) for text in pair)
    return tuple(dict.fromkeys(filter(None, texts)))
