"""What `fairtool dmp send` does: the plan, the token, the question, one request, and where the plan is now."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path

from fairtool.cli.console import chosen_language, note
from fairtool.cli.dmp_inputs import refuse_stdin
from fairtool.cli.dmp_told import tell
from fairtool.cli.values import check_values
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.plan.opidor.importable import check_importable
from fairtool.plan.opidor.send import send, sign_in
from fairtool.plan.opidor.standard import standard_plan
from fairtool.plan.opidor.token import Access, access_to
from fairtool.plan.sources import read_source
from fairtool.settings import today
from fairtool.translate import Language, translate

SERVERS = ("opidor",)
_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Send:
    """What is asked for; the token is not among it."""

    server: str
    url: str | None = None
    email: str | None = None
    token_file: Path | None = None
    version: str = ""
    seconds: float | None = None
    lang: str | None = None
    yes: bool = False
    quiet: bool = False


def run(plan: str, asked: Send) -> ExitCode:
    """Create a plan on the server; raises UsageError before anything is sent, UnreadableError where it is refused."""
    refuse_stdin(plan)
    language = chosen_language(asked.lang)
    check_values({"timeout": asked.seconds})
    if asked.server not in SERVERS:
        raise UsageError(
            "plans are not sent to {server}", server=asked.server, hint="use {names}", names=", ".join(SERVERS)
        )
    source = read_source(Path(plan))
    spoken: Language = language if asked.lang else source.language
    made = standard_plan(source.document, spoken, today(), asked.version)
    check_importable(made.document)
    access = access_to(asked.url, asked.token_file, _asking(language))
    if not asked.quiet:
        tell((*source.told, *made.told), language)
    if not (asked.yes or _agreed(access, language)):
        note(translate("nothing was sent", language))
        return ExitCode.CLEAN
    seconds = asked.seconds or _SECONDS
    if asked.email:
        access = sign_in(asked.email, access, seconds=seconds)
    sent = send(made.document, access, spoken, seconds=seconds)
    sys.stdout.write(f"{sent.address}\n")
    if not asked.quiet:
        note(
            translate(
                "the plan {number} was made; look at it there: {path}", language, number=sent.number, path=sent.address
            )
        )
    return ExitCode.CLEAN


def _asking(language: Language) -> Callable[[], str] | None:
    """Give what types a token, where somebody is there to."""
    if not sys.stdin.isatty():
        return None
    return lambda: getpass(translate("Token of DMP OPIDoR: ", language), stream=sys.stderr)


def _agreed(access: Access, language: Language) -> bool:
    """Ask whether a plan is to be made; raises UsageError where nobody is there to say so."""
    if not sys.stdin.isatty():
        raise UsageError("nobody is there to say whether the plan is to be sent", hint="say so with --yes")
    sys.stderr.write(translate("Make a new plan at {path}? [y/N] ", language, path=access.address))
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in ("y", "yes", "o", "oui")
