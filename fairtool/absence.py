"""The sentence on an attribute that is missing: rules made from rows say it, and the text output gathers it."""

from fairtool.translate import marked

MISSING = marked("{where} is missing; {ask}")
