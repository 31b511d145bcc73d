"""Clusters of one machine: stand-ins for the programs of schedulers, which run what they are given at once."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

# Each runs the parts of the array one by one, or the merge, and writes down how it was called.
PROGRAMS: Mapping[str, Mapping[str, str]] = {
    "slurm": {
        "sbatch": """case "${*: -1}" in
array.sh) for part in 1 2 3; do SLURM_ARRAY_TASK_ID=$part SLURM_JOB_ID=7$part bash array.sh >&2; done; echo '77;here' ;;
*) bash merge.sh ;;
esac""",
        "scontrol": "true",
    },
    "pbs": {
        "qsub": """case "${*: -1}" in
array.sh) for part in 1 2 3; do PBS_ARRAY_INDEX=$part bash array.sh >&2; done; echo '77[].server' ;;
*) bash merge.sh ;;
esac"""
    },
    "lsf": {
        "bsub": """script=$(cat)
case "$script" in
*'audit merge'*) bash -c "$script" ;;
*) for part in 1 2 3; do LSB_JOBINDEX=$part bash -c "$script" >&2; done
  echo 'Job <77> is submitted to queue <normal>.' ;;
esac"""
    },
    "oar": {
        "oarsub": """case "${*: -1}" in
./array.sh) while read -r part; do
    bash array.sh "$part" >&2
    echo "OAR_JOB_ID=7$part"
  done <"$3" ;;
*) bash merge.sh ;;
esac"""
    },
}


class Cluster:
    """A folder with the programs of a scheduler, and what was asked of them."""

    def __init__(self, folder: Path, kind: str) -> None:
        """Write the programs."""
        self.folder = folder
        self._log = folder / "asked"
        folder.mkdir(parents=True)
        for name, text in PROGRAMS[kind].items():
            program(folder / name, f'printf "%s\\n" "{name} $*" >>"{self._log}"\n{text}')

    @property
    def asked(self) -> list[str]:
        """How the programs were called, in order."""
        return self._log.read_text(encoding="utf-8").splitlines() if self._log.exists() else []

    @property
    def environment(self) -> dict[str, str]:
        """The environment in which the programs are found."""
        return {**os.environ, "PATH": f"{self.folder}:{os.environ['PATH']}"}

    def run(self, script: Path, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a script to its end."""
        environment = {**self.environment, **variables, "PATH": self.environment["PATH"]}
        return subprocess.run(["bash", script], capture_output=True, text=True, env=environment, check=False)


def program(path: Path, text: str) -> Path:
    """Write a program in bash."""
    path.write_text(f"#!/bin/bash\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path
