"""Collects every text that a user reads, and keeps the French catalogue complete.

`python scripts/messages.py` adds new texts to fairtool.po (untranslated), drops those that are gone, and compiles
fairtool.mo. `--check` changes nothing and exits with 1 where a text has no translation or the .mo is stale.
"""

import ast
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from fairtool.conformance import TABLES, table
from fairtool.rules.catalogue import all_rules

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "fairtool/locale/fr/LC_MESSAGES"
_MADE = datetime(2026, 11, 23, tzinfo=UTC)  # one date for ever, so that equal texts give equal files
# A sentence with places for values.
TEMPLATE = re.compile(r"\{[a-z_]+\}.* | .*\{[a-z_]+\}")
# The calls whose first argument (and `hint`) is a text for users, with what they put before it.
CALLS = {
    "fail": "line {line}: ",  # of the CDL reader
    **dict.fromkeys(("Problem", "Refused", "translate", "marked", "translated"), ""),
    "_known": "",  # of the contents that are taken for netCDF: pattern, template, hint
    **dict.fromkeys(("FairtoolError", "UsageError", "UnreadableError", "Unavailable"), ""),
    **dict.fromkeys(("PushError", "RefusedError", "AccessError", "FileError", "JournalError"), ""),
    **dict.fromkeys(("LostAnswerError", "LargeAnswerError"), ""),
}


def in_code() -> Iterator[tuple[str, str]]:
    """Give (text, place) of the texts that the code passes to a call that shows them."""
    for path in sorted((ROOT / "fairtool").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = _constants(tree)
        place = str(path.relative_to(ROOT))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and _is_collected(place) and TEMPLATE.search(str(node.value)):
                yield str(node.value), place  # the template of a problem, wherever the rule keeps it
            if isinstance(node, ast.Call) and _name(node.func) in CALLS:
                yield from ((text, place) for text in _shown(node, constants))


def _is_collected(place: str) -> bool:
    """Say whether every template in a module is shown, wherever it is kept: in rules, and where sentences are made."""
    return "/rules/" in place or place.endswith(("sentences.py", "sniff_special.py"))


def _shown(call: ast.Call, constants: dict[str, ast.expr]) -> Iterator[str]:
    prefix = CALLS[_name(call.func)]
    for argument in call.args[1:3] if _name(call.func) == "_known" else call.args[:1]:
        yield from (prefix + text for text in _texts(argument, constants))
    for word in call.keywords:
        if word.arg == "hint":
            yield from _texts(word.value, constants)


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _constants(tree: ast.Module) -> dict[str, ast.expr]:
    """Give the values of the names that are assigned at the top of a module."""
    found: dict[str, ast.expr] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = node.value
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            found[node.target.id] = node.value
    return found


def _texts(node: ast.expr, constants: dict[str, ast.expr]) -> Iterator[str]:
    """Give every text that an expression may become: choices, sums, values of dictionaries, named constants."""
    match node:
        case ast.Constant(value=str(text)) if text.strip():
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _texts(body, constants)
            yield from _texts(orelse, constants)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            whole = [*_texts(left, constants)], [*_texts(right, constants)]
            yield from (one + two for one in whole[0] for two in whole[1])
        case ast.BoolOp(values=values):
            for value in values:
                yield from _texts(value, constants)
        case ast.Name(id=name) if name in constants:
            yield from _texts(constants[name], {})
        case ast.Subscript(value=ast.Name(id=name)) if isinstance(constants.get(name), ast.Dict | ast.Call):
            for inner in ast.walk(constants[name]):
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str) and " " in inner.value:
                    yield inner.value


def in_rules() -> Iterator[tuple[str, str]]:
    """Give the pages of the rules and the rows of the conformance tables."""
    for rule in all_rules().values():
        if not rule.page_fr:
            yield rule.page, rule.id
    for standard in TABLES:
        for row in table(standard).values():
            if not row.text_fr:
                yield row.text, f"row {row.id}"
            if row.undecidable:
                yield row.undecidable, f"row {row.id}"
    for kind in ("requirement", "recommendation", "information", "highly recommended", "recommended", "suggested"):
        yield kind, "row"


def collected() -> Catalog:
    """Give the catalogue of all texts, untranslated."""
    catalogue = Catalog(
        locale="fr", project="fairtool", version="1", fuzzy=False, creation_date=_MADE, revision_date=_MADE
    )
    for text, place in [*in_code(), *in_rules()]:
        catalogue.add(text, locations=[(place, 1)])
    return catalogue


def united() -> Catalog:
    """Give the catalogue of all texts with the translations that there are."""
    catalogue = collected()
    path = FOLDER / "fairtool.po"
    if path.exists():
        with path.open("rb") as file:
            old = read_po(file, locale="fr")
        for message in catalogue:
            known = old.get(message.id) if message.id else None
            if known and known.string:
                message.string = known.string
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """Give the bytes of the compiled catalogue."""
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def main(arguments: list[str]) -> int:
    """Write the catalogue, or with `--check` only say what is missing."""
    catalogue = united()
    missing = [message for message in catalogue if message.id and not message.string]
    for message in missing:
        print(f"untranslated: {message.locations[0][0]}: {str(message.id)[:100]!r}")
    binary = compiled(catalogue)
    if "--check" in arguments:
        path = FOLDER / "fairtool.mo"
        stale = not path.exists() or path.read_bytes() != binary
        if stale:
            print("fairtool.mo is stale: run python scripts/messages.py")
        return 1 if missing or stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "fairtool.po").open("wb") as file:
        write_po(file, catalogue, width=120, sort_output=True, omit_header=False)
    (FOLDER / "fairtool.mo").write_bytes(binary)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
