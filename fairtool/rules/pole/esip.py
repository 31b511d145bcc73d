"""What the checklist of ESIP for AI-ready data asks of values and files, and no other rule answers."""

from collections.abc import Iterator
from math import prod

from fairtool.context import Context
from fairtool.errors import Unavailable
from fairtool.finding import Problem, Severity
from fairtool.iso.view import XmlRecord
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.measurements import is_measurement
from fairtool.netcdf.missing import present
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.record.part import RecordPart
from fairtool.rule import Example, role, rule

_SOURCE = "ESIP checklist for AI-ready data 1.1 (draft of 26 May 2026), https://github.com/ESIPFed/data-readiness"
_MOST = 10_000_000  # values of a variable that are read without being asked for: a second or two
_LIMITS = frozenset({"valid_range", "actual_range"})
_PAIR = frozenset({"valid_min", "valid_max"})
_SST = 'float sst(time) ; sst:units = "K" ; sst:long_name = "sst" ; sst:_FillValue = -1.f ; '
_QC = 'byte sst_qc(time) ; sst_qc:flag_values = 0b, 1b ; sst_qc:flag_meanings = "good bad" ; '
_ISO = "gmd:language/gmd:LanguageCode@codeListValue = fre"
_EML = """<eml:eml xmlns:eml="https://eml.ecoinformatics.org/eml-2.2.0" packageId="baie.1.1" system="baie">
<dataset><title>Oiseaux de la baie</title><otherEntity><entityName>oiseaux</entityName><physical>
<objectName>oiseaux.csv</objectName><authentication method="SHA-256">{}</authentication></physical></otherEntity>
</dataset></eml:eml>""".format("0" * 63 + "1")


@rule(
    "pole-esip-gaps",
    when=role(Role.DATA),
    reads="values",
    severity=Severity.INFO,
    source=f"{_SOURCE}, data preparation",
    examples=[
        Example("pole-esip-gaps", bad=f"{_SST} data: sst = 280, _ ;", good=f"{_SST} data: sst = 280, 290 ;"),
    ],
)
def no_value_is_missing(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """No value of a data variable is missing.

    Most methods of machine learning take no gaps, and whoever fills them should know how many there are. Gaps are no
    fault of the data: fill them only in a copy that says so. Variables of more than ten million values are read only
    where whole data variables are asked for.
    """
    if not is_measurement(variable, context.view) or not variable.type.is_numeric:
        return
    total = prod(variable.shape)
    if total > _MOST and not context.deep:
        raise Unavailable("{where} has {count} values, which were not read", where=variable.place(), count=total)
    there = sum(int(present(variable, block).sum()) for block in context.view.blocks(variable))
    if there < total:
        yield Problem(
            "{missing} of the {count} values of {where} are missing; say so, or fill them in a copy for learning",
            where=variable.place(),
            missing=total - there,
            count=total,
        )


@rule(
    "pole-esip-limits",
    when=role(Role.DATA),
    severity=Severity.INFO,
    source=f"{_SOURCE}, data preparation",
    examples=[
        Example("pole-esip-limits", bad=_SST, good=f"{_SST} sst:valid_range = 270.f, 310.f ;"),
        Example("pole-esip-limits", bad=f"{_SST} {_QC}", good=f'{_SST} sst:ancillary_variables = "sst_qc" ; {_QC}'),
    ],
)
def outliers_can_be_told(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A data variable has quality flags, or the limits between which its values are valid.

    By them a program tells an outlier from a rare value.
    """
    if not is_measurement(variable, context.view):
        return
    names = variable.attributes.keys()
    flags = (one.target for one in context.view.roles.named_by(variable, "ancillary_variables"))
    flagged = any(one and {"flag_values", "flag_masks"} & one.attributes.keys() for one in flags)
    if not (flagged or names & _LIMITS or names >= _PAIR):
        yield Problem(
            "{where} has neither quality flags nor limits; write valid_range, or name its flags in ancillary_variables",
            where=variable.place(),
        )


@rule(
    "pole-esip-checksum",
    severity=Severity.INFO,
    source=f"{_SOURCE}, data quality",
    examples=[Example("pole-esip-checksum", bad=_ISO, good=_EML)],
)
def files_have_checksums(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record gives the checksum (SHA-256) of each file.

    By it a user sees that what arrived is what was published. ISO 19115 has no place for it; EML, schema.org and DCAT
    have.
    """
    files = view.record.files
    if not files or not all(one.sha256 for one in files):
        yield Problem(
            "the record gives no checksum of the files; EML, schema.org and DCAT have a place for it",
            where=RecordPart(view.record, view.record).root or "/",
        )
