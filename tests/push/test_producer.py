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


def test_a_plan_that_is_applied_elsewhere_says_where_it_was_made(shell: Shell, pycsw: PycswServer) -> None:
    shell.plan()
    (shell.folder / "records").rename(shell.folder / "others")
    ran = shell.run("apply", "push-plan.json")
    assert ran.returncode == 2
    assert "none of the records of push-plan.json is here: there is no records/a.xml" in ran.stderr
    assert pycsw.count() == 0


def test_what_became_of_a_plan_is_no_plan(shell: Shell) -> None:
    shell.plan()
    shell.run("apply", "push-plan.json", "--format", "json=result.json", "--format", "markdown=result.md")
    ran = shell.run("apply", "result.json")
    assert ran.returncode == 2
    assert "result.json tells what became of a plan, and is no plan" in ran.stderr


def test_a_record_that_has_no_form_there_has_the_same_exit_code_in_plan_and_verify(shell: Shell) -> None:
    nameless = (
        record("b").replace(b"<gmd:fileIdentifier>", b"<gmd:old>").replace(b"</gmd:fileIdentifier>", b"</gmd:old>")
    )
    shell.write("b.xml", nameless)
    assert shell.run("plan", "catalogue", "records", "--no-validate").returncode == 1
    document = shell.json("verify", "catalogue", "records")
    assert {one["path"]: one["verdict"] for one in document["items"]}["records/b.xml"] == "refused"
    assert shell.run("verify", "catalogue", "records").returncode == 1


def test_markdown_shows_what_changes_and_quiet_shows_trouble_alone(shell: Shell) -> None:
    shell.plan()
    shell.run("apply", "push-plan.json")
    shell.write("b.xml", record("b", title="Another"))
    shell.write("d.xml", record("c"))
    ran = shell.run("plan", "catalogue", "records", "--quiet", "--format", "text", "--format", "markdown=plan.md")
    assert "records/b.xml" not in ran.stdout
    assert "records/d.xml" in ran.stdout
    assert "1 to update, 1 unchanged, 2 refused" in ran.stdout
    table = (shell.folder / "plan.md").read_text()
    assert "identificationInfo.citation.title: " in table
    assert "Another" in table


def test_an_update_that_changes_no_field_says_so(shell: Shell) -> None:
    shell.plan()
    shell.run("apply", "push-plan.json")
    shell.write(
        "b.xml",
        record("b", title="Title of b").replace(b'codeList="http://www.loc.gov', b'codeList="https://www.loc.gov'),
    )
    document = shell.plan("--no-validate")
    assert document["items"][1]["action"] == "update"
    assert document["items"][1]["changes"] == []
    assert "which no field shows" in document["items"][1]["reason"]


def test_many_records_are_told_by_their_numbers(shell: Shell) -> None:
    for number in range(30):
        shell.write(f"n{number:02}.xml", record(f"n{number:02}"))
    ran = shell.run("verify", "catalogue", "records")
    assert ran.stdout.count("records/") == 20
    assert "and 13 more" in ran.stdout
    assert "33 missing" in ran.stdout
    shell.plan("--no-validate")
    shell.run("apply", "push-plan.json")
    stands = shell.run("status", "catalogue", "n01")
    assert "1 there" in stands.stdout
    told = shell.run("status", "catalogue").stdout
    assert told.count("records/") == 20
    assert "33 there" in told
    assert "not pushed from here" in shell.run("status", "catalogue", "nobody").stdout
