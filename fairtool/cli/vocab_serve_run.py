"""What `fairtool vocab serve` does: it opens thesauri, says where it is, and answers until it is interrupted."""

import sys
from collections.abc import Sequence
from functools import partial

from fairtool.cli.console import chosen_language, complain, note
from fairtool.errors import FairtoolError, UsageError
from fairtool.exit_code import ExitCode
from fairtool.translate import Language, marked, translate


def run(
    to: Sequence[str], poles: Sequence[str], port: int, lang: str | None = None, *, quiet: bool = False
) -> ExitCode:
    """Serve thesauri at a port of this machine, 0 for any that is free; the address is the first line written.

    All that are here are served where none is named.

    Raises UsageError where a name or the port cannot be had, UnreadableError for a file that is no thesaurus, and
    KeyboardInterrupt when it is ended.
    """
    from fairtool.cli.map_targets import matcher_for
    from fairtool.reconcile.handler import handler_for
    from fairtool.reconcile.routes import reply_to
    from fairtool.reconcile.server import Server
    from fairtool.reconcile.service import services_of
    from fairtool.reconcile.worker import Worker
    from fairtool.thesauri.library import is_file, known_names, open_index

    language = chosen_language(lang)
    if not 0 <= port <= 65535:
        raise UsageError("{port} is no port", port=port, hint="write a number from 1024 to 65535, or 0 for any")
    named = tuple(to) if to or poles else known_names()
    for name in named:
        if is_file(name):
            open_index(name).close()  # built here, where a process of its own can read what others wrote
    worker = Worker(lambda: services_of(matcher_for(named, poles, language), language))
    try:
        handler = handler_for(partial(reply_to, worker), language)
        with Server(port, handler, lambda error: _confess(error, language)) as server:
            _tell(server.server_port, tuple(worker.services), language, quiet=quiet)
            server.serve_forever()
    finally:
        worker.close()
    return ExitCode.CLEAN


def _tell(port: int, names: Sequence[str], language: Language, *, quiet: bool) -> None:
    address = f"http://127.0.0.1:{port}/"
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()
    if quiet:
        return
    for name in names:
        if name:
            note(translate("{name}: {address}", language, name=name, address=f"{address}{_quoted(name)}"))
    note(translate(marked("in OpenRefine: Reconcile, Add standard service, {address}"), language, address=address))
    note(translate(marked("Ctrl-C ends it"), language))


def _quoted(name: str) -> str:
    from urllib.parse import quote

    return quote(name, safe="")


def _confess(error: BaseException, language: Language) -> None:
    fault = FairtoolError("fairtool itself failed: {kind}: {reason}", kind=type(error).__name__, reason=str(error))
    complain(fault, language)
