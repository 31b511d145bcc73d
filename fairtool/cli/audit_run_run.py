"""What `fairtool audit run` does: what is looked for, who judges, what is written, the exit code."""

import glob
import os
from pathlib import Path
from time import monotonic

from fairtool.addresses import without_user
from fairtool.audit.asked import Asked
from fairtool.audit.discovering import Discovering
from fairtool.audit.discovery import entries
from fairtool.audit.keeping import kept_at
from fairtool.audit.layout import Layout
from fairtool.audit.layout_fit import Fit, fit_of
from fairtool.audit.nothing_found import nothing_found
from fairtool.audit.running import Order
from fairtool.audit.running import run as run_audit
from fairtool.audit.scoring import scoring
from fairtool.audit.summing import totals
from fairtool.audit.whole import is_whole, sought
from fairtool.cli.audit_discovering import discovering_of
from fairtool.cli.audit_engines import engine_of
from fairtool.cli.audit_progress import AuditProgress
from fairtool.cli.audit_running import Running, with_fixed
from fairtool.cli.audit_told import called, say_fit, say_stopped, say_store
from fairtool.cli.audit_written import Ended, write_end
from fairtool.cli.console import note
from fairtool.cli.outputs import check_places, parse_formats
from fairtool.cli.request import Request, settings_of, tool_version
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.workload import share, this_machine


def run(running: Running, asked: Request) -> ExitCode:
    """Audit what the roots hold; raises UsageError before anything is done."""
    chosen = asked.configuration
    running = with_fixed(running, chosen.audit)
    outputs = parse_formats(chosen.format, [running.store], ("text", "json"))
    check_places([one.file for one in outputs if one.file])
    options = discovering_of(running, allow_network=chosen.allow_network)
    _check_roots(running)
    order = _order(running, asked, options)
    jobs = chosen.jobs or _cores(asked)
    with (
        engine_of(running, order.asked, jobs, asked.language) as engine,
        kept_at(running.store, running.scratch) as writer,
        AuditProgress(asked.language, quiet=chosen.quiet) as progress,
    ):
        start = monotonic()
        finished = run_audit(order, writer, entries(_places(running), options), engine, progress)
        ended = Ended(totals(writer.connection), progress.count, monotonic() - start, running.store, finished)
        is_told = bool(running.layout and finished and not chosen.quiet)
        fit = fit_of(writer.connection, Layout.parse(running.layout)) if is_told else Fit()
    if finished and not _has_any(ended):
        raise nothing_found(_places(running), options)
    write_end(outputs, asked, ended)
    if not finished:
        say_stopped(asked)
    elif not chosen.quiet:
        say_fit(fit, running.layout, asked)
        if any(one.format == "text" for one in outputs):
            say_store(running.store, asked)
    return _exit_code(ended, asked)


def _places(running: Running) -> tuple[str, ...]:
    """Give the roots that are no catalogues."""
    return tuple(root for root in running.roots if root not in _catalogues(running))


def _check_roots(running: Running) -> None:
    """Raise UsageError for a folder, file or manifest that is not there; what a list names is told later."""
    for root in running.roots:
        if (shown := without_user(root)) != root:
            raise UsageError(
                "{path} was given with a user name or password before an @, which the store and its reports would hold",
                path=shown,
                hint="leave that out: what is published can be had without",
            )
        is_path = "://" not in root and "!" not in root and root != "-" and not root.startswith("@")
        if is_path and not os.path.lexists(root) and not glob.has_magic(root):
            raise UsageError("{path} does not exist", path=root, hint="look for a mistake in the path")
    for path in running.manifests:
        if not path.exists():
            raise UsageError(
                "{path}, which --manifest names, does not exist", path=path, hint="look for a mistake in the path"
            )


def _catalogues(running: Running) -> tuple[str, ...]:
    addresses = tuple(root for root in running.roots if "://" in root)
    if running.csw:
        return addresses
    if not addresses:
        return ()
    from fairtool.audit.harvest import is_catalogue

    return tuple(one for one in addresses if is_catalogue(one))


def _order(running: Running, asked: Request, options: Discovering) -> Order:
    if running.verify not in ("", "header", "content"):
        raise UsageError("--verify {value} is not known", value=running.verify, hint="write header or content")
    settings = settings_of(asked)
    if running.layout:
        Layout.parse(running.layout)
    wanted = Asked(
        settings,
        folder=str(Path.cwd()),
        layout=running.layout,
        checksum=running.checksum,
        rubric=running.score,
        scoring=scoring(running.score, settings) if running.score else None,
        stored=running.stored,
        verify=running.verify,
        network=bool(asked.configuration.allow_network),
    )
    catalogues = _catalogues(running)
    if catalogues and not asked.configuration.allow_network:
        raise UsageError(
            "{name} is an address, and the network is not used",
            name=catalogues[0],
            hint="add --allow-network to read it",
        )
    return Order(
        running.roots,
        wanted,
        called(),
        rate=running.rate,
        resume=running.resume,
        catalogues=catalogues,
        tool=tool_version(),
        shard=options.shard,
        sought=sought(running.roots, options, running.verify, str(running.checksum)),
        whole=is_whole(running.roots, catalogues, options),
    )


def _cores(asked: Request) -> int:
    """Give the cores that the job may use, and say why where they are few because others use the machine."""
    allowed = share(this_machine())
    if "program" in allowed.values:
        note(allowed.why(asked.language))
    return allowed.cores


def _has_any(ended: Ended) -> bool:
    """Say whether the store has anything in it, be it only files of unknown kinds or on tape."""
    found = ended.totals
    beside = (found.offline, found.other, found.broken, found.links, found.waiting, found.gone)
    return bool(found.subjects) or any(beside)


def _exit_code(ended: Ended, asked: Request) -> ExitCode:
    found = ended.totals
    if not ended.finished:
        return ExitCode.INTERRUPTED
    if found.faults:
        return ExitCode.FAULT
    if found.unreadable:
        return ExitCode.UNREADABLE
    chosen = asked.configuration
    return ExitCode.FINDINGS if found.failing(chosen.fail_on) and not chosen.exit_zero else ExitCode.CLEAN
