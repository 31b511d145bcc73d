"""What a data set is called: its persistent identifier and its language."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.plan.bundle import PlannedBundle
from fairtool.plan.planned_dataset import PlannedDataset
from fairtool.record.flat_identifiers import address_of
from fairtool.rule import Example, rule
from fairtool.rules.dmp.by_file import Telling, at, count, tellings
from fairtool.rules.dmp.drift import SOURCE, drift, listed, put
from fairtool.vocabulary.languages import language

_CITATION = "resources[0].citation"
_IDENTIFIERS = (f"{_CITATION}.identifiers", _CITATION)
_LOCAL = '{"/dmp/dataset/0/dataset_id": {"identifier": "bay-temperature", "type": "other"}}\n---\n'


@rule(
    "dmp-identifier",
    severity=Severity.ERROR,
    source=SOURCE,
    shows=["dataset_id/identifier"],
    examples=[
        Example(
            "identifier",
            bad='{}\n---\n:id = "10.1234/xyz" ;',
            good='{}\n---\n:id = "doi:10.5281/ZENODO.0000002" ;',
        )
    ],
)
def identifiers_agree(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """The DOI of a data set in the plan is that of the data and of the record.

    Whoever follows the plan to the data must find these, and no others.
    """
    doi, of_record = dataset.doi, dataset.said.doi if dataset.said else ""
    template = 'the plan gives "{name}" the DOI {said}, and {at} gives {found}; correct the one or the other'
    if doi and of_record and doi != of_record.lower():
        origin = dataset.origin(*_IDENTIFIERS)
        yield drift(
            context, template, dataset.node["dataset_id"], origin, name=dataset.title, said=doi, found=of_record
        )
    told = tellings(dataset, lambda one: one.doi.lower() or None, at(*_IDENTIFIERS))
    for one in () if not doi or _are_of_files(told, doi) else told:
        if one.found != doi:
            yield drift(
                context,
                template
                if len(one.files) == count(told)
                else 'the plan gives "{name}" the DOI {said}, and some files give {found} ({count} of {total}; {at}): '
                "{files}; correct the one or the other",
                dataset.node["dataset_id"],
                one.place,
                name=dataset.title,
                said=doi,
                found=one.found,
                count=len(one.files),
                total=count(told),
                files=listed(one.files),
            )


def _are_of_files(told: tuple[Telling, ...], doi: str) -> bool:
    """Say whether each of several files has a DOI of its own: then none of them is that of the data set."""
    return len(told) > 1 and count(told) == len(told) and all(one.found != doi for one in told)


@rule(
    "dmp-identifier-known",
    severity=Severity.WARNING,
    source=SOURCE,
    shows=["dataset_id/identifier"],
    examples=[
        Example(
            "identifier",
            bad=f'{_LOCAL}:id = "10.1234/xyz" ;',
            good=f'{_LOCAL}:title = "x" ;',
        )
    ],
)
def identifier_is_the_known_one(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """A data set that has a DOI already has it in the plan.

    The plan was written with a name for the time being; the DOI leads to the data.
    """
    found = next((one.doi for one in dataset.others if one.doi), "")
    if found and not dataset.doi:
        node = dataset.node["dataset_id"]
        yield drift(
            context,
            'the plan calls "{name}" {said}; {at} gives the DOI {found}; write that',
            node,
            dataset.origin(f"{_CITATION}.identifiers", _CITATION),
            fix=put(node, {"identifier": address_of(found), "type": "doi"}),
            name=dataset.title,
            said=node["identifier"].text() or "-",
            found=found,
        )


@rule(
    "dmp-language",
    severity=Severity.WARNING,
    source=SOURCE,
    shows=["language"],
    examples=[
        Example("language", bad='{"/dmp/dataset/0/language": "deu"}\n---\n---\n', good="{}\n---\n---\n"),
    ],
)
def languages_agree(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """The language of a data set in the plan is that of the record.

    Catalogues offer data by their language. The record is asked for that of the data, not for its own.
    """
    said = language(dataset.node["language"].text())
    codes = dataset.said.resource_languages if dataset.said else ()
    found = [known for code in codes if (known := language(code))]
    if said and found and said not in found:
        yield drift(
            context,
            'the language of "{name}" is {said} in the plan, and {found} in the record ({at}); '
            "correct the one or the other",
            dataset.node["language"],
            dataset.origin("resources[0].languages"),
            name=dataset.title,
            said=said.terminological,
            found=", ".join(one.terminological for one in found),
        )
