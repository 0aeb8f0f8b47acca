"""Random tests are the same at every run, so that a change is judged by itself; `make nightly` searches anew."""

from __future__ import annotations

import os

from hypothesis import settings

# As `hearten` itself does before NumPy is there: threads for small matrices cost more than they bring.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("searching", deadline=None, print_blob=True)
settings.load_profile("searching" if "HEARTEN_FUZZ_CASES" in os.environ else "steady")
