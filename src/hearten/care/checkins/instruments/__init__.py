"""Well-tested questions of others, in their own words: one TOML file each, and the terms under which it may be shown.

No cut-off is kept here: a score is compared with the person's own scores before, never with a line.
"""
