"""A priors file says what it says, or is refused kindly."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearten.effects.priors import DEFAULT, Priors, PriorsNotUnderstood, read_priors


def test_toml_and_json_say_the_same(tmp_path: Path) -> None:
    toml, json = tmp_path / "priors.toml", tmp_path / "priors.json"
    toml.write_text("platform = 6.5\nfading_hours = [1, 3]\nfading_weights = [1, 2]\n", encoding="utf-8")
    json.write_text('{"platform": 6.5, "fading_hours": [1, 3], "fading_weights": [1, 2]}', encoding="utf-8")
    wanted = Priors(platform=6.5, fading_hours=(1.0, 3.0), fading_weights=(1.0, 2.0))
    assert read_priors(toml) == read_priors(json) == wanted
    (tmp_path / "empty.toml").write_text("", encoding="utf-8")
    assert read_priors(tmp_path / "empty.toml") == DEFAULT


@pytest.mark.parametrize(
    "text",
    ["platform = ", "platfrom = 3", "platform = -1", "platform = true", "any_effect = 1.0", "fading_hours = [1]",
     "fading_hours = []", "space = 'wide'"],
)  # fmt: skip
def test_what_is_not_understood_names_the_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PriorsNotUnderstood, match=r"odd\.toml"):
        read_priors(path)


def test_a_list_is_no_priors_file(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text("[1]", encoding="utf-8")
    with pytest.raises(PriorsNotUnderstood):
        read_priors(path)
