"""A plan file with its machine blocks renewed, and all else as it was."""

from collections.abc import Mapping

from fairtool.errors import UnreadableError
from fairtool.plan.block_update import with_block
from fairtool.plan.described_dataset import Object
from fairtool.plan.filled import Filled
from fairtool.plan.plan_file import BLOCKS, PlanFile, Source, plan_file_of
from fairtool.plan.yaml_node import Plain

_BY_MACHINES = (Source.FROM_RECORD, Source.MEASURED)


def known_keys(plan: PlanFile) -> Mapping[str, str]:
    """Give the key that each place has in the plan; a person may have changed it in all blocks."""
    found: dict[str, str] = {}
    for source in _BY_MACHINES:
        places = plan.blocks[source].content.get("places")
        for pointer, place in places.items() if isinstance(places, dict) else ():
            name = pointer.removeprefix("/dataset/")
            if pointer != name and "/" not in name:
                found[str(place)] = name.replace("~1", "/").replace("~0", "~")
    return found


def refuse_loss(plan: PlanFile, made: Filled) -> None:
    """Raise UnreadableError where nothing is found, or a data set that was measured has no file any more."""
    old, new = (one.get("dataset") for one in (plan.blocks[Source.MEASURED].content, made.measured))
    found = new if isinstance(new, dict) else {}
    lost = [key for key in old if key not in found] if isinstance(old, dict) else []
    if lost:
        raise UnreadableError(
            "no file is found any more of the data sets {names} of {path}; the plan stays as it is",
            path=plan.path,
            names=", ".join(lost),
            hint="bring the files back, or take the data sets and their places out of all blocks of the plan",
        )
    if not made.groups:
        raise UnreadableError(
            "no data and no record are found in what {path} was made from; the plan stays as it is",
            path=plan.path,
            hint="mend made_from in the plan",
        )


def refreshed(plan: PlanFile, made: Filled) -> str:
    """Give the new text of the plan; the old one where nothing differs but the moment."""
    recorded, old = (plan.blocks[one].content for one in _BY_MACHINES)
    same_time = {**made.measured, **{key: old[key] for key in ("created", "modified") if key in old}}
    if recorded == made.from_record and old == same_time:
        return plan.text
    text = with_block(plan.text, BLOCKS[Source.FROM_RECORD], made.from_record)
    first: Plain = old.get("created", made.measured["created"])
    new: Object = {**made.measured, "created": first}
    return _checked(plan, with_block(text, BLOCKS[Source.MEASURED], new))


def _checked(plan: PlanFile, text: str) -> str:
    """Make sure that what is written can be read again, and says the same where nobody may change it."""
    made = plan_file_of(text.encode("utf-8"), plan.path)
    kept = (Source.DECLARED, Source.DEFAULT)
    if made.faults or any(made.blocks[one].content != plan.blocks[one].content for one in kept):
        raise UnreadableError(
            "{path} cannot be renewed without a change to what persons wrote; it stays as it is",
            path=plan.path,
            hint="look for text that begins in the first column inside of a block",
        )
    return text
