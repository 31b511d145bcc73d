"""The errors that fairtool raises, each with a message and a hint.

FairtoolError
├── UsageError         wrong command line or configuration (exit code 2)
├── UnreadableError    an input that cannot be read (exit code 3)
└── Unavailable        values that a rule asked for and cannot have (the outcome is not-evaluated)
"""


class FairtoolError(Exception):
    """An error that is shown to the user as a message and a hint, without a traceback.

    The message is a template plus values, so that it can be translated when it is shown. `others` are further errors
    in the same thing, which are told after it.
    """

    exit_code = 4

    def __init__(self, template: str, *, hint: str = "", **values: object) -> None:
        """Keep the template, the hint (a template too) and the values of both."""
        super().__init__(template, hint, values)
        self.template = template
        self.hint = hint
        self.values = values
        self.others: tuple[FairtoolError, ...] = ()

    def __str__(self) -> str:
        """Give the English message."""
        return self.template.format_map(self.values)

    def __reduce__(self) -> tuple[object, ...]:
        """Cross a process border unchanged."""
        return _rebuild, (type(self), self.template, self.hint, self.values), {"others": self.others}


def _rebuild(kind: type[FairtoolError], template: str, hint: str, values: dict[str, object]) -> FairtoolError:
    return kind(template, hint=hint, **values)


class UsageError(FairtoolError):
    """The command line or the configuration cannot be carried out as written."""

    exit_code = 2


class UnreadableError(FairtoolError):
    """An input cannot be read: missing, damaged, not what its name says, or beyond the limits."""

    exit_code = 3


class Unavailable(FairtoolError):  # noqa: N818 - the word of the contract
    """Values that a rule asked for cannot be had; the rule is not evaluated there."""

    exit_code = 3
