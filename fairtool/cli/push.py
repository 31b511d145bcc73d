"""`fairtool push` and what stands below it."""

from collections.abc import Callable, Mapping

from fairtool.cli import push_advise, push_kit

ABOUT = "Records and data to catalogues and repositories: advise, kit."
COMMANDS: Mapping[str, tuple[Callable[..., None], str]] = {
    "advise": (push_advise.advise, push_advise.EXAMPLE),
    "kit": (push_kit.kit, push_kit.EXAMPLE),
}
