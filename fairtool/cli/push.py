"""`fairtool push` and what stands below it."""

from collections.abc import Callable, Mapping

from fairtool.cli import push_advise, push_apply, push_delete, push_kit, push_plan, push_status, push_verify

ABOUT = "Push records to catalogues and repositories: plan, apply, status, verify, delete, advise, kit."
COMMANDS: Mapping[str, tuple[Callable[..., None], str]] = {
    "plan": (push_plan.plan, push_plan.EXAMPLE),
    "apply": (push_apply.apply, push_apply.EXAMPLE),
    "status": (push_status.status, push_status.EXAMPLE),
    "verify": (push_verify.verify, push_verify.EXAMPLE),
    "delete": (push_delete.delete, push_delete.EXAMPLE),
    "advise": (push_advise.advise, push_advise.EXAMPLE),
    "kit": (push_kit.kit, push_kit.EXAMPLE),
}
