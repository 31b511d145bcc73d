"""The roles of persons in words: records have codes of ISO 19115, CI_RoleCode, which no reader of a plan looks for."""

from collections.abc import Mapping

from fairtool.plan.narrative.manuscript import Manuscript
from fairtool.plan.opidor.labels import bare, code_of, label
from fairtool.translate import marked

# All values of CI_RoleCode in ISO 19115-1:2014, as they are compared: letters in lower case.
_ROLES: Mapping[str, str] = {
    "resourceprovider": marked("resource provider"),
    "custodian": marked("custodian"),
    "owner": marked("owner"),
    "user": marked("user"),
    "distributor": marked("distributor"),
    "originator": marked("originator"),
    "pointofcontact": marked("point of contact"),
    "principalinvestigator": marked("principal investigator"),
    "processor": marked("processor"),
    "publisher": marked("publisher"),
    "author": marked("author"),
    "sponsor": marked("sponsor"),
    "coauthor": marked("co-author"),
    "collaborator": marked("collaborator"),
    "editor": marked("editor"),
    "mediator": marked("mediator"),
    "rightsholder": marked("rights holder"),
    "contributor": marked("contributor"),
    "funder": marked("funder"),
    "stakeholder": marked("stakeholder"),
}


def role_word(role: str, manuscript: Manuscript) -> str:
    """Give a role as a word of the language; one that no list knows is given as it is, since a person wrote it."""
    known = _ROLES.get(bare(role))
    if known:
        return manuscript.translated(known)
    word = label("Role", code_of("Role", role), manuscript.language)
    return word if word and word.casefold() != role.casefold() else role
