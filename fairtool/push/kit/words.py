"""The sentences of a kit that its formats share: what blocks, what is open, what becomes of a field."""

from collections.abc import Iterator, Mapping

from fairtool.push.advise.reason import Reason
from fairtool.push.advise.words import fact_line
from fairtool.push.data_files import LeftOut, Why
from fairtool.push.kit.kit import Kit
from fairtool.push.kit.sheet import FilledField, Status
from fairtool.translate import Language, marked, translate

_WHY: Mapping[Why, str] = {
    "hidden": marked("{name} is hidden"),
    "link": marked("{name} is a link that is not followed"),
    "special": marked("{name} is no regular file"),
    "own": marked("{name} is the record, or part of a kit"),
}
_NOTHING_SENT = marked(
    "Nothing has been deposited and nothing was sent: this folder helps you to fill in the form of {title} yourself."
)


def nothing_sent(kit: Kit, language: Language) -> str:
    """Give the sentence that nothing was deposited."""
    return translate(_NOTHING_SENT, language, title=kit.place.title(language))


def reason_line(reason: Reason, language: Language) -> str:
    """Give a reason with the fact that it rests on, and its source."""
    told = reason.text(language)
    if reason.fact is None:
        return told
    return translate("{reason}: {fact}", language, reason=told, fact=fact_line(reason.fact, language))


def blockers(kit: Kit, language: Language) -> Iterator[str]:
    """Give a sentence for each thing that would block acceptance."""
    yield from (reason_line(one, language) for one in kit.blocking_reasons)
    yield from (lacking(one, language) for one in kit.blocking_fields)


def lacking(one: FilledField, language: Language) -> str:
    """Tell what a required field lacks."""
    label = one.field.labels[language]
    if one.status is Status.TRANSLATE:
        return translate(
            "{label}: the record has it in {spoken} only; translate it", language, label=label, spoken=one.spoken or "?"
        )
    if one.field.fill == "files":
        return translate("{label}: no data file was named; name the files of the data set", language, label=label)
    return translate("{label}: required, and the record does not have it; add it", language, label=label)


def open_points(kit: Kit, language: Language) -> Iterator[str]:
    """Give a sentence for each thing that nobody knows, with what the place says of it."""
    yield from (reason_line(one, language) for one in kit.open_reasons)
    yield from open_fields(kit, language)


def open_fields(kit: Kit, language: Language) -> Iterator[str]:
    """Give a sentence for each field that may be required and is not there, and for what the converted record lacks."""
    for one in kit.unconfirmed:
        template = marked(
            "{label}: the record does not have it; that the form asks for it is recalled, and was not read"
        )
        yield translate(template, language, label=one.field.labels[language])
    for name in kit.record.open:
        yield translate("the record to import lacks {key}; fairtool convert can take it from --set", language, key=name)


def by_hand(kit: Kit, language: Language) -> Iterator[str]:
    """Give the fields that only a person can fill in, with what is known of them."""
    for one in kit.by_hand:
        label, hint = one.field.labels[language], one.field.hints[language]
        yield translate("{word}: {text}", language, word=label, text=hint) if hint else label


def status_line(one: FilledField, language: Language) -> str:
    """Tell what is to be done with a field; empty for one that is filled."""
    match one.status:
        case Status.FILLED:
            return ""
        case Status.TRANSLATE:
            return translate("to be translated: the record has it in {spoken} only", language, spoken=one.spoken or "?")
        case Status.MISSING:
            return translate("MISSING: the form requires it, and the record does not have it", language)
        case Status.BY_HAND:
            return translate("to be filled in by hand: no record has it", language)
        case Status.EMPTY:
            return translate("not in the record", language)


def before_sending(kit: Kit, language: Language) -> Iterator[str]:
    """Give what is good to know before the form is sent: moderation, and what cannot be undone."""
    for name in ("irreversible", "moderation", "write"):
        fact = kit.place.facts.get(name)
        if fact:
            yield fact_line(fact, language)


def left_out(one: LeftOut, language: Language) -> str:
    """Tell why a file is not in the lists."""
    return translate(_WHY[one.why], language, name=one.name)
