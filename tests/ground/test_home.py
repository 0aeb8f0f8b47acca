"""The data home is where the person says, or where the system keeps such things."""

from pathlib import Path

import pytest

from hearten.ground.home import data_home


def test_the_person_can_choose(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HEARTEN_HOME", str(tmp_path / "mine"))
    assert data_home() == tmp_path / "mine"


@pytest.mark.parametrize(
    ("system", "variable", "expected"),
    [
        ("linux", "XDG_DATA_HOME", "hearten"),
        ("win32", "LOCALAPPDATA", "Hearten"),
    ],
)
def test_the_system_has_a_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str, variable: str, expected: str
) -> None:
    monkeypatch.delenv("HEARTEN_HOME", raising=False)
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setenv(variable, str(tmp_path))
    assert data_home() == tmp_path / expected


def test_a_mac_has_its_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("HEARTEN_HOME", raising=False)
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert data_home() == tmp_path / "Library" / "Application Support" / "Hearten"
