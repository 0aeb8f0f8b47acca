"""The benchmarks: whole processes, CPU seconds, medians, and ratios against peers in the same run."""
