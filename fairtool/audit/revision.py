"""The revision of a rule: what a judgement that needed values of the file was made by.

What a rule that reads values has found is kept until the file changes, or this does: the code of the rule and of the
modules of its own kind that it uses, the version of the standard, the severity, and how deep it may read.
"""

import ast
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

from fairtool.rule import Rule

_USED = ("fairtool.netcdf.", "fairtool.rules.")
_RULES = "fairtool.rules."
_SHORT = 6  # bytes


@cache
def revision(rule: Rule) -> str:
    """Give the revision of the code of a rule, as a short text."""
    digest = blake2b(repr((rule.id, rule.when, rule.covers, rule.sees.__name__)).encode(), digest_size=_SHORT)
    for name in modules_of(rule):
        digest.update(_text(name))
    return digest.hexdigest()


def modules_of(rule: Rule) -> tuple[str, ...]:
    """Give the modules that a rule rests on: its own, those of rules that it uses however indirectly, and of netCDF."""
    found: set[str] = set()
    waiting = [rule.check.__module__]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _used(name) if name.startswith(_RULES) else ()
    return tuple(sorted(found))


@cache
def _used(module: str) -> tuple[str, ...]:
    """Give the modules of rules and of netCDF that one imports from."""
    nodes = [node for node in ast.walk(ast.parse(_text(module))) if isinstance(node, ast.ImportFrom) and node.module]
    names = [f"{node.module}" for node in nodes]
    names += [f"{node.module}.{one.name}" for node in nodes for one in node.names]  # of which some are modules
    return tuple(name for name in names if name.startswith(_USED) and name in sys.modules)


@cache
def _text(module: str) -> bytes:
    """Give the source of a module; its name where there is none, as in an installation without sources."""
    file = getattr(sys.modules.get(module), "__file__", None)
    return Path(file).read_bytes() if file and Path(file).is_file() else f"# {module}".encode()
