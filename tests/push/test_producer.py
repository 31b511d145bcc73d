"""What a producer gets wrong, or a pipeline does, and what the commands of push make of it."""

from tests.push.servers.pycsw import PycswServer
from tests.push.servers.records import record
from tests.push.shell import Shell, actions

BROKEN = record("b").replace(b"<gmd:citation>", b"<gmd:cytation>").replace(b"</gmd:citation>", b"</gmd:cytation>")


def test_a_file_of_a_folder_that_is_no_record_is_told(shell: Shell) -> None:
    shell.write("b.xml", b"")
    ran = shell.run("plan", "catalogue", "records")
    assert "2 to create" in ran.stdout
    assert "they do not begin as records do: 1, such as records/b.xml" in ran.stderr
    for name in ("a", "c"):
        (shell.folder / f"records/{name}.xml").unlink()
    assert "none of 1 files begins as records do" in shell.run("plan", "catalogue", "records").stderr


def test_a_report_that_cannot_be_written_is_told_before_anything_is_sent(shell: Shell, pycsw: PycswServer) -> None:
    shell.plan()
    ran = shell.run("apply", "push-plan.json", "--format", "json=nowhere/result.json")
    assert ran.returncode == 2
    assert "nowhere/result.json cannot be written" in ran.stderr
    assert pycsw.count() == 0


def test_what_the_project_accepts_is_no_error_for_a_push_either(shell: Shell) -> None:
    shell.write("b.xml", BROKEN)
    refused = shell.plan("--profile", "iso")["items"][1]
    rule = refused["reason"].partition("(rule ")[2].partition(")")[0]
    assert "See" in refused["reason"]
    assert refused["reason"].endswith("fairtool validate --profile iso records/b.xml")
    configuration = shell.folder / "fairtool.toml"
    accepted = "".join(
        f'[[ignore]]\nrule = "{one}"\nreason = "as it came from the archive"\n' for one in (rule, "iso", "inspire")
    )
    configuration.write_text(configuration.read_text() + accepted)
    assert actions(shell.plan("--profile", "iso"))["b"] == "create"


def test_a_catalogue_has_no_drafts_to_publish(shell: Shell) -> None:
    shell.plan()
    for words in (
        ("plan", "catalogue", "records", "--publish", "major"),
        ("apply", "push-plan.json", "--submit-for-review"),
    ):
        ran = shell.run(*words)
        assert ran.returncode == 2
        assert "a target of the kind csw has none" in ran.stderr


def test_a_profile_that_there_is_not_is_told_even_where_nothing_is_to_be_written(shell: Shell) -> None:
    shell.plan()
    shell.run("apply", "push-plan.json")
    ran = shell.run("plan", "catalogue", "records", "--profile", "nosuch")
    assert ran.returncode == 2
    assert "nosuch" in ran.stderr


def test_addresses_and_standard_input_are_not_pushed(shell: Shell) -> None:
    for name in ("-", "https://example.org/record.xml"):
        ran = shell.run("plan", "catalogue", name)
        assert ran.returncode == 2
        assert "a push reads files" in ran.stderr
