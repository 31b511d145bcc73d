"""A plan file made of a plan in JSON: everything in it was said by somebody, and stands under `declared`."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from fairtool.plan.described_dataset import Object, without_empty
from fairtool.plan.grouping import free_key, slug
from fairtool.plan.new_text import Head, about_text, block_text, top_text
from fairtool.plan.plan_file import BLOCKS, Source
from fairtool.plan.shape import EXTENSION
from fairtool.plan.yaml_node import Plain


def declared_text(plan: Mapping[str, Plain], head: Head) -> str:
    """Give the text of a plan file with what a plan by maDMP 1.2 says, `plan` being what stands under `dmp`."""
    blocks = [
        block_text(name, declared_block_of(plan) if source is Source.DECLARED else {})
        for source, name in BLOCKS.items()
    ]
    return "\n".join((about_text(head.language), top_text(head), *blocks))


def declared_block_of(plan: Mapping[str, Plain]) -> Object:
    """Give the block: data sets and distributions by short keys, what is ours where a plan file has it."""
    ours = plan.get(EXTENSION)
    answers = ours.get("answers") if isinstance(ours, dict) else None
    content = {key: value for key, value in plan.items() if key not in {EXTENSION, "dataset", "language"}}
    datasets = plan.get("dataset")
    return without_empty(
        {
            **content,
            "answers": answers,
            "dataset": dict(_keyed(datasets if isinstance(datasets, list) else [], _dataset)),
        }
    )


def _dataset(entry: Object) -> Object:
    about = entry.get(EXTENSION)
    forms = entry.get("distribution")
    content = {key: value for key, value in entry.items() if key not in {EXTENSION, "distribution"}}
    inside = (
        {key: value for key, value in about.items() if key not in {"key", "sources"}} if isinstance(about, dict) else {}
    )
    distributions = dict(_keyed(forms if isinstance(forms, list) else [], lambda one: one))
    return without_empty({**content, "distribution": distributions, "about": inside})


def _keyed(entries: Sequence[Plain], made: Callable[[Object], Object]) -> Iterator[tuple[str, Plain]]:
    """Give each entry by a key of its own: the one that it has already, else one from its title."""
    taken: set[str] = set()
    for entry in entries:
        if isinstance(entry, dict):
            about = entry.get(EXTENSION)
            had = about.get("key") if isinstance(about, dict) else None
            key = free_key(slug(str(had or entry.get("title") or "data")), taken)
            taken.add(key)
            yield key, made(entry)
