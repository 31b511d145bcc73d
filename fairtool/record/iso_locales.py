"""The locales of a record: one for each language that a text is translated into."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from fairtool.iso.paths import Column
from fairtool.record.record import Locale, Record
from fairtool.record.text import Text

# What a translation calls its language where the record knows the language: a code of ISO 639-2.
_CODE = re.compile("[a-z]{3}")


def with_locales(record: Record, column: Column) -> Record:
    """Give a record with a locale for each language of its translations; in 19115-3 its own one has that already."""
    known = {one.language for one in record.locales} | ({record.language} if column == "19115-3" else set())
    wanted = [name for name in dict.fromkeys(languages_in(record)) if _CODE.fullmatch(name) and name not in known]
    taken = {one.id for one in record.locales}
    added = tuple(Locale(_free(name, taken), name, character_set="utf8") for name in wanted)
    return replace(record, locales=record.locales + added) if added else record


def locale_ids(record: Record) -> Mapping[str, str]:
    """Give the ids of locales by language, of several the first; the language of the record is its own id."""
    own = {record.language: record.language} if record.language else {}
    return own | {one.language: one.id or one.language for one in reversed(record.locales)}


def languages_in(thing: Any) -> Iterator[str]:
    """Give the languages of all translations in an object, as often as they occur."""
    if isinstance(thing, Text):
        yield from thing.translations
    elif isinstance(thing, tuple):
        for one in thing:
            yield from languages_in(one)
    elif is_dataclass(thing):
        for one in fields(thing):
            yield from languages_in(getattr(thing, one.name))


def _free(name: str, taken: set[str]) -> str:
    return name if name not in taken else f"locale-{name}"
