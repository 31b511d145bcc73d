"""What a kit came to as text for a terminal: where it is, what would block acceptance, what a person has to fill in."""

from collections.abc import Iterable, Iterator

from fairtool.push.amounts import in_words
from fairtool.push.kit.kit import Kit
from fairtool.push.kit.sheet import Status
from fairtool.push.kit.words import blockers, by_hand, nothing_sent, open_fields
from fairtool.render.run import Run
from fairtool.render.style import folded, paint
from fairtool.render.visible import visible
from fairtool.translate import translate


def kit_text(kit: Kit, folder: str, names: Iterable[str], run: Run) -> str:
    """Give the summary; `names` are the documents that were written into the folder."""
    return "".join(f"{line}\n" for line in _lines(kit, folder, names, run))


def _lines(kit: Kit, folder: str, names: Iterable[str], run: Run) -> Iterator[str]:
    language = run.language
    head = translate("{folder}: a kit for {title}", language, folder=folder, title=kit.place.title(language))
    yield from (paint(line, "bold", run) for line in folded(visible(head), run, 0, 2))
    yield from folded(nothing_sent(kit, language), run, 2, 2)
    if run.quiet:
        yield from _listed(translate("What would block acceptance", language), blockers(kit, language), "error", run)
        return
    yield from folded(", ".join(names), run, 2, 2)
    yield from folded(_counts(kit, run), run, 2, 2)
    yield from _listed(translate("What would block acceptance", language), blockers(kit, language), "error", run)
    yield from _listed(translate("Not known", language), _open(kit, run), "warning", run)
    yield from _listed(translate("What only you can fill in", language), by_hand(kit, language), "info", run)
    if not kit.is_blocked:
        yield ""
        yield from (paint(line, "clean", run) for line in folded(_ready(run), run, 0, 2))


def _open(kit: Kit, run: Run) -> Iterator[str]:
    """Give what is not known, in short: the form sheet has what the place says of it."""
    yield from (one.text(run.language) for one in kit.open_reasons)
    yield from open_fields(kit, run.language)


def _counts(kit: Kit, run: Run) -> str:
    fields = kit.sheet.fields
    filled = sum(one.status in (Status.FILLED, Status.TRANSLATE) for one in fields)
    size = in_words(sum(one.file.size for one in kit.files))[0 if run.language == "en" else 1]
    return translate(
        "{filled} of {all} fields are filled from the record; data files: {count}, {size}",
        run.language,
        filled=filled,
        all=len(fields),
        count=len(kit.files),
        size=size,
    )


def _ready(run: Run) -> str:
    return translate("nothing that fairtool knows of would block acceptance; the place decides", run.language)


def _listed(heading: str, sentences: Iterable[str], style: str, run: Run) -> Iterator[str]:
    found = tuple(dict.fromkeys(sentences))
    if found:
        yield ""
        yield from (paint(line, style, run) for line in folded(heading, run, 0, 2))
        for one in found:
            yield from folded(visible(f"- {one}"), run, 2, 2)
