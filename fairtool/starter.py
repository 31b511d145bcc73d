"""The files that a producer's project starts with: fairtool.toml, and the pipeline of a continuous integration."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fairtool.atomic import written
from fairtool.configuration_file import FILE, find
from fairtool.errors import UsageError
from fairtool.resources import folder as data_folder
from fairtool.translate import Language

# Where each server looks for its pipeline.
PIPELINES: Mapping[str, str] = {"gitlab": ".gitlab-ci.yml", "github": ".github/workflows/fairtool.yml"}
# Where each server keeps the variables that a pipeline hears.
VARIABLES: Mapping[str, str] = {
    "gitlab": "Settings > CI/CD > Variables",
    "github": "Settings > Secrets and variables > Actions > Variables",
}
INCLUDED = ".gitlab/fairtool.yml"
_MARK = "# Written by `fairtool init"
_NO_PROFILE = "profile = []"


@dataclass(frozen=True, slots=True)
class Starter:
    """A file to write; `exists` says that there is one already, `include_in` names the file that has to include it."""

    path: Path
    text: str
    exists: bool
    include_in: Path | None = None

    @property
    def replaceable(self) -> bool:
        """True for a file that holds nothing else than what we write."""
        return self.path.name != "pyproject.toml"


def configuration_of(folder: Path, profiles: tuple[str, ...], language: Language) -> Starter:
    """Give the configuration of a folder, with comments in a language.

    Where pyproject.toml configures fairtool already, it is the file that exists.
    """
    found = find(folder)
    path = folder / (found.name if found and found.parent == folder.resolve() else FILE)
    text = _template(f"fairtool.{language}.toml")
    line = f"profile = {json.dumps(list(profiles), ensure_ascii=False)}"
    return Starter(path, text.replace(_NO_PROFILE, line, 1), path.exists())


def pipeline_of(folder: Path, server: str) -> Starter:
    """Give the pipeline of a server; raises UsageError on one that is not known.

    A .gitlab-ci.yml that somebody else wrote is left alone: the pipeline then goes into a file that it can include.
    """
    if server not in PIPELINES:
        raise UsageError("there is no pipeline for {name}", name=server, hint="use --ci gitlab or --ci github")
    path = folder / PIPELINES[server]
    include_in = path if server == "gitlab" and path.exists() and not _is_ours(path) else None
    target = folder / INCLUDED if include_in else path
    return Starter(target, _template(f"{server}.yml"), target.exists(), include_in)


def write(starter: Starter) -> None:
    """Write a file and the folders above it; raises UsageError where that cannot be done."""
    try:
        starter.path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or error
        raise UsageError("{path} cannot be written: {reason}", path=starter.path, reason=reason) from error
    with written(starter.path) as stream:
        stream.write(starter.text)


def _template(name: str) -> str:
    return (data_folder("templates") / "ci" / name).read_text(encoding="utf-8")


def _is_ours(path: Path) -> bool:
    with path.open(encoding="utf-8", errors="replace") as stream:
        return stream.readline().startswith(_MARK)
