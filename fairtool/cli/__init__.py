"""The command line: `--version` answers before anything is imported, errors become one line and an exit code."""

import sys

from fairtool import __version__


def main() -> None:
    """Run the command line of this process, and exit."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"fairtool {__version__}\n")
        return
    from fairtool.cli.app import run  # noqa: PLC0415 - kept out of --version

    sys.exit(run(sys.argv[1:]))
