"""Which call does what: the table of the interface, and the command that each runs, which is what is limited."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from tests.push.dataverse_double import collections_calls as collections
from tests.push.dataverse_double import edit_calls as edits
from tests.push.dataverse_double import embargo_calls as embargo
from tests.push.dataverse_double import file_calls as files
from tests.push.dataverse_double import publish_calls as publishing
from tests.push.dataverse_double import reading_calls as reading
from tests.push.dataverse_double import upload_calls as uploads
from tests.push.dataverse_double import versions_calls as versions
from tests.push.dataverse_double.answers import Answer
from tests.push.dataverse_double.edition import Edition
from tests.push.dataverse_double.request import Request
from tests.push.dataverse_double.site import Site

Call: TypeAlias = Callable[[Site, Request], Answer]


@dataclass(frozen=True, slots=True)
class Route:
    """A call: its method, its path, what it does, its command, and the version that brought it."""

    method: str
    path: re.Pattern[str]
    call: Call
    command: str = ""
    since: tuple[int, int] = (0, 0)


def _route(method: str, path: str, call: Call, command: str = "", since: tuple[int, int] = (0, 0)) -> Route:
    pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", re.escape(path).replace(r"\{", "{").replace(r"\}", "}"))
    return Route(method, re.compile(pattern), call, command, since)


_UPDATE = "UpdateDatasetVersionCommand"
ROUTES = (
    _route("GET", "info/version", collections.tell_version),
    _route("GET", "users/:me", collections.tell_me),
    _route("GET", "licenses", collections.list_licences),
    _route("GET", "metadatablocks", collections.list_blocks),
    _route("GET", "metadatablocks/{id}", collections.tell_block),
    _route("GET", "notifications/all", publishing.list_notifications),
    _route("GET", "dataverses/{alias}", collections.tell_collection, "GetDataverseCommand"),
    _route("GET", "dataverses/{alias}/contents", collections.list_contents, "ListDataverseContentCommand"),
    _route(
        "GET", "dataverses/{alias}/metadatablocks", collections.list_blocks_of_collection, "ListMetadataBlocksCommand"
    ),
    _route("GET", "dataverses/{alias}/datasetSchema", collections.give_schema, "GetDatasetSchemaCommand", (6, 1)),
    _route(
        "POST", "dataverses/{alias}/validateDatasetJson", collections.validate, "ValidateDatasetJsonCommand", (6, 1)
    ),
    _route("GET", "dataverses/{alias}/userPermissions", publishing.tell_permissions_on_collection, "", (6, 3)),
    _route("POST", "dataverses/{alias}/datasets", versions.create, "CreateNewDatasetCommand"),
    _route("PUT", "datasets/mpupload", uploads.complete),
    _route("DELETE", "datasets/mpupload", uploads.abort),
    _route("GET", "datasets/{id}", versions.read_dataset, "GetDatasetCommand"),
    _route("DELETE", "datasets/{id}", versions.delete_dataset, "DeleteDatasetCommand"),
    _route("GET", "datasets/{id}/versions", versions.list_versions, "ListVersionsCommand"),
    _route(
        "GET", "datasets/{id}/versions/{version}", versions.read_version, "GetLatestAccessibleDatasetVersionCommand"
    ),
    _route("PUT", "datasets/{id}/versions/{version}", edits.replace_draft, _UPDATE),
    _route("DELETE", "datasets/{id}/versions/{version}", versions.delete_draft, "DeleteDatasetVersionCommand"),
    _route("GET", "datasets/{id}/versions/{version}/metadata", versions.read_metadata, "GetDraftDatasetVersionCommand"),
    _route("GET", "datasets/{id}/versions/{version}/compare/{other}", reading.compare, "", (6, 5)),
    _route("GET", "datasets/{id}/versions/{version}/files", files.list_files, "GetDraftDatasetVersionCommand"),
    _route("PUT", "datasets/{id}/editMetadata", edits.edit_metadata, _UPDATE),
    _route("PUT", "datasets/{id}/deleteMetadata", edits.delete_metadata, _UPDATE),
    _route("GET", "datasets/{id}/locks", versions.list_locks),
    _route("GET", "datasets/{id}/userPermissions", publishing.tell_permissions, "", (6, 1)),
    _route("POST", "datasets/{id}/actions/:publish", publishing.publish, "PublishDatasetCommand"),
    _route("POST", "datasets/{id}/submitForReview", publishing.submit, "SubmitDatasetForReviewCommand"),
    _route("POST", "datasets/{id}/returnToAuthor", publishing.give_back, "ReturnDatasetToAuthorCommand"),
    _route("POST", "datasets/{id}/add", files.add, _UPDATE),
    _route("POST", "datasets/{id}/addFiles", uploads.add_files, _UPDATE),
    _route("POST", "datasets/{id}/replaceFiles", uploads.replace_files, _UPDATE),
    _route("GET", "datasets/{id}/uploadurls", uploads.give_addresses),
    _route("POST", "datasets/{id}/files/actions/:set-embargo", embargo.set_embargo),
    _route("POST", "datasets/{id}/files/actions/:unset-embargo", embargo.unset_embargo),
    _route("GET", "files/{id}", reading.tell_file, "GetDataFileCommand"),
    _route("POST", "files/{id}/replace", files.replace_file, _UPDATE),
    _route("POST", "files/{id}/metadata", files.change_metadata, _UPDATE),
    _route("PUT", "files/{id}/restrict", files.restrict, "RestrictFileCommand"),
    _route("DELETE", "files/{id}", files.delete_file, _UPDATE, (6, 0)),
    _route("GET", "access/datafile/{id}", reading.download),
    _route("GET", "access/datafile/{id}/auxiliary", reading.list_auxiliary),
)


def find_routes(edition: Edition, path: str) -> list[tuple[Route, dict[str, str]]]:
    """Give the calls of a path, of any method, with the parts that it names."""
    path = re.sub(r"^/api/(v1/)?", "", path)
    found = [(route, route.path.fullmatch(path)) for route in ROUTES if edition.since(*route.since)]
    return [(route, match.groupdict()) for route, match in found if match is not None]
