"""Writes schemas/plans/madmp-codes.json: the code lists of the RDA DMP Common Standard.

    python scripts/build_madmp_codes.py maDMP-schema-1.2.json

The argument is a copy of the official JSON Schema, from which only the codes are taken. It prints the entry of
schemas/SOURCES.toml.
"""

import json
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

OUT = Path(__file__).parents[1] / "schemas" / "plans" / "madmp-codes.json"
LISTS: Mapping[str, str] = {
    "language": "LanguageCode",
    "currency": "CurrencyCode",
    "country": "CountryCode",
    "pid_system": "PIDSystemType",
    "certification": "Certification",
}


def codes(schema: Path) -> str:
    """Give the text of the file: a list a line."""
    definitions = json.loads(schema.read_bytes())["$defs"]
    lines = (f'"{name}": {json.dumps(definitions[there]["enum"])}' for name, there in LISTS.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> None:
    """Write the lists, and say where they come from."""
    source = Path(sys.argv[1])
    OUT.write_text(codes(source), encoding="utf-8")
    print(f'source_sha256 = "{sha256(source.read_bytes()).hexdigest()}"')
    print(f'sha256 = "{sha256(OUT.read_bytes()).hexdigest()}"')


if __name__ == "__main__":
    main()
