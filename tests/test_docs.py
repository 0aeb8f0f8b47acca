"""The documents agree with the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from hearten.cli import app
from hearten.journeys.sources import readable

ROOT = Path(__file__).parents[1]
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def table_rows(text: str) -> list[list[str]]:
    """The rows of the first table of a Markdown text."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_table_of_sources_is_what_the_registry_says() -> None:
    written = {
        row[0]: (row[1].strip("`"), row[2].split(", "), row[3].split(", "))
        for row in table_rows((ROOT / "docs" / "sources.md").read_text(encoding="utf-8"))
    }
    known = {row["title"]: (row["platform"], row["kinds"], row["fills"]) for row in readable()["platforms"]}
    assert written == known


def test_every_command_is_in_the_readme_or_the_docs() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in DOCS)
    for command in typer.main.get_command(app).commands:  # type: ignore[attr-defined]
        assert f"hearten {command}" in text, command


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_inside_the_project_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("name", ["product.txt", "dev.txt", "bench.txt"])
def test_pins_are_exact_and_hashed_and_name_no_address(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    pins = re.findall(r"(?m)^[A-Za-z0-9_.\[\]-]+.*$", text)
    assert pins
    for pin in pins:
        assert re.match(r"[A-Za-z0-9_.\[\]-]+==[^ ]+ ", pin), pin
    assert text.count("--hash=sha256:") >= len(pins)
