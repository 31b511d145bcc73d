"""What a plan file was made from, as paths from here."""

from pathlib import Path

from fairtool.errors import UnreadableError


def made_of(path: Path) -> tuple[str, ...]:
    """Give the data and records that a plan file says it was filled from; none for another plan, or a broken one."""
    if path.suffix.lower() not in (".yaml", ".yml"):
        return ()
    from fairtool.plan.plan_file import read_plan_file  # noqa: PLC0415 - ruamel.yaml, for plan files only

    try:
        made = read_plan_file(path).made_from
    except UnreadableError:  # told when the plan itself is read
        return ()
    return tuple(str(path.parent / name) for name in (*made.data, *made.records))
