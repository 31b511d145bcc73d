"""The revision of a rule: what a judgement that needed values of the file was made by.

What a rule that reads values has found is kept until the file changes, or this does: the code of the rule and of the
modules of its own kind that it uses, the version of the standard, the severity, and how deep it may read.
"""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

from fairtool.rule import Rule

_USED = ("fairtool.netcdf.", "fairtool.rules.")
_SHORT = 6  # bytes


@cache
def revision(rule: Rule) -> str:
    """Give the revision of the code of a rule, as a short text."""
    digest = blake2b(repr((rule.id, rule.when, rule.covers, rule.sees.__name__)).encode(), digest_size=_SHORT)
    module = rule.check.__module__
    for name in sorted({module, *_used(_text(module))}):
        digest.update(_text(name))
    return digest.hexdigest()


@cache
def _text(module: str) -> bytes:
    """Give the source of a module; its name where there is none, as in an installation without sources."""
    file = getattr(sys.modules.get(module), "__file__", None)
    return Path(file).read_bytes() if file and Path(file).is_file() else module.encode()


def _used(text: bytes) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(_USED):
            yield node.module
