"""How much time on the cores the control groups of this process give it: containers and batch systems set that."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from fairtool.mounts import Mount, mounts, told_by


def quota(system: Path = Path("/")) -> float | None:
    """Give the cores whose whole time this process may use, as a fraction; None where nothing limits it.

    A group is held by the limits of its parents too, so that the least of all counts. Version 2 of control groups
    writes them in `cpu.max`, version 1 in `cpu.cfs_quota_us` and `cpu.cfs_period_us` (Linux, admin-guide/cgroup-v2
    and scheduler/sched-bwc).
    """
    groups = dict(_groups(told_by(system / "proc/self/cgroup")))
    found: list[float] = []
    for mount in mounts(system):
        group = groups.get("") if mount.kind == "cgroup2" else groups.get("cpu") if _has_cpu(mount) else None
        if group is not None:
            found += filter(None, map(_limit, _folders(system, mount, group)))
    return min(found, default=None)


def _groups(text: str) -> Iterator[tuple[str, str]]:
    """Give controllers and the group of this process in each; the only tree of version 2 has an empty name."""
    for line in text.splitlines():
        _, _, rest = line.partition(":")
        controllers, colon, group = rest.partition(":")
        if colon:
            yield from ((name, group) for name in controllers.split(","))


def _has_cpu(mount: Mount) -> bool:
    return mount.kind == "cgroup" and "cpu" in mount.options


def _folders(system: Path, mount: Mount, group: str) -> Iterator[Path]:
    """Give the folder of a group and those of its parents, as far as they are seen from here.

    In a container the mount shows a part of the tree, or the group is told from a place out of it (`/../..`): then
    what is mounted is all there is.
    """
    top = system / mount.point.lstrip("/")
    path = PurePosixPath(group)
    inside = path.is_relative_to(mount.root) and ".." not in path.parts
    here = path.relative_to(mount.root) if inside else PurePosixPath()
    yield from (top / part for part in (here, *here.parents))


def _limit(folder: Path) -> float | None:
    """Give the limit of one group in cores, None where it has none or what stands there is no limit."""
    said = told_by(folder / "cpu.max").split()
    if not said:
        said = [told_by(folder / f"cpu.cfs_{name}_us").strip() for name in ("quota", "period")]
    if len(said) != 2 or not all(part.isascii() and part.isdecimal() for part in said):  # `max`, `-1`
        return None
    time, period = map(int, said)
    return time / period if time and period else None
