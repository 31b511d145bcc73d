"""A form filled in as far as a record goes: each field in its order, with what is missing marked."""

from dataclasses import dataclass
from enum import StrEnum

from fairtool.push.kit.fill import TEXTS, Lines, lines_of
from fairtool.push.kit.filling import Filling
from fairtool.push.targets import Form, FormField, FormSection


class Status(StrEnum):
    """What became of a field.

    `translate` is in another language than the form wants; `missing` a required field that the record does not fill;
    `by-hand` one that no record can.
    """

    FILLED = "filled"
    TRANSLATE = "translate"
    MISSING = "missing"
    BY_HAND = "by-hand"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class FilledField:
    """A field with the lines that fill it; of one to translate they are in the language `spoken`."""

    field: FormField
    lines: Lines
    status: Status
    spoken: str = ""

    @property
    def blocks(self) -> bool:
        """Say whether the form would not be accepted so; a field that nobody read to be there blocks nothing."""
        is_lacking = self.status is Status.MISSING or (self.status is Status.TRANSLATE and self.field.required)
        return is_lacking and not self.field.recalled


@dataclass(frozen=True, slots=True)
class FilledSection:
    """A page of the form with its fields."""

    section: FormSection
    fields: tuple[FilledField, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form filled in."""

    form: Form
    sections: tuple[FilledSection, ...]

    @property
    def fields(self) -> tuple[FilledField, ...]:
        """All fields in their order."""
        return tuple(field for section in self.sections for field in section.fields)


def sheet_of(form: Form, filling: Filling) -> Sheet:
    """Fill a form in."""
    return Sheet(
        form,
        tuple(FilledSection(one, tuple(_filled(field, filling) for field in one.fields)) for one in form.sections),
    )


def _filled(field: FormField, filling: Filling) -> FilledField:
    lines = lines_of(field.fill, filling)
    if lines and field.lang and field.fill in TEXTS:
        return _in_language(field, filling)
    if lines:
        return FilledField(field, lines, Status.FILLED)
    if field.by_hand:
        return FilledField(field, (), Status.BY_HAND)
    return FilledField(field, (), Status.MISSING if field.required else Status.EMPTY)


def _in_language(field: FormField, filling: Filling) -> FilledField:
    """Give a text in the language that the form wants, or as it is, to be translated."""
    text, language = TEXTS[field.fill](filling.said), filling.said.language
    if text is None:
        return FilledField(field, (), Status.MISSING)
    if field.lang in text.translations:
        return FilledField(field, (text.translations[field.lang],), Status.FILLED)
    status = Status.FILLED if language == field.lang else Status.TRANSLATE
    return FilledField(field, (text.value,), status, language)
