"""Argo 3.1: quality flags, data modes and dates, which stand in variables."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.missing import texts
from fairtool.netcdf.model import NcType, Variable
from fairtool.rule import Example, attribute, rule

_SOURCE = "Argo user's manual 3.1 (https://doi.org/10.13155/29825)"
_TABLES: Mapping[str, str] = {
    "Argo reference table 2": "0123456789",
    "Argo reference table 2a": "ABCDEFN",
}
_MODES = "RDA"
_DATE = "YYYYMMDDHHMISS"
_QC = (
    'char PRES_QC(time) ; PRES_QC:conventions = "Argo reference table 2" ; PRES_QC:_FillValue = " " ;\ndata: PRES_QC = '
)
_MODE = 'char DATA_MODE(time) ; DATA_MODE:long_name = "mode" ;\ndata: DATA_MODE = '
_UPDATE = (
    "dimensions: DATE_TIME = 14 ;\nvariables: char DATE_UPDATE(DATE_TIME) ; "
    'DATE_UPDATE:conventions = "YYYYMMDDHHMISS" ;'
    "\ndata: DATE_UPDATE = "
)


@rule(
    "pole-argo-flags",
    when=attribute("conventions"),
    reads="values",
    severity=Severity.ERROR,
    source=f"{_SOURCE}, reference tables 2 and 2a",
    examples=[Example("pole-argo-flags", bad=f'{_QC} "1X" ;', good=f'{_QC} "1 " ;')],
)
def quality_flags_are_those_of_the_tables(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Quality flags are those of Argo reference tables 2 (0 to 9) and 2a (A to F, N), or blank.

    Whoever keeps the good data only selects by these characters, and loses what has another one.
    """
    allowed = _TABLES.get((variable.text("conventions") or "").strip())
    if allowed is None or variable.type is not NcType.CHAR:
        return
    wrong: set[str] = set()
    for block in context.view.blocks(variable):
        wrong |= set(block.tobytes().decode("latin-1")) - set(allowed) - {" ", "\0"}
    if wrong:
        yield Problem('{where} has the flags "{flags}"; the table has {allowed} only',
                      where=variable.place(), flags="".join(sorted(wrong)), allowed=allowed)  # fmt: skip


@rule(
    "pole-argo-data-mode",
    reads="values",
    severity=Severity.ERROR,
    source=_SOURCE,
    examples=[Example("pole-argo-data-mode", bad=f'{_MODE} "RX" ;', good=f'{_MODE} "RD" ;')],
)
def data_modes_are_known(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The variable `DATA_MODE` has R (real time), D (delayed mode) or A (real time with adjustment) only.

    It says which of the raw and adjusted values are to be used.
    """
    variable = dataset.root.variables.get("DATA_MODE")
    if variable is None or variable.type is not NcType.CHAR:
        return
    wrong = set(dataset.read(variable).tobytes().decode("latin-1")) - set(_MODES) - {" ", "\0"}
    if wrong:
        yield Problem('{where} has "{modes}"; write R, D or A', where=variable.place(), modes="".join(sorted(wrong)))


@rule(
    "pole-argo-dates",
    when=attribute("conventions"),
    reads="values",
    severity=Severity.ERROR,
    source=_SOURCE,
    examples=[
        Example("pole-argo-dates", bad=f'{_UPDATE} "2021-04-21T08:" ;', good=f'{_UPDATE} "20210421083604" ;'),
        Example("pole-argo-dates", bad=f'{_UPDATE} "20211321083604" ;', good=f'{_UPDATE} "              " ;'),
    ],
)
def dates_have_fourteen_digits(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Dates that are written as YYYYMMDDHHMISS have fourteen digits and exist, or are blank.

    Software cuts them up by position, without looking at what is there.
    """
    if (variable.text("conventions") or "").strip() != _DATE or variable.type is not NcType.CHAR:
        return
    wrong = sorted({text for text in texts(context.view.read(variable)) if text.strip() and not _is_date(text)})
    if wrong:
        yield Problem('{where} has "{date}"; write fourteen digits like 20210421083604, or blanks',
                      where=variable.place(), date=wrong[0])  # fmt: skip


def _is_date(text: str) -> bool:
    if not (len(text) == len(_DATE) and text.isascii() and text.isdigit()):
        return False
    try:
        datetime.strptime(f"{text}+0000", "%Y%m%d%H%M%S%z")
    except ValueError:
        return False
    return True
