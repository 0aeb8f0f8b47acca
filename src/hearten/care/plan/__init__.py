"""My plan: six steps in a person's own words, lines they chose, and good moments they keep."""
