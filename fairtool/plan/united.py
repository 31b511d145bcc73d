"""The plan that the blocks of a plan file make together: one document by maDMP 1.2, each value with its origin."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fairtool.errors import UsageError
from fairtool.plan.block import Block
from fairtool.plan.block_shape import EVERY
from fairtool.plan.fault import Fault
from fairtool.plan.faults import faults_of
from fairtool.plan.plan_file import BLOCKS, PlanFile, Source
from fairtool.plan.said import Origin, Said, Tree, completed, origins_of, tree_of, values_of
from fairtool.plan.shape import EXTENSION, shape_of
from fairtool.plan.yaml_node import Plain
from fairtool.translate import Language

if TYPE_CHECKING:  # pydantic, for whoever wants the model
    from fairtool.plan.madmp import Dmp

_LANGUAGES: Mapping[Language, str] = {"en": "eng", "fr": "fra"}
_ONLY = "data"  # the key of a distribution that is told of by `*` alone


@dataclass(frozen=True, slots=True)
class United:
    """A plan as one document `{"dmp": ...}`, which may still lack what nobody said.

    `sources` gives the origin of each single value by its JSON pointer (`/dmp/dataset/0/title`; a list of texts is one
    value), `keys` the short keys of the data sets in their order, and `faults` what the standard misses.
    """

    document: Mapping[str, Plain]
    sources: Mapping[str, Origin]
    keys: tuple[str, ...]
    faults: tuple[Fault, ...]

    @property
    def dmp(self) -> "Dmp":
        """The plan as the canonical model; raises UsageError where it lacks what the standard requires."""
        if self.faults:
            places = ", ".join(one.where for one in self.faults)
            raise UsageError(
                "the plan is not whole yet; what is missing or wrong: {places}",
                places=places,
                hint="answer it under declared",
            )
        from fairtool.plan.madmp import DmpDocument  # noqa: PLC0415 - pydantic, for whoever wants the model

        return DmpDocument.model_validate(self.document).dmp


def united(plan: PlanFile) -> United:
    """Unite the blocks of a plan: what is declared is believed before the record, that before what was measured."""
    keys = tuple(dict.fromkeys(key for block in plan.blocks.values() for key in _datasets(block) if key != EVERY))
    whole: Tree = {}
    for source in BLOCKS:
        whole = completed(whole, _tree(plan, source, keys))
    tree = _document(dict(whole) if isinstance(whole, Mapping) else {}, plan, keys)
    document = values_of(tree)
    return United(
        document=document if isinstance(document, dict) else {},
        sources=dict(origins_of(tree)),
        keys=keys,
        faults=faults_of(document, shape_of("1.2")),
    )


def _tree(plan: PlanFile, source: Source, keys: tuple[str, ...]) -> Tree:
    """Give what one block says, with what it says of all data sets said of each."""
    block = plan.blocks[source]
    content = {key: value for key, value in block.content.items() if key not in {"places", "dataset"}}
    told = tree_of(content, _origin(plan, source))
    sets = tree_of(dict(_datasets(block)), _origin(plan, source), "/dataset")
    if not isinstance(told, Mapping) or not isinstance(sets, Mapping):
        return {}
    each = sets.get(EVERY, {})
    found = {key: completed(sets.get(key, {}), each) for key in keys}
    return {**told, "dataset": {key: one for key, one in found.items() if one}}


def _datasets(block: Block) -> Mapping[str, Plain]:
    found = block.content.get("dataset")
    return found if isinstance(found, dict) else {}


def _origin(plan: PlanFile, source: Source) -> "_Places":
    block = plan.blocks[source]
    said = block.content.get("places")
    places = {key: str(text) for key, text in said.items()} if isinstance(said, dict) else {}
    return _Places(source, places, block.lines, plan.path)


@dataclass(frozen=True, slots=True)
class _Places:
    """Tells the origin of a pointer: what the block itself says of the nearest place above it, else the line."""

    source: Source
    places: Mapping[str, str]
    lines: Mapping[str, int]
    path: str

    def __call__(self, where: str) -> Origin:
        above = where
        while above and above not in self.places:
            above = above.rpartition("/")[0]
        return Origin(self.source, self.places.get(above) or f"{self.path}, line {self.lines.get(where, 1)}")


def _document(whole: dict[str, Tree], plan: PlanFile, keys: tuple[str, ...]) -> Tree:
    """Give the document: data sets and distributions as lists, and what is ours where the standard leaves room."""
    sets = whole.pop("dataset", {})
    answers = whole.pop("answers", None)
    default = Origin(Source.DEFAULT, plan.path)
    ours: dict[str, Tree] = {
        name: Said(value, default) for name, value in (("template", plan.template), ("pole", plan.pole)) if value
    }
    ours["language"] = Said(_LANGUAGES[plan.language], default)
    if answers:
        ours["answers"] = answers
    found = sets if isinstance(sets, Mapping) else {}
    datasets = [_dataset(key, found.get(key, {}), default) for key in keys]
    language: Tree = Said(_LANGUAGES[plan.language], default)
    return {"dmp": {"language": language, **whole, "dataset": datasets, EXTENSION: ours}}


def _dataset(key: str, said: Tree, default: Origin) -> Tree:
    content = dict(said) if isinstance(said, Mapping) else {}
    forms = content.pop("distribution", {})
    about = content.pop("about", {})
    content.setdefault("dataset_id", {"identifier": Said(key, default), "type": Said("other", default)})
    if forms:
        content["distribution"] = _distributions(forms)
    return {**content, EXTENSION: {"key": Said(key, default), **(about if isinstance(about, Mapping) else {})}}


def _distributions(said: Tree) -> list[Tree]:
    """Give the distributions as a list, each with what is said of all; one of which only that is said is one too."""
    forms = dict(said) if isinstance(said, Mapping) else {}
    every = forms.pop(EVERY, {})
    return [completed(one, every) for one in (forms or {_ONLY: {}}).values()]
