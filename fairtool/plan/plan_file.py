"""The plan file: one YAML text with four blocks, each from a source of its own, and what each block says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from fairtool.errors import UnreadableError, UsageError
from fairtool.plan.block import Block, read_block
from fairtool.plan.names_said import names_not_known
from fairtool.plan.yaml_node import MappingNode, Node, SequenceNode, is_empty
from fairtool.plan.yaml_text import LARGEST, read_yaml
from fairtool.translate import LANGUAGES, Language

KIND = "fairtool_plan"
FORM = "1"


class Source(StrEnum):
    """Where a value comes from; the first that has a value is believed."""

    DECLARED = "declared"
    FROM_RECORD = "from-record"
    MEASURED = "measured"
    DEFAULT = "default"


# The blocks as they stand in the file, in the order of their weight.
BLOCKS: Mapping[Source, str] = {
    Source.DECLARED: "declared",
    Source.FROM_RECORD: "from_record",
    Source.MEASURED: "measured",
    Source.DEFAULT: "defaults",
}
_HEAD = (KIND, "template", "pole", "language", "made_from")


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """What the plan was filled from, as paths from the folder of the plan file."""

    data: tuple[str, ...] = ()
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan file as it was read; what is wrong in it is in `faults`, and left out of its blocks."""

    path: str
    text: str
    template: str
    pole: str = ""
    language: Language = "en"
    made_from: MadeFrom = MadeFrom()
    blocks: Mapping[Source, Block] = field(default_factory=dict)
    faults: tuple[UnreadableError, ...] = ()

    def refuse_faults(self) -> None:
        """Raise UnreadableError with the first fault, where there is one, and the others after it."""
        if self.faults:
            first, *others = self.faults
            first.others = tuple(others)
            raise first


def is_plan_file(content: bytes) -> bool:
    """Say whether a text looks like a plan file, without reading it whole."""
    return any(line.startswith(f"{KIND}:".encode()) for line in content[:4096].splitlines())


def read_plan_file(path: Path) -> PlanFile:
    """Read a plan file; raises UnreadableError where it cannot be read, is no YAML, or is something else."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableError("{path} cannot be read: {reason}", path=path, reason=error.strerror or error) from error
    return plan_file_of(content, str(path))


def plan_file_of(content: bytes, path: str) -> PlanFile:
    """Give the plan file that a text is; raises UnreadableError."""
    if content.lstrip()[:1] == b"{":
        raise UnreadableError(
            "{path} is JSON, and no plan file",
            path=path,
            hint="if it is a plan in JSON, make a plan file of it: fairtool dmp import {path}",
        )
    root = read_yaml(content, path)
    if not isinstance(root, MappingNode) or KIND not in root.items:
        raise UnreadableError(
            "{path} is no plan file: it does not begin with fairtool_plan: 1",
            path=path,
            hint="make one with fairtool dmp new",
        )
    _refuse_other_forms(root, path)
    found = {source: read_block(root.items.get(name), path, name) for source, name in BLOCKS.items()}
    return PlanFile(
        path=path,
        text=content.decode("utf-8"),
        template=_text(root, "template"),
        pole=_text(root, "pole"),
        language=_language(root),
        made_from=_made_from(root.items.get("made_from")),
        blocks={source: block for source, (block, _) in found.items()},
        faults=(
            *_strange_keys(root, path),
            *names_not_known(root, path, tuple(BLOCKS.values())),
            *(fault for _, faults in found.values() for fault in faults),
        ),
    )


def _refuse_other_forms(root: MappingNode, path: str) -> None:
    form = getattr(root.items[KIND], "text", "")
    if form != FORM:
        raise UnreadableError(
            "{path}, line {line}: this form of plan files is {form}, and form 1 is read here",
            path=path,
            line=root.lines[KIND],
            form=form,
            hint="use a newer fairtool",
        )


def _strange_keys(root: MappingNode, path: str) -> tuple[UnreadableError, ...]:
    known = {*_HEAD, *BLOCKS.values()}
    strange = [
        UnreadableError(
            "{path}, line {line}: {key} is no part of a plan file",
            path=path,
            line=root.lines[key],
            key=key,
            names=", ".join(BLOCKS.values()),
            hint="the blocks are {names}; answers stand inside of declared",
        )
        for key in root.items
        if key not in known
    ]
    said = _text(root, "language")
    if said and said not in LANGUAGES:
        line = root.lines["language"]
        strange.append(
            UnreadableError(
                "{path}, line {line}: language is {value}; write en or fr", path=path, line=line, value=said
            )
        )
    return tuple(strange)


def _text(root: MappingNode, key: str) -> str:
    node = root.items.get(key)
    return "" if is_empty(node) else str(getattr(node, "text", ""))


def _language(root: MappingNode) -> Language:
    return "fr" if _text(root, "language") == "fr" else "en"


def _made_from(node: Node | None) -> MadeFrom:
    items = node.items if isinstance(node, MappingNode) else {}
    return MadeFrom(_texts(items.get("data")), _texts(items.get("records")))


def _texts(node: Node | None) -> tuple[str, ...]:
    items = node.items if isinstance(node, SequenceNode) else (() if node is None else (node,))
    return tuple(text for item in items if (text := str(getattr(item, "text", ""))))


def refuse_to_overwrite(path: Path, *, force: bool) -> None:
    """Raise UsageError where a plan is there already, and nobody said that it may be replaced."""
    if path.exists() and not force:
        raise UsageError(
            "{path} is there already",
            path=path,
            hint="update it with fairtool dmp refresh, or replace it with --force",
        )
