"""Drafts made and changed: by one request where that can be, so that there are few states between before and after."""

from collections.abc import Mapping
from http import HTTPStatus

from fairtool.push.dataverse.asking import Said, checked, send, to_dataset
from fairtool.push.dataverse.comparable import FILES
from fairtool.push.dataverse.edit import edit_between
from fairtool.push.dataverse.site import Site
from fairtool.push.dataverse.turning import Turned
from fairtool.push.faults import RefusedError
from fairtool.push.path_part import path_part
from fairtool.push.session import Session
from fairtool.record.json_node import JsonNode

_BY_TIME, _BY_NUMBER = (6, 8), (6, 7)
_OUTDATED = "outdated"
_MOST_TURNS = 20


class Drafter:
    """Makes and changes drafts of one installation, and remembers which of its fields are the other way round."""

    def __init__(self, session: Session, site: Site, collection: str) -> None:
        """Send nothing yet."""
        self._session = session
        self._site = site
        self._collection = collection
        self._turned = Turned()

    def create(self, form: JsonNode) -> str:
        """Make a draft, and give its persistent identifier."""
        version = {name: value for name, value in form.members.items() if name != FILES}
        said = self._sent({"datasetVersion": version}, "POST", f"dataverses/{path_part(self._collection)}/datasets")
        return checked(said, self._session, for_all=True).data["persistentId"].text()

    def change(self, key: str, held: JsonNode, form: JsonNode) -> None:
        """Make of a held version, which nothing locks, what a form says; a published one gets a draft beside it.

        Raises RefusedError where somebody else has changed it meanwhile, as far as the version of the server can tell.
        """
        edit = edit_between(held, form)
        if not edit.changes_metadata and not edit.changes_terms:
            return
        guard = self._guard(held)
        if guard and edit.changes_metadata and not edit.is_swallowed:
            fields = {"fields": [*edit.changed, *edit.gone]}
            self._checked(to_dataset(self._session, "PUT", key, "editMetadata", fields, replace="true", **guard), key)
            if not edit.changes_terms:
                return
        said = self._sent(edit.whole, "PUT", "datasets/:persistentId/versions/:draft", persistentId=key)
        self._checked(said, key)

    def _guard(self, held: JsonNode) -> Mapping[str, str]:
        """Give by what the server finds out that a version has moved, empty where it does not."""
        if self._site.version >= _BY_TIME:
            return {"sourceLastUpdateTime": held["lastUpdateTime"].text()}
        number = held["internalVersionNumber"].text()
        return {"sourceInternalVersionNumber": number} if self._site.version >= _BY_NUMBER and number else {}

    def _checked(self, said: Said, key: str) -> None:
        if said.code == HTTPStatus.BAD_REQUEST and _OUTDATED in said.message:
            raise moved(key)
        checked(said, self._session)

    def _sent(self, document: object, method: str, path: str, **query: str) -> Said:
        """Send a whole version, with its fields as the server says that it has them."""
        for _ in range(_MOST_TURNS):
            said = send(self._session, method, path, self._turned.applied(document), **query)
            otherwise = self._turned.told(said.message) if said.code == HTTPStatus.BAD_REQUEST else None
            if otherwise is None:
                break
            self._turned = otherwise
        return said


def moved(key: str) -> RefusedError:
    """Give the error that is told where somebody else was there meanwhile."""
    return RefusedError("{key} was changed in the target a moment ago: make the plan again", key=key)
