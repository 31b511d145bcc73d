"""The direct upload: addresses at the store, tags, parts, and files registered afterwards."""

import hashlib

import httpx
import pytest

from tests.push.dataverse_double import Double
from tests.push.dataverse_double.caller import Caller, Reply
from tests.push.dataverse_double.shapes import Json
from tests.push.dataverse_double.state import Dataset

TAG = {"x-amz-tagging": "dv-state=temp"}


def addresses(caller: Caller, of: Dataset, size: int) -> Json:
    answer = caller.about("GET", of, "uploadurls", size=str(size))
    assert answer.status == 200, answer.body
    found: Json = answer.json["data"]
    return found


def put(url: str, content: bytes, headers: dict[str, str] | None = None) -> httpx.Response:
    return httpx.put(url, content=content, headers=headers or {}, trust_env=False)


def registered(name: str, storage: str, content: bytes, **more: object) -> Json:
    checksum = {"@type": "SHA-1", "@value": hashlib.sha1(content, usedforsecurity=False).hexdigest()}
    said = {"storageIdentifier": storage, "fileName": name, "mimeType": "application/x-netcdf", "checksum": checksum}
    return {**said, **more}


def register(caller: Caller, of: Dataset, *files: Json, call: str = "addFiles") -> Reply:
    return caller.form(f"datasets/:persistentId/{call}", said=list(files), persistentId=of.persistent)


def test_a_small_file_is_put_to_one_address_and_registered() -> None:
    with Double() as double:
        caller = Caller(double)
        made = caller.create()
        where = addresses(caller, made, 3)
        put_there = put(where["url"], b"CDF", TAG)
        done = register(caller, made, registered("a.nc", where["storageIdentifier"], b"CDF", directoryLabel="x"))
    assert where["url"].startswith(double.s3_url)
    assert put_there.headers["ETag"] == f'"{hashlib.md5(b"CDF", usedforsecurity=False).hexdigest()}"'
    outcome = done.json["data"]["Files"][0]
    assert outcome["successMessage"] == "Added successfully to the dataset"
    assert outcome["fileDetails"]["dataFile"]["checksum"]["type"] == "SHA-1"
    assert done.json["data"]["Result"] == {"Total number of files": 1, "Number of files successfully added": 1}
    assert made.latest.entries[0].path == "x/a.nc"


@pytest.mark.parametrize(
    ("tagging", "headers", "status"), [(True, TAG, 200), (True, {}, 403), (False, {}, 200), (False, TAG, 403)]
)
def test_the_tag_must_be_what_was_signed(tagging: bool, headers: dict[str, str], status: int) -> None:  # noqa: FBT001
    with Double(tagging=tagging) as double:
        caller = Caller(double)
        url = addresses(caller, caller.create(), 3)["url"]
        assert put(url, b"CDF", headers).status_code == status
        assert put(url.replace("X-Amz-Signature=", "X-Amz-Signature=0"), b"CDF", headers).status_code == 403


def test_a_large_file_is_put_in_parts_and_put_together() -> None:
    with Double(part_size=4) as double:
        caller = Caller(double)
        made = caller.create()
        where = addresses(caller, made, 10)
        pieces = {"1": b"0123", "2": b"4567", "3": b"89"}
        assert (set(where["urls"]), where["partSize"]) == (set(pieces), 4)
        tags = {part: put(where["urls"][part], piece).headers["ETag"].strip('"') for part, piece in pieces.items()}
        complete = caller.call("PUT", double.url + where["complete"], said=tags)
        done = register(caller, made, registered("a.nc", where["storageIdentifier"], b"0123456789"))
    assert complete.json["data"]["message"] == "Multipart Upload completed"
    assert done.json["data"]["Result"]["Number of files successfully added"] == 1
    assert made.latest.entries[0].data.content == b"0123456789"


def test_parts_that_lack_or_have_other_tags_are_not_put_together() -> None:
    with Double(part_size=4) as double:
        caller = Caller(double)
        made = caller.create()
        for wrong in ({"1": "0"}, {}):
            where = addresses(caller, made, 8)
            put(where["urls"]["1"], b"0123")
            refused = caller.call("PUT", double.url + where["complete"], said=wrong)
            assert refused.error == (500, "Could not complete multipart upload")
        where = addresses(caller, made, 8)
        anybody = Caller(double, "").call("PUT", double.url + where["complete"], said={})
    assert anybody.error == (401, "Only authenticated users can perform the requested operation")


def test_an_upload_is_aborted() -> None:
    with Double(part_size=4) as double:
        caller = Caller(double)
        where = addresses(caller, caller.create(), 8)
        put(where["urls"]["1"], b"0123")
        assert caller.call("DELETE", double.url + where["abort"]).status == 204
        assert caller.call("DELETE", double.url + where["abort"]).status == 500
        assert put(where["urls"]["2"], b"4567").status_code == 404
        assert double.bucket.uploads == {}


def test_a_store_may_lack_direct_upload_or_take_no_more() -> None:
    with Double(direct_upload=False) as without, Double(largest_file=5) as small:
        made = Caller(without).create()
        lacking = Caller(without).about("GET", made, "uploadurls", size="1")
        large = Caller(small).about("GET", Caller(small).create(), "uploadurls", size="6")
        mine = Caller(small).create()
        stranger = Caller(small, "other-depositor").about("GET", mine, "uploadurls", size="1")
    assert lacking.error == (404, f"Direct upload not supported for files in this dataset: {made.identifier}")
    said = "The file you are trying to upload is too large to be uploaded to this dataset."
    assert large.error == (400, f"{said} The maximum allowed file size is 5 bytes.")
    assert stranger.error == (403, "You are not permitted to upload files to this dataset.")


def test_each_of_several_files_has_its_outcome_and_the_status_is_200() -> None:
    with Double() as double:
        caller = Caller(double)
        made = caller.create()
        storages = []
        for content in (b"1", b"1"):
            where = addresses(caller, made, 1)
            put(where["url"], content, TAG)
            storages.append(where["storageIdentifier"])
        listed = [
            registered("a.nc", storages[0], b"1"),
            registered("b.nc", storages[1], b"1"),
            registered("c.nc", "s3://double:nothing-there", b"1"),
            {"fileName": "d.nc"},
        ]
        done = register(caller, made, *listed)
    kinds = [next(name for name in one if name.endswith("Message")) for one in done.json["data"]["Files"]]
    assert (done.status, kinds) == (200, ["successMessage", "warningMessage", "errorMessage", "errorMessage"])
    assert done.json["data"]["Result"]["Number of files successfully added"] == 2


def test_a_checksum_is_believed() -> None:
    with Double() as double:
        caller = Caller(double)
        made = caller.create()
        where = addresses(caller, made, 1)
        put(where["url"], b"1", TAG)
        register(caller, made, registered("a.nc", where["storageIdentifier"], b"another content"))
    assert made.latest.entries[0].data.checksum == hashlib.sha1(b"another content", usedforsecurity=False).hexdigest()


def test_files_are_replaced_by_what_was_put() -> None:
    with Double() as double:
        caller = Caller(double)
        made = caller.create()
        caller.add(made, "a.nc", b"1")
        old = made.latest.entries[0].data.identifier
        where = addresses(caller, made, 1)
        put(where["url"], b"2", TAG)
        said = registered("a.nc", where["storageIdentifier"], b"2", fileToReplaceId=old)
        done = register(caller, made, said, call="replaceFiles")
        without = register(caller, made, registered("a.nc", where["storageIdentifier"], b"2"), call="replaceFiles")
    assert done.json["data"]["Result"]["Number of files successfully replaced"] == 1
    assert [one.data.content for one in made.latest.entries] == [b"2"]
    wanted = "You must provide a fileToReplaceId, storageidentifier, filename, and mimetype."
    assert without.json["data"]["Files"][0]["errorMessage"] == wanted
