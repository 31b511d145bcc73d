"""What a GeoNetwork is asked before anything is sent: who we are, which group, and whether a program can sign in."""

from collections.abc import Iterator

import pytest

from fairtool.errors import UsageError
from fairtool.push.form import Prospect
from fairtool.push.geonetwork.account import BY_HAND
from tests.push.flow import opened
from tests.push.servers.geonetwork import GeoNetwork, SignOn
from tests.push.servers.geonetwork_model import ADMIN, EDITOR, FORMATER, GUEST, ODATIS, REGISTERED, REVIEWER, User
from tests.push.servers.loopback import Asked, Loopback, Reply

BOTH = User(9, "lea", "lea-secret", EDITOR.profile, (ODATIS.number, FORMATER.number))
NOWHERE = User(10, "max", "max-secret", EDITOR.profile)


@pytest.fixture
def server() -> Iterator[GeoNetwork]:
    with GeoNetwork(users=(ADMIN, EDITOR, REVIEWER, REGISTERED, GUEST, BOTH, NOWHERE)) as running:
        yield running


def look(server: GeoNetwork, who: User | None = EDITOR, password: str = "", **settings: str) -> Prospect:
    key = f"{who.name}:{password or who.password}" if who else ""
    with opened("geonetwork", server.url, key, settings) as catalogue:
        return catalogue.prospect()


def refusal(prospect: Prospect) -> str:
    (found,) = prospect.refusals
    return found.text()


def test_the_version_and_the_user_are_told(server: GeoNetwork) -> None:
    prospect = look(server)
    assert (prospect.software, prospect.user, prospect.refusals) == ("GeoNetwork 4.2.8", "marie", ())


def test_that_records_will_be_private_or_public_is_told(server: GeoNetwork) -> None:
    assert "are private" in look(server).notes[0].text()
    assert "are published" in look(server, REVIEWER, public="true").notes[0].text()


def test_an_editor_who_may_not_publish_is_told_before_anything_is_sent(server: GeoNetwork) -> None:
    assert "may not publish" in refusal(look(server, public="true"))


@pytest.mark.parametrize("who", [GUEST, REGISTERED])
def test_who_may_not_write_is_told_what_it_takes(server: GeoNetwork, who: User) -> None:
    assert f"the user {who.name} is {who.profile.name}; writing wants Editor or above" in refusal(look(server, who))


def test_a_wrong_password_is_told(server: GeoNetwork) -> None:
    assert "the password is another one (HTTP status 401)" in refusal(look(server, EDITOR, "wrong"))


def test_a_missing_key_is_told_with_its_variable(server: GeoNetwork) -> None:
    assert "set FAIRTOOL_KEY_127_0_0_1_PORT" in refusal(look(server, None))


@pytest.mark.parametrize("who", [EDITOR, None])
@pytest.mark.parametrize("sign_on", [SignOn.REDIRECT, SignOn.PAGE])
def test_a_single_sign_on_is_told_with_the_import_by_hand(who: User | None, sign_on: SignOn) -> None:
    with GeoNetwork(sign_on=sign_on) as server:
        prospect = look(server, who)
        assert "single sign-on" in refusal(prospect)
        assert prospect.refusals[0].hint == BY_HAND
        assert "fairtool push kit" in BY_HAND
        assert {one.method for one in server.asked} == {"GET"}


def test_the_host_that_people_sign_in_at_is_named() -> None:
    with GeoNetwork(sign_on=SignOn.REDIRECT, login="https://sso.example.org/cas") as server:
        assert "sends to sso.example.org to sign in" in refusal(look(server))


class Blind(GeoNetwork):
    """One that takes everybody for a visitor, whatever they send."""

    def answer(self, asked: Asked) -> Reply:
        """Forget who asks."""
        headers = {name: value for name, value in asked.headers.items() if name != "authorization"}
        return super().answer(Asked(asked.method, asked.target, headers, asked.body))


def test_a_site_that_does_not_look_at_passwords_is_told() -> None:
    with Blind() as server:
        assert "does not look at the user and the password" in refusal(look(server))


def test_one_group_is_taken_and_several_are_asked_about(server: GeoNetwork) -> None:
    assert look(server).refusals == ()
    assert "write group = one of odatis, formater" in refusal(look(server, BOTH))
    assert look(server, BOTH, group="odatis").refusals == ()
    assert "is an editor in no group" in refusal(look(server, NOWHERE))


def test_a_group_that_is_not_there_or_not_ones_own_is_told(server: GeoNetwork) -> None:
    for group in ("theia", "formater"):
        found = refusal(look(server, group=group))
        assert f"the user marie is an editor in no group {group}: write group = one of odatis" in found


def test_an_administrator_without_a_group_is_told_where_records_go(server: GeoNetwork) -> None:
    assert any("no group is said" in note.text() for note in look(server, ADMIN).notes)


def test_a_wrong_setting_is_a_wrong_usage(server: GeoNetwork) -> None:
    with pytest.raises(UsageError, match="public = perhaps"):
        look(server, public="perhaps")


class Elsewhere(Loopback):
    """A server of something else."""

    def answer(self, asked: Asked) -> Reply:
        """Know nothing."""
        return Reply(404, asked.path.encode())


def test_what_is_no_geonetwork_is_told() -> None:
    with Elsewhere() as server, opened("geonetwork", f"{server.origin}/geonetwork", "a:b") as catalogue:
        assert "is no GeoNetwork 4" in catalogue.prospect().refusals[0].text()
