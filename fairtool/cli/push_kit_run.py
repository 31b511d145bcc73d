"""What `fairtool push kit` does: the record, the files, the form, the folder, and a summary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fairtool.cli.outputs import has_color, parse_formats, shown_in, spare, width, write_whole
from fairtool.cli.progress import followed
from fairtool.cli.push_said import said_embargo
from fairtool.cli.request import Request, plain_run, request, settings_of, tool_version
from fairtool.conversion.read import Named, read_one
from fairtool.discovery import Source
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.push.advise.advice import judge
from fairtool.push.advise.read import essentials
from fairtool.push.advise.subject import Embargo, subject_of
from fairtool.push.data_files import data_files
from fairtool.push.kit.checksums import summed
from fairtool.push.kit.document import kit_json
from fairtool.push.kit.file_list import files_csv, sha256sums
from fairtool.push.kit.filling import Filling
from fairtool.push.kit.folder import DOCUMENTS, refuse_folder, write_folder
from fairtool.push.kit.kit import Kit
from fairtool.push.kit.mail import mail_text
from fairtool.push.kit.record_document import record_document
from fairtool.push.kit.sheet import sheet_of
from fairtool.push.target_file import load_place, places
from fairtool.push.targets import Form, Place
from fairtool.render.push.kit_markdown import form_markdown
from fairtool.render.push.kit_text import kit_text
from fairtool.settings import today
from fairtool.translate import Language

FORMATS = ("text", "json")
_FORM = {"en": "form.md", "fr": "formulaire.md"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one run is to do, as the command line says it."""

    target: str
    record: str
    data: tuple[str, ...]
    output: Path | None
    force: bool = False
    copy: bool = False
    embargo: str | None = None


def run(wanted: Wanted, said: Mapping[str, Any], formats: Sequence[str]) -> ExitCode:
    """Write the kit and tell what it came to; raises UsageError before anything is written."""
    place, folder = load_place(wanted.target), _folder(wanted)
    form, embargo = _form(place), said_embargo(wanted.embargo)
    asked = request(wanted.record, said)
    outputs = parse_formats(formats, (wanted.record, *wanted.data), FORMATS)
    kit = _kit(wanted, place, form, embargo, asked)
    documents = _documents(kit, asked.language)
    write_folder(folder, documents, kit.files if wanted.copy else (), force=wanted.force)
    told = plain_run(asked, width(), color=has_color())
    for output in outputs:
        if output.format == "json":
            text = kit_json(kit, str(folder), documents, tool_version(), asked.language)
        else:
            text = kit_text(kit, str(folder), documents, shown_in(output, told))
        write_whole(text, output)
    return ExitCode.FINDINGS if kit.is_blocked else ExitCode.CLEAN


def _folder(wanted: Wanted) -> Path:
    """Give the folder to write; raises UsageError where there is none, or where it is not to be written over."""
    if wanted.output is None:
        raise UsageError(
            "--output names no folder", hint="name a new folder: --output kit-{target}", target=wanted.target
        )
    refuse_folder(wanted.output, force=wanted.force)
    return wanted.output


def _form(place: Place) -> Form:
    """Give the form of a place, for a rehearsal that of the place which it stands for."""
    form = load_place(place.rehearsal_of).form if place.rehearsal_of else place.form
    if form is None:
        names = ", ".join(one.name for one in places() if one.form)
        raise UsageError(
            "there is no form sheet for {title}; there are some for {names}",
            title=place.title("en"),
            names=names,
            hint="fairtool push advise tells how records get there",
        )
    return replace(form, address=place.url) if place.rehearsal_of else form


def _kit(wanted: Wanted, place: Place, form: Form, embargo: Embargo | None, asked: Request) -> Kit:
    limits, day = settings_of(asked).limits, today()
    source, one = _record(wanted, asked)
    if wanted.output:
        spare([wanted.output / name for name in DOCUMENTS], [source.path, *wanted.data])
    data = (*wanted.data, *((wanted.record,) if one.is_data else ()))
    without = [path for path in (None if one.is_data else source.path, wanted.output) if path]
    files = data_files(data, without)
    said = essentials(one.record, one.name, limits)
    subject = subject_of(one.name, said, files if data else None, day, embargo)
    filling = Filling(said, files, place, asked.language, subject.embargo)
    record = record_document(one, source.path, place, day, limits)
    return Kit(
        place,
        subject,
        judge(place, subject, day),
        sheet_of(form, filling),
        tuple(followed(summed(files), len(files.files), asked.language, quiet=bool(asked.configuration.quiet))),
        files.left_out,
        record,
        mail=_mail(place, filling, record.name),
        copied=wanted.copy,
    )


def _mail(place: Place, filling: Filling, record: str) -> str:
    """Give the letter that asks for a DOI, where the place wants one and the data have none from elsewhere."""
    doi = filling.own_doi
    is_wanted = not doi or doi.startswith(f"{place.doi_prefix}/")
    return mail_text(place.mail, filling, record, filling.language) if place.mail and is_wanted else ""


def _record(wanted: Wanted, asked: Request) -> tuple[Source, Named]:
    """Read the record; raises UsageError where it is none, or where it is several."""
    if wanted.record == "-" or "://" in wanted.record or Path(wanted.record).is_dir():
        raise UsageError(
            "{path} is no file that holds a record", path=wanted.record, hint="name the record, then its data"
        )
    document, _, number = wanted.record.rpartition("#")
    is_part = bool(document) and number.isdecimal() and not Path(wanted.record).exists()
    source = Source(wanted.record, Path(document if is_part else wanted.record))
    found = read_one(source, settings_of(asked).limits)
    if len(found) != 1:
        raise UsageError(
            "{path} holds {count} records", path=wanted.record, count=len(found), hint="name one of them: {path}#1"
        )
    return source, found[0]


def _documents(kit: Kit, language: Language) -> dict[str, bytes]:
    """Give the documents of the folder by their names."""
    texts = {
        _FORM[language]: form_markdown(kit, language),
        "files.csv": files_csv(kit.files, copied=kit.copied),
        "SHA256SUMS": sha256sums(kit.files, copied=kit.copied),
    }
    if kit.mail:
        texts["mail.txt"] = kit.mail
    written = {name: text.encode("utf-8", "surrogateescape") for name, text in texts.items()}
    return {**written, kit.record.name: kit.record.content}
