"""One target fuzzed by coverage with atheris: `python -m benchmarks.fuzz_guided TARGET SECONDS FOLDER`.

Its sound files are judged once while what is imported is instrumented: much of fairtool is imported where it is used.
"""

import sys
from pathlib import Path

import atheris  # type: ignore[import-not-found]  # installed by hand, see benchmarks/README.md

with atheris.instrument_imports(include=["fairtool"]):
    from benchmarks.fuzz import judging
    from tests.fuzz.targets import TARGETS

_LONGEST = 60_000  # bytes


def main() -> None:
    """Fuzz until the time is over; atheris ends the process."""
    name, seconds, keep = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    corpus = keep.parent / f"{keep.name}-corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    with atheris.instrument_imports(include=["fairtool"]):
        for number, seed in enumerate(TARGETS[name].seeds()):
            (corpus / f"seed-{number}").write_bytes(seed)
            TARGETS[name].judge(seed)
    limits = [f"-max_total_time={seconds}", f"-max_len={_LONGEST}", "-timeout=60", "-rss_limit_mb=4096"]
    atheris.Setup([sys.argv[0], *limits, str(corpus)], judging(TARGETS[name], keep))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
