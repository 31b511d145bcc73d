"""The time coordinate that the examples of the rules of CF 4.4 vary."""


def time(
    units: str = "days since 2000-01-01", calendar: str | None = "standard", more: str = "", values: str = "0, 1"
) -> str:
    """Give CDL of a time coordinate with two values; `more` are further attributes and variables."""
    written = f'time:calendar = "{calendar}" ; ' if calendar is not None else ""
    return (
        f'double time(time) ; time:units = "{units}" ; {written}time:standard_name = "time" ; time:axis = "T" ; '
        f"{more} data: time = {values} ;"
    )
