"""The form sheet of a kit as Markdown: what blocks, then the form in its order, each value in a block to be copied."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from fairtool.push.amounts import in_words
from fairtool.push.kit.kit import Kit
from fairtool.push.kit.sheet import FilledField, Status
from fairtool.push.kit.words import before_sending, blockers, by_hand, left_out, nothing_sent, open_points, status_line
from fairtool.push.targets import Words
from fairtool.render.markdown import escaped
from fairtool.render.visible import visible
from fairtool.translate import Language, marked, translate

_MOST_LEFT_OUT = 20


def form_markdown(kit: Kit, language: Language) -> str:
    """Give the form sheet."""
    return "\n\n".join(_parts(kit, language)) + "\n"


def _parts(kit: Kit, language: Language) -> Iterator[str]:
    title = translate("{title}: what to fill in", language, title=kit.place.title(language))
    yield f"# {escaped(title)}"
    yield f"**{escaped(nothing_sent(kit, language))}**"
    yield from _listed(translate("What would block acceptance", language), blockers(kit, language))
    yield from _listed(translate("Not known", language), open_points(kit, language))
    yield from _listed(translate("What only you can fill in", language), by_hand(kit, language))
    yield from _listed(translate("Before you send the form", language), before_sending(kit, language))
    yield from _form(kit, language)
    yield from _files(kit, language)


def _listed(heading: str, sentences: Iterable[str]) -> Iterator[str]:
    lines = [f"- {escaped(one)}" for one in dict.fromkeys(sentences)]
    if lines:
        yield f"## {escaped(heading)}"
        yield "\n".join(lines)


def _form(kit: Kit, language: Language) -> Iterator[str]:
    form = kit.sheet.form
    yield f"## {escaped(translate('The form', language))}"
    day = (form.as_of or form.read).isoformat()
    template = marked("{address}; the order of its fields is from {source}, {day}: {note}")
    told = translate(
        template, language, address=form.address, source=form.source, day=day, note=form.notes[language]
    )  # the French note comes with the form
    yield escaped(told)
    for number, section in enumerate(kit.sheet.sections, 1):
        yield f"### {number}. {_label(section.section.titles, language)}"
        for is_empty, fields in groupby(section.fields, key=lambda one: one.status is Status.EMPTY):
            yield from (_empty if is_empty else _filled)(fields, language)


def _label(words: Words, language: Language) -> str:
    """Give a label, with the English one of the form behind the French one."""
    own, english = words[language], words["en"]
    return escaped(own if own == english else f"{own} ({english})")


def _empty(fields: Iterable[FilledField], language: Language) -> Iterator[str]:
    labels = "; ".join(one.field.labels[language] for one in fields)
    yield f"*{escaped(translate('not in the record: {names}', language, names=labels))}*"


def _filled(fields: Iterable[FilledField], language: Language) -> Iterator[str]:
    for one in fields:
        required = f" ({escaped(translate('required', language))})" if one.field.required else ""
        yield f"#### {_label(one.field.labels, language)}{required}"
        notes = [status_line(one, language), one.field.hints[language]]
        if one.field.recalled:
            notes.append(translate("that the form has this field is recalled, and was not read", language))
        told = [escaped(note) for note in notes if note]
        if told:
            yield "  \n".join((f"**{told[0]}**" if one.status is not Status.FILLED else told[0], *told[1:]))
        if one.lines:
            yield fenced("\n".join(one.lines))


def fenced(text: str) -> str:
    """Give text in a block that shows it as it is: its fence is longer than any in the text."""
    lines = [visible(line) for line in text.replace("\r\n", "\n").split("\n")]
    longest = max((len(run) for line in lines for run in _ticks(line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join((f"{fence}text", *lines, fence))


def _ticks(line: str) -> Iterator[str]:
    yield from ("".join(signs) for is_tick, signs in groupby(line, key=lambda sign: sign == "`") if is_tick)


def _files(kit: Kit, language: Language) -> Iterator[str]:
    yield f"## {escaped(translate('The files', language))}"
    size = in_words(sum(one.file.size for one in kit.files))[0 if language == "en" else 1]
    template = marked(
        "data files: {count}, {size}; files.csv has names, sizes, types and checksums, SHA256SUMS is for sha256sum"
    )
    yield escaped(translate(template, language, count=len(kit.files), size=size))
    name = kit.record.name
    if kit.record.is_as_given:
        yield escaped(translate("{name} is the record as you gave it, to be imported", language, name=name))
    else:
        yield escaped(translate("{name} is the record, converted to be imported", language, name=name))
    if kit.mail:
        yield escaped(
            translate("mail.txt is the letter that asks for the DOI; read it, and send it yourself", language)
        )
    if kit.left_out:
        yield escaped(translate("Not in the lists:", language))
        yield "\n".join(f"- {escaped(left_out(one, language))}" for one in kit.left_out[:_MOST_LEFT_OUT])
        if len(kit.left_out) > _MOST_LEFT_OUT:
            more = len(kit.left_out) - _MOST_LEFT_OUT
            yield escaped(translate("and {count} more", language, count=more))
