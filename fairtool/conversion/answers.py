"""Answers: read from the command line and from TOML, checked, and put into a record."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from fairtool.configuration_file import content_of
from fairtool.conversion.field_path import get_at, near, put_at, steps_of
from fairtool.conversion.fill_parties import PARTIES, PARTY_FIELDS, put_parties
from fairtool.conversion.french_keys import in_english
from fairtool.conversion.keys import ALIASES, KEYS, TEXTS
from fairtool.conversion.said import Answers, Said
from fairtool.errors import UsageError
from fairtool.record.netcdf_header import clean
from fairtool.record.record import Record
from fairtool.vocabulary.languages import language as language_named

_LARGEST = 10**18  # no metadata hold a larger number
_PARTY = re.compile(r"(?:resource\.)?(?:(record|metadata)[._])?([a-z]+)(?:\[(\d{1,3})\])?(?:\.([a-z]+))?")
_SPELLINGS = {"organization": "organisation", "mail": "email", "individual": "name", "institution": "organisation"}


def of_words(words: Iterable[str]) -> Answers:
    """Read `key=value` words; raises UsageError on one without a sign, and on a key that is not known."""
    found: dict[str, list[Said]] = {}
    for word in words:
        key, sign, value = word.partition("=")
        if not sign:
            raise UsageError("--set {word} has no value", word=word, hint="write KEY=VALUE: --set title='Sea ice'")
        _add(found, key.strip(), value.strip())
    return found


def of_file(path: Path) -> Answers:
    """Read answers from a TOML file; raises UsageError."""
    return of_table(content_of(path), str(path))


def of_table(content: Mapping[str, object], source: str) -> Answers:
    """Read answers from the tables of a TOML document; keys of tables within tables are joined by dots."""
    found: dict[str, list[Said]] = {}
    for key, value in _flat(content, "", source):
        _add(found, key, value, source)
    return found


def _flat(value: object, key: str, source: str) -> Iterator[tuple[str, str]]:
    match value:
        case Mapping():
            for name, inner in value.items():
                yield from _flat(inner, f"{key}.{name}" if key else str(name), source)
        case list():
            for number, inner in enumerate(value):
                yield from _flat(inner, f"{key}[{number}]" if isinstance(inner, Mapping) else key, source)
        case bool():
            yield key, str(value).lower()
        case date():
            yield key, value.isoformat()
        case int() if abs(value) > _LARGEST:  # Python writes none of thousands of digits
            raise UsageError("{path}: the key {key} has a value that is no text", path=source, key=key)
        case str() | int() | float():
            yield key, str(value)
        case _:
            raise UsageError("{path}: the key {key} has a value that is no text", path=source, key=key)


def _add(found: dict[str, list[Said]], key: str, value: str, source: str = "") -> None:
    name, language = _named(key, source)
    if "[" not in key and _of_next(name):
        number = next(number for number in range(len(found) + 1) if f"{_of_next(name)}[{number}].name" not in found)
        name = f"{_of_next(name)}[{number}].name"
    value = clean(value)
    if value:
        found.setdefault(name, []).append(Said(value, language))


def _of_next(name: str) -> str:
    """Give the kind of party that a name is of; whoever is named once more is one more."""
    return name.removesuffix("[0].name") if name.endswith("[0].name") else ""


def _named(key: str, source: str) -> tuple[str, str]:
    """Give the key under its own name, and the language that its last part says; raises UsageError."""
    name = _known(key)
    if name:
        return name, ""
    before, _, code = key.rpartition(".")
    name, language = _known(before), language_named(code) if before else None
    if name and language and (name in TEXTS or name.endswith((".organisation", ".position")) or steps_of(name)):
        return name, language.bibliographic
    meant = in_english(key)
    known = (*KEYS, *ALIASES, *_party_keys())
    shown = meant if _known(meant) else near(meant.removeprefix("resource."), known)
    raise UsageError(
        "{path} has an unknown key {key}" if source else "there is no key {key}",
        path=source,
        key=key,
        hint="did you mean {near}?" if shown else "the keys are {known}, and the paths of the fields of a record",
        near=shown,
        known=", ".join(KEYS),
    )


def _known(key: str) -> str:
    """Give the own name of a key: friendly, of a party, or the path of a field; nothing where it is none."""
    party = _party(key)
    if party:
        return party
    for name in (key, key.removeprefix("resource."), key.removeprefix("record.")):
        if name in KEYS or name in ALIASES:
            return ALIASES.get(name, name)
    return key if steps_of(key) else ""


def _party(key: str) -> str:
    match = _PARTY.fullmatch(key)
    if match is None:
        return ""
    kind = f"record.{match[2]}" if match[1] else match[2]
    field = _SPELLINGS.get(match[4] or "name", match[4] or "name")
    return f"{kind}[{int(match[3] or 0)}].{field}" if kind in PARTIES and field in PARTY_FIELDS else ""


def _party_keys() -> tuple[str, ...]:
    return tuple(f"{kind}.{field}" for kind in PARTIES for field in PARTY_FIELDS)


def completed(answers: Answers, defaults: Answers) -> Answers:
    """Give answers with the defaults for the rest of each party that they name: its role, its telephone."""
    parties = {name.rpartition(".")[0] for name in answers if _party(name)}
    rest = {name: said for name, said in defaults.items() if name.rpartition(".")[0] in parties}
    return {**rest, **answers}


def put(record: Record, answers: Answers, *, only_missing: bool = False) -> Record:
    """Give the record with the answers; with `only_missing` what it says already stays. Raises UsageError."""
    for name, key in KEYS.items():
        if name in answers and not (only_missing and key.has(record)):
            record = key.put(record, answers[name])
    for kind in PARTIES:
        record = _put_party(record, kind, answers, only_missing=only_missing)
    for name, said in answers.items():
        steps = steps_of(name) if name not in KEYS else None
        if steps and not (only_missing and get_at(record, steps) is not None):
            record = put_at(record, name, steps, said)
    return record


def _put_party(record: Record, kind: str, answers: Answers, *, only_missing: bool) -> Record:
    by_number: dict[int, dict[str, list[Said]]] = {}
    for name, said in answers.items():
        head, _, field = name.rpartition(".")
        if head.startswith(f"{kind}[") and field in PARTY_FIELDS:
            by_number.setdefault(int(head[len(kind) + 1 : -1]), {})[field] = list(said)
    if not by_number or (only_missing and _has_party(record, kind)):
        return record
    return put_parties(record, kind, tuple(by_number[number] for number in sorted(by_number)))


def _has_party(record: Record, kind: str) -> bool:
    if kind == "record.contact":
        return bool(record.contacts)
    key = {"contact": "contact.email", "creator": "creator.name", "publisher": "publisher.name"}.get(kind)
    return key is not None and KEYS[key].has(record)
