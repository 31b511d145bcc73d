"""How many cores a process uses: never more than its job, its container or a log-in node has for it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from fairtool.workload import Machine, cores, share

V2 = "25 1 0:22 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate\n"
V1 = "33 25 0:30 {root} /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct\n"
SET = "34 25 0:31 / /sys/fs/cgroup/cpuset rw - cgroup cgroup rw,cpuset\n"


def machine(folder: Path, files: Mapping[str, str] | None = None, *, cores: int = 64, **environment: str) -> Machine:
    """Give a machine of some cores whose system has some files."""
    for name, text in (files or {}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Machine(cores, "node12.cluster.example.org", environment, folder)


def test_this_process_may_use_a_core() -> None:
    assert cores() >= 1


def test_without_any_limit_all_cores_that_the_system_allows_are_used(tmp_path: Path) -> None:
    found = share(machine(tmp_path, cores=8))
    assert found.cores == 8
    assert found.why() == "cores that the system lets this process run on: 8"


@pytest.mark.parametrize(
    ("group", "files", "expected"),
    [
        ("/job", {"job/cpu.max": "400000 100000\n"}, 4),
        ("/job", {"job/cpu.max": "150000 100000\n"}, 2),
        ("/job", {"job/cpu.max": "20000 100000\n"}, 1),
        ("/job", {"job/cpu.max": "max 100000\n"}, 64),
        ("/user/job", {"user/job/cpu.max": "max 100000", "user/cpu.max": "300000 100000"}, 3),
        ("/user/job", {"user/job/cpu.max": "200000 100000", "user/cpu.max": "300000 100000"}, 2),
        ("/", {"cpu.max": "500000 100000"}, 5),
        ("/../../other", {"cpu.max": "500000 100000", "other/cpu.max": "100000 100000"}, 5),
        ("/job", {"job/cpu.max": "many cores"}, 64),
        ("/job", {"job/cpu.max": "400000 0"}, 64),
        ("/job", {}, 64),
    ],
)
def test_a_group_of_version_2_limits_its_own_and_those_below(
    tmp_path: Path, group: str, files: Mapping[str, str], expected: int
) -> None:
    system = {"proc/self/cgroup": f"0::{group}\n", "proc/self/mountinfo": V2}
    system |= {f"sys/fs/cgroup/{name}": text for name, text in files.items()}
    assert share(machine(tmp_path, system)).cores == expected


@pytest.mark.parametrize(
    ("root", "group", "where", "quota", "expected"),
    [
        ("/", "/slurm/job_7", "slurm/job_7", "600000", 6),
        ("/", "/slurm/job_7", "slurm", "200000", 2),
        ("/", "/slurm/job_7", "slurm/job_7", "-1", 64),
        ("/docker/1a", "/docker/1a", ".", "300000", 3),  # a container sees its own group where all groups would be
        ("/docker/1a", "/elsewhere", ".", "300000", 3),
    ],
)
def test_a_group_of_version_1_limits_too(
    tmp_path: Path, *, root: str, group: str, where: str, quota: str, expected: int
) -> None:
    top = f"sys/fs/cgroup/cpu,cpuacct/{where}"
    system = {
        "proc/self/cgroup": f"5:cpuset:/none\n4:cpu,cpuacct:{group}\n0::/\n",
        "proc/self/mountinfo": SET + V1.format(root=root),
        f"{top}/cpu.cfs_quota_us": f"{quota}\n",
        f"{top}/cpu.cfs_period_us": "100000\n",
        "sys/fs/cgroup/cpuset/none/cpu.cfs_quota_us": "100000",
        "sys/fs/cgroup/cpuset/none/cpu.cfs_period_us": "100000",
    }
    assert share(machine(tmp_path, system)).cores == expected


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"SLURM_CPUS_ON_NODE": "16", "SLURM_CPUS_PER_TASK": "4"}, 4),
        ({"SLURM_CPUS_ON_NODE": "16"}, 16),
        ({"SLURM_CPUS_ON_NODE": "16(x2)"}, 64),
        ({"SLURM_CPUS_ON_NODE": "0"}, 64),
        ({"PBS_JOBID": "7.server", "NCPUS": "8"}, 8),
        ({"PBS_JOBID": "7.server", "PBS_NP": "24", "PBS_NUM_PPN": "12"}, 12),
        ({"NCPUS": "8"}, 64),
        ({"LSB_JOBID": "7", "LSB_DJOB_NUMPROC": "6"}, 6),
        ({"NSLOTS": "5"}, 5),
        ({"SLURM_CPUS_ON_NODE": "128"}, 64),
    ],
)
def test_a_job_uses_what_it_was_given(tmp_path: Path, environment: Mapping[str, str], expected: int) -> None:
    assert share(machine(tmp_path, **environment)).cores == expected


def test_the_reason_names_the_variable(tmp_path: Path) -> None:
    found = share(machine(tmp_path, SLURM_CPUS_ON_NODE="16", SLURM_CPUS_PER_TASK="4"))
    assert found.why() == "cores of the job, by the variable SLURM_CPUS_PER_TASK: 4"


def test_oar_counts_the_lines_that_name_this_machine(tmp_path: Path) -> None:
    nodes = tmp_path / "nodes"
    nodes.write_text("node11\nnode12\nnode12.cluster.example.org\nnode12\nnode120\n", encoding="utf-8")
    assert share(machine(tmp_path, OAR_NODEFILE=str(nodes))).cores == 3


@pytest.mark.parametrize("text", ["node11\nnode11\n", "", None])
def test_a_file_of_oar_that_does_not_name_this_machine_says_nothing(tmp_path: Path, text: str | None) -> None:
    nodes = tmp_path / "nodes"
    if text is not None:
        nodes.write_text(text, encoding="utf-8")
    assert share(machine(tmp_path, OAR_NODEFILE=str(nodes))).cores == 64


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Give a PATH on which jobs can be submitted."""
    program = tmp_path / "bin/sbatch"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program.parent)


def test_on_a_log_in_node_two_cores_are_used_and_the_reason_is_told(tmp_path: Path, path: str) -> None:
    found = share(machine(tmp_path, PATH=path))
    assert found.cores == 2
    assert found.why().startswith("sbatch is here and no job runs")
    assert share(machine(tmp_path, cores=1, PATH=path)).cores == 1


@pytest.mark.parametrize("running", [{"SLURM_CPUS_ON_NODE": "32"}, {"SLURMD_NODENAME": "node12"}, {"PBS_JOBID": "7"}])
def test_in_a_job_the_machine_is_no_log_in_node(tmp_path: Path, path: str, running: Mapping[str, str]) -> None:
    assert share(machine(tmp_path, PATH=path, **running)).cores >= 32


def test_an_allocation_alone_does_not_make_a_log_in_node_that_of_a_job(tmp_path: Path, path: str) -> None:
    assert share(machine(tmp_path, PATH=path, SLURM_JOB_ID="7", SLURM_CPUS_PER_TASK="40")).cores == 2
