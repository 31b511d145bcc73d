"""Whatever a server does, there is one clear error with the address, and the copy that was there stays."""

import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fairtool.errors import UnreadableError
from fairtool.thesauri.lock import pulled
from fairtool.thesauri.presets import Preset
from fairtool.thesauri.pull import PullSettings, PullStatus, pull
from fairtool.thesauri.servers.session import Patience
from tests.thesauri.servers import OTHER, PAGE, TURTLE, Asked, Reply, Site, in_turn, packed, with_version

TTL = {"Content-Type": "text/turtle"}
EMPTY = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<https://example.org/mer> a skos:ConceptScheme .\n"
# What a server answers, and what is said of it.
FAULTS: dict[str, tuple[Reply | Callable[[Asked], Reply], str]] = {
    "a log-in page": (Reply(PAGE, headers=TTL), "web page"),
    "no RDF": (Reply("temperature;salinity\n"), "no RDF that can be read"),
    "damaged RDF": (Reply(TURTLE[:-30], headers=TTL), "no RDF that can be read"),
    "nothing": (Reply("", headers=TTL), "the file is empty"),
    "no concept": (Reply(EMPTY, headers=TTL), "holds no concept"),
    "a picture": (Reply(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", headers={"Content-Type": "image/png"}), "binary"),
    "a damaged package": (Reply(packed(TURTLE)[:-12]), "cannot be unpacked"),
    "not there": (Reply("", 404), "answers with HTTP status 404"),
    "refused": (Reply("", 403), "answers with HTTP status 403"),
    "broken for long": (Reply("", 503), "answers with HTTP status 503"),
    "sent to a file": (Reply("", 302, {"Location": "file:///etc/passwd"}), "no web address"),
    "sent to FTP": (Reply("", 302, {"Location": "ftp://example.org/x"}), "no web address"),
    "sent in circles": (Reply("", 302, {"Location": "/x"}), "without end"),
    "too large, it says": (Reply(TURTLE, headers={"Content-Length": "99999999999"}), "larger than"),
    "nothing new, unasked": (Reply("", 304), "nothing is here"),
    "broken off always": (Reply(TURTLE, cut=100), "cannot be fetched"),
    "pages in circles": (Reply(TURTLE, headers={"Link": '</x>; rel="next"'}), "pages without end"),
}


def preset(site: Site) -> Preset:
    return Preset("essai", "file", f"{site.address}/x")


def _files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_error_with_the_address_and_leaves_nothing(
    site: Site, settings: PullSettings, name: str
) -> None:
    site.answers["/x"], said = FAULTS[name]
    with pytest.raises(UnreadableError, match=said) as told:
        pull(preset(site), settings)
    assert str(told.value).startswith(f"{site.address}/x")
    assert "answer-1" not in str(told.value)
    assert list(settings.folder.iterdir()) == []
    assert pulled("essai") is None


@pytest.mark.parametrize("name", [name for name in FAULTS if "unasked" not in name])
def test_the_copy_that_was_there_stays(site: Site, settings: PullSettings, name: str) -> None:
    site.answers["/x"] = Reply(TURTLE)
    pull(preset(site), settings)
    before = _files(settings.folder)
    site.answers["/x"], _ = FAULTS[name]
    with pytest.raises(UnreadableError):
        pull(preset(site), settings)
    assert _files(settings.folder) == before
    assert pulled("essai").path.read_text(encoding="utf-8") == TURTLE


def test_a_body_without_end_ends_at_the_limit(site: Site, settings: PullSettings) -> None:
    site.answers["/x"] = Reply(b"# " + b"x" * 3_000_000, headers={"Connection": "close", "Content-Length": "9000000"})
    small = PullSettings(settings.folder, 20, settings.patience, largest=1_000_000)
    with pytest.raises(UnreadableError, match="larger than 1000000 bytes"):
        pull(preset(site), small)


def test_a_package_that_unpacks_without_end_ends_at_the_limit(
    site: Site, settings: PullSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fairtool.thesauri.servers.joined.LARGEST", 2_000_000)
    site.answers["/x"] = Reply(packed("# " + "x" * 5_000_000))
    with pytest.raises(UnreadableError, match="larger than 2000000 bytes"):
        pull(preset(site), settings)


@pytest.mark.parametrize("headers", [{}, {"Content-Length": None}], ids=["of known length", "up to the end"])
def test_a_body_that_comes_in_drops_ends_with_the_time(
    site: Site, settings: PullSettings, headers: dict[str, str | None]
) -> None:
    text = "\n".join(
        f"<https://example.org/{n}> <http://www.w3.org/2004/02/skos/core#prefLabel> 'a' ." for n in range(99)
    )
    site.answers["/x"] = Reply(text, headers=headers, pause=0.005)
    began = time.monotonic()
    with pytest.raises(UnreadableError, match="was not fetched within"):
        pull(preset(site), PullSettings(settings.folder, 1, settings.patience))
    assert time.monotonic() - began < 3


def test_a_header_that_comes_in_drops_ends_with_the_time(settings: PullSettings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x"

        def drip() -> None:
            connection, _ = server.accept()
            with connection:
                try:
                    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
                    for _ in range(200):
                        connection.sendall(b"x")
                        time.sleep(0.05)
                except OSError:
                    return

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        began = time.monotonic()
        with pytest.raises(UnreadableError, match="was not fetched within 1 seconds"):
            pull(Preset("essai", "file", address), PullSettings(settings.folder, 1, Patience(1, silence=5)))
        assert time.monotonic() - began < 3
        thread.join()


def test_a_server_that_is_down_is_not_asked_in_all_ways(site: Site, settings: PullSettings) -> None:
    site.answers["/rest/v1/mer/data"] = Reply("", 503)
    with pytest.raises(UnreadableError, match="HTTP status 503"):
        pull(Preset("essai", "skosmos", site.address, "mer"), settings)
    assert len(site.asked) == settings.patience.attempts


def test_the_next_page_on_another_site_is_not_asked_for(site: Site, settings: PullSettings) -> None:
    other = site.address.replace("127.0.0.1", "localhost")
    site.answers |= {"/x": Reply(TURTLE, headers={"Link": f'<{other}/y>; rel="next"'}), "/y": Reply(OTHER)}
    pull(preset(site), settings)
    assert site.paths == ["/x"]


def test_a_server_that_is_not_there_is_told(settings: PullSettings) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"
    with pytest.raises(UnreadableError, match="cannot be fetched"):
        pull(Preset("essai", "skosmos", address, "mer"), settings)


def test_a_wrong_address_is_told(settings: PullSettings) -> None:
    with pytest.raises(UnreadableError, match="cannot be fetched"):
        pull(Preset("essai", "file", "https://[wrong"), settings)


@pytest.mark.parametrize("passing", [Reply("", 503), Reply("", 429, {"Retry-After": "0"}), Reply(TURTLE, cut=80)])
def test_a_failure_that_passes_is_got_over(site: Site, settings: PullSettings, passing: Reply) -> None:
    site.answers["/x"] = in_turn(passing, Reply(TURTLE))
    assert pull(preset(site), settings).entry.concepts == 2
    assert len(site.asked) == 2


def test_what_a_server_asks_for_is_waited_but_not_for_ever(site: Site, settings: PullSettings) -> None:
    site.answers["/x"] = in_turn(Reply("", 429, {"Retry-After": "1"}), Reply(TURTLE))
    began = time.monotonic()
    pull(preset(site), settings)
    assert time.monotonic() - began >= 1
    site.answers["/x"] = Reply("", 429, {"Retry-After": "3600"})
    with pytest.raises(UnreadableError, match="HTTP status 429"):
        pull(preset(site), settings)


def test_a_file_that_broke_off_is_gone_on_with(site: Site, settings: PullSettings) -> None:
    whole = with_version(TURTLE, '"v1"')
    cut = Reply(TURTLE, headers={"ETag": '"v1"', "Accept-Ranges": "bytes"}, cut=300)
    site.answers["/x"] = in_turn(cut, whole)
    assert pull(preset(site), settings).entry.concepts == 2
    assert pulled("essai").path.read_text(encoding="utf-8") == TURTLE
    second = site.asked[1].headers
    assert (second["range"], second["if-range"]) == ("bytes=300-", '"v1"')


def test_a_file_that_changed_meanwhile_is_fetched_anew(site: Site, settings: PullSettings) -> None:
    cut = Reply(TURTLE, headers={"ETag": '"v1"', "Accept-Ranges": "bytes"}, cut=300)
    site.answers["/x"] = in_turn(cut, with_version(OTHER, '"v2"'))
    pull(preset(site), settings)
    assert pulled("essai").path.read_text(encoding="utf-8") == OTHER


def test_a_part_from_elsewhere_is_not_put_together(site: Site, settings: PullSettings) -> None:
    cut = Reply(TURTLE, headers={"ETag": '"v1"', "Accept-Ranges": "bytes"}, cut=300)
    wrong = Reply(TURTLE[100:], 206, {"Content-Range": "bytes 100-200/201"})
    site.answers["/x"] = in_turn(cut, wrong, Reply(TURTLE))
    pull(preset(site), settings)
    assert pulled("essai").path.read_text(encoding="utf-8") == TURTLE


def test_a_copy_that_was_damaged_is_replaced(site: Site, settings: PullSettings) -> None:
    site.answers["/x"] = with_version(TURTLE, '"v1"')
    pull(preset(site), settings)
    pulled("essai").path.write_text("damaged", encoding="utf-8")
    assert pull(preset(site), settings).status is PullStatus.PULLED
    assert pulled("essai").path.read_text(encoding="utf-8") == TURTLE
