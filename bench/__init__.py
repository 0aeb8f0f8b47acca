"""The benchmarks: whole processes, CPU seconds, medians, and ratios against peers in the same run."""

import os

# As `hearten` itself does: NumPy's algebra would start a thread for every core, and they cost more than they bring.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
