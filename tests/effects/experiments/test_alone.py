"""The module is of use to people who have none of the rest."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("pyarrow", "duckdb", "scipy", "pyrage", "typer", "rich", "django", "hearten.vault", "hearten.sources")


def loaded(*modules: str) -> set[str]:
    code = "\n".join(
        [*(f"import hearten.effects.experiments.{name}" for name in modules), "import sys", "print(*sys.modules)"]
    )
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


def test_designing_and_drawing_needs_python_alone() -> None:
    assert not loaded("design", "draw", "commitment", "variation", "errors", "outcomes") & {*HEAVY, "numpy"}


@pytest.mark.parametrize("name", ["analysis", "plan", "past"])
def test_planning_and_analysing_needs_numpy_alone(name: str) -> None:
    modules = loaded(name)
    assert "numpy" in modules
    assert not modules & set(HEAVY)
