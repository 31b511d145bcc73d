"""The forms that the commands about thesauri write."""

from fairtool.errors import UsageError


def check_form(form: str) -> None:
    """Raise UsageError for a form that is neither text nor JSON."""
    if form not in ("text", "json"):
        raise UsageError("there is no format {name}; the formats are {names}", name=form, names="text, json")
