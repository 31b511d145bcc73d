"""The entry point: `--version` answers before anything is imported."""

import os
import sys

from fairtool import __version__


def main() -> None:
    """Run the command line of this process, and exit."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"fairtool {__version__}\n")
        return
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # its threads cost start-up time, and no rule needs them
    from fairtool.cli.run import run  # noqa: PLC0415 - kept out of --version

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
