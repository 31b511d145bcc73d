"""What `fairtool doctor` does: it looks, and changes nothing."""

import json
import locale
import platform
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from fairtool import __version__
from fairtool.cli.console import chosen_language
from fairtool.configuration_file import find
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.netcdf.read_limits import MEBIBYTE, Limits
from fairtool.profile import shipped_profiles
from fairtool.standards import DRAFT, NEWEST, OLDEST
from fairtool.translate import Language, marked, translate
from fairtool.vocabulary.store import shipped
from fairtool.workload import share, this_machine
from fairtool.xsd.sets import cache_of_schemas, schema_sets

_NEEDED = (
    "typer",
    "rich",
    "pydantic",
    "numpy",
    "netCDF4",
    "cftime",
    "h5py",
    "cf-units",
    "pebble",
    "jinja2",
    "httpx",
    "lxml",
    "rdflib",
)
_NAMES: Mapping[str, str] = {"iso": "ISO 19115", "datacite": "DataCite"}
_PROGRAMS = ("ncdump", "git")
Section = tuple[str, Mapping[str, str]]


def show(form: str, lang: str | None) -> ExitCode:
    """Write what was seen; exit code 3 where a needed library is missing. Raises UsageError on an unknown format."""
    if form not in ("text", "json"):
        raise UsageError("there is no format {name}; the formats are {names}", name=form, names="text, json")
    language = chosen_language(lang)
    sections = tuple(_sections(language))
    if form == "json":
        sys.stdout.write(json.dumps({name: dict(rows) for name, rows in sections}, indent=1) + "\n")
    else:
        sys.stdout.write(_text(sections, language))
    missing = [name for name in _NEEDED if _version(name) is None]
    return ExitCode.UNREADABLE if missing else ExitCode.CLEAN


def _text(sections: Sequence[Section], language: Language) -> str:
    """Give the sections with all values in one column, however long the words of the language are."""
    column = max(len(translate(key, language)) for _, rows in sections for key in rows)
    lines: list[str] = []
    for name, rows in sections:
        lines.append(translate(name, language))
        lines += [f"  {translate(key, language):{column}} {value}" for key, value in rows.items()]
    return "\n".join(lines) + "\n"


def _sections(language: Language) -> Iterator[Section]:
    yield marked("Versions"), _versions(language)
    yield marked("Standards"), {_NAMES.get(name, name.upper()): _span(name) for name in NEWEST}
    yield marked("Vocabularies"), dict(_vocabularies())
    yield marked("Profiles"), {"": ", ".join(shipped_profiles())}
    yield marked("Locale"), _locale(language)
    yield marked("Limits in force"), _limits(language)
    yield (
        marked("Optional programs"),
        {name: shutil.which(name) or translate("not found", language) for name in _PROGRAMS},
    )


def _versions(language: Language) -> Mapping[str, str]:
    rows = {
        "fairtool": __version__,
        "Python": f"{platform.python_version()} {sys.executable}",
        marked("system"): platform.platform(),
    }
    return rows | {name: _version(name) or translate("missing: install it", language) for name in _NEEDED}


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?" if find_spec(name.replace("-", "_")) else None


def _span(name: str) -> str:
    if name == "iso":
        return "19139:2006, 19139:2007, 19115-2, 19115-3:2016, 19115-3:2018"
    draft = DRAFT.get(name)
    oldest = "" if OLDEST[name] == NEWEST[name] else f"{OLDEST[name]} - "
    return f"{oldest}{NEWEST[name]}" + (f", {draft}-draft" if draft else "")


def _vocabularies() -> Iterator[tuple[str, str]]:
    vocabularies = shipped()
    for scheme in (vocabularies.standard_names.scheme, vocabularies.area_types.scheme, vocabularies.regions.scheme):
        yield scheme.name, f"{scheme.version} ({scheme.date})"
    kept = cache_of_schemas()
    for name, schemas in schema_sets().items():
        yield f"XSD {name}", str(kept) if not schemas.missing(kept) else "-"


def _locale(language: Language) -> Mapping[str, str]:
    found = find(Path.cwd())
    return {
        marked("language"): language,
        "stdout": f"{sys.stdout.encoding} ({_kind_of_stdout(language)})",
        "LC_CTYPE": locale.setlocale(locale.LC_CTYPE),
        marked("configuration"): str(found) if found else translate("none", language),
    }


def _kind_of_stdout(language: Language) -> str:
    return translate("terminal", language) if sys.stdout.isatty() else translate("no terminal", language)


def _limits(language: Language) -> Mapping[str, str]:
    limits = Limits()
    kept = sys.platform == "linux"
    used = share(this_machine())
    return {
        marked("seconds a file"): str(limits.seconds),
        marked("MiB a file"): f"{limits.memory // MEBIBYTE}"
        + ("" if kept else " " + translate("(not kept on this system: only the time limit holds)", language)),
        marked("MiB of values at once"): str(limits.value_bytes // MEBIBYTE),
        marked("worker processes"): f"{used.cores} ({used.why(language)})",
    }
