"""Randomised experiments on oneself: design, draw, commit, log, analyse. See docs/experiments.md.

Everything here works alone: no vault, no files, no clock. It needs Python and NumPy; designs, draws and logs need
Python alone.

    design ──draw(seed)──► schedule ──days pass──► outcomes ──analyse──► effect, interval, how sure
       └─commit(seed)─► a hash in the log before the first day
"""
