"""The store as it answers on its own port: addresses that were signed, tags that were signed with them, and XML."""

from urllib.parse import parse_qs, urlsplit

from tests.push.dataverse_double.answers import Answer
from tests.push.dataverse_double.serving import Seen
from tests.push.dataverse_double.store import Bucket, etag


def _refused(status: int, code: str, message: str) -> Answer:
    said = f'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>{code}</Code><Message>{message}</Message></Error>'
    return Answer(status, said.encode(), media_type="application/xml")


def answer_store(bucket: Bucket, seen: Seen) -> Answer:
    """Answer a request to the store: it takes what is put to a signed address, and nothing else."""
    parts = urlsplit(seen.path)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    place = parts.path.removeprefix("/double/")
    storage, signature = bucket.places.get(place, ("", ""))
    if not storage:
        return _refused(404, "NoSuchKey", "The specified key does not exist.")
    if seen.method != "PUT":
        return _refused(405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
    if query.get("X-Amz-Signature") != signature:
        return _refused(403, "SignatureDoesNotMatch", "The request signature we calculated does not match.")
    if "uploadId" in query:
        return _put_part(bucket, query, seen.body)
    return _check_tag(bucket, seen) or _put(bucket, storage, seen)


def _check_tag(bucket: Bucket, seen: Seen) -> Answer | None:
    """Refuse a request whose tag is not what was signed: it must be there, or must not."""
    tag = seen.header("x-amz-tagging")
    if bucket.tagging and tag != "dv-state=temp":
        return _refused(403, "SignatureDoesNotMatch", "The request signature we calculated does not match.")
    if not bucket.tagging and tag is not None:
        said = "There were headers present in the request which were not signed"
        return _refused(403, "AccessDenied", said)
    return None


def _put(bucket: Bucket, storage: str, seen: Seen) -> Answer:
    bucket.objects[storage] = seen.body
    return Answer(200, b"", {"ETag": f'"{etag(seen.body)}"'}, "application/xml")


def _put_part(bucket: Bucket, query: dict[str, str], body: bytes) -> Answer:
    upload = bucket.uploads.get(query["uploadId"])
    if upload is None:
        said = "The specified upload does not exist. The upload ID may be invalid, or it may have been aborted."
        return _refused(404, "NoSuchUpload", said)
    upload.parts[int(query.get("partNumber", "1"))] = body
    return Answer(200, b"", {"ETag": f'"{etag(body)}"'}, "application/xml")
