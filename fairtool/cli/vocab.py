"""`fairtool vocab` and what stands below it: list, pull, search, show, check, build, serve, export, import."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import options

_Names = Annotated[list[str] | None, typer.Argument(help="Thesauri by name.", metavar="NAME", show_default=False)]
_Poles = Annotated[
    list[str] | None, typer.Option("--pole", help="Those of a pole: aeris, odatis, ForM@Ter ...", metavar="NAME")
]
_Form = Annotated[str, typer.Option("--format", help="text or json.", metavar="FORMAT")]
_To = Annotated[
    list[str] | None,
    typer.Option("--to", "-t", help="A thesaurus by name, or a SKOS file; all without.", metavar="NAME"),
]


def list_(
    pole: _Poles = None,
    form: _Form = "text",
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Show the thesauri that are here, with version and licence, and those that can be pulled.

    Exit codes: 0 done, 2 wrong usage.
    """
    from fairtool.cli.vocab_list_run import run  # heavy: kept out of --help

    raise typer.Exit(run(tuple(pole or ()), form, lang=lang, quiet=quiet))


def pull(  # noqa: PLR0917 - one parameter an option
    names: _Names = None,
    pole: _Poles = None,
    every: Annotated[bool, typer.Option("--all", help="All that are known.")] = False,
    address: Annotated[
        str | None, typer.Option("--from", help="An address that is not known, for one NAME.", metavar="ADDRESS")
    ] = None,
    kind: Annotated[str, typer.Option("--kind", help="With --from: kind of the server.", metavar="KIND")] = "file",
    id_: Annotated[str, typer.Option("--id", help="With --from: name of the thesaurus there.", metavar="ID")] = "",
    lock: Annotated[Path | None, typer.Option("--lock", help="A lock file of your own.", metavar="FILE")] = None,
    locked: Annotated[bool, typer.Option("--locked", help="Only what the lock file says, byte for byte.")] = False,
    key_file: Annotated[
        Path | None, typer.Option("--key-file", help="Keys of servers, a file that only you can read.", metavar="FILE")
    ] = None,
    form: _Form = "text",
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    timeout: Annotated[
        float | None,
        typer.Option("--timeout", help="Longest time for one thesaurus.  [default: 600]", metavar="SECONDS"),
    ] = None,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Fetch thesauri from their servers, once; afterwards they are used without network.

    Exit codes: 0 done, 2 wrong usage, 3 a server is down, or does not give what it should.
    """
    from fairtool.cli.vocab_pull_run import PullRequest, Source, run  # heavy: kept out of --help

    source = Source(address, kind, id_) if address else None
    request = PullRequest(tuple(names or ()), tuple(pole or ()), every, source, lock, locked, key_file, timeout)
    raise typer.Exit(run(request, form=form, lang=lang, quiet=quiet))


def search(  # noqa: PLR0917 - one parameter an option
    words: Annotated[list[str], typer.Argument(help="What to look for.", metavar="WORD", show_default=False)],
    to: _To = None,
    limit: Annotated[int, typer.Option("--limit", help="Most concepts of each thesaurus.", metavar="N", min=1)] = 10,
    form: _Form = "text",
    lang: options.Lang = None,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Look for concepts by their labels, codes and addresses, best first.

    Exit codes: 0 something was found, 1 nothing was, 2 wrong usage.
    """
    from fairtool.cli.vocab_look_run import run_search  # heavy: kept out of --help

    raise typer.Exit(run_search(" ".join(words), tuple(to or ()), limit, form, lang=lang))


def show(
    concept: Annotated[str, typer.Argument(help="A code, path or address.", metavar="CONCEPT", show_default=False)],
    to: _To = None,
    form: _Form = "text",
    lang: options.Lang = None,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Show one concept: labels, unit, what is above and below it, what it is mapped to.

    Exit codes: 0 it is here, 1 no thesaurus has it, 2 wrong usage.
    """
    from fairtool.cli.vocab_look_run import run_show  # heavy: kept out of --help

    raise typer.Exit(run_show(concept, tuple(to or ()), form, lang=lang))


def check(  # noqa: PLR0917 - one parameter an option
    files: Annotated[list[str], typer.Argument(help="SKOS files.", metavar="FILE", show_default=False)],
    shacl: Annotated[bool, typer.Option("--shacl", help="Run the SHACL shapes, too.")] = False,
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", "-f", help="As for `fairtool validate`.", metavar="FORMAT[=FILE]"),
    ] = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    baseline: Annotated[Path | None, typer.Option("--baseline", help="Known findings.", metavar="FILE")] = None,
    update_baseline: Annotated[bool, typer.Option("--update-baseline", help="Write the baseline anew.")] = False,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", help="error, warning or info.", metavar="SEVERITY")
    ] = None,
    outcomes: Annotated[bool, typer.Option("--outcomes", help="List what passed, too.")] = False,
    allow_network: Annotated[bool, typer.Option("--allow-network", help="Read files that are addresses.")] = False,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
    timeout: options.Timeout = None,
    memory: options.Memory = None,
) -> None:
    """Check the integrity of SKOS files: the six conditions of SKOS, and what makes a thesaurus hard to use.

    Exit codes: 0 nothing at or above --fail-on, 1 such findings exist, 2 wrong usage, 3 a file could not be read.
    """
    from fairtool.cli.vocab_check_run import run  # heavy: kept out of --help

    said = {
        "format": formats,
        "select": select,
        "ignore": ignore,
        "baseline": baseline,
        "fail_on": fail_on,
        "outcomes": outcomes or None,
        "allow_network": allow_network or None,
        "lang": lang,
        "quiet": quiet or None,
        "verbose": verbose or None,
        "timeout": timeout,
        "memory": memory,
    }
    raise typer.Exit(run(files, said, update_baseline=update_baseline, shacl=shacl))


def build(
    names: _Names = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Build the indexes now that would be built when first used: of the thesauri named, or of all that are here.

    Exit codes: 0 done, 2 wrong usage, 3 a file is no thesaurus.
    """
    from fairtool.cli.vocab_list_run import run_build  # heavy: kept out of --help

    raise typer.Exit(run_build(tuple(names or ()), lang=lang, quiet=quiet))


def serve(  # noqa: PLR0917 - one parameter an option
    to: _To = None,
    pole: _Poles = None,
    port: Annotated[int, typer.Option("--port", help="Port; 0 chooses a free one.", metavar="N")] = 8000,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Serve the mapping to OpenRefine on this machine, by the Reconciliation Service API 0.2.

    Exit codes: 0 ended, 2 wrong usage, 130 interrupted.
    """
    from fairtool.cli.vocab_serve_run import run  # heavy: kept out of --help

    raise typer.Exit(run(tuple(to or ()), tuple(pole or ()), port, lang=lang, quiet=quiet))


def export(  # noqa: PLR0917 - one parameter an option
    bundle: Annotated[Path, typer.Option("--bundle", help="FILE.tar.gz or FILE.zip.", metavar="FILE")],
    names: _Names = None,
    form: _Form = "text",
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Write pulled thesauri to one file, for a machine without network.

    Exit codes: 0 done, 2 wrong usage, 3 a file is not as it was pulled.
    """
    from fairtool.cli.vocab_bundle_run import run_export  # heavy: kept out of --help

    raise typer.Exit(run_export(bundle, tuple(names or ()), form=form, lang=lang, quiet=quiet))


def import_(
    bundle: Annotated[Path, typer.Argument(help="What `fairtool vocab export` wrote.", metavar="FILE")],
    form: _Form = "text",
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Take in the thesauri of a bundle, all or none.

    Exit codes: 0 done, 2 wrong usage, 3 the bundle is not sound.
    """
    from fairtool.cli.vocab_bundle_run import run_import  # heavy: kept out of --help

    raise typer.Exit(run_import(bundle, form=form, lang=lang, quiet=quiet))


ABOUT = "Thesauri: list, pull, search, show, check, build, serve, carry to machines without network."
COMMANDS: Mapping[str, tuple[Callable[..., None], str]] = {
    "list": (list_, "fairtool vocab list --pole odatis"),
    "pull": (pull, "fairtool vocab pull --pole aeris"),
    "search": (search, "fairtool vocab search oxygène dissous --to odatis-od1"),
    "show": (show, "fairtool vocab show SDN:OD1::DOXY"),
    "check": (check, "fairtool vocab check thesaurus.ttl"),
    "build": (build, "fairtool vocab build"),
    "serve": (serve, "fairtool vocab serve --to gemet --port 8000"),
    "export": (export, "fairtool vocab export --bundle vocabularies.tar.gz"),
    "import": (import_, "fairtool vocab import vocabularies.tar.gz"),
}
