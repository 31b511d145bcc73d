"""The job scripts of an audit: every scheduler runs them, every name arrives, and what was cut short goes on."""

import shutil
import signal
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from fairtool.audit.schedulers import Resources
from fairtool.audit.script import Job, cluster_named, scripts
from fairtool.errors import UsageError
from tests.audit.cluster import PROGRAMS, Cluster, program

CLUSTERS = tuple(PROGRAMS)
# It stands in for a run that takes hours: it writes down what it was given, and ends as the test says.
RUN = """name=arguments-$2
case "$*" in *--stored*) name=arguments-across ;; esac
printf '%s\\0' "$@" >"$name"
for word in "$@"; do
  [ "${before:-}" != --store ] || [ -n "${STORELESS:-}" ] || echo results >"$word"
  before=$word
done
exit "${STATUS:-0}" """
LONG_RUN = """trap 'exit 130' USR1 TERM
touch started
for ((i = 0; i < 600; i++)); do sleep 0.1; done"""


class Site:
    """A cluster, and the folder where the scripts of an audit are."""

    def __init__(self, folder: Path, kind: str, run: str = RUN, **asked: object) -> None:
        """Write the scripts of an audit of three parts."""
        self.folder = folder / "it's here"
        self.folder.mkdir()
        self.cluster = Cluster(folder / "bin", kind)
        command = (str(program(folder / "run it", run)),)
        made = Job(cluster_named(kind), str(self.folder), ("/data",), command, Resources(3600, 2, parts=3))
        for name, text in scripts(replace(made, **asked)).items():  # type: ignore[arg-type]  # by the names of fields
            (self.folder / name).write_text(text, encoding="utf-8")

    def part(self, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run the second part of an array of SLURM."""
        return self.cluster.run(self.folder / "array.sh", SLURM_ARRAY_TASK_ID="2", SLURM_JOB_ID="72", **variables)

    def started(self, **variables: str) -> subprocess.Popen[str]:
        """Start the second part, and give it when its run has begun."""
        environment = {**self.cluster.environment, "SLURM_ARRAY_TASK_ID": "2", "SLURM_JOB_ID": "72", **variables}
        running = subprocess.Popen(["bash", self.folder / "array.sh"], env=environment, text=True)
        while not (self.folder / "started").exists():
            assert running.poll() is None
        return running

    def given(self, name: str) -> list[str]:
        """Give the words that a command was called with."""
        return (self.folder / name).read_text(encoding="utf-8").split("\0")[:-1]

    def has(self, name: str) -> bool:
        """Say whether a file is there."""
        return (self.folder / name).exists()


ODD = ('/a b/it\'s $HOME `x` "y" * \\', "https://host/csw?a=1&b=2")


@pytest.mark.parametrize("kind", CLUSTERS)
def test_bash_reads_every_script(tmp_path: Path, kind: str) -> None:
    site = Site(tmp_path, kind, roots=ODD, modules=("netcdf", "python/3.11"))
    names = sorted(site.folder.glob("*.sh"))
    assert len(names) == 3
    assert [name for name in names if subprocess.run(["bash", "-n", name], check=False).returncode] == []


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="shellcheck is not installed")
@pytest.mark.parametrize("kind", CLUSTERS)
def test_shellcheck_finds_nothing(tmp_path: Path, kind: str) -> None:
    site = Site(tmp_path, kind, roots=ODD, modules=("netcdf", "python/3.11"))
    checked = subprocess.run(["shellcheck", *site.folder.glob("*.sh")], capture_output=True, text=True, check=False)
    assert checked.stdout == ""


@pytest.mark.parametrize("kind", CLUSTERS)
def test_a_cluster_runs_every_part_and_then_the_merge(tmp_path: Path, kind: str) -> None:
    site = Site(tmp_path, kind)
    done = site.cluster.run(site.folder / "submit.sh")
    assert (done.returncode, done.stderr) == (0, "")
    for part in ("1", "2", "3"):
        assert site.has(f"shard-{part}.done")
    assert site.given("arguments-run")[2:] == ["/data", "--shard", "3/3", "--store", "shard-3.sqlite", "--resume"]
    stores = ["shard-1.sqlite", "shard-2.sqlite", "shard-3.sqlite"]
    assert site.given("arguments-merge") == ["audit", "merge", "--store", "all.sqlite", *stores]
    assert site.given("arguments-across")[2:] == ["/data", "--store", "all.sqlite", "--stored"]
    assert site.given("arguments-report")[2:] == ["all.sqlite", "--format", "html=report.html"]


@pytest.mark.parametrize(
    ("kind", "after"),
    [
        ("slurm", "sbatch --dependency=afterany:77 merge.sh"),
        ("pbs", "qsub -W depend=afterany:77[].server merge.sh"),
        ("lsf", "bsub -w numended(77, *)"),
        ("oar", "oarsub -S -a 71 -a 72 -a 73 ./merge.sh"),
    ],
)
def test_the_merge_waits_for_all_parts(tmp_path: Path, kind: str, after: str) -> None:
    site = Site(tmp_path, kind)
    site.cluster.run(site.folder / "submit.sh")
    assert site.cluster.asked[-1] == after


@pytest.mark.parametrize(
    "root", ["/a b/c", "/it's", '/"x"', "/$HOME", "/`id`", "/a\\b", "/*", "/é\u2028è", "https://host/csw?a=1&b=2;c"]
)
def test_a_name_arrives_as_it_is(tmp_path: Path, root: str) -> None:
    site = Site(tmp_path, "slurm", roots=("/first", root), options=("--profile", "my profile"))
    assert site.part().returncode == 0
    given = site.given("arguments-run")
    assert given[2:4] == ["/first", root]
    assert given[-2:] == ["--profile", "my profile"]


@pytest.mark.parametrize("status", ["0", "1", "3", "4"])
def test_findings_and_unreadable_files_are_results(tmp_path: Path, status: str) -> None:
    site = Site(tmp_path, "slurm")
    assert site.part(STATUS=status).returncode == 0
    assert site.has("shard-2.done")


def test_a_part_without_a_store_is_not_done(tmp_path: Path) -> None:
    site = Site(tmp_path, "slurm")
    assert site.part(STATUS="4", STORELESS="yes").returncode == 4
    assert not site.has("shard-2.done")


def test_a_part_that_fails_is_not_done_even_where_it_was(tmp_path: Path) -> None:
    site = Site(tmp_path, "slurm")
    site.part()
    assert site.part(STATUS="2").returncode == 2
    assert not site.has("shard-2.done")
    assert site.cluster.asked == []


def test_before_the_time_is_up_the_run_is_told_and_the_part_goes_back_into_the_queue(tmp_path: Path) -> None:
    site = Site(tmp_path, "slurm", LONG_RUN)
    running = site.started()
    running.send_signal(signal.SIGUSR1)
    assert running.wait() == 0
    assert site.cluster.asked == ["scontrol requeue 72"]
    assert not site.has("shard-2.done")


def test_a_part_that_is_cancelled_stays_out_of_the_queue(tmp_path: Path) -> None:
    site = Site(tmp_path, "slurm", LONG_RUN)
    running = site.started()
    running.terminate()
    assert running.wait() == 130
    assert site.cluster.asked == []


@pytest.mark.parametrize(
    ("kind", "number", "status"), [("pbs", "PBS_ARRAY_INDEX", 130), ("oar", "NONE", 99), ("lsf", "LSB_JOBINDEX", 99)]
)
def test_where_the_scheduler_cannot_warn_the_script_counts_the_time(
    tmp_path: Path, kind: str, number: str, status: int
) -> None:
    site = Site(tmp_path, kind, LONG_RUN)
    script = site.folder / "array.sh"
    text = script.read_text(encoding="utf-8")
    assert "--signal=USR1 3300 " in text
    script.write_text(text.replace("USR1 3300 ", "USR1 0.2 ").replace("$1", "2", kind == "oar"), encoding="utf-8")
    assert site.cluster.run(script, **{number: "2"}).returncode == status
    assert not site.has("shard-2.done")


def test_a_part_is_not_put_back_for_ever(tmp_path: Path) -> None:
    site = Site(tmp_path, "slurm")
    (site.folder / "shard-2.tries").write_text("again\n" * 50, encoding="utf-8")
    ended = site.part(STATUS="130")
    assert ended.returncode == 130
    assert "too often" in ended.stderr
    assert site.cluster.asked == []


def test_nothing_is_merged_before_all_parts_are_done(tmp_path: Path) -> None:
    site = Site(tmp_path, "slurm")
    site.part()
    ended = site.cluster.run(site.folder / "merge.sh")
    assert ended.returncode == 1
    assert ended.stderr.endswith(": 1 3\n")
    assert not site.has("arguments-merge")


def _job(**asked: object) -> Job:
    resources = replace(Resources(3600, 2, parts=3), **asked.pop("resources", {}))  # type: ignore[arg-type]
    return replace(Job("slurm", "/work", ("/data",), ("fairtool",), resources), **asked)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"roots": ("/a\nb",)}, r"'/a\nb' has a line break in it, which a job script cannot hold"),
        ({"roots": ("/a\rb",)}, r"'/a\rb' has a line break in it, which a job script cannot hold"),
        ({"folder": "/a\nb"}, r"'/a\nb' has a line break in it, which a job script cannot hold"),
        ({"modules": ("a\nrm -r /",)}, r"'a\nrm -r /' has a line break in it, which a job script cannot hold"),
        ({"roots": ("/\udcff",)}, r"'/\udcff' is not UTF-8, which a job script is written in"),
        ({"resources": {"account": "a b"}}, "--account cannot be a b"),
        ({"resources": {"account": "a\n#SBATCH --wrap=x"}}, "--account cannot be a\n#SBATCH --wrap=x"),
        ({"resources": {"queue": '"'}}, '--queue cannot be "'),
        ({"resources": {"parts": 1}}, "--shards is 1; write a number from 2 to 10000"),
        ({"resources": {"cpus": 0}}, "--cpus is 0; write a number from 1 to 1024"),
        ({"resources": {"seconds": 5}}, "--time is 5 seconds; write from 60 to 31536000"),
        ({"cluster": "oar", "resources": {"memory": 1}}, "OAR gives memory with the cores"),
    ],
)
def test_what_cannot_stand_in_a_script_is_refused(asked: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        scripts(_job(**asked))
    assert str(caught.value).startswith(message)


def test_an_unknown_cluster_is_told_with_those_that_are_known() -> None:
    with pytest.raises(UsageError, match="there is no cluster condor; the clusters are slurm, pbs, oar, lsf"):
        cluster_named("condor")


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("slurm", ["--array=1-3", "--time=30:00:00", "--mem=8192M", "--account=p", "--partition=long"]),
        ("pbs", ["-J 1-3", "-l select=1:ncpus=2:mem=8192mb", "-l walltime=30:00:00", "-A p", "-q long"]),
        ("oar", ["-t idempotent", "-l /nodes=1/core=2,walltime=30:00:00", "--project=p", "-q long"]),
        ("lsf", ['-J "fairtool-audit[1-3]"', "-W 30:00", "-M 8192MB", "-P p", "-q long", "-Q 99"]),
    ],
)
def test_a_job_asks_for_what_the_user_asks_for(kind: str, lines: list[str]) -> None:
    memory = 0 if kind == "oar" else 8192
    asked = {"seconds": 108_000, "memory": memory, "account": "p", "queue": "long"}
    text = scripts(_job(cluster=kind, resources=asked))["array.sh"]
    said = [
        line.split(" ", 1)[1] for line in text.splitlines() if line.startswith(("#SBATCH", "#PBS", "#OAR", "#BSUB"))
    ]
    assert [line for line in lines if line not in said] == []
