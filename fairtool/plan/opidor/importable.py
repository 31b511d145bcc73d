"""What the importer of DMP OPIDoR refuses a document for: it looks at a few fields only, and at those first."""

from collections.abc import Mapping

from fairtool.errors import UsageError
from fairtool.record.json_node import JsonNode


def refused_without(plan: Mapping[str, object]) -> tuple[str, ...]:
    """Give the places of a document in the standard form that must say something for it to be imported, and do not."""
    root = JsonNode(plan)
    contacts = list(root["meta"]["contact"]) or [JsonNode(None, "/meta/contact/0")]
    wanted = (
        root["meta"]["title"],
        root["project"],
        root["researchOutput"],
        *(one["person"]["mbox"] for one in contacts),
    )
    return tuple(node.where for node in wanted if not node)


def check_importable(plan: Mapping[str, object]) -> None:
    """Raise UsageError for a document that the importer refuses."""
    missing = refused_without(plan)
    if missing:
        raise UsageError(
            "DMP OPIDoR does not import a plan without {names}",
            names=", ".join(missing),
            hint="say it in the plan: a title, a contact with an e-mail address, a project, and a data set",
        )
