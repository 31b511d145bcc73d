"""Sending a plan: it is made once, by who has the token, and the token goes to one server only."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fairtool.errors import FairtoolError, UnreadableError, UsageError
from fairtool.plan.opidor.importable import check_importable
from fairtool.plan.opidor.send import send, sign_in
from fairtool.plan.opidor.standard import standard_plan
from fairtool.plan.opidor.token import ADDRESS, Access, access_to
from tests.cli.running import Ended, environment, fairtool
from tests.plan.opidor.full_plan import FULL, LEAST, document
from tests.plan.opidor.server import PROFILE_TOKEN, TOKEN, Interface, interface

PLAN: Any = standard_plan(document(FULL), "fr", date(2026, 6, 1)).document


def test_a_plan_is_made_and_said_to_be_where_it_is() -> None:
    with interface() as server:
        sent = send(PLAN, Access(server.address, TOKEN), "fr", seconds=5)
    assert (sent.number, sent.address) == ("101", f"{server.address}/plans/101")
    ((locale, plan),) = server.plans
    assert (locale, plan["meta"]["title"]) == ("fr", FULL["title"])


def test_the_token_of_a_profile_is_changed_for_one_that_lasts() -> None:
    with interface() as server:
        access = sign_in("a@example.org", Access(server.address, PROFILE_TOKEN), seconds=5)
        assert send(PLAN, access, "fr", seconds=5).number == "101"
    assert [one.authorization for one in server.asked] == ["", f"Bearer {TOKEN}"]


@pytest.mark.parametrize(
    ("mood", "token", "said", "hint"),
    [
        ("", "wrong", "does not take the token (HTTP status 401): ", "whole, still good"),
        ("broken", TOKEN, "answers with HTTP status 500", "is not known"),
        ("silent", TOKEN, "was not fetched within 1 seconds", "is not known"),
        ("page", TOKEN, "no JSON: is it a DMP OPIDoR?", "is not known"),
        ("chatty", TOKEN, "HTTP status 400: what is Bearer ***?", "nothing was made"),
    ],
)
def test_what_a_server_does_not_do_is_told_once_and_not_tried_again(
    mood: str, token: str, said: str, hint: str
) -> None:
    with interface(mood) as server, pytest.raises(UnreadableError) as raised:
        send(PLAN, Access(server.address, token), "fr", seconds=1)
    assert said.removesuffix(": ") in str(raised.value)
    assert hint in raised.value.hint
    assert len(server.asked) == 1
    assert server.plans == [] or mood == "silent"


def test_a_redirect_is_not_followed_and_the_other_server_sees_nothing() -> None:
    with interface() as other, interface("moved", other.address) as server:
        with pytest.raises(UnreadableError, match="the token is for") as raised:
            send(PLAN, Access(server.address, TOKEN), "fr", seconds=5)
        with pytest.raises(UnreadableError, match="the token is for"):
            sign_in("a@example.org", Access(server.address, PROFILE_TOKEN), seconds=5)
    assert other.asked == []
    assert "token=x" not in str(raised.value)


@pytest.mark.parametrize("address", ["http://dmp.example.org", "http://192.0.2.1"])
def test_a_token_goes_over_https_only(address: str) -> None:
    access = Access(address, TOKEN)
    with pytest.raises(UnreadableError, match="over https only") as raised:
        send(PLAN, access, "fr", seconds=1)
    assert raised.value.hint.startswith("nothing was sent")
    with pytest.raises(UnreadableError, match="over https only"):
        sign_in("a@example.org", access, seconds=1)


def test_a_server_that_is_not_there_is_told() -> None:
    with interface() as server:
        pass
    with pytest.raises(UnreadableError, match="cannot be fetched") as raised:
        send(PLAN, Access(server.address, TOKEN), "fr", seconds=2)
    assert TOKEN not in f"{raised.value}{raised.value.hint}{raised.value.values}"


def test_a_token_stands_in_no_text_of_ours() -> None:
    assert TOKEN not in repr(Access("https://dmp.example.org", TOKEN))


@pytest.mark.parametrize("part", ["project", "researchOutput", "meta"])
def test_what_the_importer_refuses_is_not_sent(part: str) -> None:
    with pytest.raises(UsageError, match="does not import a plan without"):
        check_importable({**PLAN, part: {}})
    check_importable(PLAN)


def test_a_contact_without_an_address_is_not_sent() -> None:
    contact = {key: value for key, value in LEAST["contact"].items() if key != "mbox"}
    made = standard_plan(document({**LEAST, "contact": contact}), "en", date(2026, 6, 1))
    with pytest.raises(UsageError, match="mbox"):
        check_importable(made.document)


# Where the token comes from.


def test_a_token_comes_from_the_environment_and_is_for_the_usual_server() -> None:
    assert access_to(None, None, None, {"FAIRTOOL_OPIDOR_TOKEN": TOKEN}) == Access(ADDRESS, TOKEN)


def test_a_token_of_another_server_is_not_sent() -> None:
    with pytest.raises(UsageError, match=r"was not sent to https://dmp\.example\.org"):
        access_to("https://dmp.example.org", None, None, {"FAIRTOOL_OPIDOR_TOKEN": TOKEN})
    said = {"FAIRTOOL_OPIDOR_TOKEN": TOKEN, "FAIRTOOL_OPIDOR_URL": "https://dmp.example.org/"}
    assert access_to("https://DMP.example.org", None, None, said).token == TOKEN
    with pytest.raises(UsageError, match="was not sent"):
        access_to("http://dmp.example.org", None, None, said)


def test_a_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"FAIRTOOL_OPIDOR_TOKEN={TOKEN}\n", encoding="utf-8")
    file.chmod(0o644)
    with pytest.raises(UsageError, match="read by other users"):
        access_to(None, file, None, {})
    file.chmod(0o600)
    assert access_to(None, file, None, {}).token == TOKEN


def test_a_token_is_asked_for_where_somebody_is_there() -> None:
    assert access_to(None, None, lambda: f" {TOKEN}\n", {}).token == TOKEN
    with pytest.raises(UsageError, match="there is no token"):
        access_to(None, None, None, {})


@pytest.mark.parametrize("token", ["two words", "line\nbreak", "é", "x" * 9000])
def test_what_is_no_token_is_refused_without_being_shown(token: str) -> None:
    with pytest.raises(FairtoolError) as raised:
        access_to(None, None, None, {"FAIRTOOL_OPIDOR_TOKEN": token})
    assert token not in str(raised.value)


@pytest.mark.parametrize("address", ["ftp://example.org", "dmp.opidor.fr", "https://", "http://[::1", "https://a:b"])
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(UsageError, match="no address of a server"):
        access_to(address, None, None, {"FAIRTOOL_OPIDOR_TOKEN": TOKEN})


# The command.


def sent(server: Interface, plan: Path, *more: str, token: str = TOKEN) -> Ended:
    env = environment(FAIRTOOL_OPIDOR_TOKEN=token, FAIRTOOL_OPIDOR_URL=server.address)
    return fairtool("dmp", "send", "opidor", plan, *more, env=env)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(document(FULL)), encoding="utf-8")
    return path


def test_the_command_makes_a_plan_and_gives_its_address(plan: Path) -> None:
    with interface() as server:
        ended = sent(server, plan, "--yes")
        twice = sent(server, plan, "--yes")
    assert (ended.returncode, ended.stdout) == (0, f"{server.address}/plans/101\n")
    assert twice.stdout == f"{server.address}/plans/102\n", "a plan is made, and none is replaced"
    assert [one for one, _ in server.plans] == ["fr", "fr"]


def test_nothing_is_sent_where_nobody_agrees(plan: Path) -> None:
    with interface() as server:
        ended = sent(server, plan)
    assert (ended.returncode, server.asked) == (2, [])
    assert "say so with --yes" in ended.stderr


@pytest.mark.parametrize("more", [("--yes",), ("--yes", "--debug"), ("--yes", "--email", "a@example.org")])
def test_a_wrong_token_ends_with_three_and_is_never_shown(plan: Path, more: tuple[str, ...]) -> None:
    with interface() as server:
        ended = sent(server, plan, *more, token="s3cr3t-t0k3n")  # noqa: S106 - it opens nothing
    assert ended.returncode == 3
    assert "does not take the token" in ended.stderr
    assert "s3cr3t-t0k3n" not in ended.stdout + ended.stderr
    assert server.plans == []


def test_another_server_than_that_of_the_token_is_wrong_usage(plan: Path) -> None:
    with interface() as server, interface() as other:
        ended = sent(server, plan, "--yes", "--url", other.address)
    assert (ended.returncode, server.asked, other.asked) == (2, [], [])


def test_plans_are_sent_to_known_servers_only(plan: Path) -> None:
    ended = fairtool("dmp", "send", "elsewhere", plan)
    assert ended.returncode == 2
    assert "use opidor" in ended.stderr
