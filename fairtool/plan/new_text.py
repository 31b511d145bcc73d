"""The text of a new plan file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairtool.plan.described_dataset import Object
from fairtool.plan.filled import Filled
from fairtool.plan.open_answers import OpenAnswer, open_answers
from fairtool.plan.plan_file import FORM, KIND, plan_file_of
from fairtool.plan.pole import PlanPole
from fairtool.plan.prompts import declared_block
from fairtool.plan.template import Template
from fairtool.plan.united import united
from fairtool.plan.yaml_node import Plain
from fairtool.plan.yaml_text import yaml_of
from fairtool.translate import Language, marked, translate

_ABOUT = (
    marked("A data-management plan. You write in the block `declared`, and what stands there is never changed."),
    marked("`fairtool dmp refresh` measures again, and renews the blocks `from_record` and `measured` only."),
    marked("Where two blocks have a value, the first of them counts: declared, from_record, measured, defaults."),
    marked("The questions are in our own words: neither the funder nor the pole has endorsed the wording."),
)
_BLOCKS: Mapping[str, str] = {
    "declared": marked("What persons say."),
    "from_record": marked("What the metadata records say. Correct it under `declared`, or in the record itself."),
    "measured": marked("What was read and counted in the files. Correct it under `declared`."),
    "defaults": marked(
        "What holds until somebody says more: of the template, the pole and the formats. Yours to edit."
    ),
}


@dataclass(frozen=True, slots=True)
class NewPlan:
    """The text of a new plan, and the questions that are open in it."""

    text: str
    open: tuple[OpenAnswer, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top of a plan file."""

    template: Template
    pole: PlanPole | None
    language: Language
    data: tuple[str, ...]
    records: tuple[str, ...]


def new_plan(head: Head, made: Filled, defaults: Object) -> NewPlan:
    """Give the plan with all that is known, and comments that ask for the rest."""
    tail = "\n".join(_tail(head.language, made, defaults))
    known = plan_file_of(f"{top_text(head)}\n{tail}\n".encode(), "plan.yaml")
    found = open_answers(united(known), head.template)
    keys = [one.key for one in made.groups]
    asked = "\n".join(declared_block(head.template, head.pole, found, head.language, keys))
    opening = f"# {translate(_BLOCKS['declared'], head.language)}\ndeclared:"
    return NewPlan(f"{about_text(head.language)}\n{top_text(head)}\n{opening}\n{asked}\n\n{tail}\n", found)


def about_text(language: Language) -> str:
    """Give the comment at the top of a plan file."""
    return "\n".join(f"# {translate(text, language)}" for text in _ABOUT)


def top_text(head: Head) -> str:
    """Give the keys above the blocks."""
    made_from: Object = {}
    if head.data:
        made_from["data"] = [*head.data]
    if head.records:
        made_from["records"] = [*head.records]
    top: Object = {
        KIND: int(FORM),
        "template": head.template.name,
        **({"pole": head.pole.name} if head.pole else {}),
        "language": head.language,
        **({"made_from": made_from} if made_from else {}),
    }
    return yaml_of(top)


def _tail(language: Language, made: Filled, defaults: Object) -> Iterator[str]:
    blocks: Sequence[tuple[str, Object]] = (
        ("from_record", made.from_record),
        ("measured", made.measured),
        ("defaults", defaults),
    )
    for name, content in blocks:
        yield f"# {translate(_BLOCKS[name], language)}"
        yield block_text(name, content)


def block_text(name: str, content: Plain) -> str:
    """Give a block as it stands in the file; one that says nothing is only its key."""
    return yaml_of({name: content}) if content else f"{name}:\n"
