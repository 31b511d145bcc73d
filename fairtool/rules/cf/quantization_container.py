"""Containers that describe how variables were quantized (CF 8.4.1)."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.attribute_text import shown, type_of
from fairtool.rules.cf.quantization_example import BITROUND, GOOD
from fairtool.rules.cf.quantization_table import quantization
from fairtool.rules.cf.text_edit import write_text


@rule(
    "cf-8.4-container-attributes",
    covers=["8.4:R1"],
    when=role(Role.QUANTIZATION),
    examples=[
        Example("8.4:R1", bad=GOOD.replace("q:algorithm", "q:method"), good=GOOD),
        Example("8.4:R1", bad=GOOD.replace('"libnetcdf version 4.9.2"', "4.9"), good=GOOD),
    ],
)
def containers_say_how_it_was_done(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A quantization container has the text attributes `algorithm` and `implementation`.

    They tell users which digits of the data are still true, and let others do the same to other data.
    """
    del context
    for name in quantization().required:
        value = variable.attributes.get(name)
        if value is None:
            yield Problem("{where} describes a quantization and has no {name}", where=variable.place(), name=name)
        elif not isinstance(value, str):
            template = "{where} = {value} is of the type {type}; write one text"
            yield Problem(template, where=variable.place(name), value=shown(value), type=type_of(value))


@rule(
    "cf-8.4-algorithm",
    covers=["8.4:R2"],
    when=role(Role.QUANTIZATION) & attribute("algorithm"),
    examples=[Example("8.4:R2", bad=GOOD.replace(BITROUND, '"BitRound"'), good=GOOD)],
)
def algorithms_are_those_of_cf(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `algorithm` is `bitround`, `bitgroom`, `digitround` or `granular_bitround`.

    Each keeps the data to another accuracy; software knows them by these words.
    """
    del context
    algorithm, known = variable.text("algorithm"), quantization().parameters
    if algorithm is None or algorithm in known:
        return
    meant = next((one for one in known if _letters(one) == _letters(algorithm)), None)
    yield Problem(
        '{where} = "{value}" is no algorithm of CF; they are {known}',
        where=variable.place("algorithm"),
        value=algorithm,
        known=", ".join(known),
        fix=write_text(variable, "algorithm", meant) if meant else None,
    )


def _letters(text: str) -> str:
    """Give the letters of a text, by which a misspelt algorithm is known."""
    return re.sub(r"[\W_]", "", text).lower()


@rule(
    "cf-8.4-implementation",
    covers=["8.4:R9"],
    when=role(Role.QUANTIZATION) & attribute("implementation"),
    examples=[
        Example("8.4:R9", bad=GOOD.replace("libnetcdf version 4.9.2", "libnetcdf 4.9.2"), good=GOOD),
        Example(
            "8.4:R9",
            bad=GOOD.replace("version 4.9.2", "version 4.9.2, patched"),
            good=GOOD.replace("version 4.9.2", "version 4.9.2 (patched)"),
        ),
    ],
)
def implementations_name_software_and_version(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `implementation` reads: name of the software, the word version, its version, and more in parentheses.

    Two versions of a program may round differently; with the name and version the data can be made again.
    """
    del context
    implementation = variable.text("implementation")
    if implementation is None:
        return
    if not re.fullmatch(quantization().implementation, implementation.strip(), re.DOTALL):
        yield Problem(
            '{where} = "{value}"; write name and version as in "libnetcdf version 4.9.2", more in parentheses',
            where=variable.place("implementation"),
            value=implementation,
        )
