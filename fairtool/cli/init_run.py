"""What `fairtool init` does: it writes the files a project starts with, and never over one that exists."""

import sys
from collections.abc import Iterator
from pathlib import Path

from fairtool.cli.console import chosen_language
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.profile import with_parents
from fairtool.starter import INCLUDED, VARIABLES, Starter, configuration_of, pipeline_of
from fairtool.starter import write as write_file
from fairtool.translate import Language, translate


def write(folder: Path, server: str | None, profiles: tuple[str, ...], *, force: bool, lang: str | None) -> ExitCode:
    """Write fairtool.toml, and the pipeline where a server is named.

    With a server and without profiles, a configuration that exists is kept. Raises UsageError, before anything is
    written, where a file that was asked for exists and `force` does not allow to replace it.
    """
    language = chosen_language(lang)
    if not folder.is_dir():
        raise UsageError("there is no folder {path}", path=folder, hint="make it first, or name another")
    with_parents(profiles)
    settings = configuration_of(folder, profiles, language)
    pipeline = pipeline_of(folder, server) if server else None
    kept = settings.exists and pipeline is not None and not profiles and not (force and settings.replaceable)
    asked = tuple(one for one in (None if kept else settings, pipeline) if one)
    for starter in asked:
        _refuse(starter, force=force)
    for starter in asked:
        write_file(starter)
        sys.stdout.write(translate("wrote {path}", language, path=starter.path) + "\n")
    if kept:
        sys.stdout.write(translate("kept {path}: it exists already", language, path=settings.path) + "\n")
    sys.stdout.writelines(f"{line}\n" for line in _advice(folder, pipeline, language))
    if server and pipeline:
        sys.stdout.writelines(f"{line}\n" for line in _next_steps(folder, server, (settings, pipeline), language))
    return ExitCode.CLEAN


def _refuse(starter: Starter, *, force: bool) -> None:
    if starter.exists and not starter.replaceable:
        raise UsageError("{path} configures fairtool already", path=starter.path, hint="change [tool.fairtool] there")
    if starter.exists and not force:
        raise UsageError("{path} exists already", path=starter.path, hint="--force replaces it")


def _advice(folder: Path, pipeline: Starter | None, language: Language) -> Iterator[str]:
    if pipeline is None:
        yield translate("Next: fairtool validate {path}", language, path=folder)
        return
    if pipeline.include_in:
        yield translate("Add these lines to {path}:", language, path=pipeline.include_in)
        yield f"  include:\n    - local: {INCLUDED}"
    if not (folder / ".git").exists():
        yield translate("{path} is not the top of a git repository: move the pipeline there", language, path=folder)


def _next_steps(folder: Path, server: str, starters: tuple[Starter, Starter], language: Language) -> Iterator[str]:
    settings, pipeline = starters
    *paths, last = [str(path) for path in (settings.path, pipeline.path, pipeline.include_in) if path]
    yield translate("Next:", language)
    yield "  " + translate(
        "set the CI variable FAIRTOOL_PACKAGE to the wheel or the index name of fairtool ({place})",
        language,
        place=VARIABLES[server],
    )
    yield "  " + translate("fairtool validate {path} shows what the job will find", language, path=folder)
    yield "  " + translate("commit {paths} and {last}", language, paths=", ".join(paths), last=last)
