"""What is measured of the files of a data set, in the words of a plan."""

from collections.abc import Iterator, Sequence
from datetime import date

from fairtool.plan.described_dataset import Object, dataset_of, without_empty
from fairtool.plan.disputed import without_disputed
from fairtool.plan.growth import growth_of
from fairtool.plan.measured_file import MeasuredFile
from fairtool.plan.yaml_node import Plain
from fairtool.record.flat import flat
from fairtool.record.netcdf_merge import merged
from fairtool.record.record import Record
from fairtool.translate import Language, marked, translate

_CF = "https://cfconventions.org/"
_SHOWN = 3  # flags that are named
_CHECK = marked("checks of fairtool validate, {standard}")
_RESULT = marked("files: {files}, errors: {errors}, warnings: {warnings}")
_FLAGS = marked("quality flags in the files")
_FLAGGED = marked("{names}; files: {files}")


def measured_dataset(files: Sequence[MeasuredFile], today: date, language: Language) -> Object:
    """Give what the headers say of the data, and what was counted of the files."""
    read = [one.described.record for one in files if one.described]
    whole = merged(read) if read else None
    said = without_disputed(dataset_of(flat(whole)), [flat(one) for one in read]) if whole else {}
    conventions = _conventions(read)
    about = said.pop("about", {})
    forms = said.pop("distribution", {})
    found = growth_of(files, today, language)
    counted: Object = {
        "conventions": [*conventions],
        "formats": [*_formats(files)],
        "files": len(files),
        "bytes": sum(one.size for one in files),
        "growth_bytes_per_year": found.bytes_per_year if found else "",
        "growth_basis": found.basis if found else "",
        "quality": [*_quality(files, language)],
        "processing_level": _level(whole) if whole else "",
    }
    return {
        **said,
        **without_empty({"metadata": [_standard(name) for name in conventions]}),
        "distribution": {**(forms if isinstance(forms, dict) else {}), **_distributions(files)},
        "about": {**(about if isinstance(about, dict) else {}), **without_empty(counted)},
    }


def _distributions(files: Sequence[MeasuredFile]) -> Object:
    """Give one distribution for each format."""
    by_key: dict[str, list[MeasuredFile]] = {}
    for one in files:
        by_key.setdefault(one.format.key, []).append(one)
    return {key: _distribution(members) for key, members in sorted(by_key.items())}


def _distribution(files: Sequence[MeasuredFile]) -> Plain:
    form = files[0].format
    return {"title": form.name, "format": [form.media_type], "byte_size": sum(one.size for one in files)}


def _formats(files: Sequence[MeasuredFile]) -> Iterator[str]:
    """Give the formats by their names, those of netCDF with their variant."""
    names = [f"{_variant(one)}" for one in files]
    yield from dict.fromkeys(sorted(names))


def _variant(file: MeasuredFile) -> str:
    known = file.said.files if file.said else ()
    return known[0].format if known and known[0].format else file.format.name


def _conventions(records: Sequence[Record]) -> list[str]:
    """Give the conventions that all files declare: those of some are no convention of the data set."""
    declared = [[_spelt(str(one.title), one.edition) for one in each.standards if one.title] for each in records]
    first = declared[0] if declared else []
    return [name for name in first if all(name in others for others in declared)]


def _spelt(name: str, version: str) -> str:
    """Give a convention with its version: `CF-1.8`."""
    return name if not version or name.endswith(version) else f"{name}-{version}"


def _standard(name: str) -> Plain:
    """Give a convention as a metadata standard; the words of conventions are English."""
    is_cf = name.upper().startswith("CF-")
    identity: Plain = {"identifier": _CF, "type": "url"} if is_cf else {"identifier": name, "type": "other"}
    return {"description": name, "language": "eng", "metadata_standard_id": identity}


def _level(record: Record) -> str:
    level = record.resource.processing_level
    return str(level.code) if level and level.code else ""


def _quality(files: Sequence[MeasuredFile], language: Language) -> Iterator[Plain]:
    """Give the checks that were run on the files, and the flags of quality that they hold."""
    checked = [one.checked for one in files if one.checked]
    if not checked:
        return
    standards = ", ".join(sorted({one.standard for one in checked if one.standard}))
    yield {
        "check": translate(_CHECK, language, standard=standards),
        "result": translate(
            _RESULT,
            language,
            files=len(checked),
            errors=sum(one.errors for one in checked),
            warnings=sum(one.warnings for one in checked),
        ),
    }
    flagged = [one for one in checked if one.flagged]
    if flagged:
        names = list(dict.fromkeys(name for one in flagged for name in one.flags))
        more = " ..." if max(one.flagged for one in flagged) > _SHOWN or len(names) > _SHOWN else ""
        told = ", ".join(names[:_SHOWN]) + more
        yield {
            "check": translate(_FLAGS, language),
            "result": translate(_FLAGGED, language, names=told, files=len(flagged)),
        }
