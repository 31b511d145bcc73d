"""Runs the `console` blocks of the documentation, and compares what they show with what comes out.

A block holds commands (`$ fairtool ...`), each followed by its output. `...` in an output stands for any text. The
blocks of one page run one after the other in one copy of examples/, with an empty cache. `echo $?` shows the exit code
of the command before it. A page in French is run in French. A page that says `<!-- run against a catalogue -->` needs
one: the tests that start it run that page, at its address.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PATIENCE = 120  # seconds for one command


@dataclass(frozen=True, slots=True)
class Step:
    """A command, the output that the page shows, and the text of both as the page has it."""

    command: str
    expected: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A step and what came out of it."""

    step: Step
    output: str

    @property
    def holds(self) -> bool:
        """True where the page tells the truth."""
        parts = (re.escape(part) for part in self.step.expected.split("..."))
        return re.fullmatch(".*?".join(parts), self.output, re.DOTALL) is not None


CATALOGUE = "http://127.0.0.1:8926/"  # as the pages write its address
_WANTS_CATALOGUE = "<!-- run against a catalogue -->"


def wants_catalogue(path: Path) -> bool:
    """Say whether the commands of a page need a catalogue that takes records."""
    return _WANTS_CATALOGUE in path.read_text(encoding="utf-8")


def pages() -> tuple[Path, ...]:
    """Give every page that people write."""
    return (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")))


def steps_of(block: str) -> Iterator[Step]:
    """Give the steps of a block; a command that ends in a backslash goes on in the next line."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        lines = part.split("\n")
        last = next(number for number, line in enumerate(lines) if not line.endswith("\\"))
        yield Step("\n".join(lines[: last + 1]), "\n".join(lines[last + 1 :]).rstrip())


def blocks_of(text: str) -> tuple[str, ...]:
    """Give the console blocks of a page."""
    return tuple(match[1] for match in _BLOCK.finditer(text))


def run_page(path: Path, catalogue: str = CATALOGUE) -> Iterator[tuple[str, tuple[Outcome, ...]]]:
    """Run the blocks of a page, and give each block with its outcomes; `catalogue` is where that of the page is."""
    blocks = blocks_of(path.read_text(encoding="utf-8").replace(CATALOGUE, catalogue))
    if not blocks:
        return
    with tempfile.TemporaryDirectory(prefix="fairtool-docs-") as folder:
        place = Path(folder) / "work"
        shutil.copytree(ROOT / "examples", place / "examples")
        code = 0
        for block in blocks:
            outcomes = []
            for step in steps_of(block):
                output, code = _run(step.command, place, path, code)
                outcomes.append(Outcome(step, output))
            yield block, tuple(outcomes)


def _run(command: str, place: Path, page: Path, code: int) -> tuple[str, int]:
    """Run one command in the shell; gives what it wrote and its exit code."""
    ran = subprocess.run(  # noqa: S602 - the documentation is ours
        f"(exit {code})\n{command}",
        shell=True,
        cwd=place,
        env=_environment(page, place.parent / "cache"),
        check=False,
        timeout=_PATIENCE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return ran.stdout.rstrip(), ran.returncode


def _environment(page: Path, cache: Path) -> dict[str, str]:
    is_french = page.name.endswith(".fr.md") or "fr" in page.relative_to(ROOT).parts
    scripts = str(Path(sys.executable).parent)
    return {
        "PATH": os.pathsep.join([scripts, os.environ["PATH"]]),
        "HOME": os.environ.get("HOME", "/"),
        "LC_ALL": "C.UTF-8",
        "FAIRTOOL_LANG": "fr" if is_french else "en",
        "COLUMNS": "100",
        "FAIRTOOL_CACHE_DIR": str(cache),
        "FAIRTOOL_STATE_DIR": str(cache.with_name("state")),
    }


def renewed(path: Path) -> str:
    """Give the text of a page with the outputs that no longer hold replaced by what comes out now."""
    text = path.read_text(encoding="utf-8")
    for block, outcomes in run_page(path):
        shown = (f"$ {one.step.command}\n{_shown(one)}" for one in outcomes)
        text = text.replace(f"```console\n{block}```", f"```console\n{''.join(shown)}```", 1)
    return text


def _shown(outcome: Outcome) -> str:
    """Give the output to show; a crash is never put into the documentation."""
    crashed = "Traceback (most recent call last)" in outcome.output
    output = outcome.step.expected if outcome.holds or crashed else outcome.output
    return f"{output}\n" if output else ""
