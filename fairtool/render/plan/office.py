"""The libraries that write office documents: wanted by few, so they come with the extra `office`."""

from importlib.util import find_spec

from fairtool.errors import UsageError

_INSTALL = "pip install 'data-terra-fairtool[office]'"


def need(library: str, format_name: str) -> None:
    """Raise UsageError where a library is not installed, with the command that installs it."""
    if find_spec(library) is None:
        raise UsageError(
            "{format} needs the library {library}, which is not installed",
            format=format_name,
            library="python-docx" if library == "docx" else library,
            command=_INSTALL,
            hint="install it: {command}; markdown and html need none",
        )
