"""SeaDataNet CF point data (CFPOINT): the variables of the semantic header, and quality flags."""

from collections.abc import Iterator, Mapping

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.measurements import is_measurement
from fairtool.netcdf.model import Numbers, Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, role, rule

_SOURCE = "SeaDataNet D8.5, https://doi.org/10.13155/56547 (not read in full)"
_SUFFIX = "_SEADATANET_QC"
_HEADER = ("SDN_EDMO_CODE", "SDN_CRUISE", "SDN_STATION", "SDN_LOCAL_CDI_ID", "SDN_BOT_DEPTH")
# Vocabulary L20, as the characters that are stored; B and Q were added later.
_FLAGS: Mapping[str, str] = {
    "0": "no_quality_control",
    "1": "good_value",
    "2": "probably_good_value",
    "3": "probably_bad_value",
    "4": "bad_value",
    "5": "changed_value",
    "6": "value_below_detection",
    "7": "value_in_excess",
    "8": "interpolated_value",
    "9": "missing_value",
    "A": "value_phenomenon_uncertain",
}
_LATER = ("B", "Q")
_ALL = "int SDN_EDMO_CODE ; char SDN_CRUISE ; char SDN_STATION ; char SDN_LOCAL_CDI_ID ; float SDN_BOT_DEPTH ;"
_TEMP = 'float TEMP(time) ; TEMP:units = "degC" ; TEMP:long_name = "temperature" ; '
_QC = "byte TEMP_SEADATANET_QC(time) ; "
_RIGHT = (
    f"{_QC} TEMP_SEADATANET_QC:flag_values = 48b, 49b ; "
    'TEMP_SEADATANET_QC:flag_meanings = "no_quality_control good_value" ; '
    'TEMP_SEADATANET_QC:sdn_conventions_urn = "SDN:L20::" ;'
)


@rule(
    "pole-seadatanet-header",
    severity=Severity.INFO,
    source=_SOURCE,
    examples=[
        Example("pole-seadatanet-header", bad=_ALL.replace("char SDN_CRUISE ;", ""), good=_ALL),
        Example("pole-seadatanet-header", bad=_ALL.replace("int SDN", "char SDN"), good=_ALL),
    ],
)
def the_semantic_header_is_there(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The file has the variables that tie it to the SeaDataNet catalogues; `SDN_EDMO_CODE` is a whole number.

    They name the data centre, the cruise, the station and the entry in the common data index. The source was not read
    in full: take it as advice.
    """
    for name in _HEADER:
        variable = dataset.root.variables.get(name)
        if variable is None and name not in dataset.attributes:
            yield Problem("{where} is missing; SeaDataNet asks for it", where=name)
    code = dataset.root.variables.get(_HEADER[0])
    if code is not None and not code.type.is_integer:
        yield Problem(
            "{where} is {type}; the code of an organisation is a whole number", where=code.path, type=code.type
        )


@rule(
    "pole-seadatanet-quality",
    when=role(Role.DATA),
    severity=Severity.INFO,
    source=_SOURCE,
    examples=[
        Example(
            "pole-seadatanet-quality",
            bad=f"{_ALL} {_TEMP} {_RIGHT}",
            good=f'{_ALL} {_TEMP} TEMP:ancillary_variables = "TEMP_SEADATANET_QC" ; {_RIGHT}',
        )
    ],
)
def data_have_quality_flags(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A data variable names, in `ancillary_variables`, the variable of its quality flags.

    That variable is called like the parameter with `_SEADATANET_QC` behind. The source was not read in full: take it
    as advice.
    """
    if not is_measurement(variable, context.view) or variable.name in _HEADER:
        return
    named = context.view.roles.named_by(variable, "ancillary_variables")
    if not any(one.target and one.target.name.endswith(_SUFFIX) for one in named):
        yield Problem(
            "{where} names no variable of quality flags; write {name} in its ancillary_variables",
            where=variable.place(),
            name=f"{variable.name}{_SUFFIX}",
        )


@rule(
    "pole-seadatanet-flags",
    when=attribute("flag_values", "flag_meanings", "sdn_conventions_urn"),
    severity=Severity.INFO,
    source=_SOURCE,
    examples=[
        Example("pole-seadatanet-flags", bad=_RIGHT.replace("49b", "1b"), good=_RIGHT),
        Example("pole-seadatanet-flags", bad=_RIGHT.replace(" good_value", " bad_value"), good=_RIGHT),
        Example("pole-seadatanet-flags", bad=_RIGHT.replace("SDN:L20::", "L20"), good=_RIGHT),
    ],
)
def quality_flags_are_those_of_l20(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Quality flags are those of the vocabulary L20: the characters 0 to 9 and A, stored as bytes (48 to 57, 65).

    The number 1 is no flag there: the character "1" is, whose byte is 49. The source was not read in full: take it as
    advice.
    """
    if not variable.name.endswith(_SUFFIX):
        return
    urn = variable.text("sdn_conventions_urn")
    if urn != "SDN:L20::":
        where = variable.place("sdn_conventions_urn")
        yield Problem('{where} is "{value}"; write SDN:L20::', where=where, value=urn or "")
    codes, meanings = _codes(variable), (variable.text("flag_meanings") or "").split()
    for position, code in enumerate(codes):
        meaning = meanings[position] if position < len(meanings) else ""
        if code in _FLAGS and meaning != _FLAGS[code]:
            yield Problem(
                '{where} has "{meaning}" for {code}; L20 says {right}',
                where=variable.place("flag_meanings"),
                meaning=meaning,
                code=code,
                right=_FLAGS[code],
            )
        elif code not in _FLAGS and code not in _LATER:
            yield Problem(
                "{where} has {code}, which is no flag of L20; write the bytes 48 to 57 and 65",
                where=variable.place("flag_values"),
                code=code,
            )


def _codes(variable: Variable) -> tuple[str, ...]:
    """Give the characters that the flags are; a number that is the byte of no letter or digit stays a number."""
    value = variable.attributes.get("flag_values")
    if isinstance(value, Numbers) and value.type.is_integer:
        numbers = tuple(int(number) for number in value.values)
        return tuple(chr(number) if 48 <= number <= 90 else str(number) + "b" for number in numbers)
    if isinstance(value, tuple):
        return value
    return tuple((value or "").replace(",", " ").split()) if isinstance(value, str) else ()
