"""What the command line says of an embargo."""

from fairtool.errors import UsageError
from fairtool.plan.formats import day_of
from fairtool.push.advise.subject import Embargo


def said_embargo(text: str | None) -> Embargo | None:
    """Give what `--embargo` said, None where it was not used; raises UsageError for what is no day and not `none`."""
    if text is None:
        return None
    if text.strip().casefold() in ("none", "no", "aucun", "non"):
        return Embargo(None)
    day = day_of(text.strip())
    if day is None:
        raise UsageError(
            "--embargo cannot be {value}",
            value=text,
            hint="write the day on which it ends, such as 2027-12-31, or none",
        )
    return Embargo(day)
