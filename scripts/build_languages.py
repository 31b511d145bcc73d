"""Write the language table of the project: the codes of ISO 639 with English and French names.

    python scripts/build_languages.py iso639-3.json iso639-2-bibliographic.txt

The first source has `alpha_3`, `alpha_2` and `bibliographic` of each language (the form of Debian's iso-codes); the
second lists the codes of ISO 639-2/B, a code a line. The names are those of Unicode's CLDR, by way of Babel.
"""

import argparse
import json
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

import babel

EU = (
    "bul", "ces", "dan", "deu", "ell", "eng", "est", "fin", "fra", "gle", "hrv", "hun",
    "ita", "lav", "lit", "mlt", "nld", "pol", "por", "ron", "slk", "slv", "spa", "swe",
)  # fmt: skip
UNNAMED = {"mis": ("uncoded languages", "langues non codées")}
SCHEME = {
    "name": "iso-639",
    "title": "Language codes of ISO 639",
    "version": "CLDR by Babel {babel}",
    "date": "2026-02-16",
    "licence": "Unicode-3.0",
}
Row: TypeAlias = list[str | bool | None]


def main() -> None:
    """Read the sources and write vocabularies/languages.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("codes", type=Path, help="JSON of ISO 639-3 with its shorter codes")
    parser.add_argument("bibliographic", type=Path, help="the codes of ISO 639-2/B, a code a line")
    parser.add_argument("--output", type=Path, default=Path(__file__).parents[1] / "vocabularies")
    parser.add_argument("--entry", type=Path, help="where the entry for SOURCES.toml is written")
    arguments = parser.parse_args()
    languages: list[dict[str, str]] = json.loads(arguments.codes.read_bytes())["639-3"]
    listed = set(arguments.bibliographic.read_text("utf-8").split())
    content = _document(languages, listed)
    (arguments.output / "languages.json").write_bytes(content)
    if arguments.entry:
        arguments.entry.write_text(_entry(arguments.codes, content), "utf-8", newline="\n")


def _document(languages: list[dict[str, str]], listed: set[str]) -> bytes:
    """Give the table: the languages of ISO 639-2 or 639-1, and apart the codes of groups of languages."""
    rows = sorted(
        _row(language) for language in languages if _bibliographic(language) in listed or "alpha_2" in language
    )
    groups = sorted(listed - {str(row[0]) for row in rows})
    parts = [
        f'"scheme": {_json(_scheme())}',
        '"columns": ["bibliographic", "terminological", "alpha2", "name_en", "name_fr", "official_eu"]',
        '"languages": [\n' + ",\n".join(map(_json, rows)) + "]",
        f'"groups": {_json(groups)}',
    ]
    return ("{" + ",\n".join(parts) + "}\n").encode()


def _row(language: dict[str, str]) -> Row:
    code = language["alpha_3"]
    english, french = (_name(language, locale) for locale in ("en", "fr"))
    return [_bibliographic(language), code, language.get("alpha_2"), english, french, code in EU]


def _bibliographic(language: dict[str, str]) -> str:
    return language.get("bibliographic", language["alpha_3"])


def _name(language: dict[str, str], locale: str) -> str:
    code = language["alpha_3"]
    names = babel.Locale(locale).languages
    unnamed = UNNAMED.get(code, (language["name"], language["name"]))[locale == "fr"]
    return str(names.get(language.get("alpha_2", code)) or unnamed)


def _scheme() -> dict[str, str]:
    return {key: value.format(babel=babel.__version__) for key, value in SCHEME.items()}


def _entry(source: Path, content: bytes) -> str:
    entry = {
        "path": "languages.json",
        **_scheme(),
        "licence_read_in": "locale-data/LICENSE.unicode of Babel, for the names; the codes are facts",
        "address": "https://www.loc.gov/standards/iso639-2/",
        "source_sha256": sha256(source.read_bytes()).hexdigest(),
        "sha256": sha256(content).hexdigest(),
        "script": "scripts/build_languages.py",
    }
    return "[[file]]\n" + "".join(f"{key} = {_json(value)}\n" for key, value in entry.items())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    main()
