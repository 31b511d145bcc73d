"""Texts whose translations repeat what they say in their own language, as multilingual records of catalogues have."""

from dataclasses import replace
from functools import partial

from fairtool.record.changed import changed
from fairtool.record.record import Record
from fairtool.record.text import Text
from fairtool.vocabulary.languages import language


def once_in_each_language(record: Record) -> Record:
    """Give a record in which no text has a translation into the language of the record; an empty text takes it."""
    if not record.language:
        return record
    made: Record = changed(record, {Text: partial(_once, own=language(record.language) or record.language)})
    return made


def _once(text: Text, own: object) -> Text:
    said = {code: value for code, value in text.translations.items() if (language(code) or code) == own}
    if not said:
        return text
    others = {code: value for code, value in text.translations.items() if code not in said}
    return replace(text, value=text.value or next(iter(said.values())), translations=others)
