"""Writes what is generated in docs/: rule pages, the command line, the tables of profiles, encodings, repositories.

`python scripts/build_docs.py` writes. `--check` writes nothing, and exits with 1 where a page is out of date.
`--outputs` also runs every command of the documentation, and replaces the outputs that no longer hold: read the
difference before you keep it.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import doc_console
import docs_indicators
import docs_repositories
import docs_rules
import docs_tables

DOCS = Path(__file__).parents[1] / "docs"
_TABLES = {
    **{name: getattr(docs_tables, name) for name in ("profiles", "vocabularies", "schemas", "encodings", "keys")},
    **{name: getattr(docs_indicators, name) for name in ("indicators", "indicators_fr")},
    **{name: getattr(docs_repositories, name) for name in ("repositories", "repositories_fr")},
}
_FOLDERS = ("rules", "fr/rules")  # nothing else stands there


def wanted() -> Mapping[Path, str]:
    """Give the text of every page that is generated, whole or in part."""
    found = {DOCS / name: text for name, text in docs_rules.rule_pages().items()}
    found[DOCS / "cli.md"] = docs_tables.command_line()
    for path in sorted(DOCS.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        if path not in found and "<!-- generated: " in text:
            found[path] = _filled(text)
    return found


def _filled(text: str) -> str:
    """Give a page with its generated parts made anew."""

    def part(match: re.Match[str]) -> str:
        return f"{match[1]}\n\n{_TABLES[match[2]]()}\n\n<!-- end -->"

    return re.sub(r"(<!-- generated: (\w+) -->).*?<!-- end -->", part, text, flags=re.DOTALL)


def stale(pages: Mapping[Path, str]) -> Iterator[Path]:
    """Give the pages that differ from what is wanted, and those that nothing makes any more."""
    for path, text in pages.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            yield path
    for folder in _FOLDERS:
        yield from (path for path in (DOCS / folder).glob("*.md") if path not in pages)


def main(arguments: list[str]) -> int:
    """Write the pages, or say which are out of date."""
    pages = wanted()
    changed = tuple(stale(pages))
    for path in changed:
        print(f"{'out of date' if '--check' in arguments else 'wrote'}: {path.relative_to(DOCS.parent)}")
    if "--check" in arguments:
        return 1 if changed else 0
    for path in changed:
        if path in pages:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(pages[path], encoding="utf-8")
        else:
            path.unlink()
    if "--outputs" in arguments:
        _renew_outputs()
    return 0


def _renew_outputs() -> None:
    for path in doc_console.pages():
        if doc_console.wants_catalogue(path):
            continue
        text = doc_console.renewed(path)
        if text != path.read_text(encoding="utf-8"):
            path.write_text(text, encoding="utf-8")
            print(f"new outputs: {path.relative_to(DOCS.parent)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
