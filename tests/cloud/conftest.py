"""Servers on the loopback for what lies behind addresses: one for files, one that is an object store."""

from collections.abc import Iterator

import boto3
import pytest
from moto.server import ThreadedMotoServer

from fairtool.cloud import s3
from tests.cloud.range_server import Served, serving


@pytest.fixture
def served() -> Iterator[Served]:
    """Give a web server that serves what is put into it."""
    with serving(Served()) as running:
        yield running


@pytest.fixture(scope="session")
def object_store() -> Iterator[str]:
    """Give the address of an object store of moto."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(object_store: str, monkeypatch: pytest.MonkeyPatch) -> Iterator["boto3.resources.base.ServiceResource"]:
    """Give an empty bucket, `archive`, which the environment of the AWS tools leads to."""
    for name, value in {
        "AWS_ENDPOINT_URL": object_store, "AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1", "AWS_EC2_METADATA_DISABLED": "true", "NO_PROXY": "127.0.0.1",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    s3._has_keys.cache_clear()
    s3._store.cache_clear()
    made = boto3.resource("s3").create_bucket(Bucket="archive")
    yield made
    made.objects.all().delete()
    made.delete()
