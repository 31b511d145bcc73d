"""OceanSITES 1.4: identifiers, quality flags, times."""

import re
from collections.abc import Iterator, Mapping

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Numbers, Variable
from fairtool.netcdf.role import COORDINATES
from fairtool.netcdf.time import parse_reference
from fairtool.rule import Example, attribute, role, rule

_MANUAL = "OceanSITES Data Format Reference Manual 1.4"
_ID = re.compile(r"OS_[^_\s]+(?:_[^_\s]+)+")
# Reference table 2.
_FLAGS: Mapping[int, str] = {
    0: "unknown",
    1: "good_data",
    2: "probably_good_data",
    3: "potentially_correctable_bad_data",
    4: "bad_data",
    7: "nominal_value",
    8: "interpolated_value",
    9: "missing_value",
}
_UNUSED = (5, 6)
_QC = "byte TEMP_QC(time) ; "
_RIGHT = f'{_QC} TEMP_QC:flag_values = 0b, 1b, 9b ; TEMP_QC:flag_meanings = "unknown good_data missing_value" ;'
_TIME = 'double time(time) ; time:standard_name = "time" ; time:units = "days since 1950-01-01T00:00:00Z" ;'


@rule(
    "pole-oceansites-id-form",
    when=attribute("id"),
    severity=Severity.WARNING,
    source=f"{_MANUAL}, 2.2",
    examples=[
        Example("pole-oceansites-id-form", bad=':id = "CIS-1 2005" ;', good=':id = "OS_CIS-1_200502_D_TS" ;'),
        Example(
            "pole-oceansites-id-form",
            bad=':id = "OS_CIS-2_200502_D_TS" ; :platform_code = "CIS-1" ;',
            good=':id = "OS_CIS-1_200502_D_TS" ; :platform_code = "CIS-1" ;',
        ),
    ],
)
def the_identifier_has_its_parts(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `id` is the name of the file: OS_[PlatformCode]_[DeploymentCode]_[DataMode]_[PARTX].

    With `naming_authority` it names the data set worldwide; the data centres sort files by its parts.
    """
    text = (dataset.text("id") or "").strip()
    code = (dataset.text("platform_code") or "").strip()
    where = dataset.place("id")
    if text and not _ID.fullmatch(text):
        yield Problem(
            '{where} is "{value}"; write OS_[PlatformCode]_[DeploymentCode]_[DataMode]_[PARTX]', where=where, value=text
        )
    elif text and code and not text.startswith(f"OS_{code}_"):
        yield Problem('{where} is "{value}", but the platform is {code}', where=where, value=text, code=code)


@rule(
    "pole-oceansites-flags",
    when=attribute("flag_values", "flag_meanings"),
    severity=Severity.ERROR,
    source=f"{_MANUAL}, 2.6 and reference table 2",
    examples=[
        Example("pole-oceansites-flags", bad=_RIGHT.replace(" good_data", " bad_data"), good=_RIGHT),
        Example("pole-oceansites-flags", bad=_RIGHT.replace("9b", "12b"), good=_RIGHT),
        Example("pole-oceansites-flags", bad=f"{_QC} TEMP_QC:flag_values = 0b, 1b ;", good=_RIGHT),
    ],
)
def quality_flags_are_those_of_the_table(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A variable of quality flags has the codes of reference table 2, and their meanings.

    Users of several sites filter by these numbers without looking at each file.
    """
    if not variable.name.endswith("_QC"):
        return
    value, meanings = variable.attributes.get("flag_values"), (variable.text("flag_meanings") or "").split()
    codes = _whole(value) if isinstance(value, Numbers) else ()
    if not codes or len(meanings) != len(codes):
        yield Problem("{where} needs flag_values and as many flag_meanings", where=variable.place())
        return
    unknown = [code for code in codes if code not in _FLAGS and code not in _UNUSED]
    if unknown:
        yield Problem(
            "{where} has {codes}, not in table 2, which has {known}",
            where=variable.place("flag_values"),
            codes=", ".join(map(str, unknown)),
            known=", ".join(map(str, _FLAGS)),
        )
    wanted = [_FLAGS.get(code, meaning) for code, meaning in zip(codes, meanings, strict=True)]
    if wanted != meanings:
        yield Problem(
            '{where} is "{meanings}", but for the codes {codes} table 2 has "{wanted}"; write these',
            where=variable.place("flag_meanings"),
            meanings=" ".join(meanings),
            codes=", ".join(map(str, codes)),
            wanted=" ".join(wanted),
        )


@rule(
    "pole-oceansites-time-zone",
    when=attribute("units") & role(*COORDINATES),
    severity=Severity.WARNING,
    source=f"{_MANUAL}, 2.4",
    examples=[Example("pole-oceansites-time-zone", bad=_TIME.replace("00Z", "00"), good=_TIME)],
)
def times_are_in_utc(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The units of time say that they count in UTC, by a `Z` at their end.

    There is no default time zone in OceanSITES; what is not said is open.
    """
    units = variable.text("units") or ""
    reference = parse_reference(units)
    if reference is not None and not reference.has_zone:
        yield Problem('{where} = "{value}" has no time zone; write a Z at its end',
                      where=variable.place("units"), value=units)  # fmt: skip


def _whole(value: Numbers) -> tuple[int, ...]:
    """Give the numbers of an attribute of integers; nothing for another type."""
    return tuple(int(number) for number in value.values) if value.type.is_integer else ()
