"""The options of `fairtool audit run` that say what is looked for."""

from datetime import datetime
from typing import get_args

from fairtool.audit.discovering import Discovering
from fairtool.audit.entry import Kind
from fairtool.audit.said_values import bytes_of, moment_of
from fairtool.audit.shards import parse_shard
from fairtool.cli.audit_running import Running
from fairtool.errors import UsageError

_KINDS: tuple[Kind, ...] = get_args(Kind)


def discovering_of(running: Running, *, allow_network: bool) -> Discovering:
    """Read the options; raises UsageError for a size, a day, a kind or a part that is none."""
    return Discovering(
        include=running.include,
        exclude=running.exclude,
        min_size=bytes_of(running.min_size, "--min-size") if running.min_size else None,
        max_size=bytes_of(running.max_size, "--max-size") if running.max_size else None,
        since=_moment(running.since, "--since"),
        until=moment_of(running.until, "--until", ends=True) if running.until else None,
        kinds=frozenset(_kind(name) for name in running.kinds),
        recall=running.recall,
        allow_network=allow_network,
        base=running.root,
        manifests=running.manifests,
        shard=parse_shard(running.shard) if running.shard else None,
    )


def _moment(text: str, option: str) -> datetime | None:
    return moment_of(text, option) if text else None


def _kind(name: str) -> Kind:
    found = next((kind for kind in _KINDS if kind == name.lower()), None)
    if found is None:
        raise UsageError("--kind {name} is not known", name=name, hint=f"write one of {', '.join(_KINDS)}")
    return found
