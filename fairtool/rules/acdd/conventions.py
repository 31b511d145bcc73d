"""The file says that it follows ACDD."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.conventions import declared
from fairtool.netcdf.dataset import Dataset
from fairtool.rule import Example, attribute, rule


@rule(
    "acdd-conventions-name",
    covers=["Conventions"],
    when=attribute("Conventions"),
    examples=[
        Example("Conventions", bad=':Conventions = "CF-1.13" ;', good=':Conventions = "CF-1.13, ACDD-1.3" ;'),
        Example("Conventions", bad=':Conventions = "CF-1.13 ACDD 1.3" ;', good=':Conventions = "CF-1.13 ACDD-1.3" ;'),
    ],
)
def conventions_name_acdd(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `Conventions` names ACDD with its version, such as ACDD-1.3.

    Catalogues that harvest files look for this name before they read the discovery attributes.
    """
    text = dataset.text("Conventions")
    if text is None or not text.strip():
        return
    names = declared(text).named("acdd")
    where = dataset.place("Conventions")
    if not names:
        yield Problem('{where} = "{value}" does not name ACDD; add ACDD-{version}',
                      where=where, value=text, version=context.version)  # fmt: skip
    elif not any(name.written == f"ACDD-{name.version}" for name in names):
        yield Problem('{where} names "{value}"; write ACDD-{version}',
                      where=where, value=names[0].written, version=context.version)  # fmt: skip
