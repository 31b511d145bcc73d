"""The Life Science Identifiers of taxa (CF 6.1.2); reads them."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf import missing
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import shortened
from fairtool.rules.cf.taxa_example import CALANUS, LSID, taxa

_SYNTAX = re.compile(r"urn:lsid:(?P<authority>[^:\s]+):[^:\s]+:[^:\s]+(?::[^:\s]+)?", re.IGNORECASE)
_AUTHORITIES = ("marinespecies.org", "itis.gov")
_MOST = 3  # identifiers that a message lists


def _identifiers(variable: Variable, context: Context[Dataset]) -> tuple[str, ...]:
    """Give the identifiers that are there, each once; none for a variable that holds something else."""
    if variable.text("standard_name") != LSID or not variable.type.is_text:
        return ()
    raw = context.view.read(variable)
    texts = dict.fromkeys(missing.texts(raw)) if raw.size else {}
    absent = [variable.text(name) or "" for name in ("_FillValue", "missing_value")]
    return tuple(text for text in texts if not _is_absent(text, absent))


def _is_absent(text: str, absent: list[str]) -> bool:
    """Say whether a text stands for a missing one; a sign that does may fill up the whole length of the text."""
    signs = "".join(one for one in absent if len(one) == 1)
    return text in absent or not text.strip(signs)


@rule(
    "cf-6.1.2-lsid-syntax",
    covers=["6.1.2:S3"],
    when=attribute("standard_name"),
    reads="values",
    examples=[Example("6.1.2:S3", bad=taxa(lsids=("104464", CALANUS[1])), good=taxa(lsids=("", CALANUS[1])))],
)
def identifiers_of_taxa_are_lsids(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The identifiers of taxa are Life Science Identifiers: `urn:lsid:AUTHORITY:NAMESPACE:ID`.

    Only in this form do they say which register they come from. A taxon without identifier has missing text.
    """
    wrong = [text for text in _identifiers(variable, context) if not _SYNTAX.fullmatch(text)]
    if wrong:
        yield Problem(
            '{where} has {texts}; write identifiers such as "{example}", or nothing',
            where=variable.place(),
            texts=", ".join(f'"{shortened(text)}"' for text in wrong[:_MOST]),
            example=CALANUS[0],
        )


@rule(
    "cf-6.1.2-lsid-authority",
    covers=["6.1.2:S5"],
    when=attribute("standard_name"),
    reads="values",
    examples=[
        Example("6.1.2:S5", bad=taxa(lsids=("urn:lsid:example.org:names:1", CALANUS[1])), good=taxa()),
    ],
)
def identifiers_of_taxa_come_from_the_usual_registers(
    variable: Variable, context: Context[Dataset]
) -> Iterator[Problem]:
    """The authority of a taxon identifier is marinespecies.org (WoRMS) or itis.gov (ITIS).

    With one register for the sea and one for land and fresh water, data of different producers can be joined.
    """
    found = (_SYNTAX.fullmatch(text) for text in _identifiers(variable, context))
    others = dict.fromkeys(
        match["authority"] for match in found if match and match["authority"].lower() not in _AUTHORITIES
    )
    if others:
        yield Problem(
            "{where} has identifiers of the authority {others}; CF recommends {authorities}",
            where=variable.place(),
            others=", ".join(shortened(other) for other in others),
            authorities=", ".join(_AUTHORITIES),
        )
