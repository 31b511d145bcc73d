"""`fairtool vocab serve` as a process: where it says it is, and how it ends."""

import json
import signal
import socket
from pathlib import Path

import httpx
import pytest

from tests.cli.running import environment, fairtool, started
from tests.reconcile.shapes import is_manifest, is_result_batch, read

SMALL = ("--to", "inspire-themes", "--to", "cf-area-types", "--port", "0")


def _environment(cache: Path) -> dict[str, str]:
    return environment(FAIRTOOL_CACHE_DIR=str(cache))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_first_answers_and_ends_tidily(cache: Path, number: signal.Signals) -> None:
    with started("vocab", "serve", *SMALL, env=_environment(cache)) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        is_manifest(read(httpx.get(address, trust_env=False)))
        batch = {"q0": {"query": "hydrographie"}}
        found = read(httpx.post(address, data={"queries": json.dumps(batch)}, trust_env=False))
        is_result_batch(found)
        assert found["q0"]["result"][0]["id"] == "http://inspire.ec.europa.eu/theme/hy"
        process.send_signal(number)
        written, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert written == ""
    assert said.splitlines() == [
        f"fairtool: inspire-themes: {address}inspire-themes",
        f"fairtool: cf-area-types: {address}cf-area-types",
        f"fairtool: in OpenRefine: Reconcile, Add standard service, {address}",
        "fairtool: Ctrl-C ends it",
        "fairtool: interrupted",
    ]
    with pytest.raises(httpx.ConnectError):
        httpx.get(address, trust_env=False)


def test_it_listens_to_this_machine_alone_and_quietly_where_asked(cache: Path) -> None:
    with started("vocab", "serve", *SMALL, "--quiet", env=_environment(cache)) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.2", httpx.URL(address).port or 0), timeout=5)
        process.terminate()
        _, said = process.communicate(timeout=20)
    assert said == "fairtool: interrupted\n"


def test_a_port_in_use_is_one_clear_error(cache: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = fairtool("vocab", "serve", "--to", "cf-area-types", "--port", str(port), env=_environment(cache))
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.splitlines() == [
        f"fairtool: error: there can be no server at port {port}: Address already in use",
        "  choose another port: --port N, or --port 0 for any that is free",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--port", "70000"), 2, "70000 is no port"),
        (("--to", "no-such-thesaurus"), 2, "there is no thesaurus no-such-thesaurus"),
        (("--to", "missing.ttl"), 3, "missing.ttl"),
        (("--lang", "de"), 2, "there is no language de"),
    ],
)
def test_what_cannot_be_served_is_said_before_anything_is_written(
    cache: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    ended = fairtool("vocab", "serve", *arguments, env=_environment(cache))
    assert (ended.returncode, ended.stdout) == (code, "")
    assert said in ended.stderr


def test_all_that_is_here_is_served_where_nothing_is_named(cache: Path) -> None:
    with started("vocab", "serve", "--port", "0", env=_environment(cache)) as process:
        assert process.stdout is not None
        found = read(httpx.get(process.stdout.readline().strip(), trust_env=False))
    assert {"gemet", "cf-standard-names", "odatis-od1"} <= {one["id"] for one in found["defaultTypes"]}
