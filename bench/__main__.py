"""`make bench`: prints one table a subject, and writes the figures to `bench/out/results.json`."""

from __future__ import annotations

import json
import os
import sys

from bench import effects, effects_parts, experiments, inputs, main_job, signals, sources, web_pages

SUBJECTS = {
    "main_job": main_job.run,
    "sources": sources.run,
    "effects": effects.run,
    "parts": effects_parts.run,
    "experiments": experiments.run,
    "signals": signals.run,
    "web": web_pages.run,
}


def main() -> None:
    """Run the subjects named on the command line, or all of them."""
    os.environ["PYTHONWARNINGS"] = "ignore"
    chosen = sys.argv[1:] or list(SUBJECTS)
    results = {name: SUBJECTS[name]() for name in chosen}
    inputs.OUT.mkdir(exist_ok=True)
    (inputs.OUT / "results.json").write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
