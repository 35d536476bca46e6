"""A benchmark that nobody runs rots: here it runs, with few questions."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.e2e.process import ROOT


@pytest.mark.long
def test_the_benchmark_runs_and_prints_a_line_for_each_figure() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "1"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert [line.split()[0] for line in run.stdout.splitlines()] == [
        "way",
        "load,",
        "memory",
        "memory",
        "start",
        "idle,",
        "webhook,",
        "page,",
        "ask,",
        "outbox,",
    ]
    assert run.stderr == ""
